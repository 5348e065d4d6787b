"""Parts that do not sum to the whole told with them."""

from claimbook.extraction.contradictions import alike, apart, bounds, raised

PARTS = ("level", "threshold", "count", "share", "rate", "pledge", "growth")
NEAR = 25  # characters between a word of totalling and its figure


def within(sentence, statements, previous, published):
    """Yield a total of a sentence that its parts miss, and parts above their whole."""
    numbers = [s for s in statements if s.value is not None and s.type in PARTS]
    told = [s for s in previous if s.value is not None and s.type in PARTS]
    yield from _of_which(sentence, numbers, told)
    yield from _total(sentence, numbers)


def across(statements, published):
    """Yield a trade total that exports and imports of its paragraph do not make."""
    found = {}
    for s in statements:
        flow = s.indicator in ("trade", "exports", "imports")
        if flow and s.unit == "money" and s.type in PARTS[:2]:
            flows = found.setdefault((s.currency, s.paragraph), {})
            flows.setdefault(s.indicator, s)
    for flows in found.values():
        periods = {s.period for s in flows.values() if s.period}
        if len(flows) == 3 and len({s.sentence for s in flows.values()}) > 1:
            if len(periods) > 1:
                continue
            whole, parts = flows["trade"], [flows["exports"], flows["imports"]]
            if apart(_sum(parts), bounds(whole)):
                yield _missed(whole, parts)


def _of_which(sentence, numbers, told):
    for mark in sentence.of("of_which"):
        at = sentence.at(mark)[0] + sentence.start
        before = [s for s in numbers if s.end <= at]
        after = [s for s in numbers if s.start >= at]
        before = before or (
            told if not sentence.between(0, at - sentence.start) else []
        )
        if not before:
            continue
        whole = before[-1]
        parts = [s for s in after if alike(s, whole)]
        if parts and _sum(parts)[0] > bounds(whole)[1]:
            yield _missed(whole, parts)
            return
        shares = [s for s in after if s.unit == "percent"]
        if whole.unit != "percent" and len(shares) > 1 and _sum(shares)[0] > 100:
            yield raised(
                "parts that do not sum",
                f"{_listed(shares)} of one whole are more than 100 percent",
                *shares,
            )
            return


def _total(sentence, numbers):
    for mark in sentence.of("total"):
        low, high = (at + sentence.start for at in sentence.at(mark))
        near = [
            s
            for s in numbers
            if -NEAR <= s.start - high <= NEAR
            or s.start <= low <= s.end
            or 0 <= low - s.end <= 4
        ]
        for whole in near:
            parts = [s for s in numbers if s is not whole and alike(s, whole)]
            apart_in_time = {s.period for s in (whole, *parts)}
            if len(parts) < 2 or len(apart_in_time) > 1:
                continue
            if whole.value > max(s.value for s in parts) or _late(whole, parts):
                if apart(_sum(parts), bounds(whole)):
                    yield _missed(whole, parts)
                return


def _late(whole, parts):
    """Whether the total is told after or before all of its parts."""
    return all(whole.start > s.end for s in parts) or all(
        whole.end < s.start for s in parts
    )


def _sum(parts):
    ends = [bounds(s) for s in parts]
    return sum(low for low, _ in ends), sum(high for _, high in ends)


def _missed(whole, parts):
    total = sum(s.value for s in parts)
    return raised(
        "parts that do not sum",
        f"{_listed(parts)} make {total:,.15g}, the whole is told as {whole.printed}",
        whole,
        *parts,
    )


def _listed(parts):
    return " and ".join(s.printed for s in parts)
