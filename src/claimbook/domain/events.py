"""Dated events: figures of the series `event`, whose period is when it happened.

An event's product is its name; its reporter is the economy it is an event of, blank
where the event is nobody's own. A period longer than a day says that the day within it
is not known.
"""

from dataclasses import dataclass
from datetime import date

from claimbook.domain.figures import Figure
from claimbook.domain.period import days
from claimbook.domain.wording import Message, word_of


@dataclass(frozen=True, slots=True)
class Event:
    """An event, and the first and last day it may have happened on."""

    first: date
    last: date
    figure: Figure

    @property
    def message(self):
        """What happened when; a name without a translation stays English."""
        name = Message(word_of(self.figure.product))
        return Message("{event} {when}", event=name, when=self.figure.period)


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
            return Event(*days(newest.period), newest)
    return None
