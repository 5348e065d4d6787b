"""From executed notebooks to HTML pages that need nothing but themselves."""

import json
import re
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import get_args
from urllib.parse import unquote

import nbformat
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from traitlets import default
from traitlets.config import Config

from claimbook.data.vocabulary import Topic
from claimbook.domain.verdict import WORDS
from claimbook.domain.wording import ENGLISH

TEMPLATES = Path(__file__).parent / "templates"
# nothing is loaded and no script runs, whatever a text on the page may hold
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'"
NAMELESS = "A picture without a description"
MADE_UP = re.compile(r"[0-9a-f]{8}")  # a cell id that nbformat drew, another every run


class ClaimbookExporter(HTMLExporter):
    """One self-contained page a notebook: no script, no request, light and dark."""

    export_from_notebook = "claimbook page"
    extra_template_basedirs = [str(TEMPLATES)]

    @default("template_name")
    def _template_name_default(self):
        return "claimbook"

    @default("optimistic_validation")
    def _optimistic_validation_default(self):
        return True  # validated once, not after each of seven preprocessors

    def from_file(self, file_stream, resources=None, **kwargs):
        """Return the page of a notebook's file, of a stripped source too.

        nbformat calls a kernel without a display name a fault as soon as it reads one.
        """
        nb = with_kernel_named(nbformat.reader.reads(file_stream.read()))
        nb = nbformat.reads(json.dumps(nb), as_version=4)
        return self.from_notebook_node(nb, resources, **kwargs)

    def from_notebook_node(self, nb, resources=None, **kwargs):
        """Return the page of one notebook, with its title and a list of contents.

        `resources` may hold the page's `wording` and `ways`, the HTML of the links to
        other pages.
        """
        resources = {"wording": ENGLISH, "ways": ""} | dict(resources or {})
        wording = resources["wording"]
        with_kernel_named(nb)
        for number, cell in enumerate(nb.cells, 1):
            if MADE_UP.fullmatch(cell.get("id", "")):
                cell.id = f"cell-{number}"
        style = (TEMPLATES / "claimbook" / "style.css").read_text("utf-8")
        resources |= {
            "style": style + filter_rules(),
            "policy": POLICY,
            "alt": lambda output, cell, kind: _alt(output, cell, kind, wording),
        }
        lexer = nb.metadata.get("language_info", {}).get("pygments_lexer")
        self.register_filter(
            "highlight_code", Highlight2HTML(pygments_lexer=lexer, parent=self)
        )
        # not HTMLExporter's own: it parses the whole page again, a third of the time
        html, resources = TemplateExporter.from_notebook_node(
            self, nb, resources, **kwargs
        )
        nameless = escape(wording.gettext(NAMELESS))
        html = re.sub(r"<img(?![^>]*\salt=)", f'<img alt="{nameless}"', html)
        return weighed(with_contents(html), wording), resources

    @pass_context
    def markdown2html(self, context, source):
        """Return Markdown as HTML, its headings named in letters and dashes alone."""
        html = super().markdown2html(context, source)
        html = re.sub(r'<a class="anchor-link"[^>]*>[^<]*</a>', "", html)
        html = re.sub(r'(?<= id=")[^"]*|(?<= href="#)[^"]*', _plain, html)
        return re.sub(r"\s*/>", ">", html)


def with_kernel_named(nb):
    """Return the notebook, its kernel displayed by its name if it has no other."""
    kernel = nb.get("metadata", {}).get("kernelspec", {})
    if "name" in kernel:
        kernel.setdefault("display_name", kernel["name"])
    return nb


def _plain(name):
    return re.sub(r"[^\w-]+", "", unquote(unescape(name[0])))


@cache
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

    @property
    def default_config(self):
        """Leave out the cells tagged hide."""
        hidden = Config({"TagRemovePreprocessor": {"remove_cell_tags": ["hide"]}})
        hidden.TagRemovePreprocessor.enabled = True
        return super().default_config.merge(hidden) or hidden


def _alt(output, cell, kind, wording):
    """Return what a picture shows, as the notebook's author has said it, if so."""
    told = output.get("metadata", {})
    alt = told.get(kind, {}).get("alt") or told.get("alt") or cell.metadata.get("alt")
    return alt or wording.gettext(NAMELESS)


def with_contents(html):
    """Return the page with its first heading as title, its second-level ones listed."""
    headings = re.findall(r'<h([12])(?: id="([^"]*)")?>(.*?)</h\1>', html, re.DOTALL)
    told = [
        (level, name, re.sub("<[^>]+>", "", text)) for level, name, text in headings
    ]
    title = next((text for level, _, text in told if level == "1"), "claimbook")
    html = html.replace("<title>claimbook</title>", f"<title>{title}</title>", 1)
    listed = "".join(
        f'<li><a href="#{name}">{text}</a></li>'
        for level, name, text in told
        if level == "2" and name
    )
    if listed:
        return html.replace("<ol></ol>", f"<ol>{listed}</ol>", 1)
    return re.sub(r'<nav class="contents".*?</nav>', "", html, count=1)


def weighed(html, wording):
    """Return the page with what it weighs and why, in its last line."""
    pictures = re.findall(r'src="data:[^"]*"', html)
    said = wording.gettext(
        "This page weighs {total} kB, {pictures} kB of it in pictures, so that it is "
        "whole in one file. It loads nothing else.",
        total=wording.number(len(html.encode()) / 1000, 3),
        pictures=wording.number(sum(map(len, pictures)) / 1000, 3),
    )
    return html.replace('<p id="weight"></p>', f'<p id="weight">{escape(said)}</p>', 1)
