"""Numbers and findings as a reader meets them."""

import json
from math import inf, nan
from types import SimpleNamespace

import pytest
from made import plan

from claimbook.domain.verdict import (
    FAILS,
    HOLDS,
    NO_DATA,
    UNDECIDED,
    Verdict,
    group_status,
)
from claimbook.domain.wording import Message
from claimbook.judging.old_sentences import (
    claimed_set,
    finding,
    group_name,
    group_names,
    number,
    quantity,
    scale,
    turning,
    verdict_line,
)
from claimbook.report.languages import in_language

SWEDISH = in_language("sv")


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


def row(value=518467e6, status=HOLDS, group="main", **more):
    """A row of the outcomes table."""
    columns = {
        "unit": "USD",
        "claimed": "(500e9, inf)",
        "claimed_low": 500e9,
        "claimed_high": inf,
        "flips_at": 500e9,
        "only_by_rounding": False,
        "note": "",
        "why": "The reason.",
    }
    return SimpleNamespace(value=value, status=status, group=group, **(columns | more))


def judged(*rows):
    groups = {}
    for o in rows:
        groups.setdefault(o.group, []).append(o)
    main = next((o for o in groups.get("main", []) if o.status != NO_DATA), None)
    return SimpleNamespace(
        main=main,
        groups=lambda: {
            g: (group_status([o.status for o in os]), os) for g, os in groups.items()
        },
    )


@pytest.mark.parametrize(
    ("claimed", "low", "high", "unit", "text"),
    [
        ("(5e11, inf)", 500e9, inf, "USD", "above 500 bn USD"),
        ("[33.3, inf)", 33.3, inf, "percent", "at least 33.3 %"),
        ("(-inf, 0)", -inf, 0, "percent", "below 0 %"),
        ("(-inf, 3]", -inf, 3, "percent", "at most 3 %"),
        ("[9.1e9, 9.3e9]", 9.1e9, 9.3e9, "USD", "9.1 bn USD to 9.3 bn USD"),
        ("[2, 2]", 2, 2, "rank", "rank 2"),
    ],
)
def test_a_claimed_set_is_said_in_words(claimed, low, high, unit, text):
    found = row(claimed=claimed, claimed_low=low, claimed_high=high, unit=unit)
    assert claimed_set(found) == text


def test_a_group_is_called_by_its_name():
    assert group_name("main") == "main choice"
    assert group_name("region_reported") == "region reported"


def test_a_verdict_says_what_it_depends_on():
    assert verdict_line(Verdict("supported")) == "supported"
    depends = Verdict("supported", ("exporter_fob", "since_2021"))
    assert verdict_line(depends) == "supported, depends on exporter fob, since 2021"


def test_a_finding_says_value_note_claim_and_where_it_would_turn():
    assert finding(judged(row(note="sum over 33 countries"))) == (
        "Found 518.5 bn USD (sum over 33 countries); claimed: above 500 bn USD. "
        "It would turn at 500 bn USD, 18.47 bn USD away."
    )


@pytest.mark.parametrize("nowhere", [None, nan])
def test_a_finding_that_cannot_turn_says_nothing_of_it(nowhere):
    text = finding(judged(row(flips_at=nowhere)))
    assert text == "Found 518.5 bn USD; claimed: above 500 bn USD."


def test_a_finding_without_a_value_is_no_way_from_turning():
    share = row(nan, UNDECIDED, unit="percent", claimed_low=33.3, flips_at=33.3)
    assert finding(judged(share)) == (
        "Found no number; claimed: above 33.3 %. It would turn at 33.3 %."
    )


def test_right_only_by_rounding_is_said():
    assert finding(judged(row(only_by_rounding=True))).endswith(
        "away. Right only by rounding."
    )


def test_without_a_main_figure_nothing_is_found():
    assert finding(judged(row(None, NO_DATA))) == ""
    assert finding(judged()) == ""


def test_only_groups_that_say_something_else_are_told():
    found = judged(
        row(),
        row(515e9, HOLDS, "celac_members"),
        row(477.6e9, FAILS, "exporter_fob", why="No freight.", note="two aggregates"),
        row(491.7e9, UNDECIDED, "region_reported"),
        row(None, NO_DATA, "importer_cif"),
    )
    assert list(map(str, turning(found))) == [
        "It fails by exporter fob: 477.6 bn USD. No freight. (two aggregates)",
        "It is undecided by region reported: 491.7 bn USD. The reason.",
        "No figure for importer cif.",
    ]


def test_a_contradicted_claim_is_told_where_it_holds():
    found = judged(row(490e9, FAILS), row(518e9, HOLDS, "other_year"))
    assert list(map(str, turning(found))) == [
        "It holds by other year: 518 bn USD. The reason."
    ]


def test_all_values_of_a_group_are_told():
    found = judged(
        row(),
        row(490e9, FAILS, "in_yuan"),
        row(None, NO_DATA, "in_yuan"),
        row(495e9, FAILS, "in_yuan"),
    )
    assert list(map(str, turning(found))) == [
        "It fails by in yuan: 490 bn USD, 495 bn USD. The reason."
    ]


def test_a_finding_and_what_turns_it_in_swedish():
    said = Message.plural("sum over {n} country", "sum over {n} countries", 33)
    known = {"note": str(said), "note_said": json.dumps(said.record())}
    names = {"exporter_fob": "exportörernas siffror"}
    found = judged(row(**known), row(477.6e9, FAILS, "exporter_fob", **known))
    assert finding(found, SWEDISH) == (
        "Funnet 518,5 miljarder dollar (summa över 33 länder); påstått: över 500 "
        "miljarder dollar. Omdömet ändras vid 500 miljarder dollar, 18,47 miljarder "
        "dollar bort."
    )
    (turn,) = turning(found, SWEDISH, names)
    assert turn.said == (
        "Det faller enligt exportörernas siffror: 477,6 miljarder dollar."
    )
    assert turn.note == "summa över 33 länder"


def test_a_note_without_a_record_stays_english():
    found = judged(row(note="made by hand"))
    assert "(made by hand)" in finding(found, SWEDISH)


def test_a_percentage_is_points_away():
    found = judged(row(46.6, unit="percent", claimed_low=33.3, flips_at=33.3))
    assert finding(found).endswith(
        "It would turn at 33.3 %, 13.3 percentage points away."
    )


def test_a_claim_of_one_value_allows_no_other():
    found = judged(row(2, unit="rank", claimed_low=2, claimed_high=2, flips_at=2))
    assert finding(found).endswith("The claim allows no other value.")


def test_the_plan_names_a_group_in_each_language():
    entry = plan("level", {}, {"fob": {"name_sv": "fritt ombord", "why": "w"}})
    assert group_names(entry, SWEDISH) == {"fob": "fritt ombord"}
    assert group_names(entry) == {}
    assert group_name("fob", SWEDISH, group_names(entry, SWEDISH)) == "fritt ombord"
    assert verdict_line(Verdict("supported", ("fob",)), SWEDISH, {"fob": "x"}) == (
        "får stöd, men beror på: x"
    )
