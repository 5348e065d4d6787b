"""The same reports in every way of building: every byte is the same.

In two folders; by forks on all processors and by ordinary kernels on one; cold, and
after one report was spoilt.
"""

import os

import pytest
from built import REPOSITORY, built, claimbook, copy, differences, multiply


def project(root):
    """Copy the project and add a copy of its first article, so that two run at once."""
    copy(root)
    articles = sorted(p.name for p in (root / "data/raw/articles").iterdir())
    multiply(root, articles[0], 2)
    return root


def build(root, *arguments, **options):
    """Build the reports of `root`; return what was built."""
    run = claimbook(root, "report", *arguments, **options)
    assert run.returncode == 0, run.stdout + run.stderr
    return built(root)


def on_one_processor():
    """Leave the process about to be started one processor, where that can be said."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def spoil(root):
    """Lose a page of one report, and change a table of it."""
    slug = min(p.name for p in (REPOSITORY / "data/raw/articles").iterdir())
    (root / "reports" / slug / "index.html").unlink()
    with (root / "data/processed" / slug / "claims.csv").open("a") as table:
        table.write("spoilt\n")


@pytest.fixture(scope="module")
def forks(tmp_path_factory):
    """A project built by forks, on all processors, and its files."""
    root = project(tmp_path_factory.mktemp("by-forks"))
    return root, build(root)


def test_ordinary_kernels_on_one_processor_in_another_folder(forks, tmp_path):
    root = project(tmp_path / "another folder")
    options = {"preexec_fn": on_one_processor}
    assert differences(forks[1], build(root, "--engine", "kernel", **options)) == []


def test_again_after_one_report_was_spoilt(forks):
    root, files = forks
    spoil(root)
    assert differences(files, build(root)) == []
