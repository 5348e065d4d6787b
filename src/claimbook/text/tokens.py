"""Text to tokens with their places, the step that numbers and times share."""

import re
import unicodedata
from typing import Any, NamedTuple

SPACE = " \u00a0\u2009\u202f"  # plain, no-break, thin, narrow no-break
HALVES = "¼½¾"
CURRENCY_SIGNS = "$€£¥₩₹₽₺₫₦₱₲₡"
# Every repetition is bounded or over one class, so matching is linear.
TOKEN = re.compile(
    rf"(?P<number>(?:[0-9]{{1,9}}[{SPACE}]?)?[{HALVES}]"
    rf"|[0-9]{{1,3}}(?:[{SPACE}][0-9]{{3}}){{1,8}}(?![0-9])(?:[.,][0-9]+)?"
    rf"|[0-9]+(?:[.,][0-9]+)*)"
    rf"|(?P<symbol>U\$S|(?:S/|Bs)\.?(?=[{SPACE}]?[0-9])|[A-Z]{{0,3}}[{CURRENCY_SIGNS}])"
    r"|(?P<word>[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*){0,40})"
    r"|(?P<gap>\n\s*\n)"
    r"|(?P<mark>\S)"
)
PAD = 12  # how far the grammars look ahead without asking where the text ends

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
