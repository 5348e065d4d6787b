from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.domain.interval import Interval, distance, relation

OVER_500 = Interval(500, inf)
OPEN_500 = Interval(500, inf, False)
ROUND_500 = Interval(475, 525, True, False)
FIVE = Interval.point(5)


@st.composite
def intervals(draw):
    ends = st.integers(-5, 5)
    low, high = sorted((draw(ends), draw(ends)))
    closed = low == high
    return Interval(
        low, high, closed or draw(st.booleans()), closed or draw(st.booleans())
    )


@pytest.mark.parametrize(
    "x, interval, expected",
    [
        (500, OPEN_500, False),
        (500.0000001, OPEN_500, True),
        (500, OVER_500, True),
        (475, ROUND_500, True),
        (525, ROUND_500, False),
        (5, FIVE, True),
        (5.1, FIVE, False),
        (inf, OVER_500, False),
    ],
)
def test_contains_respects_open_ends(x, interval, expected):
    assert interval.contains(x) is expected


@pytest.mark.parametrize(
    "value, claimed, expected, margin",
    [
        (Interval.point(518.5), OPEN_500, "holds", 18.5),
        (Interval.point(500), OPEN_500, "fails", 0),
        (Interval.point(500), OVER_500, "holds", 0),
        (Interval.point(477.6), OPEN_500, "fails", -22.4),
        (Interval(499, 501), OPEN_500, "undecided", 0),
        (Interval(499, 500, True, False), OVER_500, "fails", 0),
        (Interval(476, 480), ROUND_500, "holds", 1),
        (Interval(475, 525, True, False), ROUND_500, "holds", 0),
        (Interval(475, 525), ROUND_500, "undecided", 0),
        (Interval(530, 540), ROUND_500, "fails", -5),
        (Interval(600, inf), OPEN_500, "holds", 100),
        (Interval(3, 4), Interval(-inf, inf), "holds", inf),
        (FIVE, FIVE, "holds", 0),
        (Interval.point(6), FIVE, "fails", -1),
    ],
)
def test_relation_and_distance(value, claimed, expected, margin):
    assert relation(value, claimed) == expected
    assert distance(value, claimed) == pytest.approx(margin)


def test_scaled_and_shifted():
    assert ROUND_500.scaled(2) == Interval(950, 1050, True, False)
    assert ROUND_500.scaled(-1) == Interval(-525, -475, False, True)
    assert OPEN_500.shifted(1) == Interval(501, inf, False)
    with pytest.raises(ValueError, match="factor 0; allowed: any but 0"):
        FIVE.scaled(0)


def test_over():
    assert Interval(10, 12).over(Interval(4, 5)) == Interval(2, 3)
    assert Interval(-10, 12).over(Interval(4, 5)) == Interval(-2.5, 3)
    assert ROUND_500.over(FIVE) == Interval(95, 105, True, False)
    with pytest.raises(ValueError, match="allowed: positive numbers"):
        FIVE.over(Interval(0, 1))


@pytest.mark.parametrize(
    "ends",
    [(2, 1), (1, 1, True, False), (float("nan"), 1), (inf, inf)],
)
def test_no_interval_is_empty(ends):
    with pytest.raises(ValueError, match="allowed: low below high, or one number"):
        Interval(*ends)


def test_an_infinite_end_is_never_closed():
    assert Interval(500, inf, True, True) == Interval(500, inf, True, False)
    assert str(Interval(0, inf, False)) == "(0, inf)"
    assert str(ROUND_500) == "[475, 525)"


@given(intervals(), intervals())
def test_inside_and_disjoint_agree_with_the_numbers(a, b):
    halves = [n / 2 for n in range(-12, 13)]
    both = [x for x in halves if a.contains(x) and b.contains(x)]
    own = [x for x in halves if a.contains(x)]
    assert a.inside(b) == (both == own)
    assert a.disjoint(b) == (not both)
    assert (distance(a, b) > 0) <= (relation(a, b) == "holds")
    assert (distance(a, b) < 0) <= (relation(a, b) == "fails")


@given(st.data())
def test_a_quotient_of_numbers_is_in_the_quotient_of_their_sets(data):
    numbers = st.floats(-1e15, 1e15), st.floats(1e-3, 1e15)
    (low, high), (base_low, base_high) = (
        sorted((data.draw(n), data.draw(n))) for n in numbers
    )
    above = data.draw(st.floats(low, high))
    below = data.draw(st.floats(base_low, base_high))
    quotients = Interval(low, high).over(Interval(base_low, base_high))
    assert quotients.contains(above / below)
