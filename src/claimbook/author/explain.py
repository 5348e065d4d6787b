"""One claim explained: its check, its alternatives, its sources, both its verdicts."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from claimbook.checks import checks
from claimbook.domain.holdings import nearest, wanted
from claimbook.domain.verdict import NO_DATA
from claimbook.faults import Collector, listed, near_miss
from claimbook.judging import opening, sentences, tables
from claimbook.judging.judge import Outcome
from claimbook.judging.opening import JudgedArticle
from claimbook.judging.rows import OutcomeRow, TableRow
from claimbook.project import Project

SOURCE = {*"name institution table compiled_by released licence address".split()}


def explain(project: Project, slug: str, claim_id: str) -> dict[str, Any]:
    """Return all that is known of one claim of an article, as a dict for JSON.

    Its cells, outcomes, interpretations, figures and documents are those of the
    article's tables. It is judged from the raw data; no report has to be built. Raises
    Faults for an article that is wrong and for a claim it does not have.
    """
    opened = opening.open_article(project, slug)
    claims = {row.claim_id: row for row in tables.claim_rows(opened)}
    if claim_id not in claims:
        faults = Collector(project.shown(project.article(slug) / "claims.csv"))
        fix = near_miss(claim_id, claims) + "Name one of them."
        faults.add("", f"no claim {claim_id!r}", listed(claims), fix)
        faults.check()
    parts = [name for name, row in claims.items() if row.part_of == claim_id]
    judged = opening.judge_article(opened, {claim_id, *parts})
    now, entry = judged.now[claim_id], opened.plan.get(claim_id)
    names = sentences.alternative_names(entry) if entry else {}
    used = {f.id: f for o in now.outcomes for f in o.used}
    sources = {name for o in now.outcomes for name in o.sources}
    (cells,) = _plain([claims[claim_id]])
    return {
        "article": slug,
        **cells,
        **_verdicts(judged, claim_id, names),
        "check": entry
        and {
            "name": entry.check,
            "formula": checks()[entry.check].FORMULA,
            "reason": entry.reason,
            "claimed": sentences.claimed_set(now.main) if now.main else None,
            "finding": sentences.main_finding(now),
        },
        "alternatives": _alternatives(judged, claim_id, names),
        "interpretations": [
            row | {"claimed": sentences.claimed_set(i)}
            for i, row in zip(
                now.interpretations,
                _plain(tables.interpretation_rows(judged), claim_id),
                strict=True,
            )
        ],
        "turns": [str(turn) for turn in sentences.turns(now, names=names)],
        "sources": [
            source.model_dump(mode="json", include=SOURCE)
            for name, source in opened.data.sources.items()
            if name in sources
        ],
        "figures": _plain(tables.figure_rows(f for _, f in sorted(used.items()))),
        "documents": _plain(tables.evidence_rows(opened), claim_id),
        "parts": [{"claim_id": part} | _verdicts(judged, part, {}) for part in parts],
    }


def _plain(
    rows: Iterable[TableRow], claim_id: str | None = None
) -> list[dict[str, Any]]:
    """Return rows, of one claim, as JSON has them: an end at infinity is null."""
    return [
        json.loads(row.model_dump_json())
        for row in rows
        if claim_id in (None, getattr(row, "claim_id", None))
    ]


def _verdicts(
    judged: JudgedArticle, claim_id: str, names: Mapping[str, str]
) -> dict[str, str]:
    sides = {"known_now": judged.now, "on_the_dateline": judged.then}
    return {
        name: sentences.verdict_line(side[claim_id].verdict, names=names)
        for name, side in sides.items()
    }


def _alternatives(
    judged: JudgedArticle, claim_id: str, names: Mapping[str, str]
) -> list[dict[str, Any]]:
    now, before = judged.now[claim_id], judged.then[claim_id].alternatives()
    rows = {r.number: r for r in tables.outcome_rows(judged) if r.claim_id == claim_id}
    return [
        {
            "name": name,
            "called": sentences.alternative_name(name, names=names),
            "status": status,
            "on_the_dateline": before[name][0],
            "why": outcomes[0].why,
            "outcomes": [_outcome(o, rows[o.number]) for o in outcomes],
            "at_hand": [] if status != NO_DATA else _at_hand(outcomes, judged),
        }
        for name, (status, outcomes) in now.alternatives().items()
    ]


def _outcome(outcome: Outcome, row: OutcomeRow) -> dict[str, Any]:
    """Return an outcome's row, its lists as lists, its numbers also in words."""
    (cells,) = _plain([row])
    return cells | {
        "varied": json.loads(json.dumps(outcome.varied, default=str)),
        "sources": outcome.sources,
        "compiled_by": outcome.compilers,
        "in_words": sentences.measured(outcome) or "no figure",
        "margin_in_words": _margin(row),
    }


def _margin(row: OutcomeRow) -> str:
    if row.margin is None:
        return ""
    if row.unit.startswith("percent"):
        return f"{row.margin:+.3g} points"
    if row.margin_percent is None:
        return f"{row.margin:+.3g} {row.unit}"
    return f"{row.margin_percent:+.3g} %"


def _at_hand(outcomes: list[Outcome], judged: JudgedArticle) -> list[str]:
    """Return what an alternative without a figure lacks, and what there is instead."""
    data = opening.cited_figures(judged.opened.project, Collector())
    lines: dict[str, None] = {}
    for o in outcomes:
        own = judged.now[o.claim_id].claim.period_text
        for q in o.choices.quantities():
            asked = wanted(q, data, q.period or own)
            lines |= dict.fromkeys(nearest(data, asked))
    return list(lines)
