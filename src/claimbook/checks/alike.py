"""Like with like or not at all: what is compared is in one unit, for every check.

What a printed number says and what a figure says meet in one vocabulary of units; where
they are not the same, the plan names a currency and a source of rates, or it is wrong.
"""

from typing import Any

from claimbook.checks.protocol import Check, Claim, Problem, Unfit
from claimbook.domain.dataset import Dataset
from claimbook.domain.quantity import Choices, Quantity
from claimbook.domain.rates import SERIES, route
from claimbook.domain.units import COUNTED, UNITS, is_money, pair
from claimbook.text.printed import Printed

CONVERT = "figures in {}, or a currency and rates in the plan that lead there"


def problem(
    check: Check, claim: Claim, choices: Choices, data: Dataset
) -> Problem | None:
    """Return what of a claim and its planned choices is unlike, and what is right."""
    return check.unfit(claim, choices, data) or _mixed(claim, choices, data)


def _mixed(claim: Claim, choices: Any, data: Dataset) -> Problem | None:
    """Find figures of several units in one outcome, or money that no rate converts.

    Another quantity whose growth alone is compared may be in a unit of its own.
    """
    if not isinstance(choices, Quantity) or choices.series in ("event", SERIES):
        return None
    changes: list[Any] = [value for _, value in choices if type(value) is dict]
    own = [choices.changed(), *(choices.changed(**change) for change in changes)]
    # a table is read along one column: whose figures they are, or of which products
    across = str(getattr(choices, "among", getattr(choices, "counted", "")))
    units: set[str] = set()
    for q in own:
        at = _periods(claim, choices, q)
        units |= _units(q, data, at, across)
        if _no_way(q, _published(q, data, at, across), data):
            sources = " or ".join(q.rates or q.source)
            given = f"no rate into {q.currency or q.money} by {sources}"
            return given, "a source in rates whose exchange rates lead there"
    if len(units) > 1:
        return f"figures in {' and '.join(sorted(units))}", CONVERT.format("one unit")
    return None


def _units(
    quantity: Quantity, data: Dataset, periods: set[str], across: str = ""
) -> set[str]:
    """Return the base units that a quantity is measured in at `periods`, or at any."""
    if quantity.between:
        return {quantity.money}
    own = quantity.currency
    published = _published(quantity, data, periods, across)
    return {own if own and is_money(unit) else unit for unit in published}


def _published(
    quantity: Quantity, data: Dataset, periods: set[str], across: str = ""
) -> set[str]:
    """Return the base units of a quantity's figures, before any is converted."""
    blank = {across: ""} if across else {}
    subjects = {s._replace(**blank) for s in quantity.subjects}
    return {
        f.unit
        for period in periods or {None}
        for f in data.figures.newest(quantity.source, quantity.series, period)
        if quantity.between or f.subject._replace(**blank) in subjects
    }


def _no_way(quantity: Quantity, published: set[str], data: Dataset) -> bool:
    """Tell whether money has to be converted and no stated rate does it.

    Of trade that several reporters publish, one that can be had is enough.
    """
    wanted = quantity.money if quantity.between else quantity.currency
    money = {unit for unit in published if is_money(unit)}
    if not wanted or not money:
        return False
    known = known_pairs(data, quantity.rates or quantity.source)
    there = [unit == wanted or bool(route(known, unit, wanted)) for unit in money]
    return not any(there) if quantity.between else not all(there)


def _periods(claim: Claim, choices: Any, quantity: Quantity) -> set[str]:
    """Return the periods that are compared; none where it is a whole series."""
    if hasattr(choices, "since"):
        return set()
    base = getattr(choices, "base", None)
    return {p for p in (quantity.period or claim.period_text, base) if p}


def known_pairs(data: Dataset, sources: tuple[str, ...]) -> Any:
    """Return the pairs of currencies for which the sources state a rate at any time."""
    figures = data.figures.newest(sources, SERIES)
    return {pair(f.unit): f for f in figures if pair(f.unit)}


def in_the_figures_unit(claim: Claim, choices: Quantity, data: Dataset) -> Unfit:
    """Hold the first printed number's unit against that of the figures."""
    printed = claim.printed[0]
    periods = _periods(claim, choices, choices)
    units = _units(choices, data, periods)
    # an amount a year is what the figure of a year says
    yearly = bool(periods) and all(len(period) == len("2024") for period in periods)
    if not units or any(_alike(printed, unit, yearly) for unit in units):
        return None
    own, theirs = unit_of(printed), " and ".join(sorted(units))
    allowed = f"one in {theirs}, as the figures are"
    if is_money(own) and all(map(is_money, units)):
        allowed += f"; {CONVERT.format(own)}"
    return f"a number in {own}", allowed


def _alike(printed: Printed, unit: str, yearly: bool) -> bool:
    own = unit_of(printed)
    if own == unit or (yearly and is_money(unit) and own == f"{unit} per year"):
        return True
    # a count is of whatever the article calls it, unless it is of something else known
    return printed.unit == "count" and unit in COUNTED and own not in UNITS


def unit_of(printed: Printed) -> str:
    """Return the unit of a printed number, as figures write theirs.

    USD, CNY per tonne, percent, percentage points, tonnes, persons per year …
    """
    match printed.unit:
        case "money":
            unit = printed.currency or "money of no one currency"
            weighed = printed.counted == "tonnes"
            return f"{unit} per tonne" if weighed else _per(printed, unit)
        case "percentage_point":
            return "percentage points"
        case "count" | "quantity" | "duration":
            return _per(printed, printed.counted or "no unit")
        case kind:
            return _per(printed, kind)


def _per(printed: Printed, unit: str) -> str:
    if not printed.per:
        return unit
    of_metal = printed.per.replace("ounces", "troy ounces")
    return f"{unit} per {of_metal.removesuffix('s')}"
