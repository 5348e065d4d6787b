"""Published units: each is a number of base units of one dimension."""

# unit as published -> (how many base units, base unit)
UNITS = {
    "USD": (1, "USD"),
    "USD million": (10**6, "USD"),
    "USD billion": (10**9, "USD"),
    "USD trillion": (10**12, "USD"),
    "CNY million": (10**6, "CNY"),
    "CNY billion": (10**9, "CNY"),
    "CNY trillion": (10**12, "CNY"),
    "international $ billion": (10**9, "international $"),
    "constant 2021 USD": (1, "constant 2021 USD"),
    "CNY per USD": (1, "CNY per USD"),
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
