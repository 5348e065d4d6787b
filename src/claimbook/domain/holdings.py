"""What figures there are: by subject and source, and the nearest to what is missing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from claimbook.domain.dataset import Dataset
from claimbook.domain.figures import Figure, Subject
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
    periods: dict[tuple[str, Subject, str, int], set[str]] = defaultdict(set)
    for f in figures:
        kind = len(f.period.split("/")[0])
        periods[f.source, f.subject, f.unit, kind].add(f.period)
    return [
        Holding(source, *subject, unit, min(own), max(own), len(own))
        for (source, subject, unit, _), own in sorted(periods.items())
    ]


def wanted(quantity: Quantity, data: Dataset, period: str) -> Wanted:
    """Return what figures a quantity is measured with at a period, by dimension."""
    pairs = {(quantity.reporter, quantity.partner, quantity.flow)}
    products = quantity.product
    trade = quantity.trade(data)
    if trade:
        products, pairs = trade.products, set[tuple[str, str, str]]()
        for other in (*trade.regions, *trade.countries):
            for flow in trade.flows:
                if SIDES[trade.side][flow] == "home":
                    pairs.add((trade.home, other, flow))
                else:
                    pairs.add((other, trade.home, MIRROR_FLOW[flow]))
    reporters, partners, flows = (set(side) for side in zip(*pairs, strict=True))
    if len(flows) > 1:
        flows.add("total")
    return {
        "period": {period},
        "source": {*quantity.source},
        "product": {*products},
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
