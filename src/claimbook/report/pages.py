"""From executed notebooks to HTML pages that need nothing but themselves."""

from pathlib import Path

from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from traitlets import default
from traitlets.config import Config

TEMPLATES = Path(__file__).parent / "templates"


class ClaimbookExporter(HTMLExporter):
    """One self-contained page a notebook: no script, no request, light and dark."""

    export_from_notebook = "claimbook page"
    extra_template_basedirs = [str(TEMPLATES)]

    @default("template_name")
    def _template_name_default(self):
        return "claimbook"

    def from_notebook_node(self, nb, resources=None, **kwargs):
        """Return the page of one notebook, with its title and a list of contents."""
        resources = resources or {}
        kernel = nb.metadata.get("kernelspec")
        if kernel:  # stripped sources do not name it, nbconvert asks for it
            kernel.setdefault("display_name", kernel.name)
        resources["style"] = (TEMPLATES / "claimbook" / "style.css").read_text("utf-8")
        html, resources = super().from_notebook_node(nb, resources, **kwargs)
        return with_contents(html), resources


class ReaderExporter(ClaimbookExporter):
    """The reader's page: the same notebook without its code and hidden cells."""

    exclude_input = True

    @property
    def default_config(self):
        """Leave out the cells tagged hide."""
        hidden = Config({"TagRemovePreprocessor": {"remove_cell_tags": ["hide"]}})
        hidden.TagRemovePreprocessor.enabled = True
        return super().default_config.merge(hidden) or hidden


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
