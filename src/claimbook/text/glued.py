"""Words that a language writes together: tjugofem, tvåtusenfemhundra, tredjestörsta."""

from claimbook.text.tokens import Token

HUNDRED, THOUSAND = "hundra", "tusen"


def glued_numbers(pairs):
    """The (keys, value) pairs of number words, and those of 21 to 999 made of them."""
    words = {}
    for key, value in pairs:
        words.setdefault(value, []).append(key[0])
    tens = {
        value: [
            ten + one for ten in words[value // 10 * 10] for one in words[value % 10]
        ]
        for value in range(21, 100)
        if value % 10
    }
    below = {value: words[value] for value in words if value < 100} | tens
    made = [((word,), value) for value in tens for word in tens[value]]
    for value in range(101, 1000):
        hundreds, rest = divmod(value, 100)
        heads = words[hundreds] + [""] * (hundreds == 1)
        tails = below[rest] if rest else [""]
        made += [((h + HUNDRED + tail,), value) for h in heads for tail in tails]
    return pairs + made


def glued_ranks(ordinals, superlatives):
    """(keys, rank) of every ordinal written together with a superlative."""
    return [
        ((ordinal[0] + superlative[0],), rank)
        for ordinal, rank in ordinals
        for superlative, _ in superlatives
    ]


def unglued(tokens, numbers):
    """Tokens with number words taken apart at the thousand.

    numbers: the known number words.
    """
    found = []
    for token in tokens:
        if THOUSAND not in token.key:
            found.append(token)
            continue
        parts = token.key.partition(THOUSAND)
        plain = token.key == THOUSAND
        known = all(not part or part in numbers for part in (parts[0], parts[2]))
        if plain or not known or token.end - token.start != len(token.key):
            found.append(token)
            continue
        at = token.start
        for part in filter(None, parts):
            found.append(Token("word", part, at, at + len(part)))
            at += len(part)
    return found
