"""What a part contributed to the change of a whole."""

from math import inf, isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import LEVEL, claim, data, figure
from pydantic import ValidationError

from claimbook.checks import driver
from claimbook.domain.interval import Interval, relation

BY_IMPORTS = LEVEL | {
    "base": "2020",
    "part": {"flow": "imports"},
    "bar_percent": 33.3,
}


def run(rows, **choices):
    made = driver.Choices(**(BY_IMPORTS | choices))
    return driver.run(claim(), made, data(rows))


def trade(exports, imports, period, **more):
    region = {"partner": "china_customs", "period": period} | more
    return [
        figure(exports, flow="exports", **region),
        figure(imports, flow="imports", **region),
    ]


def test_a_part_that_carried_its_share_of_the_rise_holds():
    found = run(trade(50, 50, "2020") + trade(80, 70, "2024"))
    assert found.value == 40
    assert found.interval == Interval(40, 40)
    assert found.claimed == Interval(33.3, inf)
    assert relation(found.interval, found.claimed) == "holds"
    assert (found.status, found.note) == (None, "2020 to 2024")
    assert found.detail == {"base": "2020", "end": "2024"}


@pytest.mark.parametrize("imports", [60, 50, 40])
def test_a_part_below_the_bar_or_falling_fails(imports):
    found = run(trade(50, 50, "2020") + trade(100, imports, "2024"))
    assert found.value == pytest.approx(100 * (imports - 50) / imports)
    assert relation(found.interval, found.claimed) == "fails"


def test_a_share_that_rounding_takes_across_the_bar_is_undecided():
    found = run(trade(50, 50, "2020", room=3) + trade(90, 72, "2024", room=3))
    assert relation(found.interval, found.claimed) == "undecided"
    assert found.interval.low < 33.3 < found.value < found.interval.high


@pytest.mark.parametrize("end", [(50, 50), (30, 60)])
def test_where_the_whole_did_not_grow_no_part_drove_its_growth(end):
    found = run(trade(50, 50, "2020") + trade(*end, "2024"))
    assert (found.status, found.value) == ("fails", 0)
    assert found.note == "2020 to 2024: the whole did not grow"


@pytest.mark.parametrize("end", [(51, 51), (51, 49), (49, 50)])
def test_where_the_whole_may_not_have_grown_it_is_undecided(end):
    found = run(trade(50, 50, "2020", room=2) + trade(*end, "2024", room=2))
    assert found.interval == Interval(-inf, inf)
    assert relation(found.interval, found.claimed) == "undecided"


def test_of_no_change_at_all_a_part_is_no_share():
    found = run(trade(50, 50, "2020", room=2) + trade(51, 49, "2024", room=2))
    assert isnan(found.value)


def test_without_a_figure_at_both_ends_there_is_nothing():
    start, end = trade(50, 50, "2020"), trade(80, 70, "2024")
    assert run(start) is None
    assert run(end) is None
    total_only = figure(150, partner="china_customs", flow="total")
    assert run([*start, total_only]) is None


def test_a_lower_bound_of_the_whole_leaves_the_share_undecided():
    now = trade(80, 70, "2024", status="lower bound")
    found = run(trade(50, 50, "2020") + now)
    assert found.interval == Interval(-inf, inf)


def test_the_part_may_be_a_product_of_another_source():
    soya = {"flow": "imports", "product": "1201", "source": "comtrade"}
    row = {"source": "comtrade", "product": "1201", "flow": "imports"}
    rows = trade(50, 50, "2020") + trade(60, 90, "2024")
    rows += [figure(5, period="2020", **row), figure(15, period="2024", **row)]
    found = run(rows, part=soya, flow="imports")
    assert found.value == 25
    made = driver.Choices(**(BY_IMPORTS | {"part": soya}))
    assert made.all_sources() == ("customs", "comtrade")


def test_whole_and_part_are_measured_over_one_set_of_countries():
    rows = [
        figure(value, country, "CHN", flow, year)
        for country, year, flow, value in (
            ("BRA", "2020", "exports", 50),
            ("BRA", "2020", "imports", 50),
            ("BRA", "2024", "exports", 60),
            ("BRA", "2024", "imports", 90),
            ("CHL", "2024", "exports", 1000),
            ("CHL", "2024", "imports", 1000),
        )
    ]
    # China's imports are what the countries export
    found = run(rows, reporter="partners", region="celac")
    assert found.value == 20
    assert found.note == "2020 to 2024, over the 1 country that reports both years"
    assert {f.reporter for f in found.used} == {"BRA"}


def test_a_window_between_two_sources_says_where_they_join():
    old, new = trade(50, 50, "2020", source="imf"), trade(80, 70, "2024")
    found = run(old + new, source="imf then customs")
    assert found.note == "2020 to 2024; spliced: 2020 from imf; 2024 from customs"


def test_a_part_and_a_bar_have_to_be_chosen():
    with pytest.raises(ValidationError, match="bar_percent\n  Field required"):
        driver.Choices(**(LEVEL | {"base": "2020", "part": {}}))


amounts = st.integers(1, 1000)


@given(amounts, amounts, amounts, amounts)
def test_the_shares_of_all_parts_are_the_whole(e0, i0, e1, i1):
    """Exports' and imports' contributions add up to a hundred percent."""
    rows = trade(e0, i0, "2020") + trade(e1, i1, "2024")
    exports, imports = (run(rows, part={"flow": f}) for f in ("exports", "imports"))
    if e1 + i1 <= e0 + i0:
        assert exports.status == imports.status == "fails"
    else:
        assert exports.value + imports.value == pytest.approx(100)
        assert exports.interval.contains(exports.value)
