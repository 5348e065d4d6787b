"""Periods as figures and plans write them: a year, month or day, or from/to."""

from calendar import monthrange
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints


def _in_calendar(period: str) -> str:
    for end in period.split("/"):
        date.fromisoformat(f"{end}-01-01"[:10])
    return period


PeriodText = Annotated[
    str,
    StringConstraints(
        pattern=r"^\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?$",
    ),
    # YAML reads an unquoted 2025-05-13 as a date
    BeforeValidator(lambda v: v.isoformat() if isinstance(v, date) else v),
    AfterValidator(_in_calendar),
]
Year = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]


def days(period: str) -> tuple[date, date]:
    """Return the first and the last day of a period."""
    start, _, end = period.partition("/")
    return _days(start)[0], _days(end or start)[1]


def _days(text: str) -> tuple[date, date]:
    match [int(part) for part in text.split("-")]:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
        case _:
            raise ValueError(f"period {text!r}; allowed: a year, month or day")
