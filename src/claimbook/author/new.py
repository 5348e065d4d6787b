"""Begin an article: a folder that is valid at once, explained where it is filled in."""

import hashlib
import os
import re
import shutil
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from claimbook.author.templates import article_yaml, at_hand, plan_yaml, table
from claimbook.data.raw_files import read_text
from claimbook.data.schema import Claim, Evidence
from claimbook.data.vocabulary import Id
from claimbook.extraction.proposals import proposals
from claimbook.faults import Collector


def create(project, slug, language, published, text=None):
    """Write the folder of a new article; return it.

    `published` is a date as text, `text` the file the claims are taken from: what can
    be checked in it is proposed, in claims.csv and plan.yaml. Raises Faults, with
    nothing written, for what is wrong. The folder is put in place whole, and never
    over one that is there.
    """
    faults = Collector()
    _check_slug(project, slug, faults)
    _check_date(published, faults.in_file("--published"))
    content = _content(text, faults.in_file(str(text))) if text else None
    faults.check()
    facts = {
        "slug": slug,
        "title_en": "Untitled",
        "title_sv": "Utan titel",
        "language": language,
        "outlet": None,
        "published": date.fromisoformat(published),
    }
    claims, entries = (), ()
    if content:
        claims, entries = proposals(
            content, language, facts["published"], at_hand(project)
        )
        facts |= {
            "text_sha256": hashlib.sha256(Path(text).read_bytes()).hexdigest(),
            "text_words": len(content.split()),
        }
    files = {
        "article.yaml": article_yaml(project, facts),
        "claims.csv": table(Claim, [row.model_dump() for row in claims], language),
        "plan.yaml": plan_yaml(project, entries),
        "evidence.csv": table(Evidence, (), language),
    }
    folder = project.articles / slug
    place = project.build / f"new-{slug}-{os.getpid()}"
    place.mkdir(parents=True)
    try:
        for name, written in files.items():
            (place / name).write_text(written, encoding="utf-8", newline="\n")
        place.rename(folder)
    except OSError:
        # another run may have put the same article in place meanwhile
        if folder.is_dir():
            _check_slug(project, slug, faults)
            faults.check()
        raise
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return folder


def _check_slug(project, slug, faults):
    try:
        TypeAdapter(Id).validate_python(slug)
    except ValidationError:
        near = "-".join(re.findall(r"[a-z0-9]+", slug.lower()))[:80].strip("-")
        fix = f"Try {near}." if near else "Choose a name such as apec-lima-2024."
        allowed = "small letters a to z, digits, single hyphens between them, up to 80"
        faults.in_file("SLUG").add("", repr(slug), allowed, fix)
        return
    folder = project.articles / slug
    if folder.exists():
        fix = "Choose another name, or fill in the folder that is there."
        faults = faults.in_file(project.shown(folder))
        faults.add("", "an article of that name", "a name that is not taken", fix)


def _check_date(published, faults):
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", published):
            date.fromisoformat(published)
            return
        given = repr(published)
    except ValueError as error:
        given = f"{published!r}, {error}"
    fix = "Write the day the article was published."
    faults.add("", given, "a day as YYYY-MM-DD: 2024-11-15", fix)


def _content(text, faults):
    content = read_text(Path(text), faults, "Fix the name of the file.")
    if content is not None and not content.strip():
        fix = "Save the article's text in it."
        faults.add("", "no words", "the article's text", fix)
    return content
