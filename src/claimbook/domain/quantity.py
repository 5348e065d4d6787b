"""Measure one quantity the way a specification says: which source, side and region."""

from functools import cached_property
from math import inf
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from claimbook.domain.economies import LAC
from claimbook.domain.interval import Interval
from claimbook.domain.period import PeriodText
from claimbook.domain.trade import SIDES, Trade, measured


def _spliced(text):
    """Read "first then second" as names in order of precedence."""
    return tuple(text.split(" then ")) if isinstance(text, str) else text


def _added(text):
    """Read "a+b" as the codes of a sum."""
    if isinstance(text, (int, float)):
        # YAML takes 020230 for another number
        raise ValueError("a code is text: put it in quotes")
    return tuple(text.split("+")) if isinstance(text, str) else text


Written = str | tuple[str, ...]
Names = Annotated[
    tuple[str, ...], BeforeValidator(_spliced, json_schema_input_type=Written)
]
Products = Annotated[
    tuple[str, ...], BeforeValidator(_added, json_schema_input_type=Written)
]


class Quantity(BaseModel):
    """What to measure and how. Trade names `between`; any other series its parties.

    `source` and `region` may be a splice, "gacc_usd then imf_dots_china"; `product` a
    sum, "120100+120190". `reporter` of trade is an economy of `between` or one of
    partners, exporters, importers. `fill` names the economy whose figures stand in for
    countries that do not report; `both` counts only countries that both sides report.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        coerce_numbers_to_str=True,
        use_attribute_docstrings=True,
    )

    series: str
    """what is measured: a series of data/raw/series.csv"""
    source: Names
    """whose figures: a file of data/raw/figures, or "one then another" for a splice"""
    period: PeriodText | None = None
    """2024, 2024-05 or 2024-05-13; without it the claim's own"""
    between: tuple[str, str] | None = None
    """for trade, the two sides: [CHN, LAC], LAC for the countries of the region"""
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
    currency: Literal["USD", "CNY"] = "USD"
    """what to measure money in"""

    @model_validator(mode="after")
    def _trade_is_whole(self):
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

    def all_sources(self):
        """Return the names of all sources a figure may come from."""
        return self.source

    @property
    def side(self):
        """Which side reports each flow, a key of trade.SIDES."""
        return "home" if self.reporter == self.between[0] else self.reporter

    @property
    def flows(self):
        """The flows of the home economy that are added up."""
        return ("exports", "imports") if self.flow in ("", "total") else (self.flow,)

    def trade(self, data):
        """Return the Trade this quantity is read from."""
        home, other = self.between
        if other != LAC:
            regions, countries = (), (other,)
        else:
            regions = self.region
            countries = self.countries or data.members(self.region)
            if self.countries:
                regions = ()
        return Trade(
            data.figures,
            self.source,
            home,
            regions,
            countries,
            ("all",) if self.product == ("",) else self.product,
            self.series,
            self.currency,
        )

    def measure(self, data, period, members=None):
        """Return the quantity at `period` (Measurement, base units), or None."""
        key = (*self._subject, data.members(self.region), period, members)
        known = data.figures.measured
        if key not in known:
            known[key] = self._measure(data, period, members)
        return known[key]

    def changed(self, /, **choices):
        """Return the Quantity with other choices, without those a check adds.

        ValidationError where these do not fit.
        """
        own = {name: getattr(self, name) for name in Quantity.model_fields}
        return Quantity(**(own | choices))

    @cached_property
    def _subject(self):
        """What is measured and how, without what a check adds."""
        return tuple(getattr(self, name) for name in Quantity.model_fields)

    def _measure(self, data, period, members):
        if self.between:
            trade = self.trade(data)
            if self.both and members is None:
                members = trade.both_reporting(period)
            return trade.total(self.flows, self.side, period, members, bool(self.fill))
        found = [
            data.figures.find(
                self.source,
                self.series,
                self.reporter,
                self.partner,
                self.flow,
                product,
                period,
            )
            for product in self.product
        ]
        return measured(found) if all(found) else None

    def at_least(self, data, found):
        """Return the interval of a total that may not cover its whole region.

        What the countries without a figure trade comes on top, so a partial sum is a
        lower bound. One reporter's silence about a partner means no trade.
        """
        partial = (
            self.between
            and found.members
            and len(found.members) < len(self.trade(data).countries)
            and (self.side != "home" or self.both)
        )
        if not partial:
            return found.interval
        return Interval(found.interval.low, inf, True, False)

    def fixed_set(self, data, periods):
        """Return the countries that report every flow at every one of `periods`.

        None where the set cannot change: one reporter speaks for all its partners, a
        published aggregate is measured, or gaps are filled. With `both`, the countries
        that both sides report at every one of them.
        """
        if not self.between:
            return None
        trade = self.trade(data)
        side = self.side
        if self.both:
            sets = [set(trade.both_reporting(p)) for p in periods]
        elif self.fill or side == "home":
            return None
        elif all(trade.whole(self.flows, side, period) for period in periods):
            return None
        else:
            sets = [set(trade.reporting(self.flows, side, p)) for p in periods]
        return tuple(c for c in trade.countries if all(c in s for s in sets))

    def years(self, data):
        """Return the years, in order, at which the quantity can be measured."""
        if self.between:
            return self.trade(data).years(self.flows, self.side)
        found = data.figures.periods(
            self.source,
            self.series,
            self.reporter,
            self.partner,
            self.flow,
            self.product[0],
        )
        return [p for p in found if len(p) == 4]
