"""Is the time between two events as long as printed?"""

from claimbook.checks import Finding
from claimbook.domain.events import event
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import join

PRINTED = 1
DATED = False
FORMULA = (
    "the time from the first event to the second, in the printed unit, lies in the set "
    "of the printed number; a whole number of weeks or longer units is right to half "
    "a unit"
)
MONTHS = {"months": 1, "years": 12, "decades": 120, "centuries": 1200}
DAYS = {"days": 1, "weeks": 7}


class Choices(Quantity):
    """The two events by name, who dates them, and whether both days count."""

    series: str = "event"
    begins: str
    ends: str
    inclusive: bool = False

    @property
    def events(self):
        """The names of the events that have to be among the figures."""
        return (self.begins, self.ends)


def unfit(claim, choices):
    """Say what is wrong with the printed number, and what is allowed, or nothing."""
    if claim.printed[0].counted not in (*DAYS, *MONTHS):
        return f"printed in {claim.printed[0].counted or 'no unit of time'}", (
            f"a number of {', '.join((*DAYS, *MONTHS))}"
        )
    return None


def run(claim, choices, data):
    """Measure the time between two dates and compare it with the printed number's set.

    Days and weeks are counted; months and longer units are read off the calendar, so
    10 May to 10 May is a year whatever its days (ISO 8601, calendar duration). With
    `inclusive` the last day counts too.
    """
    begins, ends = (event(choices, data, name) for name in choices.events)
    if begins is None or ends is None:
        return None
    unit = claim.printed[0].counted
    more = 1 if choices.inclusive else 0
    low = _between(begins.last, ends.first, unit, more)
    high = _between(begins.first, ends.last, unit, more)
    claimed = claim.claimed
    if claimed.low == claimed.high and unit != "days":
        claimed = Interval(claimed.low - 0.5, claimed.high + 0.5, True, False)
    return Finding(
        (low + high) / 2,
        Interval(low, high),
        claimed,
        unit,
        (begins.figure, ends.figure),
        note=join(begins.message, ends.message),
    )


def _between(start, end, unit, more):
    if unit in DAYS:
        return ((end - start).days + more) / DAYS[unit]
    months = 12 * (end.year - start.year) + end.month - start.month
    # the rest in days of a month's mean length, 365.2425 / 12
    return (months + (end.day - start.day + more) / 30.436875) / MONTHS[unit]
