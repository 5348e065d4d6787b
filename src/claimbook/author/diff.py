"""Which verdicts differ between two revisions, and which of their inputs make it so.

Both revisions' data are judged by the code at hand, so no code of another revision is
run. What the first revision's code made of its data is what its reviewed verdicts say,
which its tests held to (tests/expected): where the code at hand judges the same data
otherwise, the code or the lock is the cause.
"""

import csv
import io
import subprocess
import zipfile
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from claimbook.author.reasons import reasons
from claimbook.domain.verdict import Verdict
from claimbook.faults import Collector, Fault, Faults, near_miss
from claimbook.judging.opening import JudgedArticle, judge_article, open_article
from claimbook.judging.sentences import verdict_line
from claimbook.judging.tables import verdict_rows
from claimbook.project import Project

NO_CLAIM = "no such claim"

Judged = JudgedArticle | Faults | None  # Faults where the code at hand cannot read it


def diff(project: Project, first: str, second: str | None = None) -> dict[str, Any]:
    """Return what differs from revision `first` to `second`, or to the working tree.

    A dict for JSON: `changed` has a row a claim whose verdict differs, `same_verdict` a
    row a claim whose inputs differ and whose verdict does not. Raises Faults for what
    is no revision, and where the second one's data cannot be read.
    """
    commits = [_commit(project, name) for name in (first, second) if name is not None]
    slugs, code = _touched(project, commits)
    with _at(project, commits[0]) as earlier:
        before = _judge(earlier, slugs)
        reviewed = {slug: _reviewed(earlier.expected(slug)) for slug in before}
    with _at(project, *commits[1:]) as later:
        after = _judge(later, slugs)
    unread = [error for error in after.values() if isinstance(error, Faults)]
    if unread:
        raise Faults(fault for error in unread for fault in error.faults)
    rows = [
        {"article": slug, **row}
        for slug in sorted(before.keys() | after.keys())
        for row in _rows(
            before.get(slug), after.get(slug), reviewed.get(slug, {}), code
        )
    ]
    return {
        "from": commits[0],
        "to": commits[1] if second is not None else "the working tree",
        "unread": {
            slug: str(error.faults[0])
            for slug, error in before.items()
            if isinstance(error, Faults)
        },
        "changed": [row for row in rows if row["before"] != row["after"]],
        "same_verdict": [row for row in rows if row["before"] == row["after"]],
    }


def _commit(project: Project, revision: str) -> str:
    """Return the commit that `revision` names, by its short hash."""
    named = ("--end-of-options", f"{revision}^{{commit}}")
    run = _git(project, "rev-parse", "--short", "--verify", "--quiet", *named)
    if run.returncode:
        names = _git(project, "for-each-ref", "--format=%(refname:short)").stdout
        hint = near_miss(revision, names.decode().split())
        faults = Collector("REVISION")
        faults.add(
            "",
            repr(revision) if run.returncode < 128 else "no git repository",
            "a commit, branch or tag of this repository",
            hint + "`git log --oneline` lists the commits; a shallow clone has few.",
        )
        faults.check()
    return run.stdout.decode().strip()


def _git(project: Project, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *arguments], cwd=project.root, capture_output=True, check=False
        )
    except FileNotFoundError:
        fault = Fault("git", "", "no such program", "git", "Install git.")
        raise Faults([fault]) from None


def _touched(
    project: Project, commits: list[str]
) -> tuple[Container[str] | None, list[str]]:
    """Return the articles whose inputs may differ, None for all; and the code files."""
    kinds = ("diff", "--name-only", "--no-renames", "--relative", "-z", *commits)
    listed = _git(project, *kinds).stdout
    if len(commits) == 1:
        others = ("ls-files", "--others", "--exclude-standard", "-z")
        listed += _git(project, *others).stdout
    names = sorted(filter(None, listed.decode().split("\0")))
    places = (project.articles, project.raw, project.code, project.lock)
    articles, raw, *machinery = (project.shown(place) for place in places)
    own = [name for name in names if name.startswith(f"{articles}/")]
    code = [name for name in names if name.startswith(tuple(machinery))]
    if code or any(name.startswith(raw) for name in {*names} - {*own}):
        return None, code
    return {name.removeprefix(f"{articles}/").split("/")[0] for name in own}, code


@contextmanager
def _at(project: Project, commit: str | None = None) -> Iterator[Project]:
    """Give the project as it was at a commit, in a folder for as long as needed."""
    if commit is None:
        yield project
        return
    archive = _git(project, "archive", "--format=zip", commit).stdout
    kept = tuple(project.shown(path) for path in (project.raw, project.reviewed))
    with TemporaryDirectory() as folder, zipfile.ZipFile(io.BytesIO(archive)) as pack:
        pack.extractall(folder, [n for n in pack.namelist() if n.startswith(kept)])
        yield Project(Path(folder))


def _judge(project: Project, slugs: Container[str] | None) -> dict[str, Judged]:
    judged: dict[str, Judged] = {}
    for slug in project.slugs() if project.articles.is_dir() else []:
        if slugs is None or slug in slugs:
            try:
                judged[slug] = judge_article(open_article(project, slug))
            except Faults as error:
                judged[slug] = error
    return judged


def _reviewed(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["claim_id"]: _in_words(row) for row in csv.DictReader(file)}


def _verdicts(judged: Judged) -> dict[str, str]:
    rows = verdict_rows(judged) if isinstance(judged, JudgedArticle) else []
    return {row.claim_id: _in_words(row.model_dump()) for row in rows}


def _in_words(row: Mapping[str, Any]) -> str:
    """Return both verdicts of a row of the verdicts table."""
    now, then = (
        verdict_line(
            Verdict(
                row[day],
                tuple(filter(None, row[f"{day}_depends_on"].split("; "))),
                in_part=row.get(f"{day}_in_part", ""),
            )
        )
        for day in ("known_now", "on_the_dateline")
    )
    return now if then == now else f"{now}; on the dateline {then}"


def _rows(
    old: Judged, new: Judged, reviewed: Mapping[str, str], code: list[str]
) -> Iterator[dict[str, Any]]:
    """Yield a row for each claim of one article whose verdict or inputs differ."""
    before, after = _verdicts(old), _verdicts(new)
    for claim_id in dict.fromkeys([*after, *before, *reviewed]):
        judged, now = before.get(claim_id), after.get(claim_id)
        was = reviewed.get(claim_id, judged)
        why: list[str] = []
        if isinstance(old, JudgedArticle) and isinstance(new, JudgedArticle):
            why = reasons(old, new, claim_id)
        if isinstance(old, Faults):
            why.append("the code at hand cannot read the earlier data")
        elif judged != was:
            why.append(_code_change(code))
        elif old is None or new is None:
            why.append("the article was taken out" if old else "a new article")
        if was != now or why:
            was, now = was or NO_CLAIM, now or NO_CLAIM
            yield {"claim": claim_id, "before": was, "after": now, "why": why}


def _code_change(names: list[str]) -> str:
    """Say which code differs, where the same data are judged otherwise than before."""
    if not names:
        return "tests/expected: the reviewed verdict was not what its data give"
    more = f" and {len(names) - 3} more files" if len(names) > 3 else ""
    return f"code or lock: {', '.join(names[:3])}{more}"
