"""No text makes the reading fail or run away."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.extraction.output import json_lines, table
from claimbook.extraction.read import read
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
    assert [*json_lines(found)] and [*table(found)] or not found.statements


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "1 000 ",
        "1.000.",
        "1,",
        "(",
        "([{",
        ")",
        ".",
        "..! ",
        "\n",
        "a",
        "från 5 till ",
        "5 procent av ",
        "mellan ",
        "2015–",
        "$",
        "Kina ",
        "“",
        "\u0301",
        "tvåtusen",
        "- ",
        "ökade 5 och ",
        "förra året ",
        "a year earlier ",
    ],
)
def test_time_grows_no_faster_than_the_text(language, piece):
    def spent(size):
        text = piece * (size // len(piece))
        begun = time.process_time()
        read(text, DAY, language)
        return time.process_time() - begun

    spent(1000)
    small, large = spent(5_000), spent(20_000)
    # four times the text: quadratic work would take sixteen times as long
    assert large < 9 * small + 0.5


def test_megabytes_of_digits_and_brackets():
    for piece, size in (("7", 4_000_000), ("(", 300_000), ("[5]", 50_000)):
        begun = time.process_time()
        read(piece * (size // len(piece)), DAY, "sv")
        # 20 s for a megabyte is the aim; three times that for a slow machine
        assert time.process_time() - begun < 60 * size / 1_000_000


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
