"""Does the amount in one currency come to the amount printed in the other?"""

from math import inf

from claimbook.checks.alike import known_pairs
from claimbook.checks.protocol import Claim, Finding, Unfit
from claimbook.domain.dataset import Dataset
from claimbook.domain.figures import Measurement
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.rates import Step, rates, route, through
from claimbook.domain.units import pair
from claimbook.domain.wording import Message, join
from claimbook.text.printed import Printed

PRINTED = 2
DATED = True
FAMILY = "rate"
FORMULA = "amount / exchange rate lies in the set of the converted amount as printed"


class Choices(Quantity):
    """Which exchange rate to convert with: source and day (or month)."""

    series: str = "exchange_rate"


def unfit(claim: Claim, choices: Choices, data: Dataset) -> Unfit:
    """Ask for two amounts, and for rates that lead from one to the other."""
    own, other = _currencies(claim, choices, data)
    given = f"amounts in {own or 'no one currency'} and {other or 'no one currency'}"
    if own == other or not own or not other:
        return given, "amounts in two currencies"
    known = known_pairs(data, choices.source)
    if known and not route(known, own, other):
        there = ", ".join(f"{quoted} per {base}" for quoted, base in sorted(known))
        sources = " and ".join(choices.source)
        return given, f"currencies that the rates of {sources} lead to: {there}"
    return None


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Convert one printed amount and compare it with the other one's set.

    The amount is taken as stated, and what is unsure is the rate; of two amounts the
    hedged one is what was converted into, else the second. A rate serves both ways, and
    two currencies without one meet in a third. `detail` gives the band of rates for
    which the printed result is right, and the rates of the year's days.
    """
    given, result = claim.printed[:2]
    own, other = _currencies(claim, choices, data)
    if given.hedge != "none" and result.hedge == "none":
        given, result, own, other = result, given, other, own
    period = choices.period or claim.period_text
    steps = route(rates(data.figures, choices.source, period), own, other)
    if not steps:
        return None
    rate = _one(steps)
    newest = data.figures.newest(choices.source, choices.series)
    days = sorted({f.period for f in newest if f.period[:4] == period[:4]})
    ways = {d: route(rates(data.figures, choices.source, d), own, other) for d in days}
    known = {day: _one(way) for day, way in ways.items() if way}
    detail = {
        "band": _band(given.value, result.claimed, rate),
        "rates": {day: then for day, (then, _) in known.items()},
    }
    amount, unit = _amount(given, rate), other
    texts = (
        Message("at {rate} {unit}", rate=float(r.value), unit=Message(r.unit))
        for r, _ in steps
    )
    value, interval, used = amount.value, amount.interval, rate[0].used
    note = join(*texts)
    return Finding(value, interval, result.claimed, unit, used, None, note, detail)


def _currencies(claim: Claim, choices: Choices, data: Dataset) -> list[str]:
    """Return the currencies of both amounts.

    Where a word leaves one open (pesos), it is the one that the rate of the plan's
    parties names beside the other.
    """
    named = [p.currency or "" for p in claim.printed[:2]]
    newest = data.figures.newest(choices.source, choices.series)
    pairs = {pair(f.unit) for f in newest if f.subject == choices.subject}
    if named.count("") == 1 and len(pairs) == 1 and (both := pairs.pop()):
        beside = {*both} - {*named}
        if len(beside) == 1:
            return [name or min(beside) for name in named]
    return named


def _one(steps: tuple[Step, ...]) -> Step:
    """Return one rate as it is, and two as one that an amount is multiplied with."""
    if len(steps) == 1:
        return steps[0]
    rate = Measurement(1.0, Interval.point(1.0), "", ())
    for step in steps:
        rate = through(rate, step)
    return rate, False


def _amount(given: Printed, rate: Step) -> Measurement:
    return through(Measurement(given.value, Interval.point(given.value), "", ()), rate)


def _band(amount: float, result: Interval, rate: Step) -> tuple[float, float]:
    """Return the rates at which `amount` converts into `result`, inf if all above."""
    low, high = result.low, result.high
    if rate[1]:
        return (amount / high, amount / low if low > 0 else inf)
    return (low / amount, high / amount)
