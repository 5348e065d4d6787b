"""Numbers and results as a reader meets them."""

from math import inf, nan
from types import SimpleNamespace

import pytest
from made import claim, plan

from claimbook.checks import Finding
from claimbook.domain.interval import Interval
from claimbook.domain.verdict import (
    FAILS,
    HOLDS,
    NO_DATA,
    UNDECIDED,
    Verdict,
    of_parts,
)
from claimbook.domain.wording import ENGLISH, Message
from claimbook.judging.conclusions import verdict_in_words
from claimbook.judging.judge import Interpretation, Outcome
from claimbook.judging.judgement import Judgement
from claimbook.judging.sentences import (
    alternative_name,
    alternative_names,
    claimed_set,
    main_finding,
    margin,
    measured,
    note,
    turns,
    verdict_line,
)
from claimbook.report.languages import in_language

SWEDISH = in_language("sv")
ABOVE_500 = Interval(500e9, inf, False)
number, quantity, scale = ENGLISH.number, ENGLISH.quantity, ENGLISH.scale


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (518.467, 4, "518.5"),
        (518.0, 4, "518"),
        (1234567, 4, "1,235,000"),
        (7.201307, 5, "7.2013"),
        (0.0456, 3, "0.0456"),
        (-5.0607, 3, "-5.06"),
        (0, 4, "0"),
        (-0.0, 4, "0"),
        (inf, 4, "∞"),
    ],
)
def test_a_number_has_so_many_significant_digits(value, digits, text):
    assert number(value, digits) == text


@pytest.mark.parametrize(
    ("value", "unit", "scaled"),
    [
        (518467e6, "USD", (1e9, "bn USD")),
        (-36e9, "USD", (1e9, "bn USD")),
        (19e12, "international $", (1e12, "tn international $")),
        (105e6, "tonnes", (1e6, "m tonnes")),
        (3500, "USD", (1, "USD")),
        (5e9, "persons", (1, "persons")),
        (46.6, "percent", (1, "percent")),
    ],
)
def test_a_unit_is_scaled_to_the_size_of_the_value(value, unit, scaled):
    assert scale(value, unit) == scaled


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (518467e6, "USD", "518.5 bn USD"),
        (-15083e6, "USD", "-15.08 bn USD"),
        (64992782.57, "USD", "64.99 m USD"),
        (19e12, "CNY", "19 tn CNY"),
        (0, "USD", "0 USD"),
        (45.8664, "percent", "45.9 %"),
        (9.26241, "percent a year", "9.26 % a year"),
        (-37.189, "percent", "-37.2 %"),
        (2, "rank", "rank 2"),
        (7.20131, "CNY per USD", "7.2013 CNY per USD"),
        (69946, "CNY per tonne", "69,946 CNY per tonne"),
        (33, "", "33"),
        (nan, "percent", "no number"),
    ],
)
def test_a_quantity_is_said_in_its_unit(value, unit, text):
    assert quantity(value, unit) == text


def outcome(
    value=518467e6,
    status=HOLDS,
    alternative="main",
    *,
    claimed=ABOVE_500,
    unit="USD",
    note="",
    flips_at=500e9,
    only_by_rounding=False,
):
    """An outcome as judging makes it; without a value there is no figure."""
    finding = None
    if value is not None:
        room = Interval(-inf, inf) if value != value else Interval.point(value)
        finding = Finding(value, room, claimed, unit, (), note=note)
    return Outcome(
        "made",
        "level",
        1,
        alternative,
        SimpleNamespace(),
        {},
        "The reason.",
        status,
        finding,
        None,
        flips_at if finding else None,
        only_by_rounding,
    )


def judgement(*outcomes):
    return Judgement(claim(), Verdict("supported"), outcomes)


@pytest.mark.parametrize(
    ("claimed", "unit", "text"),
    [
        (Interval(500e9, inf, False), "USD", "above 500 bn USD"),
        (Interval(33.3, inf), "percent", "at least 33.3 %"),
        (Interval(-inf, 0, False, False), "percent", "below 0 %"),
        (Interval(-inf, 3), "percent", "at most 3 %"),
        (Interval(9.1e9, 9.3e9), "USD", "9.1 bn USD to 9.3 bn USD"),
        (Interval(2, 2), "rank", "rank 2"),
    ],
)
def test_a_claimed_set_is_said_in_words(claimed, unit, text):
    assert claimed_set(outcome(claimed=claimed, unit=unit)) == text
    other = Interpretation("made", "exact", claimed, unit, HOLDS, False)
    assert claimed_set(other) == text


