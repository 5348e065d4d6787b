"""Which printed time a figure of the same sentence speaks of."""

from claimbook.text import words

BOUNDARY = (",", ";", ":", "(", ")", "–", "—", "-")
GOING_ON = ("rise", "fall", "to", "by", "definite")
JOINING = ("lead", "filler", "of", "article", "one", "hedge", "to")
SHARES = ("percent", "percentage_point", "multiple", "fraction")
OPENING = 4  # tokens that may open a sentence before its time
APART = 40  # tokens; a time further off is another statement's


def attach(sentence, figures, times):
    """Give each of a sentence's Figures the Period it speaks of; return what may date.

    The nearest time of the same clause; a time at the head of a sentence speaks of all
    of it. A day on which something was said, a time compared with and the year a body
    was founded date nothing else.
    """
    joints = {t for m in sentence.of("and", "which") for t in range(m.first, m.end)}
    usable = [t for t in times if not _of_its_own(sentence, t)]
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
    return usable


def _of_its_own(sentence, time):
    """Whether a time dates a saying, a founding or what is compared with, no figure."""
    day = time.granularity == "day"
    for mark in sentence.of("speech", "founded", "compare", "from"):
        start, end = sentence.at(mark)
        ahead = end <= time.at[0]
        low, high = (end, time.at[0]) if ahead else (time.at[1], start)
        apart = len(sentence.between(low, high))
        if mark.kind == "speech" and day and apart <= 1:
            return True
        if mark.kind == "founded" and ahead and apart <= 3:
            return True
        told = mark.kind == "from" and time.rule in ("before", "year", "month")
        if (mark.kind == "compare" or told) and ahead and apart == 0:
            return True
        if mark.kind == "compare" and ahead and _same(sentence, mark.end, time):
            return True
    return False


def _same(sentence, first, time):
    """Whether only "the same period of" stands from a token to a time."""
    end = sentence.index(time.at[0])
    same = {m.first for m in sentence.of("same")} & {first, first + 1, first + 2}
    way = sentence.tokens[first:end]
    return bool(same) and len(way) <= 5 and all(t.kind == "word" for t in way)


def _attributive(sentence, printed, time):
    """Whether an amount describes a thing ("the $3 billion port opened on Monday")."""
    if printed.unit != "money" or time.granularity not in ("day", "week"):
        return False
    table = words.language(sentence.language)
    i = sentence.index(printed.end)
    after = sentence.tokens[i]
    if table.locale.language in ("en", "sv"):
        return after.kind == "word" and not table.take(sentence.tokens, i, "stop")
    before = sentence.index(printed.start) - 1
    return before > 0 and bool(table.take(sentence.tokens, before, "of"))


def _cost(sentence, figures, n, time, joints):
    """How far a time is from the nth figure, or None where it is another's."""
    printed = figures[n].printed
    if _attributive(sentence, printed, time):
        return None
    ahead = time.at[0] >= printed.end
    low, high = (printed.end, time.at[0]) if ahead else (time.at[1], printed.start)
    first, end = sentence.index(low), sentence.index(high)
    if end - first > APART:
        return None
    tokens = [*enumerate(sentence.tokens[first:end], first)]
    segments = [[]]
    for i, token in tokens:
        if token.key in BOUNDARY or i in joints:
            segments.append([])
        else:
            segments[-1].append(token)
    if ahead:
        if _from(sentence, printed) and _holds_figure(figures, low, high):
            return None
        if any(t.key == ";" for _, t in tokens) or _compares(
            sentence, figures, low, high
        ):
            return None
        # each part on the way must be a statement of its own that the time covers too
        for segment in segments[1:]:
            if segment and not _holds_figure(
                figures, segment[0].start, segment[-1].end + 1
            ):
                return None
        return len(tokens) + 6 * (len(segments) > 1)
    if len(segments) == 1:
        return len(tokens) + 1
    if _remarks(sentence, figures, n, time, [t for _, t in tokens]):
        return len(tokens) + 3
    between = _holds_figure(figures, low, high)
    if not between and _goes_on(sentence, segments[-1]):
        return len(tokens) + 3
    if _at_head(sentence, time, joints) and not any(t.key == ";" for _, t in tokens):
        return len(tokens) + 20 if between else min(len(tokens), 5)
    return None


def _remarks(sentence, figures, n, time, way):
    """Whether a figure remarks on the one before: ", which was 5 percent less".

    Or is part of it: ", of which 5 tonnes in Chile".
    """
    if not n or figures[n - 1].time is not time:
        return False
    kinds = ["of_which"] + ["which"] * (figures[n].printed.unit in SHARES)
    which = {sentence.tokens[m.first].start for m in sentence.of(*kinds)}
    return (
        len(way) <= 8
        and way[0].key == ","
        and any(token.start in which for token in way[1:3])
    )


def _at_head(sentence, time, joints):
    """Whether a time opens its sentence, or what follows a semicolon.

    "At the end of March," opens it as well.
    """
    first = sentence.index(time.at[0])
    if sentence.tokens[sentence.index(time.at[1])].key == "," and first <= OPENING:
        return not {t.key for t in sentence.tokens[:first]} & {*BOUNDARY}
    while first and first - 1 in joints:
        first -= 1
    return not first or sentence.tokens[first - 1].key == ";"


def _goes_on(sentence, segment):
    """Whether the words from a comma to a figure only go on: ", up", ", reaching"."""
    table = words.language(sentence.language)
    marked = {t for m in sentence.of(*GOING_ON) for t in range(m.first, m.end)}
    ending = {m.first for m in sentence.of("copula")}
    for token in segment:
        if sentence.index(token.start) in ending:
            return False
        i = sentence.index(token.start)
        if i in marked or any(table.take(sentence.tokens, i, k) for k in JOINING):
            continue
        if not token.key.endswith(("ing", "ndo")):
            return False
    return True


def _compares(sentence, figures, low, high):
    """Whether a comparison, or the start of a change, stands between two places.

    A word that is "of" as well ("de") counts only after a boundary.
    """
    loose = {m.first for m in sentence.of("of")}
    for mark in sentence.of("compare", "from"):
        start, end = sentence.at(mark)
        before = sentence.tokens[mark.first - 1].key if mark.first else ""
        moved = any(m.end == mark.first for m in sentence.of("rise", "fall"))
        told = mark.first not in loose and _holds_figure(figures, end, high)
        if low <= start < high and (before in BOUNDARY or moved or told):
            return True
    return False


def _holds_figure(figures, low, high):
    return any(low <= f.printed.start < high for f in figures)


def _from(sentence, printed):
    """Whether "from" stands before the figure: it is where a change began."""
    ends = [sentence.at(m)[1] for m in sentence.of("from")]
    return any(
        end <= printed.start and len(sentence.between(end, printed.start)) <= 1
        for end in ends
    )
