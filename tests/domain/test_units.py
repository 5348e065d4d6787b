"""Every published unit is a whole number of base units."""

import pytest

from claimbook.domain.units import UNITS


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
