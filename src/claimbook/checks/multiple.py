"""How many times as large is a quantity as before, or as another, and is it so?"""

from typing import Literal

from pydantic import model_validator

from claimbook.checks import Finding, window
from claimbook.domain.period import PeriodText
from claimbook.domain.quantity import Quantity

PRINTED = 1
FORMULA = (
    "value at the end / value at the base, or the change in percent between them, lies "
    "in the set of the printed multiple or percentage"
)


class Choices(Quantity):
    """The quantity, and what it is held against: a base period, or other choices.

    `than` changes some of the quantity's choices for the base. `counts` says how a
    multiple is meant, `direction` which way a percentage goes.
    """

    base: PeriodText | None = None
    than: dict = {}
    counts: Literal["as_much", "more"] = "as_much"
    direction: Literal["rises", "falls"] = "rises"

    @model_validator(mode="after")
    def _has_a_base(self):
        if not self.base and not self.than:
            raise ValueError("a base or a than is needed")
        return self

    def all_sources(self):
        """Return the sources of the quantity and of what it is held against."""
        return self.source + self.of_the_base().source

    def of_the_base(self):
        """Return the Quantity that is measured at the base."""
        return self.changed(**self.than)


def unfit(claim, choices):
    """Say what is wrong with the printed number, and what is allowed, or nothing."""
    if claim.printed[0].unit not in ("multiple", "fraction", "percent"):
        return f"a number of the kind {claim.printed[0].unit}", (
            "a multiple, a fraction or a percentage"
        )
    return None


def run(claim, choices, data):
    """Divide the value at the end by the one at the base (Moore 1966 for the ends).

    "Three times more" is read as three times as much, as newspapers mostly mean it;
    with `counts: more` it is four times as much, the base and three times it. A
    percentage is a change: 6 percent is 1.06 times. None where the base may be zero.
    """
    end = choices.period or claim.period_text
    at = (choices.base or end, end)
    other = choices.of_the_base()
    members = None
    if not choices.than:
        members = choices.fixed_set(data, at)
    base = other.measure(data, at[0], members)
    last = choices.measure(data, end, members)
    if base is None or last is None or base.unit != last.unit:
        return None
    if base.interval.low <= 0:
        return None
    ratio = last.interval.over(base.interval)
    value, claimed, unit = last.value / base.value, claim.claimed, "times"
    if claim.printed[0].unit == "percent":
        sign = 100 if choices.direction == "rises" else -100
        value, unit = sign * (value - 1), "percent"
        ratio = ratio.shifted(-1).scaled(sign)
    elif choices.counts == "more":
        claimed = claimed.shifted(1)
    return Finding(
        value,
        ratio,
        claimed,
        unit,
        base.used + last.used,
        note=window(at, (base, last), members) if choices.base else "",
        detail={"base": at[0], "end": end},
    )
