"""Outcomes of a plan's specifications on one claim, and the verdict from them."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import ABOVE_100, LEVEL, claim, data, figure, plan, printed, rate, totals

from claimbook.domain.interval import Interval
from claimbook.domain.verdict import (
    CONTRADICTED,
    FAILS,
    HOLDS,
    NO_DATA,
    NOT_CHECKABLE,
    NOT_ENOUGH_DATA,
    NOT_YET_JUDGED,
    SUPPORTED,
    UNDECIDED,
    Verdict,
)
from claimbook.judging.old_judge import judge

PRESS = {"source": "press", "why": "the same trade, as the press has it"}


def over_100(rows, *, other=None, claimed=ABOVE_100, **main):
    entry = plan("level", LEVEL | main, other)
    return judge(claim(claimed), entry, data(rows))


def outcome(value, claimed=ABOVE_100, room=0):
    return over_100(totals({2024: value}, room=room), claimed=claimed).main


def test_a_claim_without_a_plan_is_not_yet_judged():
    found = judge(claim(ABOVE_100), None, data())
    assert (found.verdict, found.outcomes, found.main) == (
        Verdict(NOT_YET_JUDGED),
        (),
        None,
    )


@pytest.mark.parametrize("kind", ["opinion", "motive", "forecast"])
def test_what_can_be_neither_right_nor_wrong_is_not_checkable(kind):
    unscored = claim(ABOVE_100, type=kind, scored=False)
    entry = plan("level", LEVEL)
    for chosen in (None, entry):
        found = judge(unscored, chosen, data(totals({2024: 101})))
        assert (found.verdict, found.reason) == (Verdict(NOT_CHECKABLE), kind)
        assert found.outcomes == ()


def test_a_planned_claim_gets_a_verdict_from_its_groups():
    ours, theirs = totals({2024: 120}), totals({2024: 90}, source="press")
    found = over_100(ours + theirs, other={"by_press": PRESS})
    assert found.verdict == Verdict(SUPPORTED, ("by_press",))
    assert found.reason == "the main reason"
    assert [(o.group, o.status, o.why) for o in found.outcomes] == [
        ("main", HOLDS, "the main reason"),
        ("by_press", FAILS, PRESS["why"]),
    ]
    assert found.groups()["by_press"] == (FAILS, [found.outcomes[1]])


@pytest.mark.parametrize(
    ("value", "room", "status", "word"),
    [
        (120, 0, HOLDS, SUPPORTED),
        (90, 0, FAILS, CONTRADICTED),
        (101, 5, UNDECIDED, UNDECIDED),
    ],
)
def test_the_status_follows_from_the_figure(value, room, status, word):
    found = over_100(totals({2024: value}, room=room))
    assert (found.main.status, found.verdict.word) == (status, word)


def test_without_a_figure_there_is_an_outcome_without_data():
    found = over_100(totals({2023: 120}))
    assert found.verdict == Verdict(NOT_ENOUGH_DATA)
    (only,) = found.outcomes
    assert (only.status, only.value, only.margin, only.used) == (
        NO_DATA,
        None,
        None,
        (),
    )
    assert (only.margin_percent, only.compilers, found.main) == (None, set(), None)


def test_an_earlier_vintage_is_judged_until_the_next_is_out():
    first = totals({2024: 99}, released="2025-01-10")
    later = totals({2024: 101}, released="2025-05-10")
    assert over_100(first + later).verdict == Verdict(SUPPORTED)
    assert over_100(first).verdict == Verdict(CONTRADICTED)


@pytest.mark.parametrize(
    ("value", "claimed", "margin", "flips_at", "percent"),
    [
        (120, ABOVE_100, 20, 100, 20),
        (80, ABOVE_100, -20, 100, -20),
        (95, Interval(90, 110), 5, 90, pytest.approx(100 / 18)),
        (108, Interval(90, 110), 2, 110, pytest.approx(200 / 110)),
        (120, Interval(90, 110), -10, 110, pytest.approx(-1000 / 110)),
        (5, Interval(0, inf), 5, 0, None),
        (-4, Interval(-10, 0), 4, 0, None),
        (5, Interval(-inf, inf), None, None, None),
        # exactly what is printed: no other value is right
        (5, Interval(5, 5), 0, None, None),
        (4, Interval(5, 5), -1, 5, -20),
    ],
)
def test_the_margin_is_the_way_to_the_nearest_bound(
    value, claimed, margin, flips_at, percent
):
    found = outcome(value, claimed)
    assert (found.margin, found.flips_at, found.margin_percent) == (
        margin,
        flips_at,
        percent,
    )


def test_rounding_of_the_figure_takes_from_the_margin():
    assert outcome(120, room=5).margin == 15
    assert outcome(101, room=5).margin == 0
    assert outcome(80, room=5).margin == -15


@pytest.mark.parametrize(
    ("value", "hedge", "only"),
    [
        # 9.2 as printed: right for 9.15 to 9.25 by rounding, 9.2 to 9.3 by truncation
        ("9.17", "none", True),
        ("9.22", "none", False),
        ("9.17", "about", False),
        # not right at all
        ("9.27", "none", False),
        ("9.12", "none", False),
    ],
)
def test_right_only_by_rounding(value, hedge, only):
    number = printed(
        Interval(9.15, 9.25, True, False),
        truncation=Interval(9.2, 9.3, True, False),
        hedge=hedge,
    )
    entry = plan("level", LEVEL)
    found = judge(claim(number), entry, data(totals({2024: value})))
    assert found.main.only_by_rounding is only


def test_a_claim_without_a_printed_number_is_never_right_only_by_rounding():
    entry = plan("trend", LEVEL, base="2023", direction="rises")
    found = judge(claim(), entry, data(totals({2023: 90, 2024: 100})))
    assert (found.main.status, found.main.only_by_rounding) == (HOLDS, False)


def test_copies_of_one_compilers_figure_are_one_source():
    rows = [
        *totals({2024: 120}, compiled_by="China Customs"),
        *totals({2024: 121}, source="press", compiled_by="China Customs"),
        *totals({2024: 90}, source="bank", compiled_by="World Bank"),
    ]
    other = {"by_press": PRESS, "by_bank": {"source": "bank", "why": "another"}}
    found = over_100(rows, other=other)
    assert found.sources(HOLDS) == ["China Customs"]
    assert found.sources(FAILS) == ["World Bank"]
    assert found.sources(UNDECIDED) == []


def test_a_converted_figure_rests_on_its_rate_as_well():
    yuan = figure(720, flow="imports", unit="CNY million", compiled_by="China Customs")
    entry = plan("level", LEVEL | {"flow": "imports"})
    found = judge(claim(ABOVE_100), entry, data(yuan, rate("7.2", compiled_by="ECB")))
    assert found.main.value == pytest.approx(100e6)
    assert found.main.compilers == {"China Customs", "ECB"}


def test_equivalent_choices_are_one_group():
    rows = totals({2024: 120}) + totals({2024: 90}, source="press")
    found = over_100(rows, source=["customs", "press"])
    assert [o.varied for o in found.outcomes] == [
        {"source": "customs"},
        {"source": "press"},
    ]
    assert found.verdict == Verdict(UNDECIDED)
    unknown = over_100(rows, source=["nobody", "press"])
    assert unknown.verdict == Verdict(CONTRADICTED)
    assert unknown.main is unknown.outcomes[1]


def test_a_checks_own_answer_comes_before_the_sets():
    gap = totals({2021: 70, 2024: 120})
    entry = plan("first_time", LEVEL, since=2021)
    found = judge(claim(ABOVE_100), entry, data(gap)).main
    # the highest known year lies inside its set, but years are missing
    assert (found.status, found.margin) == (UNDECIDED, 30)


@given(
    st.integers(1, 1000),
    st.integers(0, 50),
    st.integers(1, 1000),
    st.integers(1, 1000),
)
def test_an_outcome_flips_where_it_says(value, room, one, other):
    low, high = sorted((one, other))
    claimed = Interval(low, high)
    found = outcome(value, claimed, room=room)
    if low == value == high:
        assert (found.flips_at, found.margin) == (None, 0)
        return
    assert found.flips_at in (low, high)
    below = value < low or (value <= high and found.flips_at == low)
    inwards = 1 if below else -1
    if found.status == HOLDS:
        assert found.margin >= 0
        beyond = value - inwards * (found.margin + 1)
        assert outcome(beyond, claimed, room=room).status != HOLDS
    elif found.status == FAILS:
        assert found.margin <= 0
        # the upper end of a rounded figure is open: touching is not yet overlapping
        within = value + inwards * (0.5 * bool(room) - found.margin)
        assert outcome(within, claimed, room=room).status != FAILS
    else:
        assert found.margin == 0
