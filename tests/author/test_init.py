"""A project of one's own is whole, without a fault, and never put over another."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from claimbook.author import init
from claimbook.cli import main
from claimbook.faults import Faults
from claimbook.judging.opening import check
from claimbook.project import Project

REPOSITORY = Path(__file__).parents[2]


def run(*arguments):
    return CliRunner().invoke(main, arguments)


def test_a_project_is_made_that_has_no_fault(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shown = run("init", "newsroom")
    assert "go there; `claimbook report china-loans-2016`" in shown.output
    project = Project(tmp_path / "newsroom")
    assert sorted(p.name for p in project.root.iterdir()) == [
        ".gitignore",
        "data",
        "notebooks",
        "project.yaml",
        "requirements.lock",
        "tests",
    ]
    check(project, [])
    assert yaml.safe_load(project.settings.read_text("utf-8"))["languages"] == ["en"]
    assert {p.name for p in project.notebooks.iterdir()} == {
        p.name for p in (REPOSITORY / "notebooks").glob("*.ipynb")
    }
    monkeypatch.chdir(project.notebooks)
    assert Project.find() == project
    assert run("check").output == "no faults\n"


def test_an_empty_folder_is_filled_and_no_other_one(tmp_path):
    (tmp_path / "empty").mkdir()
    assert init.init(tmp_path / "empty").settings.is_file()
    with pytest.raises(Faults, match="found something there; allowed: a folder that"):
        init.init(tmp_path / "empty")
    assert [p.name for p in tmp_path.iterdir()] == ["empty"]


def test_nothing_half_made_is_left(tmp_path, monkeypatch):
    def full(*given, **more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(init.shutil, "copy", full)
    with pytest.raises(OSError):
        init.init(tmp_path / "newsroom")
    assert list(tmp_path.iterdir()) == []


COMMANDS = [
    ["report"],
    ["check"],
    ["new", "a", "--language", "es", "--published", "2024-11-15"],
    ["explain", "a", "b"],
    ["figures"],
    ["diff", "main"],
    ["accept", "a"],
    ["schemas"],
    ["seal"],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_outside_a_project_a_command_says_so_in_one_line(
    tmp_path, monkeypatch, command
):
    monkeypatch.chdir(tmp_path)
    shown = run(*command)
    said = f"no project in {tmp_path} or above it; `claimbook init FOLDER` makes one\n"
    assert (shown.exit_code, shown.stderr, shown.stdout) == (2, said, "")
