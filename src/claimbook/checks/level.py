"""Is the published number in the set that the printed one stands for?"""

from claimbook.checks import Finding
from claimbook.domain.interval import Interval, distance
from claimbook.domain.mirror import mirror_gap
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, amount, economy, join

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
    return Finding(
        found.value,
        choices.at_least(data, found),
        claim.claimed,
        found.unit,
        found.used,
        note=join(*notes),
    )


def coverage(found):
    """Say which countries a sum covers, and which are filled from the other side."""
    if not found.members:
        return ""
    count, filled = len(found.members), len(found.filled)
    note = Message("sum over {count} countries", count=count)
    if filled:
        note = Message(
            "sum over {count} countries, {filled} of them filled with the other "
            "side's figure",
            count=count,
            filled=filled,
        )
    if not found.missing:
        return note
    return join(note, Message("no figure for {what}", what=found.missing))


def _against_mirror(choices, data, period, claimed):
    """Say how the claim's margin compares with the mirror gap, on one set."""
    gap = mirror_gap(choices.trade(data), period)
    margin = abs(distance(Interval.point(gap.home.value), claimed))
    unit = gap.home.unit
    values = {
        "country": economy(choices.between[0]),
        "other": amount(gap.home.value, unit),
        "gap": amount(abs(gap.gap), unit),
        "margin": amount(margin, unit),
    }
    if margin < abs(gap.gap):
        return Message(
            "{country} reports {other} for the same countries, so the mirror gap is "
            "{gap}; the margin on them, {margin}, is smaller than the gap",
            **values,
        )
    return Message(
        "{country} reports {other} for the same countries, so the mirror gap is "
        "{gap}; the margin on them, {margin}, is larger than the gap",
        **values,
    )
