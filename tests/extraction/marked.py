"""The marked texts of ``cases`` read in, and what was found in them scored."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from math import isclose
from pathlib import Path

CASES = Path(__file__).parent / "cases"
MARKED = re.compile(r"\{([^{}]*?) = ([^{};]*);([^{};]*);([^{};]*)\}")
HEDGES = "about over under just_over just_under at_least up_to between".split()


@dataclass
class Gold:
    """One marked statement."""

    printed: str
    start: int
    end: int
    value: float | tuple | None
    unit: str
    currency: str | None
    hedge: str
    period: tuple | None
    type: str


@dataclass
class Case:
    name: str
    language: str
    published: date
    text: str
    gold: list


def cases(half):
    """The Cases of dev or held."""
    found = []
    content = (CASES / f"{half}.txt").read_text(encoding="utf-8")
    for block in re.split(r"^# ", content, flags=re.M)[1:]:
        head, text = block.split("\n", 1)
        name, language, published = head.split()
        found.append(_case(name, language, date.fromisoformat(published), text.strip()))
    return found


def _case(name, language, published, marked):
    text, gold, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        printed, what, period, kind = (group.strip() for group in match.groups())
        gold.append(_gold(printed, len(text), what.split(), period, kind))
        text += printed
        at = match.end()
    return Case(name, language, published, text + marked[at:], gold)


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
        _period(period),
        kind,
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
    """Counts over some cases; the lists hold (case, gold, what was found)."""

    marked: int = 0
    found: int = 0
    right: int = 0
    typed: int = 0
    wordless: int = 0
    wordless_found: int = 0
    proposed: int = 0
    extra: int = 0
    misses: list = None

    def __post_init__(self):
        self.misses = []

    def share(self, name, of):
        """100 times one count over another."""
        return 100 * getattr(self, name) / max(1, getattr(self, of))


def overlaps(a, b):
    return a.start < b.end and b.start < a.end


def same(gold, statement):
    """Whether value, unit, currency, hedge and period are as marked."""
    return (
        same_value(gold, statement)
        and (gold.unit, gold.currency, gold.hedge)
        == (statement.unit, statement.currency, statement.hedge)
        and gold.period == statement.period
    )


def same_value(gold, statement):
    if gold.value is None:
        return True
    if isinstance(gold.value, tuple):
        return (statement.low, statement.high) == gold.value
    return statement.value is not None and isclose(
        gold.value, statement.value, rel_tol=1e-6
    )


def score(found_cases, statements_of):
    """Return the Tally of Cases; statements_of(case) gives what was found."""
    tally = Tally()
    for case in found_cases:
        statements = statements_of(case)
        for gold in case.gold:
            _one(tally, case, gold, statements)
        for s in statements:
            if s.unit in ("date", "statement"):
                continue
            tally.proposed += 1
            if not any(overlaps(gold, s) for gold in case.gold):
                tally.extra += 1
                tally.misses.append((case.name, "extra", None, s))
    return tally


def _one(tally, case, gold, statements):
    near = [s for s in statements if overlaps(gold, s)]
    if gold.unit == "statement":
        tally.wordless += 1
        hit = any(s.unit == "statement" and s.type == gold.type for s in near)
        tally.wordless_found += hit
        if not hit:
            tally.misses.append((case.name, "not found", gold, near))
        return
    tally.marked += 1
    near = [s for s in near if s.unit != "statement"]
    if gold.type == "first_time":
        near = [s for s in near if s.type == "first_time"]
    if not near:
        tally.misses.append((case.name, "not found", gold, None))
        return
    best = max(near, key=lambda s: (same(gold, s), s.type == gold.type))
    tally.found += 1
    tally.right += same(gold, best)
    tally.typed += best.type == gold.type
    if not same(gold, best):
        tally.misses.append((case.name, "wrong", gold, best))
    elif best.type != gold.type:
        tally.misses.append((case.name, f"type {best.type}", gold, best))
