"""An article judged at once from its raw data, by the calls its notebooks make."""

from dataclasses import dataclass
from tempfile import TemporaryDirectory

from claimbook.judging import old_tables as tables
from claimbook.judging.book import JUDGING, Book, conclude, judge_claims, open_book
from claimbook.text.words import conventions


@dataclass(frozen=True)
class Live:
    """An article and its verdicts: {claim id: Judged} as of now and the dateline.

    `judgements` are {claim id: Judgement} of the planned claims, with the figures used.
    """

    book: Book
    judgements: dict
    now: dict
    then: dict


def judge_article(project, slug):
    """Return an article judged Live; raise Faults for what is wrong in its data.

    The tables its notebooks would hand on go to a folder that is thrown away.
    """
    judgements = {}
    with TemporaryDirectory() as place:
        book = open_book(slug, 100 * conventions().about_cap, project, place)
        book.save("claims", tables.claims(book))
        book.save("evidence", tables.evidence(book))
        for notebook in JUDGING:
            judgements |= judge_claims(book, notebook).judgements
        now, then = conclude(book)
    return Live(book, judgements, now, then)
