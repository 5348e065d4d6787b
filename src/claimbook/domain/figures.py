"""The cited figures, in base units, found by what they are about."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from claimbook.domain.interval import Interval


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one source, in base units; `interval` is what it may truly be."""

    id: str
    source: str
    series: str
    reporter: str
    partner: str
    flow: str
    product: str
    period: str
    value: float
    interval: Interval
    unit: str
    published: str
    basis: str
    status: str
    released: date | None
    address: str
    compiled_by: str
    origin: "Figure | None" = None  # itself as published, if it was converted
    via: "Figure | None" = None  # the exchange rate it was converted with


class Figures:
    """All figures at hand, or those released by a date; the newest vintage is found."""

    def __init__(self, figures):
        self._all = sorted(figures, key=lambda f: (f.released or date.max, f.id))
        self._by_key = {}
        self._periods = defaultdict(set)
        self._by_series = defaultdict(dict)
        self._newest = {}
        # what has been measured: claims of one article ask for the same sums
        self.measured = {}
        for f in self._all:
            subject = (f.source, f.series, f.reporter, f.partner, f.flow, f.product)
            self._by_key[(*subject, f.period)] = f
            self._periods[subject].add(f.period)
            self._by_series[subject[:2]][(f.period, *subject[2:])] = f

    def __iter__(self):
        return iter(self._all)

    def released_by(self, day):
        """Return the figures known to have been public on `day`."""
        return Figures(f for f in self._all if f.released and f.released <= day)

    def find(self, sources, series, reporter, partner, flow, product, period):
        """Return the figure of the first of `sources` that has it, else None."""
        for source in sources:
            found = self._by_key.get(
                (source, series, reporter, partner, flow, product, period)
            )
            if found:
                return found
        return None

    def periods(self, sources, series, reporter, partner, flow, product):
        """Return, in order, the periods for which any of `sources` has the figure."""
        found = set()
        for source in sources:
            found |= self._periods.get(
                (source, series, reporter, partner, flow, product), set()
            )
        return sorted(found)

    def newest(self, sources, series, period=None):
        """Return a series' figures in order, each subject's from the first source.

        Of one period, or of all; a figure first published and then revised is one.
        """
        key = (sources, series, period)
        if key not in self._newest:
            found = {}
            for source in reversed(sources):
                found |= self._by_series.get((source, series), {})
            self._newest[key] = tuple(
                f for at, f in sorted(found.items()) if period in (None, at[0])
            )
        return self._newest[key]

    def in_unit(self, figure, unit, sources):
        """Return `figure` in `unit`, converted at the year's rate of one of `sources`.

        None where that needs an exchange rate the sources do not give.
        """
        if figure.unit == unit:
            return figure
        if (figure.unit, unit) != ("CNY", "USD"):
            return None
        rate = self.find(sources, "exchange_rate", "CHN", "USA", "", "", figure.period)
        if rate is None:
            return None
        return replace(
            figure,
            value=figure.value / rate.value,
            interval=Interval(
                figure.interval.low / rate.interval.high,
                figure.interval.high / rate.interval.low,
                True,
                figure.interval.high_closed,
            ),
            unit=unit,
            origin=figure,
            via=rate,
        )
