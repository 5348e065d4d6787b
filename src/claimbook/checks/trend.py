"""Did a quantity rise or fall between two dates?"""

from math import inf
from typing import Literal

from claimbook.checks.protocol import Claim, Finding, fits
from claimbook.checks.windows import window
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
    """Compare the change between two dates with zero.

    It is a percentage of the base; where that is not above zero, a difference.
    """
    end = choices.period or claim.period_text
    change = window(choices, data, (choices.base, end))
    if change is None:
        return None
    first, last, unit = change.first.value, change.last.value, change.first.unit
    ratio, detail = change.ratio, change.detail
    above, below = Interval(0, inf, False), Interval(-inf, 0, False, False)
    claimed = above if choices.direction == "rises" else below
    ends = {"first": float(first), "last": float(last), "unit": Message(unit)}
    note = Message(
        "from {first} to {last} {unit}, {window}", window=change.note, **ends
    )
    if ratio:
        value, interval = 100 * (last / first - 1), ratio.shifted(-1).scaled(100)
        unit = "percent"
    elif change.alike:
        # from zero or below there is no percentage, but there is a direction
        value, interval = last - first, change.change
    else:
        return change.without_ratio(claimed, "percent")
    return Finding(value, interval, claimed, unit, change.used, None, note, detail)
