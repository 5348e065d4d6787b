"""Is an economy a member of something, as of a date?"""

from math import inf

from claimbook.checks import Finding
from claimbook.domain.events import event
from claimbook.domain.interval import Interval
from claimbook.domain.period import days
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import join

PRINTED = 0
FORMULA = (
    "days from joining to the date, or from the date to the last day before leaving, "
    "whichever are fewer, are 0 or more for a member and below 0 for none"
)


class Choices(Quantity):
    """Whose membership: the economy is the reporter of both events, by their names.

    `member` is what the claim says.
    """

    series: str = "event"
    joined: str
    left: str = ""
    member: bool = True

    @property
    def events(self):
        """The names of the events that have to be among the figures."""
        return tuple(filter(None, (self.joined, self.left)))


def run(claim, choices, data):
    """Hold the last day of the period against the days of joining and of leaving."""
    found = tenure(choices, data, choices.reporter, choices.period or claim.period_text)
    if found is None:
        return None
    interval, events = found
    claimed = Interval(0, inf) if choices.member else Interval(-inf, -1)
    return Finding(
        interval.low,
        interval,
        claimed,
        "days",
        tuple(e.figure for e in events),
        note=join(*(e.message for e in events)),
    )


def tenure(choices, data, economy, period):
    """Return how deep in its membership an economy is, in days, and the events of it.

    As of the last day of `period`: 0 on the day of joining and on the last day before
    leaving, below 0 outside. None where no date of joining is known.
    """
    joined = event(choices, data, choices.joined, economy)
    left = event(choices, data, choices.left, economy) if choices.left else None
    if joined is None:
        return None
    _, day = days(period)
    low, high = (day - joined.last).days, (day - joined.first).days
    if left:
        low = min(low, (left.first - day).days - 1)
        high = min(high, (left.last - day).days - 1)
    return Interval(low, high), tuple(filter(None, (joined, left)))
