"""The table of verdicts, and the hash of all that each of them rests on."""

import hashlib

import pandas as pd

from claimbook.domain.verdict import FAILS, HOLDS
from claimbook.judging.old_tables import NOW, rows_of


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
    for claim_id, number, figure_id in rows_of(rests_on):
        used.setdefault(claim_id, []).append(
            f"{number} {figure_id} {published[figure_id]}"
        )
    for row in rows_of(outcomes[outcomes.as_of == NOW]):
        choices.setdefault(row.claim_id, []).append(
            f"{row.check} {row.group} {row.varied} {row.status} {row.low} {row.high} "
            f"{row.claimed_low} {row.claimed_high}"
        )
    for row in rows_of(evidence):
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
        for claim in rows_of(claims)
    }
