"""The marked texts of ``cases`` read in, and a Reading of them scored."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import isclose
from pathlib import Path

from claimbook.extraction.statement import HIDDEN

CASES = Path(__file__).parent / "cases"
AT_ODDS = re.compile(r"^! (.+?) \| (.+)$", re.M)  # two figures of a contradiction
# A claim without a figure may be called by either name of a group.
SAME_TYPE = ({"existence", "qualitative"}, {"rank", "qualitative", "first_time"})
MARKED = re.compile(r"\{([^{}]*?) = ([^{};]*);([^{};]*);([^{};]*)\}")
HEDGES = "about over under just_over just_under at_least up_to between".split()


@dataclass
class Gold:
    """One marked statement; inherited: whether its period stands elsewhere."""

    printed: str
    start: int
    end: int
    value: float | tuple | None
    unit: str
    currency: str | None
    hedge: str
    period: tuple | None
    type: str
    inherited: bool = False


@dataclass
class Case:
    name: str
    language: str
    published: date
    text: str
    gold: list
    at_odds: list


def cases(half):
    """The Cases of dev, held, fresh_dev or fresh_held."""
    found = []
    content = (CASES / f"{half}.txt").read_text(encoding="utf-8")
    for block in re.split(r"^# ", content, flags=re.M)[1:]:
        head, text = block.split("\n", 1)
        name, language, published = head.split()
        found.append(_case(name, language, date.fromisoformat(published), text))
    return found


def _case(name, language, published, marked):
    at_odds = AT_ODDS.findall(marked)
    marked = AT_ODDS.sub("", marked).strip()
    text, gold, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        printed, what, period, kind = (group.strip() for group in match.groups())
        gold.append(_gold(printed, len(text), what.split(), period, kind))
        text += printed
        at = match.end()
    return Case(name, language, published, text + marked[at:], gold, at_odds)


def _gold(printed, start, words, period, kind):
    value = None
    if words[0] not in ("date", "statement"):
        ends = [float(end) for end in words.pop(0).split("..")]
        value = tuple(ends) if len(ends) > 1 else ends[0]
    unit, rest = words[0], words[1:]
    hedge = next((w for w in rest if w in HEDGES), "none")
    currency = next((w for w in rest if w not in HEDGES), None)
    return Gold(
        printed,
        start,
        start + len(printed),
        value,
        unit,
        currency,
        hedge,
        _period(period.removeprefix("~")),
        kind,
        period.startswith("~"),
    )


def _period(text):
    if text == "-":
        return None
    first, _, last = text.partition("/")
    last = last or first
    return date.fromisoformat(f"{first}-01-01"[:10]), _last(last)


def _last(text):
    if len(text) == 4:
        return date(int(text), 12, 31)
    if len(text) == 7:
        year, month = map(int, text.split("-"))
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date.fromisoformat(text)


@dataclass
class Tally:
    """Counts over some cases; misses: (case, what is wrong, gold, statement)."""

    texts: int = 0
    marked: int = 0
    found: int = 0
    right: int = 0
    valued: int = 0
    dated: int = 0
    hedged: int = 0
    typed: int = 0
    wordless: int = 0
    wordless_found: int = 0
    proposed: int = 0
    extra: int = 0
    at_odds: int = 0
    at_odds_found: int = 0
    accused: int = 0
    misses: list = field(default_factory=list)

    def share(self, name, of):
        """100 times one count over another."""
        return 100 * getattr(self, name) / max(1, getattr(self, of))

    def miss(self, case, what, gold, statement):
        self.misses.append((case.name, what, gold, statement))


def overlaps(a, b):
    return a.start < b.end and b.start < a.end


def same_value(gold, statement):
    if isinstance(gold.value, tuple):
        return (statement.low, statement.high) == gold.value
    if gold.value is None:
        return True
    return statement.value is not None and isclose(
        gold.value, statement.value, rel_tol=1e-6
    )


def same_measure(gold, statement):
    """Whether value, unit and currency are as marked; no currency marked fits any."""
    unit = gold.unit == statement.unit
    return (
        same_value(gold, statement)
        and unit
        and (not gold.currency or gold.currency == statement.currency)
    )


def same_period(gold, statement):
    """Whether a period is as marked; without one the dateline stands."""
    period = None if statement.inherited == "dateline" else statement.period
    return gold.period == period


def score(some_cases, reading_of):
    """Return the Tally of Cases; reading_of(case) gives its Reading."""
    tally = Tally()
    for case in some_cases:
        reading = reading_of(case)
        tally.texts += 1
        for gold in case.gold:
            if gold.unit == "statement":
                _wordless(tally, case, gold, reading.statements)
            else:
                _figure(tally, case, gold, reading.statements)
        for s in reading.statements:
            if s.unit in ("date", "statement") or s.score < HIDDEN:
                continue
            tally.proposed += 1
            if not any(overlaps(gold, s) for gold in case.gold):
                tally.extra += 1
                tally.miss(case, "extra", None, s)
        _contradictions(tally, case, reading.inconsistencies)
    return tally


def _wordless(tally, case, gold, statements):
    tally.wordless += 1
    near = [s for s in statements if overlaps(gold, s)]
    types = {gold.type}.union(*(group for group in SAME_TYPE if gold.type in group))
    hit = any(s.type in types for s in near)
    tally.wordless_found += hit
    if not hit:
        tally.miss(case, "not found", gold, near)


def _figure(tally, case, gold, statements):
    tally.marked += 1
    near = [s for s in statements if overlaps(gold, s) and s.unit != "statement"]
    if gold.type == "first_time":
        near = [s for s in near if s.type == "first_time"]
    if not near:
        tally.miss(case, "not found", gold, None)
        return

    def alike(s):
        return same_measure(gold, s), s.type == gold.type, same_period(gold, s)

    best = max(near, key=alike)
    measure, hedge = same_measure(gold, best), gold.hedge == best.hedge
    period, type_ = same_period(gold, best), gold.type == best.type
    tally.found += 1
    tally.valued += measure
    tally.hedged += hedge
    tally.dated += period
    tally.typed += type_
    tally.right += measure and hedge and gold.period == best.stated
    for right, what in (
        (measure, "value"),
        (hedge, f"hedge {best.hedge}"),
        (period, "period"),
        (type_, f"type {best.type}"),
    ):
        if not right:
            tally.miss(case, what, gold, best)


def _contradictions(tally, case, inconsistencies):
    tally.at_odds += len(case.at_odds)
    ours = [(s, [case.text[a:b] for a, b in s.of]) for s in inconsistencies]
    for pair in case.at_odds:
        hit = any(_names(of, pair) for _, of in ours)
        tally.at_odds_found += hit
        if not hit:
            tally.miss(case, f"unseen {pair}", None, None)
    for s, of in ours:
        if not any(_names(of, pair) for pair in case.at_odds):
            tally.accused += 1
            tally.miss(case, "false", None, s)


def _names(of, pair):
    """Whether both figures of a pair are among those at odds."""
    return all(any(p in o or o in p for o in of) for p in pair)
