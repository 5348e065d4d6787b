"""Money from one currency into another, only ever by rates that a source states."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from statistics import fmean

from claimbook.domain.dataset import Figures
from claimbook.domain.figures import Measurement, measured
from claimbook.domain.interval import Interval
from claimbook.domain.units import pair

SERIES = "exchange_rate"
# (quoted, base): how much of the quoted currency one unit of the base costs
Rates = Mapping[tuple[str, str], Measurement]
# a rate and whether the amount is divided by it
Step = tuple[Measurement, bool]


def rates(figures: Figures, sources: tuple[str, ...], period: str) -> Rates:
    """Return the exchange rates of a period: those stated for it, by currencies.

    For a year without a stated average it is the mean of its twelve months, where all
    of them are stated.
    """
    stated = {f.unit: measured(f) for f in figures.newest(sources, SERIES, period)}
    if not stated and len(period) == len("2024"):
        months: dict[str, list[Measurement]] = defaultdict(list)
        for f in figures.newest(sources, SERIES):
            if len(f.period) == len("2024-05") and f.period.startswith(period):
                months[f.unit].append(measured(f))
        stated = {u: _mean(own) for u, own in months.items() if len(own) == 12}
    return {both: rate for unit, rate in stated.items() if (both := pair(unit))}


def _mean(parts: list[Measurement]) -> Measurement:
    interval = Interval(
        fmean(p.interval.low for p in parts), fmean(p.interval.high for p in parts)
    )
    used = tuple(f for p in parts for f in p.used)
    return Measurement(fmean(p.value for p in parts), interval, parts[0].unit, used)


def route(known: Rates, given: str, wanted: str) -> tuple[Step, ...] | None:
    """Return the steps from one currency into another, or None where there is no way.

    A rate serves both ways; where the two have none, both meet in a third currency.
    """

    def step(a: str, b: str) -> Step | None:
        if (a, b) in known:
            return known[a, b], True
        return (known[b, a], False) if (b, a) in known else None

    direct = step(given, wanted)
    if direct:
        return (direct,)
    for third in sorted({currency for both in known for currency in both}):
        first, then = step(given, third), step(third, wanted)
        if first and then:
            return first, then
    return None


def converted(
    amount: Measurement,
    currency: str,
    figures: Figures,
    sources: tuple[str, ...],
    period: str,
) -> Measurement | None:
    """Return an amount of money in a currency, at the rates of a period.

    None where that needs a rate that the sources do not state.
    """
    if amount.unit == currency:
        return amount
    steps = route(rates(figures, sources, period), amount.unit, currency)
    if steps is None:
        return None
    for step in steps:
        amount = through(amount, step)
    return replace(amount, unit=currency)


def through(amount: Measurement, step: Step) -> Measurement:
    """Return an amount times or over a rate, end by end (Moore 1966)."""
    rate, divided = step
    own, other = amount.interval, rate.interval
    ends = [
        x / r if divided else x * r
        for x in (own.low, own.high)
        for r in (other.low, other.high)
    ]
    return replace(
        amount,
        value=amount.value / rate.value if divided else amount.value * rate.value,
        interval=Interval(min(ends), max(ends), own.low_closed, own.high_closed),
        used=amount.used + rate.used,
    )
