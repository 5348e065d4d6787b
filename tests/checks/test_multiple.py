"""A quantity against its base, as a printed multiple or percentage."""

import pytest
from made import LEVEL, claim, data, figure, gdp, printed, totals
from pydantic import ValidationError

from claimbook.checks import multiple
from claimbook.domain.interval import Interval, relation

TRIPLED = printed(Interval(2.7, 3.3, True, False), unit="multiple", value=3)
SIX = printed(Interval(5.5, 6.5, True, False), unit="percent", value=6)


def run(number, values, room=0, **more):
    made = multiple.Choices(**(LEVEL | {"base": "2014"} | more))
    return multiple.run(claim(number), made, data(totals(values, room=room)))


@pytest.mark.parametrize(
    ("end", "status"), [(300, "holds"), (270, "holds"), (330, "fails"), (269, "fails")]
)
def test_the_end_is_divided_by_the_base(end, status):
    found = run(TRIPLED, {2014: 100, 2024: end})
    assert (found.value, found.unit) == (end / 100, "times")
    assert relation(found.interval, found.claimed) == status
    assert found.note == "2014 to 2024"


def test_three_times_more_may_be_meant_as_three_on_top():
    found = run(TRIPLED, {2014: 100, 2024: 300}, counts="more")
    assert (found.claimed.low, found.claimed.high) == (3.7, 4.3)
    assert relation(found.interval, found.claimed) == "fails"
    on_top = run(TRIPLED, {2014: 100, 2024: 400}, counts="more")
    assert relation(on_top.interval, on_top.claimed) == "holds"


@pytest.mark.parametrize(
    ("end", "direction", "value", "status"),
    [
        (106, "rises", 6, "holds"),
        (94, "rises", -6, "fails"),
        (94, "falls", 6, "holds"),
        (106, "falls", -6, "fails"),
        (105, "rises", 5, "fails"),
    ],
)
def test_a_percentage_is_a_change(end, direction, value, status):
    found = run(SIX, {2014: 100, 2024: end}, direction=direction)
    assert found.value == pytest.approx(value)
    assert found.unit == "percent"
    assert relation(found.interval, found.claimed) == status


def test_both_roundings_widen_the_ratio():
    found = run(TRIPLED, {2014: 100, 2024: 300}, room=10)
    assert found.interval.low == pytest.approx(290 / 110)
    assert found.interval.high == pytest.approx(310 / 90)
    assert relation(found.interval, found.claimed) == "undecided"
    fall = run(SIX, {2014: 100, 2024: 94}, room=1, direction="falls")
    assert fall.interval.low == pytest.approx(100 * (1 - 95 / 99))
    assert fall.interval.high == pytest.approx(100 * (1 - 93 / 101))


def test_one_economy_may_be_held_against_another():
    made = multiple.Choices(
        series="gdp_nominal", source="bank", reporter="USA", than={"reporter": "DEU"}
    )
    found = multiple.run(claim(TRIPLED), made, data(gdp(30, "USA"), gdp(10, "DEU")))
    assert (found.value, found.note) == (3, "")


def test_a_region_is_measured_over_the_countries_that_report_both_years():
    rows = [
        figure(value, country, "CHN", "exports", year)
        for country, year, value in (
            ("BRA", "2014", 10),
            ("BRA", "2024", 30),
            ("CHL", "2024", 500),
        )
    ]
    choices = {"reporter": "partners", "region": "celac", "flow": "imports"}
    made = multiple.Choices(**(LEVEL | choices | {"base": "2014"}))
    found = multiple.run(claim(TRIPLED), made, data(rows))
    assert found.value == 3
    assert found.note == "2014 to 2024, over the 1 country that reports both years"


def test_without_an_end_or_a_base_above_zero_there_is_nothing():
    assert run(TRIPLED, {2024: 100}) is None
    assert run(TRIPLED, {2014: 100}) is None


def test_a_plan_names_what_it_is_held_against():
    with pytest.raises(ValidationError, match="a base or a than is needed"):
        multiple.Choices(**LEVEL)
    made = multiple.Choices(**(LEVEL | {"than": {"source": "press"}}))
    assert made.all_sources() == ("customs", "press")


def test_only_a_multiple_a_fraction_or_a_percentage_fits():
    made = multiple.Choices(**(LEVEL | {"base": "2014"}))
    found, allowed = multiple.unfit(claim(Interval(1, 2)), made, data())
    assert found == "a number of the kind money"
    assert allowed == "a multiple, a fraction or a percentage"
    assert multiple.unfit(claim(SIX), made, data()) is None
