"""The specification chart: every outcome as an interval against the claimed set."""

from claimbook.charts.style import STATUS, canvas, shade, title, unit_axis
from claimbook.interval import Interval
from claimbook.sentences import group_name, quantity, verdict_line
from claimbook.specification import MAIN


def draw(judged):
    """Return (figure, what it shows) of one Judged claim, or None without figures.

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
    labels = [f"{group_name(o.group)}  {quantity(o.value, o.unit)}" for o in told[::-1]]
    axes.set_yticks(range(len(told)), labels)
    for label, o in zip(axes.get_yticklabels(), told[::-1], strict=True):
        label.set_fontweight("bold" if o.group == MAIN else "normal")
    bounds = [
        b for b in (told[0].claimed_low, told[0].claimed_high) if abs(b) != float("inf")
    ]
    low = min([o.value for o in told] + bounds)
    high = max([o.value for o in told] + bounds)
    room = 0.08 * (high - low or abs(high) or 1)
    axes.set_xlim(low - room, high + room)
    axes.set_ylim(-0.6, len(told) - 0.4)
    first = told[0]
    closed = first.claimed_low == first.claimed_high
    shade(
        axes,
        Interval(first.claimed_low, first.claimed_high, closed, closed),
        "x",
    )
    axes.locator_params(axis="x", nbins=6)
    unit_axis(axes.xaxis, first.unit, high)
    axes.grid(axis="y", visible=False)
    title(axes, verdict_line(judged.verdict).capitalize())
    return figure, "Each way of counting against the claimed set: " + "; ".join(
        f"{group_name(o.group)} {quantity(o.value, o.unit)} {o.status}" for o in told
    )
