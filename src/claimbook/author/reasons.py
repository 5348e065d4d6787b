"""Why a verdict differs: which of the rows that it follows from are not the same."""

from collections import defaultdict

from claimbook.judging.specifications import Reasons

MOST = 4  # differences of one file told one by one

CLAIM = ("part_of", "topic", "type", "printed", "when_printed")
EVIDENCE = ("rank", "stance", "date", "compiled_by")


def reasons(before, after, claim_id):
    """Return what differs in the inputs of one claim, from one Live to another.

    A line a difference, by file: the article's language and date, the claim, its plan,
    its documents, the figures it uses, the members of the regions.
    """
    told = defaultdict(list)
    for name in ("language", "published"):
        old, new = (getattr(live.book.article, name) for live in (before, after))
        if old != new:
            told["article.yaml"].append(f"{name}: {old} → {new}")
    told["claims.csv"] += _fields(
        *(_claim(live, claim_id) for live in (before, after)), CLAIM
    )
    told["plan.yaml"] += _differences(
        *(_plan(live, claim_id) for live in (before, after))
    )
    told["evidence.csv"] += _differences(
        *(_evidence(live, claim_id) for live in (before, after))
    )
    subjects = _subjects(before, claim_id) | _subjects(after, claim_id)
    old, new = (_figures(live, subjects) for live in (before, after))
    for key in sorted(old.keys() | new.keys()):
        change = _change(old.get(key), new.get(key))
        if change:
            source, *subject = key
            told[f"{source}.csv"].append(f"{' '.join(filter(None, subject))}: {change}")
    told["regions.csv"] += _differences(
        *(
            {k: ", ".join(v) for k, v in r.book.data.regions.items()}
            for r in (before, after)
        )
    )
    return [f"{file}: {line}" for file, found in told.items() for line in _few(found)]


def _few(found):
    more = len(found) - MOST
    return found[:MOST] + ([f"and {more} more rows"] if more > 0 else [])


def _claim(live, claim_id):
    return next((c.row for c in live.book.claims if c.claim_id == claim_id), None)


def _fields(old, new, names):
    if old is None or new is None:
        return [] if old is new else ["a new claim" if old is None else "taken out"]
    return [
        f"{name}: {getattr(old, name) or 'blank'} → {getattr(new, name) or 'blank'}"
        for name in names
        if getattr(old, name) != getattr(new, name)
    ]


def _differences(old, new):
    """Return a line for each key of two flat dicts whose values differ."""
    return [
        f"{key}: {old.get(key, 'none')} → {new.get(key, 'none')}"
        for key in dict.fromkeys([*old, *new])
        if old.get(key) != new.get(key)
    ]


def _plan(live, claim_id):
    """Return the entry's choices as one flat dict; the reasons given decide nothing."""
    entry = live.book.raw.plan.get(claim_id)
    if entry is None:
        return {}
    flat = {"check": entry.check}
    for group, choices in {
        "": entry.settings,
        "main": entry.main,
        **entry.other,
    }.items():
        for name, value in choices.items():
            if name not in Reasons.model_fields:
                flat[".".join(filter(None, (group, name)))] = value
    return flat


def _evidence(live, claim_id):
    return {
        e.source_id: ", ".join(str(getattr(e, name) or "") for name in EVIDENCE)
        for e in live.book.raw.evidence
        if e.claim_id == claim_id
    }


def _subjects(live, claim_id):
    """Return what the figures are about that a claim's outcomes used."""
    judgement = live.judgements.get(claim_id)
    outcomes = judgement.outcomes if judgement else ()
    return {_subject(f) for o in outcomes for f in o.used}


def _subject(f):
    return (f.source, f.series, f.reporter, f.partner, f.flow, f.product, f.period)


def _figures(live, subjects):
    """Return {subject and release: the Figure}, every vintage of it."""
    return {
        (*_subject(f), str(f.released or "")): f
        for f in live.book.data.figures
        if _subject(f) in subjects
    }


def _change(old, new):
    """Return how a figure differs, by what a check can see of it, or None."""
    if old is None or new is None:
        told = [f.published if f else "no row" for f in (old, new)]
        return " → ".join(told)
    if old.published != new.published:
        return f"{old.published} → {new.published}"
    if (old.interval, old.status) != (new.interval, new.status):
        told = [f"{f.status} {f.interval}" for f in (old, new)]
        return f"{old.published}: " + " → ".join(told)
    return None
