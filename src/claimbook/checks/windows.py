"""A quantity at both ends of a window, over one set of countries and in one unit."""

from dataclasses import dataclass
from typing import Any

from claimbook.checks.protocol import Finding, converted_at, spliced, undecided
from claimbook.domain.dataset import Dataset
from claimbook.domain.figures import Figure, Measurement
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.rates import SERIES
from claimbook.domain.wording import Message, amount, join


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
        """The value at the end over the one at the base; None where `flaw` says why."""
        if self.flaw:
            return None
        return self.last.interval.over(self.first.interval)

    @property
    def alike(self) -> bool:
        """Whether both ends are in one unit."""
        return self.first.unit == self.last.unit

    @property
    def flaw(self) -> str:
        """Why the two ends have no ratio, or nothing."""
        first, last = self.first, self.last
        if not self.alike:
            return Message(
                "in {first} and in {last}, which are not alike",
                first=Message(first.unit),
                last=Message(last.unit),
            )
        if first.interval.low > 0:
            return ""
        return Message(
            "{base} may be zero or less, and nothing is a percentage of that",
            base=amount(first.value, first.unit),
        )

    def without_ratio(self, claimed: Interval, unit: str) -> Finding:
        """Return the Finding, undecided, that two ends without a ratio come to."""
        note = join(self.note, self.flaw)
        return undecided(claimed, unit, self.used, note, self.detail)

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
        sources = [
            sorted({f.source for f in e.used if f.series != SERIES}) for e in ends
        ]
        if sources[0] != sources[1]:
            note = join(note, spliced(zip(self.periods, sources, strict=True)))
        if self.last.value < 0 < self.first.value:
            last = amount(self.last.value, self.last.unit)
            note = join(note, Message("through zero, to {last}", last=last))
        return join(note, *dict.fromkeys(converted_at(end) for end in ends))


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

    None where an end has no figure.
    """
    first = base.measure(data, periods[0], members)
    last = end.measure(data, periods[1], members)
    if first is None or last is None:
        return None
    return Window(periods, first, last, members)
