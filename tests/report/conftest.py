"""An article concluded from the small made-up project, and its pages."""

import nbformat
import pytest

from claimbook.judging import old_tables as tables
from claimbook.judging.book import JUDGING, judge_claims, open_book
from claimbook.report import article, opening, reader, show
from claimbook.report.conclusion import concluded


def conclude():
    """Run the small project's article and return its Conclusion."""
    book = open_book("tiny", 10.0)
    book.save("claims", tables.claims(book))
    book.save("evidence", tables.evidence(book))
    for notebook in JUDGING:
        judge_claims(book, notebook)
    return concluded("tiny", 10.0)


def render(monkeypatch):
    """Return the pages of the small project's article, {file name: HTML}."""
    outputs = []

    def display(data, raw=False, metadata=None):
        assert raw
        outputs.append(
            nbformat.v4.new_output("display_data", data, metadata=metadata or {})
        )

    found = conclude()
    monkeypatch.setattr(show, "display", display)
    opening.headline(found)
    opening.result(found)
    reader.filters(found)
    reader.cards(found, ["2-trade", "3-investment", "4-documents"])
    reader.not_scored(found)
    reader.sources(found)
    reader.rests_on(found)
    reader.machines(found)
    cells = [
        nbformat.v4.new_markdown_cell("## The result"),
        nbformat.v4.new_code_cell("found", outputs=outputs),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    return article.render(notebook, "5-report", ["2-trade", "5-report"])


@pytest.fixture
def conclusion(project):
    """Return a function that concludes the small project's article as it stands."""
    return conclude


@pytest.fixture
def pages(project, monkeypatch):
    """Return a function that renders the small project's pages as it stands."""
    return lambda: render(monkeypatch)


@pytest.fixture(scope="module")
def friendly(new_project, tmp_path_factory):
    """The small project's pages, unspoilt, and the folder it was rendered in."""
    root = tmp_path_factory.mktemp("friendly")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(root)
        new_project(root)
        yield root, render(monkeypatch)
