"""Who says a sentence: a name, a body or an office beside a word of saying."""

from claimbook.extraction.sentences import Mark, Sentence
from claimbook.extraction.statement import ARTICLE
from claimbook.text.tokens import PAD
from claimbook.text.when import Period

LINKS = {"de", "da", "do", "dos", "del", "of", "von", "van", "bin", "la"}
REACH = 3  # tokens between a name and its verb of saying
NO_NAME = ("stop", "lead", "month", "weekday", "number", "hedge")
QUOTES = "\"'”“’"
PHRASE = 6  # words that name a speaker in small letters
SHORTEST = 4  # letters of the first of them


def speaker(
    sentence: Sentence, last: str | None, times: list[Period]
) -> tuple[str, str | None]:
    """(who says the sentence, the last one named): a name beside a verb of saying.

    Or a body or an office in small letters ("según la aduana china", ", the ministry
    said"). A pronoun beside the verb is the last speaker named. ``the article`` where
    nobody is quoted.
    """
    words = _Words(sentence, times)
    for mark in sentence.of("according"):
        if name := words.after(mark.end):
            return name, name
    pronouns = {m.first for m in sentence.of("pronoun")}
    for mark in sentence.of("speech"):
        if last and pronouns & {mark.first - 1, mark.end}:
            return last, last
        if name := words.beside(mark):
            return name, name
    return ARTICLE, last


class _Words:
    """A sentence's words, those of its times, verbs and figures left out."""

    def __init__(self, sentence: Sentence, times: list[Period]):
        self.times = [time.at for time in times]
        self.sentence, self.tokens = sentence, sentence.tokens[:-PAD]
        self.titles = {m.first: m.end for m in sentence.of("title")}
        marks = sentence.of("speech", "present", "past", "that", "according")
        self.verbs = {m.first for m in marks}
        self.articles = {m.first for m in sentence.of("the")}

    def beside(self, mark: Mark) -> str | None:
        """The speaker before a verb, or after it, or in an apposition before it."""
        at = mark.first - 1
        key = self.tokens[at].key if at >= 0 else ""
        if key == "," or key and key in QUOTES:
            name = self.after(mark.end)
            first = self._first(at - 1)
            apposed = first > 0 and self.tokens[first - 1].key == ","
            return name or (self._run_before(at - 1) if apposed else None)
        first = self._first(at)
        named = self._run_before(at) or self._run_after(mark.end)
        return named or self._phrase(first, mark.first)

    def after(self, at: int) -> str | None:
        """A name within REACH tokens after a token, or the words to a boundary."""
        end = at
        while end < len(self.tokens) and self._is_plain(end):
            end += 1
        return self._run_after(at) or self._phrase(at, end)

    def _first(self, at: int) -> int:
        """The first token of the clause that ends with a token."""
        while at >= 0 and self._is_plain(at):
            at -= 1
        return at + 1

    def _phrase(self, first: int, end: int) -> str | None:
        """The words from a token to another, without an article, if they are few."""
        while first < end and (
            first in self.articles or self.sentence.takes(first, "article")
        ):
            first += 1
        if not 0 < end - first <= PHRASE or len(self.tokens[first].key) < SHORTEST:
            return None
        return self._text(first, end - 1)

    def _run_before(self, at: int) -> str | None:
        """The capitalised run that ends within REACH tokens before a token, or None."""
        for i in range(at, max(at - REACH, -1), -1):
            if self._is_capital(i):
                return self._text(self._last(i, -1), i)
            if not self._is_passed_over(i):
                return None
        return None

    def _run_after(self, at: int) -> str | None:
        """The capitalised run that begins within REACH tokens after a token, or None.

        Where an office follows a country, the name after the office.
        """
        for i in range(at, min(at + REACH, len(self.tokens))):
            if self._is_capital(i):
                high = self._last(i, +1)
                office_end = self.titles.get(high + 1)
                if office_end and self._is_capital(office_end):
                    return self._run_after(office_end)
                return self._text(i, high)
            if not self._is_passed_over(i):
                return None
        return None

    def _is_plain(self, i: int) -> bool:
        token = self.tokens[i]
        dated = any(low <= token.start < high for low, high in self.times)
        return token.kind == "word" and i not in self.verbs and not dated

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
