"""One statement proposed as a claim: what it says, where, and which rule found it."""

from dataclasses import dataclass
from datetime import date


@dataclass
class Statement:
    """A candidate claim. Values are in base units (9,2 miljarder = 9.2e9).

    start, end: characters of the text; printed: what stands there. value, low, high:
    None where there is none or an end is open. unit: money, percent,
    percentage_point, count, quantity, multiple, fraction, rank, duration, date,
    statement (no number), consistency (the text against itself). counted: what is
    counted or in what it is measured. period_start, period_end: the days it speaks
    of; when_printed: their words. type: as in claims.csv; rule: which rule gave it.
    direction: rises or falls, where a change is told. score: 0 to 1, how much a check
    would be worth. about: the words before and after
    its indicator. heading, plural: whether it stands
    in a heading, and one of several countries. note, of: what is wrong and the places
    of what is at odds, for a consistency.
    """

    start: int
    end: int
    printed: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    low_closed: bool = False
    high_closed: bool = False
    unit: str = "statement"
    currency: str | None = None
    counted: str | None = None
    per: str | None = None
    hedge: str = "none"
    period_start: date | None = None
    period_end: date | None = None
    when_printed: str = ""
    type: str = "existence"
    rule: str = ""
    score: float = 0.0
    direction: str | None = None
    indicator: str | None = None
    topic: str = "diplomacy"
    places: tuple = ()
    said_by: str = "the article"
    paragraph: int = 1
    sentence: int = 0
    check: str | None = None
    series: tuple = ()
    about: tuple = ("", "")
    heading: bool = False
    plural: bool = False
    of: tuple = ()
    note: str = ""

    @property
    def period(self):
        """First and last day, or None."""
        return self.period_start and (self.period_start, self.period_end)

    def dated(self, period):
        """Put a Period in; None changes nothing."""
        if period:
            self.period_start, self.period_end = period.start, period.end
            self.when_printed = period.text
