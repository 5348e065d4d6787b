"""From the tables of outcomes and evidence to one verdict a claim, as of two dates."""

from dataclasses import dataclass, replace

from claimbook.domain.verdict import (
    FAILS,
    HOLDS,
    NO_DATA,
    NOT_CHECKABLE,
    NOT_ENOUGH_DATA,
    Verdict,
    group_status,
    of_documents,
    of_groups,
    of_parts,
)
from claimbook.judging.old_tables import DATELINE, rows_of
from claimbook.judging.specifications import MAIN


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim's verdict as of one date, with the rows it follows from."""

    claim: object
    verdict: Verdict
    outcomes: tuple
    evidence: tuple
    parts: tuple = ()
    readings: tuple = ()

    @property
    def main(self):
        """The first outcome of the main group that has a figure, or None."""
        for o in self.outcomes:
            if o.group == MAIN and o.status != NO_DATA:
                return o
        return None

    @property
    def turns_if(self):
        """The other readings of the printed number under which it would turn."""
        return [r.reading for r in self.readings if r.changes == "yes"]

    def groups(self):
        """Return {group: (status, its outcomes)} in the plan's order."""
        found = {}
        for o in self.outcomes:
            found.setdefault(o.group, []).append(o)
        return {
            g: (group_status([o.status for o in os]), os) for g, os in found.items()
        }

    def compilers(self, status):
        """Return who compiled the figures, or stated the facts, on one side."""
        found = {
            name
            for o in self.outcomes
            if o.status == status
            for name in o.compiled_by.split("; ")
            if name
        }
        stance = {HOLDS: "supports", FAILS: "denies"}[status]
        return sorted(
            found
            | {
                e.compiled_by
                for e in self.evidence
                if e.stance == stance and e.rank != "rewrite"
            }
        )


def judged(claims, outcomes, evidence, as_of, readings=None):
    """Return {claim id: Judged} as of NOW or DATELINE.

    `claims`, `outcomes`, `evidence` and `readings` are the processed tables. On the
    dateline only evidence dated by then counts; the outcomes table has its own rows for
    that date.
    """
    rows = _by_claim(outcomes[outcomes.as_of == as_of])
    if as_of == DATELINE:
        evidence = evidence[evidence.by_dateline == "yes"]
    documents = _by_claim(evidence)
    beside = {} if readings is None else _by_claim(readings)
    found = {}
    for claim in rows_of(claims):
        own = rows.get(claim.claim_id, ())
        papers = documents.get(claim.claim_id, ())
        verdict = _verdict(claim, own, papers)
        read = beside.get(claim.claim_id, ())
        found[claim.claim_id] = Judged(claim, verdict, own, papers, (), read)
    for claim_id, one in found.items():
        parts = tuple(p for p in found.values() if p.claim.part_of == claim_id)
        if parts:
            verdict = of_parts([p.verdict for p in parts])
            found[claim_id] = replace(one, verdict=verdict, parts=parts)
    return found


def _verdict(claim, outcomes, evidence):
    if claim.scored == "no":
        return Verdict(NOT_CHECKABLE)
    statuses = Judged(claim, None, outcomes, ()).groups()
    main, _ = statuses.pop(MAIN, (NO_DATA, ()))
    others = {g: status for g, (status, _) in statuses.items()}
    # what no admissible figure answers, documents may
    if main == NO_DATA and evidence:
        return of_documents(evidence)
    if outcomes:
        return of_groups(main, others)
    return Verdict(NOT_ENOUGH_DATA)


def _by_claim(frame):
    found = {}
    for row in rows_of(frame):
        found.setdefault(row.claim_id, []).append(row)
    return {claim: tuple(rows) for claim, rows in found.items()}
