"""Outcomes of a plan's specifications on one claim, and of other interpretations."""

from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import (
    ABOVE_100,
    DATELINE,
    LEVEL,
    claim,
    claim_row,
    data,
    figure,
    judged,
    plan,
    printed,
    rate,
    totals,
)

from claimbook.domain.interval import Interval
from claimbook.domain.verdict import (
    CONTRADICTED,
    FAILS,
    HOLDS,
    NO_DATA,
    NOT_CHECKABLE,
    NOT_ENOUGH_DATA,
    SUPPORTED,
    UNDECIDED,
    Verdict,
)
from claimbook.judging.cleaning import CleanClaim
from claimbook.judging.judge import Interpretation, outcomes
from claimbook.text.printed import BARE, CUT_OFF, EXACT, NARROW, WIDE, find_printed
from claimbook.text.printed import interpretations as interpretations_of
from claimbook.text.when import find_when
from claimbook.text.words import conventions

PRESS = {"source": "press", "why": "the same trade, as the press has it"}


def over_100(rows, *, other=None, claimed=ABOVE_100, **main):
    return judged(claim(claimed), plan("level", LEVEL | main, other), data(rows))


def outcome(value, claimed=ABOVE_100, room=0):
    return over_100(totals({2024: value}, room=room), claimed=claimed).main


def test_a_claim_without_a_plan_and_documents_lacks_data():
    judgement = judged(claim(ABOVE_100), None, data())
    assert (judgement.verdict, judgement.outcomes, judgement.main) == (
        Verdict(NOT_ENOUGH_DATA),
        (),
        None,
    )


@pytest.mark.parametrize("kind", ["opinion", "motive", "forecast"])
def test_what_can_be_neither_right_nor_wrong_is_not_checkable(kind):
    unscored = claim(ABOVE_100, type=kind)
    for entry in (None, plan("level", LEVEL)):
        judgement = judged(unscored, entry, data(totals({2024: 101})))
        assert judgement.verdict == Verdict(NOT_CHECKABLE)


def test_a_planned_claim_gets_a_verdict_from_its_alternatives():
    ours, theirs = totals({2024: 120}), totals({2024: 90}, source="press")
    judgement = over_100(ours + theirs, other={"by_press": PRESS})
    assert judgement.verdict == Verdict(SUPPORTED, ("by_press",))
    assert [(o.alternative, o.status, o.why) for o in judgement.outcomes] == [
        ("main", HOLDS, "the main reason"),
        ("by_press", FAILS, PRESS["why"]),
    ]
    first, second = judgement.outcomes
    assert judgement.alternatives() == {
        "main": (HOLDS, [first]),
        "by_press": (FAILS, [second]),
    }


def test_an_outcome_names_its_claim_its_check_and_its_number():
    rows = totals({2024: 120}) + totals({2024: 90}, source="press")
    judgement = over_100(
        rows, source=["customs", "press"], other={"by_press": PRESS | {"flow": "total"}}
    )
    assert [
        (o.claim_id, o.check, o.number, o.alternative, o.varied)
        for o in judgement.outcomes
    ] == [
        ("made", "level", 1, "main", {"source": "customs"}),
        ("made", "level", 2, "main", {"source": "press"}),
        ("made", "level", 3, "by_press", {}),
    ]


@pytest.mark.parametrize(
    ("value", "room", "status", "word"),
    [
        (120, 0, HOLDS, SUPPORTED),
        (90, 0, FAILS, CONTRADICTED),
        (101, 5, UNDECIDED, UNDECIDED),
    ],
)
def test_the_status_follows_from_the_figure(value, room, status, word):
    judgement = over_100(totals({2024: value}, room=room))
    assert (judgement.main.status, judgement.verdict.word) == (status, word)


def test_without_a_figure_there_is_an_outcome_without_data():
    judgement = over_100(totals({2023: 120}))
    assert judgement.verdict == Verdict(NOT_ENOUGH_DATA)
    (only,) = judgement.outcomes
    assert (only.status, only.finding, judgement.main) == (NO_DATA, None, None)
    assert (only.value, only.interval, only.claimed) == (None, None, None)
    assert (only.margin, only.margin_percent, only.flips_at) == (None, None, None)
    assert (only.unit, only.note, only.used) == ("", "", ())
    assert (only.sources, only.compilers, only.released_by) == ([], [], None)
    assert only.only_by_rounding is False


