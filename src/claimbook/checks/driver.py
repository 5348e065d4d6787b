"""How much of the change of a whole comes from one of its parts?"""

from math import inf, nan
from typing import Any

from claimbook.checks.protocol import Claim, Finding, fits, window, window_over
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval
from claimbook.domain.period import PeriodText
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message

PRINTED = 0
DATED = True
FAMILY = "part"
FORMULA = (
    "100 · change of the part / change of the whole, percent, lies at or above our "
    "bar; where the whole did not grow, no part drove its growth"
)
unfit = fits


class Choices(Quantity):
    """The whole (the quantity itself), the part, the window and our bar in percent."""

    base: PeriodText
    """when the change begins: 2019, 2019-05 or 2019-05-13"""
    part: dict[str, Any]
    """the part: what differs from the choices of the whole"""
    bar_percent: float
    """our bar: the least part of the change that stands for the claim's word"""


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Decompose the change of the whole since `base` (contribution analysis).

    Both are measured over one set of countries at both ends of the window. `part`
    overrides the whole's own choices, for instance the flow or the product.
    """
    periods = (choices.base, choices.period or claim.period_text)
    own, other = choices.quantities()
    whole = window(own, data, periods)
    part = whole and window_over(whole.members, other, other, data, periods)
    if not whole or not part:
        return None
    change = whole.last.value - whole.first.value
    part_change = part.last.value - part.first.value
    value = 100 * part_change / change if change else nan
    interval, status, note = Interval(-inf, inf), None, whole.note
    if whole.change.high <= 0:
        value, interval, status = 0.0, Interval(0.0, 0.0), "fails"
        note = Message("{window}: the whole did not grow", window=note)
    elif whole.change.low > 0 and whole.change.high < inf:
        interval = part.change.scaled(100).over(whole.change)
    claimed, used = Interval(choices.bar_percent, inf), whole.used + part.used
    detail = whole.detail | {
        "change": change,
        "part_change": part_change,
        "unit": whole.last.unit,
    }
    return Finding(value, interval, claimed, "percent", used, status, note, detail)
