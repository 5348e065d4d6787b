"""The analyst's edits: what turns the proposals of a text into its claims.csv.

A list of entries in the order of the claims, each {claim, from, set}: the claim's id,
the proposal it was made from (left out for a claim that was added) and the cells that
differ from it. Proposals that no entry names were dropped.
"""

import csv
import io
from pathlib import Path

import yaml

from claimbook.data.article_files import read_article
from claimbook.data.raw_files import read_yaml
from claimbook.data.schema import Claim
from claimbook.faults import Collector
from claimbook.project import Project

COLUMNS = [name for name in Claim.model_fields if name != "claim_id"]
WEIGHTS = {"printed": 4, "when_printed": 2, "type": 2, "topic": 1}


def record(proposed, claims):
    """Return the edits that lead from proposed Claims to the analyst's, in order.

    A claim is taken to be made from the free proposal of its paragraph that it has
    most in common with, figure before time and type; without a figure or a type in
    common it counts as added.
    """
    free, found = list(proposed), []
    for claim in claims:
        near = [p for p in free if p.paragraph == claim.paragraph]
        best = max(near, key=lambda p: _alike(p, claim), default=None)
        entry = {"claim": claim.claim_id}
        if best is not None and _alike(best, claim) >= 3:
            free.remove(best)
            entry["from"] = best.claim_id
        else:
            best = None
        cells = _cells(claim)
        before = _cells(best) if best else dict.fromkeys(COLUMNS, "")
        differ = {n: cells[n] for n in COLUMNS if cells[n] != before[n]}
        found.append(entry | ({"set": differ} if differ else {}))
    return found


def apply(proposed, edits, name="edits.yaml"):
    """Return the Claims that edits make of proposed ones.

    Raises Faults for an entry that is made from no proposal of the text; `name` is
    how the list is called.
    """
    by_id, faults, claims = {p.claim_id: p for p in proposed}, Collector(name), []
    for entry in edits:
        source = entry.get("from")
        if source and source not in by_id:
            allowed = "a proposal that claimbook read makes of the text"
            fix = "Is it the text the edits were recorded with? Else record again."
            faults.add(entry["claim"], f"from = {source!r}", allowed, fix)
            continue
        cells = _cells(by_id[source]) if source else {}
        claims.append(
            Claim(
                **{"printed": "", "when_printed": ""}
                | cells
                | entry.get("set", {})
                | {"claim_id": entry["claim"]}
            )
        )
    faults.check()
    return claims


def recorded(proposed, slug):
    """Return the edits that lead to the claims of an article, as YAML."""
    faults = Collector()
    article = read_article(Project.find(), slug, faults)
    if article.article is None:
        faults.check()
    found = record(proposed, article.claims)
    return yaml.safe_dump(found, sort_keys=False, allow_unicode=True, width=88)


def made(proposed, path):
    """Return the claims.csv that the edits of a YAML file make of proposed claims."""
    faults = Collector(str(path))
    edits = read_yaml(Path(path), faults, "Record it with --record.")
    faults.check()
    return as_csv(apply(proposed, edits, str(path)))


def as_csv(claims):
    """Return claims as the text of claims.csv."""
    text = io.StringIO()
    writer = csv.DictWriter(text, ["claim_id", *COLUMNS], lineterminator="\n")
    writer.writeheader()
    for claim in claims:
        writer.writerow({"claim_id": claim.claim_id} | _cells(claim))
    return text.getvalue()


def _cells(claim):
    """A claim's cells as they are written; blank for none."""
    found = claim.model_dump()
    return {n: "" if found[n] is None else found[n] for n in COLUMNS}


def _alike(proposal, claim):
    a, b = _cells(proposal), _cells(claim)
    wider = a["type"] == b["type"]  # "cresceu 753%" for a growth of "753%"
    return sum(
        weight
        for name, weight in WEIGHTS.items()
        if a[name] and b[name] and (b[name] in a[name] or wider and a[name] in b[name])
    )
