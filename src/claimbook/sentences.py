"""Numbers and findings as text: every figure in a sentence comes from a result."""

from math import isfinite, isnan

from babel.numbers import format_decimal

from claimbook.specification import MAIN
from claimbook.verdict import FAILS, HOLDS, NO_DATA, UNDECIDED

SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
MONEY = ("USD", "CNY", "international $", "constant 2021 USD")
SIGNS = {HOLDS: "✓", FAILS: "✗", UNDECIDED: "?", NO_DATA: "–"}


def number(value, digits=4):
    """Return a number with at most `digits` significant digits, in English."""
    if value == 0 or not isfinite(value):
        return "0" if value == 0 else "∞"
    rounded = float(f"{value:.{digits}g}")
    return format_decimal(rounded, format="#,##0.######", locale="en")


def scale(value, unit):
    """Return (factor, unit) to say a value of this size in: (1e9, "bn USD")."""
    if unit in MONEY or unit == "tonnes":
        for factor, word in SCALES:
            if abs(value) >= factor:
                return factor, f"{word} {unit}"
    return 1, unit


def quantity(value, unit, digits=4):
    """Return a value in base units as a reader says it: 518.5 bn USD, 45.9 %."""
    if isnan(value):
        return "no number"
    factor, scaled = scale(value, unit)
    if factor > 1:
        return f"{number(value / factor, digits)} {scaled}"
    if unit.startswith("percent"):
        return f"{number(value, 3)} %{unit.removeprefix('percent')}"
    if unit == "rank":
        return f"rank {number(value)}"
    return f"{number(value, 5)} {unit}".strip()


def claimed_set(outcome):
    """Return the claimed set of an outcome in words."""
    low, high, unit = outcome.claimed_low, outcome.claimed_high, outcome.unit
    if low == high:
        return quantity(low, unit)
    if high == float("inf"):
        word = "at least" if outcome.claimed.startswith("[") else "above"
        return f"{word} {quantity(low, unit)}"
    if low == float("-inf"):
        word = "at most" if outcome.claimed.endswith("]") else "below"
        return f"{word} {quantity(high, unit)}"
    return f"{quantity(low, unit)} to {quantity(high, unit)}"


def group_name(group):
    """Return a group's name as text."""
    return "main choice" if group == MAIN else group.replace("_", " ")


def verdict_line(verdict):
    """Return a verdict in words: supported, depends on region reported."""
    text = verdict.word
    if verdict.depends_on:
        text += f", depends on {', '.join(map(group_name, verdict.depends_on))}"
    return text


def finding(judged):
    """Return what was found under the main choice and how far it is from turning."""
    main = judged.main
    if main is None:
        return ""
    text = f"Found {quantity(main.value, main.unit)}"
    if main.note:
        text += f" ({main.note})"
    text += f"; claimed: {claimed_set(main)}."
    if main.flips_at == main.flips_at and main.flips_at is not None:
        text += f" It would turn at {quantity(main.flips_at, main.unit)}"
        away = abs(main.value - main.flips_at)
        text += "." if isnan(away) else f", {quantity(away, main.unit)} away."
    if main.only_by_rounding:
        text += " Right only by rounding."
    return text


def turning(judged):
    """Return a line for each other group that says something else than the main one."""
    lines = []
    groups = judged.groups()
    main, _ = groups.pop(MAIN, (NO_DATA, ()))
    for group, (status, outcomes) in groups.items():
        told = [o for o in outcomes if o.status != NO_DATA]
        if not told:
            lines.append(f"No figure for {group_name(group)}.")
            continue
        if status == main:
            continue
        values = ", ".join(quantity(o.value, o.unit) for o in told)
        verb = {HOLDS: "holds", FAILS: "fails", UNDECIDED: "is undecided"}[status]
        lines.append(
            f"It {verb} by {group_name(group)}: {values}. "
            f"{told[0].why}" + (f" ({told[0].note})" if told[0].note else "")
        )
    return lines
