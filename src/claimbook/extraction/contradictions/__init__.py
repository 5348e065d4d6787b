"""What the figures of a text say against each other: one module a kind.

A module has within(sentence, statements, previous, published), called for every
sentence with its statements and those of the sentence before it in its paragraph, or
across(statements, published), called once at the end.
Either yields Statements of unit ``consistency``, their places those of the whole text.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from claimbook.extraction.statement import Statement


@cache
def _modules(name):
    found = [import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__)]
    return [module for module in found if hasattr(module, name)]


def within(sentence, statements, previous, published):
    """Return what a sentence's own figures say against each other."""
    found = []
    for module in _modules("within"):
        found += module.within(sentence, statements, previous, published)
    return found


def across(statements, published):
    """Return what the figures of different sentences say against each other."""
    found = []
    for module in _modules("across"):
        found += module.across(statements, published)
    return found


def raised(rule, note, *statements):
    """A Statement of consistency that spans the ones at odds and says what is wrong."""
    ordered = sorted(statements, key=lambda s: s.start)
    first = ordered[0]
    return Statement(
        first.start,
        ordered[-1].end,
        " … ".join(dict.fromkeys(s.printed for s in ordered)),
        unit="consistency",
        type="consistency",
        rule=rule,
        note=note,
        of=tuple((s.start, s.end) for s in ordered),
        paragraph=first.paragraph,
        sentence=first.sentence,
        places=first.places,
    )


def bounds(statement):
    """(low, high) of a statement's values; an open end is infinite."""
    low = float("-inf") if statement.low is None else statement.low
    high = float("inf") if statement.high is None else statement.high
    return low, high


def apart(a, b):
    """Whether two (low, high) have no value in common, rounding of floats allowed."""
    room = 1e-9 * max(abs(x) for x in (*a, *b) if abs(x) != float("inf"))
    return a[1] < b[0] - room or b[1] < a[0] - room


def alike(a, b):
    """Whether two statements are numbers of one unit."""
    return (
        a.value is not None
        and b.value is not None
        and (a.unit, a.currency, a.per) == (b.unit, b.currency, b.per)
    )


def days(statement):
    """How many days a statement's period has, or None."""
    if not statement.period:
        return None
    return (statement.period_end - statement.period_start).days + 1
