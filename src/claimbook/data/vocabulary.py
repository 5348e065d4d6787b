"""What cells of the raw tables may hold: their kinds and the closed lists of words."""

from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints


def _blank_is_none(value: Any) -> Any:
    return None if value == "" else value


BlankIsNone = BeforeValidator(_blank_is_none)
Day = Annotated[date | None, BlankIsNone]
Id = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)
]
SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Row(BaseModel):
    """A row of a raw table: no unknown column, surrounding blanks removed."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        frozen=True,
        use_attribute_docstrings=True,
    )


TradeTopic = Literal["trade", "tariffs", "commodities", "gdp"]
InvestmentTopic = Literal[
    "credit",
    "lending",
    "direct_investment",
    "projects",
    "exchange_rate",
    "commodity_price",
]
DocumentTopic = Literal[
    "diplomacy", "membership", "pledges", "visa", "people", "article"
]
Topic = Literal[TradeTopic, InvestmentTopic, DocumentTopic]
ClaimType = Literal[
    "level",
    "threshold",
    "first_time",
    "conversion",
    "rank",
    "growth",
    "share",
    "driver",
    "trend",
    "count",
    "rate",
    "duration",
    "date",
    "sequence",
    "membership",
    "attribution",
    "quotation",
    "definition",
    "composition",
    "existence",
    "cause",
    "pledge",
    "consistency",
    "opinion",
    "motive",
    "forecast",
]
Status = Literal[
    "stated", "computed", "implied", "estimate", "forecast", "lower bound", "about"
]
Language = Literal["sv", "en", "es", "pt"]

NOTEBOOK_OF_TOPIC: dict[str, str] = {
    topic: notebook
    for topics, notebook in (
        (TradeTopic, "2-trade"),
        (InvestmentTopic, "3-investment"),
        (DocumentTopic, "4-documents"),
    )
    for topic in get_args(topics)
}
NOT_SCORED = ("opinion", "motive", "forecast")
# regions that publishers define themselves, without a list of their members here
PUBLISHER_REGIONS = ("publisher_lac", "imf_whem", "other_latin_america")
