"""The specification chart: every outcome as an interval against the claimed set."""

import json

from claimbook.charts.style import STATUS, canvas, label, shade, title, unit_axis
from claimbook.domain.interval import Interval
from claimbook.domain.wording import ENGLISH
from claimbook.judging.old_sentences import claimed_set, group_name
from claimbook.judging.specifications import MAIN


def draw(judged, wording=ENGLISH, names=None):
    """Return (figure, what it shows, rows) of one Judged claim, None without figures.

    A row a specification, grouped; the main group is on top and in bold. Filled,
    crossed and diamond marks tell holds, fails and undecided apart without colour.
    """
    told = [o for o in judged.outcomes if o.value == o.value and o.status in STATUS]
    if not told:
        return None
    figure, axes = canvas(height=1.1 + 0.3 * len(told))
    for place, o in enumerate(reversed(told)):
        style = STATUS[o.status]
        axes.plot([o.low, o.high], [place, place], color=style["color"], linewidth=2)
        axes.plot(o.value, place, style["marker"], color=style["color"], markersize=7)
    called = [_called(o, told, wording, names) for o in told]
    first = told[0]
    bounds = [b for b in (first.claimed_low, first.claimed_high) if abs(b) != INF]
    low = min([o.value for o in told] + bounds)
    high = max([o.value for o in told] + bounds)
    axes.set_yticks(
        range(len(told)),
        [
            f"{label(name)}  {_short(o, high, wording)}"
            for name, o in zip(called[::-1], told[::-1], strict=True)
        ],
    )
    for text, o in zip(axes.get_yticklabels(), told[::-1], strict=True):
        text.set_fontweight("bold" if o.group == MAIN else "normal")
    room = 0.08 * (high - low or abs(high) or 1)
    axes.set_xlim(low - room, high + room)
    axes.set_ylim(-0.6, len(told) - 0.4)
    closed = first.claimed_low == first.claimed_high
    shade(axes, Interval(first.claimed_low, first.claimed_high, closed, closed), "x")
    axes.locator_params(axis="x", nbins=6, integer=first.unit == "rank")
    unit_axis(axes.xaxis, first.unit, high, wording)
    axes.grid(axis="y", visible=False)
    if first.group == MAIN:
        said = wording.gettext(
            "{found} by the main choice; claimed: {claimed}",
            found=wording.quantity(first.value, first.unit),
            claimed=claimed_set(first, wording),
        )
    else:
        said = wording.gettext(
            "No figure for {group}.", group=wording.gettext("main choice")
        )
    title(axes, said[:1].upper() + said[1:])
    alt = wording.gettext(
        "Each way of counting against the claimed set: {ways}",
        ways="; ".join(
            f"{name} {wording.quantity(o.value, o.unit)}, {wording.gettext(o.status)}"
            for name, o in zip(called, told, strict=True)
        ),
    )
    return figure, alt, [{c: getattr(o, c) for c in COLUMNS} for o in told]


INF = float("inf")
COLUMNS = (
    *("group", "varied", "status", "value", "low", "high"),
    *("claimed_low", "claimed_high", "unit"),
)


def _called(outcome, told, wording, names):
    """Return the group's name, and what tells its equivalent choices apart.

    That is a date, or who compiled the figure.
    """
    name = group_name(outcome.group, wording, names)
    varied = json.loads(outcome.varied).values() if outcome.varied else ()
    apart = [str(v) for v in varied if str(v)[:4].isdigit()]
    if not apart and sum(o.group == outcome.group for o in told) > 1:
        apart = [outcome.compiled_by]
    return ", ".join([name, *apart])


def _short(outcome, high, wording):
    """Return the value in the axis's scale, which names the unit of an amount."""
    factor, _ = wording.scale(high, outcome.unit)
    if factor > 1:
        return wording.number(outcome.value / factor)
    return wording.quantity(outcome.value, outcome.unit)
