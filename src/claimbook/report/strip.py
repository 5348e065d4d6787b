"""Charts that templates draw as SVG: where every mark stands, in percent of the width.

Nothing in them scales with their width but the places, so text stays readable on the
narrowest screen. Shapes, not colours alone, tell what holds from what fails.
"""

import textwrap
from collections import Counter
from math import ceil, floor, isfinite, log10
from typing import Any

from claimbook.domain.interval import Interval
from claimbook.domain.wording import Wording
from claimbook.judging.conclusions import named
from claimbook.judging.judge import Outcome
from claimbook.judging.judgement import Judgement
from claimbook.judging.sentences import alternative_name, measured
from claimbook.judging.specifications import MAIN

LINE, BAND, GAP, AXIS = 15, 20, 3, 34  # px: a label's line, a row's marks, ticks
LABEL = 44  # letters of a label's line, so many fit on a screen of 320 px
ROOM = 0.08  # of the range, left free at both sides
TICKS = 4  # at most so many steps between an axis's ends
STEPS = (1, 2, 2.5, 5, 10)


def strip(
    judgement: Judgement, wording: Wording, names: dict[str, str]
) -> dict[str, Any] | None:
    """Return the chart of a claim: a row an outcome, against the claimed set.

    `names` are those that the plan gives its alternatives. None without a number.
    """
    outcomes = _answered(judgement)
    if not outcomes:
        return None
    claimed, unit = outcomes[0].finding.claimed, outcomes[0].unit
    low, high = _range([o.finding.value for o in outcomes] + _bounds(claimed))
    factor, unit_name = wording.scale(max(abs(low), abs(high)), unit)

    def place(value: float) -> float:
        share = (value - low) / (high - low)
        return round(100 * min(1.02, max(-0.02, share)), 1)

    rows, top = [], 0
    called = _names(outcomes, wording, names)
    for outcome, name in zip(outcomes, called, strict=True):
        lines = textwrap.wrap(name, LABEL) or [""]
        band = top + LINE * len(lines) + 4
        interval, value = outcome.finding.interval, outcome.finding.value
        scaled = wording.number(value / factor) if factor > 1 else ""
        rows.append(
            {
                "lines": [
                    (top + LINE * n - 2, text) for n, text in enumerate(lines, 1)
                ],
                "value": scaled or measured(outcome, wording),
                "status": outcome.status,
                "at_least": not isfinite(interval.high),
                "main": outcome.alternative == MAIN,
                "label": (top, band - top),
                "y": band + BAND // 2,
                "low": place(interval.low),
                "high": place(interval.high),
                "at": place(value),
            }
        )
        top = band + BAND + GAP
    whole = all(float(o.finding.value).is_integer() for o in outcomes)
    ways = zip(called, outcomes, strict=True)
    return {
        "ways": [
            f"{name} {measured(o, wording)}, {wording.gettext(o.status)}"
            for name, o in ways
        ],
        "rows": rows,
        "set": (place(claimed.low), place(claimed.high) - place(claimed.low)),
        "bounds": [place(b) for b in _bounds(claimed)],
        "ticks": [
            (place(t), wording.number(t / factor, 6)) for t in _ticks(low, high, whole)
        ],
        "unit": unit_name,
        "axis": top,
        "height": top + AXIS,
    }


def figures(judgement: Judgement) -> list[dict[str, Any]]:
    """Return what the chart of a claim shows: one row an outcome, in base units."""
    return [
        {
            "alternative": o.alternative,
            "varied": "; ".join(
                f"{name}: {choice}" for name, choice in o.varied.items()
            ),
            "status": o.status,
            "value": o.finding.value,
            "low": o.finding.interval.low,
            "high": o.finding.interval.high,
            "claimed_low": o.finding.claimed.low,
            "claimed_high": o.finding.claimed.high,
            "unit": o.unit,
        }
        for o in _answered(judgement)
    ]


def _answered(judgement: Judgement) -> list[Any]:
    """Return the outcomes of a claim that a number answers."""
    return [o for o in judgement.outcomes if o.finding and isfinite(o.finding.value)]


def _bounds(claimed: Interval) -> list[float]:
    """Return the ends of the claimed set, each once."""
    return [b for b in dict.fromkeys((claimed.low, claimed.high)) if isfinite(b)]


def _range(values: list[float]) -> tuple[float, float]:
    """Return the ends of an axis that has room around all values."""
    low, high = min(values), max(values)
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
    several = Counter(o.alternative for o in outcomes)
    called = []
    for o in outcomes:
        apart = [str(v) for v in o.varied.values() if str(v)[:4].isdigit()]
        if not apart and several[o.alternative] > 1:
            apart = named(o.compilers, wording)
        name = alternative_name(o.alternative, wording, names)
        if o.alternative == MAIN and o.compilers:
            by = wording.list(named(o.compilers, wording))
            name = wording.gettext("{by}, the way that decides", by=by)
        called.append(", ".join([name, *apart]))
    return called


def kind(word: str) -> str:
    """Return a verdict's word as the name of a class."""
    return word.replace(",", "").replace(" ", "-")
