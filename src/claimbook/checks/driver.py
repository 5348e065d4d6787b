"""How much of the change of a whole comes from one of its parts?"""

from math import inf, nan

from claimbook.checks import Finding, window
from claimbook.domain.interval import Interval
from claimbook.domain.period import PeriodText
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message

PRINTED = 0
FORMULA = (
    "100 · change of the part / change of the whole, percent, lies at or above the "
    "stated cut; where the whole did not grow, no part drove its growth"
)


class Choices(Quantity):
    """The whole (the quantity itself), the part, the window and the cut in percent."""

    base: PeriodText
    part: dict
    cut_percent: float

    def all_sources(self):
        """Return the sources of the whole and of the part."""
        return self.source + self.changed(**self.part).source


def run(claim, choices, data):
    """Decompose the change of the whole since `base` (contribution analysis).

    Both are measured over one set of countries at both ends of the window. `part`
    overrides the whole's own choices, for instance the flow or the product.
    """
    end = choices.period or claim.period_text
    whole, part = choices.changed(), choices.changed(**choices.part)
    ends = (choices.base, end)
    members = whole.fixed_set(data, ends)
    values = [q.measure(data, y, members) for q in (whole, part) for y in ends]
    if not all(values):
        return None
    w0, w1, p0, p1 = values
    change, part_change = w1.value - w0.value, p1.value - p0.value
    whole_range = (
        w1.interval.low - w0.interval.high,
        w1.interval.high - w0.interval.low,
    )
    part_range = (
        p1.interval.low - p0.interval.high,
        p1.interval.high - p0.interval.low,
    )
    claimed = Interval(choices.cut_percent, inf, True, False)
    used = tuple(f for found in values for f in found.used)
    note = window(ends, (w0, w1), members)
    detail = {
        "base": choices.base,
        "end": end,
        "change": change,
        "part_change": part_change,
        "unit": w1.unit,
    }
    if whole_range[1] <= 0:
        return Finding(
            0.0,
            Interval(0.0, 0.0),
            claimed,
            "percent",
            used,
            status="fails",
            note=Message("{window}: the whole did not grow", window=note),
            detail=detail,
        )
    if whole_range[0] <= 0 or whole_range[1] == inf:
        interval = Interval(-inf, inf, False, False)
    else:
        shares = [100 * p / w for p in part_range for w in whole_range]
        interval = Interval(min(shares), max(shares), True, True)
    return Finding(
        100 * part_change / change if change else nan,
        interval,
        claimed,
        "percent",
        used,
        note=note,
        detail=detail,
    )
