"""The pages over all articles: index, method and corrections."""

import base64
import hashlib
import json

from jinja2 import Environment, PackageLoader

from claimbook.data.article_files import read_errata
from claimbook.faults import Collector
from claimbook.report import method
from claimbook.report.article import leading, page_of, page_over_all
from claimbook.report.facts import SHAPES
from claimbook.report.languages import LANGUAGES, in_language
from claimbook.report.machine import ESCAPED
from claimbook.report.pages import POLICY, weighed


def errata(project, slugs):
    """Return the corrections of published reports; raise Faults for what is wrong."""
    faults = Collector()
    found = read_errata(project, slugs, faults)
    faults.check()
    return found


def pages(project, about):
    """Return {file name: HTML} of the site's pages.

    `about` is what each report's manifest says of its article, None of an article that
    has no report: that is said.
    """
    corrections = errata(project, list(about))
    told = {slug: _about(known) for slug, known in about.items()}
    made = {}
    for language in LANGUAGES:
        wording = in_language(language)
        pages = {
            slug: _page_about(slug, about, wording) for slug, about in told.items()
        }
        found = {page_of(language, "en"): _index(told, wording)}
        for name, values in (
            ("method", method.tables(project)),
            ("corrections", {"errata": corrections, "pages": pages}),
        ):
            page = _page(f"{name}.html", wording, policy=POLICY, **values)
            found[page_over_all(name, language)] = page
        made |= found
    return made


def _about(known):
    """Return what a manifest says of its article; one of older code says nothing."""
    return known if known and "search" in known else None


def _page_about(slug, about, wording):
    """Return the address of an article's page in a language, as far as it has one."""
    lead = about and leading(about["language"])
    return f"{slug}/{page_of(wording.language, lead) if lead else 'index.html'}"


def _index(told, wording):
    environment = _environment()
    script = environment.loader.get_source(environment, "site/search.js")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rows, claims = [], []
    for slug, about in told.items():
        if about is None:
            rows.append({"slug": slug, "about": None})
            continue
        page = _page_about(slug, about, wording)
        language = wording.locale.languages.get(about["language"], about["language"])
        rows.append(
            {
                "slug": slug,
                "about": about,
                "page": page,
                "title": about[f"title_{wording.language}"],
                "published": wording.date(about["published"]),
                "language": language,
            }
        )
        for claim_id, english, swedish, word in about["search"]:
            statement = {"en": english, "sv": swedish}[wording.language]
            claims.append(
                [f"{page}#{claim_id}", statement, wording.gettext(word), claim_id]
            )
    text = json.dumps(claims, ensure_ascii=False, separators=(",", ":"))
    return _page(
        "index.html",
        wording=wording,
        policy=f"{POLICY}; script-src 'sha256-{digest}'",
        rows=rows,
        shapes=SHAPES,
        claims=text.translate(ESCAPED),
        script=script,
    )


def _page(name, wording, **values):
    environment = _environment()
    style = environment.loader.get_source(environment, "claimbook/style.css")[0]
    html = environment.get_template(f"site/{name}.j2").render(
        style=style,
        wording=wording,
        ways=_ways(name, wording),
        english=_english(wording),
        **values,
    )
    return weighed(html, wording)


def _english(wording):
    """Return the attribute of what stands in English in any language."""
    return "" if wording.language == "en" else ' lang="en"'


def _ways(name, wording):
    """Return the links on top of a page: where to, text, here or not, language."""
    index = page_of(wording.language, "en")
    ways = [(index, wording.gettext("All articles"), name == "index.html", "")]
    for other in LANGUAGES:
        if other != wording.language:
            called = in_language(other).locale.get_language_name(other)
            ways.append((_in(name, other), called.capitalize(), False, other))
    for page, text in (
        ("method.html", wording.gettext("Method")),
        ("corrections.html", wording.gettext("Corrections")),
    ):
        ways.append((_in(page, wording.language), text, name == page, ""))
    return ways


def _in(name, language):
    """Return the file name of the page of a template in a language."""
    if name == "index.html":
        return page_of(language, "en")
    return page_over_all(name.removesuffix(".html"), language)


def _environment():
    return Environment(loader=PackageLoader("claimbook.report"), autoescape=True)
