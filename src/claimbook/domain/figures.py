"""Published numbers as Figures in base units, and what is measured from them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import pycountry

from claimbook.domain.interval import Interval

_SCALES = {"": 1, " million": 10**6, " billion": 10**9, " trillion": 10**12}
_iso_4217: Any = pycountry.currencies
_CURRENCIES: list[str] = sorted(c.alpha_3 for c in _iso_4217)

# unit as published -> (how many base units, base unit)
NAMED_UNITS = {
    "international $ billion": (10**9, "international $"),
    "constant 2021 USD": (1, "constant 2021 USD"),
    "percent": (1, "percent"),
    "tonnes": (1, "tonnes"),
    "thousand tonnes": (10**3, "tonnes"),
    "million tonnes": (10**6, "tonnes"),
    "USD per tonne": (1, "USD per tonne"),
    "CNY per tonne": (1, "CNY per tonne"),
    "USD per kilogram": (1, "USD per kilogram"),
    "USD per barrel": (1, "USD per barrel"),
    "USD per troy ounce": (1, "USD per troy ounce"),
    "USD per million BTU": (1, "USD per million BTU"),
    "persons": (1, "persons"),
    "persons per year": (1, "persons per year"),
    "countries": (1, "countries"),
    "projects": (1, "projects"),
    "days": (1, "days"),
    "event": (1, "event"),
    "heading": (1, "heading"),
}
# with amounts and exchange rates of every currency of ISO 4217
UNITS = (
    {
        code + scale: (factor, code)
        for code in _CURRENCIES
        for scale, factor in _SCALES.items()
    }
    | {
        f"{code} per {base}": (1, f"{code} per {base}")
        for code in _CURRENCIES
        for base in ("USD", "EUR", "GBP")
        if code != base
    }
    | NAMED_UNITS
)
ALLOWED_UNITS = (
    f"{', '.join(NAMED_UNITS)}, a currency's code alone or with million, billion or "
    "trillion, or per USD, EUR or GBP"
)


def measures(dimension: str, unit: str) -> bool:
    """Tell whether a base unit is one of a series' dimension, "USD or CNY".

    "any currency" stands for every amount, "any exchange rate" for every rate.
    """
    kinds = dimension.split(" or ")
    whole, per, _ = unit.partition(" per ")
    return (
        unit in kinds
        or whole in _CURRENCIES
        and (
            ("any currency" in kinds and not per)
            or ("any exchange rate" in kinds and UNITS[unit][1] not in NAMED_UNITS)
        )
    )


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
