"""What was built beside the reviewed verdicts, which hold a run.

A verdict is reviewed for a claim as it is worded: its plan and its documents were read
against these words, so a claim that is reworded has to be looked at again.
"""

import csv
import hashlib
import shutil
from operator import attrgetter
from pathlib import Path

from claimbook.build import manifest
from claimbook.data.raw_files import read_rows
from claimbook.data.schema import Claim
from claimbook.faults import Collector, Faults, listed
from claimbook.judging.opening import open_article
from claimbook.project import Project

DATES = ("known_now", "on_the_dateline")
VERDICTS = [date + part for date in DATES for part in ("", "_depends_on", "_in_part")]
WORDS = ("part_of", "type", "said_by", "printed", "when_printed", "statement_en")
WORDING, DIGITS = "wording_sha256", 12  # the first digits of the hash of these words


def differences(project: Project, slug: str, built: Path) -> str:
    """Return how a built verdicts table differs from the reviewed one; "" if nowhere.

    An article without reviewed verdicts passes: there is nothing to hold it to yet.
    """
    if not project.expected(slug).is_file():
        return ""
    before, after = _verdicts(project.expected(slug)), _verdicts(built)
    changed = [
        f"  {claim}: {_in_words(before.get(claim))} → {_in_words(after.get(claim))}\n"
        for claim in sorted(before.keys() | after.keys())
        if before.get(claim) != after.get(claim)
    ]
    changed += [f"  {claim}: reworded\n" for claim in reworded(project, slug)]
    if not changed:
        return ""
    return (
        f"{slug}: {len(changed)} verdicts differ from the reviewed ones, or are of "
        f"claims that are worded otherwise\n{''.join(changed)}Read plan and documents "
        f"against the words again. If it is meant: claimbook accept {slug}\n{slug}"
    )


def reworded(project: Project, slug: str) -> list[str]:
    """Return the claims that are worded otherwise than when they were reviewed."""
    with project.expected(slug).open(encoding="utf-8", newline="") as file:
        before = {row["claim_id"]: row.get(WORDING) for row in csv.DictReader(file)}
    after = _wordings(project, slug)
    return [c for c in before if c in after and before[c] != after[c]]


def _wordings(project: Project, slug: str) -> dict[str, str]:
    """Return {claim id: hash of its words}, from claims.csv as it is written."""
    words, path = attrgetter(*WORDS), project.article(slug) / "claims.csv"
    rows = (row for _, row in read_rows(path, Claim, Collector()))
    texts = {row.claim_id: "\n".join(map(str, words(row))) for row in rows}
    return {
        c: hashlib.sha256(t.encode()).hexdigest()[:DIGITS] for c, t in texts.items()
    }


def accept(project: Project, slug: str) -> Path:
    """Make the newest built verdicts of an article, failed or not, the reviewed ones.

    Returns the file written. Raises FileNotFoundError if nothing has been built, and
    Faults for an article that is not finished and for what was built before its inputs
    were changed.
    """
    failed, target = project.build / "failed" / slug, project.expected(slug)
    tables = [failed / "tables", project.processed / slug]
    built = [path for t in tables if (path := t / "verdicts.csv").is_file()]
    if not built:
        raise FileNotFoundError(f"{slug} has no built verdicts; run claimbook report")
    lacks = open_article(project, slug).lacks
    if lacks:
        raise Faults(lacks)
    _check_age(project, slug, built[0])
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["claim_id", *VERDICTS, WORDING])
        words = _wordings(project, slug)
        rows = _verdicts(built[0]).items()
        writer.writerows([c, *v, words.get(c, "")] for c, v in rows)
    shutil.rmtree(failed, ignore_errors=True)
    return target


def _check_age(project, slug, built):
    """Raise Faults where verdicts were built from other inputs than there are now."""
    failed = built.parent.name == "tables"
    made = manifest.read_at(built.parents[1] if failed else project.reports / slug)
    now = manifest.shared_inputs(project) | manifest.article_inputs(
        project, slug, made.get("sources", ()), manifest.cited_inputs(project)
    )
    before = made.get("inputs", {})
    changed = [n for n in before.keys() | now.keys() if before.get(n) != now.get(n)]
    faults = Collector(project.shown(built))
    if changed:
        given = f"verdicts older than {listed(changed, 3)}"
        fix = f"Run `claimbook report {slug}`, look at it, and accept that."
        faults.add("", given, "verdicts of the inputs as they are", fix)
    faults.check()


def _verdicts(table):
    """Return {claim id: its verdict columns} of a verdicts table."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {
            row["claim_id"]: tuple(row.get(c, "") for c in VERDICTS) for row in rows
        }


def _in_words(verdicts):
    if verdicts is None:
        return "no such claim"
    now, then = (
        verdict
        + (f" in part ({part})" if part else "")
        + (f" (depends on {names})" if names else "")
        for verdict, names, part in (verdicts[:3], verdicts[3:])
    )
    return now if then == now else f"{now}, on the dateline {then}"
