"""Published units: each is a number of base units of one dimension."""

import pycountry

_SCALES = {"": 1, " million": 10**6, " billion": 10**9, " trillion": 10**12}
_CURRENCIES = sorted(c.alpha_3 for c in pycountry.currencies)

# unit as published -> (how many base units, base unit)
NAMED = {
    "international $ billion": (10**9, "international $"),
    "constant 2021 USD": (1, "constant 2021 USD"),
    "percent": (1, "percent"),
    "tonnes": (1, "tonnes"),
    "thousand tonnes": (10**3, "tonnes"),
    "million tonnes": (10**6, "tonnes"),
    "USD per tonne": (1, "USD per tonne"),
    "CNY per tonne": (1, "CNY per tonne"),
    "persons": (1, "persons"),
    "persons per year": (1, "persons per year"),
    "countries": (1, "countries"),
    "projects": (1, "projects"),
    "days": (1, "days"),
    "event": (1, "event"),
    "heading": (1, "heading"),
}
# amounts and exchange rates of every currency of ISO 4217
UNITS = (
    {
        code + scale: (factor, code)
        for code in _CURRENCIES
        for scale, factor in _SCALES.items()
    }
    | {
        f"{code} per {base}": (1, f"{code} per {base}")
        for code in _CURRENCIES
        for base in ("USD", "EUR", "GBP")
        if code != base
    }
    | NAMED
)
ALLOWED = (
    f"{', '.join(NAMED)}, a currency's code alone or with million, billion or "
    "trillion, or per USD, EUR or GBP"
)
