"""What a row of each table of cited figures may hold: one pydantic model a file.

A FigureRow is a number as published; the Figure made of it is what checks measure.
"""

import re
from datetime import date
from decimal import Decimal
from math import inf
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from claimbook.data.vocabulary import (
    Address,
    BlankIsNone,
    Day,
    Number,
    Row,
    SourceId,
    Status,
    Text,
)
from claimbook.domain.figures import Figure
from claimbook.domain.interval import Interval
from claimbook.domain.period import PeriodText
from claimbook.domain.units import UNITS


class Series(Row):
    """One row a series: what it measures and its base unit."""

    series: Text
    title: Text
    dimension: Text
    description: Text


Iso3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
RegionName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Since = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d\d){0,2})?$")]


class Region(Row):
    """One row a country or territory; each further column is a list that holds it."""

    iso3: Iso3
    name: Text


class Bloc(Row):
    """One row a member of a bloc, and from when until when.

    A row without a member names a region that a publisher defines itself, without a
    list of who is in it.
    """

    bloc: RegionName
    iso3: Annotated[Iso3 | None, BlankIsNone] = None
    joined: Since
    left: Since
    note: str
    source: Text


class Product(Row):
    """One row a product of the figures, and its words by language, with | between."""

    product: Text
    en: str
    sv: str
    es: str
    pt: str

    def is_in(self, text: str, language: str) -> bool:
        """Tell whether a text of a language names it, in whatever form of the word."""
        words = filter(None, getattr(self, language).split("|"))
        return any(re.search(rf"\b{word}", text, re.I) for word in words)


class Source(Row):
    """One resource of figures/datapackage.json: who published a file's figures."""

    name: SourceId
    path: Annotated[str, StringConstraints(pattern=r"^[\w-]+\.csv$")] | None = None
    data: list | None = None
    format: Literal["csv"] = "csv"
    mediatype: Literal["text/csv"] = "text/csv"
    encoding: Literal["utf-8"] = "utf-8"
    schema_: str | None = Field(None, alias="schema")
    institution: Text
    table: Text
    address: Address | Literal[""]
    released: date | None
    retrieved: date
    licence: Text
    redistribution: Literal["yes", "no", "unclear"]
    basis: Text
    compiled_by: Text
    obtained: Text
    known_defects: list[str]
    bytes: int | None = None
    hash: Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")] | None = (
        None
    )


ABOUT = Decimal("0.1")  # the widest room that an article's "about" has


class FigureRow(Row):
    """One row a number of a published source, as published."""

    series: Text
    """what is measured; defined in series.csv"""
    reporter: str
    """whose side it is seen from: ISO3, WLD, a region or bloc, or blank"""
    partner: str
    """the other side: as reporter"""
    flow: Literal["exports", "imports", "total", ""]
    """direction from the reporter's side, blank where there is none"""
    product: str
    """all, an HS code, a word for a price or duty, an event's or a heading's name"""
    period: PeriodText
    """year, month, day or an inclusive range a/b"""
    value: Number
    """with the publisher's digits, which carry the rounding: read as decimal text"""
    unit: Text
    """unit of value and plus_minus"""
    plus_minus: Annotated[Annotated[Number, Field(ge=0)] | None, BlankIsNone] = None
    """half-width in the same unit, where not half a unit of the last digit"""
    basis: Text
    """price basis or kind of amount"""
    status: Status
    """how the figure is given"""
    released: Day = None
    """day the figure was public by; blank when not known"""
    address: Annotated[Address | None, BlankIsNone] = None
    """page of this figure; blank is the source's address"""
    note: str
    """short remark; may be blank"""

    def figure(self, source: Source) -> Figure:
        """Return the Figure that the row of `source` is, in base units."""
        factor, base_unit = UNITS[self.unit]
        return Figure(
            source=source.name,
            series=self.series,
            reporter=self.reporter,
            partner=self.partner,
            flow=self.flow,
            product=self.product,
            period=self.period,
            value=float(self.value * factor),
            interval=self.interval(),
            unit=base_unit,
            published=f"{self.value} {self.unit}",
            basis=self.basis,
            status=self.status,
            released=self.released,
            address=self.address or source.address,
            compiled_by=source.compiled_by,
        )

    def interval(self) -> Interval:
        """Return the set of values it may truly be, in base units.

        A published number stands for all numbers that round to it: half a unit of its
        last digit either way, unless the row states another half-width. One said to be
        "about" is taken as a tenth either way, the widest room an article's "about"
        has.
        """
        factor, _ = UNITS[self.unit]
        half = self.plus_minus
        if half is None and self.status == "about":
            half = abs(self.value) * ABOUT
        elif half is None:
            half = Decimal(5).scaleb(int(self.value.as_tuple().exponent) - 1)
        if self.status == "lower bound":
            return Interval(float(self.value * factor), inf, True, False)
        low, high = (self.value - half) * factor, (self.value + half) * factor
        return Interval(float(low), float(high), True, half == 0)
