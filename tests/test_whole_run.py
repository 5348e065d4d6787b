"""The main job on the repository's own articles, in two folders and by both engines."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
ARTICLES = sorted(p.name for p in (REPOSITORY / "data/raw/articles").iterdir())
PAGES = [
    "1-clean.html",
    "2-trade.html",
    "3-investment.html",
    "4-documents.html",
    "5-report.html",
    "index.html",
    "manifest.json",
    "data/datapackage.json",
    "data/verdicts.csv",
    "data/charts/overview.csv",
]
# A process that reaches for anything but this machine stops there.
NO_NETWORK = """
import socket
whole = socket.socket.connect
def connect(self, address):
    if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1"):
        raise RuntimeError(f"network asked for: {address}")
    return whole(self, address)
socket.socket.connect = connect
"""


def claimbook(root, *arguments):
    """Run the command on the project in `root`, without a network."""
    (root / "sitecustomize.py").write_text(NO_NETWORK)
    return subprocess.run(
        [sys.executable, "-m", "claimbook.cli", *arguments],
        env=os.environ | {"CLAIMBOOK_ROOT": str(root), "PYTHONPATH": str(root)},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def roots(tmp_path_factory):
    """Two copies of the project, one built by forks, the other by ordinary kernels."""
    roots = [tmp_path_factory.mktemp("a"), tmp_path_factory.mktemp("somewhere else")]
    for root, engine in zip(roots, ("fork", "kernel"), strict=True):
        shutil.copytree(REPOSITORY / "data" / "raw", root / "data" / "raw")
        shutil.copytree(REPOSITORY / "notebooks", root / "notebooks")
        shutil.copytree(REPOSITORY / "tests/expected", root / "tests/expected")
        shutil.copy(REPOSITORY / "requirements.lock", root)
        run = claimbook(root, "report", "--engine", engine)
        assert run.returncode == 0, run.stdout + run.stderr
    return roots


def built(root):
    """Return {path: bytes} of everything a run has built."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for folder in ("data/processed", "reports")
        for file in sorted((root / folder).rglob("*"))
        if file.is_file()
    }


def test_every_page_is_there(roots):
    files = built(roots[0])
    assert "reports/index.html" in files
    for article in ARTICLES:
        assert [p for p in PAGES if f"reports/{article}/{p}" not in files] == []


def test_two_folders_and_both_engines_give_the_same_bytes(roots):
    ours, theirs = map(built, roots)
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_a_second_run_rebuilds_nothing(roots):
    run = claimbook(roots[0], "report")
    assert run.stdout.startswith(f"nothing to do: {len(ARTICLES)} up to date")


def test_pages_ask_for_nothing_and_name_no_place(roots):
    root = roots[0]
    files = built(root)
    ids = {
        name: set(re.findall(r' id="([^"]+)"', content.decode("utf-8")))
        for name, content in files.items()
        if name.endswith(".html")
    }
    for name, content in files.items():
        text = content.decode("utf-8")
        assert str(root) not in text, name
        if not name.endswith(".html"):
            continue
        asked = re.findall(
            r"""(?:src|href)=["']?(?!data:|https?://|#)([^"'\s>]+)""", text
        )
        for link in asked:  # every link between pages, tables and cards leads somewhere
            place, _, anchor = link.partition("#")
            target = os.path.normpath(f"{os.path.dirname(name)}/{place}")
            assert target in files, f"{name}: {link}"
            assert not anchor or anchor in ids[target], f"{name}: {link}"
        loads = r"""(?:src=["']?https?:|<link|@import|url\(|<script src)"""
        assert re.findall(loads, text) == [], name
        assert not re.findall(r"<img(?![^>]*alt=\"[^\"]+)", text), name


def test_every_claim_ends_in_a_verdict_or_a_reason(roots):
    for article in ARTICLES:
        folder = roots[0] / "data" / "processed" / article
        with (folder / "verdicts.csv").open(encoding="utf-8", newline="") as file:
            verdicts = {row["claim_id"]: row for row in csv.DictReader(file)}
        with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
            claims = [row["claim_id"] for row in csv.DictReader(file)]
        assert list(verdicts) == claims
        assert all(row["known_now"] for row in verdicts.values())
        assert "not yet judged" not in {row["known_now"] for row in verdicts.values()}


def test_processed_tables_are_a_data_package(roots):
    for article in ARTICLES:
        folder = roots[0] / "data" / "processed" / article
        package = json.loads((folder / "datapackage.json").read_text("utf-8"))
        for resource in package["resources"]:
            with (folder / resource["path"]).open(encoding="utf-8") as file:
                header = next(csv.reader(file))
            assert header == [f["name"] for f in resource["schema"]["fields"]]


def test_parameters_change_what_they_name(roots):
    run = claimbook(roots[0], "report", "-p", "about_precent=5")
    assert run.returncode == 2
    assert "Did you mean about_percent?" in run.stderr


def test_a_notebook_runs_under_plain_papermill_from_any_folder(roots, tmp_path):
    out = tmp_path / "out.ipynb"
    run = subprocess.run(
        [
            *(sys.executable, "-m", "papermill", "--engine", "claimbook"),
            *(REPOSITORY / "notebooks" / "1-clean.ipynb", out, "--no-progress-bar"),
        ],
        env=os.environ | {"CLAIMBOOK_ROOT": str(roots[0])},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    written = roots[0] / "scratch" / "kina-celac-2025" / "claims.csv"
    built = roots[0] / "data" / "processed" / "kina-celac-2025" / "claims.csv"
    assert written.read_bytes() == built.read_bytes()
