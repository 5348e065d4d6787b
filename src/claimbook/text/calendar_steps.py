"""Steps on the calendar: the unit that holds a day, and the day so many units on."""

from calendar import monthrange
from datetime import date, timedelta


def whole(unit, day):
    """First and last day of the day's week (from Monday), month, quarter, year."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    size = {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
    first = date(day.year, (day.month - 1) // size * size + 1, 1)
    return first, moved(first, "month", size) - timedelta(days=1)


def moved(day, unit, count):
    """The same day so many units on; the month's last where it has no such day."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    if unit not in months:
        raise ValueError(f"{unit} is shorter than a day")
    year, month = divmod(day.year * 12 + day.month - 1 + count * months[unit], 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year}")
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
