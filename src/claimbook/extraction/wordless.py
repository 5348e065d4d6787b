"""Statements that can be checked and print no number: joined, left, first to, largest.

They are marked by their unit, ``statement``; a superlative says a rank, the first.
"""

from claimbook.extraction.statement import Statement

MEMBERSHIP = {"join": "joined", "leave": "left", "member": "is a member"}
APART = {"–", "—", "(", ")", ";", ":"}
FEW = 5  # tokens from "the first" to "to"
CALM = 6  # tokens from an indicator to its verb of rising or falling


def wordless(sentence, figures, times):
    """Yield a Statement for each, in order; figures and times are the sentence's."""
    for mark in sentence.of("join", "leave", "member"):
        statement = _made(sentence, mark)
        statement.type = "membership"
        statement.rule = f"no number: {MEMBERSHIP[mark.kind]}"
        statement.dated(_nearest(sentence, mark, times))
        yield statement
    for mark in _firsts(sentence):
        statement = _made(sentence, mark)
        statement.type, statement.rule = "first_time", "no number: was the first"
        statement.dated(_nearest(sentence, mark, times))
        yield statement
    for mark in sentence.of("office"):
        statement = _made(sentence, mark)
        statement.rule = "no number: holds an office"
        yield statement
    for mark in sentence.of("driver"):
        statement = _made(sentence, mark)
        told = any(
            m.value in ("trade", "exports", "imports", "gdp")
            for m in sentence.of("indicator")
        )
        statement.type = "driver" if told else "cause"
        statement.rule = "no number: a cause is given"
        yield statement
    yield from _superlatives(sentence, figures)
    if not figures:
        yield from _trends(sentence, times)


def _firsts(sentence):
    """The marks of "was the first", and of "the first" with "to" a few words on."""
    seen = set()
    then = {m.first for m in sentence.of("then")}
    for mark in sentence.of("first_to", "first_of"):
        near = any(mark.end <= i < mark.end + FEW for i in then)
        if mark.end not in seen and (mark.kind == "first_to" or near):
            seen.add(mark.end)
            yield mark


def _made(sentence, mark):
    start, end = sentence.at(mark)
    return Statement(start, end, sentence.text[start:end])


def _nearest(sentence, mark, times):
    """The time nearest to a mark, no dash, bracket or semicolon between; or None."""
    start, end = sentence.at(mark)
    near = []
    for time in times:
        words = sentence.between(end, time.at[0]) + sentence.between(time.at[1], start)
        if not APART & {*words}:
            near.append(time)
    return min(
        near,
        key=lambda t: max(t.at[0] - end, start - t.at[1]) + 30 * (t.at[1] <= start),
        default=None,
    )


def _superlatives(sentence, figures):
    """Find "the largest", "its biggest": the first of its kind, without among."""
    definite = {m.end: m for m in sentence.of("definite", "name", "places")}
    among = {m.end for m in sentence.of("among")}
    for mark in sentence.of("superlative"):
        before = definite.get(mark.first)
        if before is None or before.first in among or before.end in among:
            continue
        start, end = sentence.at(before)[0], sentence.at(mark)[1]
        if any(f.printed.start < end and start < f.printed.end for f in figures):
            continue
        yield Statement(
            start,
            end,
            sentence.text[start:end],
            1.0,
            1.0,
            1.0,
            True,
            True,
            unit="rank",
            type="rank",
            rule="a superlative without a number",
        )


def _trends(sentence, times):
    """Find an indicator that rises or falls, with no figure in the sentence."""
    for mark in sentence.of("indicator"):
        for move in sentence.of("rise", "fall"):
            if 0 <= move.first - mark.end <= CALM:
                words = {sentence.tokens[i].key for i in range(mark.end, move.first)}
                if words & {",", *APART} or any(
                    mark.end <= m.first < move.first for m in sentence.of("and")
                ):
                    continue
                low, high = sentence.at(mark)[0], sentence.at(move)[1]
                statement = Statement(low, high, sentence.text[low:high])
                statement.type, statement.rule = "trend", "no number: rises or falls"
                statement.direction = {"rise": "rises", "fall": "falls"}[move.kind]
                statement.dated(_nearest(sentence, move, times))
                yield statement
                return
