"""What a row of each table of cited figures may hold: one pydantic model a file."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from claimbook.data.cells import Address, Day, Row, SourceId, Text, optional
from claimbook.data.vocabulary import Status
from claimbook.domain.period import PeriodText


class FigureRow(Row):
    """One row a number of a published source, as published."""

    series: Text
    reporter: str
    partner: str
    flow: Literal["exports", "imports", "total", ""]
    product: str
    period: PeriodText
    value: Decimal
    unit: Text
    plus_minus: optional(Annotated[Decimal, Field(ge=0)]) = None
    basis: Text
    status: Status
    released: Day = None
    address: optional(Address) = None
    note: str


class Series(Row):
    """One row a series: what it measures and its base unit."""

    series: Text
    title: Text
    dimension: Text
    description: Text


class Region(Row):
    """One row a country or territory, and which region lists hold it."""

    iso3: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    name: Text
    celac: Literal["yes", "no"]
    un_m49: Literal["yes", "no"]
    world_bank: Literal["yes", "no"]
    china_customs: Literal["yes", "no"]


class Source(Row):
    """One resource of figures/datapackage.json: who published a file's figures."""

    name: SourceId
    path: str | None = None
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
