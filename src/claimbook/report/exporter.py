"""From executed notebooks to HTML pages that need nothing but themselves."""

import re
import sys
from copy import deepcopy
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote

from jinja2 import pass_context
from markupsafe import Markup, escape
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbformat import NotebookNode
from traitlets import default
from traitlets.config import Config

from claimbook.data.vocabulary import Topic
from claimbook.domain.verdict import WORDS
from claimbook.domain.wording import ENGLISH, Wording
from claimbook.report.claim_view import kind
from claimbook.report.languages import (
    LANGUAGES,
    MIME,
    TEMPLATES,
    in_language,
    page_of,
    render_page,
)
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

        `resources` may hold the page's `language`, its `metadata` with the notebook's
        name, and for an article's `names` of all notebooks and the language in `lead`.
        """
        resources = {"language": ENGLISH.language, **(resources or {})}
        language = resources["language"]
        wording = resources["wording"] = in_language(language)
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
        body = _described(_anchored(cleaned(body)), name, wording)
        title, contents = _headings(body)
        page = render_page(
            "notebook.html.j2",
            language,
            body=body,
            title=title or "claimbook",
            contents=contents,
            name=name,
            names=resources.get("names", ()),
            lead=resources.get("lead", ""),
            verdicts=[kind(word) for word in WORDS],
            topics=get_args(Topic),
        )
        return page, resources

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Return Markdown as HTML, its headings named in letters and dashes alone."""
        html = super().markdown2html(context, source)
        html = re.sub(r'<a class="anchor-link"[^>]*>[^<]*</a>', "", html)
        html = re.sub(r'(?<= id=")[^"]*|(?<= href="#)[^"]*', _plain, html)
        return re.sub(r"\s*/>", ">", html)


class ReaderExporter(ClaimbookExporter):
    """The reader's page: the same notebook without its code and hidden cells."""

    exclude_input = True

    @property
    def default_config(self) -> Config:
        """Leave out the cells tagged hide."""
        hidden = Config({"TagRemovePreprocessor": {"remove_cell_tags": ["hide"]}})
        hidden.TagRemovePreprocessor.enabled = True
        return super().default_config.merge(hidden) or hidden


@cache
def exporter(kind: type[ClaimbookExporter]) -> ClaimbookExporter:
    """Return this process's page maker of a kind; its templates are read once."""
    return kind()


def _described(body: str, name: str, wording: Wording) -> str:
    """Return a page whose pictures all have a text, at least where they stand."""

    def image(match: re.Match[str]) -> str:
        text = wording.gettext(
            "Picture without a description, in cell {cell} of {notebook}",
            cell=len(CELL.findall(body, 0, match.start())),
            notebook=name,
        )
        return f'<img alt="{escape(text)}"'

    return re.sub(r"<img(?![^>]*\salt=)", image, body)


def _anchored(body: str) -> str:
    """Return a page on which the first row of each claim can be linked to."""
    seen: set[str] = set()

    def row(match: re.Match[str]) -> str:
        claim = match[1]
        first = claim not in seen
        seen.add(claim)
        return f'<tr id="claim-{claim}"' if first else "<tr"

    return re.sub(r'<tr data-claim="([a-z0-9-]*)"', row, body)


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


def render(notebook: NotebookNode, name: str, names: list[str]) -> dict[str, str]:
    """Return {file name: HTML} of an executed notebook of an article.

    `names` are all of its notebooks. One that says which language leads is the reader's
    page as well: index.html in that language, and a page in each other one. What it
    shows stands there, so that its own page shows its code alone.
    """
    lead = _lead(notebook)
    given = {"metadata": {"name": name}, "names": names}
    shown = without_outputs(notebook) if lead else notebook
    pages = {
        f"{name}.html": exporter(ClaimbookExporter).from_notebook_node(shown, given)
    }
    for code in LANGUAGES if lead else ():
        own = {"metadata": {"name": ""}, "names": names, "language": code, "lead": lead}
        translated = in_one_language(notebook, in_language(code))
        pages[page_of(code, lead)] = exporter(ReaderExporter).from_notebook_node(
            translated, own
        )
    return {file: html for file, (html, _) in pages.items()}


def _lead(notebook: NotebookNode) -> str:
    """Return which language leads among an article's pages, "" if none is told."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            own = output.get("metadata", {}).get("claimbook", {})
            if "lead" in own:
                return own["lead"]
    return ""


def without_outputs(notebook: NotebookNode) -> NotebookNode:
    """Return a copy of a notebook without what it shows in every language."""
    copy = deepcopy(notebook)
    for cell in copy.cells:
        if "outputs" in cell:
            cell.outputs = [o for o in cell.outputs if not _languages(o)]
    return copy


def _languages(output: NotebookNode) -> list[str]:
    return [name for name in output.get("data", {}) if name.startswith(MIME)]


def in_one_language(notebook: NotebookNode, wording: Wording) -> NotebookNode:
    """Return a copy of a notebook in one language: its prose and its outputs."""
    copy = deepcopy(notebook)
    for cell in copy.cells:
        if cell.cell_type == "markdown":
            cell.source = "\n\n".join(
                f"{mark}{wording.gettext(text)}"
                for mark, text in paragraphs(cell.source)
            )
        for output in cell.get("outputs", ()):
            own = output.get("data", {}).get(MIME + wording.language)
            if own:
                output.data["text/html"] = own
            for other in _languages(output):
                del output.data[other]
    return copy


def paragraphs(source: str) -> list[tuple[str, str]]:
    """Return (mark, text) of each paragraph of a Markdown text; headings have a mark.

    The texts are what catalogues translate.
    """
    return re.findall(r"(#+ +|)(\S.*?)\s*(?:\n\s*\n|\Z)", source, re.DOTALL)
