"""Text as it comes: what it holds besides words changes no figure."""

import re
import textwrap
import time
import unicodedata
from datetime import date

import pytest
from texts import each, statements

from claimbook.extraction import read
from claimbook.extraction.plain import plain
from extraction.marked import cases

HALVES = ("dev", "held", "fresh_dev", "fresh_held")


def wrapped(width, end="\n"):
    return lambda text: textwrap.fill(text, width, break_on_hyphens=False).replace(
        "\n", end
    )


WAYS = {
    "soft hyphens": lambda text: re.sub(r"(?<=\w)(?=\w\w\w)", "\u00ad", text),
    "zero width": "\u200b".join,
    "direction marks": "\u200f".join,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow spaces": lambda text: text.replace(" ", "\u202f"),
    "wrapped": wrapped(72),
    "narrow": wrapped(50),
    "wrapped by Windows": wrapped(60, "\r\n"),
    "capitals": str.upper,
}


def figures(case, text):
    found = read(text, case.published, case.language).statements
    numbers = (s for s in found if s.unit not in ("statement", "date"))
    return [
        (s.value, s.low, s.high, s.unit, s.currency, s.hedge)
        for s in numbers
        if s.type != "first_time"
    ]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("half", HALVES)
def test_no_figure_is_lost_and_none_changed(half, way):
    for case in cases(half):
        before, after = figures(case, case.text), figures(case, WAYS[way](case.text))
        if way == "capitals":  # a name in capitals is no longer seen to be one
            after = [f for f in after if f in before]
        assert after == before, case.name


@pytest.mark.parametrize("way", ["soft hyphens", "zero width", "decomposed"])
def test_places_are_those_of_the_text_as_it_came(way):
    for case in cases("dev"):
        text = WAYS[way](case.text)
        for s in read(text, case.published, case.language).statements:
            assert plain(text[s.start : s.end]).text == s.printed
            if s.when_at and not s.inherited:
                low, high = s.when_at
                assert plain(text[low:high]).text == s.when_printed


@each(
    "language, text",
    """
    en | See https://example.org/2024/05/13/trade-500-billion for more.
    en | Write to desk2024@example.org or see example.com/12.
    en | Phone: 020 7946 0123.
    sv | Ring +46 8 123 45 67 eller 08-123 45 67.
    en | A 7-Eleven opened beside the Boeing 737 hangar.
    en | The iPhone 15 is sold round the clock, 24/7.
    sv | 3.2 Handel med Kina
    """,
)
def test_what_is_no_figure_is_none(language, text):
    found = statements(language, text)
    assert [s.printed for s in found if s.unit not in ("statement", "rank")] == []


def test_a_list_of_lines_is_not_taken_for_a_wrapped_paragraph():
    text = (
        "Exports rose by 5 percent last year to a level\nImports fell.\nThe end came."
    )
    assert plain(text).text == text


def test_a_number_that_opens_a_heading_counts_where_it_is_no_number_of_it():
    (found,) = read("5 nya avtal", date(2025, 5, 13), "sv").statements
    assert found.value == 5


@pytest.mark.parametrize("piece", ["7", "a.", "w.w-", "a@", "+1 ", "0123-", "e\u0301"])
def test_time_grows_no_faster_than_the_text(piece):
    begun = time.process_time()
    plain(piece * (300_000 // len(piece)))
    assert time.process_time() - begun < 5
