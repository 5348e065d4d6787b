"""Parts, shares, totals and balances of a text that do not make each other up."""

from collections.abc import Iterator, Sequence

from claimbook.extraction.changes import Bounds, apart, numbers
from claimbook.extraction.sentences import Sentence
from claimbook.extraction.statement import Statement, inconsistency

PARTS = ("level", "threshold", "count", "pledge", "forecast")
NEXT = 15  # characters from "of which" to its first part, where no comma precedes
NEAR = 25  # characters between a word of totalling and its figure
LISTED = 8  # tokens from one item of a list to the next
BESIDE = 5  # tokens from a part to the share that it is
SHARE_ROOM = 1.0  # percentage points that a rounded share may be off
FLOWS = ("exports", "imports")
APART = ("from", "compare", "rise", "fall", "by")  # words between shares of two times
TWICE = 2.0  # times; figures further apart are taken to be of two things
MOST = 5  # figures kept for each thing, so that time stays linear


def sums(
    sentence: Sentence, statements: list[Statement], previous: list[Statement]
) -> Iterator[Statement]:
    """Yield a total of a sentence that its parts miss, and parts above their whole."""
    own = numbers(statements, *PARTS)
    yield from _of_which(sentence, own, numbers(previous, *PARTS))
    yield from _total(sentence, own)
    yield from _shares_of_one(sentence, numbers(statements, "share"))
    yield from _share_of_whole(sentence, statements, previous)


def balances(statements: list[Statement]) -> Iterator[Statement]:
    """Yield each trade total or balance that exports and imports do not make.

    All of one paragraph, period and currency, and the only ones of their kind in it.
    """
    paragraphs: dict[tuple, dict[str, list[Statement]]] = {}
    for s in numbers(statements, "level", "threshold"):
        if s.unit == "money" and s.indicator and not any(s.about):
            flows = paragraphs.setdefault((s.currency, s.paragraph), {})
            flows.setdefault(s.indicator, []).append(s)
    for flows in paragraphs.values():
        exports, imports = (flows.get(name, []) for name in FLOWS)
        for name in ("trade", "balance"):
            whole = flows.get(name, [])
            if not len(exports) == len(imports) == len(whole) == 1:
                continue
            three = (whole[0], exports[0], imports[0])
            if len({s.period for s in three if s.stated}) > 1:
                continue
            made = _sum(three[1:]) if name == "trade" else _difference(*three[1:])
            if apart(made, whole[0].bounds):
                yield _unbalanced(name, *three)


def _of_which(
    sentence: Sentence, own: list[Statement], earlier: list[Statement]
) -> Iterator[Statement]:
    """Yield parts that "of which" or a colon opens and that are more than the whole."""
    places = [(sentence.at(m)[0], True) for m in sentence.of("of_which")]
    places += [(t.start, False) for t in sentence.tokens if t.key == ":"]
    for place, named in places:
        at = place + sentence.start
        opens = named and not sentence.between(0, place)
        before = [s for s in own if s.end <= at] or (earlier if opens else [])
        after = [s for s in own if s.start >= at]
        if not before:
            continue
        whole = before[-1]
        follows = named and at - whole.end <= 1 and not opens
        if follows and (not after or after[0].start - at > NEXT):
            continue  # "150,000 of them, and 126,000": the figure is itself of them
        parts = [s for s in after if s.is_like(whole)]
        enough = 1 if named else 2
        if len(parts) >= enough and _sum(parts)[0] > whole.bounds[1]:
            yield _missed(whole, parts)
            return


def _total(sentence: Sentence, own: list[Statement]) -> Iterator[Statement]:
    for mark in sentence.of("total"):
        low, high = (at + sentence.start for at in sentence.at(mark))
        for whole in own:
            near = 0 <= whole.start - high <= NEAR or 0 <= low - whole.end <= 4
            near = near or whole.start <= low <= whole.end
            others = [s for s in own if s is not whole]
            if not near or len(others) < 2 or not all(map(whole.is_like, others)):
                continue
            periods = {s.period for s in (whole, *others)}
            counted = {s.counted for s in (whole, *others)}
            outside = all(whole.start > s.end for s in others) or all(
                whole.end < s.start for s in others
            )
            if outside and len(periods) == len(counted) == 1:
                if apart(_sum(others), whole.bounds):
                    yield _missed(whole, others)
                return


