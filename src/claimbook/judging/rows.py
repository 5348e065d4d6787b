"""One row model a table of an article: the columns that notebooks show and publish.

A model's fields are the columns of a frame, their types its dtypes, and their
descriptions what the published Data Package says of them.
"""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from claimbook.data.schema import Claim, Evidence
from claimbook.data.vocabulary import ClaimType, Topic
from claimbook.domain.verdict import Status, Word

AsOf = Literal["known now", "on the dateline"]


def about(text: str) -> Any:
    """Return a required column that `text` describes."""
    return Field(description=text)


class TableRow(BaseModel):
    """A row of a table; blank cells are None, or "" where the column is text."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True
    )


class ClaimRow(Claim, TableRow):
    """One row a claim: as written, its first number's set, its time as dates."""

    notebook: str = about("the notebook that shows it, by its topic")
    scored: bool = about("whether it can be right or wrong")
    claimed_low: float | None = about(
        "lower end of the set that makes the first printed number right, base units"
    )
    claimed_high: float | None = about("upper end of that set, base units")
    kind: str = about("what the first printed number is: money, percent, count, rank …")
    hedge: str = about("the hedge printed with it")
    period_start: date | None = about("first day of the time it speaks of")
    period_end: date | None = about("last day of that time")


class PrintedRow(TableRow):
    """One row a printed number, and the set of values that makes it right."""

    claim_id: str = about("the claim's id")
    printed: str = about("the number as printed, with its hedge and unit")
    kind: str = about("what it is: money, percent, count, rank …")
    unit: str = about(
        "the base unit of value, low and high: a currency, or what is counted"
    )
    hedge: str = about("the hedge printed with it")
    rule: str = about("which rule of rounding made its set")
    value: float = about("the number itself, base units")
    low: float = about("lower end of the set that makes it right, base units")
    high: float = about("upper end of that set, base units")
    width_percent: float | None = about(
        "how wide the set is, in percent of the number; blank where it has no end"
    )


class EvidenceRow(Evidence, TableRow):
    """One row a document that speaks of a claim."""

    by_dateline: bool = about(
        "whether it is known to have been public on the article's date"
    )


class FigureTableRow(TableRow):
    """One row a figure at hand, in base units."""

    figure_id: str = about(
        "source, series, reporter, partner, flow, product, period, release"
    )
    source: str = about("the source's name, a file of data/raw/figures")
    series: str = about("what is measured")
    reporter: str = about("who reports: an ISO3 code or a region")
    partner: str = about("with whom: an ISO3 code or a region")
    flow: str = about("exports, imports or total, seen from the reporter")
    product: str = about("HS code or other name of a product")
    period: str = about(
        "the period it stands for: 2024, 2024-05, 2024-05-13, or first/last of them"
    )
    published: str = about("the number and unit as published")
    value: float = about("the number in base units")
    low: float = about("lower end of what it may truly be")
    high: float = about("upper end of what it may truly be")
    unit: str = about("the base unit of value, low and high")
    basis: str = about(
        "FOB or CIF, goods only, current prices … as the source states it"
    )
    status: str = about("how it was published: stated, computed, estimate …")
    released: date | None = about("the day it was public, if known")
    address: str = about("where it can be read")


class SourceRow(TableRow):
    """One row a source of figures, and what is wrong with it."""

    source: str = about("the source's name, a file of data/raw/figures")
    institution: str = about("who published it")
    table: str = about("which table")
    compiled_by: str = about("who compiled it; press copies of one are one compiler")
    basis: str = about("what its figures are, as the source states it")
    licence: str = about("its licence, as stated")
    known_defects: str = about("what is wrong with it")
    released: date | None = about("the day it was public, if known")
    address: str = about("where it can be read")


