"""Changes that a text states and that its own levels contradict.

Precision before recall: levels count only where a word of comparing, of beginning or
two printed periods say which came first, and where both are of the same thing.
"""

from collections.abc import Iterable, Iterator
from math import inf, isinf

from claimbook.extraction.sentences import Sentence
from claimbook.extraction.statement import Statement, inconsistency

LEVELS = ("level", "threshold", "count", "share", "rate")
YEAR = range(360, 371)  # days
MONTHS_DIFFER = 3  # days: months and years are not of one length
BEGUN = 5  # characters from "from" or "than" to the level where a change began
FLOAT_ROOM = 1e-9  # of the largest value: what rounding of floats may make of it
UNITS = {"percent": "percent", "multiple": "times", "percentage_point": "points"}

Bounds = tuple[float, float]


def apart(a: Bounds, b: Bounds) -> bool:
    """Whether two (low, high) have no value in common, rounding of floats allowed."""
    room = FLOAT_ROOM * max((abs(x) for x in (*a, *b) if not isinf(x)), default=0)
    return a[1] < b[0] - room or b[1] < a[0] - room


def numbers(statements: Iterable[Statement], *types: str) -> list[Statement]:
    """The statements of some types that have a number."""
    return [s for s in statements if s.value is not None and s.type in types]


def changes(
    sentence: Sentence, statements: list[Statement], previous: list[Statement]
) -> Iterator[Statement]:
    """Yield each change of a sentence that does not lead from one level to the other.

    The level after "from" or "than" is where it began, else that of the earlier period.
    A sentence that has a change alone speaks of the two levels of the one before it.
    """
    levels, moved = numbers(statements, *LEVELS), numbers(statements, "growth")
    if len(moved) != 1:
        return
    near = [s for s in levels if _may_lead(moved[0], s)]
    if len(near) < 2 and len(levels) == len(near):
        earlier = [s for s in numbers(previous, *LEVELS) if _may_lead(moved[0], s)]
        near = [s for s in earlier if _goes_on(sentence, moved[0], s)] + near
    if len(near) == 2 and is_same_thing(*near):
        if ordered := _in_order(sentence, near):
            yield from _unled(moved[0], *ordered)


def yearly_changes(statements: list[Statement]) -> Iterator[Statement]:
    """Yield each yearly growth that two levels of other sentences contradict."""
    levels: dict[tuple, dict[str | None, Statement]] = {}
    for s in statements:
        if s.type in LEVELS and s.indicator and s.unit == "money" and s.days in YEAR:
            levels.setdefault(_yearly(s), {}).setdefault(s.currency, s)
    for change in numbers(statements, "growth"):
        if change.days not in YEAR or not change.direction:
            continue
        earlier = levels.get(_yearly(change, back=1), {})
        for currency, after in levels.get(_yearly(change), {}).items():
            before = earlier.get(currency)
            if before and {before.sentence, after.sentence} != {change.sentence}:
                yield from _unled(change, before, after)


def growth_of_totals(statements: list[Statement]) -> Iterator[Statement]:
    """Yield each growth of trade that lies outside that of exports and imports."""
    flows: dict[tuple, dict[str, Statement]] = {}
    for s in numbers(statements, "growth"):
        if s.unit == "percent" and s.direction and s.period:
            key = s.paragraph, s.period, s.places, s.about[1]
            flows.setdefault(key, {}).setdefault(s.indicator or "", s)
    for of in flows.values():
        if {"trade", "exports", "imports"} <= of.keys():
            whole, *parts = (of[name] for name in ("trade", "exports", "imports"))
            ends = [signed(s) for s in parts]
            span = min(low for low, _ in ends), max(high for _, high in ends)
            if apart(signed(whole), span):
                note = f"trade cannot change by {whole.printed} where exports and "
                note += f"imports change by {parts[0].printed} and {parts[1].printed}"
                rule = "growth of a total outside that of its parts"
                yield inconsistency(rule, note, whole, *parts)


def signed(change: Statement) -> Bounds:
    """The bounds of a change, below nought where it falls."""
    low, high = change.bounds
    falls = change.direction == "falls" and change.unit != "multiple"
    return (-high, -low) if falls else (low, high)


def is_same_thing(a: Statement, b: Statement) -> bool:
    """Whether two numbers measure the same, as far as the words around them say."""
    counted = a.unit not in ("count", "quantity") or not (
        a.counted and b.counted and a.counted != b.counted
    )
    named = not (a.indicator and b.indicator) or a.indicator == b.indicator
    placed = not (a.places and b.places) or set(a.places) == set(b.places)
    return a.is_like(b) and counted and named and placed


def _goes_on(sentence: Sentence, change: Statement, level: Statement) -> bool:
    """Whether a change speaks of a level of the sentence before: "That is 5% more"."""
    if change.indicator or level.indicator:
        same = change.indicator == level.indicator
        return same or not change.indicator and _points_back(sentence)
    return _points_back(sentence)


def _points_back(sentence: Sentence) -> bool:
    opens = {m.first for m in sentence.of("that", "copula", "present")}
    return bool(opens & {0, 1})


def _yearly(s: Statement, back: int = 0) -> tuple:
    year = s.period_start.year - back if s.period_start else None
    return s.indicator, s.places, s.about, year


def _may_lead(change: Statement, level: Statement) -> bool:
    if change.unit == "percentage_point":
        return level.unit == "percent"
    return level.unit in ("money", "quantity", "count", "percent")


def _in_order(
    sentence: Sentence, near: list[Statement]
) -> tuple[Statement, Statement] | None:
    """(before, after) of two levels, or None where the text does not say."""
    marks = sentence.of("from", "compare")
    ends = {sentence.at(m)[1] + sentence.start for m in marks}
    begun = [any(0 <= s.start - end <= BEGUN for end in ends) for s in near]
    first, second = near
    if sum(begun) == 1:
        return (first, second) if begun[0] else (second, first)
    if not (first.stated and second.stated):
        return None
    if abs(first.days - second.days) > MONTHS_DIFFER:
        return None
    earlier, later = sorted(near, key=lambda s: s.stated or ())
    return (earlier, later) if earlier.stated != later.stated else None


def _unled(
    change: Statement, before: Statement, after: Statement
) -> Iterator[Statement]:
    """Yield a change that does not lead from one level to the other."""
    a, b = before.bounds, after.bounds
    unit = UNITS.get(change.unit, "")
    points = b[0] - a[1], b[1] - a[0]
    if unit in ("percent", "times") and a[0] <= 0 or inf in (a[1], b[1]):
        return
    if change.unit == "percent":
        led = 100 * (b[0] / a[1] - 1), 100 * (b[1] / a[0] - 1)
    elif change.unit == "multiple":
        led = b[0] / a[1], b[1] / a[0]
    elif change.unit in ("percentage_point", before.unit):
        led = points
    else:
        return
    claimed = signed(change) if change.direction else change.bounds
    if not apart(claimed, led):
        return
    rule = "a change that does not follow from its levels"
    result = f"{(led[0] + led[1]) / 2:+.4g} {unit}".rstrip()
    note = f"from {before.printed} to {after.printed} is {result}, not {change.printed}"
    if change.unit == before.unit == "percent":
        if apart(claimed, points):
            return  # neither percent nor points: perhaps of another thing
        rule = "percent where percentage points are meant"
    yield inconsistency(rule, note, change, before, after)
