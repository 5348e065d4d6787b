"""Economies by their ISO 3166 codes, and the lists of regions they stand in."""

from functools import cache

import pycountry
from babel import Locale

WORLD = "WLD"
EU = "EUU"  # the European Union, by the World Bank's code
IN_CLDR = {WORLD: "001", EU: "EU"}  # names of groups of economies
LAC = "LAC"  # stands in a plan for the countries of the chosen region
CODES = (WORLD, *sorted(country.alpha_3 for country in pycountry.countries))


@cache
def name(code: str, locale: Locale | None = None) -> str:
    """Return the usual name of an ISO3 code; any other text as it is.

    It is English, or by CLDR in the language of a Babel `locale`.
    """
    if code == WORLD and locale is None:
        return "the world"
    if code in IN_CLDR:
        return (locale or Locale("en")).territories[IN_CLDR[code]]
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return code
    if locale is not None:
        return locale.territories[country.alpha_2]
    return getattr(country, "common_name", country.name).split(",")[0]


def translated(english: str, locale: Locale) -> str | None:
    """Return an economy's name in a locale's language from its English one, or None."""
    country = pycountry.countries.get(name=english.removeprefix("the "))
    return locale.territories[country.alpha_2] if country else None


def code(text: str) -> str | None:
    """Return the ISO3 code of an economy by its code or an English name, or None."""
    return _codes().get(text.lower())


@cache
def _codes() -> dict[str, str]:
    names = ("alpha_3", "name", "common_name", "official_name")
    codes = {
        getattr(country, called).lower(): country.alpha_3
        for called in reversed(names)
        for country in pycountry.countries
        if hasattr(country, called)
    }
    return codes | {WORLD.lower(): WORLD, "world": WORLD}


@cache
def is_code(text: str) -> bool:
    """Tell whether a text is an ISO3 code, or the code of the world as a whole."""
    return text in CODES