def test_a_claimed_set_is_said_in_swedish_too():
    assert claimed_set(outcome(), SWEDISH) == "över 500 miljarder dollar"


def test_without_a_figure_there_is_no_set_no_value_and_no_margin():
    nothing = outcome(None, NO_DATA)
    assert (claimed_set(nothing), measured(nothing), margin(nothing)) == ("", "", "")
    assert note(nothing) == ""


def test_an_alternative_is_called_by_its_name():
    assert alternative_name("main") == "main choice"
    assert alternative_name("main", SWEDISH) == "huvudvalet"
    assert alternative_name("region_reported") == "region reported"


def test_a_verdict_says_what_it_depends_on():
    assert verdict_line(Verdict("supported")) == "supported"
    depends = Verdict("supported", ("exporter_fob", "since_2021"))
    assert verdict_line(depends) == "supported, depends on exporter fob, since 2021"
    year = Verdict("supported", ("last_year",), contested=("last_year",))
    assert verdict_line(year) == (
        "supported, but not in the year the article reports, depends on last year"
    )


def test_a_verdict_says_of_what_part_it_is_and_what_it_lacks():
    part = of_parts([Verdict("supported"), Verdict("not enough data")])
    assert verdict_line(part) == "supported in part (1 of 2 parts)"
    assert verdict_line(part, SWEDISH) == "får stöd till en del (1 av 2 delar)"
    alone = Verdict("supported", in_part="copper alone")
    assert verdict_line(alone) == "supported in part (copper alone)"
    named = verdict_line(alone, SWEDISH, {"copper alone": "enbart koppar"})
    assert named == "får stöd till en del (enbart koppar)"
    undated = Verdict("not enough data", lacks="undated")
    assert verdict_line(undated) == "not enough data: what would settle it is undated"
    nothing = Verdict("not enough data", lacks="nothing public")
    assert verdict_line(nothing) == "not enough data: nothing was public"


def test_what_was_measured_is_said_in_its_unit():
    assert measured(outcome()) == "518.5 bn USD"
    assert measured(outcome(), SWEDISH) == "518,5 miljarder dollar"
    assert measured(outcome(0.0, unit="percent")) == "0 %"


def test_a_finding_says_value_note_claim_and_where_it_would_turn():
    main = outcome(note="sum over 33 countries")
    assert main_finding(judgement(main)) == (
        "Found 518.5 bn USD (sum over 33 countries); claimed: above 500 bn USD. "
        "It would turn at 500 bn USD, 18.47 bn USD away."
    )


def test_a_finding_that_cannot_turn_says_nothing_of_it():
    text = main_finding(judgement(outcome(flips_at=None)))
    assert text == "Found 518.5 bn USD; claimed: above 500 bn USD."


def test_a_finding_without_a_value_is_no_way_from_turning():
    third = Interval(33.3, inf, False)
    share = outcome(nan, UNDECIDED, unit="percent", claimed=third, flips_at=33.3)
    assert main_finding(judgement(share)) == (
        "Found no number; claimed: above 33.3 %. It would turn at 33.3 %."
    )


def test_right_only_by_rounding_is_said():
    text = main_finding(judgement(outcome(only_by_rounding=True)))
    assert text.endswith("away. Right only by rounding.")


def test_without_a_main_figure_nothing_is_said():
    assert main_finding(judgement(outcome(None, NO_DATA))) == ""
    assert main_finding(judgement()) == ""
    assert main_finding(judgement(outcome(alternative="other"))) == ""


def test_only_alternatives_that_say_something_else_are_named():
    every = judgement(
        outcome(),
        outcome(515e9, HOLDS, "celac_members"),
        outcome(477.6e9, FAILS, "exporter_fob", note="two aggregates"),
        outcome(491.7e9, UNDECIDED, "region_reported"),
        outcome(None, NO_DATA, "importer_cif"),
    )
    assert list(map(str, turns(every))) == [
        "It fails by exporter fob: 477.6 bn USD. The reason. (two aggregates)",
        "It is undecided by region reported: 491.7 bn USD. The reason.",
        "No figure answers it by importer cif.",
    ]


