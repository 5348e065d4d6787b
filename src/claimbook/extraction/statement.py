"""One statement proposed as a claim, and what it would be worth."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from math import inf
from typing import Any

import yaml

from claimbook.text.when import Period

ARTICLE = "the article"  # who says what nobody else is said to say
PERIOD_OF_FIGURE = "the period of a figure"  # the rule of a time that dates another
PERIOD_WORTH, OTHER_WORTH = 0.05, 0.2  # of such a time, of a type without its own
HIDDEN = 0.1  # statements worth less only date another one
SIZES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@dataclass(slots=True)
class Statement:
    """A candidate claim. Values are in base units (9,2 miljarder = 9.2e9).

    start, end: characters of the text; printed: what stands there. value, low, high:
    None where there is none or an end is open. unit: money, percent, percentage_point,
    count, quantity, multiple, fraction, rank, duration, date, statement (no number),
    consistency (the text against itself). counted: what is counted or in what it is
    measured. period_start, period_end: the days it speaks of; when_printed: their
    words, and when_at their characters. inherited: where a period that is not printed
    with the figure comes from: sentence, paragraph, article or dateline. type: as in
    claims.csv; rule: which rule gave it. direction: rises or falls, where a change is
    stated. score: 0 to 1, how much a check would be worth. places, counterpart: ISO
    codes of those it is of, and of the other side of a flow. about: the words before
    and after its indicator. heading, plural: whether it stands in a heading, and speaks
    of several countries. note, of: what is wrong and the places of what is at odds, for
    a consistency.
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
    when_at: tuple[int, int] | None = None
    inherited: str = ""
    type: str = "existence"
    rule: str = ""
    score: float = 0.0
    direction: str | None = None
    indicator: str | None = None
    topic: str = "diplomacy"
    places: tuple[str, ...] = ()
    counterpart: str | None = None
    said_by: str = ARTICLE
    paragraph: int = 1
    sentence: int = 0
    check: str | None = None
    series: tuple[str, ...] = ()
    about: tuple[str, str] = ("", "")
    heading: bool = False
    plural: bool = False
    of: tuple[tuple[int, int], ...] = ()
    note: str = ""

    @property
    def period(self) -> tuple[date, date] | None:
        """First and last day, or None."""
        if self.period_start is None or self.period_end is None:
            return None
        return self.period_start, self.period_end

    @property
    def stated(self) -> tuple[date, date] | None:
        """The period that is printed with it, or None."""
        return None if self.inherited not in ("", "sentence") else self.period

    def when(self) -> str:
        """Its period as days, and where one that is not printed with it is from."""
        days = " to ".join(dict.fromkeys(map(str, self.period or ())))
        return f"{days} ({self.inherited})" if self.inherited else days

    @property
    def days(self) -> int:
        """How many days its period has; 0 without one."""
        return (self.period[1] - self.period[0]).days + 1 if self.period else 0

    @property
    def bounds(self) -> tuple[float, float]:
        """Lowest and highest of its values; an open end is infinite."""
        low = -inf if self.low is None else self.low
        return low, inf if self.high is None else self.high

    def is_like(self, other: "Statement") -> bool:
        """Whether both are numbers of the same unit."""
        numbers = self.value is not None and other.value is not None
        return numbers and self.measure == other.measure

    @property
    def measure(self) -> tuple[str, str | None, str | None]:
        """What the number is in: unit, currency and rate."""
        return self.unit, self.currency, self.per

    def dated(self, period: Period | None) -> None:
        """Put a Period in; None changes nothing."""
        if period:
            self.period_start, self.period_end = period.start, period.end
            self.when_printed, self.when_at = period.text, period.at

    def move(self, place: Callable[[int], int]) -> None:
        """Put its places elsewhere, such as from those of a sentence to a text's."""
        self.start, self.end = place(self.start), place(self.end)
        self.of = tuple((place(low), place(high)) for low, high in self.of)
        if self.when_at:
            self.when_at = place(self.when_at[0]), place(self.when_at[1])

    def assess(self) -> None:
        """Put topic, check, series and score in, from the other fields."""
        common = conventions()
        kind = "multiple" if self.unit == "multiple" else self.type
        of_type = common["types"].get(kind, {})
        of_indicator = common["indicators"].get(self.indicator or "", {})
        topic = common["types"].get(self.type, {}).get("topic")
        self.topic = topic or of_indicator.get("topic", "diplomacy")
        series = of_type.get("series") or of_indicator.get("series", ())
        if series and "check" in of_type:
            self.check, self.series = of_type["check"], tuple(series)
        self.score = self._score()

    def _score(self) -> float:
        """How much a check would be worth: more for what makes it easier or weightier.

        That is an indicator, a place, a period and a speaker.
        """
        if self.unit == "consistency":
            return 1.0
        if self.rule == PERIOD_OF_FIGURE:
            return PERIOD_WORTH
        score = conventions()["types"].get(self.type, {}).get("worth", OTHER_WORTH)
        score += 0.15 * bool(self.indicator)
        score += 0.05 * min(2, len(self.places))
        score += 0.1 * bool(self.stated) * (self.unit != "date")
        score += 0.05 * (self.said_by != ARTICLE)
        return round(min(score, 0.99), 3)

    def means(self) -> str:
        """The set of values that the figure stands for, in words and signs."""
        if self.value is None:
            return "no number" if self.unit == "statement" else ""
        if self.unit == "date":
            return f"{self.value:.0f}"
        signs = {"percent": "%", "percentage_point": "pp"}
        unit = self.currency or signs.get(self.unit, self.counted or self.unit)
        low, high = _short(self.low), _short(self.high)
        if low == high:
            return f"{low} {unit}"
        if low.partition(" ")[2] == high.partition(" ")[2]:
            low = low.partition(" ")[0]
        opening, closing = (
            "[" if self.low_closed else "(",
            "]" if self.high_closed else ")",
        )
        return f"{opening}{low}, {high}{closing} {unit}"

    def row(self) -> dict[str, Any]:
        """The statement as JSON values, `when_printed` and the like included."""
        row = asdict(self)
        for name in ("sentence", "about", "heading", "plural"):
            del row[name]
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in row.items()
        }


def inconsistency(rule: str, note: str, *at_odds: Statement) -> Statement:
    """A Statement of consistency that spans those at odds and says what is wrong."""
    ordered = sorted(at_odds, key=lambda s: s.start)
    first = ordered[0]
    return Statement(
        first.start,
        ordered[-1].end,
        " … ".join(dict.fromkeys(s.printed for s in ordered)),
        unit="consistency",
        type="consistency",
        rule=rule,
        note=note,
        of=tuple((s.start, s.end) for s in ordered),
        paragraph=first.paragraph,
        sentence=first.sentence,
        places=first.places,
    )


def _short(end: float | None) -> str:
    if end is None:
        return "∞"
    for size, name in SIZES:
        if abs(end) >= size:
            return f"{end / size:.6g} {name}"
    return f"{end:.6g}"


@cache
def conventions() -> dict[str, dict[str, dict[str, Any]]]:
    """What ``languages/conventions.yaml`` says of types and indicators."""
    path = files("claimbook.extraction") / "languages" / "conventions.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))
