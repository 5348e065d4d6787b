"""How many economies had joined, or have a figure within bounds, as printed."""

import pytest
from made import claim, data, event, gdp, printed
from pydantic import ValidationError

from claimbook.checks import count
from claimbook.domain.interval import Interval, relation

FIVE, TWO = Interval.point(5), Interval.point(2)
JOINS = [
    event("joined", day, economy, source="list")
    for economy, day in (
        ("PAN", "2017-11-17"),
        ("CHL", "2018-11-06"),
        ("COL", "2025-05-14"),
        ("PER", "2025-05"),
    )
]
LEFT = event("left", "2025-02-06", "PAN", source="list")
TABLE = [gdp(29, "USA"), gdp(19, "CHN"), gdp(5, "DEU"), gdp(4, "JPN"), gdp(110, "WLD")]


def members(period, claimed=TWO, rows=(), **more):
    made = count.Choices(
        series="event", source="list", joined="joined", left="left", **more
    )
    numbers = [claimed] if claimed else []
    return count.run(claim(*numbers, period=period), made, data(JOINS, list(rows)))


def status(found):
    return relation(found.interval, found.claimed)


@pytest.mark.parametrize(
    ("period", "counted", "word"),
    [
        ("2017-11-16", (0, 0), "fails"),
        ("2018", (2, 2), "holds"),
        ("2025-05-01", (2, 3), "undecided"),
        ("2025-05-14", (3, 4), "fails"),
        ("2025-05", (4, 4), "fails"),
    ],
)
def test_members_by_the_periods_end_are_counted(period, counted, word):
    found = members(period)
    assert found.interval == Interval(*counted)
    assert status(found) == word


def test_who_has_left_no_longer_counts():
    assert members("2024", rows=[LEFT]).value == 2
    found = members("2025-02", rows=[LEFT])
    assert (found.value, found.note) == (1, "of 4: Chile")
    assert LEFT in found.used


def test_joining_may_count_from_a_day_on():
    found = members("2025", since="2025")
    assert (found.value, found.note) == (2, "of 4: Colombia, Peru")
    assert members("2025", since="2025-05-14").interval == Interval(1, 2)


def test_a_claim_without_a_number_is_held_to_the_one_in_the_plan():
    found = members("2025", None, since="2025", number=2)
    assert (status(found), found.claimed.low) == ("holds", 2)
    assert status(members("2025", None, since="2025", number=3)) == "fails"
    made = count.Choices(series="event", source="list", joined="joined")
    assert count.unfit(claim(), made, data())[0] == "no printed number"
    five = printed(FIVE, unit="count", currency=None)
    assert count.unfit(claim(five), made, data()) is None
    assert count.unfit(claim(FIVE), made, data()) == (
        "a number of the kind money",
        "a count",
    )


def test_a_region_keeps_to_its_members():
    found = members("2025", region="celac")
    assert found.note == "of 2: Chile, Peru"


@pytest.mark.parametrize(
    ("bounds", "counted"),
    [
        ({}, 4),
        ({"lowest": 5}, 3),
        ({"lowest": 5.1}, 2),
        ({"lowest": 5, "highest": 20}, 2),
        ({"lowest": 200}, 0),
    ],
)
def test_figures_within_bounds_are_counted_without_the_world(bounds, counted):
    made = count.Choices(series="gdp_nominal", source="bank", **bounds)
    found = count.run(claim(TWO), made, data(TABLE))
    assert found.value == counted
    assert found.interval == Interval.point(counted)
    assert [f.reporter for f in found.used] == ["CHN", "DEU", "JPN", "USA"]


def test_a_figure_that_crosses_a_bound_leaves_the_count_a_range():
    made = count.Choices(series="gdp_nominal", source="bank", lowest=5)
    rows = [gdp(29, "USA"), gdp(5, "DEU", room=1)]
    assert count.run(claim(TWO), made, data(rows)).interval == Interval(1, 2)


def test_partners_may_be_counted_and_long_lists_are_cut():
    from made import figure

    codes = ["ARG", "BOL", "BRA", "CHL", "COL", "CUB", "ECU", "MEX", "PER", "URY"]
    made = count.Choices(
        series="goods_trade",
        source="customs",
        reporter="CHN",
        flow="exports",
        product="all",
        counted="partner",
    )
    rows = [figure(1, "CHN", code) for code in codes]
    rows += [figure(1, "USA", "CHN"), figure(1, "CHN", "BRA", "imports")]
    found = count.run(claim(Interval.point(10)), made, data(rows))
    assert (found.value, status(found)) == (10, "holds")
    assert found.note.endswith("Ecuador, Mexico and 2 more")


def test_without_any_figure_there_is_nothing():
    made = count.Choices(series="gdp_nominal", source="nobody")
    assert count.run(claim(TWO), made, data(TABLE)) is None
    assert count.run(claim(TWO, period="2023"), made, data(TABLE)) is None


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"series": "event"}, "joined is needed for events"),
        ({"series": "gdp_nominal", "joined": "x"}, "joined is needed for events"),
        ({"series": "event", "joined": "x", "lowest": 1}, "events have no bounds"),
    ],
)
def test_events_and_figures_are_not_mixed(choices, message):
    with pytest.raises(ValidationError, match=message):
        count.Choices(source="list", **choices)


def test_events_with_another_partner_are_not_counted():
    rows = [event("joined", "2020", "URY", source="list", partner="CHN")]
    assert members("2025", rows=rows).note == "of 4: Chile, Colombia, Panama, Peru"
    found = members("2025", Interval.point(1), rows=rows, partner="CHN")
    assert (found.value, found.note) == (1, "of 1: Uruguay")
