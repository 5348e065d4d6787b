"""From a text to its statements: what is in each sentence, in order."""

from dataclasses import dataclass
from math import isinf

from claimbook.extraction import context, contradictions, kinds
from claimbook.extraction.figures import figures_and_times
from claimbook.extraction.score import score
from claimbook.extraction.sentences import sentences
from claimbook.extraction.statement import Statement
from claimbook.extraction.suggest import suggest
from claimbook.extraction.times import attach
from claimbook.extraction.wordless import wordless
from claimbook.text import words
from claimbook.text.numerals import decimal_mark

BEGUN = 25  # characters from a word of founding to its year
FIRST_TIME = ("money", "quantity", "percent", "count", "multiple")


@dataclass(frozen=True)
class Reading:
    """What was read: the language, the Statements in order, those of consistency."""

    language: str
    statements: tuple
    contradictions: tuple

    @property
    def by_score(self):
        """All, the one most worth a check first; equal ones as they stand."""
        found = (*self.contradictions, *self.statements)
        return sorted(found, key=lambda s: (-s.score, s.start))


def read(text, published, language, conventions=None):
    """Return the Reading of a text.

    published: the dateline, a date. language: sv, en, es or pt, with a region if
    wanted (es-MX); raises text.words.Unreadable for another. Time is linear in the
    text: a sentence of more than some thousand characters is cut.
    """
    found, raised, previous, paragraph = [], [], [], 0
    for sentence, statements in by_sentence(text, published, language, conventions):
        found += statements
        if sentence.paragraph != paragraph:
            paragraph, previous = sentence.paragraph, []
        raised += contradictions.within(sentence, statements, previous, published)
        previous = statements
    raised += contradictions.across(found, published)
    for statement in raised:
        statement.score = score(statement)
    return Reading(language, tuple(found), tuple(raised))


def by_sentence(text, published, language, conventions=None):
    """Yield each Sentence of a text with the Statements in it, in order."""
    table = words.language(language)
    mark = decimal_mark(text, table)
    last, before, paragraph = None, None, 0
    for number, sentence in enumerate(sentences(text, language)):
        if sentence.paragraph != paragraph:
            paragraph, before = sentence.paragraph, None
        figures, times = figures_and_times(
            sentence, published, conventions, mark, before
        )
        found, last = _of(sentence, figures, times, last)
        before = _last(figures, times, before)
        found.sort(key=lambda s: (s.start, s.end))
        for statement in found:
            statement.paragraph, statement.sentence = sentence.paragraph, number
            statement.heading = sentence.heading
            suggest(statement)
            statement.score = score(statement)
            statement.start += sentence.start
            statement.end += sentence.start
        yield sentence, found


def _last(figures, times, before):
    """The last Printed and Period of a sentence, or of those before."""
    printed, period = before or (None, None)
    return (
        figures[-1].printed if figures else printed,
        next((f.period for f in reversed(figures) if f.period), period)
        or (times[-1] if times else None),
    )


def _of(sentence, figures, times, last):
    usable = attach(sentence, figures, times)
    found = _numbers(sentence, figures)
    found += _firsts(sentence, found)
    plain = [*wordless(sentence, figures, usable)]
    used = {f.time.at for f in figures if f.time}
    used |= {t.at for t in times for s in plain if s.when_printed == t.text}
    founded = [sentence.at(m)[1] for m in sentence.of("founded")]
    found += plain
    for time in times:
        if not any(f.time is time and f.printed.unit == "duration" for f in figures):
            begun = any(0 <= time.at[0] - end <= BEGUN for end in founded)
            found.append(_date(time, time.at in used, begun))
    said_by, last = context.speaker(sentence, last, times)
    named = context.places(sentence)
    for statement in found:
        statement.said_by, statement.places = said_by, named
        statement.indicator = context.indicator(
            sentence, statement.start, statement.end
        )
        statement.about = context.about(sentence, statement)
        statement.plural = sentence.heading and context.plural(
            sentence, statement.start
        )
        statement.topic = context.TOPICS.get(statement.indicator, "diplomacy")
        if statement.type == "membership":
            statement.topic = "membership"
        if statement.type == "conversion":
            statement.topic = "exchange_rate"
    return found, last


def _numbers(sentence, figures):
    found, previous = [], None
    for n, figure in enumerate(figures):
        view = kinds.View(sentence, figures, n)
        statement = _number(figure)
        statement.type, statement.rule, statement.direction = kinds.kind(view, previous)
        if statement.type == "conversion" and found and not figure.period:
            host = found[-1]
            statement.period_start, statement.period_end = (
                host.period_start,
                host.period_end,
            )
        elif statement.type == "conversion" and not found[-1].period:
            found[-1].dated(figure.period)
        previous = statement.type
        found.append(statement)
    return found


def _number(figure):
    p = figure.printed
    low, high = p.claimed.low, p.claimed.high
    made = Statement(
        p.start,
        p.end,
        p.text,
        p.value,
        None if isinf(low) else low,
        None if isinf(high) else high,
        p.claimed.low_closed,
        p.claimed.high_closed,
        p.unit,
        p.currency,
        p.counted,
        p.per,
        p.hedge,
    )
    made.dated(figure.period)
    return made


def _firsts(sentence, found):
    """Find the nearest figure that a record or a first time speaks of, once a mark."""
    made, none = [], {m.end for m in sentence.of("not_first")}
    for mark in sentence.of("first_time"):
        if mark.end in none:
            continue
        start, end = sentence.at(mark)
        near = [s for s in found if s.unit in FIRST_TIME and s.type != "conversion"]
        if not near:
            host = Statement(start, end, sentence.text[start:end])
        else:
            host = min(near, key=lambda s: max(s.start - end, start - s.end))
        made.append(
            Statement(
                start,
                end,
                sentence.text[start:end],
                *(host.value, host.low, host.high, host.low_closed, host.high_closed),
                *(host.unit, host.currency, host.counted, host.per, host.hedge),
                *(host.period_start, host.period_end, host.when_printed),
                type="first_time",
                rule="a record or a first time",
            )
        )
    return made


def _date(time, used, founded):
    made = Statement(*time.at, time.text, unit="date", type="date")
    made.dated(time)
    made.rule = "the period of a figure" if used else f"a time: {time.rule}"
    if time.granularity == "year" and time.start.month == 1:
        made.value = made.low = made.high = float(time.start.year)
        made.low_closed = made.high_closed = True
    if founded and not used:
        made.rule = "founded, created or begun"
    return made
