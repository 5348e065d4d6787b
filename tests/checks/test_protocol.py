"""Every check is whole, and one more is one more file."""

import sys
from typing import get_args

import pytest
from made import LEVEL, claim, data, totals

from claimbook import checks as folder
from claimbook.checks import checks
from claimbook.checks.protocol import PARTS, Family
from claimbook.domain.quantity import Choices

FAMILIES = {
    "level": {"level", "count"},
    "record": {"first_time"},
    "change": {"growth", "multiple", "trend"},
    "part": {"share", "driver"},
    "rank": {"rank"},
    "rate": {"conversion"},
    "date": {"sequence", "duration", "membership"},
    "wording": {"definition", "consistency"},
}
MOOD = '''"""Is the figure as the mood has it?"""

from math import inf

from claimbook.checks.protocol import Finding, fits
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity

PRINTED = 0
DATED = True
FAMILY = "level"
FORMULA = "the figure is above zero"
unfit = fits


class Choices(Quantity):
    """The figure."""


def run(claim, choices, data):
    """Compare a figure with zero."""
    level = choices.measure(data, choices.period or claim.period_text)
    above = Interval(0, inf, False)
    return Finding(level.value, level.interval, above, level.unit, level.used)
'''


@pytest.fixture
def mood(tmp_path, monkeypatch):
    """Return a function that adds the check "mood" with a text."""
    monkeypatch.setattr(folder, "__path__", [*folder.__path__, str(tmp_path)])
    yield lambda text: (tmp_path / "mood.py").write_text(text) and checks.cache_clear()
    sys.modules.pop("claimbook.checks.mood", None)
    checks.cache_clear()


def test_every_check_has_every_part_and_a_family():
    for name, check in checks().items():
        assert [part for part in PARTS if part not in vars(check)] == [], name
        assert issubclass(check.Choices, Choices)
    families = {family: set() for family in get_args(Family)}
    for name, check in checks().items():
        families[check.FAMILY].add(name)
    assert families == FAMILIES


def test_a_check_is_one_file(mood):
    mood(MOOD)
    check = checks()["mood"]
    choices = check.Choices(**LEVEL)
    assert check.unfit(claim(), choices, data()) is None
    assert check.run(claim(), choices, data(totals({2024: 5}))).value == 5


def test_a_check_without_a_part_is_refused(mood):
    mood(MOOD.replace("FORMULA", "FORMEL").replace("unfit", "ill"))
    with pytest.raises(TypeError, match="the check mood lacks FORMULA, unfit"):
        checks()
