"""Every reading of every claim: what it says, and at what value it would turn."""

import pandas as pd

from claimbook.domain.verdict import FAILS, HOLDS, NO_DATA
from claimbook.judging.specifications import MAIN

COLUMNS = [
    "claim_id",
    "as_of",
    "group",
    "status",
    "turns",
    "specifications",
    "value",
    "unit",
    "margin",
    "margin_percent",
    "flips_at",
    "compilers",
]


def group_table(*judged):
    """One row a reading and date; `judged` are (as of, {claim id: Judged}) pairs.

    Of a group's specifications the one nearest to turning is told, in base units: where
    it turns, the group no longer says what it says. `turns` tells whether the group
    says the opposite of the main one, so that the verdict depends on it.
    """
    rows = [
        {"claim_id": claim_id, "as_of": as_of, "group": group}
        | _row(status, outcomes, one.groups()[MAIN][0])
        for as_of, claims in judged
        for claim_id, one in claims.items()
        for group, (status, outcomes) in one.groups().items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(status, outcomes, main):
    told = [o for o in outcomes if o.status != NO_DATA]
    near = min(told, key=_distance, default=None)
    return {
        "status": status,
        "turns": "yes" if {main, status} == {HOLDS, FAILS} else "no",
        "specifications": len(outcomes),
        "value": near.value if near else None,
        "unit": near.unit if near else "",
        "margin": near.margin if near else None,
        "margin_percent": near.margin_percent if near else None,
        "flips_at": near.flips_at if near else None,
        "compilers": len({n for o in told for n in o.compiled_by.split("; ") if n}),
    }


def _distance(outcome):
    """How far an outcome is from turning; one without a bound never turns."""
    return float("inf") if pd.isna(outcome.margin) else abs(outcome.margin)
