"""An article judged from the small made-up project, and its pages."""

import pytest

from claimbook.judging.opening import judge_article, open_article
from claimbook.project import Project
from claimbook.report.reader import ReadersPages


def judge(root):
    """Return the small project's article, judged."""
    return judge_article(open_article(Project(root), "tiny"))


def render(root):
    """Return the pages of the small project's article, {file name: HTML}."""
    pages = ReadersPages(judge(root))
    pages.save()
    folder = root / "scratch" / "tiny" / "pages"
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in sorted(folder.rglob("*.html"))
    }


@pytest.fixture
def judged(project, tmp_path):
    """The small project's article, judged as it stands."""
    return judge(tmp_path)


@pytest.fixture
def pages(project, tmp_path):
    """Return a function that renders the small project's pages as it stands."""
    return lambda: render(tmp_path)


@pytest.fixture(scope="module")
def friendly(new_project, tmp_path_factory):
    """The small project's pages, unspoilt, and the folder it was rendered in."""
    root = tmp_path_factory.mktemp("friendly")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(root)
        new_project(root)
        yield root, render(root)
