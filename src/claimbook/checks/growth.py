"""How fast did a quantity grow between two years, and is that as claimed?"""

from math import inf, nan
from typing import NamedTuple

from claimbook.checks.protocol import Claim, Finding, Unfit
from claimbook.checks.windows import Window, window
from claimbook.domain import quantity
from claimbook.domain.dataset import Dataset
from claimbook.domain.figures import Figure
from claimbook.domain.interval import Interval, relation
from claimbook.domain.period import Year
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, join

PRINTED = 0
DATED = True
FAMILY = "change"
FORMULA = (
    "100 · ((value at the end / value at the base) ** (1 / years) − 1), percent a "
    "year, lies at or above our bar, or above the growth of what it is compared "
    "with, or in the set of the printed percentage"
)


class Choices(Quantity):
    """The quantity, its base year, and our bar that stands for the claim's word.

    Without a bar or a quantity to compare with, the printed percentage decides.
    """

    base: Year
    """the year that growth is counted from"""
    period: Year | None = None
    """the year that it is counted to; without it the claim's own"""
    bar_percent_a_year: float | None = None
    """our bar: the least growth that stands for the claim's word"""
    falls: bool = False
    """whether the printed percentage is by how much it fell"""
    than: Quantity | None = None
    """another quantity, whose growth it is to exceed"""


def unfit(claim: Claim, choices: Choices, data: Dataset) -> Unfit:
    """Ask for a printed percentage where the plan names nothing else that decides."""
    if choices.than or choices.bar_percent_a_year is not None:
        return None
    if not claim.printed or claim.printed[0].unit != "percent":
        return "no printed percentage", "one, or a bar or a comparison in the plan"
    return None


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Compare compound annual growth with our bar, another's growth or the claim's."""
    end = choices.period or claim.period_text
    if end <= choices.base:
        return None
    periods = (choices.base, end)
    own = window(choices, data, periods)
    other = choices.than and window(choices.than, data, periods)
    if own is None or (choices.than and other is None):
        return None
    unit, rates, others = "percent a year", _a_year(own), other and _a_year(other)
    if rates is None or (other and others is None):
        flawed = other if rates and other else own
        return flawed.without_ratio(_claimed(claim, choices), unit)
    value, interval = rates
    status, note, used = None, own.note, own.used
    claimed = _claimed(claim, choices)
    if other and others:
        rate, others_range = others
        claimed = Interval(others_range.high, inf, False)
        # between the other's lowest and highest growth nothing is decided
        status = relation(interval, Interval(others_range.low, inf, False))
        if status == "holds" and not interval.inside(claimed):
            status = "undecided"
        used += other.used
        compared = Message("compared with {rate} % a year", rate=round(rate, 1))
        note = join(note, compared)
    return Finding(value, interval, claimed, unit, used, status, note, own.detail)


def _claimed(claim: Claim, choices: Choices) -> Interval:
    if choices.than:
        return Interval(-inf, inf)
    if choices.bar_percent_a_year is not None:
        return Interval(choices.bar_percent_a_year, inf)
    return claim.claimed.scaled(-1) if choices.falls else claim.claimed


def _a_year(window: Window) -> tuple[float, Interval] | None:
    """Return growth in percent a year and its interval; None where there is no ratio.

    From above zero to below it is a fall of more than all there was.
    """
    if window.ratio is None:
        return None
    first, last = map(int, window.periods)

    def rate(ratio: float) -> float:
        if ratio < 0:
            return -inf
        return 100 * (ratio ** (1 / (last - first)) - 1)

    if window.ratio.high < 0:
        return nan, Interval(-inf, -100, False, False)

    value = rate(window.last.value / window.first.value)
    return value, Interval(rate(window.ratio.low), rate(window.ratio.high))


class SplitChoices(quantity.Choices):
    """The value and the volume of one good between one pair, and the windows."""

    value: Quantity
    volume: Quantity
    windows: tuple[tuple[Year, Year], ...]


class Split(NamedTuple):
    """Growth in percent from `base` to `end`."""

    base: str
    end: str
    value: float
    volume: float
    price: float
    used: tuple[Figure, ...]


def splits(choices: SplitChoices, data: Dataset) -> tuple[Split, ...]:
    """Return a Split for each window that has both figures at both ends.

    Value is volume times unit value, so the factors of growth multiply: (1 + value) =
    (1 + volume)(1 + price). A unit value is no price: it moves with the mix of grades
    as well (IMF, Export and Import Price Index Manual, on unit value indices).
    """
    results: list[Split] = []
    for periods in choices.windows:
        v, q = (window(x, data, periods) for x in (choices.value, choices.volume))
        values, volumes = v and v.ratio, q and q.ratio
        if not v or not q or not values or not volumes:
            continue
        if values.low <= 0 or volumes.low <= 0:
            continue
        value, volume = v.last.value / v.first.value, q.last.value / q.first.value
        ratios = (value, volume, value / volume)
        grown, bought, price = (100 * (ratio - 1) for ratio in ratios)
        results.append(Split(*periods, grown, bought, price, v.used + q.used))
    return tuple(results)
