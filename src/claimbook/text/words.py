"""The words of a language and our rounding conventions, read once from tables.

Words are data (``languages/<language>.yaml``), separators and currency names come from
Unicode CLDR through Babel, the grammar is code.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name, get_decimal_symbol

from claimbook.text.tokens import (
    CURRENCY_SIGNS,
    Keys,
    Match,
    Token,
    keys,
)

LANGUAGES = ("sv", "en", "es", "pt")
SHARES = ("one_digit", "round_number", "about_factor", "about_cap", "round_step")
# What a printed figure may open with, beside digits, currencies and signs.
STARTS = (
    "hedge between from minus half grown whole_fraction lone_scale article number "
    "thousand ordinal special_rank comparison negation every half_point "
    "scale_money"
).split()
NO_TABLES = ("glued", "month_first", "when")
TENDER_X = {"XAF", "XCD", "XOF", "XPF"}  # other X codes are metals, funds, tests

# The phrases that begin with a key, longest first, with their values.
Table = dict[str, list[tuple[Keys, Any]]]


class Unreadable(ValueError):
    """A printed phrase that the grammar does not read.

    The message names the phrase, what was met in it and what is allowed.
    """

    def __init__(self, text: object, given: str, allowed: str):
        super().__init__(f"{text!r}: found {given}; allowed: {allowed}")


@dataclass(frozen=True)
class Conventions:
    """Our conventions for rounding and hedges; shares are of the number's size.

    Vary one as a specification with ``dataclasses.replace``.
    """

    one_digit: Decimal
    round_number: Decimal
    about_factor: Decimal
    about_cap: Decimal
    round_step: Decimal
    exact_units: frozenset[str]
    vague_count: int
    hedges: dict[str, str]


@cache
def conventions() -> Conventions:
    """The conventions of ``languages/conventions.yaml``."""
    table = _load("conventions")
    return Conventions(
        **{name: Decimal(table[name]) for name in SHARES},
        exact_units=frozenset(table["exact_units"]),
        vague_count=table["vague_count"],
        hedges=table["hedges"],
    )


class Language:
    """One language's tables, each a map from a phrase's first key to its phrases."""

    def __init__(self, name: str):
        try:
            locale = Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError, TypeError):
            locale = None
        if locale is None or locale.language not in LANGUAGES:
            raise Unreadable(name, "no such language", ", ".join(LANGUAGES))
        self.locale = locale
        self.decimal = get_decimal_symbol(locale)
        # A region says how it marks decimals; Spanish without one leaves it open.
        self.decimal_open = locale.language == "es" and not locale.territory
        table = _load(locale.language)
        self.when: dict[str, list[str]] = table["when"]
        self.things = frozenset(table["thing"]) | frozenset(table["measure"])
        self.month_first = table["month_first"]
        self.tables = self._tables(table)
        self.written_together = _together(self.tables) if table["glued"] else None
        common = _load("conventions")
        self.symbols = _currency_symbols(locale.language) | common["symbols"]
        self.codes = {code: code for code in locale.currencies} | common["codes"]
        for code in common["code_words"]:
            self.codes.pop(code, None)
        starts = STARTS + ["month"] * self.month_first
        self.starts = frozenset().union(*(self.tables[kind] for kind in starts))

    def _tables(self, table: dict[str, Any]) -> dict[str, Table]:
        pairs = {
            kind: list(_pairs(phrases))
            for kind, phrases in table.items()
            if kind not in NO_TABLES
        }
        own = [
            (words, None if code == "open" else code)
            for words, code in pairs["currency"]
        ]
        names = [(keys(name), code) for name, code in _currency_names(self.locale)]
        pairs["currency"] = names + own
        pairs["scale_money"] += _pairs(_load("conventions")["scale_money"])
        return {kind: _index(phrases) for kind, phrases in pairs.items()}

    def take(self, tokens: list[Token], at: int, kind: str) -> Match | None:
        """The longest phrase of a kind at a token, or None."""
        phrases = self.tables[kind].get(tokens[at].key)
        return longest(phrases, tokens, at) if phrases else None

    def taken_apart(self, tokens: list[Token]) -> list[Token]:
        """Tokens of which numbers and ranks written together are taken apart.

        A part's place is only rough where the word is not written as its parts are.
        """
        if not self.written_together:
            return tokens
        whole, part = self.written_together
        apart = []
        for token in tokens:
            word = token.key.replace("ettusen", "etttusen")  # a third t is not written
            if token.kind != "word" or not whole.fullmatch(word):
                apart.append(token)
                continue
            *parts, last = part.findall(word)
            at = token.start
            for key in parts:
                apart.append(Token("word", key, at, at := at + len(key)))
            apart.append(Token("word", last, at, token.end))
        return apart


@cache
def language(name: str) -> Language:
    """The tables of a language: sv, en, es or pt, with a region if wanted (es-MX).

    Raises Unreadable for any other.
    """
    return Language(name)


def _together(tables: dict[str, Table]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a word that is a number or rank, and of the longest part of one."""

    def words_of(kind: str, least: int = 0, most: int = 100) -> list[str]:
        words = {key: value for key, ((_, value), *_) in tables[kind].items()}
        return [w for w, v in words.items() if v is True or least <= v <= most]

    def either(*words: str) -> str:
        return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"

    units, small, tens = (
        either(*words_of("number", *span)) for span in ((1, 9), (1, 19), (20, 90))
    )
    hundred, thousand = either(*words_of("hundred")), either(*words_of("thousand"))
    below = f"(?:{small}?{hundred})?(?:{tens}{units}?|{small})?"
    number = f"(?:(?:{below})?{thousand})?{below}"
    rank = f"{either(*words_of('ordinal'))}{either(*words_of('superlative'))}?"
    kinds = ("number", "thousand", "ordinal", "superlative")
    part = either(*(word for kind in kinds for word in words_of(kind)))
    return re.compile(f"{number}|{tens}?{rank}"), re.compile(part)


