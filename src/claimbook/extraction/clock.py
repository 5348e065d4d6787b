"""The time that a text has last stated, for figures that stand without one.

It carries on through sentence, paragraph and article until the text states another. A
time compared with, counted back from, expected or on which something was said does not;
what is told in the present is so on the dateline.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from claimbook.extraction.figures import SHARES, Figure
from claimbook.extraction.sentences import Mark, Sentence
from claimbook.extraction.statement import Statement
from claimbook.extraction.times import BRIEF, began, compared
from claimbook.text.when import Period

# Of these types a figure is of a time, stated or not.
TIMED = ("level", "threshold", "growth", "share", "rate", "count")
# Rules of times that date one figure and do not carry on.
ELSEWHERE = ("before", "previous", "same", "since", "since_then", "next", "after")
YEAR_TO = "ending 12"  # of twelve months, which a month in its paragraph outlives
BEHIND = 3  # tokens that a verb after its figure counts as further off


@dataclass(slots=True)
class Clock:
    """The Period last stated, its characters in the text and its paragraph."""

    published: date
    period: Period | None = None
    at: tuple[int, int] = (0, 0)
    paragraph: int = 0
    sentence: int = -1
    own: list[Period] = field(default_factory=list)

    def advance(
        self,
        sentence: Sentence,
        number: int,
        figures: list[Figure],
        usable: list[Period],
    ) -> None:
        """Take the last time that a sentence states of its own."""
        aside = [
            f.time
            for f in figures
            if began(sentence, f.printed.start) or compared(sentence, f.printed.start)
        ]
        here = self.period is not None and self.paragraph == sentence.paragraph
        self.own = [
            t
            for t in usable
            if t.rule.split()[0] not in ELSEWHERE
            and not (here and t.rule == YEAR_TO)
            and t.start <= self.published
            and not any(t is other for other in aside)
        ]
        if self.own:
            last = self.own[-1]
            self.period, self.paragraph, self.sentence = (
                last,
                sentence.paragraph,
                number,
            )
            self.at = last.at[0] + sentence.start, last.at[1] + sentence.start

    def date_all(self, sentence: Sentence, statements: Iterable[Statement]) -> None:
        """Give each statement of a sentence without a time the one that carries on.

        That of the figure before it in the sentence, if it is not set aside there.
        """
        before: Statement | None = None
        for s in statements:
            if s.stated and s.unit not in ("date", "statement"):
                aside = compared(sentence, s.start - sentence.start)
                before = before if aside else s
            listed = s.type == "pledge" and self.sentence == s.sentence
            if not (s.type in TIMED or listed) or s.period or s.unit == "statement":
                continue
            present = self._is_present(sentence, s)
            if before and not present:
                s.period_start, s.period_end = before.period_start, before.period_end
                s.inherited, s.when_at = "sentence", before.when_at
            elif present or self._is_over(s):
                s.period_start = s.period_end = self.published
                s.inherited = "dateline"
            elif self.period:
                s.period_start, s.period_end = self.period.start, self.period.end
                s.inherited, s.when_at = self._scope(s), self.at

    def _is_over(self, s: Statement) -> bool:
        """Whether no time carries on to a statement, or a day of elsewhere.

        A day of its own sentence that does not date it is that of something else.
        """
        if self.period is None:
            return True
        elsewhere = s.paragraph != self.paragraph or s.sentence == self.sentence
        return self.period.granularity in BRIEF and elsewhere

    def _scope(self, s: Statement) -> str:
        if s.sentence == self.sentence:
            return "sentence"
        return "paragraph" if s.paragraph == self.paragraph else "article"

    def _is_present(self, sentence: Sentence, s: Statement) -> bool:
        """Whether what a figure is said with stands in the present.

        "That is a fifth" and "Es un quinto" are of the time before, "two in three say"
        is not.
        """
        first = sentence.index(s.start - sentence.start)
        end = sentence.index(s.end - sentence.start)

        def apart(mark: Mark) -> int:
            return first - mark.end if mark.first < end else mark.first - end + BEHIND

        marks = sentence.of("present", "past")
        nearest = min(marks, key=apart, default=None)
        if nearest is None:
            return any(sentence.takes(i, "out_of") for i in range(first + 1, end))
        opens = not nearest.first or any(
            m.end == nearest.first for m in sentence.of("that")
        )
        back = opens and s.unit in SHARES
        return nearest.kind == "present" and not back
