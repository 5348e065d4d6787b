"""What the figures of a text say against each other.

Each kind is a function that yields Statements of unit ``consistency``: of a sentence
with its statements, or of all statements of a text. Rates are the daily reference rates
of the European Central Bank, in CurrencyConverter.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from currency_converter import CurrencyConverter, RateNotFoundError

from claimbook.extraction import changes, sums
from claimbook.extraction.changes import YEAR, Bounds, numbers
from claimbook.extraction.sentences import Sentence
from claimbook.extraction.statement import Statement, inconsistency
from claimbook.text.tokens import PAD

RATE_DAYS = 365  # rates of the year up to the dateline are asked
RATE_ROOM = 0.03  # a bank's or a customs rate may lie so far outside them
DASHES = ("–", "—", "-", ")")
APPOSITION = 20  # tokens that the explanation between dashes or brackets may have
LIST_NEAR = 10  # tokens from a number to the word that opens its list
LIST_LONGEST = 60  # tokens that a list may have
LIST_ENDS = (";", ".", ":", "(", "–")
PART = 300  # days: at most ten months
GROUPS = ("LAC", "EU", "WLD")
FLOWS = ("trade", "exports", "imports", "sales", "production", "investment")


def within(
    sentence: Sentence,
    statements: list[Statement],
    previous: list[Statement],
    published: date,
) -> Iterator[Statement]:
    """Yield what a sentence's own figures say against each other.

    previous: the statements of the sentence before it in its paragraph.
    """
    if not any(s.value is not None for s in statements):
        return
    yield from changes.changes(sentence, statements, previous)
    yield from _conversions(statements, published)
    yield from _founding_years(sentence, statements)
    yield from _lists(sentence, statements)
    yield from _parts_of_years(sentence, statements)
    yield from sums.sums(sentence, statements, previous)


def across(statements: list[Statement]) -> Iterator[Statement]:
    """Yield what the figures of different sentences say against each other."""
    yield from changes.yearly_changes(statements)
    yield from changes.growth_of_totals(statements)
    yield from sums.balances(statements)
    yield from sums.one_thing(statements)
    yield from _headings(statements)


def _conversions(statements: list[Statement], published: date) -> Iterator[Statement]:
    """Yield each amount in another currency at a rate that no day of the year had."""
    money = [s for s in statements if s.unit == "money" and s.type != "first_time"]
    for amount, result in zip(money, money[1:], strict=False):
        if result.type != "conversion" or not amount.currency or not result.currency:
            continue
        rates = _rates(amount.currency, result.currency, published)
        low, high = result.bounds
        if not rates or low <= 0 or not amount.value or not result.value:
            continue
        if amount.value <= 0:
            continue
        least, most = amount.value / high, amount.value / low
        if most < rates[0] * (1 - RATE_ROOM) or least > rates[1] * (1 + RATE_ROOM):
            yield inconsistency(
                "a conversion at an impossible rate",
                f"{amount.printed} as {result.printed} means "
                f"{amount.value / result.value:.4g} {amount.currency} per "
                f"{result.currency}; in the year to {published} it was "
                f"{rates[0]:.4g} to {rates[1]:.4g} (European Central Bank)",
                amount,
                result,
            )


@cache
def _converter() -> CurrencyConverter:
    return CurrencyConverter(fallback_on_missing_rate=False)


@cache
def _rates(amount: str, result: str, published: date) -> Bounds | None:
    """(lowest, highest) of amount's currency per unit of result's, or None."""
    rates = []
    for n in range(RATE_DAYS + 1):
        day = published - timedelta(days=n)
        try:
            rates.append(_converter().convert(1, result, amount, date=day))
        except (RateNotFoundError, ValueError):  # a holiday, an unknown currency
            continue
    return (min(rates), max(rates)) if rates else None


def _founding_years(
    sentence: Sentence, statements: list[Statement]
) -> Iterator[Statement]:
    """Yield each year of founding after a name and its explanation: of either."""
    which = {m.end: m.first for m in sentence.of("which")}
    tokens = sentence.tokens
    for mark in sentence.of("founded"):
        begun = which.get(mark.first, mark.first)
        if begun < 2 or tokens[begun - 1].key not in (*DASHES, ","):
            continue
        before = {t.key for t in tokens[max(0, begun - APPOSITION) : begun - 1]}
        if not before & {*DASHES, "("}:
            continue
        end = sentence.at(mark)[1] + sentence.start
        for s in statements:
            if s.unit == "date" and 0 <= s.start - end <= APPOSITION:
                note = "may be the year of the name or of what explains it"
                rule = "a founding year of either of two"
                yield inconsistency(rule, f"{s.printed} {note}", s)


def _lists(sentence: Sentence, statements: list[Statement]) -> Iterator[Statement]:
    """Yield each counted number that the list after it does not have.

    "A, B, C and D as well as E" has four items, or five where what stands before the
    last joint is counted apart; the note says both.
    """
    for s in statements:
        if s.unit != "count" or s.type not in ("count", "rate") or s.hedge != "none":
            continue
        at = sentence.index(s.end - sentence.start)
        near = (m for m in sentence.of("listing") if 0 <= m.first - at <= LIST_NEAR)
        opening = next(near, None)
        items, most = _items(sentence, opening.end) if opening else (0, 0)
        if items > 1 and items != s.value:
            also = f", or {most} if joined ones count apart" if most > items else ""
            note = f"{s.printed} is followed by a list of {items}{also}"
            yield inconsistency("a number and its list", note, s)


def _items(sentence: Sentence, first: int) -> tuple[int, int]:
    """(items, items with every joint counted) of the list that begins at a token."""
    last = min(first + LIST_LONGEST, len(sentence.tokens) - PAD)
    tokens = sentence.tokens[first:last]
    joints = [m.first - first for m in sentence.of("and")]
    joints = [j for j in joints if 0 <= j < len(tokens)]
    commas = [i for i, t in enumerate(tokens) if t.key == ","]
    stops = (i for i, t in enumerate(tokens) if t.key in LIST_ENDS)
    end = min(stops, default=len(tokens))
    for comma in commas:
        # after a joint a comma ends the list, unless it goes on to another joint
        another = any(comma < j <= comma + 4 for j in joints)
        if any(j < comma for j in joints) and not another:
            end = min(end, comma)
    joints = [j for j in joints if j < end]
    if not joints:
        return 0, 0
    # ", and" is one joint
    plain = [c for c in commas if c < end and c + 1 not in joints]
    return len(plain) + 2, len(plain) + 1 + len(joints)


def _parts_of_years(
    sentence: Sentence, statements: list[Statement]
) -> Iterator[Statement]:
    """Yield two figures of a comparison, the total of a year and of part of one."""
    marks = [sentence.at(m) for m in sentence.of("compare", "from")]
    dated = [s for s in numbers(statements, "level", "threshold") if s.stated]
    for a, b in zip(dated, dated[1:], strict=False):
        low, high = a.end - sentence.start, b.start - sentence.start
        compared = any(low <= start and end <= high for start, end in marks)
        short, long = sorted((a.days, b.days))
        flow = a.indicator == b.indicator and a.indicator in FLOWS
        if flow and a.is_like(b) and compared and short <= PART and long in YEAR:
            note = f"{a.printed} is of {a.days} days, {b.printed} of {b.days}"
            yield inconsistency("a year held against part of one", note, a, b)


def _headings(statements: list[Statement]) -> Iterator[Statement]:
    """Yield each heading of several countries joining or leaving with one named below.

    The one named is the first place of a sentence that states the same; the text below
    ends with the next heading.
    """
    for n, heading in enumerate(statements):
        if not heading.heading or heading.type != "membership" or not heading.plural:
            continue
        below = _below(heading, (statements[i] for i in range(n + 1, len(statements))))
        same = [s for s in below if (s.type, s.rule) == (heading.type, heading.rule)]
        countries = ([p for p in s.places if p not in GROUPS] for s in same)
        named = {places[0] for places in countries if places}
        if len(named) == 1:
            note = "the heading speaks of several countries, the text below names "
            note += f"{named.pop()} alone"
            yield inconsistency("a plural with one named", note, heading, same[0])


def _below(heading: Statement, following: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the statements of the text below a heading, up to the next heading."""
    for s in following:
        if s.start > heading.end:
            if s.heading:
                return
            yield s
