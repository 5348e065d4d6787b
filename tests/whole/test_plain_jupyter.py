"""The stored notebooks by Jupyter's own commands, from anywhere, without a word too many."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

REPOSITORY = Path(__file__).parents[2]
NOTEBOOKS = REPOSITORY / "notebooks"
NAMES = [path.stem for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
PLACES = {"root": REPOSITORY, "notebooks": NOTEBOOKS, "elsewhere": Path("/")}
# what they print of their own accord: what is read, written and run
QUIET = (
    "[NbConvertApp] Converting",
    "[NbConvertApp] Writing",
    "Executing",
    "Input Not",
)
QUIET += ("Output Notebook", "Black is not")


def run(place, *words):
    """Run a command of this environment; return what it prints, which must be quiet."""
    command, *rest = words
    done = subprocess.run(
        [Path(sys.executable).parent / command, *rest],
        cwd=PLACES[place],
        env=os.environ | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stderr.replace("\r", "\n").splitlines()
    assert [x for x in lines if x.strip() and not x.startswith(QUIET)] == []
    return done.stdout


@pytest.mark.parametrize("place", PLACES)
def test_nbconvert_makes_pages_of_the_stored_notebooks(place, tmp_path):
    paths = [NOTEBOOKS / f"{name}.ipynb" for name in NAMES]
    run(place, "jupyter-nbconvert", "--to", "html", "--output-dir", tmp_path, *paths)
    assert sorted(p.stem for p in tmp_path.glob("*.html")) == NAMES


@pytest.mark.parametrize("name", [NAMES[1], NAMES[-1]])
def test_nbconvert_runs_a_notebook(name, tmp_path):
    notebook = NOTEBOOKS / f"{name}.ipynb"
    words = ("--to", "notebook", "--execute", "--output-dir", tmp_path)
    run("elsewhere", "jupyter-nbconvert", *words, notebook)
    assert (tmp_path / f"{name}.ipynb").is_file()


@pytest.mark.parametrize(
    ("place", "engine"),
    [
        ("root", ()),
        ("notebooks", ("--engine", "claimbook")),
        ("elsewhere", ()),
        ("elsewhere", ("--engine", "claimbook")),
    ],
)
def test_papermill_takes_another_article(place, engine, tmp_path):
    out = tmp_path / "out.ipynb"
    given = ("-p", "article", "china-loans-2016", *engine)
    run(place, "papermill", NOTEBOOKS / "3-investment.ipynb", out, *given)
    shown = str(nbformat.read(out, 4))
    assert "below-2010" in shown and "lithium" not in shown


@pytest.mark.parametrize("place", PLACES)
def test_papermill_says_what_may_be_set(place):
    text = run(place, "papermill", "--help-notebook", NOTEBOOKS / "2-trade.ipynb")
    assert "about_percent: float (default 10.0)" in text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("article", "kina-celac-2026"), "Did you mean kina-celac-2025?"),
        (("about_percent", "30"), "allowed: 0 to 25. Nothing was run."),
    ],
)
def test_a_wrong_parameter_fails_in_the_notebook_itself(given, said, tmp_path):
    done = subprocess.run(
        [
            *(Path(sys.executable).parent / "papermill", NOTEBOOKS / "2-trade.ipynb"),
            *(tmp_path / "out.ipynb", "-p", *given),
        ],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert said in done.stderr
