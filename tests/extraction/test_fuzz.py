"""No text makes the reading fail or run away."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import each, statements

from claimbook.extraction import read
from claimbook.text.cursor import Cursor
from claimbook.text.words import LANGUAGES

DAY = date(2025, 5, 13)
PIECES = st.sampled_from(
    "5 66 9,2 1.234.567 2015 30 % procent percent miljarder billion mil millones "
    "dollar US$ R$ yuan ( ) [ ] , . ; : – - från from de till to a av of ökade rose "
    "subió caiu föll över más de upp till hasta joined gick med i första gången for the "
    "first time last year förra året el año pasado in 2024 jämfört med than totalt of "
    "which varav och and y e två tredjedelar one in five Kina China Xi sade said \n\n "
    "fem initiativ med fokus på five initiatives such as Länder ansluter sig till the "
    "largest a year earlier året innan ett år tidigare".split(" ")
)
TEXTS = st.text() | st.lists(PIECES, max_size=60).map(" ".join)


@given(TEXTS, st.sampled_from(LANGUAGES), st.dates())
@settings(deadline=None, max_examples=150)
def test_any_text_is_read(text, language, published):
    found = read(text, published, language)
    for s in found.statements:
        assert text[s.start : s.end] == s.printed
        assert s.low is None or s.high is None or s.low <= s.high
        assert s.period is None or s.period_start <= s.period_end
    assert [*found.json_lines()] and [*found.table()] or not found.statements


@each(
    "language, text",
    """
    sv | Det sa Mer
    en | That said More
    es | Lo dijo Más
    pt | Assim disse Mais
    """,
)
def test_a_name_that_ends_the_text_may_begin_a_longer_phrase(language, text):
    assert statements(language, text) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("piece", ["[5]", "5 ", "$5 ", "5%", "5.\n\n"])
def test_a_number_is_looked_up_a_bounded_number_of_times(language, piece, monkeypatch):
    calls, take = [], Cursor.take
    monkeypatch.setattr(
        Cursor, "take", lambda *args: calls.append(args[1]) or take(*args)
    )
    found = read(piece * 300, DAY, language)
    numbers = [s for s in found.statements if s.value == 5]
    assert len(numbers) == 300
    assert len(calls) < 60 * len(numbers)
