"""What the reader's page shows of a judged article, made in every language at once.

Jupyter shows the English; the reader's pages take the one of their language.
"""

import csv
from collections.abc import Callable, Collection
from typing import Any

from IPython.display import display

from claimbook.domain.verdict import NOT_CHECKABLE
from claimbook.domain.wording import ENGLISH, Wording
from claimbook.judging.judgement import Judgement
from claimbook.judging.opening import JudgedArticle
from claimbook.report import article_view, strip
from claimbook.report.claim_view import View, claim_view
from claimbook.report.languages import (
    LANGUAGES,
    MIME,
    in_language,
    leading,
    render,
)

FIGURES = (
    "alternative",
    "varied",
    "status",
    "value",
    "low",
    "high",
    "claimed_low",
    "claimed_high",
    "unit",
)


def in_each_language(make: Callable[[str], str], **metadata: Any) -> None:
    """Show what `make` returns for a language's code, the others beside the English."""
    shown = {MIME + code: make(code) for code in LANGUAGES}
    shown["text/html"] = shown.pop(MIME + ENGLISH.language)
    display(shown, raw=True, metadata={"claimbook": metadata} if metadata else {})


def _show(
    part: str,
    view: Callable[[JudgedArticle, Wording], View],
    judged: JudgedArticle,
    **metadata: Any,
) -> None:
    def make(code: str) -> str:
        return render(f"reader/{part}.html.j2", code, **view(judged, in_language(code)))

    in_each_language(make, **metadata)


def headline(judged: JudgedArticle) -> None:
    """Show the article's title, what it is and which texts it renders."""
    lead = leading(judged.opened.article.language)
    about = article_view.about(judged)
    _show("headline", article_view.headline, judged, lead=lead, about=about)


def result(judged: JudgedArticle) -> None:
    """Show the result in one paragraph and one picture, verdict first."""
    by_topic = strip.counts(list(judged.now.values()))
    rows = [(t, w, n) for t, own in by_topic.items() for w, n in own.items()]
    _save(judged, "overview", ("topic", "verdict", "claims"), rows)
    _show("result", article_view.result, judged)


def filters(judged: JudgedArticle) -> None:
    """Show what to filter the cards by; the page's style does it, without a script."""
    _show("filters", article_view.filters, judged)


def cards(judged: JudgedArticle, notebooks: Collection[str]) -> None:
    """Show a card a claim of the named notebooks; parts stand under their parent.

    Claims that figures settle come before those that documents do.
    """
    own = [
        j
        for j in article_view.scored(judged)
        if j.claim.notebook in notebooks and not j.claim.row.part_of
    ]
    own.sort(key=lambda j: not (j.main or any(p.main for p in j.parts)))
    shown = [
        judgement
        for whole in own
        for judgement in (whole, *whole.parts)
        if judgement.verdict.word != NOT_CHECKABLE
    ]
    for judgement in shown:
        rows = [_figures(o) for o in strip.with_figures(judgement)]
        if rows:
            _save(judged, judgement.claim.claim_id, FIGURES, rows)
    in_each_language(lambda code: "\n".join(card(judged, j, code) for j in shown))


def card(judged: JudgedArticle, judgement: Judgement, code: str = "en") -> str:
    """Return the card of a claim as HTML, in a language of LANGUAGES."""
    view = claim_view(judged, judgement, in_language(code))
    return render("reader/card.html.j2", code, **view)


def not_scored(judged: JudgedArticle) -> None:
    """Show the opinions, motives and forecasts: listed, not judged, and why."""
    _show("not_scored", article_view.not_scored, judged)


def sources(judged: JudgedArticle) -> None:
    """Show the sources the verdicts rest on, with licence, dates and address."""
    _show("sources", article_view.sources, judged)


def hashes(judged: JudgedArticle) -> None:
    """Show the hash of everything each verdict rests on."""
    _show("hashes", article_view.hashes, judged)


def machines(judged: JudgedArticle) -> None:
    """Show what programs can read: the tables beside the page, ClaimReview in it."""
    _show("machines", article_view.machines, judged)


def _figures(outcome: Any) -> tuple[Any, ...]:
    """Return the row of an outcome in the figures of its claim's chart."""
    interval, claimed = outcome.interval, outcome.claimed
    varied = "; ".join(f"{k}: {v}" for k, v in outcome.varied.items())
    return (
        *(outcome.alternative, varied, outcome.status, outcome.value),
        *(interval.low, interval.high, claimed.low, claimed.high, outcome.unit),
    )


def _save(
    judged: JudgedArticle, name: str, head: tuple[str, ...], rows: list[Any]
) -> None:
    """Write the figures of a chart to the article's scratch folder, as CSV."""
    opened = judged.opened
    folder = opened.project.scratch(opened.article.slug) / "charts"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(
            [f"{c:.12g}" if isinstance(c, float) else c for c in row] for row in rows
        )
