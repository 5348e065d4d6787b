"""A level against its threshold: every source and side its own line."""

from math import nan

from claimbook.charts.style import (
    MARKERS,
    PALETTE,
    SOFT,
    canvas,
    shade,
    title,
    unit_axis,
    year_axis,
)
from claimbook.judging.old_sentences import group_name, quantity

FIRST_YEAR = 2010


def draw(claim, judgement, data):
    """Return (figure, what it shows, rows), or None where no yearly series is."""
    told = [o for o in judgement.outcomes if o.value is not None]
    lines = [_series(o, data) for o in told]
    if max(map(len, lines), default=0) < 2:
        return None
    figure, axes = canvas(height=4.4)
    year = int(claim.period_text)
    for number, (outcome, series) in enumerate(zip(told, lines, strict=True)):
        color = PALETTE[number % len(PALETTE)]
        marker = MARKERS[number % len(MARKERS)]
        if len(series) > 1:
            axes.plot(*_broken(series), color=color, linewidth=1.6)
        axes.plot(year, outcome.value, marker, color=color, markersize=6)
    main = judgement.main
    shade(axes, main.claimed, "y")
    year_axis(axes)
    unit_axis(axes.yaxis, main.unit, main.value)
    _label(axes, year, told)
    axes.grid(axis="x", visible=False)
    title(
        axes,
        f"{quantity(main.value, main.unit)} in {year} by the main choice; shaded: what "
        "the article claims",
    )
    alt = (
        f"Lines by year for {len(told)} ways of counting, ending in {year} at "
        + "; ".join(
            f"{quantity(o.value, o.unit)} by {group_name(o.group)}" for o in told
        )
    )
    rows = [
        {"group": o.group, "year": y, "value": v, "unit": o.unit}
        for o, series in zip(told, lines, strict=True)
        for y, v in dict([*series, (year, o.value)]).items()
    ]
    return figure, alt, rows


def _label(axes, year, outcomes):
    """Write each outcome's name beside the chart, at its mark or as near as fits."""
    low, high = axes.get_ylim()
    step = (high - low) / 18
    left, _ = axes.get_xlim()
    axes.set_xlim(left, year + 0.2)
    height = None
    for o in sorted(outcomes, key=lambda o: -o.value):
        height = o.value if height is None else min(o.value, height - step)
        axes.annotate(
            f"{group_name(o.group)}  {quantity(o.value, o.unit)}",
            (year, o.value),
            xytext=(year + 0.04 * (year - left), height),
            va="center",
            fontsize=8,
            arrowprops={"arrowstyle": "-", "color": SOFT, "linewidth": 0.6},
            annotation_clip=False,
        )


def _broken(series):
    """Return (years, values) with a gap wherever a year has no figure."""
    known = dict(series)
    years = range(series[0][0], series[-1][0] + 1)
    return list(years), [known.get(y, nan) for y in years]


def _series(outcome, data):
    """Return [(year, value)] over one set of countries, up to the outcome's year."""
    choices = outcome.choices
    if not choices.between or choices.fill:
        return []
    choices = choices.model_copy(update={"both": False})
    years = [y for y in choices.years(data) if int(y) >= FIRST_YEAR]
    members = choices.fixed_set(data, years)
    if members == ():
        return []
    found = [(int(y), choices.measure(data, y, members)) for y in years]
    return [(y, m.value) for y, m in found if m]
