"""The implied exchange rate against the market's year."""

import matplotlib.dates as mdates
import pandas as pd

from claimbook.charts.style import INK, PALETTE, TINT, broken, canvas, title
from claimbook.judging.old_sentences import group_name

STYLES = ("-", "--", ":", "-.")


def draw(claim, judgement, data):
    """Return (figure, what it shows, rows): each source's rates, the band that fits."""
    figure, axes = canvas(height=4)
    told = [o for o in judgement.outcomes if o.value is not None]
    seen, rows = [], []
    for outcome in told:
        source = outcome.used[0].source
        if source in seen:
            continue
        days = outcome.detail["days"]
        rates = [outcome.choices.measure(data, day).value for day in days]
        axes.plot(
            *broken(list(zip(days, rates, strict=True))),
            linestyle=STYLES[len(seen) % len(STYLES)],
            marker="o" if len(days) < 40 else None,
            markersize=4,
            color=PALETTE[len(seen) % len(PALETTE)],
            label=f"{source} ({group_name(outcome.group)})",
        )
        seen.append(source)
        rows += [
            {
                "source": source,
                "period": day,
                "value": rate,
                "unit": outcome.used[0].unit,
            }
            for day, rate in zip(days, rates, strict=True)
        ]
    main = judgement.main
    (low, high), (bare_low, bare_high) = main.detail["band"], main.detail["bare_band"]
    axes.axhspan(low, high, color=TINT, zorder=0)
    for bound in (bare_low, bare_high):
        axes.axhline(bound, color=INK, linewidth=1, linestyle=":")
    day = pd.Timestamp(main.used[0].period)
    axes.axvline(day, color=INK, linewidth=1)
    axes.annotate(
        f"{day:%-d %B}",
        (day, axes.get_ylim()[1]),
        xytext=(3, -10),
        textcoords="offset points",
    )
    axes.xaxis.set_major_formatter(
        mdates.ConciseDateFormatter(mdates.AutoDateLocator())
    )
    axes.set(ylabel=main.used[0].unit)
    axes.legend(fontsize=8, framealpha=1)
    title(
        axes,
        f"The printed amount is right at rates of {low:.3f} to {high:.3f} (shaded); "
        f"without the hedge, {bare_low:.3f} to {bare_high:.3f} (dotted)",
    )
    alt = (
        f"Exchange rates of {len(seen)} sources through the year; on "
        f"{len(main.detail['days_failing'])} of {len(main.detail['days'])} days of the "
        f"main source the printed amount would be wrong"
    )
    return figure, alt, rows
