"""Sets of numbers: what a printed figure allows, and what a source's figure says."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from typing import Literal, Self

Relation = Literal["holds", "fails", "undecided"]


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from low to high, floats in one unit.

    An open end is -inf or inf, and then always not closed, so two intervals
    are equal exactly when they are the same set. One number alone is
    ``Interval(x, x)``. Never empty: ValueError for low > high, for a missing
    closed end on one number, for NaN.
    """

    low: float
    high: float
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if low == -inf:
            object.__setattr__(self, "low_closed", False)
        if high == inf:
            object.__setattr__(self, "high_closed", False)
        if low < high or (
            low == high and self.low_closed and self.high_closed and abs(low) != inf
        ):
            return
        raise ValueError(
            f"empty interval {self}; allowed: low below high, or one number with both "
            "ends closed"
        )

    def __str__(self) -> str:
        return (
            f"{'[' if self.low_closed else '('}{self.low:.15g}, "
            f"{self.high:.15g}{']' if self.high_closed else ')'}"
        )

    @classmethod
    def point(cls, x: float) -> Self:
        """The one number x."""
        return cls(x, x)

    @classmethod
    def sum(cls, sets: Iterable["Interval"]) -> Self:
        """The set of all sums of one number from each set, end by end (Moore 1966)."""
        sets = tuple(sets)
        return cls(
            sum(s.low for s in sets),
            sum(s.high for s in sets),
            all(s.low_closed for s in sets),
            all(s.high_closed for s in sets),
        )

    @property
    def _first(self) -> tuple[float, int]:
        """The low end in order: an open end comes after the closed one."""
        return self.low, 0 if self.low_closed else 1

    @property
    def _last(self) -> tuple[float, int]:
        """The high end in order: an open end comes before the closed one."""
        return self.high, 0 if self.high_closed else -1

    def contains(self, x: float) -> bool:
        """Whether the number x is in the set; open ends are respected exactly."""
        return self._first <= (x, 0) <= self._last

    def inside(self, other: "Interval") -> bool:
        """Whether every number of this set is in the other."""
        return self._first >= other._first and self._last <= other._last

    def disjoint(self, other: "Interval") -> bool:
        """Whether no number is in both sets."""
        return self._last < other._first or other._last < self._first

    def scaled(self, factor: float) -> "Interval":
        """The set of factor times each number; a negative factor turns it around."""
        ends = (self.low * factor, self.high * factor)
        if factor > 0:
            return Interval(*ends, self.low_closed, self.high_closed)
        if factor < 0:
            return Interval(ends[1], ends[0], self.high_closed, self.low_closed)
        raise ValueError(f"factor {factor}; allowed: any but 0")

    def shifted(self, by: float) -> "Interval":
        """The set of each number plus by."""
        return Interval(
            self.low + by, self.high + by, self.low_closed, self.high_closed
        )

    def minus(self, other: "Interval") -> "Interval":
        """The set of this set's numbers, less one of another set, end by end."""
        return Interval.sum((self, other.scaled(-1)))

    def over(self, other: "Interval") -> "Interval":
        """The set of this set's numbers, each divided by one of a positive set.

        End by end (Moore 1966). The ends are closed: a rounded quotient may reach what
        the exact ones only come near. Divided by one number they stay as they are.
        """
        if other.low <= 0:
            raise ValueError(f"division by {other}; allowed: positive numbers")
        if other.low == other.high:
            low, high = self.low / other.low, self.high / other.low
            return Interval(low, high, self.low_closed, self.high_closed)
        ends = (other.low, other.high)
        return Interval(
            min(self.low / end for end in ends), max(self.high / end for end in ends)
        )


def relation(value_set: Interval, claimed_set: Interval) -> Relation:
    """How a value set stands to a claimed set.

    "holds" where it is inside, "fails" where it is disjoint, "undecided" where
    it overlaps without being inside.
    """
    if value_set.inside(claimed_set):
        return "holds"
    return "fails" if value_set.disjoint(claimed_set) else "undecided"


def distance(value_set: Interval, claimed_set: Interval) -> float:
    """Signed margin of a value set against a claimed set, in their unit.

    Where the claim holds: the room left, the smaller of value low minus claimed
    low and claimed high minus value high (0 on the boundary, inf where the
    claim is open on both sides). Where it fails: minus the gap between the two
    sets (0 where they touch at an open end: 500 against (500, inf)). Where it
    is undecided: 0. The sign alone does not decide at 0; ``relation`` does.
    """
    if value_set.inside(claimed_set):
        below = inf if claimed_set.low == -inf else value_set.low - claimed_set.low
        above = inf if claimed_set.high == inf else claimed_set.high - value_set.high
        return below if below < above else above
    if value_set.high <= claimed_set.low:
        return 0.0 - (claimed_set.low - value_set.high)
    if value_set.low >= claimed_set.high:
        return 0.0 - (value_set.low - claimed_set.high)
    return 0.0
