"""Words, numbers and dates in each language, and sentences said again."""

from copy import deepcopy

import pytest

from claimbook.domain.wording import Message, amount, economy, join
from claimbook.report.languages import in_language

ENGLISH, SWEDISH = in_language("en"), in_language("sv")
NBSP, MINUS = "\xa0", "\u2212"


@pytest.mark.parametrize(
    ("value", "unit", "english", "swedish"),
    [
        (518467e6, "USD", "518.5 bn USD", "518,5 miljarder dollar"),
        (19e12, "CNY", "19 tn CNY", "19 biljoner yuan"),
        (69946, "CNY per tonne", "69,946 CNY per tonne", f"69{NBSP}946 yuan per ton"),
        (-37.189, "percent", "-37.2 %", f"{MINUS}37,2 %"),
        (9.26241, "percent a year", "9.26 % a year", "9,26 % om året"),
        (-0.00003, "percent", "0 %", "0 %"),
        (2, "rank", "rank 2", "nummer 2"),
        (float("nan"), "USD", "no number", "inget tal"),
    ],
)
def test_a_quantity_in_both_languages(value, unit, english, swedish):
    assert ENGLISH.quantity(value, unit) == english
    assert SWEDISH.quantity(value, unit) == swedish


def test_dates_and_lists():
    assert ENGLISH.date("2025-05-13") == "13 May 2025"
    assert SWEDISH.date("2025-05-13") == "13 maj 2025"
    assert ENGLISH.date("") == ""
    assert SWEDISH.list(["a", "b", "c"]) == "a, b och c"
    assert SWEDISH.list([]) == ""


def test_a_language_is_not_copied_with_a_page():
    assert deepcopy({"speech": SWEDISH})["speech"] is SWEDISH


def test_one_and_many():
    for n, said in ((1, "1 källa till siffror"), (2, "2 källor till siffror")):
        assert (
            SWEDISH.ngettext("{n} source of figures", "{n} sources of figures", n)
            == said
        )


def test_a_text_without_a_translation_stays_english():
    assert SWEDISH.gettext("nobody has translated {this}", this=1) == (
        "nobody has translated 1"
    )


def test_values_are_never_taken_for_fields():
    assert ENGLISH.gettext("{a}", a="{b} {0}") == "{b} {0}"


def test_a_sentence_can_be_said_again():
    said = join(
        Message.plural("sum over {n} country", "sum over {n} countries", 25),
        "",
        Message(
            "{year} itself: {what}", year="2024", what=Message("a published total")
        ),
        "written by hand {as is}",
    )
    assert said == (
        "sum over 25 countries; 2024 itself: a published total; written by hand {as is}"
    )
    assert SWEDISH.message(said.parts) == (
        "summa över 25 länder; 2024 självt: en publicerad summa; "
        "written by hand {as is}"
    )


def test_a_sentence_about_one_thing_has_its_own_form():
    for n, english, swedish in (
        (1, "sum over 1 country", "summa över 1 land"),
        (2, "sum over 2 countries", "summa över 2 länder"),
    ):
        said = Message.plural("sum over {n} country", "sum over {n} countries", n)
        assert (said, SWEDISH.message(said.parts)) == (english, swedish)


def test_amounts_and_economies_are_said_in_the_reader_s_language():
    said = Message(
        "{country} {distance}", country=economy("DEU"), distance=amount(5e9, "USD")
    )
    assert said == "Germany 5 bn USD"
    assert SWEDISH.message(said.parts) == "Tyskland 5 miljarder dollar"
