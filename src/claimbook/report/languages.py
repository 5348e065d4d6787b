"""The languages a reader can choose: each one's wording, templates and page names."""

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from claimbook.domain.wording import ENGLISH, Wording, word_of

CATALOGUES = Path(__file__).parent / "locale"
TEMPLATES = Path(__file__).parent / "templates"
LANGUAGES = {"en": "en_GB", "sv": "sv"}  # the locale numbers and dates come from
# marks that turn the direction of the text after them, until they are closed
TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# nothing is loaded and no script runs, whatever a text on the page may hold
POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'"
)
PICTURE = re.compile(r'src="data:[^"]*"|<svg class=.*?</svg>\n', re.DOTALL)
LONG = 90  # letters from which a cell is wider than the others


@cache
def in_language(code: str) -> Wording:
    """Return the Wording of a language of LANGUAGES; its catalogue is read once."""
    if code == ENGLISH.language:
        return ENGLISH
    compiled = BytesIO()
    with (CATALOGUES / code / "LC_MESSAGES" / "claimbook.po").open("rb") as source:
        write_mo(compiled, read_po(source, code))
    compiled.seek(0)
    return Wording(Locale.parse(LANGUAGES[code]), Translations(compiled))


@cache
def templates(code: str) -> Environment:
    """Return the page templates as they write in a language of LANGUAGES.

    Every text they print is escaped. Values are filled in by `gettext` and `ngettext`
    themselves, {in braces}, so a "%" is a percent sign.
    """
    wording = in_language(code)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=isolated,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # by i18n
        wording.gettext, wording.ngettext, newstyle=False
    )
    locales = {each: in_language(each).locale for each in LANGUAGES}
    environment.globals |= {
        "wording": wording,
        "language": code,
        "languages": {
            each: locale.get_language_name(each).capitalize()
            for each, locale in locales.items()
        },
        "claim_page": claim_page,
        "page_of": page_of,
        "page_over_all": page_over_all,
        "LONG": LONG,
    }
    environment.filters |= {
        "contained": contained,
        "day": lambda day: wording.date(day) if day else "",
        "filled": filled,
        "foreign": lambda text, own="en": foreign(text, own, code),
        "sentence": lambda text: text[:1].upper() + text[1:],
        "words": word_of,
    }
    return environment


def isolated(text: Any) -> Any:
    """Return text as HTML that leaves alone the direction of what follows it.

    Templates print everything through this. In an attribute there is no element to set
    text apart: there they escape it themselves, by the filter `e`.
    """
    if isinstance(text, str) and not isinstance(text, Markup) and TURNS.search(text):
        return Markup("<bdi>{}</bdi>").format(text)
    return text


def contained(text: str) -> Markup:
    """Return text for a drawing, where marks and no element set it apart."""
    return escape(f"\u2068{text}\u2069" if TURNS.search(text) else text)


def foreign(text: str, language: str, page: str) -> Markup:
    """Return text as HTML that names its language, if it is not the page's."""
    shown = escape(isolated(text))
    if not text or language == page:
        return shown
    return Markup('<span lang="{}">{}</span>').format(language, shown)


def filled(rows: list[dict[str, Any]], columns: dict[str, str]) -> dict[str, str]:
    """Return those of the columns, {name: head}, in which some row has a text."""

    def blank(cell: Any) -> bool:
        return (cell["text"] if isinstance(cell, dict) else cell) == ""

    return {
        name: head
        for name, head in columns.items()
        if not all(blank(row[name]) for row in rows)
    }


def render(template: str, code: str, /, **view: Any) -> str:
    """Return what a template of the folder `templates` makes of a view."""
    return templates(code).get_template(template).render(view)


def render_page(template: str, code: str, /, **view: Any) -> str:
    """Return a whole page, which says in its last line what it weighs and why."""
    weights = {"total": "\0t", "pictures": "\0p"}
    html = render(template, code, **{"policy": POLICY, **weights, **view})
    wording = in_language(code)
    pictures = sum(len(p.encode()) for p in PICTURE.findall(html))
    for mark, size in (("\0p", pictures), ("\0t", len(html.encode()))):
        html = html.replace(mark, wording.number(size / 1000, 3))
    return html


def leading(language: str, languages: Sequence[str]) -> str:
    """Return the language of an article's first page: its own, if pages are in it.

    Else it is the first of the `languages` that pages are in.
    """
    return language if language in languages else languages[0]


def script_policy(name: str) -> tuple[str, str]:
    """Return the policy that lets a script of the templates run, and the script."""
    script = (TEMPLATES / name).read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"{POLICY}; script-src 'sha256-{digest}'", script


def page_of(language: str, lead: str) -> str:
    """Return the file name of the page in a language, where `lead` is the first one."""
    return "index.html" if language == lead else f"{language}.html"


def claim_page(claim_id: str, language: str, lead: str) -> str:
    """Return the file name of a claim's page, in the folder `claims` of its article."""
    return f"{claim_id}.html" if language == lead else f"{claim_id}.{language}.html"


def page_over_all(name: str, language: str) -> str:
    """Return the file name of a page over all articles in a language."""
    if name == "index":
        return page_of(language, ENGLISH.language)
    return f"{name}.html" if language == ENGLISH.language else f"{name}.{language}.html"
