"""The printed figures of a sentence, read with the words around them."""

from dataclasses import replace

from claimbook.text import words
from claimbook.text.printed import find_printed
from claimbook.text.when import find_when

MONEY = (
    "trade",
    "exports",
    "imports",
    "balance",
    "investment",
    "loan",
    "budget",
    "aid",
)
SPAN = ("next", "past", "past one")  # a length of time told from the dateline


class Figure:
    """A printed figure with its period (or None) and the time it was taken from."""

    __slots__ = ("printed", "period", "time")

    def __init__(self, printed):
        self.printed, self.period, self.time = printed, None, None


def figures_and_times(sentence, published, conventions, mark, before=None):
    """Return the Figures of a sentence and its Periods, in order.

    before: (Printed, Period) last met in the paragraph, or None for either: what
    "a year earlier" counts back from, and what a bare "116 billion" is measured in.

    A year is a time, not a figure; so is "three years ago". "The next three years" is
    both: a duration with a period. A number that names something (Boeing 737) is none.
    """
    last, anchor = before or (None, None)
    text, language, tokens = sentence.text, sentence.language, sentence.tokens
    times = find_when(text, language, published, conventions, anchor, tokens)
    found = []
    for printed in find_printed(text, language, conventions, mark, tokens):
        over = _overlapping(printed, times)
        if printed.unit == "year" or _names(sentence, printed):
            continue
        if over and (printed.unit != "duration" or over.rule not in SPAN):
            continue
        printed = _multiple(sentence, _lasting(sentence, printed, found))
        last = _measured_as(sentence, last, _outcome(sentence, printed), bool(found))
        figure = Figure(last)
        figure.period = figure.time = over
        found.append(figure)
    return found, times


def _overlapping(printed, times):
    for time in times:
        if time.at[0] < printed.end and printed.start < time.at[1]:
            return time
    return None


def _lasting(sentence, printed, found):
    """Read "$7bn over ten years" as in ten years, not as in more than ten."""
    if printed.unit != "duration" or printed.hedge != "over" or not found:
        return printed
    near = sentence.between(found[-1].printed.end, printed.start)
    if len(near) > 2 or sentence.tokens[sentence.index(printed.start)].key != "over":
        return printed
    start = sentence.tokens[sentence.index(printed.start) + 1].start
    return replace(
        printed,
        hedge="none",
        claimed=printed.bare,
        start=start,
        text=sentence.text[start : printed.end],
    )


def _multiple(sentence, printed):
    """A bare number after "multiplied by"; a decimal of an unknown unit measures."""
    if printed.unit != "count":
        return printed
    ends = [sentence.at(m)[1] for m in sentence.of("multiplied")]
    if any(
        end <= printed.start and not sentence.between(end, printed.start)
        for end in ends
    ):
        return replace(printed, unit="multiple", counted=None)
    if printed.counted and printed.value % 1:
        return replace(printed, unit="quantity")
    return printed


def _measured_as(sentence, last, printed, near):
    """A bare large number in the unit of the figure before it.

    near: whether that one stands in the same sentence. From one sentence to the next
    only money goes on, where an indicator of money is named.
    """
    if last is None or printed.unit != "count" or printed.counted:
        return printed
    spelled = any(c.isalpha() for c in printed.text.split()[-1])
    if not spelled or abs(printed.value) < 1e5:
        return printed
    told = any(m.value in MONEY for m in sentence.of("indicator"))
    if last.unit == "money" and (near or told):
        return replace(printed, unit="money", currency=last.currency)
    if near and last.unit in ("quantity", "count"):
        return replace(printed, unit=last.unit, counted=last.counted)
    return printed


def _names(sentence, printed):
    """Whether bare digits after a capitalised word are part of a name."""
    if printed.unit != "count" or not sentence.text[printed.start].isdigit():
        return False
    digits = sentence.text[printed.start : printed.end].split()[0]
    if not digits.isdigit() or printed.value != float(digits):
        return False
    if printed.counted in words.language(sentence.language).things:
        return False
    before = sentence.index(printed.start) - 1
    token = sentence.tokens[before] if before > 0 else None
    return bool(
        token
        and token.kind == "word"
        and sentence.text[token.start].isupper()
        and not any(
            m.first <= before < m.end for m in sentence.of("name", "places", "rise")
        )
    )


def _outcome(sentence, printed):
    """Read "subió hasta el 4,5 %" as up to there, not as at most so much."""
    if printed.hedge != "up_to":
        return printed
    opens = [
        m.end
        for m in sentence.of("to")
        if sentence.at(m)[0] == printed.start and sentence.at(m)[1] < printed.end
    ]
    moved = any(sentence.at(m)[1] <= printed.start for m in sentence.of("rise", "fall"))
    if not (opens and moved):
        return printed
    start = sentence.tokens[min(opens)].start
    return replace(
        printed,
        hedge="none",
        claimed=printed.bare,
        start=start,
        text=sentence.text[start : printed.end],
    )
