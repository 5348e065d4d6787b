"""Growth of a good's value as volume times price."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import data, figure
from pydantic import ValidationError

from claimbook.domain import price_volume as split
from claimbook.domain.interval import Interval

VALUE = {
    "series": "goods_trade",
    "source": "customs",
    "reporter": "CHN",
    "partner": "BRA",
    "flow": "imports",
    "product": "1201",
}
VOLUME = VALUE | {"series": "goods_quantity"}


def run(values, volumes, windows=(("2015", "2024"),), room=0):
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
    made = split.Choices(value=VALUE, volume=VOLUME, windows=windows)
    return split.splits(made, data(rows))


def test_volume_may_grow_while_value_falls():
    (found,) = run({"2015": 100, "2024": 90}, {"2015": 10, "2024": 12})
    told = (found.value, found.volume, found.price)
    assert told == pytest.approx((-10, 20, -25))
    assert (found.base, found.end, len(found.used)) == ("2015", "2024", 4)
    assert found.volume_range == Interval(found.volume, found.volume)


def test_rounding_leaves_volume_and_price_a_range():
    (found,) = run({"2015": 100, "2024": 200}, {"2015": 10, "2024": 20}, room=1)
    assert found.volume_range.low == pytest.approx(100 * (19 / 11 - 1))
    assert found.volume_range.high == pytest.approx(100 * (21 / 9 - 1))
    assert found.price_range.contains(found.price)
    assert found.price_range.low < 0 < found.price_range.high


def test_a_window_without_all_four_figures_is_left_out():
    values, volumes = {"2015": 100, "2024": 90}, {"2024": 12, "2023": 11}
    assert run(values, volumes) == ()
    assert run({"2015": 100, "2024": 90}, {"2015": 0, "2024": 12}) == ()
    both = run(values, volumes | {"2015": 10}, (("2015", "2024"), ("2023", "2024")))
    assert [s.base for s in both] == ["2015"]


@given(*[st.integers(1, 10**6)] * 4)
def test_the_factors_of_growth_multiply(v0, v1, q0, q1):
    (found,) = run({"2015": v0, "2024": v1}, {"2015": q0, "2024": q1})
    assert (1 + found.value / 100) == pytest.approx(
        (1 + found.volume / 100) * (1 + found.price / 100)
    )


def test_a_plan_names_both_quantities():
    with pytest.raises(ValidationError, match="volume"):
        split.Choices(value=VALUE, windows=[["2015", "2024"]])