def test_an_outcome_says_what_its_finding_says():
    only = over_100(totals({2024: 120}, room=5)).main
    finding = only.finding
    assert (only.value, only.interval) == (120, Interval(115, 125, True, False))
    assert (only.claimed, only.unit, only.note) == (ABOVE_100, "USD", "")
    assert (only.value, only.interval, only.claimed, only.unit, only.used) == (
        finding.value,
        finding.interval,
        finding.claimed,
        finding.unit,
        finding.used,
    )


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
    only = outcome(value, claimed)
    assert (only.margin, only.flips_at, only.margin_percent) == (
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
    rows = data(totals({2024: value}))
    (found,) = outcomes(claim(number), plan("level", LEVEL), rows)
    assert found.only_by_rounding is only


def test_a_claim_without_a_printed_number_is_never_right_only_by_rounding():
    entry = plan("trend", LEVEL, base="2023", direction="rises")
    (only,) = outcomes(claim(), entry, data(totals({2023: 90, 2024: 100})))
    assert (only.status, only.only_by_rounding) == (HOLDS, False)


def test_copies_of_one_compilers_figure_are_one_source():
    rows = [
        *totals({2024: 120}, compiled_by="China Customs"),
        *totals({2024: 121}, source="press", compiled_by="China Customs"),
        *totals({2024: 90}, source="bank", compiled_by="World Bank"),
    ]
    other = {"by_press": PRESS, "by_bank": {"source": "bank", "why": "another"}}
    judgement = over_100(rows, other=other)
    assert judgement.compilers(HOLDS) == ["China Customs"]
    assert judgement.compilers(FAILS) == ["World Bank"]
    assert [o.sources for o in judgement.outcomes] == [["customs"], ["press"], ["bank"]]


def test_a_converted_figure_rests_on_its_rate_as_well():
    yuan = figure(720, flow="imports", unit="CNY million", compiled_by="China Customs")
    rows = data(yuan, rate("7.2", source="bank", compiled_by="ECB"))
    # whichever source has the rate
    entry = plan("level", LEVEL | {"flow": "imports", "source": ("customs", "bank")})
    (only,) = outcomes(claim(ABOVE_100), entry, rows)
    assert only.value == pytest.approx(100e6)
    assert only.compilers == ["China Customs", "ECB"]
    assert only.sources == ["bank", "customs"]


def test_an_outcome_is_dated_by_its_last_figure_if_all_are_dated():
    def released(*days):
        rows = [
            figure(60, partner="china_customs", flow=flow, released=day)
            for flow, day in zip(("exports", "imports"), days, strict=True)
        ]
        return over_100(rows).main.released_by

    assert released("2025-01-18", "2025-05-09") == date(2025, 5, 9)
    assert released("2025-01-18", None) is None


def test_equivalent_choices_are_one_alternative():
    rows = totals({2024: 120}) + totals({2024: 90}, source="press")
    judgement = over_100(rows, source=["customs", "press"])
    assert [o.varied for o in judgement.outcomes] == [
        {"source": "customs"},
        {"source": "press"},
    ]
    assert judgement.verdict == Verdict(UNDECIDED)
    unknown = over_100(rows, source=["nobody", "press"])
    assert unknown.verdict == Verdict(CONTRADICTED)
    assert unknown.main is unknown.outcomes[1]


def test_a_checks_own_answer_comes_before_the_sets():
    gap = totals({2021: 70, 2024: 120})
    entry = plan("first_time", LEVEL, since=2021)
    (only,) = outcomes(claim(ABOVE_100), entry, data(gap))
    # the highest known year lies inside its set, but years are missing
    assert (only.status, only.margin) == (UNDECIDED, 30)


@given(
    st.integers(1, 1000),
    st.integers(0, 50),
    st.integers(1, 1000),
    st.integers(1, 1000),
)
def test_an_outcome_flips_where_it_says(value, room, first, second):
    low, high = sorted((first, second))
    claimed = Interval(low, high)
    only = outcome(value, claimed, room=room)
    if low == value == high:
        assert (only.flips_at, only.margin) == (None, 0)
        return
    assert only.flips_at in (low, high)
    below = value < low or (value <= high and only.flips_at == low)
    inwards = 1 if below else -1
    if only.status == HOLDS:
        assert only.margin >= 0
        beyond = value - inwards * (only.margin + 1)
        assert outcome(beyond, claimed, room=room).status != HOLDS
    elif only.status == FAILS:
        assert only.margin <= 0
        # the upper end of a rounded figure is open: touching is not yet overlapping
        within = value + inwards * (0.5 * bool(room) - only.margin)
        assert outcome(within, claimed, room=room).status != FAILS
    else:
        assert only.margin == 0


def as_printed(text):
    """A claim of 2024 as cleaned, with the other interpretations of its number."""
    (period,) = find_when("2024", "en", DATELINE)
    numbers = tuple(find_printed(text, "en"))
    others = interpretations_of(text, "en", conventions(), numbers)
    return CleanClaim(claim_row(printed=text), numbers, period, others)


def beside(text, value, **main):
    """{interpretation: (status, whether that changes it)} of a level."""
    judgement = judged(
        as_printed(text), plan("level", LEVEL | main), data(totals({2024: value}))
    )
    return {i.name: (i.status, i.changes) for i in judgement.interpretations}


@pytest.mark.parametrize(
    ("text", "value", "expected"),
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
def test_which_interpretations_would_turn_the_claim(text, value, expected):
    assert beside(text, value) == expected


def test_an_interpretation_has_the_set_that_would_decide():
    judgement = judged(
        as_printed("9.2 dollars"), plan("level", LEVEL), data(totals({2024: "9.17"}))
    )
    exact, cut_off = judgement.interpretations
    assert exact == Interpretation(
        "made", EXACT, Interval(9.2, 9.2), "USD", FAILS, True
    )
    assert (cut_off.name, cut_off.claimed.low) == (CUT_OFF, 9.2)
    assert judgement.turns_if == [EXACT, CUT_OFF]


def test_only_interpretations_that_change_the_status_turn_a_claim():
    judgement = judged(
        as_printed("about 9.2 dollars"),
        plan("level", LEVEL),
        data(totals({2024: "9.05"})),
    )
    assert judgement.turns_if == [WIDE]


def test_the_main_alternative_is_taken_as_a_whole():
    rows = data(totals({2024: "9.17"}), totals({2024: "9.22"}, source="press"))
    entry = plan("level", LEVEL | {"source": ["customs", "press"]})
    judgement = judged(as_printed("9.2 dollars"), entry, rows)
    statuses = {i.name: i.status for i in judgement.interpretations}
    assert statuses == {EXACT: FAILS, CUT_OFF: UNDECIDED}


def test_another_alternative_has_no_interpretations_of_its_own():
    rows = data(totals({2024: "9.17"}, source="press"))
    entry = plan("level", LEVEL, {"by_press": PRESS})
    assert judged(as_printed("9.2 dollars"), entry, rows).interpretations == ()


def test_a_check_without_a_printed_number_or_a_figure_has_no_interpretations():
    rows = data(totals({2023: 90, 2024: 100}))
    rising = plan("trend", LEVEL, base="2023", direction="rises")
    assert judged(as_printed("9.2 dollars"), rising, rows).interpretations == ()
    assert beside("9.2 dollars", "9.17", source="nobody") == {}


@given(st.decimals("8.8", "9.6", places=2), st.sampled_from(["", "about ", "over "]))
def test_no_interpretation_ever_changes_the_verdict(value, hedge):
    clean, entry = as_printed(f"{hedge}9.2 dollars"), plan("level", LEVEL)
    rows = data(totals({2024: value}))
    judgement = judged(clean, entry, rows)
    main, _ = judgement.alternatives()["main"]
    assert {i.name for i in judgement.interpretations if i.changes} == {
        i.name for i in judgement.interpretations if i.status != main
    }
    alone = CleanClaim(clean.row, clean.printed, clean.period)
    assert judged(alone, entry, rows).verdict == judgement.verdict
