"""Printed times ("last year", "in February") as periods, against the dateline.

The templates of each language are data (``when`` in its table); what a rule
means is here, once for all languages.
"""

from dataclasses import dataclass
from datetime import date

from claimbook.text import calendar_rules, words
from claimbook.text.numerals import read_number
from claimbook.text.templates import tree
from claimbook.text.tokens import tokenize
from claimbook.text.words import Unreadable

__all__ = ["Period", "Unreadable", "find_when", "read_when"]
ALLOWED = (
    "a date, weekday, month, quarter, year or span, or one relative to the "
    "dateline, such as 'last year'"
)
NO_PERIOD = {
    "rate": "a rate, not a period",
    "duration": "a duration, not a date or period",
    "last_of": "the last part of a span, not of the time up to the dateline",
}
CONTENT = ("number", "symbol", "word")
# A number before one of these counts or measures; it is no year.
AMOUNT = ("scale", "currency", "percent", "percentage_point", "thing", "measure")


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a printed time means, start and end both included.

    granularity: day, week, month, quarter, year, years (a span told in years)
    or range (any other span). text: the phrase; at: its characters, from and to.
    rule: the rule of the language tables that read it.
    """

    start: date
    end: date
    granularity: str
    text: str
    rule: str
    at: tuple[int, int]


def read_when(text, language, published, conventions=None):
    """The Period of a phrase that is one printed time; published is a date.

    Months and dates without a year are the nearest not after the dateline, a
    weekday the latest on or before it; "the next three years" run from the
    dateline to the same day three years on. Raises Unreadable for a rate
    ("every year"), a duration ("for 90 days"), and all else that is no period.
    """
    table = words.language(language)
    tokens = tokenize(text)
    first = next((i for i, t in enumerate(tokens) if t.kind in CONTENT), 0)
    best = _longest(tokens, first, table, language)
    if best is None:
        raise Unreadable(text, "no time", ALLOWED)
    rule, slots, end = best
    rest = [t for t in tokens[end:] if t.kind in CONTENT]
    if rest:
        raise Unreadable(text, f"{text[rest[0].start :]!r} after the time", ALLOWED)
    if rule in NO_PERIOD:
        raise Unreadable(text, NO_PERIOD[rule], ALLOWED)
    try:
        return _period(text, tokens, first, best, published, conventions)
    except (ValueError, OverflowError) as error:
        raise Unreadable(text, f"no such date ({error})", ALLOWED) from None


def find_when(text, language, published, conventions=None, anchor=None, tokens=None):
    """Every printed time of a running text, in order, not overlapping.

    "A year earlier" counts back from the time printed before it, or from the Period
    anchor where it is the first; without either from the dateline. tokens: those of
    the text, where they have been made already.

    A month alone counts only with a word before it ("in May", not "may"), and
    a year only where it counts nothing. Never raises on any text.
    """
    table = words.language(language)
    tokens = tokens or tokenize(text)
    found, i = [], 0
    while tokens[i].kind != "end":
        best = _longest(tokens, i, table, language)
        if best is None or not _stands(tokens, i, best, table):
            i += 1
            continue
        if best[0] not in NO_PERIOD:
            try:
                period = _period(text, tokens, i, best, published, conventions, anchor)
            except (ValueError, OverflowError):
                i += 1
                continue
            found.append(period)
            anchor = period
        i = best[2]
    return found


def _stands(tokens, i, best, table):
    rule, slots, end = best
    if rule == "month" and end - i == 1:
        return False
    if rule in ("year", "years", "since year"):
        if any(table.take(tokens, end, kind) for kind in AMOUNT):
            return False
        return not (i and tokens[i - 1].kind == "symbol")
    return True


def _period(text, tokens, first, best, published, conventions, anchor=None):
    rule, slots, end = best
    vague = (conventions or words.conventions()).vague_count
    start, stop, granularity = calendar_rules.apply(
        rule, slots, published, vague, anchor
    )
    at = (tokens[first].start, tokens[end - 1].end)
    return Period(start, stop, granularity, text[at[0] : at[1]], rule, at)


def _longest(tokens, i, table, language):
    """(rule, slots, next token) of the longest template at token i, or None.

    Of two as long the one that the table names first.
    """
    root, openers = tree(language)
    if tokens[i].kind != "number" and tokens[i].key not in openers:
        return None
    best, ways = None, [(root, i, ())]
    while ways:
        node, j, slots = ways.pop()
        if node.rule and (best is None or (j, -node.order) > best[:2]):
            best = j, -node.order, node.rule, slots
        key = tokens[j].key
        if step := node.words.get(key):
            ways.append((step, j + 1, slots))
        for name, (opens, step) in node.slots.items():
            if opens is not None and key not in opens:
                continue
            if got := _slot(name, tokens, j, table):
                ways.append((step, got[1], (*slots, (name, got[0]))))
    if best is None:
        return None
    found = {}
    for name, value in best[3]:
        found.setdefault(name, []).append(value)
    return best[2], found, best[0]


def _slot(name, tokens, i, table):
    token = tokens[i]
    if name == "year":
        year = token.kind == "number" and len(token.key) == 4
        year = year and token.key.isdigit() and "1800" <= token.key <= "2099"
        return (int(token.key), i + 1) if year else None
    if name == "day":
        day = token.kind == "number" and token.key.isdigit() and len(token.key) <= 2
        return (int(token.key), i + 1) if day else None
    if name == "n":
        got = read_number(tokens, i, table, table.decimal)
        whole = got and got[0] == got[0].to_integral_value() and got[0] < 10000
        return (int(got[0]), got[1]) if whole else None
    return table.take(tokens, i, "duration" if name == "unit" else name)