def _shares_of_one(sentence: Sentence, shares: list[Statement]) -> Iterator[Statement]:
    """Yield shares in a row, of different places or names, that exceed the whole.

    "70 percent of men and 60 percent of women" are of two wholes.
    """
    shares = [s for s in shares if s.unit == "percent"]
    if len(shares) < 2 or _sum(shares)[0] <= 100 + SHARE_ROOM:
        return
    for a, b in zip(shares, shares[1:], strict=False):
        low, high = a.end - sentence.start, b.start - sentence.start
        own_whole = sentence.takes(sentence.index(b.end - sentence.start), "of")
        moved = any(low <= sentence.at(m)[0] < high for m in sentence.of(*APART))
        between = sentence.between(low, high)
        if len(between) > LISTED or own_whole or moved or a.period != b.period:
            return
    note = f"{_listed(shares)} of one whole are more than 100 percent"
    yield inconsistency("shares above the whole", note, *shares)


def _share_of_whole(
    sentence: Sentence, statements: list[Statement], previous: list[Statement]
) -> Iterator[Statement]:
    """Yield a share "of the total" that its part and its whole do not make."""
    levels = numbers((*previous, *statements), "level", "count")
    marks = [sentence.at(m)[0] + sentence.start for m in sentence.of("of_total")]
    for share in numbers(statements, "share"):
        if share.unit != "percent" or not any(0 <= m - share.end <= 2 for m in marks):
            continue
        before = [s for s in levels if s.end <= share.start]
        part = before[-1] if before else None
        if part is None or part.sentence != share.sentence or not part.value:
            continue
        at = part.end - sentence.start, share.start - sentence.start
        wholes = [s for s in before[:-1] if s.is_like(part) and s.period == part.period]
        wholes = [s for s in wholes if (s.value or 0) > part.value]
        if len(sentence.between(*at)) > BESIDE or len(wholes) != 1:
            continue
        (low, high), (least, most) = part.bounds, wholes[0].bounds
        made = 100 * low / most - SHARE_ROOM, 100 * high / least + SHARE_ROOM
        if apart(made, share.bounds):
            note = f"{part.printed} is {100 * part.value / (wholes[0].value or 1):.3g} "
            note += f"percent of {wholes[0].printed}, not {share.printed}"
            rule = "a share that does not follow from its parts"
            yield inconsistency(rule, note, share, part, wholes[0])


def one_thing(statements: list[Statement]) -> Iterator[Statement]:
    """Yield each later figure at odds with an earlier one for the same thing.

    The same words are said of both, among the same places, in the same printed period;
    without a period only what was pledged or is counted. A figure more than twice
    another is of something else.
    """
    things: dict[tuple, list[Statement]] = {}
    for s in numbers(statements, "level", "threshold", "count", "rate", "pledge"):
        counted = s.counted if s.unit == "count" else s.indicator
        timeless = s.type in ("pledge", "count", "rate") and s.places
        if s.direction or not counted or not (s.stated or timeless):
            continue
        key = s.indicator, counted, s.measure, s.stated, s.about[1], bool(s.places)
        known = things.setdefault(key, [])
        for other in known:
            ratio = max(s.value, other.value) / (min(s.value, other.value) or 1)
            before = {s.about[0], other.about[0]} - {""}
            nested = {*s.places} <= {*other.places} or {*other.places} <= {*s.places}
            elsewhere = (
                other.sentence != s.sentence and len(before) < 2 and ratio < TWICE
            )
            if nested and elsewhere:
                if apart(other.bounds, s.bounds):
                    note = f"{other.printed} and {s.printed} are said of the same thing"
                    yield inconsistency("two figures for one thing", note, other, s)
                    break
        if len(known) < MOST:
            known.append(s)


def _sum(parts: Sequence[Statement]) -> Bounds:
    ends = [s.bounds for s in parts]
    return sum(low for low, _ in ends), sum(high for _, high in ends)


def _difference(exports: Statement, imports: Statement) -> Bounds:
    """The size of a balance, whichever way it goes."""
    (a, b), (c, d) = exports.bounds, imports.bounds
    low, high = a - d, b - c
    if low <= 0 <= high:
        return 0.0, max(-low, high)
    return (low, high) if low > 0 else (-high, -low)


def _missed(whole: Statement, parts: Sequence[Statement]) -> Statement:
    total = sum(s.value or 0 for s in parts)
    note = f"{_listed(parts)} make {total:,.15g}, the whole is printed as "
    rule = "parts that do not sum"
    return inconsistency(rule, note + whole.printed, whole, *parts)


def _unbalanced(
    name: str, whole: Statement, exports: Statement, imports: Statement
) -> Statement:
    if name == "trade":
        return _missed(whole, (exports, imports))
    note = f"exports of {exports.printed} and imports of {imports.printed} differ by "
    note += f"{abs((exports.value or 0) - (imports.value or 0)):,.15g}, not by "
    rule = "a balance that its flows do not make"
    return inconsistency(rule, note + whole.printed, whole, exports, imports)


def _listed(parts: Sequence[Statement]) -> str:
    return " and ".join(s.printed for s in parts)
