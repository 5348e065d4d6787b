"""Claims and plan entries, proposed for an analyst to accept, fix or drop, and edits.

Edits are what turns the proposals of a text into its claims.csv: a list of entries in
the order of the claims, each {claim, from, set}: the claim's id, the proposal it was
made from (left out for a claim that was added) and the cells that differ from it.
Proposals that no entry names were dropped.
"""

import csv
import io
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from claimbook.data.article_files import read_article
from claimbook.data.raw_files import read_yaml
from claimbook.data.schema import Claim
from claimbook.data.unfinished import TO_WRITE
from claimbook.domain.wording import word_of
from claimbook.extraction.reading import Reading
from claimbook.extraction.statement import HIDDEN, Statement
from claimbook.faults import Collector
from claimbook.project import Project
from claimbook.text import words

COLUMNS = [name for name in Claim.model_fields if name != "claim_id"]
# What a claim may have in common with the proposal it was made from.
WEIGHTS = {"printed": 4, "when_printed": 2, "type": 2, "topic": 1}
LEAST = 3  # less in common is no origin: a figure, or a time or type with the topic


def proposals(
    text: str,
    reading: Reading,
    published: date,
    suggest: Callable[[Statement], tuple[dict[str, Any] | None, str]] | None = None,
) -> tuple[list[Claim], list[dict[str, Any]]]:
    """Return (Claims, plan entries) for a text as read, in the order of the text.

    The statements of a claim are what was read, marked as still to be written; no
    sentence of the text is copied. `suggest` gives a statement's entry, or None and why
    there is none: of such a claim the entry holds no more than that, as "none".
    """
    claims, entries, taken = [], [], set()
    every = (*reading.statements, *reading.inconsistencies)
    kept = [s for s in every if s.score >= HIDDEN]
    for s in sorted(kept, key=lambda s: (s.start, s.unit == "consistency")):
        claim_id = _id(s, taken)
        taken.add(claim_id)
        claims.append(_claim(claim_id, s, text, reading))
        if suggest and s.check:
            entry, why = suggest(s)
            entries.append({"claim": claim_id} | (entry or {"none": why}))
    return claims, entries


def _id(s: Statement, taken: set[str]) -> str:
    stem = f"p{s.paragraph}-{s.type}".replace("_", "-")
    names = (stem if n == 1 else f"{stem}-{n}" for n in count(1))
    return next(name for name in names if name not in taken)


def _claim(claim_id: str, s: Statement, text: str, reading: Reading) -> Claim:
    summary = _summary(s, words.language(reading.language).things)
    return Claim.model_validate(
        {
            "claim_id": claim_id,
            "paragraph": s.paragraph,
            "topic": "article" if s.unit == "consistency" else s.topic,
            "type": s.type,
            "said_by": s.said_by,
            "printed": _printed(text, s, reading.statements),
            "when_printed": s.when_printed,
        }
        | {name: opening + summary for name, opening in TO_WRITE.items()}
    )


def _printed(text: str, s: Statement, statements: Collection[Statement]) -> str:
    """The figure as printed; a conversion with the amount that it converts."""
    if s.unit in ("statement", "consistency") or s.unit == "date" and s.value is None:
        return ""
    if s.type == "first_time":
        figure = (s.sentence, s.value, s.unit)
        same = (o for o in statements if (o.sentence, o.value, o.unit) == figure)
        return next(same).printed
    if s.type == "conversion":
        amounts = (o for o in statements if o.unit == "money" and o.end <= s.start)
        between = text[[*amounts][-1].start : s.end]
        return between + ")" * (between.count("(") - between.count(")"))
    return s.printed


def _summary(s: Statement, things: Collection[str]) -> str:
    """What was read, without the text's own words but the figure's."""
    if s.unit == "consistency":
        return f"{s.rule}: {s.note}"
    if s.counted not in things:
        s = replace(s, counted=None)  # a word of the text
    number = s.means() if s.value is not None and s.unit != "date" else ""
    facts = (word_of(s.type), s.indicator, s.direction, number)
    return "; ".join(filter(None, (*facts, ", ".join(s.places), s.when())))


