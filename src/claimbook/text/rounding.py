"""From a printed number to the sets of values that would make it right.

Method: readers take unhedged round numbers as approximate and sharp ones as
exact (Williams and Power 2013, doi:10.1075/pc.21.1.09wil; Krifka 2007); hedge
words fall into a few kinds (Ferson et al. 2015). The shares are our convention
(``languages/conventions.yaml``).
"""

from dataclasses import dataclass
from decimal import Decimal

from claimbook.domain.interval import Interval
from claimbook.text.unit_words import Amount
from claimbook.text.words import Conventions

ZERO, INFINITY = Decimal(0), Decimal("Infinity")


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


def sets_of(amount: Amount, hedge: str, conventions: Conventions) -> Sets:
    """The Sets of an amount as printed with a hedge.

    The number keeps its printed places: Decimal("9.0") is sharp to a tenth. A negative
    number has the mirror image of the sets of its size.
    """
    number, unit = amount.number, amount.unit or "count"
    if unit == "year":
        rule, step = "sharp", Decimal(1)
    elif amount.part is None:
        rule, step = _rule_and_step(number, amount.scale)
    else:
        rule, step = "fraction", amount.part
    x = abs(number * amount.scale)
    half = _half_width(x, step, rule, conventions)
    sign = -1 if number < 0 else 1
    exact = _interval(x, x, "[]", sign)
    bare = _interval(x - half, x + half, "[)", sign)
    truncation = _interval(x, x + step, "[)", sign)
    whole = number == number.to_integral_value()
    if unit in conventions.exact_units and amount.scale == 1 and whole:
        bare = exact
        if hedge == "none":
            truncation, rule, step = exact, "exact", Decimal(1)
    claimed = bare
    if hedge != "none":
        claimed = _interval(*_hedged(x, half, step, rule, hedge, conventions), sign)
    return Sets(exact, bare, truncation, claimed, rule, step)


def _rule_and_step(number: Decimal, scale: Decimal) -> tuple[str, Decimal]:
    """The rule, and the value of the last significant place.

    Whole thousands go into the scale (66.000 millones is 66 times 10^9).
    """
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return "sharp", Decimal(1).scaleb(exponent) * scale
    while scale > 1 and number and number % 1000 == 0:
        number, scale = number / 1000, scale * 1000
    size = abs(int(number))
    place = 1
    while size and size % (place * 10) == 0:
        place *= 10
    if place > 1:
        return "round", place * scale
    return ("one digit" if size < 10 else "sharp"), scale


def _half_width(x, step, rule, conventions):
    if rule == "sharp" or not x:
        return step / 2
    cap = conventions.one_digit if rule == "one digit" else conventions.round_number
    return min(step / 2, cap * x)


def _hedged(x, half, step, rule, hedge, conventions) -> tuple[Decimal, Decimal, str]:
    """Low, high and the brackets of the set that a hedge makes."""
    if hedge == "about":
        wide = min(conventions.about_factor * half, conventions.about_cap * x)
        return x - max(half, wide), x + max(half, wide), "[]"
    u = conventions.round_step * x if rule in ("round", "fraction") else step
    return {
        "over": (x, INFINITY, "()"),
        "at_least": (x, INFINITY, "[)"),
        "under": (ZERO, x, "[)"),
        "up_to": (ZERO, x, "[]"),
        "just_over": (x, x + u, "(]"),
        "just_under": (x - u, x, "[)"),
    }[hedge]


def _interval(low: Decimal, high: Decimal, brackets: str, sign: int) -> Interval:
    """The set of a number's size; mirrored for a negative number."""
    a, b = float(low), float(high)
    closed = low == high
    low_closed, high_closed = closed or brackets[0] == "[", closed or brackets[1] == "]"
    if sign < 0:
        # 0.0 - x: minus nothing is nothing, not -0.0
        return Interval(0.0 - b, 0.0 - a, high_closed, low_closed)
    return Interval(a, b, low_closed, high_closed)
