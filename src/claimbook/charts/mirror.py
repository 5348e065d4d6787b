"""The mirror gap: what each side reports of the same trade, country by country."""

from claimbook.charts.style import INK, PALETTE, SOFT, canvas, title, unit_axis
from claimbook.domain.economies import name
from claimbook.domain.trade import CIF_OVER_FOB
from claimbook.judging.old_sentences import quantity

SHOWN = 12


def draw(gap, home, period):
    """Return (figure, what it shows, rows) of a MirrorGap: two panels, one a flow."""
    figure, panels = canvas(1, 2, height=4.6)
    for axes, flow in zip(panels, ("exports", "imports"), strict=True):
        rows = sorted(
            (r for r in gap.rows if r[1] == flow), key=lambda r: -max(r[2], r[3])
        )[:SHOWN][::-1]
        for place, (_, _, own, other, _) in enumerate(rows):
            axes.plot([own, other], [place, place], color=SOFT, linewidth=1.2)
        axes.plot(
            [r[2] for r in rows],
            range(len(rows)),
            "o",
            color=PALETTE[0],
            label=f"as {name(home)} reports",
        )
        axes.plot(
            [r[3] for r in rows],
            range(len(rows)),
            "D",
            color=PALETTE[1],
            markerfacecolor="white",
            label="as the partner reports",
        )
        axes.set_yticks(range(len(rows)), [name(r[0]) for r in rows])
        axes.set_xscale("log")
        unit_axis(axes.xaxis, "USD", rows[-1][2])
        axes.grid(axis="y", visible=False)
        axes.tick_params(axis="x", labelsize=8)
        exporter = sum(
            r[2] if flow == "exports" else r[3] for r in gap.rows if r[1] == flow
        )
        importer = sum(
            r[3] if flow == "exports" else r[2] for r in gap.rows if r[1] == flow
        )
        ratio = importer / exporter
        title(axes, f"{name(home)}'s {flow}: importer / exporter {ratio:.2f}", 38)
    panels[0].legend(fontsize=8, framealpha=1)
    figure.suptitle(
        f"{period}: {quantity(gap.home.value, 'USD')} against "
        f"{quantity(gap.partners.value, 'USD')} over the same {len(gap.members)} "
        f"countries; freight alone would give {CIF_OVER_FOB}",
        x=0.01,
        ha="left",
        fontsize=10.5,
        fontweight="bold",
        color=INK,
    )
    alt = (
        f"Pairs of points for the {SHOWN} largest partners; in all "
        f"{quantity(gap.home.value, 'USD')} as the home economy reports and "
        f"{quantity(gap.partners.value, 'USD')} as its partners do"
    )
    columns = ("country", "flow", "home_value", "partner_value", "ratio")
    rows = [dict(zip(columns, row, strict=True)) | {"unit": "USD"} for row in gap.rows]
    return figure, alt, rows
