"""What the reader's page is made from: the book, its verdicts, what they rest on."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from claimbook.domain.verdict import NOT_CHECKABLE
from claimbook.judging.book import Book, conclude, open_book
from claimbook.judging.old_sentences import group_names
from claimbook.judging.specifications import MAIN
from claimbook.report.article import leading


@dataclass(frozen=True)
class Conclusion:
    """An article's verdicts, {claim id: Judged}, known now and on the dateline.

    `figures` are the rows of figures.csv by id; `used` are {(claim id, number of the
    specification): figure ids}.
    """

    book: Book
    now: dict
    then: dict
    figures: pd.DataFrame
    used: dict

    @property
    def lead(self):
        """The language the page opens in: the article's own, if it is one of them."""
        return leading(self.book.article.language)

    @cached_property
    def scored(self):
        """The claims that can be right or wrong."""
        return [j for j in self.now.values() if j.verdict.word != NOT_CHECKABLE]

    def statement(self, claim, wording):
        """Return what a claim says, in the reader's language."""
        return getattr(claim, f"statement_{wording.language}")

    def plan(self, claim_id):
        """Return the PlanEntry of a claim, or None where documents settle it."""
        return self.book.raw.plan.get(claim_id)

    def names(self, one, wording):
        """Return the names the plan gives to a claim's groups and to its parts'."""
        names = {}
        for judged in (*one.parts, one):
            entry = self.plan(judged.claim.claim_id)
            names |= group_names(entry, wording) if entry else {}
        return names

    def why(self, claim_id, group, wording):
        """Return (the analyst's reason for a group, the language it is in)."""
        entry = self.plan(claim_id)
        own = entry.reasons if group == MAIN else entry.other.get(group, {})
        found = own.get(f"why_{wording.language}")
        return (found, wording.language) if found else (own.get("why", ""), "en")


def concluded(article, about_percent):
    """Open an article, join what the notebooks found, and return its Conclusion."""
    book = open_book(article, about_percent)
    now, then = conclude(book)
    used = {}
    for row in book.load("rests-on", "5-report").itertuples(index=False):
        used.setdefault((row.claim_id, row.number), []).append(row.figure_id)
    figures = book.load("figures", "5-report").set_index("figure_id", drop=False)
    return Conclusion(book, now, then, figures, used)
