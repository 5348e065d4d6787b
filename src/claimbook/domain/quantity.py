"""Measure one quantity the way a specification says: which source, side and region."""

from collections.abc import Sequence
from functools import cached_property
from math import inf
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, model_validator

from claimbook.domain.dataset import Dataset
from claimbook.domain.economies import LAC
from claimbook.domain.figures import Measurement, Subject, measured, total
from claimbook.domain.interval import Interval
from claimbook.domain.period import Event, PeriodText, find_event
from claimbook.domain.rates import converted
from claimbook.domain.trade import FLOWS, MIRROR_FLOW, SIDES, Trade
from claimbook.domain.units import is_money
from claimbook.domain.written import Currency, Names, Products


class Choices(BaseModel):
    """What a plan may choose for a check."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        coerce_numbers_to_str=True,
        use_attribute_docstrings=True,
    )

    EVENTS: ClassVar[tuple[str, ...]] = ()
    """the choices that name events"""

    @property
    def events(self) -> tuple[str, ...]:
        """The names of the events that have to be among the figures."""
        return tuple(filter(None, (getattr(self, name) for name in self.EVENTS)))

    def quantities(self) -> tuple["Quantity", ...]:
        """Return every Quantity that is measured; ValidationError if one is wrong."""
        return tuple(value for _, value in self if isinstance(value, Quantity))

    def all_sources(self) -> tuple[str, ...]:
        """Return the names of all sources a figure may come from."""
        return tuple(s for q in self.quantities() for s in (*q.source, *q.rates))


class Quantity(Choices):
    """What to measure and how. Trade names `between`; any other series its parties.

    `source` and `region` may be a splice, "gacc_usd then imf_dots_china"; `product` a
    sum, "120100+120190". `reporter` of trade is an economy of `between` or one of
    partners, exporters, importers. `fill` names the economy whose figures stand in for
    countries that do not report; `both` counts only countries that both sides report.
    """

    series: str
    """what is measured: a series of data/raw/series.csv"""
    source: Names
    """whose figures: a file of data/raw/figures, or "one then another" for a splice"""
    period: PeriodText | None = None
    """2024, 2024-05 or 2024-05-13; without it the claim's own"""
    between: tuple[str, str] | None = None
    """for trade, the two sides: economies, blocs (eu@2019), LAC for the region"""
    region: Names = ()
    """which list of countries LAC stands for: celac, china_customs …, or a splice"""
    countries: tuple[str, ...] = ()
    """the countries themselves by ISO3 code, in place of a region"""
    reporter: str = ""
    """who reports: an ISO3 code or region; for trade partners, exporters, importers"""
    partner: str = ""
    """with whom, where between is not used: an ISO3 code or a region"""
    flow: Literal["exports", "imports", "total", ""] = ""
    """seen from the first side of between, or from the reporter"""
    product: Products = ("",)
    """HS code or other name of a product; a+b for a sum"""
    fill: str = ""
    """the economy whose figures stand in for countries that do not report"""
    both: bool = False
    """count only countries that both sides report"""
    currency: Currency = ""
    """what to measure money in, an ISO 4217 code; without it dollars for trade between
    two sides, else as the source has it"""
    rates: Names = ()
    """whose exchange rates convert money into the currency; without it the source's"""

    @model_validator(mode="after")
    def _trade_is_whole(self) -> "Quantity":
        if self.between is None:
            return self
        home, other = self.between
        if self.reporter not in (home, *set(SIDES) - {"home"}):
            raise ValueError(
                f"reporter {self.reporter!r} is none of {home}, partners, exporters, "
                "importers"
            )
        if self.fill not in ("", home):
            raise ValueError(f"fill {self.fill!r} is neither blank nor {home}")
        if other == LAC and not self.region:
            raise ValueError("between … and LAC needs a region")
        return self

    def quantities(self) -> tuple["Quantity", ...]:
        """Return the quantity itself and the others among a check's choices.

        A dict of choices overrides some of the quantity's own, as a part does.
        """
        return self._quantities

    @cached_property
    def _quantities(self) -> tuple["Quantity", ...]:
        added = [v for name, v in self if name not in OWN]
        others = (self.changed(**v) if type(v) is dict else v for v in added)
        return (self.changed(), *(q for q in others if isinstance(q, Quantity)))

    def changed(self, /, **choices: Any) -> "Quantity":
        """Return the Quantity with other choices, without those a check adds.

        ValidationError where these do not fit.
        """
        own = {name: v for name, v in self if name in OWN}
        return Quantity(**(own | choices))

    @property
    def subject(self) -> Subject:
        """What its figures are about, of its first product."""
        return Subject(
            self.series, self.reporter, self.partner, self.flow, self.product[0]
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What its figures are about, a product each."""
        return tuple(self.subject._replace(product=p) for p in self.product)

    @property
    def side(self) -> str:
        """Which side reports each flow, a key of trade.SIDES."""
        home = self.between and self.between[0]
        return "home" if self.reporter == home else self.reporter

    @property
    def money(self) -> str:
        """The currency that trade between two sides is measured in."""
        return self.currency or "USD"

    @property
    def flows(self) -> tuple[str, ...]:
        """The flows of the home economy that are added up."""
        return FLOWS if self.flow in ("", "total") else (self.flow,)

    def trade(self, data: Dataset) -> Trade | None:
        """Return the Trade this quantity is read from; None where it is none."""
        if self.between is None:
            return None
        home, other = self.between
        side, flows = self.side, self.flows
        if data.members([home]):
            # the same trade, seen from the other side
            home, other = other, home
            side = {"home": "partners", "partners": "home"}.get(side, side)
            flows = tuple(MIRROR_FLOW[flow] for flow in flows)
        if data.members([other]):
            regions, countries = (other,), data.members([other])
        elif other != LAC:
            regions, countries = (), (other,)
        elif self.countries:
            regions, countries = (), self.countries
        else:
            regions, countries = self.region, data.members(self.region)
        products = ("all",) if self.product == ("",) else self.product
        return Trade(
            *(data.figures, self.source, home, regions, countries),
            *(products, self.series, self.money),
            *(side, flows, bool(self.fill), self.both, self.rates),
        )

    def measure(
        self, data: Dataset, period: str, members: tuple[str, ...] | None = None
    ) -> Measurement | None:
        """Return the quantity at `period`, in base units, or None without a figure.

        `members` are the countries that a sum is to cover.
        """
        key = (*self._own, period, members)
        known = data.measured
        if key not in known:
            known[key] = self._measure(data, period, members)
        return known[key]

    @cached_property
    def _own(self) -> tuple[object, ...]:
        """What is measured and how, without what a check adds."""
        return tuple(value for name, value in self if name in OWN)

    def _measure(
        self, data: Dataset, period: str, members: tuple[str, ...] | None
    ) -> Measurement | None:
        trade = self.trade(data)
        if trade:
            return trade.total(period, members)
        parts: list[Measurement] = []
        for subject in self.subjects:
            figure = data.figures.find(self.source, subject, period)
            part = measured(figure) if figure else None
            if part and self.currency and is_money(part.unit):
                sources = self.rates or self.source
                part = converted(part, self.currency, data.figures, sources, period)
            if part is None or (parts and part.unit != parts[0].unit):
                return None
            parts.append(part)
        return total(parts)

    def at_least(self, data: Dataset, measurement: Measurement) -> Interval:
        """Return the interval of a total that may not cover its whole region.

        What the countries without a figure trade comes on top, so a partial sum is a
        lower bound. One reporter's silence about a partner means no trade, but not of a
        single good.
        """
        trade = self.trade(data)
        if (
            trade
            and 0 < len(measurement.members) < len(trade.countries)
            and (self.side != "home" or self.both or trade.goods)
        ):
            return Interval(measurement.interval.low, inf)
        return measurement.interval

    def fixed_set(
        self, data: Dataset, periods: Sequence[str]
    ) -> tuple[str, ...] | None:
        """Return the countries to measure trade over at all of `periods`, or None."""
        trade = self.trade(data)
        return trade.fixed_set(periods) if trade else None

    def periods(self, data: Dataset) -> list[str]:
        """Return the periods, in order, of the figures of its first product."""
        return data.figures.periods(self.source, self.subject)

    def event(
        self, data: Dataset, name: str, reporter: str | None = None
    ) -> Event | None:
        """Return the event of a name, of `reporter` or its own, as dated, or None."""
        reporter = self.reporter if reporter is None else reporter
        subject = self.subject._replace(product=name, reporter=reporter)
        return find_event(data.figures, self.source, subject)

    def years(self, data: Dataset) -> list[str]:
        """Return the years, in order, at which the quantity can be measured."""
        trade = self.trade(data)
        if trade:
            return trade.years()
        return [p for p in self.periods(data) if len(p) == 4]


OWN = frozenset(Quantity.model_fields)  # pydantic takes long to name them each time
