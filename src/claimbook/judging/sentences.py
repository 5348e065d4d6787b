"""Judgements as sentences, in a reader's language: every number comes from a result."""

from collections.abc import Mapping, Sequence
from math import inf, isnan
from typing import NamedTuple

from claimbook.domain.verdict import (
    FAILS,
    HOLDS,
    NO_DATA,
    NOTHING_PUBLIC,
    UNDATED,
    UNDECIDED,
    Verdict,
)
from claimbook.domain.wording import ENGLISH, Message, Wording, word_of
from claimbook.judging.judge import Interpretation, Outcome
from claimbook.judging.judgement import Judgement
from claimbook.judging.specifications import MAIN, PlanEntry

SIGNS = {HOLDS: "✓", FAILS: "✗", UNDECIDED: "?", NO_DATA: "–"}
LACKS = {
    UNDATED: Message("not enough data: what would settle it is undated"),
    NOTHING_PUBLIC: Message("not enough data: nothing was public"),
}
EXACT = 8  # digits of a bound that a printed number sets, free of binary noise


def claimed_set(outcome: Outcome | Interpretation, wording: Wording = ENGLISH) -> str:
    """Return the set that makes a claim right, in words; "" where there is none."""
    claimed = outcome.claimed
    if claimed is None:
        return ""
    ends = {
        "low": wording.quantity(claimed.low, outcome.unit, EXACT),
        "high": wording.quantity(claimed.high, outcome.unit, EXACT),
    }
    if claimed.low == claimed.high:
        return ends["low"]
    if claimed.high == inf:
        if claimed.low_closed:
            return wording.gettext("at least {low}", **ends)
        return wording.gettext("above {low}", **ends)
    if claimed.low == -inf:
        if claimed.high_closed:
            return wording.gettext("at most {high}", **ends)
        return wording.gettext("below {high}", **ends)
    return wording.gettext("{low} to {high}", **ends)


def alternative_names(entry: PlanEntry, wording: Wording = ENGLISH) -> dict[str, str]:
    """Return {alternative: its name} for those that a plan names in this language."""
    key = f"name_{wording.language}"
    names = {name: str(own[key]) for name, own in entry.other.items() if key in own}
    only = getattr(entry, f"only_{wording.language}", "")
    return names | ({entry.only: only} if only else {})


def alternative_name(
    alternative: str, wording: Wording = ENGLISH, names: Mapping[str, str] | None = None
) -> str:
    """Return an alternative's name as text; `names` are those the plan gives."""
    if alternative == MAIN:
        return wording.gettext("main choice")
    return (names or {}).get(alternative) or wording.gettext(word_of(alternative))


def in_sentence(
    alternative: str, wording: Wording, names: Mapping[str, str] | None
) -> str:
    """Return an alternative as it reads in a sentence: by exporters' figures.

    That is how a plan names it; one without a name is called by its key.
    """
    named = (names or {}).get(alternative)
    return named or wording.gettext("by {name}", name=word_of(alternative))


def verdict_itself(
    verdict: Verdict, wording: Wording = ENGLISH, names: Mapping[str, str] | None = None
) -> str:
    """Return a verdict in words, and of what alone it is so, without its conditions."""
    line, part = wording.gettext(verdict.word), verdict.in_part
    if verdict.lacks:
        return wording.gettext(LACKS[verdict.lacks])
    if part:
        text = wording.message(part.parts) if isinstance(part, Message) else part
        text = (names or {}).get(text, text)
        line = wording.gettext("{verdict} in part ({part})", verdict=line, part=text)
    if verdict.contested:
        line = wording.gettext(
            "{verdict}, but not in the year the article reports", verdict=line
        )
    return line


def verdict_line(
    verdict: Verdict, wording: Wording = ENGLISH, names: Mapping[str, str] | None = None
) -> str:
    """Return a verdict in words, alternatives by their keys, as authors read it."""
    line = verdict_itself(verdict, wording, names)
    if not verdict.depends_on:
        return line
    return wording.gettext(
        "{verdict}, depends on {groups}",
        verdict=line,
        groups=[word_of(name) for name in verdict.depends_on],
    )


def note(outcome: Outcome, wording: Wording = ENGLISH) -> str:
    """Return what an outcome counted; a text without a translation stays English."""
    if isinstance(outcome.note, Message):
        return wording.message(outcome.note.parts)
    return outcome.note


def measured(outcome: Outcome, wording: Wording = ENGLISH) -> str:
    """Return an outcome's value in words, "" where no figure answers."""
    if outcome.value is None:
        return ""
    return wording.quantity(outcome.value, outcome.unit)


