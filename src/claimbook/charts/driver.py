"""What drove a growth: the part's share of the change, by window and reading."""

import pandas as pd
import seaborn as sns

from claimbook.charts.style import INK, PALETTE, canvas, title, unit_axis
from claimbook.judging.old_sentences import group_name, quantity


def draw(claim, judgement, data):
    """Return (figure, what it shows, rows): a bar an outcome, the cut as a line."""
    told = [o for o in judgement.outcomes if o.value is not None]
    frame = pd.DataFrame(
        {
            "label": [
                f"{o.detail['base']} to {o.detail['end']}, {group_name(o.group)}"
                for o in told
            ],
            "share": [o.value for o in told],
        }
    )
    figure, axes = canvas(height=1 + 0.38 * len(told))
    sns.barplot(frame, x="share", y="label", color=PALETTE[0], ax=axes)
    for bar, outcome in zip(axes.patches, told, strict=True):
        bar.set_hatch("" if outcome.status == "holds" else "//")
        axes.annotate(
            quantity(outcome.value, "percent"),
            (max(outcome.value, 0), bar.get_y() + bar.get_height() / 2),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
        )
    cut = judgement.main.claimed.low
    axes.axvline(cut, color=INK, linewidth=1, linestyle="--")
    axes.set(ylabel="")
    axes.margins(x=0.12)
    unit_axis(axes.xaxis, "percent of the change", 1)
    low, high = min(o.value for o in told), max(o.value for o in told)
    title(
        axes,
        f"The part's share of the growth runs from {quantity(low, 'percent')} to "
        f"{quantity(high, 'percent')} by window; the cut is {quantity(cut, 'percent')}",
    )
    alt = "Bars: " + "; ".join(
        f"{label} {quantity(share, 'percent')}"
        for label, share in frame.itertuples(index=False)
    )
    rows = [
        {
            "group": o.group,
            "base": o.detail["base"],
            "end": o.detail["end"],
            "value": o.value,
            "unit": o.unit,
            "change_of_part": o.detail["part_change"],
            "change_of_whole": o.detail["change"],
            "unit_of_changes": o.detail["unit"],
            "status": o.status,
        }
        for o in told
    ]
    return figure, alt, rows
