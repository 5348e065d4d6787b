"""Trade between a home economy and a region, as either side reports it.

Mirror statistics: each flow is reported twice, by the exporter (FOB) and by the
importer (usually CIF), and the two seldom agree (IMF, Direction of Trade Statistics).
Sums are only ever compared over one set of countries.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimbook.domain.dataset import Figures
from claimbook.domain.figures import Measurement, Subject, measured, total
from claimbook.domain.rates import converted

FLOWS = ("exports", "imports")
CIF_OVER_FOB = 1.06  # IMF's factor between an import at CIF and the export at FOB
MIRROR_FLOW = {"exports": "imports", "imports": "exports"}
# which side reports each flow of the home economy
SIDES = {
    "home": {"exports": "home", "imports": "home"},
    "partners": {"exports": "partners", "imports": "partners"},
    "exporters": {"exports": "home", "imports": "partners"},
    "importers": {"exports": "partners", "imports": "home"},
}

Parts = list[Measurement]


@dataclass(frozen=True, slots=True)
class Trade:
    """Trade in `flows` between `home` and the countries of a region.

    `regions` names the region as its publishers do, first choice first (a splice of two
    sources may need two names); `countries` are the ISO3 codes of its members, in
    order; `products` are summed, in the currency `unit`, at the rates of the sources
    `rates` or of their own. `side`, a key of SIDES, says who reports the home
    economy's flows. With `fill`, a country whose side does not report is filled with
    the home economy's figure, and named as filled. `both` keeps to the countries that
    both sides report.
    """

    figures: Figures
    sources: tuple[str, ...]
    home: str
    regions: tuple[str, ...]
    countries: tuple[str, ...]
    products: tuple[str, ...] = ("all",)
    series: str = "goods_trade"
    unit: str = "USD"
    side: str = "home"
    flows: tuple[str, ...] = FLOWS
    fill: bool = False
    both: bool = False
    rates: tuple[str, ...] = ()

    def total(
        self, period: str, members: tuple[str, ...] | None = None
    ) -> Measurement | None:
        """Return the trade at `period`, or None where it is not published.

        Without `members` or `both`, a published aggregate is used if there is one.
        """
        if members is None and self.both:
            members = self.both_reporting(period)
        if members is None:
            whole = self.whole(period)
            if whole:
                return total(whole)
        parts: Parts = []
        counted: list[str] = []
        filled: list[str] = []
        missing: list[str] = []
        for country in self.countries if members is None else members:
            reported = self.with_partner(country, period)
            if not reported and self.fill:
                reported = replace(self, side="home").with_partner(country, period)
                filled += [country] if reported else []
            parts += reported
            (counted if reported else missing).append(country)
        return total(parts, counted, filled, missing) if parts else None

    def whole(self, period: str) -> Parts:
        """Return the published aggregate that makes up the total; empty without one.

        A published total of both flows comes before the sum of the two.
        """
        for region in self.regions:
            published: Parts = []
            if set(self.flows) == set(FLOWS) and self.side in ("home", "partners"):
                pair = (self.home, region)
                reporter, partner = pair if self.side == "home" else pair[::-1]
                published = self._reported(reporter, partner, "total", period)
            published = published or self.with_partner(region, period)
            if published:
                return published
        return []

    def with_partner(self, partner: str, period: str) -> Parts:
        """Return all flows with a partner as the side reports them; empty if one lacks.

        The partner is a country's ISO3 code, or a region a publisher gives as one.
        """
        parts: Parts = []
        for flow in self.flows:
            if SIDES[self.side][flow] == "home":
                reported = self._reported(self.home, partner, flow, period)
            else:
                mirror = MIRROR_FLOW[flow]
                reported = self._reported(partner, self.home, mirror, period)
            if not reported:
                return []
            parts += reported
        return parts

    def _reported(self, reporter: str, partner: str, flow: str, period: str) -> Parts:
        """Return every product of one reported flow; empty where it is not complete.

        What a reporter gives for one partner and not for another was not traded with
        the other, but it has to give every product for some partner.
        """
        parts: Parts = []
        subjects = [
            Subject(self.series, reporter, partner, flow, product)
            for product in self.products
        ]
        for subject in subjects:
            figure = self.figures.find(self.sources, subject, period)
            if figure:
                sources = self.rates or self.sources
                part = converted(
                    measured(figure), self.unit, self.figures, sources, period
                )
                if part is None:
                    return []
                parts.append(part)
        whole = len(parts) == len(subjects) or self._has_all(subjects, period)
        return parts if whole else []

    def _has_all(self, subjects: list[Subject], period: str) -> bool:
        """Tell whether a reporter's table of a period lacks no product of a sum.

        A code that never stands in a table with one that is there was replaced by it,
        or replaces it: the nomenclature is revised.
        """
        periods = [self.figures.in_tables(self.sources, s) for s in subjects]
        there = [p for p in periods if period in p]
        return all(
            period in p or (p and any(p.isdisjoint(other) for other in there))
            for p in periods
        )

    @property
    def goods(self) -> bool:
        """Whether it is trade in single goods, not in all."""
        return self.products != ("all",)

    def reporting(self, period: str) -> tuple[str, ...]:
        """Return the countries for which every flow is reported by its side."""
        return tuple(c for c in self.countries if self.with_partner(c, period))

    def both_reporting(self, period: str) -> tuple[str, ...]:
        """Return the countries for which both sides report both flows."""
        home, partners = (
            replace(self, flows=FLOWS, side=side).reporting(period)
            for side in ("home", "partners")
        )
        return tuple(c for c in home if c in partners)

    def fixed_set(self, periods: Sequence[str]) -> tuple[str, ...] | None:
        """Return the countries that report every flow at every one of `periods`.

        None where the set cannot change: one reporter speaks for all its partners, a
        published aggregate is measured, or gaps are filled. Of single goods a missing
        row is no zero, whoever reports.
        """
        silent = self.side == "home" and not self.goods
        if self.both:
            sets = [set(self.both_reporting(p)) for p in periods]
        elif self.fill or silent or all(map(self.whole, periods)):
            return None
        else:
            sets = [set(self.reporting(p)) for p in periods]
        return tuple(c for c in self.countries if all(c in s for s in sets))

    def years(self) -> list[str]:
        """Return the years, in order, for which a total can be had."""
        series = self.figures.newest(self.sources, self.series)
        years = sorted({f.period for f in series if len(f.period) == 4})
        return [y for y in years if self.total(y)]


@dataclass(frozen=True, slots=True)
class MirrorGap:
    """Both sides' reports of the same trade, over the countries both sides report.

    `rows` hold one country and flow each: country, flow, home figure, partner figure,
    and the ratio of the importer's to the exporter's, to be held against CIF_OVER_FOB;
    None where the exporter's is zero. `home` and `partners` are totals of the set.
    """

    members: tuple[str, ...]
    home: Measurement
    partners: Measurement
    rows: tuple[tuple[str, str, float, float, float | None], ...]

    @property
    def gap(self) -> float:
        """How far the home economy's total lies above the partners', base units."""
        return self.home.value - self.partners.value


def mirror_gap(trade: Trade, period: str) -> MirrorGap | None:
    """Return the MirrorGap of all trade at `period`, or None if one side is silent."""
    members = trade.both_reporting(period)
    sides = [replace(trade, flows=FLOWS, side=s) for s in ("home", "partners")]
    home, partners = (side.total(period, members) for side in sides)
    if home is None or partners is None:
        return None
    rows: list[tuple[str, str, float, float, float | None]] = []
    for country in members:
        for flow in FLOWS:
            own, other = (
                float(sum(p.value for p in one_flow.with_partner(country, period)))
                for one_flow in (replace(side, flows=(flow,)) for side in sides)
            )
            exporter, importer = (own, other) if flow == "exports" else (other, own)
            ratio = importer / exporter if exporter else None
            rows.append((country, flow, own, other, ratio))
    return MirrorGap(members, home, partners, tuple(rows))
