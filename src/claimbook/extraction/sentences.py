"""A text cut into sentences, each with its place, its paragraph and its marks."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from claimbook.extraction.lexicon import lexicon
from claimbook.text import words
from claimbook.text.tokens import PAD, tokenize

# One mark and a bounded tail, so a megabyte of dots takes one step a dot.
STOP = re.compile(r"[.!?…][\"'”’»)\]]{0,3}(?=\s)")
OPENING = "\"'“”‘’«»([¿¡–-— "
BLANK = re.compile(r"\n[ \t\r]*\n")
LONGEST = 2000  # characters; longer runs without a stop are cut, so work stays linear
HEADING_WORDS = 15


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
    tokens: list = field(init=False, repr=False)
    marks: list = field(init=False, repr=False)

    def __post_init__(self):
        self.tokens = tokenize(self.text)
        self.marks = _lexicon(self.language).marks(self.tokens)

    @cached_property
    def starts(self):
        """The first characters of the tokens."""
        return [t.start for t in self.tokens[:-PAD]]

    @cached_property
    def placed(self):
        """(mark, first character, last) of every mark, in order."""
        return [(m, *self.at(m)) for m in self.marks]

    @cached_property
    def first_ends(self):
        """{kind: last character of the first mark of that kind}."""
        found = {}
        for mark, _, end in self.placed:
            found[mark.kind] = min(end, found.get(mark.kind, end))
        return found

    def of(self, *kinds):
        """The marks of some kinds, in order."""
        return [m for m in self.marks if m.kind in kinds] if self.marks else []

    def index(self, start):
        """The first token that starts at a character or after it."""
        return bisect_left(self.starts, start)

    def between(self, low, high):
        """The keys of the tokens that stand from one character to another."""
        return [t.key for t in self.tokens[self.index(low) : self.index(high)]]

    def at(self, mark):
        """The characters of a mark, from and to."""
        return self.tokens[mark.first].start, self.tokens[mark.end - 1].end


def sentences(text, language):
    """Yield the Sentences of a text in order.

    Blank lines part paragraphs; in a text without one, every line is a paragraph.
    """
    for number, (start, end) in enumerate(_paragraphs(text), 1):
        paragraph = text[start:end]
        heading = (
            paragraph[-1] not in '.!?…"”’»)'
            and paragraph[-2:-1] not in tuple(".!?")
            and len(paragraph) < 200
            and len(paragraph.split()) <= HEADING_WORDS
        )
        for low, high in _cut(paragraph, _lexicon(language).abbreviations):
            yield Sentence(paragraph[low:high], start + low, number, heading, language)


def _lexicon(language):
    return lexicon(words.language(language).locale.language)


def _paragraphs(text):
    """Yield first and last character of every paragraph that is not blank."""
    breaks = BLANK if BLANK.search(text) else re.compile("\n")
    at = 0
    for match in breaks.finditer(text):
        yield from _trimmed(text, at, match.start())
        at = match.end()
    yield from _trimmed(text, at, len(text))


def _trimmed(text, low, high):
    while low < high and text[low].isspace():
        low += 1
    while low < high and text[high - 1].isspace():
        high -= 1
    if low < high:
        yield low, high


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
    """Whether a stop ends a sentence: what follows opens one, no abbreviation before.

    Looks a bounded way in both directions.
    """
    after = text[match.end() : match.end() + 12].lstrip()
    after = after.lstrip(OPENING)
    if after and not (after[0].isupper() or after[0].isdigit()):
        return False
    if match.group()[0] != ".":
        return True
    word = re.search(r"[^\W\d_]*$", text[max(0, match.start() - 20) : match.start()])
    before = word.group()
    return not (
        before.casefold() in abbreviations or len(before) == 1 and before.isupper()
    )
