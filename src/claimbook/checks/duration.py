"""Is the time between two events as long as printed?"""

from datetime import date

from claimbook.checks.protocol import Claim, Finding, Unfit
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import join

PRINTED = 1
DATED = False
FAMILY = "date"
FORMULA = (
    "the time from the first event to the second, in the printed unit, lies in the set "
    "of the printed number; a whole number of weeks or longer units is right to half "
    "a unit"
)
MONTHS = {"months": 1, "years": 12, "decades": 120, "centuries": 1200}
DAYS = {"days": 1, "weeks": 7}


class Choices(Quantity):
    """The two events by name, who dates them, and whether both days count."""

    EVENTS = ("begins", "ends")

    series: str = "event"
    begins: str
    ends: str
    inclusive: bool = False


def unfit(claim: Claim, choices: Choices, data: Dataset) -> Unfit:
    """Ask for a number of a unit of time."""
    unit = claim.printed[0].counted
    if unit in DAYS or unit in MONTHS:
        return None
    allowed = f"a number of {', '.join((*DAYS, *MONTHS))}"
    return f"printed in {unit or 'no unit of time'}", allowed


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Measure the time between two dates and compare it with the printed number's set.

    Days and weeks are counted; months and longer units are read off the calendar, so
    10 May to 10 May is a year whatever its days (ISO 8601, calendar duration). With
    `inclusive` the last day counts too.
    """
    begins, ends = (choices.event(data, name) for name in choices.events)
    if begins is None or ends is None:
        return None
    unit = claim.printed[0].counted or ""
    low = _between(begins.last, ends.first, unit, choices.inclusive)
    high = _between(begins.first, ends.last, unit, choices.inclusive)
    claimed = claim.claimed
    if claimed.low == claimed.high and unit != "days":
        claimed = Interval(claimed.low - 0.5, claimed.high + 0.5, True, False)
    middle, interval = (low + high) / 2, Interval(low, high)
    note, used = join(begins.message, ends.message), (begins.figure, ends.figure)
    return Finding(middle, interval, claimed, unit, used, note=note)


def _between(start: date, end: date, unit: str, more: bool) -> float:
    if unit in DAYS:
        return ((end - start).days + more) / DAYS[unit]
    months = 12 * (end.year - start.year) + end.month - start.month
    # the rest in days of a month's mean length, 365.2425 / 12
    return (months + (end.day - start.day + more) / 30.436875) / MONTHS[unit]
