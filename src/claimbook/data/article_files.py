"""The articles as their analysts wrote them down, and the corrections of their reports.

Plan entries are read here and no more: what they choose is checked where checks are
known, in judging.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimbook.data.raw_files import read_rows, read_yaml, validated
from claimbook.data.schema import Article, Claim, Erratum, Evidence, Settings
from claimbook.data.unfinished import add_unfinished
from claimbook.faults import Collector, Fault, listed, near_miss
from claimbook.project import Project

COUNTS = ("supports", "denies", "other_reading")  # stances that decide


@dataclass(frozen=True)
class RawArticle:
    """One article's files: its claims in order, its documents, its plan's entries.

    `article` is None only where article.yaml has a fault. `complete` tells whether
    every claim could be read, so that an id they lack is the fault of who names it.
    `lacks` is what is not written yet.
    """

    article: Article | None
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    entries: tuple[Any, ...]
    complete: bool
    lacks: tuple[Fault, ...] = ()

    @property
    def named(self) -> set[str]:
        """Every text that its plan gives, each part of a splice alone: sources too."""
        return set(_texts(self.entries))


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield from content.split(" then ")
    elif isinstance(content, (list, tuple)):
        for part in content:
            yield from _texts(part)
    elif isinstance(content, dict):
        yield from _texts([*content.values()])


def check_slugs(
    project: Project, slugs: Collection[str], faults: Collector
) -> list[str]:
    """Return the names of all articles; one of `slugs` that is none is a fault."""
    there = project.slugs()
    for slug in [slug for slug in slugs if slug not in there]:
        folder = faults.in_file(project.shown(project.article(slug)))
        fix = near_miss(slug, there) + "An article is a folder of data/raw/articles."
        folder.add("", "no such article", listed(there), fix)
    return there


def read_article(project: Project, slug: str, faults: Collector) -> RawArticle:
    """Return the article of `slug`; every fault of its files is added to `faults`."""
    if slug not in check_slugs(project, [slug], faults):
        return RawArticle(None, (), (), (), False)
    article = _read_facts(project, slug, faults)
    before = len(faults)
    claims = _read_claims(*_file(project, slug, "claims.csv", faults))
    # a claim that cannot be read is not unknown as well
    complete = len(faults) == before
    evidence: list[Evidence] = []
    texts = (article, *article.lineage) if article else ()
    own = {text.address for text in texts}
    path, in_file = _file(project, slug, "evidence.csv", faults)
    for line, row in read_rows(path, Evidence, in_file):
        evidence.append(row)
        claim = claims.get(row.claim_id)
        if row.address in own and row.stance in COUNTS and _is_of_world(claim):
            given = f"the stance {row.stance} of a text that the article is or renders"
            fix = "No text proves itself. Give it the stance context."
            in_file.add(f"row {line}", given, "another text, or context", fix)
        if complete and claim is None:
            place, fix, words = f"row {line}", "Fix the id.", "a claim of claims.csv"
            in_file.unknown(place, "claim_id", row.claim_id, claims, fix, words)
    entries = _read_entries(*_file(project, slug, "plan.yaml", faults))
    claimed, folder = tuple(claims.values()), project.article(slug)
    lacks = Collector(project.shown(folder))
    documented = {row.claim_id for row in evidence}
    add_unfinished(article, claimed, documented, entries, folder, lacks)
    return RawArticle(
        article, claimed, tuple(evidence), entries, complete, tuple(lacks)
    )


def _is_of_world(claim: Claim | None) -> bool:
    """Tell whether a claim is of more than what its own article says of itself."""
    return claim is not None and claim.type != "consistency"


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
    article = validated(Article, content or {}, "", "Fix the entry.", faults)
    if article and article.slug != slug:
        allowed = f"the folder's name, {slug}"
        faults.add("slug", repr(article.slug), allowed, "Rename one of them.")
    notebooks = [file.stem for file in project.notebooks.glob("*.ipynb")]
    for name in article.without if article else ():
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
    words = "the id of a claim that is itself no part"
    whole = {claim_id for claim_id, row in claims.items() if not row.part_of}
    for claim_id, row in claims.items():
        if row.part_of and row.part_of not in whole:
            place, fix = f"row {lines[claim_id]}", "Fix the id."
            faults.unknown(place, "part_of", row.part_of, claims, fix, words)
    return claims


def _read_entries(path: Path, faults: Collector) -> tuple[Any, ...]:
    fix = "Restore it; where figures settle no claim, leave it empty."
    content = read_yaml(path, faults, fix) or []
    if isinstance(content, list):
        return tuple(content)
    given = f"a {type(content).__name__}"
    faults.add("", given, "a list of entries", "Begin each entry with a dash.")
    return ()


def read_settings(project: Project, faults: Collector) -> Settings:
    """Return what project.yaml says, or how it is without one or with faults."""
    path = project.settings
    if not path.is_file():
        return Settings()
    in_file = faults.in_file(project.shown(path))
    content = read_yaml(path, in_file, "Restore it.")
    settings = validated(Settings, content or {}, "", "Fix the entry.", in_file)
    if settings is not None and "en" not in settings.languages:
        given = f"languages = {', '.join(settings.languages)}"
        in_file.add("", given, "en and others", "The working is in English: add en.")
    return settings or Settings()


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
        place, fix = f"row {line}", "Fix the cell."
        if row.article not in slugs:
            faults.unknown(place, "article", row.article, slugs, fix)
        elif row.claim_id:
            path = project.article(row.article) / "claims.csv"
            claims = [r.claim_id for _, r in read_rows(path, Claim, Collector())]
            if row.claim_id not in claims:
                words = "a claim of the article's claims.csv, or blank"
                faults.unknown(place, "claim_id", row.claim_id, claims, fix, words)
    return sorted(errata, key=lambda row: row.date, reverse=True)
