"""Hold an article's verdicts against the reviewed ones, and accept new ones."""

import csv
import io
import shutil

COLUMNS = (
    "claim_id",
    "known_now",
    "known_now_depends_on",
    "on_the_dateline",
    "on_the_dateline_depends_on",
)


def differences(project, slug, built):
    """Return what differs from tests/expected/<slug>.csv as a table, or None.

    `built` is the verdicts table's content. An article without reviewed verdicts
    passes: there is nothing to hold it to yet.
    """
    if not project.expected(slug).is_file():
        return None
    changes = changed(_verdicts(project.expected(slug).read_bytes()), _verdicts(built))
    if not changes:
        return None
    return (
        f"{slug}: {len(changes)} verdicts differ from the reviewed ones\n"
        + "\n".join(f"  {line}" for line in changes)
        + f"\nIf the change is meant: claimbook accept {slug}\n{slug}"
    )


def changed(expected, built):
    """Return a line for each claim whose verdict differs between two tables."""
    lines = []
    for claim in sorted(expected.keys() | built.keys()):
        before, after = expected.get(claim), built.get(claim)
        if before == after:
            continue
        lines.append(f"{claim}: {_told(before)} → {_told(after)}")
    return lines


def accept(project, slug):
    """Make the newest built verdicts of an article, failed or not, the reviewed ones.

    Returns the file written. Raises FileNotFoundError if nothing has been built.
    """
    candidates = [
        project.build / "failed" / slug / "tables" / "verdicts.csv",
        project.processed / slug / "verdicts.csv",
    ]
    source = next((c for c in candidates if c.is_file()), None)
    if source is None:
        raise FileNotFoundError(f"{slug} has no built verdicts; run claimbook report")
    target = project.expected(slug)
    target.parent.mkdir(exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for claim, verdicts in _verdicts(source.read_bytes()).items():
            writer.writerow([claim, *verdicts])
    shutil.rmtree(project.build / "failed" / slug, ignore_errors=True)
    return target


def _verdicts(content):
    """Return {claim id: its verdict columns} of a verdicts table's content."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    return {row["claim_id"]: tuple(row[c] for c in COLUMNS[1:]) for row in rows}


def _told(verdicts):
    if verdicts is None:
        return "no such claim"
    now, now_on, then, then_on = verdicts
    told = now + (f" (depends on {now_on})" if now_on else "")
    if (then, then_on) != (now, now_on):
        told += f", on the dateline {then}" + (
            f" (depends on {then_on})" if then_on else ""
        )
    return told
