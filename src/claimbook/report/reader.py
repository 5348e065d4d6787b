"""The reader's page as 5-report makes it: its parts in every language at once.

Jupyter shows the English; the reader's pages take the one of their language.
"""

import csv
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from IPython.display import display

from claimbook.domain.wording import ENGLISH
from claimbook.judging.judgement import Judgement
from claimbook.judging.opening import JudgedArticle
from claimbook.report import article_view, strip
from claimbook.report.claim_view import claim_view
from claimbook.report.languages import LANGUAGES, MIME, in_language, leading, render


class ReadersPage:
    """The page of a judged article, part by part."""

    def __init__(self, judged: JudgedArticle) -> None:
        self.judged = judged
        self._views = {
            code: article_view.article_view(judged, in_language(code))
            for code in LANGUAGES
        }

    def show(self, part: str) -> None:
        """Show a part of the page: one of the templates in the folder `reader`.

        The first, the headline, tells those who make pages of it what this article is.
        """
        own = {}
        if part == "headline":
            lead = leading(self.judged.opened.article.language)
            own = {"lead": lead, "about": article_view.about(self.judged)}
        in_each_language(
            lambda code: render(f"reader/{part}.html.j2", code, **self._views[code]),
            **own,
        )

    def cards(self, notebooks: Collection[str]) -> None:
        """Show a card a claim of the named notebooks; parts stand under their whole.

        Claims that figures settle come before those that documents do.
        """
        claims = article_view.scored(self.judged)
        own = [
            j
            for j in claims
            if j.claim.notebook in notebooks and not j.claim.row.part_of
        ]
        own.sort(key=lambda j: not (j.main or any(p.main for p in j.parts)))
        ids = {j.claim.claim_id for j in claims}
        whole = (j for each in own for j in (each, *each.parts))
        shown = [j for j in whole if j.claim.claim_id in ids]
        in_each_language(
            lambda code: "\n".join(card(self.judged, j, code) for j in shown)
        )

    def save_charts(self) -> None:
        """Write the figures of the page's charts where a notebook's results go."""
        opened, claims = self.judged.opened, article_view.scored(self.judged)
        folder = opened.project.scratch(opened.article.slug) / "charts"
        folder.mkdir(parents=True, exist_ok=True)
        charts = {j.claim.claim_id: strip.figures(j) for j in claims}
        for name, rows in {"overview": strip.counted(claims), **charts}.items():
            if rows:
                _write(folder / f"{name}.csv", rows)


def card(judged: JudgedArticle, judgement: Judgement, code: str = "en") -> str:
    """Return the card of a claim as HTML, in a language of LANGUAGES."""
    view = claim_view(judged, judgement, in_language(code))
    return render("reader/card.html.j2", code, **view)


def in_each_language(make: Callable[[str], str], **metadata: Any) -> None:
    """Show what `make` returns for a language's code, the others beside the English."""
    shown = {MIME + code: make(code) for code in LANGUAGES}
    shown["text/html"] = shown.pop(MIME + ENGLISH.language)
    display(shown, raw=True, metadata={"claimbook": metadata} if metadata else {})


def _write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows as CSV, numbers with the digits that all tables have."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            cells = {
                c: f"{v:.12g}" if isinstance(v, float) else v for c, v in row.items()
            }
            writer.writerow(cells)
