"""A text cut into sentences, each with its place, its paragraph and its marks.

A mark is a word or phrase that says something of the figures around it (rise, pledge,
join, …); ``languages/<language>.yaml`` lists them by what they mark. ``word*`` stands
for every word that begins so. Names of countries come from Unicode CLDR through Babel,
their ISO 3166 codes from pycountry.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

import pycountry
import yaml
from babel import Locale

from claimbook.text import words
from claimbook.text.tokens import PAD, Token, keys, tokenize

SHARED = ("from", "per")  # taken from the tables of printed figures
VALUED = ("indicator", "places")  # tables of tables: the inner name is the mark's value
REGIONS = {"001": "WLD", "419": "LAC", "EU": "EU"}
# One mark and a bounded tail, so a megabyte of dots takes one step a dot.
STOP = re.compile(r"[.!?…][\"'”’»)\]]{0,3}(?=\s)")
OPENING = "\"'“”‘’«»([¿¡–-— "
BLANK = re.compile(r"\n[ \t\r]*\n")
LONGEST = 2000  # characters; longer runs without a stop are cut, so work stays linear
HEADING_WORDS = 15

Elements = tuple[tuple[str, bool], ...]  # (word, whether it is a stem) of a phrase


class Mark(NamedTuple):
    """A marked phrase: kind, value (True for a plain list), tokens from and to."""

    kind: str
    value: Any
    first: int
    end: int


class Lexicon:
    """One language's marks, and what else its table says of sentences.

    country: the words for a single country. amount_first: whether an amount that
    describes a thing stands before it (the $3 billion port).
    """

    def __init__(self, name: str):
        path = files("claimbook.extraction") / "languages" / f"{name}.yaml"
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.abbreviations = frozenset(table.pop("abbreviation"))
        self.country = frozenset(table.pop("country"))
        self.amount_first: bool = table.pop("amount_first")
        self._index: dict[tuple[str, bool], list] = {}
        for kind, phrases in table.items():
            for value, group in (
                phrases if kind in VALUED else {True: phrases}
            ).items():
                for phrase in group:
                    self._add(kind, value, _elements(phrase))
        for kind in SHARED:
            for phrases in words.language(name).tables[kind].values():
                for phrase, value in phrases:
                    self._add(kind, value, tuple((word, False) for word in phrase))
        for country, code in territories(name):
            self._add("name", code, _elements(country))
        self._lengths = sorted({len(word) for word, stem in self._index if stem})
        # the same few thousand words make up any text
        self._at = lru_cache(maxsize=20_000)(self._phrases)

    def _add(self, kind: str, value: Any, elements: Elements) -> None:
        self._index.setdefault(elements[0], []).append((elements[1:], kind, value))

    def _phrases(self, key: str) -> list[tuple[Elements, str, Any]]:
        phrases = list(self._index.get((key, False), ()))
        for length in self._lengths:
            if length <= len(key):
                phrases += self._index.get((key[:length], True), ())
        # longest first, so that the longest of a kind is met first
        return sorted(phrases, key=lambda phrase: -len(phrase[0]))

    def marks(self, tokens: list[Token]) -> list[Mark]:
        """Every Mark of the tokens in order; of one kind the longest only."""
        marks: list[Mark] = []
        taken: dict[str, int] = {}
        for i, token in enumerate(tokens):
            if token.kind == "end":
                break
            for rest, kind, value in self._at(token.key):
                if taken.get(kind, 0) > i:
                    continue
                if all(_fits(e, tokens[i + n]) for n, e in enumerate(rest, 1)):
                    taken[kind] = i + 1 + len(rest)
                    marks.append(Mark(kind, value, i, taken[kind]))
        return marks


def _fits(element: tuple[str, bool], token: Token) -> bool:
    word, stem = element
    return token.key.startswith(word) if stem else token.key == word


def _elements(phrase: str) -> Elements:
    followed = [*keys(phrase), ""]
    pairs = zip(followed, followed[1:], strict=False)
    return tuple((key, after == "*") for key, after in pairs if key != "*")


@cache
def lexicon(language: str) -> Lexicon:
    """The Lexicon of sv, en, es or pt; a region changes nothing."""
    return Lexicon(words.language(language).locale.language)


def territories(language: str) -> Iterator[tuple[str, str]]:
    """Yield (name, code) of every country: ISO 3166-1 alpha-3, LAC, EU or WLD."""
    for code, name in Locale(language).territories.items():
        country = pycountry.countries.get(alpha_2=code) if code.isalpha() else None
        region = REGIONS.get(code) or (country and country.alpha_3)
        if region:
            yield name, region
            if language == "sv":  # the genitive is written together: Kinas
                yield f"{name}s", region


@dataclass
class Sentence:
    """One sentence: text, first character in the whole text, paragraph (from 1).

    heading: whether it is a paragraph of its own without a full stop.
    """

    text: str
    start: int
    paragraph: int
    heading: bool
    language: str
    tokens: list[Token] = field(init=False, repr=False)
    marks: list[Mark] = field(init=False, repr=False)

    def __post_init__(self):
        self.tokens = tokenize(self.text)
        self.table, self.lexicon = words.language(self.language), lexicon(self.language)
        self.marks = self.lexicon.marks(self.tokens)

    @cached_property
    def by_kind(self) -> dict[str, list[Mark]]:
        """The marks of each kind, in order."""
        of_kind: dict[str, list[Mark]] = {}
        for mark in self.marks:
            of_kind.setdefault(mark.kind, []).append(mark)
        return of_kind

    @cached_property
    def placed(self) -> list[tuple[Mark, int, int]]:
        """(mark, first character, last) of every mark, in order."""
        return [(m, *self.at(m)) for m in self.marks]

    @cached_property
    def first_ends(self) -> dict[str, int]:
        """{kind: last character of the first mark of that kind}."""
        ends: dict[str, int] = {}
        for mark, _, end in self.placed:
            ends[mark.kind] = min(end, ends.get(mark.kind, end))
        return ends

    def of(self, *kinds: str) -> list[Mark]:
        """The marks of some kinds, in order."""
        of_kind = self.by_kind
        if len(kinds) == 1:
            return of_kind.get(kinds[0], [])
        there = [of_kind[kind] for kind in kinds if kind in of_kind]
        if len(there) < 2:
            return there[0] if there else []
        return sorted(chain(*there), key=attrgetter("first"))

    def takes(self, at: int, *kinds: str) -> bool:
        """Whether a phrase of printed figures, of some kinds, stands at a token."""
        return any(self.table.take(self.tokens, at, kind) for kind in kinds)

    def index(self, start: int) -> int:
        """The first token that starts at a character or after it."""
        end = len(self.tokens) - PAD
        return bisect_left(self.tokens, start, hi=end, key=attrgetter("start"))

    def between(self, low: int, high: int) -> list[str]:
        """The keys of the tokens that stand from one character to another."""
        return [t.key for t in self.tokens[self.index(low) : self.index(high)]]

    def at(self, mark: Mark) -> tuple[int, int]:
        """The characters of a mark, from and to."""
        return self.tokens[mark.first].start, self.tokens[mark.end - 1].end


def sentences(text: str, language: str) -> Iterator[Sentence]:
    """Yield the Sentences of a text; a line is a paragraph where none is blank."""
    abbreviations = lexicon(language).abbreviations
    for number, (start, end) in enumerate(_paragraphs(text), 1):
        paragraph = text[start:end]
        heading = (
            paragraph[-1] not in '.!?…"”’»)'
            and paragraph[-2:-1] not in tuple(".!?")
            and len(paragraph) < 200
            and len(paragraph.split()) <= HEADING_WORDS
        )
        for low, high in _cut(paragraph, abbreviations):
            yield Sentence(paragraph[low:high], start + low, number, heading, language)


def _paragraphs(text):
    """Yield first and last character of every paragraph that is not blank."""
    breaks = BLANK if BLANK.search(text) else re.compile("\n")
    at = 0
    for match in breaks.finditer(text):
        yield from _trimmed(text, at, match.start())
        at = match.end()
    yield from _trimmed(text, at, len(text))


def _trimmed(text, low, high):
    piece = text[low:high]
    if inner := piece.strip():
        low += len(piece) - len(piece.lstrip())
        yield low, low + len(inner)


def _cut(paragraph, abbreviations):
    at = 0
    for match in STOP.finditer(paragraph):
        if _ends(paragraph, match, abbreviations):
            yield from _pieces(paragraph, at, match.end())
            at = match.end()
    yield from _pieces(paragraph, at, len(paragraph))


def _pieces(text, low, high):
    """A sentence, cut at blanks where it is longer than LONGEST."""
    while high - low > LONGEST:
        cut = text.rfind(" ", low + LONGEST // 2, low + LONGEST)
        cut = low + LONGEST if cut < 0 else cut
        yield from _trimmed(text, low, cut)
        low = cut
    yield from _trimmed(text, low, high)


def _ends(text, match, abbreviations):
    """Whether a stop ends a sentence; looks a bounded way in both directions."""
    after = text[match.end() : match.end() + 12].lstrip().lstrip(OPENING)
    if after and not (after[0].isupper() or after[0].isdigit()):
        return False
    if match.group()[0] != ".":
        return True
    word = re.search(r"[^\W\d_]*$", text[max(0, match.start() - 20) : match.start()])
    before = word.group() if word else ""
    initial = len(before) == 1 and before.isupper()
    return before.casefold() not in abbreviations and not initial
