"""How fast did a quantity grow between two years, and is that as claimed?"""

from math import inf

from claimbook.checks import Finding, window
from claimbook.domain.interval import Interval, relation
from claimbook.domain.period import Year
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, join

PRINTED = 0
FORMULA = (
    "100 · ((value at the end / value at the base) ** (1 / years) − 1), percent a "
    "year, lies at or above the stated cut, or above the growth of what it is compared "
    "with, or in the set of the printed percentage"
)


class Choices(Quantity):
    """The quantity, its base year, and the cut that stands for the claim's word.

    Without a cut or a quantity to compare with, the printed percentage decides.
    """

    base: Year
    period: Year | None = None
    cut_percent_a_year: float | None = None
    than: Quantity | None = None

    def all_sources(self):
        """Return the sources of both quantities."""
        return self.source + (self.than.source if self.than else ())


def unfit(claim, choices):
    """Say what is wrong with the printed number, and what is allowed, or nothing."""
    if choices.than or choices.cut_percent_a_year is not None:
        return None
    if not claim.printed or claim.printed[0].unit != "percent":
        return "no printed percentage", "one, or a cut or a comparison in the plan"
    return None


def run(claim, choices, data):
    """Compare compound annual growth with a cut, another's growth or the claim's."""
    end = choices.period or claim.period_text
    if end <= choices.base:
        return None
    own = annual_growth(choices, data, choices.base, end)
    if own is None:
        return None
    value, interval, used, note = own
    status = None
    if choices.than:
        other = annual_growth(choices.than, data, choices.base, end)
        if other is None:
            return None
        claimed = Interval(other[1].high, inf, False, False)
        # between the other's lowest and highest growth nothing is decided
        status = relation(interval, Interval(other[1].low, inf, False, False))
        if status == "holds" and not interval.inside(claimed):
            status = "undecided"
        used += other[2]
        rate = round(other[0], 1)
        note = join(note, Message("compared with {rate} % a year", rate=rate))
    elif choices.cut_percent_a_year is not None:
        claimed = Interval(choices.cut_percent_a_year, inf, True, False)
    else:
        claimed = claim.claimed
    return Finding(
        value,
        interval,
        claimed,
        "percent a year",
        used,
        status=status,
        note=note,
        detail={"base": choices.base, "end": end},
    )


def annual_growth(quantity, data, base, end):
    """Return growth in percent a year: value, interval, figures used, window."""
    members = quantity.fixed_set(data, (base, end))
    first = quantity.measure(data, base, members)
    last = quantity.measure(data, end, members)
    if first is None or last is None or first.interval.low <= 0:
        return None
    years = int(end) - int(base)

    def rate(a, b):
        return 100 * ((b / a) ** (1 / years) - 1)

    return (
        rate(first.value, last.value),
        Interval(
            rate(first.interval.high, last.interval.low),
            rate(first.interval.low, last.interval.high),
            True,
            True,
        ),
        first.used + last.used,
        window((base, end), (first, last), members),
    )
