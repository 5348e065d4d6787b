"""The processed tables: what they hold, and writing and reading them as CSV."""

import json

import pandas as pd

from claimbook.raw.schema import Claim, Evidence
from claimbook.speech import Said

NOW, DATELINE = "known now", "on the dateline"


def save(frame, path):
    """Write a table as CSV whose bytes follow from its values alone."""
    frame.to_csv(path, index=False, lineterminator="\n", float_format="%.12g")


def load(path):
    """Read a table that `save` wrote; blank cells of text columns are ""."""
    frame = pd.read_csv(path, keep_default_na=False, na_values={}, dtype=str)
    for column in frame.columns.intersection(NUMBERS):
        frame[column] = pd.to_numeric(frame[column])
    for column in frame.columns.intersection(["only_by_rounding"]):
        frame[column] = frame[column] == "True"
    return frame


NUMBERS = [
    "paragraph",
    "number",
    "value",
    "low",
    "high",
    "claimed_low",
    "claimed_high",
    "margin",
    "margin_percent",
    "flips_at",
    "sources_for",
    "sources_against",
]


def claims(book):
    """One row a claim: as written, its first printed number's set, its period."""
    rows = []
    for claim in book.claims:
        first = claim.printed[0] if claim.printed else None
        rows.append(
            {
                **claim.row.model_dump(),
                "part_of": claim.row.part_of or "",
                "notebook": claim.notebook,
                "scored": "yes" if claim.scored else "no",
                "claimed_low": first.claimed.low if first else None,
                "claimed_high": first.claimed.high if first else None,
                "kind": first.unit if first else "",
                "hedge": first.hedge if first else "",
                "period_start": str(claim.period.start) if claim.period else "",
                "period_end": str(claim.period.end) if claim.period else "",
            }
        )
    return pd.DataFrame(rows, columns=[*Claim.model_fields, *CLEANED])


CLEANED = [
    "notebook",
    "scored",
    "claimed_low",
    "claimed_high",
    "kind",
    "hedge",
    "period_start",
    "period_end",
]


def evidence(book):
    """One row a document that speaks of a claim, and whether the dateline knew it."""
    published = book.article.published
    columns = [*Evidence.model_fields, "by_dateline"]
    rows = [
        {
            **e.model_dump(),
            "date": str(e.date or ""),
            "by_dateline": "yes" if e.date and e.date <= published else "no",
        }
        for e in book.raw.evidence
    ]
    return pd.DataFrame(rows, columns=columns)


def figures(figures):
    """One row a figure: what it is about, its interval in base units, its release."""
    rows = [
        {
            "figure_id": f.id,
            "source": f.source,
            "series": f.series,
            "reporter": f.reporter,
            "partner": f.partner,
            "flow": f.flow,
            "product": f.product,
            "period": f.period,
            "published": f.published,
            "value": f.value,
            "low": f.interval.low,
            "high": f.interval.high,
            "unit": f.unit,
            "basis": f.basis,
            "status": f.status,
            "released": str(f.released or ""),
            "address": f.address,
        }
        for f in figures
    ]
    return pd.DataFrame(rows, columns=FIGURE_COLUMNS)


FIGURE_COLUMNS = [
    "figure_id",
    "source",
    "series",
    "reporter",
    "partner",
    "flow",
    "product",
    "period",
    "published",
    "value",
    "low",
    "high",
    "unit",
    "basis",
    "status",
    "released",
    "address",
]


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
                    if isinstance(o.note, Said)
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
