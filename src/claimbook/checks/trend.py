"""Did a quantity rise or fall between two dates?"""

from math import inf
from typing import Literal

from claimbook.checks import Finding, window
from claimbook.domain.interval import Interval
from claimbook.domain.period import PeriodText
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message

PRINTED = 0
FORMULA = (
    "100 · (value at the end / value at the base − 1), percent, has the sign claimed"
)


class Choices(Quantity):
    """The quantity, the date it is compared with, and the direction claimed."""

    base: PeriodText
    direction: Literal["rises", "falls"]


def run(claim, choices, data):
    """Compare the change between two dates with zero."""
    end = choices.period or claim.period_text
    members = choices.fixed_set(data, (choices.base, end))
    first = choices.measure(data, choices.base, members)
    last = choices.measure(data, end, members)
    if first is None or last is None or first.interval.low <= 0:
        return None
    low = 100 * (last.interval.low / first.interval.high - 1)
    high = 100 * (last.interval.high / first.interval.low - 1)
    claimed = {
        "rises": Interval(0, inf, False, False),
        "falls": Interval(-inf, 0, False, False),
    }[choices.direction]
    return Finding(
        100 * (last.value / first.value - 1),
        Interval(low, high, True, True),
        claimed,
        "percent",
        first.used + last.used,
        note=Message(
            "from {first} to {last} {unit}, {window}",
            first=float(first.value),
            last=float(last.value),
            unit=Message(first.unit),
            window=window((choices.base, end), (first, last), members),
        ),
        detail={"base": choices.base, "end": end, "unit": first.unit},
    )
