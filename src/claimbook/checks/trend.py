"""Did a quantity rise or fall between two dates?"""

from math import inf
from typing import Literal

from claimbook.checks.protocol import Claim, Finding, fits, window
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval
from claimbook.domain.period import PeriodText
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message

PRINTED = 0
DATED = True
FAMILY = "change"
FORMULA = (
    "100 · (value at the end / value at the base − 1), percent, has the sign claimed"
)
unfit = fits


class Choices(Quantity):
    """The quantity, the date it is compared with, and the direction claimed."""

    base: PeriodText
    direction: Literal["rises", "falls"]


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Compare the change between two dates with zero."""
    end = choices.period or claim.period_text
    change = window(choices, data, (choices.base, end))
    if change is None or change.ratio is None:
        return None
    first, last, unit = change.first.value, change.last.value, change.first.unit
    value, interval = 100 * (last / first - 1), change.ratio.shifted(-1).scaled(100)
    above, below = Interval(0, inf, False), Interval(-inf, 0, False, False)
    claimed = above if choices.direction == "rises" else below
    ends = {"first": float(first), "last": float(last), "unit": Message(unit)}
    note = Message(
        "from {first} to {last} {unit}, {window}", window=change.note, **ends
    )
    used, detail = change.used, change.detail | {"unit": unit}
    return Finding(value, interval, claimed, "percent", used, None, note, detail)
