"""Charts that templates draw as SVG: where every mark stands, in percent of the width.

Nothing in them scales with their width but the places, so text stays readable on the
narrowest screen. Shapes, not colours alone, tell what holds from what fails.
"""

import textwrap
from math import ceil, floor, isfinite, log10
from typing import Any

from claimbook.domain.interval import Interval
from claimbook.domain.verdict import NOT_CHECKABLE, WORDS
from claimbook.domain.wording import Wording, word_of
from claimbook.judging.judgement import Judgement, Outcome
from claimbook.judging.sentences import alternative_name
from claimbook.judging.specifications import MAIN

LINE, BAND, AXIS = 15, 20, 34  # heights in px: a line of a label, a row's marks, ticks
LABEL = 44  # letters of a label's line, so many fit on a screen of 320 px
ROOM = 0.08  # of the range, left free at both sides
TICKS = 4  # at most so many steps between an axis's ends
STEPS = (1, 2, 2.5, 5, 10)


def strip(
    judgement: Judgement, wording: Wording, names: dict[str, str]
) -> dict[str, Any] | None:
    """Return the chart of a claim: a row an outcome, against the claimed set.

    `names` are those that the plan gives its alternatives. None where no outcome has a
    figure.
    """
    outcomes = with_figures(judgement)
    if not outcomes or outcomes[0].claimed is None:
        return None
    unit, claimed = outcomes[0].unit, outcomes[0].claimed
    low, high = _range(outcomes, claimed)
    factor, unit_name = wording.scale(max(abs(low), abs(high)), unit)
    whole = unit == "rank" or all(float(o.value or 0).is_integer() for o in outcomes)

    def place(value: float) -> float:
        share = (value - low) / (high - low)
        return round(100 * min(1.02, max(-0.02, share)), 2)

    rows, top = [], 0
    for outcome, name in zip(outcomes, _names(outcomes, wording, names), strict=True):
        interval, value = outcome.interval, outcome.value
        assert interval is not None and value is not None
        lines = textwrap.wrap(name, LABEL) or [""]
        band = top + LINE * len(lines) + 4
        rows.append(
            {
                "lines": [
                    (top + LINE * n - 2, text) for n, text in enumerate(lines, 1)
                ],
                "cover": (top, band - top),
                "value": _short(outcome, factor, wording),
                "status": outcome.status,
                "main": outcome.alternative == MAIN,
                "y": band + BAND // 2,
                "low": place(interval.low),
                "high": place(interval.high),
                "at": place(value),
            }
        )
        top = band + BAND + 3
    return {
        "alt": _alt(outcomes, _names(outcomes, wording, names), wording),
        "rows": rows,
        "set": (place(claimed.low), round(place(claimed.high) - place(claimed.low), 2)),
        "bounds": [place(b) for b in _bounds(claimed) if low <= b <= high],
        "ticks": [
            (place(t), wording.number(t / factor, 6)) for t in _ticks(low, high, whole)
        ],
        "unit": unit_name,
        "axis": top,
        "height": top + AXIS,
    }


def with_figures(judgement: Judgement) -> list[Outcome]:
    """Return the outcomes of a claim that a number answers."""
    return [o for o in judgement.outcomes if o.finding and isfinite(o.finding.value)]


def _bounds(claimed: Interval) -> list[float]:
    """Return the ends of the claimed set, each once."""
    return [b for b in dict.fromkeys((claimed.low, claimed.high)) if isfinite(b)]


def _range(outcomes: list[Outcome], claimed: Interval) -> tuple[float, float]:
    """Return the ends of an axis that has room for all values and the set's bounds."""
    shown = [float(o.value or 0) for o in outcomes] + _bounds(claimed)
    low, high = min(shown), max(shown)
    room = ROOM * (high - low or abs(high) or 1)
    return low - room, high + room


def _ticks(low: float, high: float, whole: bool) -> list[float]:
    """Return a few round numbers from `low` to `high`; whole ones if `whole`."""
    rough = (high - low) / TICKS
    size = 10.0 ** floor(log10(rough))
    step = next(s * size for s in STEPS if s * size >= rough * 0.999)
    if whole:
        step = max(1.0, ceil(step))
    return [n * step for n in range(ceil(low / step), floor(high / step) + 1)]


def _names(
    outcomes: list[Outcome], wording: Wording, names: dict[str, str]
) -> list[str]:
    """Return what each outcome is called: its alternative, and what sets it apart.

    That is a date, or who compiled the figure.
    """
    counted = [o.alternative for o in outcomes]
    called = []
    for outcome in outcomes:
        apart = [str(v) for v in outcome.varied.values() if str(v)[:4].isdigit()]
        if not apart and counted.count(outcome.alternative) > 1:
            apart = outcome.compilers
        name = alternative_name(outcome.alternative, wording, names)
        called.append(", ".join([name, *apart]))
    return called


def _short(outcome: Outcome, factor: float, wording: Wording) -> str:
    """Return the value in the axis's scale, which names the unit of an amount."""
    value = float(outcome.value or 0)
    if factor > 1:
        return wording.number(value / factor)
    return wording.quantity(value, outcome.unit)


def _alt(outcomes: list[Outcome], called: list[str], wording: Wording) -> str:
    ways = "; ".join(
        f"{name} {wording.quantity(float(o.value or 0), o.unit)}, "
        f"{wording.gettext(o.status)}"
        for name, o in zip(called, outcomes, strict=True)
    )
    return wording.gettext(
        "Each way of counting against the claimed set: {ways}", ways=ways
    )


def overview(
    judgements: list[Judgement], wording: Wording, shapes: dict[str, str]
) -> dict[str, Any] | None:
    """Return the chart of all scored claims: a bar a subject, the longest first.

    `shapes` are the mark of each verdict. None where no claim is scored.
    """
    rows = []
    by_topic = counts(judgements)
    longest = max((sum(own.values()) for own in by_topic.values()), default=0)
    ordered = sorted(by_topic.items(), key=lambda pair: -sum(pair[1].values()))
    for number, (topic, own) in enumerate(ordered):
        start, parts = 0.0, []
        for word in [w for w in WORDS if own.get(w)]:
            width = 100 * own[word] / longest
            parts.append((round(start, 2), round(width, 2), word, shapes[word]))
            start += width
        words = [f"{own[w]} {wording.gettext(w)}" for _, _, w, _ in parts]
        rows.append(
            {
                "y": number * 2 * BAND,
                "subject": wording.gettext(word_of(topic)),
                "counts": [(shape, own[w], w) for _, _, w, shape in parts],
                "bars": [(x, width, w) for x, width, w, _ in parts],
                "words": ", ".join(words),
            }
        )
    if not rows:
        return None
    alt = wording.gettext(
        "Bars by subject: {topics}",
        topics="; ".join(f"{r['subject']} {r['words']}" for r in rows),
    )
    return {"alt": alt, "rows": rows, "height": len(rows) * 2 * BAND}


def counts(judgements: list[Judgement]) -> dict[str, dict[str, int]]:
    """Return {topic: {verdict: number of scored claims}}."""
    by_topic: dict[str, dict[str, int]] = {}
    for judgement in judgements:
        word, topic = judgement.verdict.word, judgement.claim.row.topic
        if word != NOT_CHECKABLE:
            own = by_topic.setdefault(topic, {})
            own[word] = own.get(word, 0) + 1
    return by_topic
