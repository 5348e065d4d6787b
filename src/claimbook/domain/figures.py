"""Published numbers as Figures in base units, and what is measured from them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from claimbook.domain.interval import Interval


class Subject(NamedTuple):
    """What a figure is about, apart from its period; "" for what does not apply."""

    series: str
    reporter: str
    partner: str
    flow: str
    product: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one source, in base units; `interval` is what it may truly be."""

    source: str
    series: str
    reporter: str
    partner: str
    flow: str
    product: str
    period: str
    value: float
    interval: Interval
    unit: str
    published: str
    basis: str
    status: str
    released: date | None
    address: str
    compiled_by: str
    id: str = field(init=False, repr=False, compare=False)
    """Source, subject, period and release, with colons between."""

    def __post_init__(self) -> None:
        parts = (self.source, *self.subject, self.period, str(self.released or ""))
        object.__setattr__(self, "id", ":".join(filter(None, parts)))

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return Subject(
            self.series, self.reporter, self.partner, self.flow, self.product
        )


@dataclass(frozen=True, slots=True)
class Measurement:
    """A quantity as measured, in base units of `unit`.

    `used` are the figures in it, exchange rates last. Of a sum over countries,
    `members` are those it covers, `filled` those of them with the other side's figure,
    `missing` those without a figure.
    """

    value: float
    interval: Interval
    unit: str
    used: tuple[Figure, ...]
    members: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def measured(figure: Figure) -> Measurement:
    """Return one figure as a Measurement."""
    return Measurement(figure.value, figure.interval, figure.unit, (figure,))


def total(
    parts: Iterable[Measurement],
    members: Iterable[str] = (),
    filled: Iterable[str] = (),
    missing: Iterable[str] = (),
) -> Measurement:
    """Add measurements of one unit up; the interval is the sum of theirs."""
    parts = tuple(parts)
    return Measurement(
        sum(p.value for p in parts),
        Interval.sum(p.interval for p in parts),
        parts[0].unit,
        (*(p.used[0] for p in parts), *(f for p in parts for f in p.used[1:])),
        tuple(members),
        tuple(filled),
        tuple(missing),
    )
