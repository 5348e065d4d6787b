"""What a row of each raw table may hold: one model a file, checked by pydantic."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from claimbook.raw.vocabulary import ClaimType, Language, Status, Topic


def _blank_is_none(value):
    return None if value == "" else value


def optional(kind):
    """A cell that may be blank; blank reads as None."""
    return Annotated[kind | None, BeforeValidator(_blank_is_none)]


Day = optional(date)
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


def _in_calendar(period):
    for end in period.split("/"):
        date.fromisoformat(f"{end}-01-01"[:10])
    return period


PeriodText = Annotated[
    str,
    # YAML reads an unquoted 2025-05-13 as a date
    BeforeValidator(lambda v: v.isoformat() if isinstance(v, date) else v),
    StringConstraints(
        pattern=r"^\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?$",
    ),
    AfterValidator(_in_calendar),
]


Year = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]


class Row(BaseModel):
    """A row of a raw table: no unknown column, surrounding blanks removed."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)


class Claim(Row):
    """One row a checkable statement of an article, in our own words."""

    claim_id: Id
    part_of: optional(Id) = None
    paragraph: Annotated[int, Field(ge=1)]
    topic: Topic
    type: ClaimType
    said_by: Text
    printed: str
    when_printed: str
    statement_en: Text
    statement_sv: Text


class Evidence(Row):
    """One row a document that speaks of a claim, and how it stands to it."""

    claim_id: Id
    source_id: SourceId
    publisher: Text
    rank: Literal["primary", "agency", "rewrite"]
    stance: Literal["supports", "denies", "other_reading", "context", "silent"]
    date: Day = None
    address: Address
    stated: Text
    compiled_by: Text
    note: str


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


class Lineage(Row):
    """Which text the article, or the text before it in the list, renders."""

    relation: Literal["rendering of", "rewording of", "translation of"]
    publisher: Text
    published: date | None
    address: Address | None
    note: str = ""


class Article(Row):
    """What is known of one article; its text is not part of the project."""

    slug: Id
    title_en: Text
    title_sv: Text
    language: Language
    outlet: Text | None
    published: date
    place: Text | None = None
    address: Address | None = None
    text_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    text_words: Annotated[int, Field(ge=1)]
    lineage: list[Lineage] = []
    note: str = ""


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


class PlanEntry(BaseModel):
    """The analyst's choice for one claim: the check, its main choice, the others.

    Keys beside the named ones are settings of the check, the same for every group.
    A list in `main` or in a group of `other` stands for equivalent choices. `beside`
    names quantities to show with the claim, `split` the value and the volume of a good
    whose growth to split by price; both decide nothing.
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    claim: Id
    check: Text
    main: dict = {}
    reason: Text
    other: dict[SourceId, dict] = {}
    beside: list[dict] = []
    split: dict = {}

    @property
    def settings(self):
        """Settings of the check that every group shares."""
        return self.model_extra
