"""Do the numbers that a claim prints agree with each other?"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimbook.checks import Finding
from claimbook.domain.interval import Interval
from claimbook.domain.wording import Message

PRINTED = 0
DATED = False
FORMULA = (
    "the number that follows from the other printed ones can be the one printed: some "
    "values in all their sets make the sum, share, change or equality true"
)
NEEDED = {"equal": 2, "sum": 3, "share": 3, "change": 3}
WITHOUT_UNIT = ("count", "quantity")


class Choices(BaseModel):
    """Which rule binds the printed numbers, in the order they are printed.

    equal: the first is the second; sum: the first is the sum of the others; share: the
    third is the first as a part of the second; change: the third is the change from
    the first to the second. `counted` is a number that the article gives by listing,
    counted by the analyst; it stands after the printed ones.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: Literal["equal", "sum", "share", "change"]
    counted: int | None = None

    def all_sources(self):
        """Return no source: the article is held against itself."""
        return ()


def unfit(claim, choices):
    """Say what is wrong with the printed numbers, and what is allowed, or nothing."""
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


def run(claim, choices, data):
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
    unit = claim.printed[0].currency or claim.printed[0].counted or ""
    if choices.rule in ("share", "change"):
        claimed, found = sets[2], _ratio(sets[0], sets[1], choices.rule)
        if found is None:
            return None
        a, b = values[:2]
        value = 100 * a / b if choices.rule == "share" else 100 * (b / a - 1)
        unit = "percent"
        if claim.printed[2].unit == "fraction":
            claimed = claimed.scaled(100)
    else:
        claimed, found, value = sets[0], _sum(sets[1:]), sum(values[1:])
    return Finding(
        value,
        found,
        claimed,
        unit,
        (),
        status="fails" if found.disjoint(claimed) else "holds",
        note=Message("the article's own numbers"),
    )


def _kind(printed):
    return (
        printed.unit
        if printed.unit in WITHOUT_UNIT
        else (printed.currency or printed.counted or printed.unit)
    )


def _sum(sets):
    return Interval(
        sum(s.low for s in sets),
        sum(s.high for s in sets),
        all(s.low_closed for s in sets),
        all(s.high_closed for s in sets),
    )


def _ratio(first, second, rule):
    """Return the share or the change in percent, or None where it is not bounded."""
    below = second if rule == "share" else first
    above = first if rule == "share" else second
    if below.low <= 0 or above.low < 0:
        return None
    less = 0 if rule == "share" else 100
    return Interval(
        100 * above.low / below.high - less, 100 * above.high / below.low - less
    )
