"""Dated events: figures of the series `event`, whose period is when it happened.

An event's product is its name; its reporter is the economy it is an event of, blank
where the event is nobody's own. A period longer than a day says that the day within it
is not known.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from claimbook.data.vocabulary import word_of
from claimbook.domain.figures import Figure
from claimbook.text.speech import Said


@dataclass(frozen=True, slots=True)
class Event:
    """An event, and the first and last day it may have happened on."""

    first: date
    last: date
    figure: Figure

    @property
    def said(self):
        """What happened when, as a Said; a name without a translation stays English."""
        name = Said(word_of(self.figure.product))
        return Said("{event} {when}", event=name, when=self.figure.period)


def event(choices, data, name, reporter=None):
    """Return the Event of a name by the first of the choices' sources, or None.

    Where a source has dated it anew, the date published last counts. `reporter` takes
    the place of the choices' own.
    """
    for source in choices.source:
        key = (
            choices.series,
            choices.reporter if reporter is None else reporter,
            choices.partner,
            choices.flow,
            name,
        )
        periods = data.figures.periods((source,), *key)
        found = [data.figures.find((source,), *key, p) for p in periods]
        if found:
            newest = max(found, key=lambda f: (f.released or date.max, f.period))
            return Event(*span(newest.period), newest)
    return None


def span(period):
    """Return the first and the last day of a period as figures write it."""
    start, _, end = period.partition("/")
    return _days(start)[0], _days(end or start)[1]


def _days(text):
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(*parts, 1), date(*parts, monthrange(*parts)[1])
    return date(*parts), date(*parts)
