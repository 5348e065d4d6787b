"""The one writer of data/processed/ and reports/: whole folders, by rename."""

import csv
import os
import shutil
from collections.abc import Collection
from pathlib import Path

from claimbook.build import manifest
from claimbook.project import Project

SUMS = "SHA256SUMS"
VERDICTS = (
    "known_now",
    "known_now_depends_on",
    "on_the_dateline",
    "on_the_dateline_depends_on",
)


def place(
    project: Project, snapshot: Project, slug: str, made: dict[str, object]
) -> None:
    """Put a finished report in place, from where its job has written it.

    `made` is what its manifest says of how it was made: parameters, sources, inputs.
    """
    facts = {
        "outputs": manifest.outputs(snapshot, slug, built=True),
        "about": manifest.about(snapshot, slug),
    }
    manifest.write(snapshot.reports / slug, made | facts)
    for folder, target in _folders(project, snapshot, slug).values():
        target.parent.mkdir(exist_ok=True)
        os.replace(folder, target)


def keep(project: Project, snapshot: Project, slug: str) -> str:
    """Keep what ran of a report that failed; return where."""
    kept = project.build / "failed" / slug
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for name, (folder, _) in _folders(project, snapshot, slug).items():
        if folder.is_dir():
            os.replace(folder, kept / name)
    return project.shown(kept)


def _folders(project, snapshot, slug):
    """Return {name: (where a job has written it, its place)}, the pages last."""
    return {
        "notebooks": (snapshot.executed / slug, project.executed / slug),
        "tables": (snapshot.scratch(slug), project.processed / slug),
        "pages": (snapshot.reports / slug, project.reports / slug),
    }


def forget(project: Project, stale: Collection[str]) -> None:
    """Remove reports that no longer follow from their inputs, pages first."""
    for slug in stale:
        for folder in (project.reports, project.processed, project.executed):
            shutil.rmtree(folder / slug, ignore_errors=True)


def clear_away(project: Project, known: Collection[str]) -> None:
    """Remove what killed runs left behind and the reports of articles that are gone."""
    for folder in project.build.glob("run-*"):
        shutil.rmtree(folder, ignore_errors=True)  # its process may just be ending
    for folder in (project.reports, project.processed, project.executed):
        for report in folder.iterdir() if folder.is_dir() else ():
            if report.is_dir() and report.name not in known:
                shutil.rmtree(report)


def write_sums(project: Project, hashes: manifest.Hashes) -> None:
    """Write reports/SHA256SUMS over every built file, for `sha256sum -c` from there.

    `hashes` are those known already by path, as a manifest names them.
    """
    lines = [
        f"{hashes.get(f'reports/{path}') or manifest.hash_of(file)}  {path}\n"
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
    failed, target = project.build / "failed" / slug, project.expected(slug)
    tables = [failed / "tables", project.processed / slug]
    built = [path for t in tables if (path := t / "verdicts.csv").is_file()]
    if not built:
        raise FileNotFoundError(f"{slug} has no built verdicts; run claimbook report")
    target.parent.mkdir(exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["claim_id", *VERDICTS])
        writer.writerows([c, *v] for c, v in _verdicts(built[0]).items())
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
