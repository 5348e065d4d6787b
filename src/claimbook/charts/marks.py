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
    for key, axes in panels:
        if years:
            axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        own = _rows(data, key)
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


def _rows(data: pd.DataFrame, key: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows of the panel whose facets have these values."""
    for value in key:
        column = next(c for c in data if (data[c].astype(str) == value).any())
        data = data[data[column].astype(str) == value]
    return data


def _title(data: pd.DataFrame, key: tuple[str, ...]) -> str:
    """Return what a panel's claim says, and what else its facets are."""
    if "statement" not in data or data.empty:
        return ", ".join(key)
    claim, statement = data.claim_id.iloc[0], data.statement.iloc[0]
    return "; ".join(statement if value == claim else value for value in key[::-1])


def _panels(chart: Any) -> Iterator[tuple[tuple[str, ...], Axes]]:
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
