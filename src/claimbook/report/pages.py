"""From executed notebooks to HTML pages that need nothing but themselves."""

import re
from copy import deepcopy
from html import escape
from pathlib import Path
from typing import get_args

from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from traitlets import default
from traitlets.config import Config

from claimbook.raw.vocabulary import Topic
from claimbook.report.show import MIME
from claimbook.speech import ENGLISH, LANGUAGES, in_language
from claimbook.verdict import WORDS

TEMPLATES = Path(__file__).parent / "templates"
# nothing is loaded and no script runs, whatever a text on the page may hold
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'"
MADE_UP = re.compile(r"[0-9a-f]{8}")  # a cell id that nbformat drew, another every run


class ClaimbookExporter(HTMLExporter):
    """One self-contained page a notebook: no script, no request, light and dark."""

    export_from_notebook = "claimbook page"
    extra_template_basedirs = [str(TEMPLATES)]
    extra_style = ""

    @default("template_name")
    def _template_name_default(self):
        return "claimbook"

    def from_notebook_node(self, nb, resources=None, **kwargs):
        """Return the page of one notebook, with its title and a list of contents.

        `resources` may hold the page's `speech` and `ways`, the HTML of the links to
        other pages.
        """
        resources = {"speech": ENGLISH, "ways": ""} | dict(resources or {})
        speech = resources["speech"]
        kernel = nb.metadata.get("kernelspec")
        if kernel:  # stripped sources do not name it, nbconvert asks for it
            kernel.setdefault("display_name", kernel.name)
        for number, cell in enumerate(nb.cells, 1):
            if MADE_UP.fullmatch(cell.get("id", "")):
                cell.id = f"cell-{number}"
        style = (TEMPLATES / "claimbook" / "style.css").read_text("utf-8")
        resources |= {
            "style": style + self.extra_style,
            "policy": POLICY,
            "alt": lambda output, cell, kind: _alt(output, cell, kind, speech),
        }
        html, resources = super().from_notebook_node(nb, resources, **kwargs)
        return weighed(with_contents(html), speech), resources


def filter_rules():
    """Return the style that hides the cards of other verdicts and subjects."""
    verdicts = [word.replace(" ", "-") for word in WORDS]
    return "".join(
        f"main:has(.filters input[value={v}]:checked) "
        f".card:not([data-verdict={v}]){{display:none}}\n"
        for v in verdicts
    ) + "".join(
        f"main:has(.filters option[value={t}]:checked) "
        f".card:not([data-topic={t}]){{display:none}}\n"
        for t in get_args(Topic)
    )


class ReaderExporter(ClaimbookExporter):
    """The reader's page: the same notebook without its code and hidden cells."""

    exclude_input = True
    extra_style = filter_rules()

    @property
    def default_config(self):
        """Leave out the cells tagged hide."""
        hidden = Config({"TagRemovePreprocessor": {"remove_cell_tags": ["hide"]}})
        hidden.TagRemovePreprocessor.enabled = True
        return super().default_config.merge(hidden) or hidden


def render(notebook, name, names):
    """Return {file name: HTML} of an executed notebook of an article.

    `names` are all of its notebooks. One that says which language leads is the reader's
    page as well: index.html in that language, and a page in each other one.
    """
    ways = {"speech": ENGLISH, "ways": _ways(name, names, "", ENGLISH)}
    pages = {f"{name}.html": ClaimbookExporter().from_notebook_node(notebook, ways)[0]}
    lead = _lead(notebook)
    for language in LANGUAGES if lead else ():
        speech = in_language(language)
        ways = {"speech": speech, "ways": _ways("", names, lead, speech)}
        html, _ = ReaderExporter().from_notebook_node(said_in(notebook, speech), ways)
        pages[page_of(language, lead)] = html
    return pages


def leading(language):
    """Return the language of an article's page: its own, if pages are in it."""
    return language if language in LANGUAGES else "en"


def page_of(language, lead):
    """Return the file name of the page in a language, where `lead` is the first one."""
    return "index.html" if language == lead else f"{language}.html"


def _lead(notebook):
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            lead = output.get("metadata", {}).get("claimbook", {}).get("lead")
            if lead:
                return lead
    return None


def said_in(notebook, speech):
    """Return a copy of a notebook in one language: its prose and its outputs."""
    found = deepcopy(notebook)
    for cell in found.cells:
        if cell.cell_type == "markdown":
            cell.source = "\n\n".join(
                f"{mark}{speech(text)}" for mark, text in paragraphs(cell.source)
            )
        for output in cell.get("outputs", ()):
            own = output.get("data", {}).get(MIME + speech.language)
            if own:
                output.data["text/html"] = own
    return found


def paragraphs(source):
    """Return (mark, text) of each paragraph of a Markdown text; headings have a mark.

    The texts are what catalogues translate.
    """
    return re.findall(r"(#+ +|)(\S.*?)\s*(?:\n\s*\n|\Z)", source, re.DOTALL)


def _ways(name, names, lead, say):
    """Return the links to an article's other pages, to other languages and the site."""
    site = "../index.html" if say.language == "en" else f"../{say.language}.html"
    items = [f'<a href="{site}">{say("All articles")}</a>']
    if lead:
        for other in LANGUAGES:
            if other != say.language:
                called = in_language(other).locale.get_language_name(other)
                items.append(
                    f'<a href="{page_of(other, lead)}" hreflang="{other}" '
                    f'lang="{other}">{called.capitalize()}</a>'
                )
    else:
        items.append(f'<a href="index.html">{say("Report")}</a>')
    for other in names:
        here = ' aria-current="page"' if other == name else ""
        items.append(f'<a href="{other}.html"{here}>{other.replace("-", " ")}</a>')
    items.append(f'<a href="../method.html">{say("Method")}</a>')
    items.append(f'<a href="../corrections.html">{say("Corrections")}</a>')
    listed = "".join(f"<li>{item}</li>" for item in items)
    label = escape(say("Pages"))
    return f'<nav class="pages" aria-label="{label}"><ul>{listed}</ul></nav>'


def _alt(output, cell, kind, say):
    """Return what a picture shows, as the notebook's author has said it, if so."""
    told = output.get("metadata", {})
    alt = told.get(kind, {}).get("alt") or told.get("alt") or cell.metadata.get("alt")
    return alt or say("A picture without a description")


def with_contents(html):
    """Return the page with its first heading as title, its second-level ones listed."""
    page = BeautifulSoup(html, "html.parser")
    for anchor in page.select("a.anchor-link"):
        anchor.decompose()
    heading = page.select_one("main h1")
    page.title.string = heading.get_text(strip=True) if heading else "claimbook"
    contents = page.select_one("nav.contents ol")
    for section in page.select("main h2[id]"):
        item, link = page.new_tag("li"), page.new_tag("a", href=f"#{section['id']}")
        link.string = section.get_text(strip=True)
        item.append(link)
        contents.append(item)
    if not contents.find("li"):
        contents.parent.decompose()
    return str(page)


def weighed(html, say):
    """Return the page with what it weighs and why, in its last line."""
    pictures = re.findall(r'src="data:[^"]*"', html)
    said = say(
        "This page weighs {total} kB, {pictures} kB of it in pictures, so that it is "
        "whole in one file. It loads nothing else and runs no script.",
        total=say.number(len(html.encode()) / 1000, 3),
        pictures=say.number(sum(map(len, pictures)) / 1000, 3),
    )
    return html.replace('<p id="weight"></p>', f'<p id="weight">{escape(said)}</p>', 1)
