"""Does the amount in one currency come to the amount printed in the other?"""

from math import inf

from claimbook.checks.protocol import Claim, Finding, fits
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message

PRINTED = 2
DATED = True
FAMILY = "rate"
FORMULA = "amount / exchange rate lies in the set of the converted amount as printed"
unfit = fits


class Choices(Quantity):
    """Which exchange rate to convert with: source and day (or month)."""

    series: str = "exchange_rate"


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Convert the first printed amount and compare it with the second one's set.

    The amount is taken as stated; what is unsure is the rate. `detail` gives the band
    of rates for which the printed result is right, hedged and bare, and the days of
    the series on which it is not.
    """
    amount, result = claim.printed[0].value, claim.printed[1]
    period = choices.period or claim.period_text
    rate = choices.measure(data, period)
    if rate is None:
        return None
    days = [day for day in choices.periods(data) if day[:4] == period[:4]]
    rates = [(day, choices.measure(data, day)) for day in days]
    failing = [
        day
        for day, other in rates
        if other and not result.claimed.contains(amount / other.value)
    ]
    detail = {
        "rate": rate.value,
        "band": _band(amount, result.claimed),
        "bare_band": _band(amount, result.bare),
        "days_failing": failing,
        "days": days,
    }
    value, claimed = amount / rate.value, result.claimed
    unit, used = result.currency or "", rate.used
    interval = Interval(amount / rate.interval.high, amount / rate.interval.low)
    note = Message("at {rate} {unit}", rate=float(rate.value), unit=Message(rate.unit))
    return Finding(value, interval, claimed, unit, used, None, note, detail)


def _band(amount: float, result: Interval) -> tuple[float, float]:
    """Return the rates at which `amount` converts into `result`, inf if all above."""
    return (amount / result.high, amount / result.low if result.low > 0 else inf)