def longest(
    phrases: list[tuple[Keys, Any]], tokens: list[Token], at: int
) -> Match | None:
    """The first of some phrases that begins at a token; the longest stand first."""
    for words, value in phrases:
        n = len(words)
        if n == 1 or all(tokens[at + j].key == words[j] for j in range(1, n)):
            return Match(value, at + n)
    return None


def _load(name: str) -> dict[str, Any]:
    path = files("claimbook.text") / "languages" / f"{name}.yaml"
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


def _pairs(table: Any) -> Iterator[tuple[Keys, Any]]:
    """Yield (keys, value) of every phrase; a plain list gives each phrase True."""
    if isinstance(table, list):
        table = {True: table}
    for value, phrases in table.items():
        for phrase in phrases:
            yield keys(str(phrase)), value


def _index(pairs: Iterable[tuple[Keys, Any]]) -> Table:
    index: dict[str, dict[Keys, Any]] = {}
    for words, value in pairs:
        index.setdefault(words[0], {})[words] = value
    return {
        first: sorted(phrases.items(), key=lambda pair: -len(pair[0]))
        for first, phrases in index.items()
    }


def _currency_names(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield (name, ISO 4217 code) of every currency, in the singular and the plural."""
    for code in map(str, locale.currencies):
        if not code.startswith("X") or code in TENDER_X:
            for count in (None, 1, 5):
                yield get_currency_name(code, count=count, locale=locale), code


def _currency_symbols(first: str) -> dict[str, str]:
    """{symbol: ISO 4217 code}; where languages differ, the first decides."""
    symbols: dict[str, str] = {}
    for name in (first, *LANGUAGES):
        for code, symbol in Locale(name).currency_symbols.items():
            if symbol[-1:] in CURRENCY_SIGNS:
                symbols.setdefault(symbol, code)
    return symbols
