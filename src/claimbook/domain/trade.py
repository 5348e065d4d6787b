"""Trade between a home economy and a region, as either side reports it.

Mirror statistics: each flow is reported twice, by the exporter (FOB) and by the
importer (usually CIF), and the two seldom agree (IMF, Direction of Trade Statistics).
Sums are only ever compared over one set of countries.
"""

from dataclasses import dataclass
from math import isfinite

from claimbook.domain.interval import Interval

MIRROR_FLOW = {"exports": "imports", "imports": "exports"}
# who reports the home economy's (exports, imports)
SIDES = {
    "home": ("home", "home"),
    "partners": ("partners", "partners"),
    "exporters": ("home", "partners"),
    "importers": ("partners", "home"),
}


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measured quantity: its interval, the figures in it, the countries it covers."""

    value: float
    interval: Interval
    unit: str
    used: tuple
    members: tuple = ()
    filled: tuple = ()
    missing: tuple = ()


def measured(figures, members=(), filled=(), missing=()):
    """Add figures up; the interval is the sum of theirs, end by end."""
    low = sum(f.interval.low for f in figures)
    high = sum(f.interval.high for f in figures)
    closed = low == high
    return Measurement(
        sum(f.value for f in figures),
        Interval(low, high, True, closed and isfinite(high)),
        figures[0].unit,
        tuple(f.origin or f for f in figures) + tuple(f.via for f in figures if f.via),
        tuple(members),
        tuple(filled),
        tuple(missing),
    )


@dataclass(frozen=True, slots=True)
class Trade:
    """Where trade figures are looked up: between `home` and the countries of a region.

    `regions` names the region as its publishers do, first choice first (a splice of two
    sources may need two names); `countries` are the ISO3 codes of its members, in
    order; `products` are summed.
    """

    figures: object
    sources: tuple
    home: str
    regions: tuple
    countries: tuple
    products: tuple = ("all",)
    series: str = "goods_trade"
    unit: str = "USD"

    def _find(self, reporter, partner, flow, period):
        """Return the figures of all products of one flow; none published: None."""
        found = []
        for product in self.products:
            figure = self.figures.find(
                self.sources, self.series, reporter, partner, flow, product, period
            )
            if figure:
                figure = self.figures.in_unit(figure, self.unit, self.sources)
            if figure:
                found.append(figure)
        return found or None

    def of_country(self, country, flow, side, period):
        """Return the figures of the home economy's `flow` with a partner, or None.

        The partner is a country's ISO3 code, or a region a publisher gives as one.
        """
        if side == "home":
            return self._find(self.home, country, flow, period)
        return self._find(country, self.home, MIRROR_FLOW[flow], period)

    def both_reporting(self, period):
        """Return the countries for which both sides report both flows."""
        flows = ("exports", "imports")
        other = set(self.reporting(flows, "partners", period))
        return tuple(c for c in self.reporting(flows, "home", period) if c in other)

    def reporting(self, flows, side, period):
        """Return the countries for which every flow is reported by its side."""
        reporters = dict(zip(("exports", "imports"), SIDES[side], strict=True))
        return tuple(
            country
            for country in self.countries
            if all(
                self.of_country(country, flow, reporters[flow], period)
                for flow in flows
            )
        )

    def total(self, flows, side, period, members=None, fill=False):
        """Return the trade in `flows` at `period`, or None where it is not published.

        `side` names who reports (a key of SIDES). Without `members`, a published
        aggregate is used if there is one. With `fill`, a country whose side does not
        report is filled with the home economy's figure, and said to be.
        """
        reporters = dict(zip(("exports", "imports"), SIDES[side], strict=True))
        if members is None:
            whole = self.whole(flows, side, period)
            if whole:
                return measured(whole)
        used, counted, filled, missing = [], [], [], []
        for country in members if members is not None else self.countries:
            found = [
                self.of_country(country, flow, reporters[flow], period)
                for flow in flows
            ]
            if fill and not all(found):
                found = [
                    self.of_country(country, flow, "home", period) for flow in flows
                ]
                if all(found):
                    filled.append(country)
            if all(found):
                counted.append(country)
                used += [figure for figures in found for figure in figures]
            else:
                missing.append(country)
        if not used:
            return None
        return measured(used, counted, filled, missing)

    def whole(self, flows, side, period):
        """Return the figures of a published aggregate that make up the total, or None.

        A published total of both flows comes before the sum of the two.
        """
        reporters = dict(zip(("exports", "imports"), SIDES[side], strict=True))
        for region in self.regions:
            if set(flows) == set(reporters) and side in ("home", "partners"):
                pair = (self.home, region) if side == "home" else (region, self.home)
                total = self._find(*pair, "total", period)
                if total:
                    return total
            parts = [
                self.of_country(region, flow, reporters[flow], period) for flow in flows
            ]
            if all(parts):
                return [figure for part in parts for figure in part]
        return None

    def years(self, flows, side):
        """Return the years, in order, for which a total of `flows` can be had."""
        found = set()
        for product in self.products:
            for partner in (*self.regions, *self.countries):
                for reporter, other in ((self.home, partner), (partner, self.home)):
                    for flow in ("exports", "imports", "total"):
                        found |= set(
                            self.figures.periods(
                                self.sources,
                                self.series,
                                reporter,
                                other,
                                flow,
                                product,
                            )
                        )
        years = sorted(p for p in found if len(p) == 4)
        return [y for y in years if self.total(flows, side, y) is not None]
