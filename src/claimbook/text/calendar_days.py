"""A period of days, and the calendar's own: whole weeks to years, and so many on."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = dict(month=1, bimester=2, quarter=3, half=6, year=12, decade=120, century=1200)
LONG = ("year", "decade", "century")

Span = tuple[date, date, str]  # first day, last day, granularity


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a printed time means, start and end both included.

    granularity: day, week, month, quarter, year, years (a span stated in years) or
    range (any other span). text: the phrase; at: its characters, from and to. rule: the
    rule of the language tables that read it.
    """

    start: date
    end: date
    granularity: str
    text: str
    rule: str
    at: tuple[int, int]


def whole(unit: str, day: date) -> tuple[date, date]:
    """First and last day of the day's week (from Monday), month, quarter, year."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    size = MONTHS[unit]
    first = date(day.year, (day.month - 1) // size * size + 1, 1)
    return first, moved(first, "month", size) - timedelta(days=1)


def moved(day: date, unit: str, count: int) -> date:
    """The same day so many units on; the month's last where it has no such day."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    if unit not in MONTHS:
        raise ValueError(f"{unit} is shorter than a day")
    year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS[unit], 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year}")
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
