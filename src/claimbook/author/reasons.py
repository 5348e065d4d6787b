"""Why a verdict differs: which of the rows that it follows from are not the same."""

from collections.abc import Container, Iterable, Iterator
from typing import Any

from claimbook.domain.figures import Figure
from claimbook.judging.opening import JudgedArticle
from claimbook.judging.sentences import verdict_line
from claimbook.judging.specifications import PlanEntry, Reasons

MOST = 4  # differences of one file that are listed

# the cells that a check can see
ARTICLE = ("language", "published")
CLAIM = ("part_of", "topic", "type", "printed", "when_printed")
EVIDENCE = ("rank", "stance", "date", "compiled_by")

Rows = dict[str, Any]  # by what a row is about: all that a check can see of it


def reasons(before: JudgedArticle, after: JudgedArticle, claim_id: str) -> list[str]:
    """Return a line for each row that a claim follows from and that is not the same.

    Such rows are the article's language and date, the claim, its plan, its documents,
    its parts, the figures it uses, the members of the regions.
    """
    sides = [judged for judged in (before, after) if claim_id in judged.now]
    if len(sides) == 1:
        return [f"claims.csv: {'taken out' if sides[0] is before else 'a new claim'}"]
    # by subject: a figure keeps it when its value or its name changes
    used = {_about(f) for j in sides for o in j.now[claim_id].outcomes for f in o.used}
    old, new = (_inputs(judged, claim_id, used) for judged in sides)
    lines: list[str] = []
    for file in dict.fromkeys([*old, *new]):
        changes = list(_changes(old.get(file, {}), new.get(file, {})))
        more = len(changes) - MOST
        shown = changes[:MOST] + ([f"and {more} more rows"] if more > 0 else [])
        lines += [f"{file}: {line}" for line in shown]
    return lines


def _inputs(
    judged: JudgedArticle, claim_id: str, used: Container[tuple[object, ...]]
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
            f"{part.claim.claim_id}{day}": verdict_line(part.verdict)
            for day, side in (("", judged.now), (" on the dateline", judged.then))
            for part in side[claim_id].parts
        },
        "regions.csv": {
            k: ", ".join(opened.data.members([k])) for k in opened.data.regions
        },
    }
    for figure in opened.data.figures:
        if _about(figure) in used:
            # each vintage is a row
            name = figure.id.removeprefix(f"{figure.source}:").replace(":", " ")
            files.setdefault(f"{figure.source}.csv", {})[name] = figure
    return files


def _about(figure: Figure) -> tuple[object, ...]:
    return figure.source, figure.subject, figure.period


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


def _changes(old: Rows, new: Rows) -> Iterator[str]:
    """Yield a line for each row that differs in what a check can see of it."""
    for key in dict.fromkeys([*old, *new]):
        sides = [old.get(key), new.get(key)]
        figures = [row for row in sides if isinstance(row, Figure)]
        cells = [f.published if isinstance(f, Figure) else f for f in sides]
        if cells[0] != cells[1]:
            shown = " → ".join(
                "no row" if cell is None else str(cell) for cell in cells
            )
            yield f"{key}: {shown}"
        elif len({(f.status, f.interval) for f in figures}) > 1:
            shown = " → ".join(f"{f.status} {f.interval}" for f in figures)
            yield f"{key}: {cells[0]}: {shown}"
