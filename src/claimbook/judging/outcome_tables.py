"""The tables of what judging found: outcomes, other readings, figures rested on."""

import json

import pandas as pd

from claimbook.domain.wording import Message


def outcomes(judgements, as_of):
    """One row a specification: what it found against the claimed set, base units."""
    rows = []
    for judgement in judgements:
        for number, o in enumerate(judgement.outcomes, 1):
            released = [f.released for f in o.used]
            known = released and all(released)
            rows.append(
                {
                    "claim_id": o.claim_id,
                    "as_of": as_of,
                    "check": o.check,
                    "number": number,
                    "group": o.group,
                    "varied": json.dumps(o.varied, sort_keys=True, default=str)
                    if o.varied
                    else "",
                    "status": o.status,
                    "value": o.value,
                    "low": o.interval.low if o.interval else None,
                    "high": o.interval.high if o.interval else None,
                    "claimed": str(o.claimed or ""),
                    "claimed_low": o.claimed.low if o.claimed else None,
                    "claimed_high": o.claimed.high if o.claimed else None,
                    "unit": o.unit,
                    "margin": o.margin,
                    "margin_percent": o.margin_percent,
                    "flips_at": o.flips_at,
                    "only_by_rounding": o.only_by_rounding,
                    "note": o.note,
                    "note_said": json.dumps(o.note.record())
                    if isinstance(o.note, Message)
                    else "",
                    "why": o.why,
                    "sources": "; ".join(sorted({f.source for f in o.used})),
                    "compiled_by": "; ".join(sorted(o.compilers)),
                    "released_by": str(max(released)) if known else "",
                }
            )
    return pd.DataFrame(rows, columns=OUTCOME_COLUMNS)


OUTCOME_COLUMNS = [
    "claim_id",
    "as_of",
    "check",
    "number",
    "group",
    "varied",
    "status",
    "value",
    "low",
    "high",
    "claimed",
    "claimed_low",
    "claimed_high",
    "unit",
    "margin",
    "margin_percent",
    "flips_at",
    "only_by_rounding",
    "note",
    "note_said",
    "why",
    "sources",
    "compiled_by",
    "released_by",
]


def readings(found):
    """One row another reading of a printed number, and whether it would turn a claim.

    `claimed` is the set that would then make the claim right, base units.
    """
    rows = [
        (r.claim_id, r.reading, str(r.claimed), r.claimed.low, r.claimed.high)
        + (r.unit, r.status, "yes" if r.changes else "no")
        for r in found
    ]
    return pd.DataFrame(rows, columns=READING_COLUMNS)


READING_COLUMNS = [
    "claim_id",
    "reading",
    "claimed",
    "claimed_low",
    "claimed_high",
    "unit",
    "status",
    "changes",
]


def no_outcomes():
    """Return an outcomes table without rows, for claims that only documents settle."""
    return pd.DataFrame(columns=OUTCOME_COLUMNS)


def rests_on(judgements):
    """One row a figure a specification used."""
    return pd.DataFrame(
        [
            (o.claim_id, number, f.id)
            for j in judgements
            for number, o in enumerate(j.outcomes, 1)
            for f in o.used
        ],
        columns=["claim_id", "number", "figure_id"],
    )
