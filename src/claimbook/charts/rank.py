"""The table behind a rank, largest first, once a series."""

from claimbook.charts.style import PALETTE, SOFT, canvas, title, unit_axis
from claimbook.domain.economies import name
from claimbook.judging.old_sentences import group_name

SHOWN = 6


def draw(claim, judgement, data):
    """Return (figure, what it shows, rows): the largest economies by each series."""
    told = {}
    for outcome in judgement.outcomes:
        if outcome.value is not None:
            told.setdefault(outcome.choices.series, outcome)
    figure, panels = canvas(1, len(told), height=2.8, squeeze=False)
    shown, rows = [], []
    for axes, outcome in zip(panels[0], told.values(), strict=True):
        table = outcome.detail["table"][:SHOWN][::-1]
        names = [name(code) for code, _ in table]
        own = outcome.choices.economy
        bars = axes.barh(
            names,
            [value for _, value in table],
            color=[PALETTE[0] if code == own else SOFT for code, _ in table],
        )
        for bar, (code, _) in zip(bars, table, strict=True):
            bar.set_hatch("//" if code == own else "")
        unit_axis(axes.xaxis, outcome.used[0].unit, table[-1][1])
        axes.tick_params(axis="x", labelsize=8)
        axes.locator_params(axis="x", nbins=4)
        axes.grid(axis="y", visible=False)
        title(axes, f"Rank {outcome.value:.0f} by {group_name(outcome.group)}", 38)
        rows += [
            {
                "series": outcome.choices.series,
                "economy": code,
                "value": value,
                "unit": outcome.used[0].unit,
            }
            for code, value in outcome.detail["table"]
        ]
        shown.append(f"rank {outcome.value:.0f} by {group_name(outcome.group)}")
    alt = f"The {SHOWN} largest economies by each measure: " + "; ".join(shown)
    return figure, alt, rows
