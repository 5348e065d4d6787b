"""Findings as text, in a reader's language: every figure comes from a result."""

import json
from math import inf, isnan
from typing import NamedTuple

from claimbook.domain.verdict import FAILS, HOLDS, NO_DATA, UNDECIDED
from claimbook.domain.wording import ENGLISH, word_of
from claimbook.judging.specifications import MAIN

SIGNS = {HOLDS: "✓", FAILS: "✗", UNDECIDED: "?", NO_DATA: "–"}

EXACT = 8  # digits of a bound that a printed number sets, free of binary noise

number, quantity, scale = ENGLISH.number, ENGLISH.quantity, ENGLISH.scale


def claimed_set(outcome, wording=ENGLISH):
    """Return the claimed set of an outcome in words."""
    low, high = outcome.claimed_low, outcome.claimed_high
    said = {
        "low": wording.quantity(low, outcome.unit, EXACT),
        "high": wording.quantity(high, outcome.unit, EXACT),
    }
    if low == high:
        return said["low"]
    if high == inf:
        if outcome.claimed.startswith("["):
            return wording.gettext("at least {low}", **said)
        return wording.gettext("above {low}", **said)
    if low == -inf:
        if outcome.claimed.endswith("]"):
            return wording.gettext("at most {high}", **said)
        return wording.gettext("below {high}", **said)
    return wording.gettext("{low} to {high}", **said)


def group_names(entry, wording=ENGLISH):
    """Return {group: its name} for the groups a PlanEntry names in this language."""
    key = f"name_{wording.language}"
    return {group: own[key] for group, own in entry.other.items() if key in own}


def group_name(group, wording=ENGLISH, names=None):
    """Return a group's name as text; `names` are those the plan gives it."""
    if group == MAIN:
        return wording.gettext("main choice")
    return (names or {}).get(group) or wording.gettext(word_of(group))


def verdict_line(verdict, wording=ENGLISH, names=None):
    """Return a verdict in words: supported, depends on region reported."""
    if not verdict.depends_on:
        return wording.gettext(verdict.word)
    groups = [group_name(g, wording, names) for g in verdict.depends_on]
    return wording.gettext(
        "{verdict}, depends on {groups}",
        verdict=wording.gettext(verdict.word),
        groups=groups,
    )


def note(outcome, wording=ENGLISH):
    """Return an outcome's note; one that cannot be translated stays English."""
    if getattr(outcome, "note_said", "") and wording is not ENGLISH:
        return wording.message(json.loads(outcome.note_said))
    return outcome.note


def found(outcome, wording=ENGLISH):
    """Return what an outcome found against what is claimed."""
    value = wording.quantity(outcome.value, outcome.unit)
    claimed = claimed_set(outcome, wording)
    if not outcome.note:
        return wording.gettext(
            "Found {value}; claimed: {claimed}.", value=value, claimed=claimed
        )
    return wording.gettext(
        "Found {value} ({note}); claimed: {claimed}.",
        value=value,
        note=note(outcome, wording),
        claimed=claimed,
    )


def margin(outcome, wording=ENGLISH):
    """Return how far an outcome is from turning, "" where it cannot turn."""
    bound = outcome.flips_at
    if bound is None or isnan(bound):
        return ""
    unit = outcome.unit
    if outcome.claimed_low == outcome.claimed_high:
        return wording.gettext("The claim allows no other value.")
    at = wording.quantity(bound, unit, EXACT)
    away = abs(outcome.value - bound)
    if isnan(away):
        return wording.gettext("It would turn at {at}.", at=at)
    if unit.startswith("percent"):
        # a distance between two percentages is no percentage
        away = wording.gettext("{n} percentage points", n=wording.number(away, 3))
    else:
        away = wording.quantity(away, unit)
    return wording.gettext("It would turn at {at}, {away} away.", at=at, away=away)


def finding(judged, wording=ENGLISH):
    """Return what was found under the main choice and how far it is from turning."""
    main = judged.main
    if main is None:
        return ""
    said = [found(main, wording), margin(main, wording)]
    if main.only_by_rounding:
        said.append(wording.gettext("Right only by rounding."))
    return " ".join(filter(None, said))


class Turn(NamedTuple):
    """What a group says that the main one does not; `why` is the analyst's English."""

    group: str
    said: str
    why: str = ""
    note: str = ""

    def __str__(self):
        return " ".join(
            filter(None, [self.said, self.why, f"({self.note})" if self.note else ""])
        )


def turning(judged, wording=ENGLISH, names=None):
    """Return a Turn for each group that says something else than the main one."""
    lines = []
    groups = judged.groups()
    main, _ = groups.pop(MAIN, (NO_DATA, ()))
    for group, (status, outcomes) in groups.items():
        told = [o for o in outcomes if o.status != NO_DATA]
        called = {"group": group_name(group, wording, names)}
        if not told:
            lines.append(
                Turn(group, wording.gettext("No figure for {group}.", **called))
            )
            continue
        if status == main:
            continue
        called["values"] = [wording.quantity(o.value, o.unit) for o in told]
        if status == HOLDS:
            said = wording.gettext("It holds by {group}: {values}.", **called)
        elif status == FAILS:
            said = wording.gettext("It fails by {group}: {values}.", **called)
        else:
            said = wording.gettext("It is undecided by {group}: {values}.", **called)
        lines.append(Turn(group, said, told[0].why, note(told[0], wording)))
    return lines
