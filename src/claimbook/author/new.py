"""Begin an article: a folder that is valid at once, explained where it is filled in.

Each file is a template of this package, filled in with what the models say of names.
"""

import csv
import io
import os
import re
import shutil
from collections import defaultdict
from datetime import date
from functools import partial
from pathlib import Path
from textwrap import fill
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from claimbook.author.console import filled_in
from claimbook.author.suggest import Suggester
from claimbook.checks import checks
from claimbook.data.figure_files import read_dataset, read_products
from claimbook.data.schema import Article, Claim, Evidence, Lineage
from claimbook.data.unfinished import TITLES
from claimbook.data.vocabulary import Id
from claimbook.domain.dataset import Dataset
from claimbook.domain.quantity import Quantity
from claimbook.extraction import read
from claimbook.extraction.proposals import proposals
from claimbook.extraction.text_files import read_source
from claimbook.faults import Collector
from claimbook.judging.specifications import PlanEntry, Reasons
from claimbook.project import Project

MODELS = (Article, Claim, Evidence, Lineage, PlanEntry, Quantity, Reasons)
FILES = ("article.yaml", "claims.csv", "plan.yaml", "evidence.csv")


def create(
    project: Project, slug: str, language: str, published: str, text: str | None = None
) -> Path:
    """Write the folder of a new article; return it.

    `published` is a date as text, `text` the file the claims are taken from: what can
    be checked in it is proposed, in claims.csv and plan.yaml. Raises Faults, with
    nothing written, for what is wrong. The folder is put in place whole, and never
    over one that is there.
    """
    faults = Collector()
    _check_slug(project, slug, faults)
    _check_date(published, faults.in_file("--published"))
    source = read_source(Path(text), faults.in_file(text)) if text else None
    faults.check()
    facts: dict[str, Any] = {
        "slug": slug,
        **TITLES,
        "language": language,
        "published": date.fromisoformat(published),
    }
    data, claims, entries = read_dataset(project, Collector()), [], []
    if source:
        day, body = facts["published"], source.text
        reading = read(body, day, language)
        products = read_products(project, Collector())
        suggest = Suggester(data, products, body, reading, day)
        claims, entries = proposals(body, reading, day, suggest)
        facts["text_sha256"] = source.sha256
        facts["text_words"] = len(body.split())
    values = {"facts": facts, "claims": claims, "entries": entries}
    values["sources"] = _sources(data)
    folder = project.article(slug)
    place = project.build / f"new-{slug}-{os.getpid()}"
    place.mkdir(parents=True)
    try:
        for name in FILES:
            written = _file(name, project, values)
            (place / name).write_text(written, encoding="utf-8", newline="\n")
        place.rename(folder)
    except OSError:
        # another run may have put the same article in place meanwhile
        _check_slug(project, slug, faults)
        faults.check()
        raise
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return folder


def _check_slug(project: Project, slug: str, faults: Collector) -> None:
    try:
        TypeAdapter(Id).validate_python(slug)
    except ValidationError:
        near = "-".join(re.findall(r"[a-z0-9]+", slug.lower()))[:80].strip("-")
        fix = f"Try {near}." if near else "Choose a name such as apec-lima-2024."
        allowed = "small letters a to z, digits, single hyphens between them, up to 80"
        faults.in_file("SLUG").add("", repr(slug), allowed, fix)
        return
    folder = project.article(slug)
    if folder.exists():
        fix = "Choose another name, or fill in the folder that is there."
        faults = faults.in_file(project.shown(folder))
        faults.add("", "an article of that name", "a name that is not taken", fix)


def _check_date(published: str, faults: Collector) -> None:
    given = repr(published)
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", published):
            date.fromisoformat(published)
            return
    except ValueError as error:
        given = f"{published!r}, {error}"
    fix = "Write the day the article was published."
    faults.add("", given, "a day as YYYY-MM-DD: 2024-11-15", fix)


def _sources(data: Dataset) -> dict[str, list[str]]:
    """Return {series: names of the sources that have figures of it}."""
    names: dict[str, set[str]] = defaultdict(set)
    for figure in data.figures:
        names[figure.series].add(figure.source)
    return {series: sorted(own) for series, own in sorted(names.items())}


def _file(name: str, project: Project, values: dict[str, Any]) -> str:
    """Return one of the FILES of a new article."""
    schema = project.schemas / f"{Path(name).stem}.json"
    values |= {
        "schema": Path(os.path.relpath(schema, project.article("x"))).as_posix(),
        "checks": checks(),
        "quantity": Quantity.model_fields,
    }
    return filled_in(
        name,
        values | {model.__name__: model for model in MODELS},
        comment=_comment,
        schema=lambda model: model.model_json_schema(),
        csv=_csv,
        yaml=partial(yaml.safe_dump, sort_keys=False, allow_unicode=True, width=80),
    )


def _comment(text: str, indent: str = "") -> str:
    """Return a text as lines of a comment."""
    return fill(
        text,
        88,
        initial_indent=f"# {indent}",
        subsequent_indent=f"# {indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _csv(claims: list[Claim]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(Claim.model_fields), lineterminator="\n")
    writer.writeheader()
    writer.writerows(claim.model_dump() for claim in claims)
    return text.getvalue().rstrip("\n")
