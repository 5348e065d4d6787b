"""A published number is a set, in a whole number of base units."""

from math import inf

import pytest

from claimbook.domain.figures import Subject
from claimbook.domain.interval import Interval
from claimbook.domain.units import UNITS

CUSTOMS = ("customs",)
TRADE = Subject("goods_trade", "CHN", "BRA", "", "")


@pytest.fixture
def make(figure_row, a_source):
    """Return a function that makes a Figure of a source from some cells."""

    def made(source="customs", **cells):
        return figure_row(**cells).figure(a_source(source))

    return made


@pytest.mark.parametrize(
    ("cells", "interval"),
    [
        # half a unit of the last digit either way, the upper end not reached
        ({"value": "518.47"}, Interval(518.465e9, 518.475e9, True, False)),
        ({"value": "518.470"}, Interval(518.4695e9, 518.4705e9, True, False)),
        ({"value": "500"}, Interval(499.5e9, 500.5e9, True, False)),
        ({"value": "0.1"}, Interval(0.05e9, 0.15e9, True, False)),
        ({"value": "-3.5"}, Interval(-3.55e9, -3.45e9, True, False)),
        # a stated half-width takes its place
        ({"value": "489", "plus_minus": "2"}, Interval(487e9, 491e9, True, False)),
        ({"value": "489", "plus_minus": "0"}, Interval(489e9, 489e9)),
        (
            {"value": "16", "plus_minus": "0.5", "status": "about"},
            Interval(15.5e9, 16.5e9, True, False),
        ),
        ({"value": "16", "status": "about"}, Interval(14.4e9, 17.6e9, True, False)),
        ({"value": "-16", "status": "about"}, Interval(-17.6e9, -14.4e9, True, False)),
        ({"value": "450", "status": "lower bound"}, Interval(450e9, inf, True, False)),
        (
            {"value": "450", "status": "implied"},
            Interval(449.5e9, 450.5e9, True, False),
        ),
    ],
)
def test_a_published_number_is_what_rounds_to_it(make, cells, interval):
    assert make(unit="USD billion", **cells).interval == interval


@pytest.mark.parametrize(
    ("value", "unit", "expected", "base"),
    [
        ("518.47", "USD billion", 518.47e9, "USD"),
        ("518467", "USD million", 518.467e9, "USD"),
        ("109.9", "million tonnes", 109.9e6, "tonnes"),
        ("7.2", "CNY per USD", 7.2, "CNY per USD"),
    ],
)
def test_a_figure_is_in_base_units_and_keeps_what_was_published(
    make, value, unit, expected, base
):
    found = make(value=value, unit=unit)
    assert (found.value, found.unit) == (expected, base)
    assert found.published == f"{value} {unit}"


def test_a_figure_says_where_it_stands_and_who_compiled_it(make, figure_row, a_source):
    own = "https://example.org/page"
    assert make().address == "https://example.org/table"
    assert make(address=own).address == own
    source = a_source(compiled_by="China Customs")
    assert figure_row().figure(source).compiled_by == "China Customs"


def test_the_id_names_what_the_figure_is_about(make):
    found = make(flow="imports", product="all", released="2025-01-20")
    assert found.id == "customs:goods_trade:CHN:BRA:imports:all:2024:2025-01-20"
    assert make(partner="").id == "customs:goods_trade:CHN:2024"


@pytest.mark.parametrize(
    ("unit", "factor", "base"),
    [
        ("USD", 1, "USD"),
        ("USD million", 1_000_000, "USD"),
        ("USD billion", 1_000_000_000, "USD"),
        ("USD trillion", 1_000_000_000_000, "USD"),
        ("CNY million", 1_000_000, "CNY"),
        ("CNY billion", 1_000_000_000, "CNY"),
        ("thousand tonnes", 1_000, "tonnes"),
        ("million tonnes", 1_000_000, "tonnes"),
        ("CNY per USD", 1, "CNY per USD"),
        ("UYU per USD", 1, "UYU per USD"),
        ("BRL trillion", 1_000_000_000_000, "BRL"),
        ("percent", 1, "percent"),
    ],
)
def test_a_unit_is_so_many_of_its_base(unit, factor, base):
    assert UNITS[unit] == (factor, base)


def test_a_base_unit_is_a_unit_of_itself_unless_it_is_only_counted_in_more():
    bases = {base for _, base in UNITS.values()}
    assert {b for b in bases if UNITS.get(b) != (1, b)} == {"international $"}


def test_factors_are_whole_so_that_scaling_keeps_the_printed_digits():
    assert all(isinstance(factor, int) and factor > 0 for factor, _ in UNITS.values())
