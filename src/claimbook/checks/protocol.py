"""What every check is and returns, and what several of them measure and say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from claimbook.domain.dataset import Dataset
from claimbook.domain.figures import Figure, Measurement
from claimbook.domain.interval import Interval, Relation
from claimbook.domain.quantity import Choices, Quantity
from claimbook.domain.wording import Message, join
from claimbook.text.printed import Printed

# the section of a notebook that shows what a check finds
Family = Literal["level", "record", "change", "part", "rank", "rate", "date", "wording"]
PARTS = ("PRINTED", "DATED", "FAMILY", "FORMULA", "Choices", "unfit", "run")
# what is wrong with printed numbers, and what is right
Unfit = tuple[str, str] | None


class Claim(Protocol):
    """What a check reads of a claim."""

    @property
    def printed(self) -> tuple[Printed, ...]:
        """The printed numbers in order."""
        ...

    @property
    def claimed(self) -> Interval:
        """The set of values that make the first printed number right."""
        ...

    @property
    def period_text(self) -> str:
        """The claim's period as figures write it: 2024, 2025-02 or 2025-05-13."""
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check measured and the set that would make the claim right.

    `value` and `interval` are in `unit` (base units); `used` are the figures in them.
    `status` is set only where the answer is not simply whether the interval lies in
    `claimed`; `detail` holds what else was measured on the way.
    """

    value: float
    interval: Interval
    claimed: Interval
    unit: str
    used: tuple[Figure, ...]
    status: Relation | None = None
    note: str = ""
    detail: dict[str, Any] = field(default_factory=dict[str, Any])


class Check(Protocol):
    """A module of this folder, or of any other on `checks.__path__`."""

    PRINTED: int
    """how many printed numbers it compares"""
    DATED: bool
    """whether it needs a period"""
    FAMILY: Family
    FORMULA: str
    """what is compared, for the reader"""
    Choices: type[Choices]
    """what a plan may choose"""

    def unfit(self, claim: Claim, choices: Any) -> Unfit:
        """Return what is wrong with the printed numbers, and what is right."""
        ...

    def run(self, claim: Claim, choices: Any, data: Dataset) -> Finding | None:
        """Return the Finding, or None where no admissible figure answers."""
        ...


def fits(claim: Claim, choices: Choices) -> None:
    """Find nothing wrong: the `unfit` of a check that any printed number fits."""


def of_kind(allowed: str, *kinds: str) -> Callable[[Claim, Choices], Unfit]:
    """Return the `unfit` of a check whose first printed number is of some kinds."""

    def unfit(claim: Claim, choices: Choices) -> Unfit:
        kind = claim.printed[0].unit
        return None if kind in kinds else (f"a number of the kind {kind}", allowed)

    return unfit


@dataclass(frozen=True, slots=True)
class Window:
    """A quantity at both ends of a window, measured over one set of countries."""

    periods: tuple[str, str]
    first: Measurement
    last: Measurement
    members: tuple[str, ...] | None

    @property
    def used(self) -> tuple[Figure, ...]:
        """The figures of both ends."""
        return self.first.used + self.last.used

    @property
    def detail(self) -> dict[str, Any]:
        """From when to when."""
        return dict(zip(("base", "end"), self.periods, strict=True))

    @property
    def change(self) -> Interval:
        """The value at the end minus the one at the base."""
        return self.last.interval.minus(self.first.interval)

    @property
    def ratio(self) -> Interval | None:
        """The value at the end over the one at the base; None if that may be zero."""
        if self.first.interval.low <= 0:
            return None
        return self.last.interval.over(self.first.interval)

    @property
    def note(self) -> Message:
        """From when to when, over which countries, spliced of which sources."""
        first, last = self.periods
        note = Message("{first} to {last}", first=first, last=last)
        if self.members:
            note = Message.plural(
                "{first} to {last}, over the {n} country that reports both years",
                "{first} to {last}, over the {n} countries that report both years",
                len(self.members),
                first=first,
                last=last,
            )
        ends = (self.first, self.last)
        sources = [sorted({f.source for f in end.used}) for end in ends]
        if sources[0] == sources[1]:
            return note
        return join(note, spliced(zip(self.periods, sources, strict=True)))


def window(
    quantity: Quantity, data: Dataset, periods: tuple[str, str]
) -> Window | None:
    """Measure a quantity at both ends, over the countries that report at both."""
    members = quantity.fixed_set(data, periods)
    return window_over(members, quantity, quantity, data, periods)


def window_over(
    members: tuple[str, ...] | None,
    base: Quantity,
    end: Quantity,
    data: Dataset,
    periods: tuple[str, str],
) -> Window | None:
    """Measure a quantity at each end, over `members` where these are given.

    None where an end has no figure, or the two are not in one unit.
    """
    first = base.measure(data, periods[0], members)
    last = end.measure(data, periods[1], members)
    if first is None or last is None or first.unit != last.unit:
        return None
    return Window(periods, first, last, members)


def coverage(measurement: Measurement) -> str:
    """Say which countries a sum covers, and which are filled from the other side."""
    count, filled = len(measurement.members), len(measurement.filled)
    if not count:
        return ""
    note = Message.plural("sum over {n} country", "sum over {n} countries", count)
    if filled:
        note = Message.plural(
            "sum over {n} country, filled with the other side's figure",
            "sum over {n} countries, {filled} of them filled with the other side's "
            "figure",
            count,
            filled=filled,
        )
    return join(note, no_figure_for(measurement.missing))


def no_figure_for(what: Iterable[str]) -> str:
    """Say what there is no figure for, if anything."""
    what = tuple(what)
    return Message("no figure for {what}", what=what) if what else ""


def spliced(joints: Iterable[tuple[str, Iterable[str]]]) -> Message:
    """Say which periods come from which sources."""
    parts = (
        Message("{period} from {sources}", period=period, sources=tuple(sources))
        for period, sources in joints
    )
    return Message("spliced: {joints}", joints=join(*parts))
