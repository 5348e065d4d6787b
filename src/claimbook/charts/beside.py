"""Quantities shown beside a claim, each by its own definition: a panel each."""

from math import ceil

from claimbook.charts.style import PALETTE, canvas, title, unit_axis, year_axis

LEAST_YEARS = 8  # a panel spans at least these, so that one bar is no wall


def draw(quantities, data):
    """Return (figure, what it shows, rows): yearly bars of each quantity, or None.

    Announced, lent, committed, flow and stock are different things: the panels share
    no axis, and nothing is added up across them.
    """
    series = [
        (q, [p for p in _series(q, data) if p[2] == unit])
        for q in quantities
        for unit in dict.fromkeys(p[2] for p in _series(q, data))
    ]
    if not series:
        return None
    rows = ceil(len(series) / 2)
    figure, panels = canvas(rows, 2, height=0.3 + 2.3 * rows, squeeze=False)
    for axes in panels.flat[len(series) :]:
        axes.remove()
    for axes, (q, points) in zip(panels.flat, series, strict=False):
        years, values, unit = zip(*points, strict=True)
        axes.bar(years, values, color=PALETTE[0], width=0.8)
        middle = (years[0] + years[-1]) / 2
        room = max(years[-1] - years[0], LEAST_YEARS) / 2 + 1
        axes.set_xlim(middle - room, middle + room)
        unit_axis(axes.yaxis, unit[0], max(values))
        year_axis(axes, 5)
        axes.tick_params(labelsize=8)
        axes.grid(axis="x", visible=False)
        title(axes, _name(q, data), 38)
    alt = "Yearly bars, a panel each: " + "; ".join(
        f"{_name(q, data)}, {points[0][0]} to {points[-1][0]}" for q, points in series
    )
    rows = [
        {"quantity": _name(q, data), "year": year, "value": value, "unit": unit}
        for q, points in series
        for year, value, unit in points
    ]
    return figure, alt, rows


def _name(q, data):
    product = f", {' + '.join(q.product)}" if q.product not in (("",), ("all",)) else ""
    return f"{data.series[q.series].title}{product}: {' then '.join(q.source)}"


def _series(q, data):
    periods = [p for p in q.periods(data) if "/" not in p]
    found = [(int(p[:4]), q.measure(data, p)) for p in periods]
    return [(year, m.value, m.unit) for year, m in found]