class OutcomeRow(TableRow):
    """One row a specification: what a check says under it, now and on the dateline."""

    claim_id: str = about("the claim's id")
    statement: str = about("what the claim says, in English")
    topic: Topic = about("what the claim is about")
    check: str = about("the check that was run")
    family: str = about(
        "the kind of check: level, record, change, part, rank, rate, date or wording"
    )
    number: int = about("number of the specification within its claim, from 1")
    alternative: str = about(
        "the group of equivalent choices; main decides, the others mean something else"
    )
    choice: str = about(
        "the equivalent choice this specification made, if there are several"
    )
    status: Status = about("what it says of the claim, known now")
    status_on_the_dateline: Status = about(
        "what it says from figures that were public on the article's date"
    )
    value: float | None = about("the value measured, in the row's unit")
    low: float | None = about("lower end of what the value may truly be")
    high: float | None = about("upper end of what the value may truly be")
    claimed_low: float | None = about("lower end of the set that makes the claim right")
    claimed_high: float | None = about("upper end of that set")
    unit: str = about(
        "the unit of all numbers of the row, the same for every row of a claim"
    )
    claimed: str = about("the set that makes the claim right, in words")
    margin: float | None = about(
        "how far the value lies inside the claimed set; negative: outside"
    )
    margin_percent: float | None = about(
        "the margin in percent of the bound where it would flip"
    )
    flips_at: float | None = about("the value at which the outcome would flip")
    only_by_rounding: bool = about(
        "whether it holds by rounding and would fail by truncation"
    )
    base: str = about("the first period of a change, blank for others")
    end: str = about("the period measured, or the last one of a change")
    note: str = about("what was counted, in English")
    why: str = about("why this alternative is one")
    sources: str = about("""the sources used, with "; " between them""")
    compiled_by: str = about(
        "who compiled the figures; press copies of one are one compiler"
    )
    released_by: date | None = about(
        "the day all figures used were public by, if known"
    )


class AlternativeRow(TableRow):
    """One row an alternative: what it says, and at what value it would flip."""

    claim_id: str = about("the claim's id")
    as_of: AsOf = about("which figures count")
    alternative: str = about("its name; main decides, the others mean something else")
    status: Status = about("what its specifications say together")
    turns: bool = about(
        "whether it says the opposite of main, so that the verdict depends on it"
    )
    specifications: int = about("how many specifications it has")
    value: float | None = about(
        "the value of the specification nearest to flipping, base units"
    )
    unit: str = about("the base unit of value, margin and flips_at")
    margin: float | None = about(
        "how far that value lies inside the claimed set; negative: outside"
    )
    margin_percent: float | None = about(
        "the margin in percent of the bound where it would flip"
    )
    flips_at: float | None = about("the value at which it would flip")
    compilers: int = about("independent compilers of the figures it rests on")


class InterpretationRow(TableRow):
    """One row another way to read a printed number, beside the verdict."""

    claim_id: str = about("the claim's id")
    interpretation: str = about("how the printed number is read instead")
    claimed: str = about(
        "the set that would then make the claim right, with open and closed ends"
    )
    claimed_low: float = about("lower end of that set, base units")
    claimed_high: float = about("upper end of that set, base units")
    unit: str = about("the base unit")
    status: Status = about("what the main alternative would then say")
    changes: bool = about("whether that differs from what it says as decided")


class RestsOnRow(TableRow):
    """One row a figure that a specification used."""

    claim_id: str = about("the claim's id")
    number: int = about("number of the specification within its claim, from 1")
    figure_id: str = about("the figure, a row of the figures table")


class VerdictRow(TableRow):
    """One row a claim: its verdict as of two dates, and what it hangs on."""

    claim_id: str = about("the claim's id")
    part_of: str = about("id of the claim this is a part of")
    topic: Topic = about("what the claim is about")
    type: ClaimType = about("what kind of statement it is")
    known_now: Word = about("verdict from all figures and documents")
    known_now_depends_on: str = about(
        """the alternatives that say the opposite, with "; " between them"""
    )
    on_the_dateline: Word = about("verdict from what was public on the article's date")
    on_the_dateline_depends_on: str = about(
        "the alternatives that then say the opposite"
    )
    undecided_groups: str = about("alternatives that stay undecided")
    value: float | None = about("the main value, base units")
    low: float | None = about("lower end of what it may truly be")
    high: float | None = about("upper end of what it may truly be")
    unit: str = about("the base unit of the row's numbers")
    margin: float | None = about(
        "how far it lies inside the claimed set; negative: outside"
    )
    margin_percent: float | None = about(
        "the margin in percent of the bound where it would flip"
    )
    flips_at: float | None = about("the value at which it would flip")
    only_by_rounding: bool = about(
        "whether it holds by rounding and would fail by truncation"
    )
    turns_if_read: str = about(
        "the interpretations of the printed number that would turn the claim"
    )
    sources_for: int = about(
        "independent compilers whose figures or documents support the claim"
    )
    sources_against: int = about(
        "independent compilers whose figures or documents deny it"
    )
    rests_on_sha256: str = about(
        "hash of the claim, its figures as published and its documents"
    )
