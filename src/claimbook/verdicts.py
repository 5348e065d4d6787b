"""From the tables of outcomes and evidence to one verdict a claim, as of two dates."""

import hashlib
from collections import namedtuple
from dataclasses import dataclass, replace

import pandas as pd

from claimbook.specification import MAIN
from claimbook.tables import DATELINE, NOW
from claimbook.verdict import (
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
    for claim in _rows(claims):
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
    for row in _rows(frame):
        found.setdefault(row.claim_id, []).append(row)
    return {claim: tuple(rows) for claim, rows in found.items()}


def _rows(frame):
    """Return a frame's rows as named tuples, as itertuples does but in a tenth of it.

    That asks each text cell of the frame by itself.
    """
    row = namedtuple("Row", frame.columns)
    return [row(*cells) for cells in _columns(frame, frame.columns)]


def _columns(frame, names):
    columns = (frame[name].to_numpy(object).tolist() for name in names)
    return zip(*columns, strict=True)


def verdict_table(now, then, hashes):
    """One row a claim: its verdicts as of both dates and what they hang on.

    `now` and `then` are {claim id: Judged}; `hashes` the hash of what each rests on.
    """
    rows = []
    for claim_id, one in now.items():
        main, before = one.main, then[claim_id]
        rows.append(
            {
                "claim_id": claim_id,
                "part_of": one.claim.part_of,
                "topic": one.claim.topic,
                "type": one.claim.type,
                "known_now": one.verdict.word,
                "known_now_depends_on": "; ".join(one.verdict.depends_on),
                "on_the_dateline": before.verdict.word,
                "on_the_dateline_depends_on": "; ".join(before.verdict.depends_on),
                "undecided_groups": "; ".join(one.verdict.undecided),
                "value": main.value if main else None,
                "low": main.low if main else None,
                "high": main.high if main else None,
                "unit": main.unit if main else "",
                "margin": main.margin if main else None,
                "margin_percent": main.margin_percent if main else None,
                "flips_at": main.flips_at if main else None,
                "only_by_rounding": bool(main and main.only_by_rounding),
                "turns_if_read": "; ".join(one.turns_if),
                "sources_for": len(one.compilers(HOLDS)),
                "sources_against": len(one.compilers(FAILS)),
                "rests_on_sha256": hashes[claim_id],
            }
        )
    return pd.DataFrame(rows, columns=VERDICT_COLUMNS)


VERDICT_COLUMNS = [
    "claim_id",
    "part_of",
    "topic",
    "type",
    "known_now",
    "known_now_depends_on",
    "on_the_dateline",
    "on_the_dateline_depends_on",
    "undecided_groups",
    "value",
    "low",
    "high",
    "unit",
    "margin",
    "margin_percent",
    "flips_at",
    "only_by_rounding",
    "turns_if_read",
    "sources_for",
    "sources_against",
    "rests_on_sha256",
]


def rests_on_hashes(claims, outcomes, rests_on, figures, evidence):
    """Return {claim id: SHA-256 of all that its verdict rests on}.

    That is the claim as printed, each specification and what it found, the figures used
    as published, and the documents with what they count for.
    """
    published = dict(zip(figures.figure_id, figures.published, strict=True))
    used, papers, choices = {}, {}, {}
    for claim_id, number, figure_id in _columns(rests_on, rests_on.columns):
        used.setdefault(claim_id, []).append(
            f"{number} {figure_id} {published[figure_id]}"
        )
    for row in _rows(outcomes[outcomes.as_of == NOW]):
        choices.setdefault(row.claim_id, []).append(
            f"{row.check} {row.group} {row.varied} {row.status} {row.low} {row.high} "
            f"{row.claimed_low} {row.claimed_high}"
        )
    for row in _rows(evidence):
        papers.setdefault(row.claim_id, []).append(
            f"{row.stance} {row.rank} {row.compiled_by} {row.by_dateline} {row.address}"
        )
    return {
        claim.claim_id: hashlib.sha256(
            "\n".join(
                [
                    f"{claim.claim_id} {claim.printed} {claim.when_printed}",
                    *choices.get(claim.claim_id, ()),
                    *used.get(claim.claim_id, ()),
                    *papers.get(claim.claim_id, ()),
                ]
            ).encode()
        ).hexdigest()
        for claim in _rows(claims)
    }
