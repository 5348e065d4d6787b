"""One row model a table of an article: the columns that notebooks show and publish.

A model's fields are the columns of a frame, their types its dtypes, and their
descriptions what the published Data Package says of them.
"""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from claimbook.data.schema import Claim, Evidence
from claimbook.data.vocabulary import ClaimType, Topic
from claimbook.domain.verdict import Lack, Status, Word

AsOf = Literal["known now", "on the dateline"]


def about(text: str) -> Any:
    """Return a required column that `text` describes."""
    return Field(description=text)


# columns of several tables; Text is "" where blank, Number and Day are None
ClaimId = Annotated[str, about("the claim's id")]
Number = Annotated[int, about("number of the specification within its claim, from 1")]
Low = Annotated[float | None, about("lower end of what the value may truly be")]
High = Annotated[float | None, about("upper end of what the value may truly be")]
SetLow = Annotated[float, about("lower end of the set that makes it right, base units")]
SetHigh = Annotated[float, about("upper end of that set, base units")]
Unit = Annotated[str, about("the base unit of the row's numbers")]
Margin = Annotated[
    float | None,
    about("how far the value lies inside the claimed set; negative: outside"),
]
Percent = Annotated[
    float | None, about("the margin in percent of the bound where it would flip")
]
FlipsAt = Annotated[float | None, about("the value at which it would flip")]
ByRounding = Annotated[
    bool, about("whether it holds by rounding and would fail by truncation")
]
SourceName = Annotated[str, about("the source's name, a file of data/raw/figures")]
Released = Annotated[date | None, about("the day it was public, if known")]
Place = Annotated[str, about("where it can be read")]
Kind = Annotated[str, about("what it is: money, percent, count, rank …")]
Hedge = Annotated[str, about("the hedge printed with it")]


class TableRow(BaseModel):
    """A row of a table; blank cells are None, or "" where the column is text."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True
    )

    @classmethod
    def of(cls, *objects: object, **cells: Any) -> Self:
        """Return the row of `cells`; each other is that of the first object with it."""
        for name in cls.model_fields.keys() - cells.keys():
            cells[name] = getattr(next(o for o in objects if hasattr(o, name)), name)
        return cls(**cells)


class ClaimRow(Claim, TableRow):
    """One row a claim: as written, its first number's set, its time as dates."""

    notebook: str = about("the notebook that shows it, by its topic")
    scored: bool = about("whether it can be right or wrong")
    claimed_low: float | None = about("lower end of its first number's set, base units")
    claimed_high: float | None = about("upper end of that set, base units")
    kind: Kind
    hedge: Hedge
    period_start: date | None = about("first day of the time it speaks of")
    period_end: date | None = about("last day of that time")


class PrintedRow(TableRow):
    """One row a printed number, and the set of values that makes it right."""

    claim_id: ClaimId
    printed: str = about("the number as printed, with its hedge and unit")
    kind: Kind
    unit: str = about("the base unit of the numbers: a currency, or what is counted")
    hedge: Hedge
    rule: str = about("which rule of rounding made its set")
    value: float = about("the number itself, base units")
    low: SetLow
    high: SetHigh
    width_percent: float | None = about(
        "how wide the set is, in percent of the number; blank where it has no end"
    )


class EvidenceRow(Evidence, TableRow):
    """One row a document that speaks of a claim."""

    by_dateline: bool = about("whether it was public on the article's date, as known")


class FigureTableRow(TableRow):
    """One row a figure at hand, in base units."""

    figure_id: str = about("source, subject, period and release, with colons between")
    source: SourceName
    series: str = about("what is measured")
    reporter: str = about("who reports: an ISO3 code or a region")
    partner: str = about("with whom: an ISO3 code or a region")
    flow: str = about("exports, imports or total, seen from the reporter")
    product: str = about("HS code or other name of a product")
    period: str = about("2024, 2024-05, 2024-05-13, or first/last of them")
    published: str = about("the number and unit as published")
    value: float = about("the number in base units")
    low: Low
    high: High
    unit: Unit
    basis: str = about("FOB or CIF, goods only … as the source states it")
    status: str = about("how it was published: stated, computed, estimate …")
    released: Released
    address: Place


