"""One claim explained: its check, its readings, its sources, both its verdicts."""

import json
from math import isnan

from claimbook.author.judging import judge_article
from claimbook.checks import checks
from claimbook.domain.verdict import NO_DATA
from claimbook.faults import Fault, Faults, listed, near_miss
from claimbook.judging.old_sentences import claimed_set, finding, turning, verdict_line

NAMED = ("source", "series", "reporter", "partner", "flow", "product")


def explain(project, slug, claim_id):
    """Return all that is known of one claim of an article, as a dict for JSON.

    It is judged from the raw data; no report has to be built. Raises Faults for an
    article that is wrong and for a claim it does not have.
    """
    live = judge_article(project, slug)
    one = live.now.get(claim_id)
    if one is None:
        raise Faults([_unknown(project, slug, claim_id, live.now)])
    claim = one.claim
    entry = live.book.raw.plan.get(claim_id)
    return {
        "article": slug,
        "claim": claim_id,
        "statement": claim.statement_en,
        "printed": claim.printed,
        "when_printed": claim.when_printed,
        "period": _period(claim),
        "paragraph": int(claim.paragraph),
        "said_by": claim.said_by,
        "topic": claim.topic,
        "type": claim.type,
        "part_of": claim.part_of or None,
        "known_now": verdict_line(one.verdict),
        "on_the_dateline": verdict_line(live.then[claim_id].verdict),
        "check": _check(entry, one) if entry else None,
        "readings": _readings(one, live.then[claim_id], live),
        "turns": [str(turn) for turn in turning(one)] if one.outcomes else [],
        "sources": _sources(one, live.book),
        "figures": _figures(live.judgements.get(claim_id)),
        "documents": [
            {
                "stance": e.stance,
                "rank": e.rank,
                "publisher": e.publisher,
                "date": e.date,
                "stated": e.stated,
                "compiled_by": e.compiled_by,
                "address": e.address,
                "by_the_dateline": e.by_dateline == "yes",
            }
            for e in one.evidence
        ],
        "parts": [
            {
                "claim": p.claim.claim_id,
                "known_now": verdict_line(p.verdict),
                "on_the_dateline": verdict_line(live.then[p.claim.claim_id].verdict),
            }
            for p in one.parts
        ],
    }


def _unknown(project, slug, claim_id, known):
    return Fault(
        project.shown(project.articles / slug / "claims.csv"),
        "",
        f"no claim {claim_id!r}",
        listed(known),
        near_miss(claim_id, known) + "Name one of them.",
    )


def _period(claim):
    start, end = claim.period_start, claim.period_end
    return start if start == end else f"{start} to {end}"


def _check(entry, one):
    return {
        "name": entry.check,
        "formula": checks()[entry.check].FORMULA,
        "reason": entry.reason,
        "claimed": claimed_set(one.main) if one.main else None,
        "finding": finding(one),
    }


def _readings(one, before, live):
    then = {name: status for name, (status, _) in before.groups().items()}
    judgement = live.judgements.get(one.claim.claim_id)
    figures = live.book.data.figures
    return [
        {
            "name": name,
            "status": status,
            "on_the_dateline": then.get(name, NO_DATA),
            "why": found[0].why,
            "outcomes": [_outcome(o) for o in found],
            "at_hand": _at_hand(judgement, name, figures) if status == NO_DATA else [],
        }
        for name, (status, found) in one.groups().items()
    ]


def _at_hand(judgement, group, figures):
    """Return what the sources of a reading without a figure do have of its series."""
    wanted = {
        (source, o.choices.series)
        for o in judgement.outcomes
        if o.group == group
        for source in o.choices.all_sources()
    }
    found = {}
    for f in figures:
        if (f.source, f.series) in wanted:
            named = (f"{n} {getattr(f, n)}" for n in NAMED if getattr(f, n))
            found.setdefault(", ".join(named), []).append(f.period)
    return [
        f"{name}, {min(periods)} to {max(periods)}"
        for name, periods in sorted(found.items())
    ] or [f"{source} has no {series}" for source, series in sorted(wanted)]


def _outcome(o):
    return {
        "varied": json.loads(o.varied) if o.varied else {},
        "status": o.status,
        "value": _number(o.value),
        "low": _number(o.low),
        "high": _number(o.high),
        "unit": o.unit,
        "margin": _number(o.margin),
        "margin_percent": _number(o.margin_percent),
        "flips_at": _number(o.flips_at),
        "only_by_rounding": bool(o.only_by_rounding),
        "note": o.note,
        "sources": o.sources.split("; ") if o.sources else [],
        "compiled_by": o.compiled_by.split("; ") if o.compiled_by else [],
        "released_by": o.released_by or None,
    }


def _number(value):
    """Return a cell as JSON has it: null where the table is blank or has no end."""
    if value is None or isnan(value) or value in (float("inf"), float("-inf")):
        return None
    return float(value)


def _sources(one, book):
    names = {name for o in one.outcomes for name in o.sources.split("; ") if name}
    return [
        {
            "name": name,
            "institution": source.institution,
            "table": source.table,
            "compiled_by": source.compiled_by,
            "released": str(source.released) if source.released else None,
            "licence": source.licence,
            "address": source.address,
        }
        for name, source in book.data.sources.items()
        if name in names
    ]


def _figures(judgement):
    used = {f.id: f for o in judgement.outcomes for f in o.used} if judgement else {}
    return [
        {
            "id": f.id,
            "source": f.source,
            "published": f.published,
            "basis": f.basis,
            "released": str(f.released) if f.released else None,
            "address": f.address,
        }
        for _, f in sorted(used.items())
    ]
