"""From executed notebooks to HTML pages that need nothing but themselves."""

import re
import sys
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import pass_context
from markupsafe import Markup, escape
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbformat import NotebookNode
from traitlets import default

from claimbook.domain.wording import ENGLISH
from claimbook.report.languages import TEMPLATES, render_page
from claimbook.report.sanitize import cleaned

SHARE = Path(sys.prefix) / "share" / "jupyter"
MADE_UP = re.compile(r"[0-9a-f]{8}")  # a cell id that nbformat drew, another every run
CELL = re.compile(r'<div class="(?:cell|prose)" id=')


class ClaimbookExporter(HTMLExporter):
    """One self-contained page a notebook: no script, no request, light and dark."""

    export_from_notebook = "claimbook page"
    extra_template_basedirs = [str(TEMPLATES)]

    @default("template_name")
    def _template_name_default(self) -> str:
        return "claimbook"

    def get_prefix_root_dirs(self) -> list[str]:
        """Return where nbconvert's own templates are: where it is installed, alone.

        Else a template of the same name in a folder of JUPYTER_PATH would be taken.
        """
        return [str(SHARE)]

    @default("template_data_paths")
    def _template_data_paths_default(self) -> list[str]:
        return [str(SHARE / "nbconvert" / "templates")]

    @default("optimistic_validation")
    def _optimistic_validation_default(self) -> bool:
        return True  # validated once, not after each of seven preprocessors

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, Any]:
        """Return the page of one notebook, with its title and a list of contents.

        `resources` may hold the notebook's name in `metadata`, and for an article's
        `names` of all notebooks: then each claim's first row leads to its page.
        """
        resources = resources or {}
        name = resources.get("metadata", {}).get("name", "notebook")
        for number, cell in enumerate(nb.cells, 1):
            if MADE_UP.fullmatch(cell.get("id", "")):
                cell.id = f"cell-{number}"
        lexer = nb.metadata.get("language_info", {}).get("pygments_lexer")
        self.register_filter(
            "highlight_code", Highlight2HTML(pygments_lexer=lexer, parent=self)
        )
        # not HTMLExporter's own: it parses the whole page again, a third of the time
        body, resources = TemplateExporter.from_notebook_node(
            self, nb, resources, **kwargs
        )
        names = resources.get("names", ())
        body = _described(_anchored(cleaned(body), bool(names)), name)
        title, contents = _headings(body)
        page = render_page(
            "notebook.html.j2",
            ENGLISH.language,
            body=body,
            title=title or "claimbook",
            contents=contents,
            name=name,
            names=names,
        )
        return page, resources

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Return Markdown as HTML, its headings named in letters and dashes alone."""
        html = super().markdown2html(context, source)
        html = re.sub(r'<a class="anchor-link"[^>]*>[^<]*</a>', "", html)
        html = re.sub(r'(?<= id=")[^"]*|(?<= href="#)[^"]*', _plain, html)
        return re.sub(r"\s*/>", ">", html)


@cache
def exporter() -> ClaimbookExporter:
    """Return this process's page maker; its templates are read once."""
    return ClaimbookExporter()


def _described(body: str, name: str) -> str:
    """Return a page whose pictures all have a text, at least where they stand."""

    def image(match: re.Match[str]) -> str:
        cell = len(CELL.findall(body, 0, match.start()))
        text = f"Picture without a description, in cell {cell} of {name}"
        return f'<img alt="{escape(text)}"'

    return re.sub(r"<img(?![^>]*\salt=)", image, body)


def _anchored(body: str, linked: bool) -> str:
    """Return a page on which the first row of each claim can be linked to.

    Where `linked`, that row leads to the claim's own page.
    """
    seen: set[str] = set()

    def row(match: re.Match[str]) -> str:
        claim, cells = match.groups()
        if claim in seen:
            return f"<tr{cells}"
        seen.add(claim)
        if linked:
            link = f'<a href="claims/{claim}.html">{claim}</a>'
            cells = cells.replace(f">{claim}</td>", f">{link}</td>", 1)
        return f'<tr id="claim-{claim}"{cells}'

    return re.sub(r'<tr data-claim="([a-z0-9-]*)"(.*?</tr>)', row, body, flags=re.S)


def _plain(name: re.Match[str]) -> str:
    return re.sub(r"[^\w-]+", "", unquote(unescape(name[0])))


def _headings(body: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the first heading's text, and (id, text) of each second-level one."""
    headings = [
        (level, name, Markup(text).striptags())
        for level, name, text in re.findall(
            r'<h([12])(?: id="([^"]*)")?>(.*?)</h\1>', body, re.DOTALL
        )
    ]
    title = next((text for level, _, text in headings if level == "1"), "")
    return title, [(n, text) for level, n, text in headings if level == "2" and n]


def render(notebook: NotebookNode, name: str, names: list[str]) -> str:
    """Return the page of an executed notebook; `names` are all of its article's."""
    given = {"metadata": {"name": name}, "names": names}
    return exporter().from_notebook_node(notebook, given)[0]
