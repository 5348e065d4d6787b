"""What figures there are: by subject and source, and the nearest to what is missing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from claimbook.domain.dataset import Dataset
from claimbook.domain.figures import Figure
from claimbook.domain.quantity import Quantity
from claimbook.domain.trade import MIRROR_FLOW, SIDES

# what a figure may lack, the least of it first
DIMENSIONS = ("period", "source", "product", "flow", "partner", "reporter", "series")
LATEST = 3  # partners, products and the like that a line names beside the first

Wanted = dict[str, set[str]]  # by dimension: what is wanted of it


@dataclass(frozen=True, slots=True)
class Holding:
    """What one source has of one subject, in one unit and one kind of period.

    `first` and `last` are periods: years, months or days; `count` how many there are.
    """

    source: str
    series: str
    reporter: str
    partner: str
    flow: str
    product: str
    unit: str
    first: str
    last: str
    count: int

    def __str__(self) -> str:
        parties = "–".join(filter(None, (self.reporter, self.partner)))
        named = (self.series, parties, self.flow, self.product)
        years = (
            self.first if self.first == self.last else f"{self.first} to {self.last}"
        )
        return f"{self.source}: {', '.join(filter(None, named))}, {years}"


def holdings(figures: Iterable[Figure]) -> list[Holding]:
    """Return a Holding for each source, subject, unit and kind of period, in order."""
    periods: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for f in figures:
        kind = str(len(f.period.split("/")[0]))
        periods[(f.source, *f.subject, f.unit, kind)].add(f.period)
    return [
        Holding(*key[:-1], min(own), max(own), len(own))
        for key, own in sorted(periods.items())
    ]


def wanted(quantity: Quantity, data: Dataset, period: str) -> Wanted:
    """Return what figures a quantity is measured with at a period, by dimension."""
    trade = quantity.trade(data)
    reporters, partners, flows = (
        {quantity.reporter},
        {quantity.partner},
        {quantity.flow},
    )
    if trade:
        others = {*trade.regions, *trade.countries}
        sides = {SIDES[trade.side][flow] for flow in trade.flows}
        homes = {trade.home}
        reporters = (homes if "home" in sides else set()) | (
            others if "partners" in sides else set()
        )
        partners = (others if "home" in sides else set()) | (
            homes if "partners" in sides else set()
        )
        flows = {
            flow if SIDES[trade.side][flow] == "home" else MIRROR_FLOW[flow]
            for flow in trade.flows
        } | ({"total"} if len(trade.flows) > 1 else set())
    return {
        "period": {period},
        "source": {*quantity.source},
        "product": {*(trade.products if trade else quantity.product)},
        "flow": flows,
        "partner": partners,
        "reporter": reporters,
        "series": {quantity.series},
    }


def nearest(data: Dataset, asked: Wanted) -> list[str]:
    """Return, in words, which dimension of what is asked fails, and what is nearest.

    A line a Holding that fails in the least: in its period before its source, in that
    before its product, and so on by DIMENSIONS. Empty where a figure answers.
    """
    weights = {name: 2**n for n, name in enumerate(DIMENSIONS)}
    best, least = list[Figure](), sum(weights.values())
    for f in data.figures:
        worth = sum(
            weight
            for name, weight in weights.items()
            if getattr(f, name) not in asked[name]
        )
        if worth < least:
            best, least = [], worth
        if worth == least:
            best.append(f)
    failed = [name for name, weight in weights.items() if least & weight]
    lacking = ", ".join(
        f"{name} {' or '.join(sorted(asked[name])[:LATEST]) or 'blank'}"
        for name in reversed(failed)
    )
    return [f"no {lacking}; there is {h}" for h in holdings(best)] if failed else []
