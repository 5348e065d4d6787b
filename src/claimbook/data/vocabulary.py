"""What cells of the raw tables may hold: their kinds and the closed lists of words."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
)

PLAIN = re.compile(r"[-+]?[0-9]{1,20}(\.[0-9]{1,20})?([eE][-+]?[0-9]{1,2})?", re.A)
DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


def _blank_is_none(value: Any) -> Any:
    return None if value == "" else value


def _plain(value: Any) -> Any:
    """Refuse what Python takes for a number and a reader may not: ١٢, 1_0, 1e999."""
    if isinstance(value, str) and value and not PLAIN.fullmatch(value.strip()):
        raise ValueError("a number in plain digits: 12, -0.5, 1e6")
    return value


def _no_device(name: str) -> str:
    if DEVICES.fullmatch(name):
        raise ValueError("a name that is no device's on Windows")
    return name


BlankIsNone = BeforeValidator(_blank_is_none)
Plain = BeforeValidator(_plain)
Number = Annotated[Decimal, Plain]
Day = Annotated[date | None, BlankIsNone]
Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    AfterValidator(_no_device),
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
SizeType = Literal["level", "threshold", "first_time", "conversion", "rank"]
ChangeType = Literal["growth", "share", "driver", "trend", "count", "rate"]
TimeType = Literal["duration", "date", "sequence", "membership"]
WordType = Literal[
    "attribution", "quotation", "definition", "composition", "qualitative"
]
FactType = Literal["existence", "cause", "pledge", "consistency"]
UnscoredType = Literal["opinion", "motive", "forecast"]
ClaimType = Literal[SizeType, ChangeType, TimeType, WordType, FactType, UnscoredType]
Status = Literal[
    "stated", "computed", "implied", "estimate", "forecast", "lower bound", "about"
]
Language = Literal["sv", "en", "es", "pt"]

NOTEBOOK_OF_TOPIC: dict[str, str] = {
    **dict.fromkeys(get_args(TradeTopic), "2-trade"),
    **dict.fromkeys(get_args(InvestmentTopic), "3-investment"),
    **dict.fromkeys(get_args(DocumentTopic), "4-documents"),
}
NOT_SCORED: tuple[str, ...] = get_args(UnscoredType)
