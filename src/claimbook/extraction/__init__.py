"""From a text to its statements: what is in each sentence, in order.

Sentences with their marks → figures and times → which time each figure speaks of →
the kind of claim it makes → statements, those without a figure too → what the text says
against itself. ``read`` does all of it, once; ``files`` reads a file, ``proposals``
makes claims for an analyst.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from math import isinf

from claimbook.extraction import inconsistencies
from claimbook.extraction.clock import Clock
from claimbook.extraction.context import about, indicator, names_several, places
from claimbook.extraction.figures import (
    Before,
    Figure,
    figures_and_times,
)
from claimbook.extraction.kinds import View, kind
from claimbook.extraction.plain import plain
from claimbook.extraction.reading import Reading
from claimbook.extraction.sentences import Sentence, sentences
from claimbook.extraction.speakers import speaker
from claimbook.extraction.statement import PERIOD_OF_FIGURE, Statement
from claimbook.extraction.times import attach
from claimbook.extraction.unquantified import unquantified
from claimbook.text import words
from claimbook.text.numerals import decimal_mark
from claimbook.text.when import Period
from claimbook.text.words import Conventions

BEGUN = 25  # characters from a word of founding to its year
FIRST_TIME = ("money", "quantity", "percent", "count", "multiple")


def read(
    text: str, published: date, language: str, conventions: Conventions | None = None
) -> Reading:
    """Return the Reading of a text.

    published: the dateline. language: sv, en, es or pt, with a region if wanted
    (es-MX); raises text.words.Unreadable for another. Time is linear in the text: a
    sentence of more than some thousand characters is cut.
    """
    every: list[Statement] = []
    at_odds: list[Statement] = []
    previous, paragraph = [], 0
    source = plain(text)
    read_on = by_sentence(source.text, published, language, conventions)
    for sentence, statements in read_on:
        every += statements
        if sentence.paragraph != paragraph:
            paragraph, previous = sentence.paragraph, []
        at_odds += inconsistencies.within(sentence, statements, previous, published)
        previous = statements
    at_odds += inconsistencies.across(every)
    for statement in at_odds:
        statement.assess()
    if len(source.begins) > 1:  # not character by character what came
        for statement in (*every, *at_odds):
            statement.move(source.back)
    return Reading(language, tuple(every), tuple(at_odds))


def by_sentence(
    text: str, published: date, language: str, conventions: Conventions | None = None
) -> Iterator[tuple[Sentence, list[Statement]]]:
    """Yield each Sentence of a plain text with the Statements in it, in order."""
    mark = decimal_mark(text, words.language(language))
    last_speaker, before, paragraph, clock = None, Before(), 0, Clock(published)
    for number, sentence in enumerate(sentences(text, language)):
        if sentence.paragraph != paragraph:
            paragraph, before = sentence.paragraph, Before()
        figures, times = figures_and_times(
            sentence, published, conventions, mark, before
        )
        usable = attach(sentence, figures, times)
        statements = _statements(sentence, figures, times, usable)
        before = before.after(figures, times)
        said_by, last_speaker = speaker(sentence, last_speaker, times)
        taken = [(f.printed.start, f.printed.end) for f in figures]
        statements.sort(key=lambda s: (s.start, s.end))
        for statement in statements:
            statement.said_by = said_by
            of_places = places(sentence, taken, statement.start)
            statement.places, statement.counterpart = of_places
            statement.paragraph, statement.sentence = sentence.paragraph, number
            statement.heading = sentence.heading
            _place_in_context(sentence, statement)
            statement.move(lambda at, low=sentence.start: at + low)
        clock.advance(sentence, number, figures, usable)
        clock.date_all(sentence, statements)
        for statement in statements:
            statement.assess()
        yield sentence, statements


def _place_in_context(sentence: Sentence, statement: Statement) -> None:
    """Put in what it is about; its places must still be those of the sentence."""
    statement.indicator = indicator(sentence, statement.start, statement.end)
    statement.about = about(sentence, statement)
    if sentence.heading:
        statement.plural = names_several(sentence, statement.start)


def _statements(
    sentence: Sentence,
    figures: list[Figure],
    times: list[Period],
    usable: list[Period],
) -> list[Statement]:
    """The Statements of a sentence, each kind in order, with places in the sentence."""
    statements = _of_figures(sentence, figures)
    statements += _first_times(sentence, statements)
    plain = [*unquantified(sentence, figures, usable)]
    statements += plain
    used = {f.time.at for f in figures if f.time}
    used |= {t.at for t in times for s in plain if s.when_printed == t.text}
    lasting = [f.time for f in figures if f.printed.unit == "duration"]
    founded = [sentence.at(m)[1] for m in sentence.of("founded")]
    for time in times:
        if not any(time is other for other in lasting):
            begun = any(0 <= time.at[0] - end <= BEGUN for end in founded)
            statements.append(_of_time(time, time.at in used, begun))
    return statements


def _of_figures(sentence: Sentence, figures: list[Figure]) -> list[Statement]:
    """A Statement for each figure; an amount and what renders it share their time."""
    statements: list[Statement] = []
    previous_type = ""
    for n, figure in enumerate(figures):
        statement = _of_figure(figure)
        view = View(sentence, figures, n, previous_type)
        statement.type, statement.rule, statement.direction = kind(view)
        if statement.type == "growth" == previous_type and not statement.direction:
            statement.direction = statements[-1].direction  # listed after it
        if statement.type == "conversion":
            host = statements[-1]
            if not figure.time:
                statement.period_start = host.period_start
                statement.period_end = host.period_end
            elif not host.period:
                host.dated(figure.time)
        previous_type = statement.type
        statements.append(statement)
    return statements


def _of_figure(figure: Figure) -> Statement:
    p = figure.printed
    low, high = p.claimed.low, p.claimed.high
    statement = Statement(
        start=p.start,
        end=p.end,
        printed=p.text,
        value=p.value,
        low=None if isinf(low) else low,
        high=None if isinf(high) else high,
        low_closed=p.claimed.low_closed,
        high_closed=p.claimed.high_closed,
        unit=p.unit,
        currency=p.currency,
        counted=p.counted,
        per=p.per,
        hedge=p.hedge,
    )
    statement.dated(figure.time)
    return statement


def _first_times(sentence: Sentence, of_figures: list[Statement]) -> list[Statement]:
    """A copy of the nearest figure for each mark of a record or a first time."""
    statements = []
    excluded = {m.end for m in sentence.of("not_first")}
    hosts = [s for s in of_figures if s.unit in FIRST_TIME and s.type != "conversion"]
    for mark in sentence.of("first_time"):
        if mark.end in excluded:
            continue
        start, end = sentence.at(mark)
        printed = sentence.text[start:end]

        def distance(s: Statement, start: int = start, end: int = end) -> int:
            return max(s.start - end, start - s.end)

        host = min(hosts, key=distance, default=None) or Statement(start, end, printed)
        statement = replace(host, start=start, end=end, printed=printed)
        statement.type, statement.direction = "first_time", None
        statement.rule = "a record or a first time"
        statements.append(statement)
    return statements


def _of_time(time: Period, used: bool, begun: bool) -> Statement:
    statement = Statement(*time.at, time.text, unit="date", type="date")
    statement.dated(time)
    statement.rule = PERIOD_OF_FIGURE if used else f"a time: {time.rule}"
    if time.granularity == "year" and time.start.month == 1:
        statement.value = statement.low = statement.high = float(time.start.year)
        statement.low_closed = statement.high_closed = True
    if begun and not used:
        statement.rule = "founded, created or begun"
    return statement
