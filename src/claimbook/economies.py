"""Economies by their ISO 3166 codes."""

from functools import cache

import pycountry

WORLD = "WLD"


@cache
def name(code):
    """Return the usual English name of an ISO3 code; any other text as it is."""
    if code == WORLD:
        return "the world"
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return code
    return getattr(country, "common_name", country.name).split(",")[0]


@cache
def is_code(text):
    """Tell whether a text is an ISO3 code, or the code of the world as a whole."""
    return text == WORLD or pycountry.countries.get(alpha_3=text) is not None
