"""Did one event come before another?"""

from math import inf

from claimbook.checks.protocol import Claim, Finding, fits
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import join

PRINTED = 0
DATED = False
FAMILY = "date"
FORMULA = (
    "the day of the later event minus the day of the earlier one is above 0; two "
    "events of one day are undecided"
)
unfit = fits


class Choices(Quantity):
    """The two events by name, as the claim puts them, and who dates them."""

    EVENTS = ("first", "then")

    series: str = "event"
    first: str
    then: str


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Compare two dates by the days that lie between them (Allen 1983, before).

    A date known to the month or year leaves the days a range.
    """
    first, then = (choices.event(data, name) for name in choices.events)
    if first is None or then is None:
        return None
    low, high = (then.first - first.last).days, (then.last - first.first).days
    after, used = Interval(0, inf, False), (first.figure, then.figure)
    status = "undecided" if low <= 0 <= high else None
    note = join(first.message, then.message)
    return Finding(low, Interval(low, high), after, "days", used, status, note)
