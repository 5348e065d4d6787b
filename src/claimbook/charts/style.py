"""One look for all charts, readable in grey and by colour-blind readers."""

import io
import textwrap

import matplotlib as mpl
import matplotlib.pyplot as plt
import seaborn as sns
from matplotlib.ticker import FuncFormatter, MaxNLocator

from claimbook.sentences import number, scale

PALETTE = sns.color_palette("colorblind")
INK, SOFT, TINT = "#1c1f23", "#6b7280", "#dbe7f3"
MARKERS = "osD^vPX*"
# filled, crossed out and hollow tell the statuses apart without colour
STATUS = {
    "holds": {"color": "#0a6b46", "marker": "o"},
    "fails": {"color": "#a3261b", "marker": "X"},
    "undecided": {"color": "#7a5200", "marker": "D"},
}


def canvas(rows=1, columns=1, height=3.6, **options):
    """Return (figure, axes) in the project's style, 8 inches wide."""
    sns.set_theme(style="whitegrid", rc={"axes.spines.right": False})
    mpl.rcParams.update(
        {
            "svg.hashsalt": "claimbook",
            "svg.fonttype": "none",
            "font.family": ["DejaVu Sans", "sans-serif"],
            "font.size": 9,
            "axes.titlesize": 10.5,
            "axes.titleweight": "bold",
            "axes.titlelocation": "left",
            "axes.spines.top": False,
            "axes.edgecolor": SOFT,
            "grid.color": "#e5e7eb",
        }
    )
    return plt.subplots(
        rows, columns, figsize=(8, height), layout="constrained", **options
    )


def title(axes, text, width=88):
    """Give axes a title that says the finding, in lines of at most `width` letters."""
    axes.set_title("\n".join(textwrap.wrap(text, width)), pad=10)


def unit_axis(axis, unit, largest):
    """Count an axis in the scale of its `largest` value, and say the unit once."""
    factor, label = scale(largest, unit)
    axis.set_major_formatter(FuncFormatter(lambda x, _: number(x / factor)))
    axis.set_label_text(label)


def year_axis(axes):
    """Show years as whole numbers."""
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
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


def svg(figure):
    """Return a figure as SVG text whose bytes follow from what it shows; close it."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)
    return buffer.getvalue()
