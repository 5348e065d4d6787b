"""What each rule of printed time means in days, the same in every language."""

from datetime import date, timedelta

from claimbook.text.calendar_months import first_months, month, months, two_months
from claimbook.text.calendar_steps import moved, whole

UNIT = {
    "days": "day",
    "weeks": "week",
    "months": "month",
    "quarters": "quarter",
    "years": "year",
    "decades": "decade",
    "centuries": "century",
}


def apply(rule, slots, published, vague, anchor=None):
    """(first day, last day, granularity) of a rule with its slots.

    slots: the values read, a list for each slot; published: the dateline;
    vague: how many units "recent months" are; anchor: the Period told before, from
    which "a year earlier" counts back. Raises ValueError or OverflowError where the
    calendar has no such date.
    """
    name, *arguments = rule.split()
    if name in ("before", "after"):
        return _beside(name, slots, published, vague, anchor)
    if name == "since_then":
        return _since_then(published, anchor)
    return _RULES[name](slots, published, vague, *arguments)


def _year(slots, published, vague):
    year = slots["year"][0]
    return date(year, 1, 1), date(year, 12, 31), "year"


def _years(slots, published, vague):
    first, last = slots["year"]
    if first >= last:
        raise ValueError(f"{first} is not before {last}")
    return date(first, 1, 1), date(last, 12, 31), "years"


def _decade(slots, published, vague):
    year = slots["year"][0]
    if year % 10:
        raise ValueError(f"{year} does not open a decade")
    return date(year, 1, 1), date(year + 9, 12, 31), "years"


def _since(slots, published, vague, unit):
    start = {"year": _year, "month": month}[unit](slots, published, vague)[0]
    if start > published:
        raise ValueError(f"{start} is after the dateline")
    return start, published, "range"


def _since_then(published, anchor):
    """From the first day of the time told before to the dateline."""
    if anchor is None:
        raise ValueError("no time before it to run from")
    if anchor.start > published:
        raise ValueError(f"{anchor.start} is after the dateline")
    return anchor.start, published, "range"


def _day(slots, published, vague):
    month, day = slots["month"][0], slots["day"][0]
    if "year" in slots:
        found = date(slots["year"][0], month, day)
    else:
        later = (month, day) > (published.month, published.day)
        found = date(published.year - later, month, day)
    return found, found, "day"


def _weekday(slots, published, vague, side="on"):
    weekday = (slots.get("weekday") or slots["plural_weekday"])[0]
    back = (published.weekday() - weekday) % 7
    if side == "before":
        back = back or 7
    if side == "after":
        back -= 7
    found = published - timedelta(days=back)
    return found, found, "day"


def _part(unit, number, slots, published):
    """The numbered part of the year named, or the nearest not after the dateline."""
    month = (number - 1) * {"quarter": 3, "half": 6}[unit] + 1
    if "year" in slots:
        year = slots["year"][0]
    else:
        year = published.year - (month > published.month)
    return whole(unit, date(year, month, 1))


def _quarter(slots, published, vague):
    return *_part("quarter", slots["quarter"][0], slots, published), "quarter"


def _half_year(slots, published, vague):
    return *_part("half", slots["half_year"][0], slots, published), "range"


def _shifted(slots, published, vague, unit, count):
    return *whole(unit, moved(published, unit, int(count))), unit


def _to_date(slots, published, vague, unit):
    return whole(unit, published)[0], published, "range"


def _length(slots, vague):
    unit = slots.get("unit") or slots["unit_one"]
    unit = UNIT.get(unit[0], unit[0])
    granularity = "years" if unit in ("year", "decade", "century") else "range"
    return slots.get("n", [vague])[0], unit, granularity


def _next(slots, published, vague):
    count, unit, granularity = _length(slots, vague)
    return published, moved(published, unit, count), granularity


def _past(slots, published, vague, one=None):
    count, unit, granularity = _length(slots, 1 if one else vague)
    return moved(published, unit, -count), published, granularity


def _ago(slots, published, vague):
    count, unit, _ = _length(slots, 1)
    day = moved(published, unit, -count)
    if unit in ("decade", "century"):
        unit = "year"
    return *whole(unit, day), unit


def _beside(side, slots, published, vague, anchor):
    """As long as the anchor and so many units before or after it.

    Without an anchor before is ago, and after is nothing.
    """
    slots = {"unit_one": ["years"]} | slots
    if anchor is None and side == "before":
        return _ago(slots, published, vague)
    if anchor is None:
        raise ValueError("no time before it to count from")
    count, unit, _ = _length(slots, 1)
    count = -count if side == "after" else count
    start = moved(anchor.start, unit, -count)
    end = moved(anchor.end + timedelta(days=1), unit, -count) - timedelta(days=1)
    return start, end, anchor.granularity


def _weekend(slots, published, vague):
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return saturday, saturday + timedelta(days=1), "range"


_RULES = {
    "year": _year,
    "years": _years,
    "decade": _decade,
    "month": month,
    "months": months,
    "two_months": two_months,
    "since": _since,
    "first_months": first_months,
    "day": _day,
    "weekday": _weekday,
    "quarter": _quarter,
    "half_year": _half_year,
    "whole": _shifted,
    "to_date": _to_date,
    "next": _next,
    "past": _past,
    "ago": _ago,
    "weekend": _weekend,
}
