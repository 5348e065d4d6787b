"""What the words of a sentence say of its figures: one pass, from a language's table.

``languages/<language>.yaml`` lists words and phrases by what they mark (rise, pledge,
join, …). ``word*`` stands for every word that begins so. Names of countries come from
Unicode CLDR through Babel, their ISO 3166 codes from pycountry.
"""

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import pycountry
import yaml
from babel import Locale

from claimbook.text import words
from claimbook.text.tokens import keys

SHARED = ("from", "per")  # taken from the tables of printed figures
VALUED = ("indicator", "places")  # tables of tables: the inner name is the mark's value
REGIONS = {"001": "WLD", "419": "LAC", "EU": "EU"}


class Mark(NamedTuple):
    """A marked phrase: kind, value (True for a plain list), tokens from and to."""

    kind: str
    value: object
    first: int
    end: int


class Lexicon:
    """One language's marks."""

    def __init__(self, language):
        path = files("claimbook.extraction") / "languages" / f"{language}.yaml"
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.abbreviations = frozenset(table.pop("abbreviation"))
        self._words, self._stems = {}, {}
        for kind, phrases in table.items():
            named = phrases if kind in VALUED else {True: phrases}
            for value, some in named.items():
                for phrase in some:
                    self._add(kind, value, _elements(phrase))
        for kind in SHARED:
            for first in words.language(language).tables[kind].values():
                for phrase, value in first:
                    self._add(kind, value, tuple((word, False) for word in phrase))
        for name, code in territories(language):
            self._add("name", code, _elements(name))
        self._lengths = sorted({len(stem) for stem in self._stems})
        # the same few thousand words make up any text
        self._at = lru_cache(maxsize=20_000)(self._phrases)

    def _add(self, kind, value, elements):
        (word, stem), rest = elements[0], elements[1:]
        index = self._stems if stem else self._words
        index.setdefault(word, []).append((rest, kind, value))

    def _phrases(self, key):
        found = list(self._words.get(key, ()))
        for length in self._lengths:
            if length > len(key):
                break
            found += self._stems.get(key[:length], ())
        # longest first, so that the longest of a kind is met first
        return sorted(found, key=lambda phrase: -len(phrase[0]))

    def marks(self, tokens):
        """Return every Mark of the tokens in order; of one kind the longest only."""
        found, taken = [], {}
        for i, token in enumerate(tokens):
            if token.kind == "end":
                break
            for rest, kind, value in self._at(token.key):
                if taken.get(kind, 0) > i:
                    continue
                if all(_fits(e, tokens[i + n]) for n, e in enumerate(rest, 1)):
                    end = i + 1 + len(rest)
                    taken[kind] = end
                    found.append(Mark(kind, value, i, end))
        return found


def _fits(element, token):
    word, stem = element
    return token.key.startswith(word) if stem else token.key == word


def _elements(phrase):
    """The (word, whether a stem) of a phrase's tokens."""
    found = []
    for key in keys(phrase):
        if key == "*":
            found[-1] = (found[-1][0], True)
        else:
            found.append((key, False))
    return tuple(found)


@cache
def lexicon(language):
    """The Lexicon of sv, en, es or pt."""
    return Lexicon(language)


def territories(language):
    """Yield (name, code) of every country: ISO 3166-1 alpha-3, LAC, EU or WLD."""
    for code, name in Locale(language).territories.items():
        country = pycountry.countries.get(alpha_2=code) if code.isalpha() else None
        region = REGIONS.get(code) or (country and country.alpha_3)
        if region:
            yield name, region
            if language == "sv":  # the genitive is written together: Kinas
                yield f"{name}s", region
