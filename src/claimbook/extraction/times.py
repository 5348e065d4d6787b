"""Which printed time a figure of the same sentence speaks of."""

from collections.abc import Container

from claimbook.extraction.figures import SHARES, Figure
from claimbook.extraction.sentences import Sentence
from claimbook.text.printed import Printed
from claimbook.text.tokens import Token
from claimbook.text.when import Period

BOUNDARY = (",", ";", ":", "(", ")", "–", "—", "-")
BRIEF = ("day", "week")
OPENING = 4  # tokens that may open a sentence before its time
FOUNDING = 3  # tokens from a word of founding to its year
COMPARED = 2  # tokens from a word of comparing to its figure
FURTHEST = 40  # tokens; a time further off is another statement's

# What a time costs a figure is the tokens between them and these; the cheapest is its.
IN_FRONT = 1  # in the same clause, before the figure rather than after it
OTHER_CLAUSE = 6  # after it, with other statements of the same time between
OTHER_FIGURE = 20  # at the head of the sentence, with another figure between
AT_HEAD = 5  # at the head and nothing between: at most this, however many the tokens


def attach(
    sentence: Sentence, figures: list[Figure], times: list[Period]
) -> list[Period]:
    """Give each of a sentence's Figures the time it speaks of; return what may date.

    The nearest time of the same clause; a time at the head of a sentence speaks of all
    of it. A day on which something was said, a time compared with and the year a body
    was founded date nothing else.
    """
    usable = [t for t in times if not _of_its_own(sentence, t)]
    for n, figure in enumerate(figures):
        if figure.time or figure.printed.unit == "duration":
            continue
        costs = [(_Way(sentence, figures, n, t).cost(), t) for t in usable]
        possible = [(cost, t) for cost, t in costs if cost is not None]
        if possible:
            figure.time = min(possible, key=lambda pair: pair[0])[1]
    return usable


def _of_its_own(sentence: Sentence, time: Period) -> bool:
    """Whether a time dates a saying, a founding or what is compared with, no figure."""
    for mark in sentence.of("speech", "founded", "compare", "from"):
        start, end = sentence.at(mark)
        ahead = start < time.at[0]  # "por encima de" shares its "de" with "de 2023"
        low, high = (end, time.at[0]) if ahead else (time.at[1], start)
        apart = len(sentence.between(low, high))
        if mark.kind == "speech" and time.granularity == "day" and apart <= 1:
            return True
        if not ahead:
            continue
        if mark.kind == "founded" and apart <= FOUNDING:
            return True
        began = mark.kind == "from" and time.rule in ("before", "year", "month")
        if (mark.kind == "compare" or began) and apart == 0:
            return True
    return False


