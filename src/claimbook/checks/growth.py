"""How fast did a quantity grow between two years, and is that as claimed?"""

from dataclasses import dataclass
from math import inf

from claimbook.checks.protocol import Claim, Finding, Window, window
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


def unfit(claim: Claim, choices: Choices) -> tuple[str, str] | None:
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
    rates = own and _a_year(own)
    if not own or not rates:
        return None
    value, interval = rates
    status, note, used = None, own.note, own.used
    if choices.than:
        other = window(choices.than, data, periods)
        others = other and _a_year(other)
        if not other or not others:
            return None
        rate, others_range = others
        claimed = Interval(others_range.high, inf, False)
        # between the other's lowest and highest growth nothing is decided
        status = relation(interval, Interval(others_range.low, inf, False))
        if status == "holds" and not interval.inside(claimed):
            status = "undecided"
        used += other.used
        compared = Message("compared with {rate} % a year", rate=round(rate, 1))
        note = join(note, compared)
    elif choices.bar_percent_a_year is not None:
        claimed = Interval(choices.bar_percent_a_year, inf)
    else:
        claimed = claim.claimed.scaled(-1) if choices.falls else claim.claimed
    unit = "percent a year"
    return Finding(value, interval, claimed, unit, used, status, note, own.detail)


def _a_year(window: Window) -> tuple[float, Interval] | None:
    """Return growth in percent a year and its interval; None if it may be no growth."""
    if window.ratio is None or window.ratio.low < 0:
        return None
    first, last = map(int, window.periods)

    def rate(ratio: float) -> float:
        return 100 * (ratio ** (1 / (last - first)) - 1)

    value = rate(window.last.value / window.first.value)
    return value, Interval(rate(window.ratio.low), rate(window.ratio.high))


class SplitChoices(quantity.Choices):
    """The value and the volume of one good between one pair, and the windows."""

    value: Quantity
    volume: Quantity
    windows: tuple[tuple[Year, Year], ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Growth in percent from `base` to `end`; each with what rounding leaves open."""

    base: str
    end: str
    value: float
    volume: float
    price: float
    volume_range: Interval
    price_range: Interval
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
        results.append(
            Split(
                *periods,
                *(100 * (value - 1), 100 * (volume - 1), 100 * (value / volume - 1)),
                volumes.shifted(-1).scaled(100),
                values.over(volumes).shifted(-1).scaled(100),
                v.used + q.used,
            )
        )
    return tuple(results)
