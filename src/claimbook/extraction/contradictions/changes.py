"""A change that does not follow from the levels told with it."""

from claimbook.extraction.contradictions import alike, apart, bounds, days, raised

LEVELS = ("level", "threshold", "count", "share", "rate")
YEAR = range(360, 370)


def within(sentence, statements, previous, published):
    """Yield each change of a sentence that does not lead from one level to the other.

    The level after "from" is where it began, else the one of the earlier period.
    """
    levels = [s for s in statements if s.value is not None and s.type in LEVELS]
    told = [s for s in previous if s.value is not None and s.type in LEVELS]
    changes = [s for s in statements if s.type == "growth" and s.value is not None]
    for change in changes:
        near = [s for s in levels if s.unit == _unit(change, s)]
        if len(near) < 2:
            near = [s for s in told if s.unit == _unit(change, s)] + near
        if len(near) != 2 or not alike(*near):
            continue
        ordered = _ordered(sentence, near)
        if ordered:
            yield from _judged(change, *ordered)


def across(statements, published):
    """Yield each yearly growth that two levels of other sentences contradict."""
    levels = {}
    for s in statements:
        if s.type in LEVELS and s.indicator and days(s) in YEAR and s.unit == "money":
            key = s.indicator, s.currency, s.places, s.period_start.year
            levels.setdefault(key, s)
    for change in statements:
        if change.type != "growth" or days(change) not in YEAR or not change.direction:
            continue
        year = change.period_start.year
        for indicator, currency, places, at in [*levels]:
            if (indicator, places, at) != (change.indicator, change.places, year):
                continue
            after = levels[indicator, currency, places, at]
            before = levels.get((indicator, currency, places, at - 1))
            same = {s.sentence for s in (change, before, after) if s}
            if before and len(same) > 1:
                yield from _judged(change, before, after)


def _unit(change, level):
    return (
        "percent"
        if change.unit == "percentage_point"
        else (
            level.unit if level.unit != "percent" or change.unit != "percent" else None
        )
    )


def _ordered(sentence, near):
    """(before, after) of two levels, or None where the text does not tell."""
    offset = sentence.start
    ends = {sentence.at(m)[1] + offset for m in sentence.of("from")}
    begun = [s for s in near if any(0 <= s.start - end <= 4 for end in ends)]
    if len(begun) == 1:
        before = begun[0]
        return before, near[1 - near.index(before)]
    if all(s.period for s in near) and near[0].period != near[1].period:
        return sorted(near, key=lambda s: s.period_start)
    return None


def _judged(change, before, after):
    a, b = bounds(before), bounds(after)
    low, high = bounds(change)
    if change.unit == "percent":
        if a[0] <= 0:
            return
        led = 100 * (b[0] / a[1] - 1), 100 * (b[1] / a[0] - 1)
        said = "percent"
    elif change.unit == "multiple":
        if a[0] <= 0:
            return
        led, said = (b[0] / a[1], b[1] / a[0]), "times"
    elif change.unit in ("percentage_point", before.unit):
        led, said = (b[0] - a[1], b[1] - a[0]), ""
    else:
        return
    claimed = (low, high)
    if change.direction == "falls" and change.unit != "multiple":
        claimed = (-high, -low)
    if apart(claimed, led):
        middle = (led[0] + led[1]) / 2
        yield raised(
            "a change that does not follow from its levels",
            f"from {before.printed} to {after.printed} is {middle:+.4g} {said}".rstrip()
            + f", not {change.printed}",
            change,
            before,
            after,
        )