class _Way:
    """The tokens between the nth figure of a sentence and a time."""

    def __init__(self, sentence: Sentence, figures: list[Figure], n: int, time: Period):
        self.sentence, self.figures, self.n, self.time = sentence, figures, n, time
        self.printed: Printed = figures[n].printed
        self.ahead = time.at[0] >= self.printed.end
        self.low, self.high = (
            (self.printed.end, time.at[0])
            if self.ahead
            else (time.at[1], self.printed.start)
        )
        self.first, self.end = sentence.index(self.low), sentence.index(self.high)

    def cost(self) -> int | None:
        """How far the time is from the figure, or None where it is another's."""
        length = self.end - self.first
        if self._describes() or length > FURTHEST:
            return None
        tokens = self.sentence.tokens[self.first : self.end]
        clauses, stopped = self._clauses(tokens), any(t.key == ";" for t in tokens)
        if self.ahead:
            if stopped or not self._covers(clauses):
                return None
            return length + OTHER_CLAUSE * (len(clauses) > 1)
        if len(clauses) == 1:
            return length + IN_FRONT
        if stopped or not self._at_head():
            return None
        between = self._holds_figure(self.low, self.high)
        return length + OTHER_FIGURE if between else min(length, AT_HEAD)

    def _joints(self) -> set[int]:
        marks = self.sentence.of("and", "which")
        return {i for m in marks for i in range(m.first, m.end)}

    def _clauses(self, tokens: list[Token]) -> list[list[Token]]:
        """The tokens parted at commas and the like, "and" and "which"."""
        clauses: list[list[Token]] = [[]]
        joints = self._joints()
        for i, token in enumerate(tokens, self.first):
            if token.key in BOUNDARY or i in joints:
                clauses.append([])
            else:
                clauses[-1].append(token)
        return clauses

    def _describes(self) -> bool:
        """Whether a figure of a thing or a whole stands beside the day of an event.

        "The $3 billion port opened Monday"; "copper, 20% of exports, fell Monday".
        """
        if self.time.granularity not in BRIEF or self.time.rule.startswith("last_day"):
            return False
        sentence, after = self.sentence, self.sentence.index(self.printed.end)
        if self.printed.unit in SHARES:
            return sentence.takes(after, "of")
        if self.printed.unit != "money":
            return False
        if sentence.lexicon.amount_first:
            word = sentence.tokens[after].kind == "word"
            return word and not sentence.takes(after, "stop")
        before = sentence.index(self.printed.start) - 1
        return before > 0 and sentence.takes(before, "of")

    def _covers(self, clauses: list[list[Token]]) -> bool:
        """Whether a time after the figure may be that of all that stands between.

        Each part on the way must be a statement of its own that the time covers too.
        """
        if began(self.sentence, self.printed.start) and self._holds_figure(
            self.low, self.high
        ):
            return False
        if self._compares():
            return False
        return all(
            self._holds_figure(clause[0].start, clause[-1].end + 1)
            for clause in clauses[1:]
            if clause
        )

    def _at_head(self) -> bool:
        """Whether a time opens its sentence, or what follows a semicolon.

        "At the end of March," opens it as well.
        """
        tokens, joints = self.sentence.tokens, self._joints()
        first = self.sentence.index(self.time.at[0])
        comma = tokens[self.sentence.index(self.time.at[1])].key == ","
        if comma and first <= OPENING:
            return not {t.key for t in tokens[:first]} & {*BOUNDARY}
        while first and first - 1 in joints:
            first -= 1
        return not first or tokens[first - 1].key == ";"

    def _compares(self) -> bool:
        """Whether a comparison, or the start of a change, stands on the way.

        A word that is "of" as well ("de") counts only after a boundary.
        """
        sentence = self.sentence
        loose = {m.first for m in sentence.of("of")}
        moves = {m.end for m in sentence.of("rise", "fall")}
        for mark in sentence.of("compare", "from"):
            start, end = sentence.at(mark)
            before = sentence.tokens[mark.first - 1].key if mark.first else ""
            figure = mark.first not in loose and self._holds_figure(end, self.high)
            begins = before in BOUNDARY or mark.first in moves or figure
            if self.low <= start < self.high and begins:
                return True
        return False

    def _holds_figure(self, low: int, high: int) -> bool:
        return any(low <= f.printed.start < high for f in self.figures)


def began(sentence: Sentence, start: int) -> bool:
    """Whether "from" stands before a figure: it is where a change began.

    A word that is "of" as well ("de") counts only after a word of rising or falling.
    """
    moves = {m.end for m in sentence.of("rise", "fall")}
    of = {m.first for m in sentence.of("of")} - moves
    return _follows(sentence, start, "from", 1, of)


def compared(sentence: Sentence, start: int) -> bool:
    """Whether a figure is what another is compared with."""
    return _follows(sentence, start, "compare", COMPARED)


def _follows(
    sentence: Sentence,
    start: int,
    kind: str,
    room: int,
    without: Container[int] = (),
) -> bool:
    marks = (m for m in sentence.of(kind) if m.first not in without)
    ends = (sentence.at(m)[1] for m in marks)
    return any(e <= start and len(sentence.between(e, start)) <= room for e in ends)
