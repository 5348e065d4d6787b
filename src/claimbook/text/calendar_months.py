"""What the rules of printed months mean in days: one, a span, two, the first few."""

from datetime import date

from claimbook.text.calendar_steps import whole


def month(slots, published, vague, unit=None, count="0"):
    """The month of the year named, of a year so many on, or the nearest before."""
    number = slots["month"][0]
    if "year" in slots:
        year = slots["year"][0]
    elif unit:
        year = published.year + int(count)
    else:
        year = published.year - (number > published.month)
    return *whole("month", date(year, number, 1)), "month"


def months(slots, published, vague):
    """From one month to a later one; "from X to Y" and "between X and Y"."""
    first, last = slots["month"]
    if len(slots.get("year", ())) == 2:
        begins, ends = (
            date(year, month, 1)
            for year, month in zip(slots["year"], slots["month"], strict=True)
        )
        if begins >= ends:
            raise ValueError(f"{begins} is not before {ends}")
        return begins, whole("month", ends)[1], "range"
    if first >= last:
        raise ValueError(f"month {first} is not before month {last}")
    if "year" in slots:
        year = slots["year"][0]
    else:
        year = published.year - (last > published.month)
    return date(year, first, 1), whole("month", date(year, last, 1))[1], "range"


def two_months(slots, published, vague):
    """Two months told in one ("in January and February"), only where they adjoin."""
    first, last = slots["month"]
    if last != first % 12 + 1:
        raise ValueError(f"month {last} does not follow month {first}")
    *_, year = slots.get("year") or [published.year - (last > published.month)]
    begins = date(year - (last < first), first, 1)
    if len(slots.get("year", ())) == 2 and slots["year"][0] != begins.year:
        raise ValueError(f"{begins} is not of {slots['year'][0]}")
    return begins, whole("month", date(year, last, 1))[1], "range"


def first_months(slots, published, vague):
    """The first n months of the year named, or of the last with them behind it."""
    count = slots["n"][0]
    if not 0 < count <= 12:
        raise ValueError(f"{count} months of a year")
    year = slots["year"][0] if "year" in slots else published.year
    end = whole("month", date(year, count, 1))[1]
    if "year" not in slots and end > published:
        year, end = year - 1, whole("month", date(year - 1, count, 1))[1]
    return date(year, 1, 1), end, "range"
