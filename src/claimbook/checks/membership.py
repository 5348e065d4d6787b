"""Is an economy a member of something, as of a date?"""

from math import inf

from claimbook.checks.protocol import Claim, Finding, fits
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval
from claimbook.domain.period import Event, days
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import join

PRINTED = 0
DATED = True
FAMILY = "date"
FORMULA = (
    "days from joining to the date, or from the date to the last day before leaving, "
    "whichever are fewer, are 0 or more for a member and below 0 for none"
)
unfit = fits


class Choices(Quantity):
    """Whose membership: the economy is the reporter of both events, by their names.

    `member` is what the claim says.
    """

    EVENTS = ("joined", "left")

    series: str = "event"
    joined: str
    left: str = ""
    member: bool = True


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Hold the last day of the period against the days of joining and of leaving."""
    joined, left = (choices.event(data, e) for e in (choices.joined, choices.left))
    if joined is None:
        return None
    interval = tenure(joined, left, choices.period or claim.period_text)
    claimed = Interval(0, inf) if choices.member else Interval(-inf, -1)
    events = [joined, left] if left else [joined]
    note, used = join(*(e.message for e in events)), tuple(e.figure for e in events)
    return Finding(interval.low, interval, claimed, "days", used, note=note)


def tenure(joined: Event, left: Event | None, period: str) -> Interval:
    """Return how deep in its membership an economy is, in days.

    As of the last day of `period`: 0 on the day of joining and on the last day before
    leaving, below 0 outside.
    """
    _, day = days(period)
    low, high = (day - joined.last).days, (day - joined.first).days
    if left:
        low = min(low, (left.first - day).days - 1)
        high = min(high, (left.last - day).days - 1)
    return Interval(low, high)
