"""An amount in one currency against the printed amount in another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import claim, data, printed, rate

from claimbook.checks import conversion
from claimbook.domain.interval import Interval, relation

YUAN = printed(Interval(65.5e9, 66.5e9), value=66e9, currency="CNY")
ABOUT = printed(
    Interval(9.1e9, 9.3e9),
    value=9.2e9,
    bare=Interval(9.15e9, 9.25e9, True, False),
    hedge="about",
)
UP_TO = printed(Interval(0, 9.3e9), value=9.3e9, hedge="up_to")
DAY = {"source": "ecb", "reporter": "CHN", "partner": "USA", "period": "2025-05-13"}


def run(rows, result=ABOUT, **choices):
    made = conversion.Choices(**(DAY | choices))
    return conversion.run(claim(YUAN, result, period=None), made, data(rows))


def on(day, value, **more):
    return rate(value, day, source="ecb", **more)


@pytest.mark.parametrize(
    ("value", "room", "status"),
    [
        ("7.20", 0, "holds"),
        ("7.00", 0, "fails"),
        ("7.50", 0, "fails"),
        ("7.25", "0.01", "undecided"),
    ],
)
def test_the_converted_amount_against_the_printed_one(value, room, status):
    found = run([on("2025-05-13", value, room=room)])
    assert relation(found.interval, found.claimed) == status
    assert found.value == pytest.approx(66e9 / float(value))
    assert (found.unit, found.note) == ("USD", f"at {float(value):g} CNY per USD")


def test_without_a_rate_of_the_day_there_is_nothing():
    assert run([on("2025-05-12", "7.2")]) is None
    assert run([on("2025-05-13", "7.2")], source="fed") is None


def test_the_bands_are_the_rates_at_which_the_printed_number_is_right():
    detail = run([on("2025-05-13", "7.2")]).detail
    assert detail["rates"]["2025-05-13"].value == 7.2
    assert detail["band"] == pytest.approx((66 / 9.3, 66 / 9.1))


def test_a_result_that_may_be_nothing_holds_at_any_high_rate():
    found = run([on("2025-05-13", "7.2")], UP_TO)
    assert found.detail["band"] == (pytest.approx(66 / 9.3), float("inf"))
    assert relation(found.interval, found.claimed) == "holds"


def test_the_rates_of_the_year_are_listed():
    rows = [
        on("2025-01-10", "7.33"),
        on("2025-05-13", "7.20"),
        on("2025-09-17", "7.09"),
        on("2024-05-13", "7.90"),
    ]
    detail = run(rows).detail
    assert list(detail["rates"]) == ["2025-01-10", "2025-05-13", "2025-09-17"]


@given(st.decimals(6, 8, places=4))
def test_a_rate_is_in_the_band_exactly_where_the_conversion_holds(value):
    found = run([on("2025-05-13", value)])
    low, high = found.detail["band"]
    held = relation(found.interval, found.claimed) == "holds"
    # the band's own ends may fall either way by the last bit of a float
    if abs(float(value) - low) > 1e-9 and abs(float(value) - high) > 1e-9:
        assert held == (low < float(value) < high)
