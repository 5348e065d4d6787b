"""The pages over all articles: index with a search, method, corrections."""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from inspect import getdoc
from typing import Any

from claimbook.checks import checks
from claimbook.data.figure_schema import FigureRow
from claimbook.data.schema import Erratum
from claimbook.data.vocabulary import NOTEBOOK_OF_TOPIC
from claimbook.domain import interval, trade, verdict
from claimbook.domain.dataset import Figures
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Wording, word_of
from claimbook.project import Project
from claimbook.report.article_view import json_in_page, tally
from claimbook.report.claim_view import View
from claimbook.report.exporter import paragraphs
from claimbook.report.languages import (
    LANGUAGES,
    POLICY,
    TEMPLATES,
    in_language,
    leading,
    page_of,
    page_over_all,
    render_page,
)
from claimbook.text.words import conventions

VERDICTS = "How verdicts are made"  # the section of the reader's page on them

About = dict[str, Any]  # what article_view.about returns


def site_pages(
    project: Project,
    articles: Mapping[str, About | None],
    errata: Sequence[Erratum],
) -> dict[str, str]:
    """Return {file name: HTML} of the pages over all articles, in every language.

    `articles` holds what `about` says of each by its slug, None where it has no report;
    `errata` are the corrections of published reports, the newest first.
    """
    pages = {}
    for code in LANGUAGES:
        wording = in_language(code)
        places = {
            slug: _place(slug, about, wording) for slug, about in articles.items()
        }
        views = {
            "index": _index(articles, places, wording),
            "method": _method(project),
            "corrections": {
                "errata": [row.model_dump() for row in errata],
                "pages": places,
            },
        }
        for name, view in views.items():
            html = render_page(f"site/{name}.html.j2", code, name=name, **view)
            pages[page_over_all(name, code)] = html
    return pages


def _place(slug: str, about: About | None, wording: Wording) -> str:
    """Return the address of an article's page in a language, as far as it has one."""
    if about is None:
        return f"{slug}/index.html"
    return f"{slug}/{page_of(wording.language, leading(about['language']))}"


def _index(
    articles: Mapping[str, About | None], places: Mapping[str, str], wording: Wording
) -> View:
    script = (TEMPLATES / "site" / "search.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rows: list[View] = []
    claims: list[list[str]] = []
    for slug, about in articles.items():
        if about is None:
            rows.append({"slug": slug, "report": False})
            continue
        rows.append(_row(about, places[slug], wording))
        for claim_id, english, swedish, word in about["search"]:
            text = {"en": english, "sv": swedish}[wording.language]
            address = f"{places[slug]}#{claim_id}"
            claims.append([address, text, wording.gettext(word), claim_id])
    return {
        "policy": f"{POLICY}; script-src 'sha256-{digest}'",
        "rows": rows,
        "claims": json_in_page(claims),
        "script": script,
    }


def _row(about: About, place: str, wording: Wording) -> View:
    """Return what the list of articles says of one."""
    language = about["language"]
    return {
        "report": True,
        "page": place,
        "title": about[f"title_{wording.language}"],
        "published": wording.date(about["published"]),
        "language": wording.locale.languages.get(language, language),
        "claims": about["claims"],
        "tally": tally(about["verdicts"], wording),
    }


@cache
def _method(project: Project) -> View:
    """Return what the method page says, from the tables and docstrings in use."""
    rules = conventions()
    shares = ("one_digit", "round_number", "about_factor", "about_cap", "round_step")
    decide = (
        *(interval.relation, verdict.group_status),
        *(verdict.of_documents, verdict.of_parts),
    )
    return {
        "hedges": [(word_of(name), rule) for name, rule in rules.hedges.items()],
        "shares": [(name, getattr(rules, name)) for name in shares],
        "figure": _details(FigureRow.interval),
        "checks": [
            (name, getdoc(check) or "", check.FORMULA, _details(check.run))
            for name, check in checks().items()
        ],
        "trade": f"{getdoc(trade)}\n\n{_details(Quantity.at_least)}",
        "cif": trade.CIF_OVER_FOB,
        "prose": _prose(project),
        "rules": [_details(function) for function in decide],
        "released": _details(Figures.released_by),
        "topics": [(word_of(t), notebook) for t, notebook in NOTEBOOK_OF_TOPIC.items()],
    }


def _details(function: Callable[..., Any]) -> str:
    """Return what a function's description says beyond what it returns."""
    first, *others = (getdoc(function) or "").split("\n\n")
    return "\n\n".join(others or [first])


def _prose(project: Project) -> list[str]:
    """Return the paragraphs on verdicts of the notebook of the reader's page."""
    text = (project.notebooks / "5-report.ipynb").read_text("utf-8")
    for cell in json.loads(text)["cells"]:
        own = paragraphs("".join(cell["source"]))
        if cell["cell_type"] == "markdown" and own and own[0][1] == VERDICTS:
            return [text for _, text in own[1:]]
    return []
