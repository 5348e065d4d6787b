"""What a job publishes: tables described, and safe to open as spreadsheets."""

import csv
import hashlib
import json

import papermill  # noqa: F401  it loads the engine, which needs it whole
import pytest

from claimbook.build.job import publish
from claimbook.judging.rows import RestsOnRow
from claimbook.project import Project

OWN = '''\
text,number,blank,words
=HYPERLINK(1),-3.5,,plain
"@a, b",-0,,"a ""quote"""
-,1e300,,+1 or so
'''
KNOWN = ",".join(RestsOnRow.model_fields) + "\n-a,1,gacc:x\n"


@pytest.fixture
def published(tmp_path):
    """The folders of tables and of their published copies, with their packages."""
    project = Project(tmp_path)
    folder, copy = project.scratch("made"), project.reports / "made" / "data"
    (folder / "charts").mkdir(parents=True)
    (folder / "rests-on.csv").write_text(KNOWN, "utf-8")
    (folder / "charts" / "own.csv").write_text(OWN, "utf-8")
    (folder / "empty.csv").write_text("a,b\n", "utf-8")
    publish(project, "made", "A title")
    return [
        (place, json.loads((place / "datapackage.json").read_text("utf-8")))
        for place in (folder, copy)
    ]


def test_tables_are_described_by_their_row_model_or_by_their_cells(published):
    for place, package in published:
        assert (package["name"], package["title"]) == ("made", "A title")
        own, empty, known = package["resources"]
        assert [r["path"] for r in (own, empty, known)] == [
            "charts/own.csv",
            "empty.csv",
            "rests-on.csv",
        ]
        kinds = [f["type"] for f in own["schema"]["fields"]]
        assert kinds == ["string", "number", "number", "string"]
        assert known["title"] == RestsOnRow.__doc__
        fields = known["schema"]["fields"]
        assert [f["type"] for f in fields] == ["string", "integer", "string"]
        assert fields[0]["description"] == "the claim's id"
        for resource in package["resources"]:
            content = (place / resource["path"]).read_bytes()
            assert resource["bytes"] == len(content)
            digest = hashlib.sha256(content).hexdigest()
            assert resource["hash"] == f"sha256:{digest}"


def test_hostile_text_stays_in_its_cell_of_every_table(published):
    for place, package in published:
        assert "apostrophe" in package["description"]
        with (place / "charts" / "own.csv").open(encoding="utf-8", newline="") as file:
            assert list(csv.reader(file))[1:] == [
                ["'=HYPERLINK(1)", "-3.5", "", "plain"],
                ["'@a, b", "-0", "", 'a "quote"'],
                ["'-", "1e300", "", "'+1 or so"],
            ]
        known = (place / "rests-on.csv").read_text("utf-8")
        assert known.splitlines()[1] == "'-a,1,gacc:x"


def test_a_table_without_formulas_keeps_its_bytes(published):
    for place, _ in published:
        assert (place / "empty.csv").read_bytes() == b"a,b\n"
