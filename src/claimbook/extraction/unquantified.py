"""What a sentence says beside its figures: who says it, and claims without a figure.

Joined, left, first to, largest, rises, causes: such claims have the unit ``statement``;
a superlative states a rank, the first.
"""

from collections.abc import Iterator

from claimbook.extraction.figures import Figure
from claimbook.extraction.sentences import Mark, Sentence
from claimbook.extraction.statement import ARTICLE, Statement
from claimbook.text.tokens import PAD
from claimbook.text.when import Period

MEMBERSHIP = {"join": "joined", "leave": "left", "member": "is a member"}
DIRECTION = {"rise": "rises", "fall": "falls"}
ECONOMIC = ("trade", "exports", "imports", "gdp", "investment", "production")  # indicators that have drivers
APART = {"–", "—", "(", ")", ";", ":"}
FEW = 5  # tokens from "the first" to "to"
CALM = 6  # tokens from an indicator to its verb of rising or falling
PAST = 30  # characters that a time before a mark counts as further off than one after
LINKS = {"de", "da", "do", "dos", "del", "of", "von", "van", "bin", "la"}
SAID_IN_FIGURES = 3  # tokens from such a mark to a figure that says the same
SHORTEST = 4  # letters of the first of them
PHRASE = 6  # words that name a speaker in small letters
REACH = 3  # tokens between a name and its verb of saying
NO_NAME = ("stop", "lead", "month", "weekday", "number", "hedge")
QUOTES = "\"'”“’"


def unquantified(
    sentence: Sentence, figures: list[Figure], times: list[Period]
) -> Iterator[Statement]:
    """Yield a Statement for each, in order; figures and times are the sentence's."""
    for mark in sentence.of("join", "leave", "member"):
        yield _dated(sentence, mark, times, "membership", MEMBERSHIP[mark.kind])
    for mark in _firsts(sentence):
        yield _dated(sentence, mark, times, "first_time", "was the first")
    for mark in sentence.of("office"):
        yield _dated(sentence, mark, [], "existence", "holds an office")
    economic = any(m.value in ECONOMIC for m in sentence.of("indicator"))
    for mark in sentence.of("driver"):
        cause = "driver" if economic else "cause"
        yield _dated(sentence, mark, [], cause, "a cause is given")
    for mark in _plain(sentence, figures):
        yield _dated(sentence, mark, times, "qualitative", "a share or rank in words")
    yield from _superlatives(sentence, figures)
    if not figures:
        yield from _trends(sentence, times)


def _plain(sentence: Sentence, figures: list[Figure]) -> Iterator[Mark]:
    """The marks of a share, rank or balance in words that no figure follows or holds."""
    starts = [f.printed.start for f in figures]
    for mark in sentence.of("qualitative"):
        low, high = sentence.at(mark)
        after = next((s for s in starts if s >= high), None)
        near = after and len(sentence.between(high, after)) <= SAID_IN_FIGURES
        within = any(f.printed.start < high and low < f.printed.end for f in figures)
        if not near and not within:
            yield mark


def _dated(sentence, mark, times, type, rule) -> Statement:
    start, end = sentence.at(mark)
    statement = Statement(start, end, sentence.text[start:end], type=type)
    statement.rule = f"no number: {rule}"
    statement.dated(_nearest(sentence, mark, times))
    return statement


def _firsts(sentence: Sentence) -> Iterator[Mark]:
    """The marks of "was the first", and of "the first" with "to" a few words on."""
    seen = set()
    then = {m.first for m in sentence.of("then")}
    for mark in sentence.of("first_to", "first_of"):
        near = any(mark.end <= i < mark.end + FEW for i in then)
        if mark.end not in seen and (mark.kind == "first_to" or near):
            seen.add(mark.end)
            yield mark


def _nearest(sentence: Sentence, mark: Mark, times: list[Period]) -> Period | None:
    """The time nearest to a mark, no dash, bracket or semicolon between; or None."""
    start, end = sentence.at(mark)

    def reachable(time: Period) -> bool:
        after, before = (end, time.at[0]), (time.at[1], start)
        way = sentence.between(*after) + sentence.between(*before)
        return not APART & {*way}

    def distance(time: Period) -> int:
        apart = max(time.at[0] - end, start - time.at[1])
        return apart + PAST * (time.at[1] <= start)

    return min(filter(reachable, times), key=distance, default=None)


def _superlatives(sentence: Sentence, figures: list[Figure]) -> Iterator[Statement]:
    """The largest, its biggest: the first of its kind, without among."""
    definite = {m.end: m for m in sentence.of("definite", "name", "places")}
    among = {m.end for m in sentence.of("among")}
    for mark in sentence.of("superlative"):
        before = definite.get(mark.first)
        if before is None or before.first in among or before.end in among:
            continue
        start, end = sentence.at(before)[0], sentence.at(mark)[1]
        if any(f.printed.start < end and start < f.printed.end for f in figures):
            continue
        statement = Statement(start, end, sentence.text[start:end], 1.0, 1.0, 1.0)
        statement.low_closed = statement.high_closed = True
        statement.unit = statement.type = "rank"
        statement.rule = "a superlative without a number"
        yield statement


