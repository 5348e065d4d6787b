"""Other readings of a printed number: beside the verdict, never changing it."""

from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import LEVEL, data, plan, totals

from claimbook.domain.verdict import FAILS, HOLDS, UNDECIDED
from claimbook.judging import outcome_tables
from claimbook.judging.cleaning import CleanClaim
from claimbook.judging.old_judge import judge, under_other_readings
from claimbook.judging.old_tables import NOW
from claimbook.judging.verdict_table import verdict_table
from claimbook.judging.verdicts import judged
from claimbook.text.printed import (
    BARE,
    CUT_OFF,
    EXACT,
    NARROW,
    WIDE,
    find_printed,
    interpretations,
)
from claimbook.text.words import conventions


def readings(text):
    printed = tuple(find_printed(text, "en"))
    return interpretations(text, "en", conventions(), printed)


def made(text):
    """A claim of 2024 as cleaned, with its other readings."""
    row = SimpleNamespace(claim_id="made", type="level")
    period = SimpleNamespace(granularity="year", start=pd.Timestamp(2024, 1, 1))
    printed = tuple(find_printed(text, "en"))
    return CleanClaim(row, printed, period, readings(text))


def found(text, value, *others, room=0):
    """{reading: (status, whether it would turn)} of a level."""
    rows = data(totals({2024: value}, room=room), *others)
    claim, entry = made(text), plan("level", LEVEL)
    return {
        r.reading: (r.status, r.changes)
        for r in under_other_readings(claim, judge(claim, entry, rows), rows)
    }


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("9.2 dollars", {EXACT: (9.2, 9.2), CUT_OFF: (9.2, 9.3)}),
        (
            "500 dollars",
            {
                EXACT: (500, 500),
                CUT_OFF: (500, 600),
                NARROW: (487.5, 512.5),
                WIDE: (450, 550),
            },
        ),
        (
            "about 9.2 dollars",
            {BARE: (9.15, 9.25), NARROW: (9.15, 9.25), WIDE: (9.0, 9.4)},
        ),
        ("over 500 dollars", {BARE: (475, 525)}),
        (
            "just over 500 dollars",
            {BARE: (475, 525), NARROW: (500, 525), WIDE: (500, 600)},
        ),
        # a count is exactly what is printed
        ("five projects", {}),
        ("between 5 and 6 dollars", {}),
    ],
)
def test_a_number_may_be_read_another_way(text, sets):
    told = {
        name: (printed[0].claimed.low, printed[0].claimed.high)
        for name, printed in readings(text).items()
    }
    assert told == {name: pytest.approx(ends) for name, ends in sets.items()}


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        (
            "9.2 dollars",
            "9.17",
            {EXACT: (FAILS, True), CUT_OFF: (FAILS, True)},
        ),
        ("9.2 dollars", "9.2", {EXACT: (HOLDS, False), CUT_OFF: (HOLDS, False)}),
        (
            "about 9.2 dollars",
            "9.12",
            {BARE: (FAILS, True), NARROW: (FAILS, True), WIDE: (HOLDS, False)},
        ),
        (
            "about 9.2 dollars",
            "9.05",
            {BARE: (FAILS, False), NARROW: (FAILS, False), WIDE: (HOLDS, True)},
        ),
        ("over 500 dollars", "518", {BARE: (HOLDS, False)}),
        ("over 500 dollars", "900", {BARE: (FAILS, True)}),
    ],
)
def test_which_readings_would_turn_the_claim(text, value, told):
    assert found(text, value) == told


def test_the_group_is_read_as_a_whole():
    rows = data(totals({2024: "9.17"}), totals({2024: "9.22"}, source="press"))
    claim = made("9.2 dollars")
    entry = plan("level", LEVEL | {"source": ["customs", "press"]})
    told = under_other_readings(claim, judge(claim, entry, rows), rows)
    assert {r.reading: r.status for r in told} == {EXACT: FAILS, CUT_OFF: UNDECIDED}


def test_a_check_without_a_printed_number_or_a_figure_has_none():
    rows = data(totals({2023: 90, 2024: 100}))
    claim = made("9.2 dollars")
    rising = plan("trend", LEVEL, base="2023", direction="rises")
    assert under_other_readings(claim, judge(claim, rising, rows), rows) == ()
    nobody = plan("level", LEVEL | {"source": "nobody"})
    assert under_other_readings(claim, judge(claim, nobody, rows), rows) == ()


@given(st.decimals("8.8", "9.6", places=2), st.sampled_from(["", "about ", "over "]))
def test_no_reading_ever_changes_the_verdict(value, hedge):
    claim, entry = made(f"{hedge}9.2 dollars"), plan("level", LEVEL)
    rows = data(totals({2024: value}))
    judgement = judge(claim, entry, rows)
    told = under_other_readings(claim, judgement, rows)
    main = judgement.groups()["main"][0]
    assert {r.reading for r in told if r.changes} == {
        r.reading for r in told if r.status != main
    }
    assert judge(claim, entry, rows).verdict == judgement.verdict


def test_the_tables_say_which_readings_would_turn_a_claim():
    claim, entry = made("9.2 dollars"), plan("level", LEVEL)
    rows = data(totals({2024: "9.17"}))
    judgement = judge(claim, entry, rows)
    table = outcome_tables.readings(under_other_readings(claim, judgement, rows))
    assert list(table.columns) == outcome_tables.READING_COLUMNS
    assert table.changes.tolist() == ["yes", "yes"]
    claims = pd.DataFrame(
        [
            {"claim_id": "made", "part_of": "", "topic": "trade", "type": "level"}
            | {"scored": "yes"}
        ]
    )
    none = pd.DataFrame(columns=["claim_id", "by_dateline"])
    one = judged(claims, outcome_tables.outcomes([judgement], NOW), none, NOW, table)
    assert one["made"].turns_if == [EXACT, CUT_OFF]
    (row,) = verdict_table(one, one, {"made": ""}).to_dict("records")
    assert row["turns_if_read"] == "exact; cut off"
