"""One look for every chart of the notebooks, in colour, in grey and on dark paper."""

import io

import matplotlib.pyplot as plt
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.category import UnitData
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

PALETTE = [to_hex(c) for c in sns.color_palette("colorblind")]
INK, SOFT, TINT, GRID, PAPER = "#1c1f23", "#6b7280", "#dbe7f3", "#e5e7eb", "#ffffff"
STATUS = {  # a colour a status, and a marker that tells it without colour
    "holds": ("#0a6b46", "o"),
    "fails": ("#a3261b", "X"),
    "undecided": ("#7a5200", "D"),
    "no data": (SOFT, "s"),
}
STATUS_COLORS = {status: color for status, (color, _) in STATUS.items()}
STATUS_MARKERS = {status: marker for status, (_, marker) in STATUS.items()}
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
    "font.family": "DejaVu Sans",  # a list is searched anew for every text
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.titlesize": 10,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": SOFT,
    "axes.formatter.useoffset": False,
    "date.converter": "concise",
    "grid.color": GRID,
    "hatch.color": PAPER,
    "axes.ymargin": 0.12,
    "figure.autolayout": False,
}
NOTHING = dict.fromkeys(("Date", "Creator", "Format", "Type"))


def use_theme() -> None:
    """Have seaborn and matplotlib draw in the project's look from here on."""
    sns.set_theme(style="whitegrid", palette=PALETTE, rc=LOOK)


def svg(figure: Figure) -> str:
    """Return a figure as SVG text whose bytes follow from what it shows."""
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            if axis.get_scale() == "log":  # powers of ten are written as formulas
                axis.set_major_formatter("{x:g}")
    # a grid has made room for its legend, and what stands in no grid for nothing
    room = None if figure.legends else "tight"
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata=NOTHING, bbox_inches=room)
    rules = "".join(
        f'[style*="{part}: {light}"]{{{part}:{dark}!important}}'
        for light, dark in DARK.items()
        for part in ("fill", "stroke")
    )
    dark = f"@media (prefers-color-scheme:dark){{{rules}}}</style>"
    return buffer.getvalue().replace("</style>", dark, 1)


def alternative_text(figure: Figure) -> str:
    """Return what a figure shows, in words: as given to `describe`, or from its axes.

    A panel is named by its title or axis labels, with the kind and number of its marks
    and the range of its values.
    """
    given = getattr(figure, "claimbook_alt", "")
    if given:
        return given
    panels = [_panel(axes) for axes in figure.axes if axes.has_data()]
    return "; ".join(filter(None, panels)) or "an empty chart"


def describe(chart: object, alt: str) -> None:
    """Give a chart (a seaborn grid, axes, a figure) its text for who cannot see it."""
    _figure(chart).claimbook_alt = alt  # type: ignore[attr-defined]


def _figure(chart: object) -> Figure:
    figure = getattr(chart, "figure", chart)
    if not isinstance(figure, Figure):
        kind = type(chart).__name__
        raise TypeError(f"found a {kind}; allowed: a seaborn grid, axes or a figure")
    return figure


def _panel(axes: Axes) -> str:
    kinds = {
        ("line", "lines"): [line for line in axes.lines if len(line.get_path()) > 2],
        ("bar", "bars"): list(axes.patches),
        ("group of points", "groups of points"): list(axes.collections),
    }
    marks = [
        f"{len(marks)} {kind[len(marks) > 1]}" for kind, marks in kinds.items() if marks
    ]
    labels = [axes.get_ylabel(), axes.get_xlabel()]
    low, high = axes.dataLim.intervaly
    if isinstance(axes.yaxis.get_units(), UnitData):  # names: the values lie along x
        labels.reverse()
        low, high = axes.dataLim.intervalx
    name = axes.get_title("left") or axes.get_title()
    panel = ", ".join(filter(None, [name, " by ".join(filter(None, labels))]))
    return f"{panel}: {' and '.join(marks) or 'a chart'} from {low:.4g} to {high:.4g}"


def close(figure: Figure) -> None:
    """Forget a figure that has been shown."""
    plt.close(figure)
