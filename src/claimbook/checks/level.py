"""Is the published number in the set that the printed one stands for?"""

from claimbook.checks.alike import in_the_figures_unit
from claimbook.checks.protocol import Claim, Finding, coverage
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval, distance
from claimbook.domain.quantity import Quantity
from claimbook.domain.trade import mirror_gap
from claimbook.domain.wording import Message, amount, economy, join

PRINTED = 1
DATED = True
FAMILY = "level"
FORMULA = "the figure lies in the set of values that make the printed number right"
unfit = in_the_figures_unit


class Choices(Quantity):
    """Which figure to hold against the printed number."""


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Compare one figure, or a sum of figures, with the printed number's set.

    A sum over part of a region is a lower bound of the whole. Where both sides report
    the same trade, the margin is held against the mirror gap on one set of countries.
    """
    period = choices.period or claim.period_text
    level = choices.measure(data, period)
    if level is None:
        return None
    note = coverage(level)
    if choices.both and choices.side == "partners":
        note = join(note, _against_mirror(choices, data, period, claim.claimed))
    interval, unit = choices.at_least(data, level), level.unit
    return Finding(level.value, interval, claim.claimed, unit, level.used, note=note)


def _against_mirror(
    choices: Choices, data: Dataset, period: str, claimed: Interval
) -> str:
    """Say how the claim's margin compares with the mirror gap, on one set."""
    trade = choices.trade(data)
    gap = trade and mirror_gap(trade, period)
    if not trade or not gap:
        return ""
    margin = abs(distance(Interval.point(gap.home.value), claimed))
    sizes = {"other": gap.home.value, "gap": abs(gap.gap), "margin": margin}
    values = {name: amount(size, gap.home.unit) for name, size in sizes.items()}
    smaller = Message(
        "{country} reports {other} for the same countries, so the mirror gap is "
        "{gap}; the margin on them, {margin}, is smaller than the gap",
        country=economy(trade.home),
        **values,
    )
    larger = Message(
        "{country} reports {other} for the same countries, so the mirror gap is "
        "{gap}; the margin on them, {margin}, is larger than the gap",
        country=economy(trade.home),
        **values,
    )
    return smaller if margin < abs(gap.gap) else larger
