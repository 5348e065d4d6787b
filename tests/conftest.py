"""Fixtures of all tests: the small made-up project, and rows for one."""

import sys
from datetime import date

import pytest
from hypothesis import settings
from small import SmallProject, source

from claimbook import checks
from claimbook.data.figure_schema import FigureRow, Source

settings.register_profile("busy", deadline=None)  # a busy machine is no fault
settings.load_profile("busy")


@pytest.fixture(scope="session")
def new_project():
    """Return the SmallProject class, for fixtures that outlive a test."""
    return SmallProject


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A small valid project that the package takes for its own."""
    monkeypatch.chdir(tmp_path)
    return SmallProject(tmp_path)


@pytest.fixture
def figure_row():
    """Return a function that makes a FigureRow; only what matters has to be named."""

    def row(**cells):
        blank = dict.fromkeys(FigureRow.model_fields, "")
        usual = {
            "series": "goods_trade",
            "reporter": "CHN",
            "partner": "BRA",
            "period": "2024",
            "value": "1",
            "unit": "USD",
            "basis": "FOB",
            "status": "stated",
        }
        return FigureRow(**(blank | usual | cells))

    return row


@pytest.fixture
def a_source():
    """Return a function that makes the Source of a name."""
    return lambda name="customs", **changes: Source(
        **source(name, retrieved=date(2025, 6, 1), **changes)
    )


NEW_CHECK = """
from typing import Literal
from claimbook.domain.quantity import Quantity

PRINTED, DATED, FAMILY, FORMULA = 0, False, "level", "moods compare"


def unfit(claim, choices):
    return None


def run(claim, choices, data):
    return None


"""


@pytest.fixture
def new_check(tmp_path, monkeypatch):
    """Return a function that adds a check from a folder; it is gone after the test."""
    folder = tmp_path / "checks"
    monkeypatch.setattr(checks, "__path__", [*checks.__path__, str(folder)])

    def add(name, choices):
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.py").write_text(NEW_CHECK + choices)
        monkeypatch.setitem(sys.modules, f"{checks.__name__}.{name}", None)
        del sys.modules[f"{checks.__name__}.{name}"]
        checks.checks.cache_clear()

    yield add
    checks.checks.cache_clear()
