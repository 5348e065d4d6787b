"""Did one event come before another?"""

from math import inf

from claimbook.checks import Finding
from claimbook.domain.events import event
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import join

PRINTED = 0
DATED = False
FORMULA = (
    "the day of the later event minus the day of the earlier one is above 0; two "
    "events of one day are undecided"
)


class Choices(Quantity):
    """The two events by name, as the claim puts them, and who dates them."""

    series: str = "event"
    first: str
    then: str

    @property
    def events(self):
        """The names of the events that have to be among the figures."""
        return (self.first, self.then)


def run(claim, choices, data):
    """Compare two dates by the days that lie between them (Allen 1983, before).

    A date known to the month or year leaves the days a range.
    """
    first, then = (event(choices, data, name) for name in choices.events)
    if first is None or then is None:
        return None
    low, high = (then.first - first.last).days, (then.last - first.first).days
    return Finding(
        float(low),
        Interval(low, high),
        Interval(0, inf, False, False),
        "days",
        (first.figure, then.figure),
        status="undecided" if low <= 0 <= high else None,
        note=join(first.message, then.message),
    )
