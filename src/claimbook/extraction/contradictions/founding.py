"""A founding year after a name and its explanation: it may be read of either."""

from claimbook.extraction.contradictions import raised

DASHES = ("–", "—", "-", ")")
APPOSITION = 20  # tokens that the explanation between dashes or brackets may have


def within(sentence, statements, previous, published):
    """Yield each year of founding told in a clause after an explained name."""
    which = {m.end: m.first for m in sentence.of("which")}
    for mark in sentence.of("founded"):
        begun = which.get(mark.first, mark.first)
        if begun < 2 or sentence.tokens[begun - 1].key not in (*DASHES, ","):
            continue
        before = [
            t.key for t in sentence.tokens[max(0, begun - APPOSITION) : begun - 1]
        ]
        if not set(before) & {*DASHES, "("}:
            continue
        end = sentence.at(mark)[1] + sentence.start
        for s in statements:
            if s.unit == "date" and 0 <= s.start - end <= APPOSITION:
                yield raised(
                    "a founding year of either of two",
                    f"{s.printed} may be the year of the name or of what explains it",
                    s,
                )
