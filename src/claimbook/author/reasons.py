"""Why a verdict differs: which of the rows that it follows from are not the same."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from claimbook.domain.figures import Figure
from claimbook.judging.opening import JudgedArticle
from claimbook.judging.sentences import verdict_line
from claimbook.judging.specifications import PlanEntry, Reasons

MOST = 4  # differences of one file that are listed

ARTICLE = ("language", "published")
CLAIM = ("part_of", "topic", "type", "printed", "when_printed")
EVIDENCE = ("rank", "stance", "date", "compiled_by")

_subject = attrgetter(
    "source", "series", "reporter", "partner", "flow", "product", "period"
)
Rows = dict[str, Any]  # by what a row is about: all that a check can see of it


def reasons(before: JudgedArticle, after: JudgedArticle, claim_id: str) -> list[str]:
    """Return what differs in the inputs of one claim, before and after.

    A line a difference, by file: the article's language and date, the claim, its plan,
    its documents, its parts, the figures it uses, the members of the regions.
    """
    if claim_id not in before.now:
        return ["claims.csv: a new claim"] if claim_id in after.now else []
    if claim_id not in after.now:
        return ["claims.csv: taken out"]
    used = _used(before, claim_id) | _used(after, claim_id)
    old, new = (_inputs(judged, claim_id, used) for judged in (before, after))
    changes = {
        file: list(_changes(old.get(file, {}), new.get(file, {})))
        for file in dict.fromkeys([*old, *new])
    }
    return [f"{file}: {line}" for file, own in changes.items() for line in _few(own)]


def _few(lines: list[str]) -> list[str]:
    more = len(lines) - MOST
    return lines[:MOST] + ([f"and {more} more rows"] if more > 0 else [])


def _inputs(
    judged: JudgedArticle, claim_id: str, used: set[tuple[str, ...]]
) -> dict[str, Rows]:
    """Return {file: its rows that a claim's verdict follows from}."""
    opened, judgement = judged.opened, judged.now[claim_id]
    files: dict[str, Rows] = {
        "article.yaml": _cells(opened.article, ARTICLE),
        "claims.csv": _cells(judgement.claim.row, CLAIM),
        "plan.yaml": _choices(opened.plan.get(claim_id)),
        "evidence.csv": {
            e.source_id: ", ".join(str(getattr(e, name) or "") for name in EVIDENCE)
            for e in judgement.evidence
        },
        "its parts": {
            f"{part.claim.claim_id}{date}": verdict_line(part.verdict)
            for date, side in (("", judged.now), (" on the dateline", judged.then))
            for part in side[claim_id].parts
        },
        "regions.csv": {k: ", ".join(v) for k, v in opened.data.regions.items()},
    }
    for figure in opened.data.figures:
        if _subject(figure) in used:
            # each vintage is a row
            source, *subject = (*_subject(figure), str(figure.released or ""))
            rows = files.setdefault(f"{source}.csv", {})
            rows[" ".join(filter(None, subject))] = figure
    return files


def _cells(row: object, names: Iterable[str]) -> Rows:
    return {name: getattr(row, name) or "blank" for name in names}


def _choices(entry: PlanEntry | None) -> Rows:
    """Return an entry's choices as one flat dict; the reasons given decide nothing."""
    if entry is None:
        return {}
    alternatives = {"": entry.settings, "main": entry.main, **entry.other}
    return {"check": entry.check} | {
        ".".join(filter(None, (alternative, name))): value
        for alternative, choices in alternatives.items()
        for name, value in choices.items()
        if name not in Reasons.model_fields
    }


def _used(judged: JudgedArticle, claim_id: str) -> set[tuple[str, ...]]:
    """Return the subjects of the figures, as published, that a claim's outcomes use."""
    return {_subject(f) for o in judged.now[claim_id].outcomes for f in o.used}


def _changes(old: Rows, new: Rows) -> Iterator[str]:
    """Yield a line for each row that differs."""
    for key in dict.fromkeys([*old, *new]):
        before, after = old.get(key), new.get(key)
        if _seen(before) != _seen(after):
            yield f"{key}: {_change(before, after)}"


def _seen(row: Any) -> Any:
    """Return what a check can see of a row."""
    if isinstance(row, Figure):
        return row.published, row.status, row.interval
    return row


def _change(old: Any, new: Any) -> str:
    published = [getattr(row, "published", row) for row in (old, new)]
    if published[0] != published[1]:
        return " → ".join("no row" if row is None else str(row) for row in published)
    sides = (f"{f.status} {f.interval}" for f in (old, new))
    return f"{published[0]}: {' → '.join(sides)}"
