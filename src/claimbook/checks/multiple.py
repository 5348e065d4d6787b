"""How many times as large is a quantity as before, or as another, and is it so?"""

from typing import Any, Literal

from pydantic import model_validator

from claimbook.checks.protocol import Claim, Finding, of_kind
from claimbook.checks.windows import window_over
from claimbook.domain.dataset import Dataset
from claimbook.domain.period import PeriodText
from claimbook.domain.quantity import Quantity

PRINTED = 1
DATED = True
FAMILY = "change"
FORMULA = (
    "value at the end / value at the base, or the change in percent between them, lies "
    "in the set of the printed multiple or percentage"
)
KINDS = ("multiple", "fraction", "percent")
unfit = of_kind("a multiple, a fraction or a percentage", *KINDS)


class Choices(Quantity):
    """The quantity, and what it is held against: a base period, or other choices.

    `than` changes some of the quantity's choices for the base. `counts` says how a
    multiple is meant, `direction` which way a percentage goes.
    """

    base: PeriodText | None = None
    than: dict[str, Any] = {}
    counts: Literal["as_much", "more"] = "as_much"
    direction: Literal["rises", "falls"] = "rises"

    @model_validator(mode="after")
    def _has_a_base(self) -> "Choices":
        if not self.base and not self.than:
            raise ValueError("a base or a than is needed")
        return self


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Divide the value at the end by the one at the base (Moore 1966 for the ends).

    "Three times more" is read as three times as much, as newspapers mostly mean it;
    with `counts: more` it is four times as much, the base and three times it. A
    percentage is a change: 6 percent is 1.06 times. Undecided where the base may be
    zero.
    """
    end = choices.period or claim.period_text
    periods = (choices.base or end, end)
    own, base = choices.quantities()
    members = None if choices.than else choices.fixed_set(data, periods)
    ends = window_over(members, base, own, data, periods)
    if ends is None:
        return None
    claimed, unit = claim.claimed, "times"
    if ends.ratio is None:
        return ends.without_ratio(claimed, unit)
    value, interval = ends.last.value / ends.first.value, ends.ratio
    if claim.printed[0].unit == "percent":
        sign = 100 if choices.direction == "rises" else -100
        value, unit = sign * (value - 1), "percent"
        interval = interval.shifted(-1).scaled(sign)
    elif choices.counts == "more":
        claimed = claimed.shifted(1)
    note = ends.note if choices.base else ""
    return Finding(value, interval, claimed, unit, ends.used, None, note, ends.detail)
