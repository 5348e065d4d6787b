"""Growth a year between two years, against a bar of ours or against another's growth."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import LEVEL, claim, data, figure, printed, totals
from pydantic import ValidationError

from claimbook.checks import growth
from claimbook.domain.interval import Interval, relation

SINCE_2022 = LEVEL | {"base": "2022"}
FIVE = SINCE_2022 | {"bar_percent_a_year": 5}
WORLD = {
    "series": "goods_trade",
    "source": "customs",
    "between": ["CHN", "WLD"],
    "reporter": "CHN",
}
FASTER = SINCE_2022 | {"than": WORLD}


def run(rows, choices):
    return growth.run(claim(), growth.Choices(**choices), data(rows))


def world(values, **more):
    return [
        figure(v, partner="WLD", flow=flow, period=str(y), **more)
        for y, v in values.items()
        for flow in ("exports", "imports")
    ]


def status(found):
    return found.status or relation(found.interval, found.claimed)


def test_growth_is_compounded_over_the_years():
    found = run(totals({2022: 100, 2024: 121}), FIVE)
    assert found.value == pytest.approx(10)
    assert (found.unit, found.note) == ("percent a year", "2022 to 2024")
    assert found.detail == {"base": "2022", "end": "2024"}


@pytest.mark.parametrize(("falls", "expected"), [(True, "holds"), (False, "fails")])
def test_a_printed_percentage_may_be_a_fall(falls, expected):
    choices = growth.Choices(**SINCE_2022, falls=falls)
    rows = data(totals({2022: 100, 2024: 81}))
    found = growth.run(claim(Interval(9.5, 10.5)), choices, rows)
    assert status(found) == expected


@pytest.mark.parametrize(
    ("end", "room", "expected"),
    [(121, 0, "holds"), (102, 0, "fails"), (110, 2, "undecided")],
)
def test_growth_against_a_cut(end, room, expected):
    found = run(totals({2022: 100, 2024: end}, room=room), FIVE)
    assert status(found) == expected
    assert found.claimed == Interval(5, inf)


@pytest.mark.parametrize(
    ("years", "choices"),
    [
        ({2024: 121}, FIVE),
        ({2022: 100}, FIVE),
        # the world's growth is not known
        ({2022: 100, 2024: 121}, FASTER),
    ],
)
def test_without_a_figure_at_both_ends_there_is_nothing(years, choices):
    assert run(totals(years), choices) is None


@pytest.mark.parametrize(
    ("own", "rest", "expected"), [(121, 110, "holds"), (110, 121, "fails")]
)
def test_growth_against_another_quantity(own, rest, expected):
    rows = totals({2022: 100, 2024: own}) + world({2022: 100, 2024: rest})
    found = run(rows, FASTER)
    assert status(found) == expected
    assert len(found.used) == 2 + 4
    compared = 100 * ((rest / 100) ** 0.5 - 1)
    assert found.note == f"2022 to 2024; compared with {round(compared, 1):g} % a year"


@pytest.mark.parametrize(
    ("own", "expected"),
    [(125, "holds"), (119, "undecided"), (121, "undecided"), (115, "fails")],
)
def test_growth_within_reach_of_the_others_is_undecided(own, expected):
    rest = world({2022: 100}) + world({2024: 120}, room=2)
    found = run(totals({2022: 100}) + totals({2024: own}, room=1) + rest, FASTER)
    assert status(found) == expected


def test_the_regions_growth_is_measured_over_one_set_of_countries():
    rows = [
        figure(value, country, "CHN", flow, year)
        for country, year, value in (
            ("BRA", "2022", 100),
            ("BRA", "2024", 121),
            ("CHL", "2024", 1000),
        )
        for flow in ("exports", "imports")
    ]
    partners = FIVE | {"reporter": "partners", "region": "celac"}
    found = run(rows, partners)
    assert found.value == pytest.approx(10)
    assert found.note == "2022 to 2024, over the 1 country that reports both years"


def test_both_quantities_sources_are_the_checks():
    made = growth.Choices(**(SINCE_2022 | {"than": WORLD | {"source": "imf"}}))
    assert made.all_sources() == ("customs", "imf")
    assert growth.Choices(**FIVE).all_sources() == ("customs",)


def test_a_window_between_two_sources_says_where_they_join():
    old, new = totals({2022: 100}, source="imf"), totals({2024: 121})
    found = run(old + new, FIVE | {"source": "imf then customs"})
    assert found.note == "2022 to 2024; spliced: 2022 from imf; 2024 from customs"


def test_the_printed_percentage_decides_where_the_plan_names_no_cut():
    made = growth.Choices(**SINCE_2022)
    ten = printed(Interval(9.5, 10.5), unit="percent", value=10)
    for value, expected in ((121, "holds"), (125, "fails")):
        rows = data(totals({2022: 100, 2024: value}))
        found = growth.run(claim(ten), made, rows)
        assert (found.claimed, status(found)) == (ten.claimed, expected)
    assert growth.unfit(claim(ten), made, data()) is None
    money = claim(Interval(9, 10))
    assert growth.unfit(money, made, data())[0] == "no printed percentage"
    assert growth.unfit(claim(), made, data())[0] == "no printed percentage"
    assert growth.unfit(claim(), growth.Choices(**FIVE), data()) is None


VALUE = {
    "series": "goods_trade",
    "source": "customs",
    "reporter": "CHN",
    "partner": "BRA",
    "flow": "imports",
    "product": "1201",
}
VOLUME = VALUE | {"series": "goods_quantity"}


def run_split(values, volumes, windows=(("2015", "2024"),), room=0):
    rows = []
    for series, unit, by_year in (
        ("goods_trade", "USD", values),
        ("goods_quantity", "tonnes", volumes),
    ):
        rows += [
            figure(
                v,
                "CHN",
                "BRA",
                "imports",
                year,
                series=series,
                unit=unit,
                room=room,
                product="1201",
            )
            for year, v in by_year.items()
        ]
    made = growth.SplitChoices(value=VALUE, volume=VOLUME, windows=windows)
    return growth.splits(made, data(rows))


def test_volume_may_grow_while_value_falls():
    (found,) = run_split({"2015": 100, "2024": 90}, {"2015": 10, "2024": 12})
    told = (found.value, found.volume, found.price)
    assert told == pytest.approx((-10, 20, -25))
    assert (found.base, found.end, len(found.used)) == ("2015", "2024", 4)


def test_a_window_without_all_four_figures_is_left_out():
    values, volumes = {"2015": 100, "2024": 90}, {"2024": 12, "2023": 11}
    assert run_split(values, volumes) == ()
    assert run_split({"2015": 100, "2024": 90}, {"2015": 0, "2024": 12}) == ()
    both = run_split(
        values, volumes | {"2015": 10}, (("2015", "2024"), ("2023", "2024"))
    )
    assert [s.base for s in both] == ["2015"]


@given(*[st.integers(1, 10**6)] * 4)
def test_the_factors_of_growth_multiply(v0, v1, q0, q1):
    (found,) = run_split({"2015": v0, "2024": v1}, {"2015": q0, "2024": q1})
    assert (1 + found.value / 100) == pytest.approx(
        (1 + found.volume / 100) * (1 + found.price / 100)
    )


def test_a_plan_names_both_quantities():
    with pytest.raises(ValidationError, match="volume"):
        growth.SplitChoices(value=VALUE, windows=[["2015", "2024"]])
