"""Currency names and symbols of a language, from Unicode CLDR through Babel."""

from babel import Locale
from babel.numbers import get_currency_name

TENDER_X = {"XAF", "XCD", "XOF", "XPF"}  # other X codes are metals, funds, tests
SIGNS = "$€£¥₩₹₽₺₫₦₱₲₡"


def currency_names(locale):
    """(name, ISO 4217 code) of every currency, in the singular and the plural."""
    return [
        (get_currency_name(code, count=count, locale=locale), code)
        for code in locale.currencies
        if not code.startswith("X") or code in TENDER_X
        for count in (None, 1, 5)
    ]


def currency_symbols(*languages):
    """{symbol: ISO 4217 code}; where languages differ, the first decides."""
    symbols = {}
    for language in languages:
        for code, symbol in Locale(language).currency_symbols.items():
            if symbol[-1:] in SIGNS:
                symbols.setdefault(symbol, code)
    return symbols
