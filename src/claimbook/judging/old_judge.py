"""Run a plan's specifications on a claim: outcomes first, then the verdict."""

from dataclasses import dataclass
from math import isfinite

from pydantic import BaseModel

from claimbook.checks import checks
from claimbook.domain.interval import Interval, distance, relation
from claimbook.domain.verdict import (
    FAILS,
    HOLDS,
    NO_DATA,
    NOT_CHECKABLE,
    NOT_YET_JUDGED,
    Verdict,
    group_status,
    of_groups,
)
from claimbook.judging.specifications import MAIN, specifications


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found under one specification, in base units of `unit`.

    `margin` is how far the value lies inside the claimed set (negative: outside), so
    the value at which the outcome would flip is the set's nearest bound, `flips_at`.
    """

    claim_id: str
    check: str
    group: str
    choices: BaseModel
    varied: dict
    why: str
    status: str
    value: float | None = None
    interval: Interval | None = None
    claimed: Interval | None = None
    unit: str = ""
    margin: float | None = None
    flips_at: float | None = None
    only_by_rounding: bool = False
    note: str = ""
    used: tuple = ()
    detail: dict | None = None

    @property
    def margin_percent(self):
        """The margin as a share of the bound where it would flip, in percent."""
        if self.margin is None or not self.flips_at:
            return None
        return 100 * self.margin / abs(self.flips_at)

    @property
    def compilers(self):
        """Who compiled the figures: press copies of one figure are one source."""
        return {f.compiled_by for f in self.used}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the main choice says where the printed number is read another way."""

    claim_id: str
    reading: str
    claimed: Interval
    unit: str
    status: str
    changes: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """A claim's outcomes and verdict as of one date."""

    claim_id: str
    verdict: Verdict
    outcomes: tuple
    reason: str = ""

    @property
    def main(self):
        """The first outcome of the main group that has a figure, or None."""
        for outcome in self.outcomes:
            if outcome.group == MAIN and outcome.status != NO_DATA:
                return outcome
        return None

    def groups(self):
        """Return {group: (status, outcomes)} in the plan's order."""
        found = {}
        for outcome in self.outcomes:
            found.setdefault(outcome.group, []).append(outcome)
        return {
            name: (group_status([o.status for o in outcomes]), outcomes)
            for name, outcomes in found.items()
        }

    def sources(self, status):
        """Return who compiled the figures of the outcomes with this status."""
        return sorted(
            {c for o in self.outcomes if o.status == status for c in o.compilers}
        )


def outcomes(claim, entry, data):
    """Return the Outcomes of every specification of a plan entry on one claim."""
    check = checks()[entry.check]
    return tuple(
        _outcome(claim, entry.check, check, specification, data)
        for specification in specifications(entry)
    )


def _outcome(claim, name, check, specification, data):
    choices = check.Choices.model_validate(specification.choices)
    described = {
        "claim_id": claim.claim_id,
        "check": name,
        "group": specification.alternative,
        "choices": choices,
        "varied": specification.varied,
        "why": specification.why,
    }
    found = check.run(claim, choices, data)
    if found is None:
        return Outcome(status=NO_DATA, **described)
    status = _status(found)
    margin = distance(found.interval, found.claimed)
    return Outcome(
        status=status,
        value=found.value,
        interval=found.interval,
        claimed=found.claimed,
        unit=found.unit,
        margin=margin if isfinite(margin) else None,
        flips_at=_nearest_bound(found.value, found.claimed),
        only_by_rounding=_only_by_rounding(claim, found, status),
        note=found.note,
        used=found.used,
        detail=found.detail,
        **described,
    )


def _status(found):
    return found.status or relation(found.interval, found.claimed)


def _nearest_bound(value, claimed):
    """Return the bound where an outcome would flip; an exact number met has no such."""
    if claimed.low == value == claimed.high:
        return None
    bounds = [b for b in (claimed.low, claimed.high) if isfinite(b)]
    return min(bounds, key=lambda b: abs(b - value), default=None)


def _only_by_rounding(claim, found, status):
    """Right under rounding and wrong under truncation of the printed number."""
    return status == HOLDS and any(
        printed.claimed == found.claimed
        and printed.hedge == "none"
        and relation(found.interval, printed.truncation) == FAILS
        for printed in claim.printed
    )


def judge(claim, entry, data):
    """Return the Judgement of one claim from the figures of `data`.

    Without a plan entry a claim is not checkable if it is an opinion, a motive or a
    forecast, and else not yet judged: documents settle it, not figures.
    """
    if not claim.scored:
        return Judgement(claim.claim_id, Verdict(NOT_CHECKABLE), (), claim.type)
    if entry is None:
        return Judgement(claim.claim_id, Verdict(NOT_YET_JUDGED), ())
    found = outcomes(claim, entry, data)
    judgement = Judgement(claim.claim_id, Verdict(NOT_YET_JUDGED), found)
    statuses = {name: status for name, (status, _) in judgement.groups().items()}
    main = statuses.pop(MAIN)
    return Judgement(claim.claim_id, of_groups(main, statuses), found, entry.reason)


def under_other_readings(claim, judgement, data):
    """Return a Reading for each other way to read the claim's printed numbers.

    The main choice is run again on each; a check that uses no printed number has none.
    They stand beside the verdict and never change it.
    """
    main = [o for o in judgement.outcomes if o.group == MAIN and o.status != NO_DATA]
    decided = group_status([o.status for o in main])
    readings = []
    for name in claim.interpretations if main else ():
        other = claim.interpreted(name)
        found = [checks()[o.check].run(other, o.choices, data) for o in main]
        if None in found or all(
            f.claimed == o.claimed for f, o in zip(found, main, strict=True)
        ):
            continue
        status, first = group_status([_status(f) for f in found]), found[0]
        readings.append(
            Reading(
                claim.claim_id,
                name,
                first.claimed,
                first.unit,
                status,
                status != decided,
            )
        )
    return tuple(readings)
