"""The raw data as a whole: figures, articles and corrections, read and checked.

Imports nothing that draws or tabulates: faults are asked for often.
"""

from dataclasses import dataclass

from claimbook.data.article import read_article
from claimbook.data.errata import read_errata
from claimbook.data.read import listed, near_miss
from claimbook.data.schema import Article
from claimbook.data.sources import read_figures
from claimbook.faults import Fault, Faults
from claimbook.judging.cleaning import clean_claims
from claimbook.text.words import conventions


@dataclass(frozen=True)
class Sound:
    """What putting a report in place needs of an article that has no fault.

    It is little, because it is kept of every article that is built. `sources` are the
    names of all that its plan may draw a figure from, in order.
    """

    article: Article
    sources: tuple


def known(project, chosen):
    """Return the slugs; raise Faults for those of `chosen` that are none."""
    there = project.slugs()
    faults = [
        Fault(
            "articles",
            slug,
            "no such article",
            listed(there),
            near_miss(slug, there) + "An article is a folder of data/raw/articles.",
        )
        for slug in chosen
        if slug not in there
    ]
    if faults:
        raise Faults(faults)
    return there


def read(project, chosen, faults):
    """Return {slug: Sound}; raise Faults with all of `faults` and of the files."""
    raw, sound = read_figures(project, faults), {}
    for slug in chosen:
        article = read_article(project, slug, raw, faults)
        if article:
            name = project.shown(project.articles / slug / "claims.csv")
            clean_claims(article, name, conventions(), faults)
        if not faults:
            sources = tuple(sorted(article.sources()))
            sound[slug] = Sound(article.article, sources)
    if faults:
        raise Faults(faults)
    return sound


def check(project, chosen):
    """Raise Faults with every fault of the figures and of the `chosen` articles."""
    there, faults = known(project, chosen), []
    read_errata(project, there, faults)
    read(project, chosen or there, faults)
