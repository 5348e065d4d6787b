"""Which part of a whole is one of its parts, and is it as printed?"""

from typing import Any

from claimbook.checks.protocol import Claim, Finding, coverage, of_kind, undecided
from claimbook.checks.windows import Window
from claimbook.domain.dataset import Dataset
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, join

PRINTED = 1
DATED = True
FAMILY = "part"
FORMULA = (
    "100 · the part / the whole, percent, lies in the set of the printed share; both "
    "over one set of countries"
)
unfit = of_kind("a percentage or a fraction", "percent", "fraction")


class Choices(Quantity):
    """The whole (the quantity itself), and what the part changes in its choices."""

    part: dict[str, Any]


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Divide the part by the whole, end by end of their intervals (Moore 1966).

    A whole summed over countries that report is summed over them for the part too;
    those without a figure for the part count as having none of it, and the note says
    so. Undecided where the whole may be zero.
    """
    period = choices.period or claim.period_text
    members = choices.fixed_set(data, (period,))
    whole, part = (q.measure(data, period, members) for q in choices.quantities())
    if whole is None or part is None:
        return None
    claimed, note = claim.claimed, coverage(whole)
    if claim.printed[0].unit == "fraction":
        claimed = claimed.scaled(100)
    if members and part.missing:
        absent = Message("the part has no figure for {what}", what=part.missing)
        note = join(note, absent)
    used, both = part.used + whole.used, Window((period, period), whole, part, None)
    if both.ratio is None:
        return undecided(claimed, "percent", used, join(note, both.flaw))
    value, interval = 100 * part.value / whole.value, both.ratio.scaled(100)
    return Finding(value, interval, claimed, "percent", used, note=note)