def _trends(sentence: Sentence, times: list[Period]) -> Iterator[Statement]:
    """The first indicator that rises or falls, with no figure in the sentence."""
    joints = sentence.of("and")
    for mark in sentence.of("indicator"):
        for move in sentence.of("rise", "fall"):
            if not 0 <= move.first - mark.end <= CALM:
                continue
            way = {t.key for t in sentence.tokens[mark.end : move.first]}
            joined = any(mark.end <= m.first < move.first for m in joints)
            if joined or way & {",", *APART}:
                continue
            trend = _dated(sentence, move, times, "trend", "rises or falls")
            trend.start = sentence.at(mark)[0]
            trend.printed = sentence.text[trend.start : trend.end]
            trend.direction = DIRECTION[move.kind]
            yield trend
            return


def speaker(
    sentence: Sentence, last: str | None, times: list[Period]
) -> tuple[str, str | None]:
    """(who says the sentence, the last one named): a name beside a verb of saying.

    Or a body or an office in small letters ("según la aduana china", ", the ministry
    said"). A pronoun beside the verb is the last speaker named. ``the article`` where
    nobody is quoted.
    """
    names = _Names(sentence, times)
    for mark in sentence.of("according"):
        if name := names.after(mark.end) or names.phrase_after(mark.end):
            return name, name
    pronouns = {m.first for m in sentence.of("pronoun")}
    for mark in sentence.of("speech"):
        if last and pronouns & {mark.first - 1, mark.end}:
            return last, last
        name = names.before(mark.first - 1) or names.after(mark.end)
        name = name or names.phrase_beside(mark) or names.apposed(mark.first - 1)
        if name:
            return name, name
    return ARTICLE, last


class _Names:
    """A sentence's runs of capitalised words, without words of time and grammar."""

    def __init__(self, sentence: Sentence, times: list[Period]):
        self.times = [time.at for time in times]
        self.sentence, self.tokens = sentence, sentence.tokens[:-PAD]
        self.titles = {m.first: m.end for m in sentence.of("title")}

    def before(self, at: int) -> str | None:
        """The run that ends within REACH tokens before a token, or None."""
        for i in range(at, max(at - REACH, -1), -1):
            if self._is_capital(i):
                return self._text(self._last(i, -1), i)
            if not self._is_passed_over(i):
                return None
        return None

    def after(self, at: int) -> str | None:
        """The run that begins within REACH tokens after a token, or None.

        Where an office follows a country, the name after the office.
        """
        for i in range(at, min(at + REACH, len(self.tokens))):
            if self._is_capital(i):
                high = self._last(i, +1)
                office_end = self.titles.get(high + 1)
                if office_end and self._is_capital(office_end):
                    return self.after(office_end)
                return self._text(i, high)
            if not self._is_passed_over(i):
                return None
        return None

    def phrase_after(self, at: int) -> str | None:
        """The words from a token to where their clause ends, if they are few."""
        while at < len(self.tokens) and self._opens(at):
            at += 1
        end = at
        while end < len(self.tokens) and self._is_plain(end):
            end += 1
        if not 0 < end - at <= PHRASE or len(self.tokens[at].key) < SHORTEST:
            return None
        return self._text(at, end - 1)

    def apposed(self, at: int) -> str | None:
        """The run between two commas of which a token is the second: ", Xi Jinping,"."""
        name = self.before(at - 1) if self.tokens[at].key == "," else None
        opens = name and self.sentence.text.find(f", {name},")
        return name if opens and opens >= 0 else None

    def phrase_beside(self, mark: Mark) -> str | None:
        """The words after a verb that follows a comma, or from a comma to the verb."""
        before = self.tokens[mark.first - 1].key if mark.first else ""
        if before == "," or before in QUOTES:
            return self.phrase_after(mark.end)
        commas = [i for i in range(mark.first) if self.tokens[i].key == ","]
        first = commas[-1] + 1 if commas else 0
        phrase = self.phrase_after(first)
        ends = self.tokens[mark.first].start
        return phrase if phrase and self._reaches(first, phrase, ends) else None

    def _reaches(self, first: int, phrase: str, end: int) -> bool:
        start = self.sentence.text.find(phrase, self.tokens[first].start)
        return start + len(phrase) + 1 >= end

    def _opens(self, i: int) -> bool:
        articles = {m.first for m in self.sentence.of("the")}
        return i in articles or self.sentence.takes(i, "article")

    def _is_plain(self, i: int) -> bool:
        verbs = {m.first for m in self.sentence.of("speech", "present", "past", "that")}
        token = self.tokens[i]
        dated = any(low <= token.start < high for low, high in self.times)
        return token.kind == "word" and i not in verbs and not dated

    def _is_passed_over(self, i: int) -> bool:
        return self.tokens[i].kind == "word" or self.tokens[i].key in QUOTES

    def _last(self, i: int, step: int) -> int:
        """The last token of a run in a direction, links of names included."""
        while self._is_part(i + step, step):
            i += step
        return i

    def _text(self, low: int, high: int) -> str:
        return self.sentence.text[self.tokens[low].start : self.tokens[high].end]

    def _is_capital(self, i: int) -> bool:
        if not 0 <= i < len(self.tokens):
            return False
        token = self.tokens[i]
        if token.kind != "word" or not self.sentence.text[token.start].isupper():
            return False
        if any(low <= token.start < high for low, high in self.times):
            return False
        return not self.sentence.takes(i, *NO_NAME)

    def _is_part(self, i: int, step: int) -> bool:
        if self._is_capital(i):
            return True
        link = 0 <= i < len(self.tokens) and self.tokens[i].key in LINKS
        return link and self._is_capital(i + step)
