"""Which printed time a figure of the same sentence speaks of."""

from claimbook.text.printed import find_printed
from claimbook.text.when import find_when

BOUNDARY = (",", ";", ":", "(", ")", "–", "—", "-")
SPAN = ("next", "past", "past one")  # a length of time told from the dateline
APART = 40  # tokens; a time further off is another statement's


class Figure:
    """A printed figure with its period (or None) and the time it was taken from."""

    __slots__ = ("printed", "period", "time")

    def __init__(self, printed):
        self.printed, self.period, self.time = printed, None, None


def figures_and_times(sentence, published, conventions, mark):
    """Return the Figures of a sentence and its Periods, in order.

    A year is a time, not a figure; so is "three years ago". "The next three years" is
    both: a duration with a period.
    """
    times = find_when(sentence.text, sentence.language, published, conventions)
    found = []
    for printed in find_printed(sentence.text, sentence.language, conventions, mark):
        figure = Figure(printed)
        over = _overlapping(printed, times)
        if printed.unit == "year":
            continue
        if over:
            if printed.unit != "duration" or over.rule not in SPAN:
                continue
            figure.period, figure.time = over, over
        found.append(figure)
    _attach(sentence, found, times)
    return found, times


def _overlapping(printed, times):
    for time in times:
        if time.at[0] < printed.end and printed.start < time.at[1]:
            return time
    return None


def _attach(sentence, figures, times):
    joints = {t for m in sentence.of("and", "which") for t in range(m.first, m.end)}
    usable = [t for t in times if not _when_said(sentence, t)]
    for n, figure in enumerate(figures):
        if figure.period or figure.printed.unit == "duration":
            continue
        best = None
        for time in usable:
            cost = _cost(sentence, figures, n, time, joints)
            if cost is not None and (best is None or cost < best[0]):
                best = cost, time
        if best:
            figure.period = figure.time = best[1]


def _when_said(sentence, time):
    """Whether a day is that of the saying: "announced on Monday that …"."""
    if time.granularity != "day":
        return False
    for mark in sentence.of("speech"):
        start, end = sentence.at(mark)
        low, high = (end, time.at[0]) if end <= time.at[0] else (time.at[1], start)
        if len(sentence.between(low, high)) <= 1:
            return True
    return False


def _cost(sentence, figures, n, time, joints):
    """How far a time is from the nth figure, or None where it is another's."""
    printed = figures[n].printed
    ahead = time.at[0] >= printed.end
    low, high = (printed.end, time.at[0]) if ahead else (time.at[1], printed.start)
    tokens = [
        (i, t)
        for i, t in enumerate(sentence.tokens)
        if t.kind != "end" and low <= t.start < high
    ]
    if len(tokens) > APART:
        return None
    segments = [[]]
    for i, token in tokens:
        if token.key in BOUNDARY or i in joints:
            segments.append([])
        else:
            segments[-1].append(token)
    if ahead:
        if _from(sentence, printed) and _holds_figure(figures, low, high):
            return None
        # each part on the way must be a statement of its own that the time covers too
        for segment in segments[1:]:
            if segment and not _holds_figure(
                figures, segment[0].start, segment[-1].end + 1
            ):
                return None
        return len(tokens)
    if len(segments) == 1:
        return len(tokens) + 1
    commas = [i for i, t in tokens if t.key in BOUNDARY]
    if len(commas) == len(segments) - 1 and len(segments[-1]) <= 3:
        if not _holds_figure(figures, low, high):
            return len(tokens) + 3
    if not sentence.between(0, time.at[0]):
        return len(tokens) + 20
    return None


def _holds_figure(figures, low, high):
    return any(low <= f.printed.start < high for f in figures)


def _from(sentence, printed):
    """Whether "from" stands before the figure: it is where a change began."""
    ends = [sentence.at(m)[1] for m in sentence.of("from")]
    return any(
        end <= printed.start and len(sentence.between(end, printed.start)) <= 1
        for end in ends
    )
