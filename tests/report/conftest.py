"""An article judged from the small made-up project, and its pages."""

import nbformat
import pytest

from claimbook.judging.opening import judge_article, open_article
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

    monkeypatch.setattr(reader, "display", display)
    page = reader.ReadersPage(judge(root))
    for part in ("headline", "result", "filters"):
        page.show(part)
    page.cards(["2-trade", "3-investment", "4-documents"])
    for part in ("not_scored", "sources", "hashes", "machines"):
        page.show(part)
    page.save_charts()
    cells = [
        nbformat.v4.new_markdown_cell("## The result"),
        nbformat.v4.new_code_cell("reader", outputs=outputs),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    return exporter.render(notebook, "5-report", ["2-trade", "5-report"])


@pytest.fixture
def judged(project, tmp_path):
    """The small project's article, judged as it stands."""
    return judge(tmp_path)


@pytest.fixture
def pages(project, tmp_path, monkeypatch):
    """Return a function that renders the small project's pages as it stands."""
    return lambda: render(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def friendly(new_project, tmp_path_factory):
    """The small project's pages, unspoilt, and the folder it was rendered in."""
    root = tmp_path_factory.mktemp("friendly")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(root)
        new_project(root)
        yield root, render(root, monkeypatch)
