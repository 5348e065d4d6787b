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
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
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

Files = dict[str, bytes]  # by name


@dataclass(frozen=True)
class State:
    """What the data of one revision say, by article, and what all articles rest on.

    `faults` are of the articles that the code at hand cannot read.
    """

    judged: dict[str, JudgedArticle]
    faults: dict[str, list[Fault]]
    reviewed: dict[str, dict[str, str]]
    shared: Files


def diff(project: Project, first: str, second: str | None = None) -> dict[str, Any]:
    """Return what differs from revision `first` to `second`, or to the working tree.

    A dict for JSON: `changed` has a row a claim whose verdict differs, `same_verdict` a
    row a claim whose inputs differ and whose verdict does not. Raises Faults for what
    is no revision, and where the second one's data cannot be read.
    """
    names = [
        _commit(project, first),
        _commit(project, second) if second else "the working tree",
    ]
    with _at(project, first) as earlier, _at(project, second) as later:
        (old, old_shared), (new, new_shared) = _inputs(earlier), _inputs(later)
        stale = [
            slug
            for slug in sorted(old.keys() | new.keys())
            if old_shared != new_shared or old.get(slug) != new.get(slug)
        ]
        before = _state(earlier, [s for s in stale if s in old], old_shared)
        after = _state(later, [s for s in stale if s in new], new_shared)
    if after.faults:
        raise Faults(fault for faults in after.faults.values() for fault in faults)
    rows = [row for slug in stale for row in _rows(slug, before, after)]
    return {
        "from": names[0],
        "to": names[1],
        "unread": {slug: str(faults[0]) for slug, faults in before.faults.items()},
        "changed": [row for row in rows if row["before"] != row["after"]],
        "same_verdict": [row for row in rows if row["before"] == row["after"]],
    }


@contextmanager
def _at(project: Project, revision: str | None) -> Iterator[Project]:
    """Give the project as it was at a revision, in a folder for as long as needed."""
    if revision is None:
        yield project
        return
    commit = _commit(project, revision)
    archive = _git(project, "archive", "--format=zip", commit).stdout
    kept = (project.raw, project.reviewed, project.code, project.lock)
    names = tuple(project.shown(path) for path in kept)
    with TemporaryDirectory() as folder:
        with zipfile.ZipFile(io.BytesIO(archive)) as pack:
            wanted = [name for name in pack.namelist() if name.startswith(names)]
            pack.extractall(folder, wanted)
        yield Project(Path(folder))


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


def _inputs(project: Project) -> tuple[dict[str, Files], Files]:
    """Return the files of each article, and those that every article rests on."""
    slugs = project.slugs() if project.articles.is_dir() else []
    articles = {slug: _bytes(project, project.article(slug)) for slug in slugs}
    shared = _bytes(project, project.code)
    shared |= _bytes(project, project.lock.parent, project.lock.name)
    shared |= _bytes(project, project.raw, "*.csv") | _bytes(project, project.figures)
    return articles, shared


def _bytes(project: Project, folder: Path, pattern: str = "**/*") -> Files:
    return {
        project.shown(file): file.read_bytes()
        for file in sorted(folder.glob(pattern))
        if file.is_file() and file.suffix != ".pyc"
    }


def _state(project: Project, slugs: list[str], shared: Files) -> State:
    state = State({}, {}, {}, shared)
    for slug in slugs:
        state.reviewed[slug] = _reviewed(project.expected(slug))
        try:
            state.judged[slug] = judge_article(open_article(project, slug))
        except Faults as error:
            state.faults[slug] = error.faults
    return state


def _reviewed(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["claim_id"]: _in_words(row) for row in csv.DictReader(file)}


def _verdicts(judged: JudgedArticle | None) -> dict[str, str]:
    rows = verdict_rows(judged) if judged else []
    return {row.claim_id: _in_words(row.model_dump()) for row in rows}


def _in_words(row: Mapping[str, str]) -> str:
    """Return both verdicts of a row of the verdicts table."""
    now, then = (
        verdict_line(
            Verdict(
                row[date], tuple(filter(None, row[f"{date}_depends_on"].split("; ")))
            )
        )
        for date in ("known_now", "on_the_dateline")
    )
    return now if then == now else f"{now}; on the dateline {then}"


def _rows(slug: str, before: State, after: State) -> Iterator[dict[str, Any]]:
    """Yield a row for each claim of one article whose verdict or inputs differ."""
    old, new = before.judged.get(slug), after.judged.get(slug)
    old_verdicts, new_verdicts = _verdicts(old), _verdicts(new)
    reviewed = before.reviewed.get(slug, {})
    for claim_id in dict.fromkeys([*new_verdicts, *old_verdicts, *reviewed]):
        judged, now = old_verdicts.get(claim_id), new_verdicts.get(claim_id)
        was = reviewed.get(claim_id, judged)
        why = reasons(old, new, claim_id) if old and new else []
        if slug in before.faults:
            why.append("the code at hand cannot read the earlier data")
        elif judged != was:
            why.append(_code_change(before.shared, after.shared))
        elif not (old and new):
            why.append("the article was taken out" if old else "a new article")
        if was != now or why:
            yield {
                "article": slug,
                "claim": claim_id,
                "before": was or NO_CLAIM,
                "after": now or NO_CLAIM,
                "why": why,
            }


def _code_change(old: Files, new: Files) -> str:
    """Say which code differs, where the same data are judged otherwise than before."""
    names = [
        name
        for name in sorted(old.keys() | new.keys())
        if not name.startswith("data/") and old.get(name) != new.get(name)
    ]
    if not names:
        return "tests/expected: the reviewed verdict was not what its data give"
    more = f" and {len(names) - 3} more files" if len(names) > 3 else ""
    return f"code or lock: {', '.join(names[:3])}{more}"
