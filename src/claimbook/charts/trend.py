"""A quantity over time, one panel a source, the compared dates marked."""

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.ticker import FuncFormatter

from claimbook.charts.style import INK, PALETTE, broken, canvas, narrow, title
from claimbook.judging.old_sentences import number, quantity


def draw(claim, judgement, data):
    """Return (figure, what it shows, rows), or None: each source's series, change."""
    told = {}
    for outcome in judgement.outcomes:
        if outcome.value is not None:
            told.setdefault(outcome.choices.source, outcome)
    series = {s: _series(o, data) for s, o in told.items()}
    told = {s: o for s, o in told.items() if len(series[s]) > 1}
    if not told:
        return None
    figure, panels = canvas(len(told), 1, height=0.6 + 1.7 * len(told), squeeze=False)
    for axes, (source, outcome) in zip(panels[:, 0], told.items(), strict=True):
        days, values = broken(series[source])
        axes.plot(days, values, "o-", color=PALETTE[0], markersize=3)
        for end in (outcome.detail["base"], outcome.detail["end"]):
            axes.axvline(pd.Timestamp(end[:10]), color=INK, linewidth=1, linestyle="--")
        axes.set_ylim(bottom=0)
        axes.set_ylabel(narrow(outcome.detail["unit"]))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: number(y)))
        if len(outcome.detail["end"]) == 4:
            axes.xaxis.set_major_locator(mdates.YearLocator())
            axes.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
        else:
            axes.xaxis.set_major_formatter(
                mdates.ConciseDateFormatter(mdates.AutoDateLocator())
            )
        title(
            axes,
            f"{' then '.join(source)}: {quantity(outcome.value, 'percent')} from "
            f"{outcome.detail['base']} to {outcome.detail['end']}",
        )
    alt = "; ".join(
        f"{' then '.join(s)}: change of {quantity(o.value, 'percent')}"
        for s, o in told.items()
    )
    rows = [
        {"source": " then ".join(s), "period": p, "value": v, "unit": o.detail["unit"]}
        for s, o in told.items()
        for p, v in series[s]
    ]
    return figure, alt, rows


def _series(outcome, data):
    """Return [(period, value)] of all periods of the compared ones' length."""
    choices, length = outcome.choices, len(outcome.detail["end"])
    periods = [p for p in choices.periods(data) if len(p) == length]
    found = [(p, choices.measure(data, p)) for p in periods]
    return [(p, m.value) for p, m in found if m]
