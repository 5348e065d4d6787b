"""An article judged from the small made-up project, and its pages."""

import nbformat
import pytest

from claimbook.judging import old_tables as tables
from claimbook.judging.book import JUDGING, conclude, judge_claims, open_book
from claimbook.judging.opening import judge_article, open_article
from claimbook.judging.package import describe
from claimbook.project import Project
from claimbook.report import exporter, reader


def judge(root):
    """Return the small project's article, judged."""
    return judge_article(open_article(Project(root), "tiny"))


def render(root, monkeypatch):
    """Return the pages of the small project's article, {file name: HTML}."""
    outputs = []

    def display(data, raw=False, metadata=None):
        assert raw
        outputs.append(
            nbformat.v4.new_output("display_data", data, metadata=metadata or {})
        )

    monkeypatch.setenv("CLAIMBOOK_WORKSPACE", str(root / "workspace"))
    monkeypatch.setattr(reader, "display", display)
    judged = judge(root)
    reader.headline(judged)
    reader.result(judged)
    reader.filters(judged)
    reader.cards(judged, ["2-trade", "3-investment", "4-documents"])
    reader.not_scored(judged)
    reader.sources(judged)
    reader.hashes(judged)
    reader.machines(judged)
    cells = [
        nbformat.v4.new_markdown_cell("## The result"),
        nbformat.v4.new_code_cell("reader", outputs=outputs),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    return exporter.render(notebook, "5-report", ["2-trade", "5-report"])


def write_tables(root, monkeypatch):
    """Write the tables of the small project's article beside its charts' figures."""
    monkeypatch.setenv("CLAIMBOOK_WORKSPACE", str(root / "workspace"))
    book = open_book("tiny", 10.0)
    book.save("claims", tables.claims(book))
    book.save("evidence", tables.evidence(book))
    for notebook in JUDGING:
        judge_claims(book, notebook)
    conclude(book)
    describe(book.workspace, book.article)


@pytest.fixture
def judged(project, tmp_path):
    """The small project's article, judged as it stands."""
    return judge(tmp_path)


@pytest.fixture
def pages(project, tmp_path, monkeypatch):
    """Return a function that renders the small project's pages as it stands."""
    return lambda: render(tmp_path, monkeypatch)


@pytest.fixture
def tables_and_pages(pages, tmp_path, monkeypatch):
    """Return a function that renders the pages and writes the tables beside them."""

    def run():
        found = pages()
        write_tables(tmp_path, monkeypatch)
        return found

    return run


@pytest.fixture(scope="module")
def friendly(new_project, tmp_path_factory):
    """The small project's pages, unspoilt, and the folder it was rendered in."""
    root = tmp_path_factory.mktemp("friendly")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(root)
        new_project(root)
        found = render(root, monkeypatch)
        write_tables(root, monkeypatch)
        yield root, found
