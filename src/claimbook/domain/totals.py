"""A source's own redundancy: its published totals against the sums of their parts."""

from claimbook.domain.economies import REGION_LISTS
from claimbook.domain.interval import Interval


def totals_against_parts(data, sources):
    """Return a row a published total that `sources` also give the parts of.

    `agree` says whether the sum of the parts, rounding included, can be the total.
    """
    by_key = {}
    for f in data.figures:
        if f.source in sources and f.series == "goods_trade":
            by_key.setdefault((f.source, f.reporter, f.product, f.period), []).append(f)
    rows = []
    for (source, *_), figures in sorted(by_key.items()):
        newest = {(f.partner, f.flow): f for f in figures}
        for (partner, flow), total in sorted(newest.items()):
            exports, imports = (
                newest.get((partner, name)) for name in ("exports", "imports")
            )
            if flow == "total" and exports and imports:
                rows.append(_row(source, total, "its two flows", [exports, imports]))
            if partner in REGION_LISTS:
                parts = [
                    f
                    for (other, name), f in newest.items()
                    if name == flow
                    and (
                        other in data.regions[partner] or other == "other_latin_america"
                    )
                ]
                if len(parts) > 1:
                    rows.append(_row(source, total, f"{len(parts)} partners", parts))
    return rows


def _row(source, total, what, parts):
    summed = Interval(
        sum(f.interval.low for f in parts), sum(f.interval.high for f in parts)
    )
    return {
        "source": source,
        "period": total.period,
        "partner": total.partner,
        "flow": total.flow,
        "parts": what,
        "total": total.value,
        "sum of parts": sum(f.value for f in parts),
        "agree": "no" if summed.disjoint(total.interval) else "yes",
    }
