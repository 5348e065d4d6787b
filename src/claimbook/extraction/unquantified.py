"""Claims of a sentence without a figure: joined, left, first to, rises, causes.

They have the unit ``statement``; a superlative states a rank, the first.
"""

from collections.abc import Iterator

from claimbook.extraction.figures import Figure
from claimbook.extraction.sentences import Mark, Sentence
from claimbook.extraction.statement import Statement
from claimbook.text.when import Period

MEMBERSHIP = {"join": "joined", "leave": "left", "member": "is a member"}
DIRECTION = {"rise": "rises", "fall": "falls"}
# Indicators that have drivers.
ECONOMIC = ("trade", "exports", "imports", "gdp", "investment", "production")
APART = {"–", "—", "(", ")", ";", ":"}
FEW = 5  # tokens from "the first" to "to"
CALM = 6  # tokens from an indicator to its verb of rising or falling
PAST = 30  # characters that a time before a mark counts as further off than one after
SAID_IN_FIGURES = 3  # tokens from such a mark to a figure that says the same


def unquantified(
    sentence: Sentence, figures: list[Figure], times: list[Period]
) -> Iterator[Statement]:
    """Yield a Statement for each, in order; figures and times are the sentence's."""
    for mark in sentence.of("join", "leave", "member"):
        yield _dated(sentence, mark, times, "membership", MEMBERSHIP[mark.kind])
    for mark in _firsts(sentence):
        yield _dated(sentence, mark, times, "first_time", "was the first")
    for mark in sentence.of("office"):
        yield _dated(sentence, mark, [], "existence", "holds an office")
    economic = any(m.value in ECONOMIC for m in sentence.of("indicator"))
    for mark in sentence.of("driver"):
        cause = "driver" if economic else "cause"
        yield _dated(sentence, mark, [], cause, "a cause is given")
    for mark in _plain(sentence, figures):
        yield _dated(sentence, mark, times, "qualitative", "a share or rank in words")
    yield from _superlatives(sentence, figures)
    if not figures:
        yield from _trends(sentence, times)


def _plain(sentence: Sentence, figures: list[Figure]) -> Iterator[Mark]:
    """The marks of a share, rank or balance in words, where no figure says it."""
    starts = [f.printed.start for f in figures]
    for mark in sentence.of("qualitative"):
        low, high = sentence.at(mark)
        after = next((s for s in starts if s >= high), None)
        near = after and len(sentence.between(high, after)) <= SAID_IN_FIGURES
        within = any(f.printed.start < high and low < f.printed.end for f in figures)
        if not near and not within:
            yield mark


def _dated(sentence, mark, times, type, rule) -> Statement:
    start, end = sentence.at(mark)
    statement = Statement(start, end, sentence.text[start:end], type=type)
    statement.rule = f"no number: {rule}"
    statement.dated(_nearest(sentence, mark, times))
    return statement


def _firsts(sentence: Sentence) -> Iterator[Mark]:
    """The marks of "was the first", and of "the first" with "to" a few words on."""
    seen = set()
    then = {m.first for m in sentence.of("then")}
    for mark in sentence.of("first_to", "first_of"):
        near = any(mark.end <= i < mark.end + FEW for i in then)
        if mark.end not in seen and (mark.kind == "first_to" or near):
            seen.add(mark.end)
            yield mark


def _nearest(sentence: Sentence, mark: Mark, times: list[Period]) -> Period | None:
    """The time nearest to a mark, no dash, bracket or semicolon between; or None."""
    start, end = sentence.at(mark)

    def reachable(time: Period) -> bool:
        after, before = (end, time.at[0]), (time.at[1], start)
        way = sentence.between(*after) + sentence.between(*before)
        return not APART & {*way}

    def distance(time: Period) -> int:
        apart = max(time.at[0] - end, start - time.at[1])
        return apart + PAST * (time.at[1] <= start)

    return min(filter(reachable, times), key=distance, default=None)


def _superlatives(sentence: Sentence, figures: list[Figure]) -> Iterator[Statement]:
    """The largest, its biggest: the first of its kind, without among."""
    definite = {m.end: m for m in sentence.of("definite", "name", "places")}
    among = {m.end for m in sentence.of("among")}
    for mark in sentence.of("superlative"):
        before = definite.get(mark.first)
        if before is None or before.first in among or before.end in among:
            continue
        start, end = sentence.at(before)[0], sentence.at(mark)[1]
        if any(f.printed.start < end and start < f.printed.end for f in figures):
            continue
        statement = Statement(start, end, sentence.text[start:end], 1.0, 1.0, 1.0)
        statement.low_closed = statement.high_closed = True
        statement.unit = statement.type = "rank"
        statement.rule = "a superlative without a number"
        yield statement


def _trends(sentence: Sentence, times: list[Period]) -> Iterator[Statement]:
    """The first indicator that rises or falls, with no figure in the sentence."""
    joints = sentence.of("and")
    for mark in sentence.of("indicator"):
        for move in sentence.of("rise", "fall"):
            if not 0 <= move.first - mark.end <= CALM:
                continue
            way = {t.key for t in sentence.tokens[mark.end : move.first]}
            joined = any(mark.end <= m.first < move.first for m in joints)
            if joined or way & {",", *APART}:
                continue
            trend = _dated(sentence, move, times, "trend", "rises or falls")
            trend.start = sentence.at(mark)[0]
            trend.printed = sentence.text[trend.start : trend.end]
            trend.direction = DIRECTION[move.kind]
            yield trend
            return
