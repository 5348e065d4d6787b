"""One look for all charts, readable in grey and by colour-blind readers."""

import io
import textwrap
from datetime import date
from math import nan
from statistics import median

import matplotlib as mpl
import matplotlib.pyplot as plt
import seaborn as sns
from matplotlib.ticker import FuncFormatter, MaxNLocator

from claimbook.charts.layout import settle
from claimbook.domain.wording import ENGLISH

PALETTE = [mpl.colors.to_hex(c) for c in sns.color_palette("colorblind")]
INK, SOFT, TINT, GRID, PAPER = "#1c1f23", "#6b7280", "#dbe7f3", "#e5e7eb", "#ffffff"
MARKERS = "osD^vPX*"
# filled, crossed out and hollow tell the statuses apart without colour
STATUS = {
    "holds": {"color": "#0a6b46", "marker": "o"},
    "fails": {"color": "#a3261b", "marker": "X"},
    "undecided": {"color": "#7a5200", "marker": "D"},
}
# the same colours on dark paper, for readers who prefer it
DARK = {
    INK: "#e6e8eb",
    SOFT: "#a9b1ba",
    TINT: "#2b3a4a",
    GRID: "#343b43",
    PAPER: "#15181c",
    "#0a6b46": "#6fd3a6",
    "#a3261b": "#f59a90",
    "#7a5200": "#e7bd6a",
    "#0173b2": "#5eb2e6",
}
LOOK = {
    "svg.hashsalt": "claimbook",
    "svg.fonttype": "none",
    "text.parse_math": False,  # a "$" is a dollar
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.titlesize": 10.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": SOFT,
    "grid.color": GRID,
    "hatch.color": PAPER,
}
LONGEST = 46  # letters of a label; the table beside the chart has the rest


def canvas(rows=1, columns=1, height=3.6, **options):
    """Return (figure, axes) in the project's style, 8 inches wide."""
    sns.set_theme(style="whitegrid", rc=LOOK)
    return plt.subplots(rows, columns, figsize=(8, height), **options)


def title(axes, text, width=80):
    """Give axes a title that says the finding, in lines of at most `width` letters."""
    axes.set_title("\n".join(textwrap.wrap(text, width)), pad=8)


def label(text):
    """Return a label short enough to leave room for the chart."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def unit_axis(axis, unit, largest, wording=ENGLISH):
    """Count an axis in the scale of its `largest` value, and say the unit once."""
    factor, scaled = wording.scale(largest, unit)
    axis.set_major_formatter(FuncFormatter(lambda x, _: wording.number(x / factor)))
    axis.set_label_text(narrow(scaled) if axis.axis_name == "y" else scaled)


def narrow(text):
    """Return text in lines short enough to stand along a small panel's axis."""
    return "\n".join(textwrap.wrap(text, 12))


def year_axis(axes, most=9):
    """Show years as whole numbers, at `most` so many."""
    axes.xaxis.set_major_locator(MaxNLocator(most, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:.0f}"))


def shade(axes, claimed, across):
    """Shade the claimed set over the visible part of an axis ("x" or "y")."""
    low, high = axes.get_xlim() if across == "x" else axes.get_ylim()
    span = axes.axvspan if across == "x" else axes.axhspan
    start, end = max(low, claimed.low), min(high, claimed.high)
    if start < end:
        span(start, end, color=TINT, zorder=0)
    for bound in {claimed.low, claimed.high}:
        if low <= bound <= high:
            line = axes.axvline if across == "x" else axes.axhline
            line(bound, color=INK, linewidth=1, linestyle="--", zorder=1)


def broken(points):
    """Return (days, values) of [(period, value)], a gap where the series has one.

    A gap is more than a month, and more than twice the series' usual step.
    """
    days = [date.fromisoformat(f"{period}-01-01"[:10]) for period, _ in points]
    steps = [(b - a).days for a, b in zip(days, days[1:], strict=False)]
    longest = max(31, 2 * median(steps)) if steps else 0
    x, y = days[:1], [points[0][1]]
    for day, step, (_, value) in zip(days[1:], steps, points[1:], strict=True):
        if step > longest:
            x.append(day)
            y.append(nan)
        x.append(day)
        y.append(value)
    return x, y


def svg(figure):
    """Return a figure as SVG text whose bytes follow from what it shows; close it."""
    settle(figure)
    buffer = io.StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    figure.savefig(buffer, format="svg", metadata=nothing)
    plt.close(figure)
    rules = "".join(
        f'[style*="{part}: {light}"]{{{part}:{dark}!important}}'
        for light, dark in DARK.items()
        for part in ("fill", "stroke")
    )
    dark = f"@media (prefers-color-scheme:dark){{{rules}}}</style>"
    return buffer.getvalue().replace("</style>", dark, 1)
