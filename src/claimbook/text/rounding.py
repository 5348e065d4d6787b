"""From a printed number to the sets of values that would make it right.

Method: readers take unhedged round numbers as approximate and sharp ones as
exact (Williams and Power 2013, doi:10.1075/pc.21.1.09wil; Krifka 2007); hedge
words fall into a few kinds (Ferson et al. 2015). The shares are our convention
(``languages/conventions.yaml``).
"""

from dataclasses import dataclass
from decimal import Decimal
from math import inf

from claimbook.domain.interval import Interval


@dataclass(frozen=True)
class Sets:
    """The sets of one printed number, base units.

    exact: x itself; bare: the deciding set without the hedge; truncation:
    [x, x + step); claimed: the deciding set. rule says which rule made bare:
    exact, one digit, sharp, round, fraction. step is the last significant place.
    """

    exact: Interval
    bare: Interval
    truncation: Interval
    claimed: Interval
    rule: str
    step: Decimal


def sets(number, scale, unit, hedge, conventions, part=None):
    """The Sets of a number as printed times a scale, both Decimal.

    The number keeps its printed places: Decimal("9.0") is sharp to a tenth.
    Whole thousands go into the scale (66.000 millones is 66 times 10^9). part
    is 1/d for a fraction n/d. A negative number has the mirror image of the
    sets of its size.
    """
    if unit == "year":
        rule, step = "sharp", Decimal(1)
    elif part is None:
        number, scale, rule, place = _place(number, scale)
        step = place * scale
    else:
        rule, step = "fraction", part
    x = abs(number * scale)
    half = _half_width(x, step, rule, conventions)
    sign = -1 if number < 0 else 1
    exact = _interval(x, x, True, True, sign)
    bare = _interval(x - half, x + half, True, False, sign)
    truncation = _interval(x, x + step, True, False, sign)
    whole = number == number.to_integral_value()
    if unit in conventions.exact_units and scale == 1 and whole:
        bare = exact
        if hedge == "none":
            truncation, rule, step = exact, "exact", Decimal(1)
    claimed = bare
    if hedge != "none":
        claimed = _interval(*_hedged(x, half, step, rule, hedge, conventions), sign)
    return Sets(exact, bare, truncation, claimed, rule, step)


def _place(number, scale):
    """Number and scale with thousands moved, the rule, and the place's value."""
    _, digits, exponent = number.as_tuple()
    if exponent < 0:
        return number, scale, "sharp", Decimal(1).scaleb(exponent)
    while scale > 1 and number and number % 1000 == 0:
        number, scale = number / 1000, scale * 1000
    size = abs(int(number))
    place = 1
    while size and size % (place * 10) == 0:
        place *= 10
    if place > 1:
        return number, scale, "round", Decimal(place)
    return number, scale, "one digit" if size < 10 else "sharp", Decimal(1)


def _half_width(x, step, rule, conventions):
    if rule == "sharp" or not x:
        return step / 2
    cap = conventions.one_digit if rule == "one digit" else conventions.round_number
    return min(step / 2, cap * x)


def _hedged(x, half, step, rule, hedge, conventions):
    rounded = rule in ("round", "fraction")
    if hedge == "about":
        wide = min(conventions.about_factor * half, conventions.about_cap * x)
        wide = max(half, wide)
        return x - wide, x + wide, True, True
    u = conventions.round_step * x if rounded else step
    return {
        "over": (x, inf, False, False),
        "at_least": (x, inf, True, False),
        "under": (0, x, True, False),
        "up_to": (0, x, True, True),
        "just_over": (x, x + u, False, True),
        "just_under": (x - u, x, True, False),
    }[hedge]


def _interval(low, high, low_closed, high_closed, sign):
    if low == high:
        low_closed = high_closed = True
    low, high = float(low), float(high)
    if sign < 0:
        # 0.0 - x: minus nothing is nothing, not -0.0
        return Interval(0.0 - high, 0.0 - low, high_closed, low_closed)
    return Interval(low, high, low_closed, high_closed)
