"""Periods as figures and plans write them, and the events that figures date.

A period is a year, a month, a day, or two of these with a slash between. One longer
than a day says of an event that the day within it is not known.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from claimbook.domain.dataset import Figures
from claimbook.domain.figures import Figure, Subject
from claimbook.domain.wording import Message, word_of


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


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event, and the first and last day it may have happened on.

    It is a figure of the series `event`, whose period is when it happened, whose
    product is its name, and whose reporter is the economy it is an event of.
    """

    first: date
    last: date
    figure: Figure

    @property
    def message(self) -> Message:
        """What happened when; a name without a translation stays English."""
        name = Message(word_of(self.figure.product))
        return Message("{event} {when}", event=name, when=self.figure.period)


def find_event(
    figures: Figures, sources: Iterable[str], subject: Subject
) -> Event | None:
    """Return the Event of a subject by the first of `sources` that dates it, or None.

    Of several dates, the one published last counts.
    """
    for source in sources:
        dated = figures.of(source, subject).values()
        if dated:
            newest = max(dated, key=lambda f: (f.released or date.min, f.period))
            return Event(*days(newest.period), newest)
    return None
