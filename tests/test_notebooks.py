"""The working notebooks in git: stripped sources that hold prose, calls and pictures."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

from claimbook.build.snapshot import pipeline
from claimbook.checks import checks
from claimbook.judging.book import JUDGING
from claimbook.project import Project

FOLDER = Path(__file__).parents[1] / "notebooks"
KERNEL = {
    "display_name": "Python 3 (ipykernel)",
    "language": "python",
    "name": "python3",
}
TAGS = {"parameters", "hide"}
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def faults(notebook):
    """Return what a notebook's source may not hold, one line each."""
    found = []
    if dict(notebook.metadata) != {"kernelspec": KERNEL}:
        found.append("metadata beside the kernel's")
    for cell in notebook.cells:
        if set(cell.metadata) - {"tags"} or set(cell.metadata.get("tags", [])) - TAGS:
            found.append(f"{cell.id}: metadata or a tag beside {sorted(TAGS)}")
        if cell.cell_type != "code":
            continue
        if cell.outputs or cell.execution_count:
            found.append(f"{cell.id}: outputs; run make lint for how to strip them")
        tree = ast.parse(cell.source)
        if any(isinstance(n, ast.FunctionDef | ast.Lambda) for n in ast.walk(tree)):
            found.append(f"{cell.id}: a function; it belongs into the package")
        texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
        if any(isinstance(t, str) and re.search(r"[\\/]|\.csv", t) for t in texts):
            found.append(f"{cell.id}: a path; claimbook.paths knows them")
        if "parameters" not in cell.metadata.get("tags", []) and any(
            isinstance(t, int | float) and not isinstance(t, bool) for t in texts
        ):
            found.append(
                f"{cell.id}: a typed number; it belongs into data or parameters"
            )
        if len(cell.source.splitlines()) > 8:
            found.append(f"{cell.id}: more than eight lines")
    return found


def read(path):
    notebook = nbformat.from_dict(json.loads(path.read_text(encoding="utf-8")))
    for cell in notebook.cells:
        cell.source = "".join(cell.source)
    return notebook


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_sources_are_stripped_and_plain(path):
    assert faults(read(path)) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_sources_are_valid_as_they_are_stored(path):
    nbformat.validate(nbformat.read(path, as_version=4))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_sources_are_written_as_jupyterlab_saves_them(path):
    """Else the first save shows as a change in git."""
    text = path.read_text(encoding="utf-8")
    assert text == nbformat.writes(nbformat.reads(text, 4)) + "\n", (
        f"rewrite it: python -m json.tool --indent 1 --sort-keys --no-ensure-ascii {path} "
        f"{path}"
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_parameters_stand_in_one_cell_typed_and_commented(path):
    cells = [c for c in read(path).cells if "parameters" in c.metadata.get("tags", [])]
    assert len(cells) == 1
    for line in cells[0].source.splitlines():
        assert re.fullmatch(r"\w+: (str|int|float) = \S.*  # \S.*", line), line


def test_the_runner_runs_every_notebook():
    assert list(pipeline(Project(FOLDER.parent))) == [p.stem for p in NOTEBOOKS]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("def f():\n    pass", "a function"),
        ('open("data/x")', "a path"),
        ("x = 1000", "a typed number"),
        ("\n".join("abcdefghi"), "more than eight lines"),
    ],
)
def test_each_rule_is_seen(source, fault):
    notebook = read(NOTEBOOKS[0])
    notebook.cells.append(nbformat.v4.new_code_cell(source))
    assert fault in faults(notebook)[0]


def test_outputs_and_tags_are_seen():
    notebook = read(NOTEBOOKS[0])
    notebook.cells[-1].execution_count = 3
    notebook.cells[-2].metadata["tags"] = ["mine"]
    notebook.metadata["language_info"] = {"version": "3"}
    assert len(faults(notebook)) == 3


@pytest.mark.parametrize("name", JUDGING)
def test_a_judging_notebook_has_a_section_for_every_check(name):
    shown = []
    for cell in read(FOLDER / f"{name}.ipynb").cells:
        if "chapters.section(" in cell.source:
            shown += re.findall(r'"(\w+)"', cell.source)
    assert sorted(shown) == sorted(checks())
