"""Changes and sums of a text that do not follow from its other figures."""

from collections.abc import Iterable, Iterator
from math import isinf

from claimbook.extraction.sentences import Sentence
from claimbook.extraction.statement import Statement, inconsistency

LEVELS = ("level", "threshold", "count", "share", "rate")
PARTS = (*LEVELS, "pledge", "growth")
TRADE = ("trade", "exports", "imports")
YEAR = range(360, 370)  # days
NEAR = 25  # characters between a word of totalling and its figure
FLOAT_ROOM = 1e-9  # of the largest value: what rounding of floats may make of it

Bounds = tuple[float, float]


def apart(a: Bounds, b: Bounds) -> bool:
    """Whether two (low, high) have no value in common, rounding of floats allowed."""
    room = FLOAT_ROOM * max(abs(x) for x in (*a, *b) if not isinf(x))
    return a[1] < b[0] - room or b[1] < a[0] - room


def numbers(statements: Iterable[Statement], *types: str) -> list[Statement]:
    """The statements of some types that have a number."""
    return [s for s in statements if s.value is not None and s.type in types]


def changes(
    sentence: Sentence, statements: list[Statement], previous: list[Statement]
) -> Iterator[Statement]:
    """Yield each change of a sentence that does not lead from one level to the other.

    The level after "from" is where it began, else the one of the earlier period.
    """
    levels, earlier = numbers(statements, *LEVELS), numbers(previous, *LEVELS)
    for change in numbers(statements, "growth"):
        near = [s for s in levels if _may_lead(change, s)]
        if len(near) < 2:
            near = [s for s in earlier if _may_lead(change, s)] + near
        if len(near) == 2 and near[0].is_like(near[1]):
            ordered = _in_order(sentence, near)
            if ordered:
                yield from _unled(change, *ordered)


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


def _yearly(s: Statement, back: int = 0) -> tuple:
    year = s.period_start.year - back if s.period_start else None
    return s.indicator, s.places, year


def _may_lead(change: Statement, level: Statement) -> bool:
    if change.unit == "percentage_point":
        return level.unit == "percent"
    return level.unit != "percent" or change.unit != "percent"


def _in_order(
    sentence: Sentence, near: list[Statement]
) -> tuple[Statement, Statement] | None:
    """(before, after) of two levels, or None where the text does not say."""
    ends = {sentence.at(m)[1] + sentence.start for m in sentence.of("from")}
    begun = [any(0 <= s.start - end <= 4 for end in ends) for s in near]
    first, second = near
    if sum(begun) == 1:
        return (first, second) if begun[0] else (second, first)
    if first.period_start and second.period_start and first.period != second.period:
        later = first.period_start > second.period_start
        return (second, first) if later else (first, second)
    return None


def _unled(
    change: Statement, before: Statement, after: Statement
) -> Iterator[Statement]:
    """Yield a change that does not lead from one level to the other."""
    a, b = before.bounds, after.bounds
    unit = {"percent": "percent", "multiple": "times"}.get(change.unit, "")
    if unit and a[0] <= 0:
        return
    if change.unit == "percent":
        led = 100 * (b[0] / a[1] - 1), 100 * (b[1] / a[0] - 1)
    elif change.unit == "multiple":
        led = b[0] / a[1], b[1] / a[0]
    elif change.unit in ("percentage_point", before.unit):
        led = b[0] - a[1], b[1] - a[0]
    else:
        return
    claimed = change.bounds
    if change.direction == "falls" and change.unit != "multiple":
        claimed = -claimed[1], -claimed[0]
    if apart(claimed, led):
        result = f"{(led[0] + led[1]) / 2:+.4g} {unit}".rstrip()
        yield inconsistency(
            "a change that does not follow from its levels",
            f"from {before.printed} to {after.printed} is {result}, "
            f"not {change.printed}",
            change,
            before,
            after,
        )


def sums(
    sentence: Sentence, statements: list[Statement], previous: list[Statement]
) -> Iterator[Statement]:
    """Yield a total of a sentence that its parts miss, and parts above their whole."""
    own = numbers(statements, *PARTS)
    yield from _of_which(sentence, own, numbers(previous, *PARTS))
    yield from _total(sentence, own)


def trade_totals(statements: list[Statement]) -> Iterator[Statement]:
    """Yield a trade total that exports and imports of its paragraph do not make."""
    paragraphs: dict[tuple, dict[str, Statement]] = {}
    for s in statements:
        level = s.type in ("level", "threshold") and s.unit == "money"
        if level and s.indicator in TRADE:
            flows = paragraphs.setdefault((s.currency, s.paragraph), {})
            flows.setdefault(s.indicator, s)
    for flows in paragraphs.values():
        periods = {s.period for s in flows.values() if s.period}
        sentences = {s.sentence for s in flows.values()}
        if len(flows) == len(TRADE) and len(sentences) > 1 and len(periods) <= 1:
            whole, *parts = (flows[flow] for flow in TRADE)
            if apart(_sum(parts), whole.bounds):
                yield _missed(whole, parts)


def _of_which(
    sentence: Sentence, own: list[Statement], earlier: list[Statement]
) -> Iterator[Statement]:
    for mark in sentence.of("of_which"):
        at = sentence.at(mark)[0] + sentence.start
        after = [s for s in own if s.start >= at]
        opens = not sentence.between(0, at - sentence.start)
        before = [s for s in own if s.end <= at] or (earlier if opens else [])
        if not before:
            continue
        whole = before[-1]
        parts = [s for s in after if s.is_like(whole)]
        if parts and _sum(parts)[0] > whole.bounds[1]:
            yield _missed(whole, parts)
            return
        shares = [s for s in after if s.unit == "percent"]
        if whole.unit != "percent" and len(shares) > 1 and _sum(shares)[0] > 100:
            note = f"{_listed(shares)} of one whole are more than 100 percent"
            yield inconsistency("parts that do not sum", note, *shares)
            return


def _total(sentence: Sentence, own: list[Statement]) -> Iterator[Statement]:
    for mark in sentence.of("total"):
        low, high = (at + sentence.start for at in sentence.at(mark))
        for whole in own:
            near = (
                abs(whole.start - high) <= NEAR
                or whole.start <= low <= whole.end
                or 0 <= low - whole.end <= 4
            )
            parts = [s for s in own if s is not whole and s.is_like(whole)]
            periods = {s.period for s in (whole, *parts)}
            if not near or len(parts) < 2 or len(periods) > 1:
                continue
            largest = max(s.value or 0 for s in parts)
            if (whole.value or 0) > largest or _is_outside(whole, parts):
                if apart(_sum(parts), whole.bounds):
                    yield _missed(whole, parts)
                return


def _is_outside(whole: Statement, parts: list[Statement]) -> bool:
    """Whether the total is printed after or before all of its parts."""
    after = all(whole.start > s.end for s in parts)
    return after or all(whole.end < s.start for s in parts)


def _sum(parts: list[Statement]) -> Bounds:
    ends = [s.bounds for s in parts]
    return sum(low for low, _ in ends), sum(high for _, high in ends)


def _missed(whole: Statement, parts: list[Statement]) -> Statement:
    total = sum(s.value or 0 for s in parts)
    note = f"{_listed(parts)} make {total:,.15g}, the whole is printed as "
    rule = "parts that do not sum"
    return inconsistency(rule, note + whole.printed, whole, *parts)


def _listed(parts: list[Statement]) -> str:
    return " and ".join(s.printed for s in parts)