def period_of(s: Statement, published: date) -> str:
    """The period as figures write it, a year, month, day or range, or ""."""
    if s.type == "conversion":
        return published.isoformat()
    if not s.period or not s.when_printed:
        return ""
    start, end = s.period
    after = end + timedelta(days=1)
    whole_years = (start.month, start.day) == (after.month, after.day) == (1, 1)
    if whole_years and start.year == end.year:
        return str(start.year)
    same_month = (start.year, start.month) == (end.year, end.month)
    if start.day == after.day == 1 and same_month:
        return start.isoformat()[:7]
    return start.isoformat() if start == end else f"{start}/{end}"


def edits_between(
    proposed: Iterable[Claim], claims: Iterable[Claim]
) -> list[dict[str, Any]]:
    """Return the edits that lead from proposed Claims to the analyst's, in order.

    A claim is taken to be made from the free proposal of its paragraph that it has most
    in common with, figure before time and type; without a figure or a type in common it
    counts as added.
    """
    free, edits = list(proposed), []
    for claim in claims:
        near = [p for p in free if p.paragraph == claim.paragraph]
        best = max(near, key=lambda p: _alike(p, claim), default=None)
        if best is not None and _alike(best, claim) < LEAST:
            best = None
        entry: dict[str, Any] = {"claim": claim.claim_id}
        if best is not None:
            free.remove(best)
            entry["from"] = best.claim_id
        cells = _cells(claim)
        before = _cells(best) if best else dict.fromkeys(COLUMNS, "")
        changed = {n: cells[n] for n in COLUMNS if cells[n] != before[n]}
        edits.append(entry | ({"set": changed} if changed else {}))
    return edits


def apply(
    proposed: Iterable[Claim], edits: Iterable[dict[str, Any]], name: str = "edits.yaml"
) -> list[Claim]:
    """Return the Claims that edits make of proposed ones.

    Raises Faults for an entry that is made from no proposal of the text; `name` is how
    the list is called.
    """
    by_id, faults, claims = {p.claim_id: p for p in proposed}, Collector(name), []
    for entry in edits:
        source = entry.get("from")
        if source and source not in by_id:
            allowed = "a proposal that claimbook read makes of the text"
            fix = "Is it the text the edits were recorded with? Else record again."
            faults.add(entry["claim"], f"from = {source!r}", allowed, fix)
            continue
        cells = {"printed": "", "when_printed": ""}
        cells |= _cells(by_id[source]) if source else {}
        cells |= entry.get("set", {}) | {"claim_id": entry["claim"]}
        claims.append(Claim.model_validate(cells))
    faults.check()
    return claims


def recorded(proposed: Iterable[Claim], project: Project, slug: str) -> str:
    """Return the edits that lead to the claims of an article, as YAML."""
    faults = Collector()
    article = read_article(project, slug, faults)
    if article.article is None:
        faults.check()
    edits = edits_between(proposed, article.claims)
    return yaml.safe_dump(edits, sort_keys=False, allow_unicode=True, width=88)


def edited(proposed: Iterable[Claim], path: str) -> str:
    """Return the claims.csv that the edits of a YAML file make of proposed claims."""
    faults = Collector(path)
    edits = read_yaml(Path(path), faults, "Record it with --record.")
    faults.check()
    return as_csv(apply(proposed, edits, path))


def as_csv(claims: Iterable[Claim]) -> str:
    """Return claims as the text of claims.csv."""
    text, rows = io.StringIO(), [{"claim_id": c.claim_id} | _cells(c) for c in claims]
    # the last column is left out where no claim needs it
    columns = COLUMNS if any(row["cases"] for row in rows) else COLUMNS[:-1]
    writer = csv.DictWriter(
        text, ["claim_id", *columns], lineterminator="\n", extrasaction="ignore"
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _cells(claim: Claim) -> dict[str, Any]:
    """A claim's cells as they are written; blank for none."""
    cells = claim.model_dump(include=set(COLUMNS))
    cells["cases"] = claim.cases if claim.cases > 1 else ""
    return {n: "" if cells[n] is None else cells[n] for n in COLUMNS}


def _alike(proposal: Claim, claim: Claim) -> int:
    """How much a claim has in common with a proposal."""
    a, b = _cells(proposal), _cells(claim)
    wider = a["type"] == b["type"]  # "cresceu 753%" for a growth of "753%"
    return sum(
        weight
        for name, weight in WEIGHTS.items()
        if a[name] and b[name] and (b[name] in a[name] or wider and a[name] in b[name])
    )
