"""The pages for readers of one article: its front page, and a page a claim."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from IPython.display import HTML

from claimbook.data.article_files import read_settings
from claimbook.domain.wording import ENGLISH
from claimbook.faults import Collector
from claimbook.judging.findings import check_findings
from claimbook.judging.opening import JudgedArticle
from claimbook.report import strip
from claimbook.report.article_view import about, article_view
from claimbook.report.claim_view import claim_view, pointer
from claimbook.report.languages import (
    claim_page,
    in_language,
    leading,
    page_of,
    render,
    render_page,
    script_policy,
)
from claimbook.report.structured import address, citation, json_in_page, review


class ReadersPages:
    """The pages of a judged article, in each language that the project asks for.

    Raises Faults for findings that the run does not bear out, and for project.yaml.
    """

    def __init__(self, judged: JudgedArticle) -> None:
        check_findings(judged)
        faults, project = Collector(), judged.opened.project
        self.judged, self.settings = judged, read_settings(project, faults)
        faults.check()
        article = judged.opened.article
        self.lead = leading(article.language, self.settings.languages)

    def show(self) -> HTML:
        """Return the front page in English up to its table, as a notebook shows it."""
        view = article_view(self.judged, self.settings, ENGLISH) | {"claims": "claims/"}
        return HTML(render("reader/findings.html.j2", ENGLISH.language, **view))

    def save(self) -> None:
        """Write all pages, and each chart's figures, where a notebook's results go."""
        opened = self.judged.opened
        folder = opened.project.scratch(opened.article.slug)
        for language in self.settings.languages:
            for name, html in self.pages(language).items():
                (folder / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / "pages" / name).write_text(html, encoding="utf-8")
        facts = json.dumps(about(self.judged, self.settings), ensure_ascii=False)
        (folder / "pages" / "about.json").write_text(facts, encoding="utf-8")
        (folder / "charts").mkdir(exist_ok=True)
        for claim_id, judgement in self.judged.now.items():
            if rows := strip.figures(judgement):
                _write(folder / "charts" / f"{claim_id}.csv", rows)

    def pages(self, language: str) -> dict[str, str]:
        """Return {file: HTML} of the article's front page and its claims' pages."""
        wording, judged = in_language(language), self.judged
        view = article_view(judged, self.settings, wording)
        policy, script = script_policy("reader/table.js")
        front = {"policy": policy, "script": script, "home": "", "claims": "claims/"}
        html = render_page("reader/article.html.j2", language, **view, **front)
        made = {page_of(language, self.lead): html}
        shared = {n: view[n] for n in ("article", "settings", "title", "lead")}
        order = list(judged.now)
        for number, claim_id in enumerate(order):
            around = {
                "previous": order[number - 1] if number else None,
                "next": order[number + 1] if number + 1 < len(order) else None,
            }
            own = {
                way: pointer(judged, judged.now[other], wording) if other else None
                for way, other in around.items()
            }
            file = f"claims/{claim_page(claim_id, language, self.lead)}"
            made[file] = self._claim(claim_id, language, shared | own)
        return made

    def _claim(self, claim_id: str, language: str, view: dict[str, Any]) -> str:
        wording, judged = in_language(language), self.judged
        judgement = judged.now[claim_id]
        where = address(judged, self.settings, claim_id, language, self.lead)
        reviewed = review(judged, judgement, self.settings, wording, self.lead)
        view |= claim_view(judged, judgement, wording) | {"where": where}
        return render_page(
            "reader/claim.html.j2",
            language,
            **view,
            embed=render("reader/embed.html.j2", language, **view),
            reviews=json_in_page(reviewed) if judgement.claim.scored else "",
            cite=citation(judged, judgement, self.settings, where),
            hash=judged.hashes[claim_id],
            home="../",
            claims="",
        )


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
