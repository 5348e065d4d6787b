"""The closed lists of the raw tables, and which notebook shows which topic."""

from typing import Literal

Topic = Literal[
    "trade",
    "tariffs",
    "commodities",
    "gdp",
    "credit",
    "lending",
    "direct_investment",
    "projects",
    "exchange_rate",
    "commodity_price",
    "diplomacy",
    "membership",
    "pledges",
    "visa",
    "people",
    "article",
]
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

NOTEBOOK_OF_TOPIC = {
    **dict.fromkeys(["trade", "tariffs", "commodities", "gdp"], "2-trade"),
    **dict.fromkeys(
        [
            "credit",
            "lending",
            "direct_investment",
            "projects",
            "exchange_rate",
            "commodity_price",
        ],
        "3-investment",
    ),
    **dict.fromkeys(
        ["diplomacy", "membership", "pledges", "visa", "people", "article"],
        "4-documents",
    ),
}

NOT_SCORED = ("opinion", "motive", "forecast")
