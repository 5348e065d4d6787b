"""What stands around a figure: what it measures, of what, and of which places."""

from claimbook.extraction.sentences import Mark, Sentence
from claimbook.extraction.statement import Statement

CLAUSES = (",", ";", ":", "(", "–", "—")
# What the nearest word for an indicator is chosen by, in tokens.
AFTER_FIGURE, BEYOND_STOP = 2, 6


def indicator(sentence: Sentence, start: int, end: int) -> str | None:
    """What is measured: the nearest word for an indicator, before the figure first."""

    def cost(mark: Mark) -> int:
        low, high = sentence.at(mark)
        before = low < start
        gap = sentence.between(high, start) if before else sentence.between(end, low)
        stops = len({*gap} & {";", "."})
        return len(gap) + AFTER_FIGURE * (not before) + BEYOND_STOP * stops

    nearest = min(sentence.of("indicator"), key=cost, default=None)
    return nearest.value if nearest else None


def about(sentence: Sentence, statement: Statement) -> tuple[str, str]:
    """(word before the indicator, word after its "of"), blank where there is none.

    "copper exports" is ("copper", ""), "exports of copper" ("", "copper").
    """

    def apart(mark: Mark) -> int:
        start, end = sentence.at(mark)
        low, high = min(end, statement.end), max(start, statement.start)
        return len(sentence.between(low, high))

    same = [m for m in sentence.of("indicator") if m.value == statement.indicator]
    nearest = min(same, key=apart, default=None)
    if nearest is None:
        return "", ""
    first, end, tokens = nearest.first, nearest.end, sentence.tokens
    take = sentence.table.take
    of = take(tokens, end, "of") or take(tokens, end, "part_of")
    places = sentence.of("name", "places")
    named = {i for m in places for i in range(m.first, m.end)}
    before = after = ""
    if first and tokens[first - 1].kind == "word" and first - 1 not in named:
        plain = not sentence.takes(first - 1, "stop", "lead", "filler")
        before = tokens[first - 1].key if plain else ""
    if of and tokens[of.end].kind == "word" and of.end not in named:
        after = tokens[of.end].key
    return before, after


def names_several(sentence: Sentence, end: int) -> bool:
    """Whether several countries or states are spoken of before a character."""
    tokens, country = sentence.tokens, sentence.lexicon.country
    for i in range(sentence.index(end)):
        thing = sentence.table.take(tokens, i, "thing")
        if thing and thing.value == "countries" and tokens[i].key not in country:
            return True
    return False


def places(
    sentence: Sentence, figures: list[tuple[int, int]], start: int
) -> tuple[tuple[str, ...], str | None]:
    """The places and peoples that a statement is of, and the counterpart among them.

    ISO 3166 codes, each once; LAC is Latin America and the Caribbean, WLD the world, EU
    the union. Those of the statement's own clause, from the figure before its start to
    the one after it; else those before the first figure. The counterpart is the first
    after "to", "with" or "from". figures: their characters, from and to.
    """
    tokens = sentence.tokens
    named = [
        (tokens[m.first].start, m.value, m.first)
        for m in sentence.of("name", "places")
        if m.kind != "name" or sentence.text[tokens[m.first].start].isupper()
    ]
    if not named:
        return (), None
    stops = [t.start for t in tokens if t.key in CLAUSES]
    stops += [sentence.at(m)[0] for m in sentence.of("and")]
    ends = [end for _, end in figures if end <= start]
    starts = [begin for begin, _ in figures if begin > start]
    low, high = max(ends, default=0), min(starts, default=len(sentence.text))
    if ends:
        low = min((s for s in stops if low <= s < start), default=low)
    if starts:
        high = max((s for s in stops if start < s <= high), default=high)
    first = min((begin for begin, _ in figures), default=high)
    own = [place for place in named if low <= place[0] < high]
    own = own or [place for place in named if place[0] < first]
    partner = {m.end for m in sentence.of("partner")}
    others = (code for _, code, at in own if partner & {at, at - 1})
    return tuple(dict.fromkeys(code for _, code, _ in own)), next(others, None)
