"""What a claim says, marked in a chart that seaborn has drawn of outcomes or series."""

import textwrap
from collections.abc import Iterator
from math import isfinite
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from claimbook.charts.theme import INK, TINT, describe

LETTERS_AN_INCH = 14  # of a bold title
Key = tuple[str, ...]  # the values that a panel is of
BOUNDS = ["claimed_low", "claimed_high"]


def mark_claimed(chart: Any, data: pd.DataFrame, alt: str = "") -> None:
    """Shade the set that makes each claim right, and name panels and units.

    `chart` is a seaborn grid or axes drawn of a frame of outcomes or of a series, and
    `data` that frame: one row an outcome or a point, the claimed set, if any, in the
    row's unit. A claim's panel is titled by what it says. `alt` is the text for who
    cannot see the chart; without it one is made of the frame.
    """
    panels = list(_panels(chart))
    along = "x" if any(axes.get_xlabel() == "value" for _, axes in panels) else "y"
    years = any(axes.get_xlabel() == "year" for _, axes in panels)
    columns = _columns(data, [key for key, _ in panels])
    for key, axes in panels:
        if years:
            axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        own = data
        for column, value in zip(columns, key, strict=True):
            own = own.loc[own[column].astype(str) == value]
        for low, high in own.filter(BOUNDS).dropna(how="all").drop_duplicates().values:
            _shade(axes, low, high, along)
        if "unit" in own:
            units = ", ".join(dict.fromkeys(own.unit[own.unit != ""]))
            (axes.set_xlabel if along == "x" else axes.set_ylabel)(units)
            _whole_numbers(axes, own, along)
        if key:
            room = axes.get_window_extent().width / axes.figure.dpi
            width = max(24, int(LETTERS_AN_INCH * room))
            title = textwrap.wrap(
                _title(own, key), width, max_lines=2, placeholder=" …"
            )
            axes.set_title("\n".join(title), loc="left")
            axes.set_title("", loc="center")
    if not isinstance(chart, Axes):
        chart.tight_layout()
    describe(chart, alt or _in_words(data))


def _columns(data: pd.DataFrame, keys: list[Key]) -> list[str]:
    """Return the columns that the panels are facets of: those of the panels' values.

    A grid does not say which they are. Of several that hold the values, it is the one
    with the fewest others. ValueError where no column holds them.
    """
    cells = {column: set(data[column].astype(str)) for column in data}
    columns: list[str] = []
    for values in zip(*keys, strict=True):
        holding = [column for column in cells if cells[column] >= set(values)]
        if not holding:
            raise ValueError(
                f"found no column with the panels {', '.join(values)}; allowed: the "
                "frame that the chart was drawn of"
            )
        columns.append(min(holding, key=lambda column: len(cells[column])))
    return columns


def _title(data: pd.DataFrame, key: Key) -> str:
    """Return what a panel's claim says, and what else its facets are."""
    if "statement" not in data or data.empty:
        return ", ".join(key)
    claim, statement = data.claim_id.iloc[0], data.statement.iloc[0]
    return "; ".join(statement if value == claim else value for value in key[::-1])


def _panels(chart: Any) -> Iterator[tuple[Key, Axes]]:
    """Yield (the facets' values, axes) of a chart; no values where it has one panel."""
    if isinstance(chart, Axes):
        yield (), chart
        return
    for key, axes in chart.axes_dict.items():
        yield tuple(map(str, key if isinstance(key, tuple) else (key,))), axes
    if not chart.axes_dict:
        yield (), chart.ax


def _shade(axes: Axes, low: float, high: float, along: str) -> None:
    """Shade a claimed set over the visible part of an axis, its bounds as lines."""
    span, line = axes.axhspan, axes.axhline
    limits, limit = axes.get_ylim, axes.set_ylim
    if along == "x":
        span, line = axes.axvspan, axes.axvline
        limits, limit = axes.get_xlim, axes.set_xlim
    first, last = sorted(limits())
    bounds = [bound for bound in {low, high} if isfinite(bound)]
    room = 0.05 * (last - first)
    first = min([first, *(bound - room for bound in bounds)])
    last = max([last, *(bound + room for bound in bounds)])
    limit(first, last)
    start, end = max(first, low), min(last, high)
    if start < end:
        span(start, end, color=TINT, zorder=0)
    for bound in bounds:
        line(bound, color=INK, linewidth=1, linestyle="--", zorder=1)


def _whole_numbers(axes: Axes, data: pd.DataFrame, along: str) -> None:
    """Give counts and ranks ticks at whole numbers alone."""
    if set(data.unit) & {"rank", "codes", "economies", "days"}:
        axis = axes.xaxis if along == "x" else axes.yaxis
        axis.set_major_locator(MaxNLocator(6, integer=True))


def _in_words(data: pd.DataFrame) -> str:
    """Return what a frame of outcomes or series shows, claim by claim."""
    claims: list[str] = []
    if not {"alternative", "unit"} <= set(data):
        return ""
    for claim_id, own in data.groupby("claim_id", sort=False, observed=True):
        last = own.groupby("alternative", sort=False, observed=True).last()
        values = (
            f"{name} {row.value:.4g} {row.unit}".strip()
            for name, row in last.dropna(subset="value").iterrows()
        )
        claims.append(f"{claim_id}: {', '.join(values)}")
    return "; ".join(claims)
