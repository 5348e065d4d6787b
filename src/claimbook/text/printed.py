"""Printed figures, in running text or alone, as sets of values in base units.

The grammar of a figure, the same in every language:

    [hedge] [sign] [currency] number [scale] [of] [unit or currency] [per]
    between A and B; A-B; A to B      numbers out of numbers; fractions; ranks

The words come from the language tables; what a number means as a set is in
``rounding``.
"""

from dataclasses import dataclass

from claimbook.domain.interval import Interval
from claimbook.text import words
from claimbook.text.grammar import Grammar
from claimbook.text.rounding import sets
from claimbook.text.words import Unreadable

__all__ = ["Printed", "Unreadable", "find_printed", "read_printed"]
ALLOWED = "one figure with its hedge and unit, such as 'about 9.2 billion dollars'"


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed figure. Values are in base units (9,2 miljarder = 9.2e9).

    text, start, end: the phrase and its characters in the text.
    value: the number as printed; the middle of a range.
    claimed: the deciding set. Beside it: exact (the number itself), truncation
    (digits cut off rather than rounded), bare (the deciding set without hedge).
    unit: money, percent (6 % is 6.0), percentage_point, count, quantity
    (measured, counted says in what), multiple, fraction, rank, duration (in
    what counted says), year.
    currency: ISO 4217, or None where the word leaves it open (pesos).
    counted: what is counted: a name of the tables (persons, days), or the next
    word as printed, or None. per: years, months, days, persons, or None.
    hedge: none, about, over, under, just_over, just_under, at_least, up_to,
    between. rule: how bare was made: exact, one digit, sharp, round, fraction,
    range. place: 10's exponent of the last significant digit; None for
    fractions and ranges.
    """

    text: str
    value: float
    claimed: Interval
    exact: Interval
    truncation: Interval
    bare: Interval
    unit: str
    currency: str | None
    counted: str | None
    per: str | None
    hedge: str
    rule: str
    place: int | None
    start: int
    end: int


def find_printed(text, language, conventions=None, mark=None, tokens=None):
    """Every printed figure of a text, in order, not overlapping.

    mark: the decimal mark, where a longer text than this one settles it. tokens:
    those of the text, where they have been made already.

    Never raises on any text; raises Unreadable for a language without a table.
    Dates, clock times and names with digits (5G, G20, 1990s) are passed over;
    a year standing alone is a figure with unit year.
    """
    return _find(text, language, conventions, False, mark, tokens)[1]


def read_printed(text, language, conventions=None):
    """The one figure that a short phrase is.

    Reads what find_printed finds, and what only a phrase alone can mean
    ("third" as rank 3, "a year" as one year). Raises Unreadable where there is
    no figure, more than one, or a word in front that is no hedge, and where
    words follow that are not what is counted.
    """
    grammar, found = _find(text, language, conventions, alone=True)
    if not found:
        what = "a date" if grammar.dates else "no number"
        raise Unreadable(text, what, ALLOWED)
    if len(found) > 1:
        listed = " and ".join(repr(printed.text) for printed in found)
        raise Unreadable(text, f"{len(found)} figures, {listed}", ALLOWED)
    printed = found[0]
    before = _unknown_before(grammar, printed.start)
    if before and printed.unit != "rank":
        raise Unreadable(
            text, f"{before!r} before the number", "a hedge of the language table"
        )
    after = text[printed.end :].strip(" .,;:()\n\t\"'”“")
    if after and not _may_follow(grammar, printed):
        raise Unreadable(text, f"{after!r} after the figure", ALLOWED)
    return printed


def _find(text, language, conventions, alone, mark=None, tokens=None):
    conventions = conventions or words.conventions()
    grammar = Grammar(text, words.language(language), alone, mark, tokens)
    return grammar, [_printed(text, p, conventions) for p in grammar.phrases()]


def _unknown_before(grammar, start):
    """The words before a character that no figure phrase opens with."""
    i, unknown = 0, []
    while grammar.tokens[i].kind != "end" and grammar.tokens[i].start < start:
        token = grammar.tokens[i]
        known = grammar.take(i, "lead")
        if not known and token.kind == "word":
            unknown.append(grammar.text[token.start : token.end])
        i = known[1] if known else i + 1
    return " ".join(unknown)


def _may_follow(grammar, printed):
    """Whether the words after a figure say only what it counts, or of what."""
    at = sum(0 <= token.start < printed.end for token in grammar.tokens)
    if any(token.kind in ("number", "symbol") for token in grammar.tokens[at:]):
        return False
    named = printed.unit in ("count", "rank", "quantity", "multiple")
    return named or bool(grammar.take(at, "part_of"))


def _printed(text, phrase, conventions):
    q = phrase.quantity
    common = {
        "text": text[phrase.start : phrase.end],
        "unit": q.unit or "count",
        "currency": q.currency,
        "counted": q.counted,
        "per": q.per,
        "hedge": phrase.hedge,
        "start": phrase.start,
        "end": phrase.end,
    }
    if phrase.upper is not None:
        low, high = q.number * q.scale, phrase.upper.number * phrase.upper.scale
        span = Interval(float(low), float(high))
        return Printed(
            **common,
            value=float((low + high) / 2),
            claimed=span,
            exact=span,
            truncation=span,
            bare=span,
            rule="range",
            place=None,
        )
    made = sets(q.number, q.scale, common["unit"], phrase.hedge, conventions, q.part)
    return Printed(
        **common,
        value=float(q.number * q.scale),
        claimed=made.claimed,
        exact=made.exact,
        truncation=made.truncation,
        bare=made.bare,
        rule=made.rule,
        place=made.step.adjusted() if q.part is None else None,
    )
