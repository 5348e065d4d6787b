"""What is concluded of a claim: its outcomes, its verdict, and what would turn it.

A Judgement is the one class that notebooks, reports, explain and diff show; its rows as
tables are in judging.tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from claimbook.data.schema import Evidence
from claimbook.domain.verdict import (
    CONTRADICTED,
    FAILS,
    HOLDS,
    NO_DATA,
    NOT_CHECKABLE,
    NOT_ENOUGH_DATA,
    NOTHING_PUBLIC,
    REVISED,
    SUPPORTED,
    UNDATED,
    Status,
    Verdict,
    group_status,
    of_documents,
    of_groups,
    of_parts,
)
from claimbook.judging.cleaning import CleanClaim
from claimbook.judging.judge import Interpretation, Outcome
from claimbook.judging.specifications import MAIN

STANCE: dict[Status, str] = {HOLDS: "supports", FAILS: "denies"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A claim's verdict as of one date, with all that it follows from."""

    claim: CleanClaim
    verdict: Verdict
    outcomes: tuple[Outcome, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    parts: "tuple[Judgement, ...]" = ()
    interpretations: tuple[Interpretation, ...] = ()

    @property
    def main(self) -> Outcome | None:
        """The first outcome of the main alternative that has a figure, or None."""
        for outcome in self.outcomes:
            if outcome.alternative == MAIN and outcome.finding:
                return outcome
        return None

    @property
    def contested(self) -> tuple[str, ...]:
        """The alternatives of the article's own year that say the opposite of main."""
        return self.verdict.contested

    @property
    def denials(self) -> tuple[Evidence, ...]:
        """What a named party says against it, which is shown whatever the verdict."""
        return tuple(e for e in self.evidence if e.stance == "denies" and e.party)

    @property
    def turns_if(self) -> list[str]:
        """The interpretations of the printed number under which it would turn."""
        return [i.name for i in self.interpretations if i.changes]

    def alternatives(self) -> dict[str, tuple[Status, list[Outcome]]]:
        """Return {alternative: (its status, its outcomes)} in the plan's order."""
        return by_alternative(self.outcomes)

    def compilers(self, status: Status) -> list[str]:
        """Return who compiled the figures, or stated the facts, on one side."""
        figures = {
            name for o in self.outcomes if o.status == status for name in o.compilers
        }
        documents = {
            e.compiled_by
            for e in self.evidence
            if e.stance == STANCE[status] and e.rank != "rewrite"
        }
        return sorted(figures | documents)


def by_alternative(
    outcomes: tuple[Outcome, ...],
) -> dict[str, tuple[Status, list[Outcome]]]:
    """Return {alternative: (what its outcomes say together, its outcomes)}."""
    rows: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        rows.setdefault(outcome.alternative, []).append(outcome)
    return {
        name: (group_status([o.status for o in own]), own) for name, own in rows.items()
    }


def judgements(
    claims: tuple[CleanClaim, ...],
    outcomes: dict[str, tuple[Outcome, ...]],
    evidence: tuple[Evidence, ...],
    interpretations: dict[str, tuple[Interpretation, ...]],
    only: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Judgement]:
    """Return {claim id: Judgement} of what counts on one date, in the claims' order.

    `outcomes`, `interpretations` and `only`, what alone is measured, are by claim id. A
    claim with parts has the verdict that follows from theirs.
    """
    documents: dict[str, list[Evidence]] = {}
    for row in evidence:
        documents.setdefault(row.claim_id, []).append(row)
    judged = {
        claim.claim_id: _judgement(
            claim,
            outcomes.get(claim.claim_id, ()),
            tuple(documents.get(claim.claim_id, ())),
            interpretations.get(claim.claim_id, ()),
            only.get(claim.claim_id, ""),
        )
        for claim in claims
    }
    return _with_parts(judged)


def _with_parts(judged: dict[str, Judgement]) -> dict[str, Judgement]:
    """Return the judgements, that of a claim with parts as it follows from theirs."""
    whole = dict(judged)
    for claim_id, judgement in judged.items():
        parts = tuple(p for p in judged.values() if p.claim.row.part_of == claim_id)
        if parts:
            verdict = of_parts([p.verdict for p in parts])
            whole[claim_id] = replace(judgement, verdict=verdict, parts=parts)
    return whole


def _judgement(
    claim: CleanClaim,
    outcomes: tuple[Outcome, ...],
    evidence: tuple[Evidence, ...],
    interpretations: tuple[Interpretation, ...],
    only: str,
) -> Judgement:
    verdict = _verdict(claim, outcomes, evidence, only)
    return Judgement(claim, verdict, outcomes, evidence, (), interpretations)


def _verdict(
    claim: CleanClaim,
    outcomes: tuple[Outcome, ...],
    evidence: tuple[Evidence, ...],
    only: str,
) -> Verdict:
    if not claim.scored:
        return Verdict(NOT_CHECKABLE)
    statuses: dict[str, Status] = {
        name: status for name, (status, _) in by_alternative(outcomes).items()
    }
    main: Status = statuses.pop(MAIN, NO_DATA)
    # what no admissible figure answers, documents may
    if main == NO_DATA and evidence:
        return of_documents(evidence, claim.row.cases)
    if not outcomes:
        return Verdict(NOT_ENOUGH_DATA)
    verdict = of_groups(main, statuses)
    if verdict.word not in (SUPPORTED, CONTRADICTED):
        return verdict
    contested = _contested(main, outcomes)
    return replace(verdict, in_part=only, contested=contested)


def _contested(main: Status, outcomes: tuple[Outcome, ...]) -> tuple[str, ...]:
    """Return what says the opposite of a main window over its last year alone."""
    windows = {o.alternative: o.window for o in outcomes if o.window}
    base, end = windows.get(MAIN, (0, 0))
    if end - base < 2:
        return ()
    return tuple(
        name
        for name, (status, _) in by_alternative(outcomes).items()
        if {status, main} == {HOLDS, FAILS} and windows.get(name) == (end - 1, end)
    )


def turns_on_dates(now: Judgement, then: Judgement) -> bool:
    """Tell whether what is undated decides how a verdict on the dateline is read."""
    words = (then.verdict.word, now.verdict.word)
    return words[0] == NOT_ENOUGH_DATA or words == (SUPPORTED, CONTRADICTED)


def settle(
    now: dict[str, Judgement],
    then: dict[str, Judgement],
    maybe: dict[str, Judgement],
) -> tuple[dict[str, Judgement], dict[str, Judgement]]:
    """Return both dates' Judgements, once they are held to each other.

    `maybe` are those that turn on dates, from all that may have been public by then.
    What is contradicted now and was supported in any case was right when printed. What
    lacked data lacked a date if `maybe` has an answer.
    """
    now, then = dict(now), dict(then)
    for claim_id, judgement in maybe.items():
        word, verdict = judgement.verdict.word, now[claim_id].verdict
        if then[claim_id].verdict.word == NOT_ENOUGH_DATA:
            lacks = NOTHING_PUBLIC if word == NOT_ENOUGH_DATA else UNDATED
            verdict = replace(then[claim_id].verdict, lacks=lacks)
            then[claim_id] = replace(then[claim_id], verdict=verdict)
        elif word == SUPPORTED:
            verdict = replace(verdict, word=REVISED)
            now[claim_id] = replace(now[claim_id], verdict=verdict)
    return _with_parts(now), _with_parts(then)
