"""Printed figures, in running text or alone, as sets of values in base units.

The grammar of a figure, the same in every language:

    [hedge] [sign] [currency] number [scale] [of] [unit or currency] [per]
    between A and B; A-B; A to B      numbers out of numbers; fractions; ranks

The words come from the language tables; what a number means as a set is in
``rounding``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claimbook.domain.interval import Interval
from claimbook.text import words
from claimbook.text.cursor import Cursor
from claimbook.text.grammar import Grammar, Phrase
from claimbook.text.leftover import left_over
from claimbook.text.numerals import decimal_mark
from claimbook.text.rounding import Sets, sets_of
from claimbook.text.tokens import Token, tokenize
from claimbook.text.words import Conventions, Unreadable

__all__ = [
    "Printed",
    "Unreadable",
    "find_printed",
    "interpretations",
    "read_printed",
    "unread",
]
ALLOWED = "one figure with its hedge and unit, such as 'about 9.2 billion dollars'"
EXACT, CUT_OFF, BARE = "exact", "cut off", "without its hedge"
NARROW, WIDE = "conventions half as wide", "conventions twice as wide"


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed figure. Values are in base units (9,2 miljarder = 9.2e9).

    text, start, end: the phrase and its characters in the text.
    value: the number as printed; the middle of a range. claimed: the deciding set.
    Beside it: exact (the number itself), truncation (digits cut off rather than
    rounded), bare (the deciding set without hedge). unit: money, percent (6 % is 6.0),
    percentage_point, count, quantity (measured, counted says in what), multiple,
    fraction, rank, duration (in what counted says), year. currency: ISO 4217, or None
    where the word leaves it open (pesos). counted: what is counted: a name of the
    tables (persons, days), or the next word as printed, or None. per: years, months,
    days, persons, or None. hedge: none, about, over, under, just_over, just_under,
    at_least, up_to, between. rule: how bare was made: exact, one digit, sharp, round,
    fraction, range. place: 10's exponent of the last significant digit; None for
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


def find_printed(
    text: str,
    language: str,
    conventions: Conventions | None = None,
    mark: str | None = None,
    tokens: list[Token] | None = None,
) -> list[Printed]:
    """Every printed figure of a text, in order, not overlapping.

    mark: the decimal mark, where a longer text than this one settles it. tokens: those
    of the text, where they have been made already.

    Never raises on any text; raises Unreadable for a language without a table. Dates,
    clock times and names with digits (5G, G20, 1990s) are passed over; a year standing
    alone is a figure with unit year.
    """
    conventions = conventions or words.conventions()
    grammar = _grammar(text, language, mark, tokens)
    return [_printed(grammar, phrase, conventions) for phrase in grammar.phrases()]


def read_printed(
    text: str, language: str, conventions: Conventions | None = None
) -> Printed:
    """The one figure that a short phrase is.

    Reads what find_printed finds, and what only a phrase alone can mean ("third" as
    rank 3, "a year" as one year). Raises Unreadable where there is no figure, more than
    one, or where words are left over (unread).
    """
    grammar = _grammar(text, language, alone=True)
    phrases = grammar.phrases()
    if not phrases:
        what = "a date" if grammar.dates else "no number"
        raise Unreadable(text, what, ALLOWED)
    figures = [
        _printed(grammar, p, conventions or words.conventions()) for p in phrases
    ]
    if len(figures) > 1:
        listed = " and ".join(repr(printed.text) for printed in figures)
        raise Unreadable(text, f"{len(figures)} figures, {listed}", ALLOWED)
    if left := left_over(grammar, phrases):
        raise Unreadable(text, f"{left!r} unread", ALLOWED)
    return figures[0]


def unread(text: str, language: str) -> str:
    """The first words of a phrase with figures that no figure takes in, or "".

    Beside a figure may stand what it counts ("stora hamnar"), what it is a part of, a
    change ("grew", "crescimento de") and little words ("in", "a total of"); a digit, a
    negation, a scale or currency apart from its number never.
    """
    grammar = _grammar(text, language)
    return left_over(grammar, grammar.phrases())


def interpretations(
    text: str, language: str, rules: Conventions, printed: Sequence[Printed]
) -> dict[str, tuple[Printed, ...]]:
    """{interpretation: the printed numbers with its sets as the deciding ones}.

    Other ways to read `printed`, the numbers of `text` as decided; shown beside a
    verdict and never changing it. A bare number may be meant exactly, or cut off
    instead of rounded; a hedged number may be held to what it would say without its
    hedge; and every share of our conventions may be half or twice as wide. An
    interpretation that leaves all sets as they are is left out.
    """
    sets = {
        EXACT: [p.exact if p.hedge == "none" else p.claimed for p in printed],
        CUT_OFF: [p.truncation if p.hedge == "none" else p.claimed for p in printed],
        BARE: [p.bare for p in printed],
    }
    for name, factor in ((NARROW, Decimal("0.5")), (WIDE, Decimal(2))):
        shares = {share: getattr(rules, share) * factor for share in words.SHARES}
        varied = find_printed(text, language, replace(rules, **shares))
        sets[name] = [p.claimed for p in varied]
    decided = [p.claimed for p in printed]
    return {
        name: tuple(
            replace(p, claimed=claimed)
            for p, claimed in zip(printed, varied, strict=True)
        )
        for name, varied in sets.items()
        if varied != decided
    }


def _grammar(text, language, mark=None, tokens=None, alone=False) -> Grammar:
    table = words.language(language)
    tokens = table.taken_apart(tokens or tokenize(text))
    mark = decimal_mark(text, table) if mark is None else mark
    return Grammar(Cursor(text, tokens, table, mark, alone))


def _printed(grammar: Grammar, phrase: Phrase, conventions: Conventions) -> Printed:
    amount, upper, place = phrase.amount, phrase.upper, None
    value = amount.number * amount.scale
    if upper is not None:
        high = upper.number * upper.scale
        span = Interval(float(value), float(high))
        sets = Sets(span, span, span, span, "range", Decimal(0))
        value = (value + high) / 2
    else:
        sets = sets_of(amount, phrase.hedge, conventions)
        place = sets.step.adjusted() if amount.part is None else None
    start = grammar.tokens[phrase.first].start
    end = grammar.tokens[phrase.end - 1].end
    return Printed(
        text=grammar.cursor.text[start:end],
        value=float(value),
        claimed=sets.claimed,
        exact=sets.exact,
        truncation=sets.truncation,
        bare=sets.bare,
        unit=amount.unit or "count",
        currency=amount.currency,
        counted=amount.counted,
        per=amount.per,
        hedge=phrase.hedge,
        rule=sets.rule,
        place=place,
        start=start,
        end=end,
    )
