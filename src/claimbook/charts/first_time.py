"""Every year of a series against the bound that was passed for the first time."""

from claimbook.charts.style import INK, PALETTE, canvas, title, unit_axis, year_axis
from claimbook.judging.old_sentences import quantity


def draw(claim, judgement, data):
    """Return (figure, what it shows, rows) of the main group's series, or None."""
    main = judgement.main
    years = {int(y): v for y, v in main.detail["years"].items()}
    bound, last = main.detail["bound"], max(years)
    figure, axes = canvas()
    passed = [claim.claimed.contains(v) for v in years.values()]
    colors = [PALETTE[1] if p else PALETTE[0] for p in passed]
    bars = axes.bar(years.keys(), years.values(), color=colors)
    for bar, over in zip(bars, passed, strict=True):
        bar.set_hatch("//" if over else "")
    axes.axhline(bound, color=INK, linewidth=1, linestyle="--")
    year_axis(axes)
    unit_axis(axes.yaxis, main.unit, years[last])
    axes.grid(axis="x", visible=False)
    record = int(main.detail["record_year"])
    title(
        axes,
        f"{quantity(years[last], main.unit)} in {last}; the highest year before it is "
        f"{record} with {quantity(years[record], main.unit)}",
    )
    alt = (
        f"Bars for {min(years)} to {last} against a line at "
        f"{quantity(bound, main.unit)}; only hatched bars pass it"
    )
    rows = [
        {"year": y, "value": v, "unit": main.unit, "passes": p}
        for (y, v), p in zip(years.items(), passed, strict=True)
    ]
    return figure, alt, rows
