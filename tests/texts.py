"""The rig of cases of text: tables of rows, texts read, and what is refused."""

from datetime import date

import pytest

from claimbook.domain.interval import Interval
from claimbook.extraction import read
from claimbook.text.words import Unreadable

DAY = date(2025, 5, 13)  # a Tuesday


def table(text):
    """The rows of a table with a line a row and | between cells, which are texts."""
    lines = [line for line in text.splitlines() if line.strip()]
    return [tuple(cell.strip(" ") for cell in line.split("|")) for line in lines]


def each(names, text):
    """Parametrize a test by a table; a row is called by its cells."""
    rows = table(text)
    return pytest.mark.parametrize(names, rows, ids=["; ".join(row) for row in rows])


def interval(text):
    """An Interval as it is written: [9.1e9, 9.3e9]."""
    low, high = text[1:-1].split(",")
    return Interval(float(low), float(high), text[0] == "[", text[-1] == "]")


def statements(language, text, published=DAY):
    return read(text, published, language).statements


def statement(language, text, printed, published=DAY):
    """The only statement of a text that is printed so."""
    (same,) = [s for s in statements(language, text, published) if s.printed == printed]
    return same


def days(period):
    """First and last day of a period as a text, "-" without one."""
    if period is None:
        return "-"
    first, last = period if isinstance(period, tuple) else (period.start, period.end)
    return f"{first} {last}"


def refused(message, read_phrase, *args):
    """Assert that a phrase is refused with a message."""
    with pytest.raises(Unreadable) as refusal:
        read_phrase(*args)
    assert message in str(refusal.value)
