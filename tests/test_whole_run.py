"""The main job on the repository's own articles, built once in a folder elsewhere."""

import csv
import hashlib
import json
import os
import re
import subprocess
import sys

import pytest
from built import REPOSITORY, built, claimbook, copy, differences

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


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A copy of the project, built. `make verify` builds it in other ways as well."""
    root = copy(tmp_path_factory.mktemp("somewhere else"))
    (root / "sitecustomize.py").write_text(NO_NETWORK)
    os.environ["PYTHONPATH"] = str(root)
    run = claimbook(root, "report")
    del os.environ["PYTHONPATH"]
    assert run.returncode == 0, run.stdout + run.stderr
    return root


def test_every_page_is_there(root):
    files = built(root)
    assert "reports/index.html" in files
    for article in ARTICLES:
        assert [p for p in PAGES if f"reports/{article}/{p}" not in files] == []


def test_two_runs_are_compared_byte_by_byte(root):
    files = built(root)
    assert differences(files, dict(files)) == []
    page = f"reports/{ARTICLES[0]}/index.html"
    other = files | {page: files[page].replace(b"<h1", b"<H1", 1)}
    lost = other.pop("reports/index.html")
    lines = differences(files, other)
    assert lost and lines[0] == "reports/index.html: only in one of them"
    assert lines[1].startswith(f"{page}: byte ")
    assert "<H1" in lines[1]
    assert len(lines) == 2


def test_the_sums_cover_every_file(root):
    lines = (root / "reports" / "SHA256SUMS").read_text().splitlines()
    sums = dict(reversed(line.split("  ", 1)) for line in lines)
    files = {
        name.removeprefix("reports/"): hashlib.sha256(content).hexdigest()
        for name, content in built(root).items()
        if name.startswith("reports/") and not name.endswith("SHA256SUMS")
    }
    assert sums == files
    assert list(sums) == sorted(sums)


def test_a_second_run_rebuilds_nothing(root):
    run = claimbook(root, "report")
    assert run.stdout.startswith(f"nothing to do: {len(ARTICLES)} up to date")


def test_pages_ask_for_nothing_and_name_no_place(root):
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


def test_every_claim_ends_in_a_verdict_or_a_reason(root):
    for article in ARTICLES:
        folder = root / "data" / "processed" / article
        with (folder / "verdicts.csv").open(encoding="utf-8", newline="") as file:
            verdicts = {row["claim_id"]: row for row in csv.DictReader(file)}
        with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
            claims = [row["claim_id"] for row in csv.DictReader(file)]
        assert list(verdicts) == claims
        assert all(row["known_now"] for row in verdicts.values())


def test_processed_tables_are_a_data_package(root):
    for article in ARTICLES:
        folder = root / "data" / "processed" / article
        package = json.loads((folder / "datapackage.json").read_text("utf-8"))
        for resource in package["resources"]:
            with (folder / resource["path"]).open(encoding="utf-8") as file:
                header = next(csv.reader(file))
            assert header == [f["name"] for f in resource["schema"]["fields"]]


def test_parameters_change_what_they_name(root):
    run = claimbook(root, "report", "-p", "about_precent=5")
    assert run.returncode == 2
    assert "Did you mean about_percent?" in run.stderr


@pytest.mark.parametrize("engine", [[], ["--engine", "claimbook"]])
@pytest.mark.parametrize("place", [".", "notebooks", ".."])
def test_a_notebook_runs_quietly_under_papermill_from_any_folder(
    root, tmp_path, place, engine
):
    """Outside of the project the package's own is taken, which has the same article."""
    slug, out = "china-loans-2016", tmp_path / "out.ipynb"
    notebook = root / "notebooks" / "1-clean.ipynb"
    run = subprocess.run(
        [
            *(sys.executable, "-m", "papermill", notebook, out, *engine),
            *("-p", "article", slug, "--log-level", "WARNING"),
        ],
        cwd=root / place,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    said = [line for line in run.stderr.splitlines() if line]
    assert [line for line in said if not line.startswith("Executing:")] == []
    assert run.stdout == ""
    inside = root if place != ".." else REPOSITORY
    written = inside / "scratch" / slug / "claims.csv"
    built = root / "data" / "processed" / slug / "claims.csv"
    assert written.read_bytes() == built.read_bytes()


def test_papermill_names_the_parameters_of_a_notebook(root, tmp_path):
    run = subprocess.run(
        [
            *(sys.executable, "-m", "papermill", "--help-notebook"),
            root / "notebooks" / "1-clean.ipynb",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "article: str" in run.stdout
    assert run.stderr == ""
