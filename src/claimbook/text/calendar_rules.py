"""What each rule of relative time ("last year", "a year earlier") means in days."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from claimbook.text.calendar_days import LONG, Span, moved, whole
from claimbook.text.calendar_names import Named


@dataclass(frozen=True, slots=True)
class Mention(Named):
    """A printed time, with the rules of those that are relative to another."""

    def _length(self, count: int) -> tuple[int, str]:
        """How many of which unit; the count where none was read."""
        unit = self._first("unit", "unit_one")
        unit = "century" if unit == "centuries" else unit.removesuffix("s")
        return self.slots.get("n", [count])[0], unit

    def _to_dateline(self, start: date) -> Span:
        if start > self.published:
            raise ValueError(f"{start} is after the dateline")
        return start, self.published, "range"

    def _same(self, year: str = "") -> Span:
        """The months of the time printed before in the year named, or in the last.

        Or in the year before that time; without such a time the whole year.
        """
        this = self.anchor.start.year if self.anchor and year != "last" else None
        to = (this or self.published.year) - 1 if year else self._first("year")
        if self.anchor is None:
            return date(to, 1, 1), date(to, 12, 31), "year"
        count = to - self.anchor.start.year
        if not count:
            raise ValueError(f"{to} is the year of the time before")
        return self._shifted(count, "year")

    def _since(self, unit: str) -> Span:
        return self._to_dateline(self.span(unit)[0])

    def _since_then(self) -> Span:
        """From the first day of the time printed before to the dateline."""
        if self.anchor is None:
            raise ValueError("no time before it to run from")
        return self._to_dateline(self.anchor.start)

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

    def _whole(self, unit: str, count: str) -> Span:
        return *whole(unit, moved(self.published, unit, int(count))), unit

    def _previous(self, unit: str) -> Span:
        """The one before the time printed before, or before the dateline's."""
        if self.anchor and self.anchor.granularity == unit:
            return self._shifted(-1, unit)
        return self._whole(unit, "-1")

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
