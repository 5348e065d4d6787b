"""An amount rendered in another currency at a rate that no day had.

Rates: the daily reference rates of the European Central Bank, in CurrencyConverter.
"""

from datetime import timedelta
from functools import cache

from claimbook.extraction.contradictions import bounds, raised

YEAR = timedelta(days=365)  # rates of the year up to the dateline are asked
ROOM = 0.03  # a bank's or a customs rate may lie so far outside them


def within(sentence, statements, previous, published):
    """Yield each conversion whose implied rate lies outside the year's rates."""
    money = [s for s in statements if s.unit == "money" and s.type != "first_time"]
    for amount, result in zip(money, money[1:], strict=False):
        if result.type != "conversion" or not amount.currency or not result.currency:
            continue
        known = _rates(amount.currency, result.currency, published)
        low, high = bounds(result)
        if not known or low <= 0 or amount.value <= 0:
            continue
        implied = amount.value / high, amount.value / low
        if implied[1] < known[0] * (1 - ROOM) or implied[0] > known[1] * (1 + ROOM):
            yield raised(
                "a conversion at an impossible rate",
                f"{amount.printed} as {result.printed} means "
                f"{amount.value / result.value:.4g} {amount.currency} per "
                f"{result.currency}; in the year to {published} it was "
                f"{known[0]:.4g} to {known[1]:.4g} (European Central Bank)",
                amount,
                result,
            )


@cache
def _converter():
    from currency_converter import CurrencyConverter

    return CurrencyConverter(fallback_on_missing_rate=False)


@cache
def _rates(amount, result, published):
    """(lowest, highest) of amount's currency per unit of result's, or None."""
    from currency_converter import RateNotFoundError

    converter = _converter()
    days = [published - timedelta(days=n) for n in range(YEAR.days + 1)]
    found = []
    for day in days:
        try:
            found.append(converter.convert(1, result, amount, date=day))
        except (RateNotFoundError, ValueError):  # a holiday, an unknown currency
            continue
    return (min(found), max(found)) if found else None
