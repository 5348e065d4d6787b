"""Which part of a whole is one of its parts, and is it as printed?"""

from claimbook.checks import Finding
from claimbook.checks.level import coverage
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, join

PRINTED = 1
FORMULA = (
    "100 · the part / the whole, percent, lies in the set of the printed share; both "
    "over one set of countries"
)


class Choices(Quantity):
    """The whole (the quantity itself), and what the part changes in its choices."""

    part: dict

    def all_sources(self):
        """Return the sources of the whole and of the part."""
        return self.source + self.of_the_part().source

    def of_the_part(self):
        """Return the Quantity of the part."""
        return self.changed(**self.part)


def unfit(claim, choices):
    """Say what is wrong with the printed number, and what is allowed, or nothing."""
    if claim.printed[0].unit not in ("percent", "fraction"):
        return f"a number of the kind {claim.printed[0].unit}", (
            "a percentage or a fraction"
        )
    return None


def run(claim, choices, data):
    """Divide the part by the whole, end by end of their intervals (Moore 1966).

    A whole summed over countries that report is summed over them for the part too;
    those without a figure for the part count as having none of it, which is said. None
    where whole and part are not in one unit, or the whole may be zero.
    """
    period = choices.period or claim.period_text
    part = choices.of_the_part()
    members = choices.fixed_set(data, (period,))
    whole = choices.measure(data, period, members)
    piece = part.measure(data, period, members)
    if whole is None or piece is None or whole.unit != piece.unit:
        return None
    if whole.interval.low <= 0:
        return None
    claimed = claim.claimed
    if claim.printed[0].unit == "fraction":
        claimed = claimed.scaled(100)
    notes = [coverage(whole)]
    if members and piece.missing:
        notes.append(Message("the part has no figure for {what}", what=piece.missing))
    return Finding(
        100 * piece.value / whole.value,
        piece.interval.scaled(100).over(whole.interval),
        claimed,
        "percent",
        piece.used + whole.used,
        note=join(*notes),
    )
