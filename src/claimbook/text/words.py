"""The words of a language and our rounding conventions, read once from tables.

Words are data (``languages/<language>.yaml``), separators and currency names
come from Unicode CLDR through Babel, the grammar is code.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml
from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from claimbook.text.cldr import currency_names, currency_symbols
from claimbook.text.glued import glued_numbers, glued_ranks, unglued
from claimbook.text.tokens import keys

LANGUAGES = ("sv", "en", "es", "pt")
STARTS = (
    "hedge between from minus half grown whole_fraction lone_scale article number "
    "thousand ordinal special_rank"
).split()


class Unreadable(ValueError):
    """A printed phrase that the grammar does not read.

    The message names the phrase, what was found in it and what is allowed.
    """

    def __init__(self, text, found, allowed):
        super().__init__(f"{text!r}: found {found}; allowed: {allowed}")


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
    exact_units: frozenset
    vague_count: int
    hedges: dict


@cache
def conventions():
    """The conventions of ``languages/conventions.yaml``."""
    table = _load("conventions")
    shares = {
        name: Decimal(table[name])
        for name in (
            "one_digit",
            "round_number",
            "about_factor",
            "about_cap",
            "round_step",
        )
    }
    return Conventions(
        **shares,
        exact_units=frozenset(table["exact_units"]),
        vague_count=table["vague_count"],
        hedges=table["hedges"],
    )


class Language:
    """One language's tables, each a map from a phrase's first key to its phrases."""

    def __init__(self, name):
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
        self.glued, self.month_first = table["glued"], table["month_first"]
        self.tables = {
            kind: _index(_flat(phrases))
            for kind, phrases in table.items()
            if kind not in ("glued", "month_first", "when")
        }
        if self.glued:
            self.tables["number"] = _index(glued_numbers(_flat(table["number"])))
            ranks = glued_ranks(_flat(table["ordinal"]), _flat(table["superlative"]))
            self.tables["special_rank"] = _index(_flat(table["special_rank"]) + ranks)
        self.tables["currency"] = _index(
            [(keys(name), code) for name, code in currency_names(locale)]
            + [
                (words, None if code == "open" else code)
                for words, code in _flat(table["currency"])
            ]
        )
        self.when = table["when"]
        self.things = frozenset(table["thing"]) | frozenset(table["measure"])
        common = _load("conventions")
        self.symbols = currency_symbols(locale.language, *LANGUAGES) | common["symbols"]
        self.codes = {code: code for code in locale.currencies} | common["codes"]
        for code in common["code_words"]:
            self.codes.pop(code, None)
        starts = STARTS + ["month"] * self.month_first
        self.starts = frozenset().union(*(self.tables[kind] for kind in starts))

    def take(self, tokens, i, kind):
        """The longest phrase of a kind at token i: (value, next token), or None."""
        for words, value in self.tables[kind].get(tokens[i].key, ()):
            n = len(words)
            if n == 1 or all(tokens[i + j].key == words[j] for j in range(1, n)):
                return value, i + n
        return None

    def taken_apart(self, tokens):
        """Tokens of which words written together are taken apart."""
        return unglued(tokens, self.tables["number"]) if self.glued else tokens


@cache
def language(name):
    """The tables of a language: sv, en, es or pt, with a region if wanted (es-MX).

    Raises Unreadable for any other.
    """
    return Language(name)


def _load(name):
    path = files("claimbook.text") / "languages" / f"{name}.yaml"
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


def _flat(table):
    """(keys, value) of every phrase; a plain list gives each phrase True."""
    if isinstance(table, list):
        return [(keys(str(phrase)), True) for phrase in table]
    return [
        (keys(str(phrase)), value)
        for value, phrases in table.items()
        for phrase in phrases
    ]


def _index(pairs):
    index = {}
    for words, value in pairs:
        index.setdefault(words[0], {})[words] = value
    return {
        first: sorted(phrases.items(), key=lambda pair: -len(pair[0]))
        for first, phrases in index.items()
    }
