"""A level against the printed number, and its margin against the mirror gap."""

from math import inf

import pytest
from made import ABOVE_100, LEVEL, claim, data, figure, totals

from claimbook.checks import level
from claimbook.domain.interval import Interval, relation

PARTNERS = LEVEL | {"reporter": "partners", "region": "celac"}


def run(choices, rows, claimed=ABOVE_100):
    return level.run(claim(claimed), level.Choices(**choices), data(rows))


def both_flows(value, country, *, by):
    pair = ("CHN", country) if by == "home" else (country, "CHN")
    return [figure(value, *pair, flow) for flow in ("exports", "imports")]


@pytest.mark.parametrize(
    ("value", "room", "status"),
    [
        (101, 0, "holds"),
        (100, 0, "fails"),
        (99, 0, "fails"),
        (101, 2, "undecided"),
        (105, 4, "holds"),
    ],
)
def test_a_published_total_against_the_claimed_set(value, room, status):
    found = run(LEVEL, totals({2024: value}, room=room))
    assert relation(found.interval, found.claimed) == status
    assert (found.value, found.unit, found.status) == (value, "USD", None)
    assert (found.note, len(found.used)) == ("", 1)


def test_without_a_figure_of_the_period_there_is_nothing():
    assert run(LEVEL, totals({2023: 101})) is None
    assert run(LEVEL | {"period": "2023"}, totals({2023: 101})).value == 101


def test_any_other_series_needs_no_region():
    price = {"series": "lithium_price", "source": "gem", "product": "carbonate"}
    row = figure(
        70, "", "", "", series="lithium_price", source="gem", product="carbonate"
    )
    assert run(price, [row]).value == 70


def test_a_sum_over_part_of_the_region_is_a_lower_bound_and_says_so():
    found = run(PARTNERS, both_flows(30, "BRA", by="partner"))
    assert found.interval == Interval(60, inf)
    assert relation(found.interval, found.claimed) == "undecided"
    assert found.note == "sum over 1 country; no figure for CHL, PER"
    enough = run(PARTNERS, both_flows(60, "BRA", by="partner"))
    assert relation(enough.interval, enough.claimed) == "holds"
    below = run(PARTNERS, both_flows(60, "BRA", by="partner"), Interval(0, 100))
    assert relation(below.interval, below.claimed) == "fails"


def test_a_filled_sum_says_how_many_countries_are_filled():
    rows = both_flows(30, "BRA", by="partner") + both_flows(25, "CHL", by="home")
    found = run(PARTNERS | {"fill": "CHN"}, rows)
    assert found.value == 110
    assert found.note == (
        "sum over 2 countries, 1 of them filled with the other side's figure; "
        "no figure for PER"
    )


@pytest.mark.parametrize(
    ("china", "size", "margin"), [(60, "smaller", 20), (75, "larger", 50)]
)
def test_the_margin_is_held_against_the_mirror_gap_on_one_set(china, size, margin):
    region = china - 20
    rows = [
        *both_flows(china, "BRA", by="home"),
        *both_flows(region, "BRA", by="partner"),
        # reported by China alone, and no part of either total
        *both_flows(1000, "CHL", by="home"),
    ]
    found = run(PARTNERS | {"both": True}, rows)
    assert found.value == 2 * region
    coverage, told, on_them = found.note.split("; ")
    assert coverage == "sum over 1 country"
    assert told == (
        f"China reports {2 * china} USD for the same countries, "
        "so the mirror gap is 40 USD"
    )
    assert size in on_them and f"{margin} USD" in on_them


def test_the_home_side_is_not_held_against_its_own_mirror():
    rows = both_flows(60, "BRA", by="home") + both_flows(40, "BRA", by="partner")
    found = run(LEVEL | {"both": True, "region": "celac"}, rows)
    assert found.note == "sum over 1 country"
    assert found.interval == Interval(120, inf)


def test_no_country_that_both_report_is_no_figure():
    rows = both_flows(60, "BRA", by="home")
    assert run(PARTNERS | {"both": True}, rows) is None


@pytest.mark.parametrize("sides", [["CHN", "mercosur"], ["mercosur", "CHN"]])
def test_a_bloc_stands_on_either_side(sides):
    rows = [figure(60, "CHN", "BRA"), figure(41, "CHN", "URY")]
    cited = data(rows, mercosur=("BRA", "URY"))
    choices = level.Choices(
        series="goods_trade",
        source="customs",
        between=sides,
        reporter="CHN" if sides[0] == "CHN" else "partners",
        flow="exports" if sides[0] == "CHN" else "imports",
    )
    finding = level.run(claim(ABOVE_100), choices, cited)
    assert (finding.value, finding.note) == (101, "sum over 2 countries")
