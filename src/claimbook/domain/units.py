"""Units: one table of what figures are measured in, and which of them is money."""

import re
from typing import Any

import pycountry

_SCALES = {"": 1, " million": 10**6, " billion": 10**9, " trillion": 10**12}
_iso_4217: Any = pycountry.currencies
CURRENCIES = frozenset(str(c.alpha_3) for c in _iso_4217)

# unit as published -> (how many base units, base unit)
NAMED_UNITS = {
    "international $ billion": (10**9, "international $"),
    "constant 2021 USD": (1, "constant 2021 USD"),
    "percent": (1, "percent"),
    "tonnes": (1, "tonnes"),
    "thousand tonnes": (10**3, "tonnes"),
    "million tonnes": (10**6, "tonnes"),
    "USD per tonne": (1, "USD per tonne"),
    "CNY per tonne": (1, "CNY per tonne"),
    "USD per kilogram": (1, "USD per kilogram"),
    "USD per barrel": (1, "USD per barrel"),
    "USD per troy ounce": (1, "USD per troy ounce"),
    "USD per million BTU": (1, "USD per million BTU"),
    "persons": (1, "persons"),
    "persons per year": (1, "persons per year"),
    "countries": (1, "countries"),
    "projects": (1, "projects"),
    "days": (1, "days"),
    "event": (1, "event"),
    "heading": (1, "heading"),
}
# with amounts and exchange rates of every currency of ISO 4217
UNITS = (
    {
        code + scale: (factor, code)
        for code in sorted(CURRENCIES)
        for scale, factor in _SCALES.items()
    }
    | {
        f"{code} per {base}": (1, f"{code} per {base}")
        for code in sorted(CURRENCIES)
        for base in ("USD", "EUR", "GBP")
        if code != base
    }
    | NAMED_UNITS
)
ALLOWED_UNITS = (
    f"{', '.join(NAMED_UNITS)}, a currency's code alone or with million, billion or "
    "trillion, or per USD, EUR or GBP"
)
# base units of what is counted one by one, whatever an article calls it
COUNTED = frozenset({"persons", "countries", "projects", "days"})
_RATE = re.compile(r"([A-Z]{3}) per ([A-Z]{3})")


def is_money(unit: str) -> bool:
    """Tell whether a base unit is money of any kind of price, and no rate of it."""
    return unit in CURRENCIES or unit in ("international $", "constant 2021 USD")


def pair(unit: str) -> tuple[str, str] | None:
    """Return the currencies of an exchange rate's unit: CNY per USD is (CNY, USD)."""
    rate = _RATE.fullmatch(unit)
    return (rate[1], rate[2]) if rate else None


def measures(dimension: str, unit: str) -> bool:
    """Tell whether a base unit is one of a series' dimension, "USD or CNY".

    "any currency" stands for every amount, "any exchange rate" for every rate.
    """
    kinds = dimension.split(" or ")
    whole, per, _ = unit.partition(" per ")
    return (
        unit in kinds
        or whole in CURRENCIES
        and (
            ("any currency" in kinds and not per)
            or ("any exchange rate" in kinds and UNITS[unit][1] not in NAMED_UNITS)
        )
    )