def measured_range(outcomes: Sequence[Outcome], wording: Wording = ENGLISH) -> str:
    """Return the values of outcomes in words, several as a range; "" without one.

    As many digits are shown as tell them apart, and apart from the bound.
    """
    values = sorted(o.value for o in outcomes if o.value is not None)
    if not values:
        return ""
    unit = outcomes[0].unit
    low, high = (_told_apart(v, outcomes, wording) for v in (values[0], values[-1]))
    if low == high:
        return low
    if low.endswith(" %") and unit.startswith("percent"):
        low = low.removesuffix(" %")
    return wording.gettext("{low} to {high}", low=low, high=high)


def _told_apart(value: float, outcomes: Sequence[Outcome], wording: Wording) -> str:
    """Return a value with the digits that tell it from the bound it is held against."""
    unit = outcomes[0].unit
    bounds = {o.flips_at for o in outcomes if o.flips_at is not None}
    texts = {wording.quantity(b, unit) for b in bounds if b != value}
    text = wording.quantity(value, unit)
    if text not in texts:
        return text
    if unit == "percent":  # which are rounded to two decimals otherwise
        return f"{wording.number(value, EXACT)} %"
    return wording.quantity(value, unit, EXACT)


def bound(outcomes: Sequence[Outcome], wording: Wording = ENGLISH) -> str:
    """Return where the first of outcomes would flip, in words; "" if nowhere."""
    first = next(iter(outcomes), None)
    if first is None or first.flips_at is None:
        return ""
    return wording.quantity(first.flips_at, first.unit, EXACT)


def away(outcomes: Sequence[Outcome], wording: Wording = ENGLISH) -> str:
    """Return how far the first of outcomes is from flipping; "" if it cannot flip."""
    first = next(iter(outcomes), None)
    if first is None or first.flips_at is None or first.value is None:
        return ""
    far = abs(first.value - first.flips_at)
    if isnan(far):
        return ""
    if first.unit.startswith("percent"):
        # a distance between two percentages is no percentage
        n = wording.number(far, 3)
        return wording.gettext("{n} percentage points", n=n)
    return wording.quantity(far, first.unit)


def margin(outcome: Outcome, wording: Wording = ENGLISH) -> str:
    """Return how far an outcome is from flipping, "" where it cannot flip."""
    claimed = outcome.claimed
    if outcome.flips_at is None or outcome.value is None or claimed is None:
        return ""
    if claimed.low == claimed.high:
        return wording.gettext("The claim allows no other value.")
    at, far = bound([outcome], wording), away([outcome], wording)
    if not far:
        return wording.gettext("It would turn at {at}.", at=at)
    return wording.gettext("It would turn at {at}, {away} away.", at=at, away=far)


def main_finding(judgement: Judgement, wording: Wording = ENGLISH) -> str:
    """Return what the main alternative measured and how far it is from flipping."""
    main = judgement.main
    if main is None:
        return ""
    values = {"value": measured(main, wording), "claimed": claimed_set(main, wording)}
    if main.note:
        first = wording.gettext(
            "Found {value} ({note}); claimed: {claimed}.",
            note=note(main, wording),
            **values,
        )
    else:
        first = wording.gettext("Found {value}; claimed: {claimed}.", **values)
    sentences = [first, margin(main, wording)]
    if main.only_by_rounding:
        sentences.append(wording.gettext("Right only by rounding."))
    return " ".join(filter(None, sentences))


class Turn(NamedTuple):
    """What an alternative says that the main one does not, as a sentence.

    `why` is the analyst's reason for the alternative, in English.
    """

    alternative: str
    sentence: str
    why: str = ""
    note: str = ""

    def __str__(self) -> str:
        texts = (self.sentence, self.why, f"({self.note})" if self.note else "")
        return " ".join(filter(None, texts))


def turns(
    judgement: Judgement,
    wording: Wording = ENGLISH,
    names: Mapping[str, str] | None = None,
) -> list[Turn]:
    """Return a Turn for each alternative that says something else than the main one."""
    alternatives = judgement.alternatives()
    decided, _ = alternatives.pop(MAIN, (NO_DATA, []))
    rows: list[Turn] = []
    for name, (status, outcomes) in alternatives.items():
        known = [o for o in outcomes if o.finding]
        called = in_sentence(name, wording, names)
        if not known:
            text = wording.gettext("No figure answers it {way}.", way=called)
            rows.append(Turn(name, text))
        elif status != decided:
            values = [measured(o, wording) for o in known]
            text = _turned(status, called, values, wording)
            rows.append(Turn(name, text, known[0].why, note(known[0], wording)))
    return rows


def _turned(status: str, way: str, values: list[str], wording: Wording) -> str:
    if status == HOLDS:
        return wording.gettext("It holds {way}: {values}.", way=way, values=values)
    if status == FAILS:
        return wording.gettext("It fails {way}: {values}.", way=way, values=values)
    return wording.gettext("It is undecided {way}: {values}.", way=way, values=values)
