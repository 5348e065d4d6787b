"""The pages over all articles: index with a search, method, corrections."""

from collections.abc import Callable, Mapping, Sequence
from inspect import getdoc
from typing import Any

from claimbook.checks import checks
from claimbook.data.schema import Erratum, Settings
from claimbook.data.vocabulary import NOTEBOOK_OF_TOPIC
from claimbook.domain import trade
from claimbook.domain.wording import Wording, word_of
from claimbook.report.article_view import tally
from claimbook.report.claim_view import View
from claimbook.report.languages import (
    claim_page,
    in_language,
    page_of,
    page_over_all,
    render_page,
    script_policy,
)
from claimbook.report.structured import json_in_page
from claimbook.text.words import SHARES, conventions

About = dict[str, Any]  # what article_view.about returns


def site_pages(
    settings: Settings,
    articles: Mapping[str, About | None],
    errata: Sequence[Erratum],
) -> dict[str, str]:
    """Return {file name: HTML} of the pages over all articles, in every language.

    `articles` holds what `about` says of each by its slug, None where it has no report;
    `errata` are the corrections of published reports, the newest first.
    """
    pages = {}
    for code in settings.languages:
        wording = in_language(code)
        places = {slug: _place(slug, about, code) for slug, about in articles.items()}
        corrected = [
            row.model_dump() | {"page": _corrected(row, articles, places, code)}
            for row in errata
        ]
        views = {
            "index": _index(articles, places, wording),
            "method": _method(),
            "corrections": {"errata": corrected},
        }
        for name, view in views.items():
            view |= {"name": name, "settings": settings}
            html = render_page(f"site/{name}.html.j2", code, **view)
            pages[page_over_all(name, code)] = html
    return pages


def _place(slug: str, about: About | None, language: str) -> str:
    """Return the address of an article's page in a language, as far as it has one."""
    return f"{slug}/{page_of(language, about['lead']) if about else 'index.html'}"


def _corrected(
    row: Erratum,
    articles: Mapping[str, About | None],
    places: Mapping[str, str],
    language: str,
) -> str:
    """Return the address of the page that a correction is of."""
    about = articles[row.article]
    if row.claim_id is None or about is None:
        return places[row.article]
    page = claim_page(row.claim_id, language, about["lead"])
    return f"{row.article}/claims/{page}"


def _index(
    articles: Mapping[str, About | None], places: Mapping[str, str], wording: Wording
) -> View:
    policy, script = script_policy("site/search.js")
    rows: list[View] = []
    claims: list[list[str]] = []
    for slug, about in articles.items():
        if about is None:
            rows.append({"slug": slug, "report": False})
            continue
        own, language = about["in"][wording.language], about["language"]
        rows.append(
            {
                "report": True,
                "page": places[slug],
                "title": own["title"],
                "finding": own["finding"],
                "published": wording.date(about["published"]),
                "language": wording.locale.languages.get(language, language),
                "claims": about["claims"],
                "tally": tally(about["verdicts"], wording),
            }
        )
        for page, *texts in own["search"]:
            claims.append([f"{slug}/{page}", *texts, own["title"]])
    given = {"policy": policy, "script": script, "claims": json_in_page(claims)}
    return {"rows": rows} | given


def _method() -> View:
    """Return the tables of the method page, from what is in use."""
    rules = conventions()
    return {
        "hedges": [(word_of(name), rule) for name, rule in rules.hedges.items()],
        "shares": [(word_of(name), getattr(rules, name)) for name in SHARES],
        "checks": [
            (word_of(name), _first(check), check.FORMULA)
            for name, check in checks().items()
        ],
        "cif": trade.CIF_OVER_FOB,
        "topics": [(word_of(t), notebook) for t, notebook in NOTEBOOK_OF_TOPIC.items()],
    }


def _first(check: Callable[..., Any] | Any) -> str:
    """Return the first paragraph of a description."""
    return (getdoc(check) or "").split("\n\n")[0].replace("`", "")
