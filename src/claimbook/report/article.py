"""An article's pages: the working notebooks', and the reader's in each language."""

import re
from copy import deepcopy
from functools import cache
from html import escape

from claimbook.domain.wording import ENGLISH
from claimbook.report.languages import LANGUAGES, in_language
from claimbook.report.pages import ClaimbookExporter, ReaderExporter
from claimbook.report.show import MIME

EXPORTERS = (ClaimbookExporter, ReaderExporter)


@cache
def exporter(kind):
    """Return this process's page maker of a kind; its templates are read once."""
    return kind()


def render(notebook, name, names):
    """Return {file name: HTML} of an executed notebook of an article.

    `names` are all of its notebooks. One that says which language leads is the reader's
    page as well: index.html in that language, and a page in each other one.
    """
    ways = {"wording": ENGLISH, "ways": _ways(name, names, "", ENGLISH)}
    html, _ = exporter(ClaimbookExporter).from_notebook_node(notebook, ways)
    pages = {f"{name}.html": html}
    lead = _lead(notebook)
    for language in LANGUAGES if lead else ():
        wording = in_language(language)
        ways = {"wording": wording, "ways": _ways("", names, lead, wording)}
        said = said_in(notebook, wording)
        html, _ = exporter(ReaderExporter).from_notebook_node(said, ways)
        pages[page_of(language, lead)] = html
    return pages


def leading(language):
    """Return the language of an article's page: its own, if pages are in it."""
    return language if language in LANGUAGES else "en"


def page_of(language, lead):
    """Return the file name of the page in a language, where `lead` is the first one."""
    return "index.html" if language == lead else f"{language}.html"


def page_over_all(name, language):
    """Return the file name of a page over all articles in a language."""
    return f"{name}.html" if language == "en" else f"{name}.{language}.html"


def _lead(notebook):
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            lead = output.get("metadata", {}).get("claimbook", {}).get("lead")
            if lead:
                return lead
    return None


def said_in(notebook, wording):
    """Return a copy of a notebook in one language: its prose and its outputs."""
    found = deepcopy(notebook)
    for cell in found.cells:
        if cell.cell_type == "markdown":
            cell.source = "\n\n".join(
                f"{mark}{wording.gettext(text)}"
                for mark, text in paragraphs(cell.source)
            )
        for output in cell.get("outputs", ()):
            own = output.get("data", {}).get(MIME + wording.language)
            if own:
                output.data["text/html"] = own
    return found


def paragraphs(source):
    """Return (mark, text) of each paragraph of a Markdown text; headings have a mark.

    The texts are what catalogues translate.
    """
    return re.findall(r"(#+ +|)(\S.*?)\s*(?:\n\s*\n|\Z)", source, re.DOTALL)


def _ways(name, names, lead, wording):
    """Return the links to an article's other pages, to other languages and the site."""
    site = (
        "../index.html" if wording.language == "en" else f"../{wording.language}.html"
    )
    items = [f'<a href="{site}">{wording.gettext("All articles")}</a>']
    if lead:
        for other in LANGUAGES:
            if other != wording.language:
                called = in_language(other).locale.get_language_name(other)
                items.append(
                    f'<a href="{page_of(other, lead)}" hreflang="{other}" '
                    f'lang="{other}">{called.capitalize()}</a>'
                )
    else:
        items.append(f'<a href="index.html">{wording.gettext("Report")}</a>')
    items.append(wording.gettext("The working, in English:"))
    for other in names:
        here = ' aria-current="page"' if other == name else ""
        items.append(f'<a href="{other}.html"{here}>{other.replace("-", " ")}</a>')
    for page, text in (
        ("method", wording.gettext("Method")),
        ("corrections", wording.gettext("Corrections")),
    ):
        items.append(f'<a href="../{page_over_all(page, wording.language)}">{text}</a>')
    listed = "".join(f"<li>{item}</li>" for item in items)
    label = escape(wording.gettext("Pages"))
    return f'<nav class="pages" aria-label="{label}"><ul>{listed}</ul></nav>'
