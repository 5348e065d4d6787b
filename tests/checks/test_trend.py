"""Whether a quantity rose or fell between two dates."""

import pytest
from made import claim, data, figure
from pydantic import ValidationError

from claimbook.checks import trend
from claimbook.domain.interval import relation

PRICE = {
    "series": "lithium_price",
    "source": "gem",
    "product": "carbonate",
    "base": "2023",
}


def price(value, period, **more):
    row = {"series": "lithium_price", "source": "gem", "product": "carbonate"}
    return figure(value, "", "", "", period, **(row | more))


def run(rows, direction="falls", **choices):
    made = trend.Choices(**(PRICE | choices), direction=direction)
    return trend.run(claim(), made, data(rows))


@pytest.mark.parametrize(
    ("end", "falls", "rises"),
    [(80, "holds", "fails"), (120, "fails", "holds"), (100, "fails", "fails")],
)
def test_the_change_against_the_direction_claimed(end, falls, rises):
    rows = [price(100, "2023"), price(end, "2024")]
    for direction, status in (("falls", falls), ("rises", rises)):
        found = run(rows, direction)
        assert found.value == pytest.approx(end - 100)
        assert relation(found.interval, found.claimed) == status
    assert found.note == f"from 100 to {end} USD, 2023 to 2024"


@pytest.mark.parametrize("direction", ["falls", "rises"])
def test_a_change_within_rounding_is_undecided(direction):
    rows = [price(100, "2023", room=2), price(99, "2024", room=2)]
    found = run(rows, direction)
    assert relation(found.interval, found.claimed) == "undecided"
    assert found.interval.low == pytest.approx(100 * (97 / 102 - 1))
    assert found.interval.high == pytest.approx(100 * (101 / 98 - 1))


def test_a_lower_bound_at_the_end_can_only_show_a_rise():
    rows = [price(100, "2023"), price(120, "2024", status="lower bound")]
    assert relation(run(rows, "rises").interval, run(rows, "rises").claimed) == "holds"
    assert relation(run(rows, "falls").interval, run(rows, "falls").claimed) == "fails"


@pytest.mark.parametrize(
    "rows",
    [
        [price(100, "2023")],
        [price(80, "2024")],
    ],
)
def test_without_two_ends_there_is_nothing(rows):
    assert run(rows) is None


def test_a_window_between_two_sources_says_where_they_join():
    rows = [price(100, "2023", source="gem"), price(80, "2024", source="usgs")]
    assert run(rows, source="gem then usgs").note == (
        "from 100 to 80 USD, 2023 to 2024; spliced: 2023 from gem; 2024 from usgs"
    )


def test_days_and_months_are_compared_as_years_are():
    rows = [price(70, "2025-04-28"), price(64, "2025-05-13")]
    found = run(rows, base="2025-04-28", period="2025-05-13")
    assert relation(found.interval, found.claimed) == "holds"


def test_the_region_is_compared_over_one_set_of_countries():
    rows = [
        figure(value, country, "CHN", "exports", year)
        for country, year, value in (
            ("BRA", "2023", 100),
            ("BRA", "2024", 90),
            ("CHL", "2024", 500),
        )
    ]
    imports = {
        "series": "goods_trade",
        "source": "customs",
        "product": "all",
        "between": ("CHN", "LAC"),
        "region": "celac",
        "reporter": "partners",
        "flow": "imports",
    }
    assert run(rows, **imports).value == pytest.approx(-10)


def test_only_rises_and_falls_are_directions():
    with pytest.raises(ValidationError, match="'rises' or 'falls'"):
        trend.Choices(**PRICE, direction="sinks")
