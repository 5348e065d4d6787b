"""What each rule of named time ("May 2024", "the first quarter") means in days."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from claimbook.text.calendar_days import MONTHS, Period, Span, moved, whole


@dataclass(frozen=True, slots=True)
class Named:
    """A printed time as its template read it, and what it is relative to.

    slots: the values read, a list for each slot; published: the dateline; vague: how
    many units "recent months" are; anchor: the Period printed before it. A private
    method that gives a Span is the rule of the language tables that it is called by;
    here those of times that are named.
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

    def _needed(self) -> Period:
        if self.anchor is None:
            raise ValueError("no time before it to count from")
        return self.anchor

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

    def _last_day(self, *rule: str) -> Span:
        """The last day of the time of another rule."""
        end = self.span(" ".join(rule))[1]
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

    def _day(self) -> Span:
        month, day = self._first("month"), self._first("day")
        on = date(self._year_of(month, day), month, day)
        return on, on, "day"

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
