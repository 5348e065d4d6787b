"""Frames of what stands beside a verdict and decides nothing: both sides, prices."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from claimbook.checks.growth import splits
from claimbook.domain.economies import name
from claimbook.domain.quantity import Quantity
from claimbook.domain.trade import mirror_gap
from claimbook.domain.wording import ENGLISH
from claimbook.judging.judge import Outcome
from claimbook.judging.opening import OpenArticle

MIRROR = {
    "claim_id": "str",
    "year": "str",
    "country": "str",
    "flow": "str",
    "reported_by": "str",
    "value": "float64",
    "unit": "str",
    "importer_over_exporter": "float64",
}
BESIDE = {
    "claim_id": "str",
    "quantity": "str",
    "year": "int64",
    "value": "float64",
    "unit": "str",
}
GOOD = {
    "claim_id": "str",
    "base": "str",
    "end": "str",
    "value_percent": "float64",
    "volume_percent": "float64",
    "price_percent": "float64",
    "sources": "str",
}


def mirror(outcomes: Iterable[Outcome], opened: OpenArticle) -> pd.DataFrame:
    """Return both sides' reports of the trade that outcomes take from the partners.

    One row a country, flow and reporting side, over the countries that both sides
    report; the ratio of the importer's figure to the exporter's is to be held against
    1.06, what freight and insurance explain (IMF, Direction of Trade Statistics).
    """
    claims = {c.claim_id: c for c in opened.claims}
    rows: list[dict[str, Any]] = []
    seen: set[tuple[Any, ...]] = set()
    for o in outcomes:
        choices = o.choices
        if not isinstance(choices, Quantity) or choices.between is None:
            continue
        year = choices.period or claims[o.claim_id].period_text
        key = (choices.between, choices.source, choices.region, year)
        total = choices.product in (("all",), ("",))
        if choices.side != "partners" or key in seen or not total:
            continue
        seen.add(key)
        trade = choices.trade(opened.data)
        gap = trade and mirror_gap(trade, year)
        if not gap:
            continue
        factor, unit = ENGLISH.scale(gap.home.value, gap.home.unit)
        for country, flow, home, partner, ratio in gap.rows:
            for side, value in ((choices.between[0], home), ("the partner", partner)):
                rows.append(
                    {
                        "claim_id": o.claim_id,
                        "year": year,
                        "country": name(country),
                        "flow": flow,
                        "reported_by": name(side),
                        "value": value / factor,
                        "unit": unit,
                        "importer_over_exporter": ratio,
                    }
                )
    return pd.DataFrame(rows, columns=list(MIRROR)).astype(MIRROR)


def beside(claim_ids: Iterable[str], opened: OpenArticle) -> pd.DataFrame:
    """Return the quantities that the plan shows beside claims: one row a period.

    Announced, lent, committed, flow and stock are different things: nothing is added
    up across quantities, nor across the units of one.
    """
    rows: list[dict[str, Any]] = []
    for claim_id in claim_ids:
        for quantity in opened.plan[claim_id].beside:
            called = _called(quantity, opened)
            periods = _periods(quantity, opened)
            points = [(p, quantity.measure(opened.data, p)) for p in periods]
            known = [(p, m) for p, m in points if m]
            largest: dict[str, float] = {}
            for _, m in known:
                largest[m.unit] = max(largest.get(m.unit, 0.0), abs(m.value))
            for period, m in known:
                factor, unit = ENGLISH.scale(largest[m.unit], m.unit)
                row = (claim_id, called, int(period[:4]), m.value / factor, unit)
                rows.append(dict(zip(BESIDE, row, strict=True)))
    return pd.DataFrame(rows, columns=list(BESIDE)).astype(BESIDE)


def _periods(quantity: Quantity, opened: OpenArticle) -> list[str]:
    """Return the years, or the days of what is dated by day, of a quantity."""
    if quantity.between:
        return quantity.years(opened.data)
    periods = quantity.periods(opened.data)
    return [period for period in periods if "/" not in period]


def _called(quantity: Quantity, opened: OpenArticle) -> str:
    title = opened.data.series[quantity.series].title
    product = (
        "" if quantity.product in (("",), ("all",)) else "+".join(quantity.product)
    )
    return ", ".join(filter(None, [title, product, " then ".join(quantity.source)]))


def price_and_volume(claim_ids: Iterable[str], opened: OpenArticle) -> pd.DataFrame:
    """Return how much of a good's growth in value is volume, and how much price.

    One row a claim and window, growth in percent; the method is that of
    checks.growth.splits.
    """
    rows: list[dict[str, Any]] = []
    for claim_id in claim_ids:
        good = opened.plan[claim_id].split
        for split in splits(good, opened.data) if good else ():
            sources = "; ".join(sorted({f.source for f in split.used}))
            row = (split.base, split.end, split.value, split.volume, split.price)
            rows.append(dict(zip(GOOD, (claim_id, *row, sources), strict=True)))
    return pd.DataFrame(rows, columns=list(GOOD)).astype(GOOD)
