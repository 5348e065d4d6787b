"""A quantity over time, one panel a source, the compared dates marked."""

import matplotlib.dates as mdates
import pandas as pd

from claimbook.charts.style import INK, PALETTE, canvas, title
from claimbook.sentences import quantity


def draw(claim, judgement, data):
    """Return (figure, what it shows): each source's series and change, or None."""
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
        days, values = zip(*series[source], strict=True)
        axes.plot(pd.to_datetime(days), values, "o-", color=PALETTE[0], markersize=3)
        for end in (outcome.detail["base"], outcome.detail["end"]):
            axes.axvline(pd.Timestamp(end[:10]), color=INK, linewidth=1, linestyle="--")
        axes.set_ylim(bottom=0)
        axes.set_ylabel(outcome.detail["unit"])
        axes.xaxis.set_major_formatter(
            mdates.ConciseDateFormatter(mdates.AutoDateLocator())
        )
        title(
            axes,
            f"{' then '.join(source)}: {quantity(outcome.value, 'percent')} from "
            f"{outcome.detail['base']} to {outcome.detail['end']}",
        )
    return figure, "; ".join(
        f"{' then '.join(s)}: change of {quantity(o.value, 'percent')}"
        for s, o in told.items()
    )


def _series(outcome, data):
    """Return [(period, value)] of all periods of the compared ones' length."""
    choices, length = outcome.choices, len(outcome.detail["end"])
    periods = data.figures.periods(
        choices.source,
        choices.series,
        choices.reporter,
        choices.partner,
        choices.flow,
        choices.product[0],
    )
    found = [(p, choices.measure(data, p)) for p in periods if len(p) == length]
    return [(p, m.value) for p, m in found if m]
