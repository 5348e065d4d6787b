"""A number of things, and a list of them that has more or fewer."""

from claimbook.extraction.contradictions import raised
from claimbook.text.tokens import PAD

NEAR = 10  # tokens from the number to the word that opens the list
FAR = 60  # tokens that a list may have


def within(sentence, statements, previous, published):
    """Yield each counted number that the list after it does not have.

    "A, B, C and D as well as E" has four items, or five where what stands before the
    last joint is counted apart; the note says both.
    """
    for s in statements:
        if s.unit != "count" or s.type not in ("count", "rate") or s.hedge != "none":
            continue
        at = sentence.index(s.end - sentence.start)
        for mark in sentence.of("listing"):
            if not 0 <= mark.first - at <= NEAR:
                continue
            items, most = _items(sentence, mark.end)
            if items > 1 and items != s.value:
                also = f", or {most} if joined ones count apart" if most > items else ""
                yield raised(
                    "a number and its list",
                    f"{s.printed} is followed by a list of {items}{also}",
                    s,
                )
            break


def _items(sentence, first):
    """(items, items with every joint counted) of the list that begins at a token."""
    tokens = sentence.tokens[first : min(first + FAR, len(sentence.tokens) - PAD)]
    joints = [
        m.first - first
        for m in sentence.of("and")
        if 0 <= m.first - first < len(tokens)
    ]
    commas = [i for i, t in enumerate(tokens) if t.key == ","]
    stops = [i for i, t in enumerate(tokens) if t.key in (";", ".", ":", "(", "–")]
    end = min(stops, default=len(tokens))
    for comma in commas:
        # after a joint a comma ends the list, unless it goes on to another joint
        if any(j < comma for j in joints) and not any(
            comma < j <= comma + 4 for j in joints
        ):
            end = min(end, comma)
    joints = [j for j in joints if j < end]
    commas = [c for c in commas if c < end]
    if not joints:
        return 0, 0
    # ", and" is one joint
    plain = [c for c in commas if c + 1 not in joints]
    return len(plain) + 2, len(plain) + 1 + len(joints)
