"""The one writer of data/processed/ and reports/: whole folders, by rename."""

import csv
import os
import shutil
from collections.abc import Collection
from pathlib import Path

from claimbook.build import manifest
from claimbook.data.raw_files import sha256
from claimbook.project import Project

SUMS = "SHA256SUMS"
VERDICTS = (
    "known_now",
    "known_now_depends_on",
    "on_the_dateline",
    "on_the_dateline_depends_on",
)


def place(
    project: Project,
    snapshot: Project,
    slug: str,
    made: dict[str, object],
) -> None:
    """Put a finished report in place, from where its job has written it.

    `made` is what its manifest says of how it was made: parameters, sources, inputs.
    """
    tables, pages = snapshot.scratch(slug), snapshot.reports / slug
    outputs = manifest.output_hashes(slug, tables, pages)
    facts = {"outputs": outputs, "about": manifest.about(snapshot, slug)}
    manifest.write(pages, made | facts)
    project.executed.mkdir(exist_ok=True)
    os.replace(snapshot.executed / slug, project.executed / slug)
    os.replace(tables, project.processed / slug)
    os.replace(pages, project.reports / slug)


def keep(project: Project, snapshot: Project, slug: str) -> str:
    """Keep what ran of a report that failed; return where."""
    kept = project.build / "failed" / slug
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for name, folder in (
        ("tables", snapshot.scratch(slug)),
        ("pages", snapshot.reports / slug),
        ("notebooks", snapshot.executed / slug),
    ):
        if folder.is_dir():
            os.replace(folder, kept / name)
    return project.shown(kept)


def forget(project: Project, stale: Collection[str]) -> None:
    """Remove reports that no longer follow from their inputs, pages first."""
    for slug in stale:
        for folder in (project.reports, project.processed, project.executed):
            shutil.rmtree(folder / slug, ignore_errors=True)


def clear_away(project: Project, known: Collection[str]) -> None:
    """Remove what killed runs left behind and the reports of articles that are gone."""
    for folder in project.build.glob("run-*"):
        shutil.rmtree(folder, ignore_errors=True)  # its process may just be ending
    for place in (project.reports, project.processed, project.executed):
        for folder in place.iterdir() if place.is_dir() else ():
            if folder.is_dir() and folder.name not in known:
                shutil.rmtree(folder)


def write_sums(project: Project, hashes: dict[str, str]) -> None:
    """Write reports/SHA256SUMS over every built file, for `sha256sum -c` from there.

    `hashes` are those known already by path, as a manifest names them.
    """
    lines = [
        f"{hashes.get(f'reports/{path}') or sha256(Path(file))}  {path}\n"
        for path, file in sorted(manifest.files_in(project.reports))
        if path != SUMS and not path.startswith(".")
    ]
    replace(project.reports / SUMS, "".join(lines))


def replace(target: Path, text: str) -> None:
    """Write a text file by rename, unless it says that already."""
    if target.is_file() and target.read_text("utf-8") == text:
        return
    fresh = target.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(target)


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
    if not changed:
        return ""
    return (
        f"{slug}: {len(changed)} verdicts differ from the reviewed ones\n"
        f"{''.join(changed)}If the change is meant: claimbook accept {slug}\n{slug}"
    )


def accept(project: Project, slug: str) -> Path:
    """Make the newest built verdicts of an article, failed or not, the reviewed ones.

    Returns the file written. Raises FileNotFoundError if nothing has been built.
    """
    failed = project.build / "failed" / slug
    for folder in (failed / "tables", project.processed / slug):
        if (folder / "verdicts.csv").is_file():
            break
    else:
        raise FileNotFoundError(f"{slug} has no built verdicts; run claimbook report")
    target = project.expected(slug)
    target.parent.mkdir(exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["claim_id", *VERDICTS])
        for claim, verdicts in _verdicts(folder / "verdicts.csv").items():
            writer.writerow([claim, *verdicts])
    shutil.rmtree(failed, ignore_errors=True)
    return target


def _verdicts(table):
    """Return {claim id: its verdict columns} of a verdicts table."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {row["claim_id"]: tuple(row[c] for c in VERDICTS) for row in rows}


def _in_words(verdicts):
    if verdicts is None:
        return "no such claim"
    now, then = (
        verdict + (f" (depends on {names})" if names else "")
        for verdict, names in (verdicts[:2], verdicts[2:])
    )
    return now if then == now else f"{now}, on the dateline {then}"
