"""What a row of an article's files may hold, and of the corrections: a model a file.

The text under a name says what stands there: editors show it from the JSON Schemas,
`claimbook new` writes it where it is filled in, and faults quote it.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from claimbook.data.vocabulary import (
    Address,
    BlankIsNone,
    ClaimType,
    Day,
    Id,
    Language,
    Plain,
    Row,
    SourceId,
    Text,
    Topic,
)


def _one_if_blank(value: Any) -> Any:
    return 1 if value == "" else value


class Claim(Row):
    """One row a checkable statement of an article, in our own words."""

    claim_id: Id
    """the claim's name in every file: small letters, digits and hyphens"""
    part_of: Annotated[Id | None, BlankIsNone] = None
    """the claim_id of the claim this one is a part of; blank if of none"""
    paragraph: Annotated[int, Plain, Field(ge=1)]
    """the paragraph of the article it stands in, counted from 1"""
    topic: Topic
    """what it is about, which decides the notebook that shows it"""
    type: ClaimType
    """what kind of statement it is; opinion, motive and forecast are not scored"""
    said_by: Text
    """who says so: the article itself, or whom it names"""
    printed: str
    """the figure exactly as printed, with its hedge, unit and noun; blank if none"""
    when_printed: str
    """the time exactly as printed, read against the article's date; blank if none"""
    statement_en: Text
    """the claim in English, in your own words"""
    statement_sv: Text
    """the claim in Swedish, in your own words"""
    cases: Annotated[int, BeforeValidator(_one_if_blank), Field(ge=1)] = 1
    """how many cases the wording needs, 2 for a plural; blank for one"""


class Evidence(Row):
    """One row a document that speaks of a claim, and how it stands to it."""

    claim_id: Id
    """the claim the document speaks of, an id of claims.csv"""
    source_id: SourceId
    """your name for the document: small letters, digits and underscores"""
    publisher: Text
    """who published it"""
    rank: Literal["primary", "agency", "rewrite"]
    """primary: the party itself; agency: own reporting; rewrite: another's text"""
    stance: Literal["supports", "denies", "other_reading", "context", "silent"]
    """how it stands to the claim"""
    date: Day = None
    """the day it was published, YYYY-MM-DD; blank if not known"""
    address: Address
    """where it can be read: http or https"""
    stated: Text
    """what it says of the claim, in your own words"""
    compiled_by: Text
    """who found the fact out; two copies of one agency's text have one origin"""
    note: str
    """anything a reviewer should know; may be blank"""
    party: str = ""
    """the party whose statement of itself or its adversary this is; blank if of none"""
    case: str = ""
    """which of several cases it is about, where the claim's wording is a plural"""


class Lineage(Row):
    """Which text the article, or the text before it in the list, renders."""

    relation: Literal["rendering of", "rewording of", "translation of"]
    """what the text is to the other one"""
    publisher: Text
    """who published the other text"""
    published: date | None
    """the day it appeared, YYYY-MM-DD; null if not known"""
    address: Address | None
    """where it can be read; null if nowhere"""
    note: str = ""
    """how it was found out, and what changed from the one to the other"""


class ReportFinding(Row):
    """One finding of an article's report: the article's words against the record's."""

    text_en: Text
    """the finding in English; figures are {claim_id} or {claim_id.alternative}"""
    text_sv: Text
    """the same in Swedish"""
    claims: Annotated[list[Id], Field(min_length=1)]
    """the claim_ids it tells of, whose pages it leads to"""


class HeadlineChart(Row):
    """The chart of a report's front page: a claim's outcomes, and what they say."""

    claim: Id
    """the claim whose ways of counting are drawn"""
    title_en: Text
    """what the chart shows, as a sentence; figures stand as in a finding"""
    title_sv: Text
    """the same in Swedish"""


class Article(Row):
    """What is known of one article; its text is not part of the project."""

    slug: Id
    """the folder's name: small letters, digits and hyphens"""
    title_en: Text
    """what the article is about, in English, in your own words"""
    title_sv: Text
    """the same in Swedish"""
    language: Language
    """the language of its text: sv, en, es or pt"""
    outlet: Text | None
    """who published it; null if not known"""
    published: date
    """the date on it, YYYY-MM-DD: "last year" is read from here"""
    place: Text | None = None
    """the place on its dateline; null if none"""
    address: Address | None = None
    """where it can be read; null if nowhere"""
    text_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None
    """the SHA-256 of the copy its claims were taken from; null if none was kept"""
    text_words: Annotated[int, Field(ge=1)] | None
    """how many words that copy has; null if none was kept"""
    lineage: list[Lineage] = []
    """the texts it renders, nearest first; [] if none is known"""
    without: list[str] = []
    """names of notebooks that are left out for it; [] if none"""
    finding_en: str = ""
    """what the report found, in a sentence or two; figures stand as in a finding"""
    finding_sv: str = ""
    """the same in Swedish"""
    findings: Annotated[list[ReportFinding], Field(max_length=5)] = []
    """three to five findings that the report begins with; [] if none"""
    chart: HeadlineChart | None = None
    """the chart that carries the finding; null if none"""
    rests_on: dict[str, Literal["holds", "fails", "undecided"]] = {}
    """what the findings rest on: claim_id or claim_id.alternative, and what it says"""
    checked_by: str = ""
    """who checked the article; blank if not to be named"""
    checked_on: date | None = None
    """the day the check was finished, YYYY-MM-DD; null if not known"""
    reviewed_by: str = ""
    """who reviewed the check; blank if nobody has"""
    note: str = ""
    """anything a reviewer should know"""


class Settings(Row):
    """What a project says of itself in project.yaml; without it, nothing."""

    name: Text = "claimbook"
    """who publishes the reports"""
    address: Address | None = None
    """where the folder reports is published: http or https; null if nowhere"""
    languages: list[Literal["en", "sv"]] = ["en", "sv"]
    """the languages of the pages; English, the notebooks' own, is always one"""
    email: Annotated[str, StringConstraints(pattern=r"^\S+@\S+$")] | None = None
    """whom to write to with a correction; null if nobody"""
    issues: Address | None = None
    """where a correction can be filed, a page that takes a title; null if none"""


class Erratum(Row):
    """One row a correction, of a claim or, with no claim named, of a whole report."""

    date: date
    article: Id
    claim_id: Annotated[Id | None, BlankIsNone] = None
    was_wrong: Text
    says_now: Text
