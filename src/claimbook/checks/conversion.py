"""Does the amount in one currency come to the amount printed in the other?"""

from math import inf

from claimbook.checks import Finding
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message

PRINTED = 2
FORMULA = "amount / exchange rate lies in the set of the converted amount as printed"


class Choices(Quantity):
    """Which exchange rate to convert with: source and day (or month)."""

    series: str = "exchange_rate"


def run(claim, choices, data):
    """Convert the first printed amount and compare it with the second one's set.

    The amount is taken as stated; what is unsure is the rate. `detail` gives the band
    of rates for which the printed result is right, hedged and bare, and the days of
    the series on which it is not.
    """
    amount, result = claim.printed
    period = choices.period or claim.period_text
    rate = choices.measure(data, period)
    if rate is None:
        return None
    rates = _rates(choices, data, period[:4])
    fails = [
        day for day, value in rates if not result.claimed.contains(amount.value / value)
    ]
    return Finding(
        amount.value / rate.value,
        _converted(amount.value, rate.interval),
        result.claimed,
        result.currency,
        rate.used,
        note=Message(
            "at {rate} {unit}", rate=float(rate.value), unit=Message(rate.unit)
        ),
        detail={
            "rate": rate.value,
            "band": _band(amount.value, result.claimed),
            "bare_band": _band(amount.value, result.bare),
            "days_failing": fails,
            "days": [day for day, _ in rates],
        },
    )


def _rates(choices, data, year):
    """Return (period, rate) of every rate of the chosen series in `year`."""
    days = data.figures.periods(
        choices.source, choices.series, choices.reporter, choices.partner, "", ""
    )
    return [(day, choices.measure(data, day).value) for day in days if day[:4] == year]


def _converted(amount, rate):
    return Interval(amount / rate.high, amount / rate.low, True, True)


def _band(amount, result):
    """Return the rates at which `amount` converts into `result`, inf if all above."""
    return (amount / result.high, amount / result.low if result.low > 0 else inf)
