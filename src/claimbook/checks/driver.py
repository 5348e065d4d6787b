"""How much of the change of a whole comes from one of its parts?"""

from math import inf, nan
from typing import Any

from claimbook.checks.protocol import Claim, Finding, fits
from claimbook.checks.windows import Window, window, window_over
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval
from claimbook.domain.period import PeriodText
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, amount, join

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
    if whole is None:
        return None
    members = whole.members or other.fixed_set(data, periods)
    part = window_over(members, other, other, data, periods)
    if part is None:
        return None
    ends = Window(periods, whole.last, part.last, None)
    unlike = next((w for w in (whole, part, ends) if not w.alike), None)
    if unlike:
        return unlike.without_ratio(Interval(choices.bar_percent, inf), "percent")
    change = whole.last.value - whole.first.value
    part_change = part.last.value - part.first.value
    value = 100 * part_change / change if change else nan
    interval, status, note = Interval(-inf, inf), None, whole.note
    if part.members and not whole.members:
        note = join(note, Message("the part: {window}", window=part.note))
    if whole.change.high <= 0:
        value, interval, status = 0.0, Interval(0.0, 0.0), "fails"
        note = Message("{window}: the whole did not grow", window=note)
    elif whole.change.low > 0 and whole.change.high < inf:
        interval = part.change.scaled(100).over(whole.change)
        note = join(note, _against_the_rest(change, part_change, whole.last.unit))
    claimed, used = Interval(choices.bar_percent, inf), whole.used + part.used
    unit, detail = "percent", whole.detail
    return Finding(value, interval, claimed, unit, used, status, note, detail)


def _against_the_rest(whole: float, part: float, unit: str) -> str:
    """Say where the part and the rest of a rise went opposite ways."""
    if part < 0:
        return Message("the part fell by {fall}", fall=amount(-part, unit))
    if part > whole:
        rest = amount(part - whole, unit)
        return Message(
            "the rest fell by {rest}, so the part is more than all", rest=rest
        )
    return ""
