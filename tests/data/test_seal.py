"""The hashes in datapackage.json follow the files when the analyst says so."""

import hashlib
import json

import pytest

from claimbook.data.seal import seal
from claimbook.faults import Faults
from claimbook.project import Project


def change(project):
    path = project.path("figures/customs.csv")
    path.write_text(path.read_text().replace("210", "211"))
    return path.read_bytes()


def test_nothing_changed_is_nothing_sealed(project):
    path = project.path("figures/datapackage.json")
    before = path.read_bytes()
    assert seal(Project.find()) == []
    assert path.read_bytes() == before


def test_a_changed_file_is_named_and_its_size_and_hash_written(project):
    content = change(project)
    assert len(project.faults()) == 1
    assert seal(Project.find()) == ["customs"]
    package = json.loads(project.path("figures/datapackage.json").read_text())
    entry = package["resources"][0]
    assert entry["bytes"] == len(content)
    assert entry["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert project.faults() == []


def test_the_file_is_written_for_people(project):
    project.entry("rates", institution="Banco Popular de China, Pekín")
    seal(Project.find())
    text = project.path("figures/datapackage.json").read_text("utf-8")
    assert text.startswith('{\n  "resources": [\n    {\n      "name": "customs",\n')
    assert "Pekín" in text
    assert text.endswith("}\n")


def test_a_source_without_file_is_left_alone(project):
    project.entry("rates", path=None, bytes=None, hash=None)
    assert seal(Project.find()) == []


def test_what_cannot_be_read_is_not_sealed(project):
    project.write("figures/datapackage.json", '{"resources": [}')
    with pytest.raises(Faults, match="datapackage.json, line 1: found Expecting"):
        seal(Project.find())