def test_a_turn_keeps_what_it_is_made_of():
    every = judgement(
        outcome(),
        outcome(477.6e9, FAILS, "exporter_fob", note="two aggregates"),
        outcome(None, NO_DATA, "importer_cif"),
    )
    assert [tuple(turn) for turn in turns(every)] == [
        (
            "exporter_fob",
            "It fails by exporter fob: 477.6 bn USD.",
            "The reason.",
            "two aggregates",
        ),
        ("importer_cif", "No figure answers it by importer cif.", "", ""),
    ]


def test_a_contradicted_claim_says_where_it_holds():
    every = judgement(outcome(490e9, FAILS), outcome(518e9, HOLDS, "other_year"))
    assert list(map(str, turns(every))) == [
        "It holds by other year: 518 bn USD. The reason."
    ]


def test_without_a_main_figure_every_alternative_with_one_says_something_else():
    every = judgement(outcome(None, NO_DATA), outcome(518e9, HOLDS, "other_year"))
    assert list(map(str, turns(every))) == [
        "It holds by other year: 518 bn USD. The reason."
    ]
    assert turns(judgement()) == []


def test_all_values_of_an_alternative_are_named():
    every = judgement(
        outcome(),
        outcome(490e9, FAILS, "in_yuan"),
        outcome(None, NO_DATA, "in_yuan"),
        outcome(495e9, FAILS, "in_yuan"),
    )
    assert list(map(str, turns(every))) == [
        "It fails by in yuan: 490 bn USD, 495 bn USD. The reason."
    ]


def test_a_finding_and_what_turns_it_in_swedish():
    counted = Message.plural("sum over {n} country", "sum over {n} countries", 33)
    names = {"exporter_fob": "enligt exportörernas siffror"}
    every = judgement(
        outcome(note=counted), outcome(477.6e9, FAILS, "exporter_fob", note=counted)
    )
    assert main_finding(every, SWEDISH) == (
        "Uppmätt 518,5 miljarder dollar (summa över 33 länder); påstått: över 500 "
        "miljarder dollar. Omdömet ändras vid 500 miljarder dollar, 18,47 miljarder "
        "dollar bort."
    )
    (turn,) = turns(every, SWEDISH, names)
    assert turn.sentence == (
        "Det faller enligt exportörernas siffror: 477,6 miljarder dollar."
    )
    assert turn.note == "summa över 33 länder"


def test_a_note_that_is_no_message_stays_english():
    main = outcome(note="made by hand")
    assert note(main, SWEDISH) == "made by hand"
    assert "(made by hand)" in main_finding(judgement(main), SWEDISH)


def test_a_percentage_is_points_away():
    third = Interval(33.3, inf, False)
    share = outcome(46.6, unit="percent", claimed=third, flips_at=33.3)
    assert margin(share) == "It would turn at 33.3 %, 13.3 percentage points away."
    assert main_finding(judgement(share)).endswith(margin(share))


def test_a_claim_of_one_value_allows_no_other():
    second = outcome(3, FAILS, unit="rank", claimed=Interval(2, 2), flips_at=2)
    assert margin(second) == "The claim allows no other value."


def test_a_claim_of_one_value_that_is_met_has_no_bound_to_flip_at():
    second = outcome(2, unit="rank", claimed=Interval(2, 2), flips_at=None)
    assert margin(second) == ""


def test_the_plan_names_an_alternative_in_each_language():
    entry = plan("level", {}, {"fob": {"name_sv": "fritt ombord", "why": "w"}})
    names = alternative_names(entry, SWEDISH)
    assert names == {"fob": "fritt ombord"}
    assert alternative_names(entry) == {}
    assert alternative_name("fob", SWEDISH, names) == "fritt ombord"
    assert alternative_name("cif", SWEDISH, names) == "cif"
    assert verdict_in_words(Verdict("supported", ("fob",)), SWEDISH, {"fob": "x"}) == (
        "får stöd, men inte x"
    )
