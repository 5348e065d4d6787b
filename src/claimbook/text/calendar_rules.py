"""What each rule of printed time means in days, the same in every language."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Mention:
    """A printed time as its template read it, and what it is relative to.

    slots: the values read, a list for each slot; published: the dateline; vague: how
    many units "recent months" are; anchor: the Period printed before it. A private
    method that gives a Span is the rule of the language tables that it is called by.
    """

    slots: dict[str, list[Any]]
    published: date
    vague: int
    anchor: Period | None = None

    def span(self, rule: str) -> Span:
        """The Span of a rule, whose name is followed by its arguments.

        Raises ValueError or OverflowError where the calendar has no such date.
        """
        name, *arguments = rule.split()
        return getattr(self, f"_{name}")(*arguments)

    def _first(self, *names: str) -> Any:
        """The first value of the first of some slots that was read."""
        return next(self.slots[name][0] for name in names if name in self.slots)

    def _year_of(self, month: int, day: int = 0) -> int:
        """The year named, or that of the nearest such month not after the dateline."""
        for name in ("year", "yy"):
            if name in self.slots:
                return self.slots[name][0]
        later = (month, day) > (self.published.month, day and self.published.day)
        return self.published.year - later

    def _length(self, count: int) -> tuple[int, str]:
        """How many of which unit; the count where none was read."""
        unit = self._first("unit", "unit_one")
        unit = "century" if unit == "centuries" else unit.removesuffix("s")
        return self.slots.get("n", [count])[0], unit

    def _to_dateline(self, start: date) -> Span:
        if start > self.published:
            raise ValueError(f"{start} is after the dateline")
        return start, self.published, "range"

    def _year(self) -> Span:
        year = self._first("year")
        return date(year, 1, 1), date(year, 12, 31), "year"

    def _years(self, most: str = "200") -> Span:
        """From one year to another, at most so many years on."""
        first, last = self.slots["year"]
        if first >= last:
            raise ValueError(f"{first} is not before {last}")
        if last - first > int(most):
            raise ValueError(f"{last} does not follow {first}")
        return date(first, 1, 1), date(last, 12, 31), "years"

    def _decade(self) -> Span:
        year = self._first("year")
        if year % 10:
            raise ValueError(f"{year} does not open a decade")
        return date(year, 1, 1), date(year + 9, 12, 31), "years"

    def _month(self, unit: str = "", count: str = "0") -> Span:
        """The month of the year named, of a year so many on, or the nearest before."""
        month = self._first("month")
        year = self._year_of(month)
        if unit and "year" not in self.slots:
            year = self.published.year + int(count)
        return *whole("month", date(year, month, 1)), "month"

    def _months(self) -> Span:
        """From one month to a later one; "from X to Y" and "between X and Y"."""
        first, last = self.slots["month"]
        if len(self.slots.get("year", ())) == 2:
            begin, end = self.slots["year"]
            begins, ends = date(begin, first, 1), date(end, last, 1)
            if begins >= ends:
                raise ValueError(f"{begins} is not before {ends}")
            return begins, whole("month", ends)[1], "range"
        if first >= last:
            raise ValueError(f"month {first} is not before month {last}")
        year = self._year_of(last)
        return date(year, first, 1), whole("month", date(year, last, 1))[1], "range"

    def _two_months(self) -> Span:
        """Two months as a single time ("in January and February"), if they adjoin."""
        first, last = self.slots["month"]
        if last != first % 12 + 1:
            raise ValueError(f"month {last} does not follow month {first}")
        years = self.slots.get("year") or [self._year_of(last)]
        begins = date(years[-1] - (last < first), first, 1)
        if len(years) == 2 and years[0] != begins.year:
            raise ValueError(f"{begins} is not of {years[0]}")
        return begins, whole("month", date(years[-1], last, 1))[1], "range"

    def _first_months(self) -> Span:
        """The first n months of the year named, or of the last with them behind it."""
        count = self._first("n")
        if not 0 < count <= 12:
            raise ValueError(f"{count} months of a year")
        year = self.slots.get("year", [self.published.year])[0]
        end = whole("month", date(year, count, 1))[1]
        if "year" not in self.slots and end > self.published:
            year, end = year - 1, whole("month", date(year - 1, count, 1))[1]
        return date(year, 1, 1), end, "range"

    def _to_month(self) -> Span:
        """From the first day of a month's year to its last."""
        end = self._month()[1]
        if "year" not in self.slots and end.year != self.published.year:
            raise ValueError(f"{end} is of another year")
        return date(end.year, 1, 1), end, "range"

    def _ending(self, count: str = "") -> Span:
        """So many months up to the one named, or to the time printed before."""
        end = self._month()[1] if "month" in self.slots else self._needed().end
        first = moved(end.replace(day=1), "month", 1 - int(count or self._first("n")))
        return first, end, "range"

    def _needed(self) -> Period:
        if self.anchor is None:
            raise ValueError("no time before it to count from")
        return self.anchor

    def _same(self, year: str = "") -> Span:
        """The months of the time printed before, in another year."""
        anchor = self._needed()
        if year == "last":
            to = self.published.year - 1
        else:
            to = anchor.start.year - 1 if year else self._first("year")
        count = to - anchor.start.year
        if not count:
            raise ValueError(f"{to} is the year of the time before")
        return self._shifted(count, "year")

    def _season(self, when: str = "") -> Span:
        """Three months, as north of the equator: the latest begun, or past."""
        month = self._first("season", "season_past")
        begins = date(self._year_of(month), month, 1)
        end = moved(begins, "month", 3) - timedelta(days=1)
        back = -1 if when and end >= self.published else 0
        return moved(begins, "year", back), moved(end, "year", back), "range"

    def _stretch(self, first: str, last: str) -> Span:
        """Early, middle or late in a year: four months of it, as we read the words."""
        year = self._first("year")
        end = whole("month", date(year, int(last), 1))[1]
        return date(year, int(first), 1), end, "range"

    def _last_day(self, unit: str = "", count: str = "0") -> Span:
        if unit:
            end = whole(unit, moved(self.published, unit, int(count)))[1]
        else:
            end = (self._month() if "month" in self.slots else self._year())[1]
        return end, end, "day"

    def _turn(self, month: str, day: str) -> Span:
        """The latest such day of a year, before the dateline."""
        on = date(self._year_of(int(month), int(day)), int(month), int(day))
        return on, on, "day"

    def _days(self) -> Span:
        month, (first, last) = self._first("month"), self.slots["day"]
        year = self._year_of(month, first)
        if first >= last:
            raise ValueError(f"day {first} is not before day {last}")
        return date(year, month, first), date(year, month, last), "range"

    def _split_year(self) -> Span:
        """July to June: a season's or a financial year that two years name."""
        first, last = self._first("year"), self._first("yy")
        if last != first + 1:
            raise ValueError(f"{last} does not follow {first}")
        return date(first, 7, 1), date(last, 6, 30), "year"

    def _since(self, unit: str) -> Span:
        return self._to_dateline(self.span(unit)[0])

    def _since_then(self) -> Span:
        """From the first day of the time printed before to the dateline."""
        if self.anchor is None:
            raise ValueError("no time before it to run from")
        return self._to_dateline(self.anchor.start)

    def _day(self) -> Span:
        month, day = self._first("month"), self._first("day")
        on = date(self._year_of(month, day), month, day)
        return on, on, "day"

    def _weekday(self, side: str = "on") -> Span:
        """The nearest such day on, before or after the dateline."""
        weekday = self._first("weekday", "plural_weekday")
        back = (self.published.weekday() - weekday) % 7
        back = back - 7 if side == "after" else back or 7 * (side == "before")
        on = self.published - timedelta(days=back)
        return on, on, "day"

    def _weekend(self) -> Span:
        """The Saturday and Sunday that begin on or before the dateline."""
        back = (self.published.weekday() - 5) % 7
        saturday = self.published - timedelta(days=back)
        return saturday, saturday + timedelta(days=1), "range"

    def _part(self, unit: str, slot: str) -> tuple[date, date]:
        """The numbered part of the year named, or the nearest before the dateline."""
        month = (self._first(slot) - 1) * MONTHS[unit] + 1
        return whole(unit, date(self._year_of(month), month, 1))

    def _quarter(self) -> Span:
        return *self._part("quarter", "quarter"), "quarter"

    def _bimester(self) -> Span:
        return *self._part("bimester", "ordinal"), "range"

    def _half_year(self) -> Span:
        return *self._part("half", "half_year"), "range"

    def _whole(self, unit: str, count: str) -> Span:
        return *whole(unit, moved(self.published, unit, int(count))), unit

    def _to_date(self, unit: str) -> Span:
        return whole(unit, self.published)[0], self.published, "range"

    def _next(self) -> Span:
        count, unit = self._length(self.vague)
        end = moved(self.published, unit, count)
        return self.published, end, "years" if unit in LONG else "range"

    def _past(self, single: str = "") -> Span:
        """So many units up to the dateline; a single one where it says so."""
        count, unit = self._length(1 if single else self.vague)
        start = moved(self.published, unit, -count)
        return start, self.published, "years" if unit in LONG else "range"

    def _ago(self) -> Span:
        count, unit = self._length(1)
        day = moved(self.published, unit, -count)
        unit = "year" if unit in LONG else unit
        return *whole(unit, day), unit

    def _before(self) -> Span:
        """As long as the anchor and so many units before it; ago without an anchor."""
        return self._beside(-1) if self.anchor else self._in_years()._ago()

    def _after(self) -> Span:
        return self._beside(1)

    def _in_years(self) -> "Mention":
        return replace(self, slots={"unit_one": ["years"]} | self.slots)

    def _beside(self, side: int) -> Span:
        count, unit = self._in_years()._length(1)
        return self._shifted(side * count, unit)

    def _shifted(self, count: int, unit: str) -> Span:
        """The time printed before, so many units on."""
        anchor = self._needed()
        start = moved(anchor.start, unit, count)
        after = moved(anchor.end + timedelta(days=1), unit, count)
        return start, after - timedelta(days=1), anchor.granularity


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
