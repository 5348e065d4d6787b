"""The printed figures of a sentence, read with the words around them."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from claimbook.extraction.context import indicator
from claimbook.extraction.sentences import Sentence
from claimbook.extraction.statement import conventions
from claimbook.text import words
from claimbook.text.printed import Printed, find_printed
from claimbook.text.when import Period, find_when
from claimbook.text.words import Conventions

LENGTHS = ("next", "past", "past one")  # rules of a length of time from the dateline
UNCOUNTED = 1e9  # from here on a bare number is seldom of things
LARGE = 1e5  # a bare number in words from here on is in the unit of the one before
SHARES = ("percent", "percentage_point", "multiple", "fraction")
NUMBERED = re.compile(r"\d{1,2}(?:[.]\d{1,2})+ +[^\W\d_]|\d{1,2}[.)] ")


@dataclass(slots=True)
class Figure:
    """A printed figure and the time it speaks of, or None."""

    printed: Printed
    time: Period | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """The last Printed in a unit and the last Period of a paragraph, or None."""

    printed: Printed | None = None
    period: Period | None = None

    def after(self, figures: list[Figure], times: list[Period]) -> "Before":
        """The last of a sentence, or these where it has none."""
        measured = (f.printed for f in reversed(figures) if _measures(f.printed))
        printed = next(measured, self.printed)
        of_figures = (f.time for f in reversed(figures) if f.time)
        last = times[-1] if times else None
        return Before(printed, next(of_figures, self.period) or last)


def _measures(printed: Printed) -> bool:
    """Whether a figure has a unit that a bare number after it may share."""
    return printed.unit in ("money", "quantity") or bool(printed.counted)


def figures_and_times(
    sentence: Sentence,
    published: date,
    rules: Conventions | None,
    mark: str,
    before: Before,
) -> tuple[list[Figure], list[Period]]:
    """The Figures of a sentence and its Periods, in order.

    before: what "a year earlier" counts back from, and what a bare "116 billion" is
    measured in. A year is a time, not a figure; so is "three years ago". "The next
    three years" is both: a duration with a period. A number that names something
    (Boeing 737) is none.
    """
    text, language, tokens = sentence.text, sentence.language, sentence.tokens
    times = find_when(text, language, published, rules, before.period, tokens)
    figures: list[Figure] = []
    last = before.printed
    for printed in find_printed(text, language, rules, mark, tokens):
        time = _overlapping(printed, times)
        if time and printed.per and printed.start < time.at[0]:
            printed, time = _without_rate(text, printed, time), None
        if printed.unit == "year" or _is_name(sentence, printed):
            continue
        if printed.unit == "count" and _is_set(sentence, printed):
            continue
        if time and (printed.unit != "duration" or time.rule not in LENGTHS):
            continue
        previous = figures[-1].printed if figures else None
        printed = _within_duration(sentence, printed, previous)
        near = any(f.printed is last for f in figures)
        printed = _compared_with(sentence, printed, previous, last if near else None)
        printed = _reached(sentence, _multiple(sentence, printed))
        printed = _measured_as(sentence, last, printed, near)
        last = printed if _measures(printed) else last
        figures.append(Figure(printed, time))
    return figures, times


def _overlapping(printed, times):
    touching = (t for t in times if t.at[0] < printed.end and printed.start < t.at[1])
    return next(touching, None)


def _without_rate(text: str, printed: Printed, time: Period) -> Printed:
    """A figure up to the time after it: "3 percent a month earlier" is no rate."""
    words = text[printed.start : time.at[0]].rstrip()
    return replace(printed, per=None, text=words, end=printed.start + len(words))


def _unhedged(sentence: Sentence, printed: Printed, first: int) -> Printed:
    """A figure without its hedge, beginning at a token."""
    start = sentence.tokens[first].start
    text = sentence.text[start : printed.end]
    return replace(printed, hedge="none", claimed=printed.bare, start=start, text=text)


def _within_duration(sentence, printed, previous):
    """Read "$7bn over ten years" as in ten years, not as in more than ten."""
    if printed.unit != "duration" or printed.hedge != "over" or not previous:
        return printed
    near = sentence.between(previous.end, printed.start)
    first = sentence.index(printed.start)
    if len(near) > 2 or sentence.tokens[first].key != "over":
        return printed
    return _unhedged(sentence, printed, first + 1)


def _compared_with(sentence, printed, previous, last):
    """Read "5% more than 350,000" as compared with it, not as more than it.

    A bare number is in the unit of the last one of the sentence.
    """
    if printed.hedge not in ("over", "under", "none") or not previous:
        return printed
    if previous.unit not in SHARES:
        return printed
    first, marks = sentence.index(printed.start), sentence.of("compare")
    gap = len(sentence.between(previous.end, printed.start))
    if printed.hedge == "none":  # "more than the 350,000 of 2023"
        if gap > 3 or not any(first - 1 <= m.end <= first for m in marks):
            return printed
    else:
        than = [m.end for m in marks if first < m.end <= first + 2]
        if gap or not than:
            return printed
        printed = _unhedged(sentence, printed, than[0])
    if last and printed.unit == "count" and not printed.counted:
        unit = {"unit": last.unit, "currency": last.currency, "counted": last.counted}
        return replace(printed, **unit)
    return printed


def _multiple(sentence, printed):
    """A bare number after "multiplied by"; a decimal of an unknown unit measures."""
    if printed.unit != "count":
        return printed
    for mark in sentence.of("multiplied"):
        end = sentence.at(mark)[1]
        if end <= printed.start and not sentence.between(end, printed.start):
            return replace(printed, unit="multiple", counted=None)
    if printed.counted and printed.value % 1:
        return replace(printed, unit="quantity")
    return printed


def _reached(sentence, printed):
    """Read "subió hasta el 4,5 %" as up to there, not as at most so much."""
    if printed.hedge != "up_to":
        return printed
    opens = [
        m.end
        for m in sentence.of("to")
        if sentence.at(m)[0] == printed.start and sentence.at(m)[1] < printed.end
    ]
    moved = any(sentence.at(m)[1] <= printed.start for m in sentence.of("rise", "fall"))
    return _unhedged(sentence, printed, min(opens)) if opens and moved else printed


def _measured_as(sentence, last, printed, near):
    """A bare number that is written with a word of scale, in the unit before it.

    near: whether that one stands in the same sentence. From one sentence to the next
    only money goes on: where an indicator of money is the nearest, or for what is too
    much to be counted. A word after it is what it counts, or an unknown currency; only
    so much ("3 billion net") is counted in no unknown word.
    """
    if last is None or printed.unit != "count" or abs(printed.value) < LARGE:
        return printed
    end = sentence.index(printed.end)
    same = any(m.first in (end - 1, end) for m in sentence.of("same"))
    things = sentence.table.things | _currency_words(sentence.language)
    counted = (printed.counted or "").casefold()
    known = counted in things or printed.value < UNCOUNTED
    if printed.counted and known and not same:
        return printed
    if sentence.tokens[end - 1].kind != "word":
        return printed
    measured = indicator(sentence, printed.start, printed.end) or ""
    money = conventions()["indicators"].get(measured, {}).get("money")
    if last.unit == "money" and (near or money or printed.value >= UNCOUNTED):
        return replace(printed, unit="money", currency=last.currency, counted=None)
    if near and last.unit in ("quantity", "count"):
        return replace(printed, unit=last.unit, counted=last.counted)
    return printed


@cache
def _currency_words(language: str) -> frozenset[str]:
    """The last words of the names of currencies: shillings, naira."""
    phrases = words.language(language).tables["currency"].values()
    return frozenset(name[-1] for group in phrases for name, _ in group)


def _is_set(sentence: Sentence, printed: Printed) -> bool:
    """Whether a number names a set: "the top 10 buyers", "de fem största"."""
    first, end = sentence.index(printed.start), sentence.index(printed.end)
    # "top 10" may have been read with its first word, as in "top 10 billion"
    top = any(first in (m.first, m.end) for m in sentence.of("top"))
    words = range(first + 1, end + 1)
    return top or any(m.first in words for m in sentence.of("superlative"))


def _is_name(sentence, printed):
    """Whether bare digits number a heading, or after a capitalised word name it."""
    if printed.unit != "count" or not sentence.text[printed.start].isdigit():
        return False
    if sentence.heading and not printed.start and NUMBERED.match(sentence.text):
        return True
    digits = sentence.text[printed.start : printed.end].split()[0]
    if not digits.isdigit() or printed.value != float(digits):
        return False
    if printed.counted in sentence.table.things:
        return False
    before = sentence.index(printed.start) - 1
    if before <= 0 or sentence.tokens[before].kind != "word":
        return False
    first = sentence.text[sentence.tokens[before].start]
    capital = first.isupper() and not sentence.text.isupper()
    marked = sentence.of("name", "places", "rise")
    return capital and not any(m.first <= before < m.end for m in marked)
