"""Do the numbers that a claim prints agree with each other?"""

from typing import Literal

from claimbook.checks.protocol import Claim, Finding, Unfit
from claimbook.domain import quantity
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval
from claimbook.domain.wording import Message
from claimbook.text.printed import Printed

PRINTED = 0
DATED = False
FAMILY = "wording"
FORMULA = (
    "the number that follows from the other printed ones can be the one printed: some "
    "values in all their sets make the sum, share, change or equality true"
)
NEEDED = {"equal": 2, "sum": 3, "share": 3, "change": 3}
WITHOUT_UNIT = ("count", "quantity")


class Choices(quantity.Choices):
    """Which rule binds the printed numbers, in the order they are printed.

    equal: the first is the second; sum: the first is the sum of the others; share: the
    third is the first as a part of the second; change: the third is the change from
    the first to the second. `counted` is a number that the article gives by listing,
    counted by the analyst; it stands after the printed ones.
    """

    rule: Literal["equal", "sum", "share", "change"]
    counted: int | None = None


def unfit(claim: Claim, choices: Choices, data: Dataset) -> Unfit:
    """Ask for as many numbers as the rule binds, of kinds that it can bind."""
    needed = NEEDED[choices.rule] - (choices.counted is not None)
    if len(claim.printed) < needed:
        return f"{len(claim.printed)} printed numbers", f"{needed} for {choices.rule}"
    level = claim.printed[:2] if choices.rule in ("share", "change") else claim.printed
    kinds = {_kind(p) for p in level}
    if len(kinds) > 1:
        return f"numbers in {' and '.join(sorted(kinds))}", "numbers of one kind"
    last = claim.printed[-1]
    if len(level) < len(claim.printed) and last.unit not in ("percent", "fraction"):
        return f"a third number of the kind {last.unit}", "a percentage or a fraction"
    return None


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Calculate with the printed sets (interval arithmetic, Moore 1966).

    They agree where the calculated set and the printed one have a value in common, as
    the GRIM test asks of a printed mean (Brown and Heathers 2017); else they cannot
    all be right.
    """
    sets = [p.claimed for p in claim.printed]
    values = [p.value for p in claim.printed]
    if choices.counted is not None:
        sets.append(Interval.point(float(choices.counted)))
        values.append(float(choices.counted))
    if choices.rule in ("share", "change"):
        claimed, unit = sets[2], "percent"
        interval = _ratio(sets[0], sets[1], choices.rule)
        if interval is None:
            return None
        a, b = values[:2]
        value = 100 * a / b if choices.rule == "share" else 100 * (b / a - 1)
        if claim.printed[2].unit == "fraction":
            claimed = claimed.scaled(100)
    else:
        claimed, interval, value = sets[0], Interval.sum(sets[1:]), sum(values[1:])
        unit = claim.printed[0].currency or claim.printed[0].counted or ""
    status = "fails" if interval.disjoint(claimed) else "holds"
    note = Message("the article's own numbers")
    return Finding(value, interval, claimed, unit, (), status, note)


def _kind(printed: Printed) -> str:
    if printed.unit in WITHOUT_UNIT:
        return printed.unit
    return printed.currency or printed.counted or printed.unit


def _ratio(first: Interval, second: Interval, rule: str) -> Interval | None:
    """Return the share or the change in percent, or None where it is not bounded."""
    below, above = (second, first) if rule == "share" else (first, second)
    if below.low <= 0 or above.low < 0:
        return None
    percent = above.scaled(100).over(below)
    return percent if rule == "share" else percent.shifted(-100)
