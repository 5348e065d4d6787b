"""The articles as their analysts wrote them down, and the corrections of their reports.

Plan entries are read here and no more: what they choose is checked where checks are
known, in judging.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from claimbook.data.raw_files import add_model_faults, read_rows, read_yaml
from claimbook.data.schema import Article, Claim, Erratum, Evidence
from claimbook.faults import Collector, listed, near_miss
from claimbook.project import Project


@dataclass(frozen=True)
class RawArticle:
    """One article's files: its claims in order, its documents, its plan's entries.

    `article` is None only where article.yaml has a fault. `complete` tells whether
    every claim could be read, so that an id they lack is the fault of who names it.
    """

    article: Article | None
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    entries: tuple[Any, ...]
    complete: bool


def check_slugs(
    project: Project, slugs: Collection[str], faults: Collector
) -> list[str]:
    """Return the names of all articles; one of `slugs` that is none is a fault."""
    there = project.slugs()
    for slug in slugs:
        if slug not in there:
            in_file = faults.in_file(project.shown(project.article(slug)))
            fix = "An article is a folder of data/raw/articles."
            allowed, hint = listed(there), near_miss(slug, there)
            in_file.add("", "no such article", allowed, hint + fix)
    return there


def read_article(project: Project, slug: str, faults: Collector) -> RawArticle:
    """Return the article of `slug`; every fault of its files is added to `faults`."""
    before = len(faults)
    check_slugs(project, [slug], faults)
    if len(faults) > before:
        return RawArticle(None, (), (), (), False)
    article = _read_facts(project, slug, faults)
    before = len(faults)
    claims = _read_claims(*_file(project, slug, "claims.csv", faults))
    # a claim that cannot be read is not unknown as well
    complete = len(faults) == before
    evidence: list[Evidence] = []
    path, in_file = _file(project, slug, "evidence.csv", faults)
    for line, row in read_rows(path, Evidence, in_file):
        evidence.append(row)
        if complete and row.claim_id not in claims:
            given, allowed = f"claim_id = {row.claim_id!r}", "a claim of claims.csv"
            hint = near_miss(row.claim_id, claims)
            in_file.add(f"row {line}", given, allowed, hint + "Fix the id.")
    entries = _read_entries(*_file(project, slug, "plan.yaml", faults))
    claimed = tuple(claims.values())
    return RawArticle(article, claimed, tuple(evidence), entries, complete)


def _file(
    project: Project, slug: str, name: str, faults: Collector
) -> tuple[Path, Collector]:
    """Return the path of an article's file, and the collector of its faults."""
    path = project.article(slug) / name
    return path, faults.in_file(project.shown(path))


def _read_facts(project: Project, slug: str, faults: Collector) -> Article | None:
    """Return what article.yaml says, or None with faults."""
    path, faults = _file(project, slug, "article.yaml", faults)
    needed = [n for n, f in Article.model_fields.items() if f.is_required()]
    before = len(faults)
    fix = f"Restore it, or write it with {', '.join(needed)}."
    content = read_yaml(path, faults, fix)
    if len(faults) > before:
        return None
    try:
        article = Article.model_validate({} if content is None else content)
    except ValidationError as error:
        add_model_faults(error, "", "Fix the entry.", faults, Article)
        return None
    if article.slug != slug:
        allowed = f"the folder's name, {slug}"
        faults.add("slug", repr(article.slug), allowed, "Rename one of them.")
    notebooks = [file.stem for file in project.notebooks.glob("*.ipynb")]
    for name in article.without:
        if name not in notebooks:
            faults.unknown("without", "a notebook", name, notebooks)
    return article


def _read_claims(path: Path, faults: Collector) -> dict[str, Claim]:
    claims: dict[str, Claim] = {}
    lines: dict[str, int] = {}
    for line, row in read_rows(path, Claim, faults):
        if row.claim_id in claims:
            given = f"the id {row.claim_id!r} of row {lines[row.claim_id]}"
            fix = "Give one of them another id."
            faults.add(f"row {line}", given, "one row a claim", fix)
            continue
        claims[row.claim_id], lines[row.claim_id] = row, line
    for claim_id, row in claims.items():
        if not row.part_of:
            continue
        parent = claims.get(row.part_of)
        if parent is None or parent.part_of:
            given = f"part_of = {row.part_of!r}"
            allowed = "the id of a claim that is itself no part"
            fix = near_miss(row.part_of, claims) + "Fix the id."
            faults.add(f"row {lines[claim_id]}", given, allowed, fix)
    return claims


def _read_entries(path: Path, faults: Collector) -> tuple[Any, ...]:
    fix = "Restore it; where figures settle no claim, leave it empty."
    content = read_yaml(path, faults, fix) or []
    if isinstance(content, list):
        return tuple(content)
    given = f"a {type(content).__name__}"
    faults.add("", given, "a list of entries", "Begin each entry with a dash.")
    return ()


def read_errata(
    project: Project, slugs: Collection[str], faults: Collector
) -> list[Erratum]:
    """Return the corrections, the newest first; what is wrong is added to `faults`.

    Each names one of `slugs`, the articles' folders, and a claim of it.
    """
    faults = faults.in_file(project.shown(project.errata))
    errata: list[Erratum] = []
    for line, row in read_rows(project.errata, Erratum, faults):
        errata.append(row)
        if row.article not in slugs:
            fix = "Fix the cell."
            faults.unknown(f"row {line}", "article", row.article, slugs, fix)
        elif row.claim_id:
            path = project.article(row.article) / "claims.csv"
            claims = [r.claim_id for _, r in read_rows(path, Claim, Collector())]
            if row.claim_id not in claims:
                given = f"claim_id = {row.claim_id!r}"
                allowed = "a claim of the article's claims.csv, or blank"
                fix = near_miss(row.claim_id, claims) + "Fix the cell."
                faults.add(f"row {line}", given, allowed, fix)
    return sorted(errata, key=lambda row: row.date, reverse=True)
