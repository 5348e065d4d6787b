"""Is the published number in the set that the printed one stands for?"""

from claimbook.checks import Found
from claimbook.economies import name
from claimbook.interval import Interval, distance
from claimbook.quantity import Quantity
from claimbook.sentences import quantity
from claimbook.trade import mirror_gap

PRINTED = 1
FORMULA = "the figure lies in the set of values that make the printed number right"


class Choices(Quantity):
    """Which figure to hold against the printed number."""


def run(claim, choices, data):
    """Compare one figure, or a sum of figures, with the printed number's set.

    A sum over part of a region is a lower bound of the whole. Where both sides report
    the same trade, the margin is held against the mirror gap on one set of countries.
    """
    period = choices.period or claim.period_text
    found = choices.measure(data, period)
    if found is None:
        return None
    notes = [coverage(found)]
    if choices.both and choices.side == "partners":
        notes.append(_against_mirror(choices, data, period, claim.claimed))
    return Found(
        found.value,
        choices.at_least(data, found),
        claim.claimed,
        found.unit,
        found.used,
        note="; ".join(filter(None, notes)),
    )


def coverage(found):
    """Say which countries a sum covers, and which are filled from the other side."""
    if not found.members:
        return ""
    note = f"sum over {len(found.members)} countries"
    if found.filled:
        note += f", {len(found.filled)} of them filled with the other side's figure"
    if found.missing:
        note += f"; no figure for {', '.join(found.missing)}"
    return note


def _against_mirror(choices, data, period, claimed):
    """Say how the claim's margin compares with the mirror gap, on one set."""
    gap = mirror_gap(choices.trade(data), period)
    margin = abs(distance(Interval.point(gap.home.value), claimed))
    size = "smaller" if margin < abs(gap.gap) else "larger"
    unit = gap.home.unit
    home, other = name(choices.between[0]), quantity(gap.home.value, unit)
    return (
        f"{home} reports {other} for the same countries, so the mirror gap is "
        f"{quantity(abs(gap.gap), unit)}; the margin on them, "
        f"{quantity(margin, unit)}, is {size} than the gap"
    )
