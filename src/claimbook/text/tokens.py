"""Text to tokens with their places, the step that numbers and times share."""

import re
import unicodedata
from collections.abc import Container, Iterable
from typing import Any, NamedTuple

SPACE = " \u00a0\u2009\u202f"  # plain, no-break, thin, narrow no-break
CURRENCY_SIGNS = "$€£¥₩₹₽₺₫₦₱₲₡"
# Every repetition is bounded or over one class, so matching is linear.
TOKEN = re.compile(
    rf"(?P<number>[0-9]{{1,3}}(?:[{SPACE}][0-9]{{3}}){{1,8}}(?![0-9])(?:[.,][0-9]+)?"
    rf"|[0-9]+(?:[.,][0-9]+)*)"
    rf"|(?P<symbol>[A-Z]{{0,3}}[{CURRENCY_SIGNS}])"
    r"|(?P<word>[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*){0,40})"
    r"|(?P<gap>\n\s*\n)"
    r"|(?P<mark>\S)"
)
PAD = 12  # how far the grammars look ahead without asking where the text ends
HUNDRED, THOUSAND = "hundra", "tusen"  # in words written together

Keys = tuple[str, ...]


class Token(NamedTuple):
    """One token: kind (number, symbol, word, gap, mark, end), key, place.

    The key is what tables are looked up by: words in lower case and composed form,
    everything else as printed. start and end are characters of the text.
    """

    kind: str
    key: str
    start: int
    end: int


class Match(NamedTuple):
    """What was read at a token: its value, and the token after it."""

    value: Any
    end: int


END = Token("end", "", -1, -1)


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, followed by PAD end tokens."""
    tokens = []
    for match in TOKEN.finditer(text):
        kind, key = match.lastgroup or "", match.group()
        if kind == "word":
            key = key.casefold()
            if not key.isascii():
                key = unicodedata.normalize("NFC", key)
        tokens.append(Token(kind, key, match.start(), match.end()))
    tokens.extend([END] * PAD)
    return tokens


def keys(phrase: str) -> Keys:
    """The token keys of a phrase from a language table."""
    return tuple(token.key for token in tokenize(phrase)[:-PAD])


def joined_numbers(pairs: Iterable[tuple[Keys, int]]) -> list[tuple[Keys, int]]:
    """(keys, value) of number words, and of 21 to 999 written as one: tjugofem."""
    pairs = list(pairs)
    words: dict[int, list[str]] = {}
    for key, value in pairs:
        words.setdefault(value, []).append(key[0])
    tens = {
        value: [
            ten + unit for ten in words[value // 10 * 10] for unit in words[value % 10]
        ]
        for value in range(21, 100)
        if value % 10
    }
    below = {value: words[value] for value in words if value < 100} | tens
    joined = [((word,), value) for value in tens for word in tens[value]]
    for value in range(101, 1000):
        hundreds, rest = divmod(value, 100)
        heads = words[hundreds] + [""] * (hundreds == 1)
        tails = below[rest] if rest else [""]
        joined += [((h + HUNDRED + tail,), value) for h in heads for tail in tails]
    return pairs + joined


def split_thousands(tokens: list[Token], numbers: Container[str]) -> list[Token]:
    """Tokens with words parted at the thousand, where both parts are known numbers."""
    split = []
    for token in tokens:
        if THOUSAND not in token.key or token.key == THOUSAND:  # most often
            split.append(token)
            continue
        parts = token.key.partition(THOUSAND)
        known = all(not part or part in numbers for part in parts[::2])
        if not known or token.end - token.start != len(token.key):
            split.append(token)
            continue
        at = token.start
        for part in filter(None, parts):
            split.append(Token("word", part, at, at + len(part)))
            at += len(part)
    return split