class SourceRow(TableRow):
    """One row a source of figures, and what is wrong with it."""

    source: SourceName
    institution: str = about("who published it")
    table: str = about("which table")
    compiled_by: str = about("who compiled it; press copies of one are one compiler")
    basis: str = about("what its figures are, as the source states it")
    licence: str = about("its licence, as stated")
    known_defects: str = about("what is wrong with it")
    released: Released
    address: Place


class OutcomeRow(TableRow):
    """One row a specification: what a check says under it, now and on the dateline."""

    claim_id: ClaimId
    statement: str = about("what the claim says, in English")
    topic: Topic = about("what the claim is about")
    check: str = about("the check that was run")
    family: str = about("level, record, change, part, rank, rate, date or wording")
    number: Number
    alternative: str = about("main, which decides, or the name of another meaning")
    choice: str = about("which of several equivalent choices was made")
    status: Status = about("what it says of the claim, known now")
    status_on_the_dateline: Status = about("the same from figures public by then")
    value: float | None = about("the value measured, in the row's unit")
    low: Low
    high: High
    claimed_low: float | None = about("lower end of the set that makes the claim right")
    claimed_high: float | None = about("upper end of that set")
    unit: str = about("the unit of the row's numbers, the same in all rows of a claim")
    claimed: str = about("the set that makes the claim right, in words")
    margin: Margin
    margin_percent: Percent
    flips_at: FlipsAt
    only_by_rounding: ByRounding
    base: str = about("the first period of a change, blank for others")
    end: str = about("the period measured, or the last one of a change")
    note: str = about("what was counted, in English")
    why: str = about("why this alternative is one")
    sources: str = about("""the sources used, with "; " between them""")
    compiled_by: str = about("who compiled the figures: of press copies, their origin")
    released_by: date | None = about("the day all its figures were public by, if known")


class AlternativeRow(TableRow):
    """One row an alternative: what it says, and at what value it would flip."""

    claim_id: ClaimId
    as_of: AsOf = about("which figures count")
    alternative: str = about("its name; main decides, the others mean something else")
    status: Status = about("what its specifications say together")
    turns: bool = about("whether it says the opposite of main: the verdict hangs on it")
    specifications: int = about("how many specifications it has")
    value: float | None = about("the specification's value that is nearest to flipping")
    unit: Unit
    margin: Margin
    margin_percent: Percent
    flips_at: FlipsAt
    compilers: int = about("independent compilers of the figures it rests on")


class InterpretationRow(TableRow):
    """One row another way to read a printed number, beside the verdict."""

    claim_id: ClaimId
    interpretation: str = about("how the printed number is read instead")
    claimed: str = about("the set that then makes the claim right, ends open or closed")
    claimed_low: SetLow
    claimed_high: SetHigh
    unit: Unit
    status: Status = about("what the main alternative would then say")
    changes: bool = about("whether that differs from what it says as decided")


class RestsOnRow(TableRow):
    """One row a figure that a specification used."""

    claim_id: ClaimId
    number: Number
    figure_id: str = about("the figure, a row of the figures table")


class VerdictRow(TableRow):
    """One row a claim: its verdict as of two dates, and what it hangs on."""

    claim_id: ClaimId
    part_of: str = about("id of the claim this is a part of")
    topic: Topic = about("what the claim is about")
    type: ClaimType = about("what kind of statement it is")
    known_now: Word = about("verdict from all figures and documents")
    known_now_depends_on: str = about("""what says the opposite, with "; " between""")
    known_now_in_part: str = about("of what alone it is so, if not of all it speaks of")
    contested: str = about("alternatives of the article's own year that say otherwise")
    on_the_dateline: Word = about("verdict from what was public on the article's date")
    on_the_dateline_depends_on: str = about("what then said the opposite")
    on_the_dateline_in_part: str = about("of what alone it was so")
    on_the_dateline_lacks: Lack = about("why there was not enough data: undated …")
    undecided_groups: str = about("alternatives that stay undecided")
    value: float | None = about("the main value, base units")
    low: Low
    high: High
    unit: Unit
    margin: Margin
    margin_percent: Percent
    flips_at: FlipsAt
    only_by_rounding: ByRounding
    turns_if_read: str = about("interpretations of the number that would turn it")
    sources_for: int = about("independent compilers and origins that support it")
    sources_against: int = about("independent compilers and origins that deny it")
    rests_on_sha256: str = about("hash of the claim, its figures and its documents")
