"""Which verdicts differ between two revisions, and which of their inputs make it so.

Both revisions' data are judged by the code at hand, so no code of another revision is
run. What the first one's code made of its data is what its reviewed verdicts say, which
its tests held to (tests/expected): where the code at hand finds something else in the
same data, the code or the lock is the cause.
"""

import csv
from contextlib import nullcontext
from dataclasses import dataclass

from claimbook.author.judging import judge_article
from claimbook.author.reasons import reasons
from claimbook.author.revision import commit, taken_out
from claimbook.domain.verdict import Verdict
from claimbook.faults import Faults
from claimbook.judging.old_sentences import verdict_line
from claimbook.project import Project

NO_CLAIM = "no such claim"


@dataclass(frozen=True)
class State:
    """What one revision says: {slug: Live}, {slug: why not}, and what it was made from.

    `reviewed` are {slug: {claim id: its two verdicts in words}}; `shared` are the bytes
    of all files that every article rests on, by name.
    """

    live: dict
    faults: dict
    reviewed: dict
    shared: dict


def diff(project, first, second=None):
    """Return what differs from revision `first` to `second`, or to the working tree.

    A dict for JSON: `changed` has a row a claim whose verdict differs, `same_verdict` a
    row a claim whose inputs differ and whose verdict does not. Raises Faults for what
    is no revision, and where the second one's data cannot be read.
    """
    names = [
        commit(project, first),
        commit(project, second) if second else "the working tree",
    ]
    with taken_out(project, first) as old_place, _place(project, second) as new_place:
        (old, was_shared), (new, shared) = _inputs(old_place), _inputs(new_place)
        stale = [
            slug
            for slug in sorted(old.keys() | new.keys())
            if was_shared != shared or old.get(slug) != new.get(slug)
        ]
        before = _state(old_place, [s for s in stale if s in old], was_shared)
        after = _state(new_place, [s for s in stale if s in new], shared)
    if after.faults:
        raise Faults([fault for found in after.faults.values() for fault in found])
    rows = [row for slug in stale for row in _rows(slug, before, after)]
    return {
        "from": names[0],
        "to": names[1],
        "unread": {slug: str(found[0]) for slug, found in before.faults.items()},
        "changed": [row for row in rows if row["before"] != row["after"]],
        "same_verdict": [row for row in rows if row["before"] == row["after"]],
    }


def _place(project, revision):
    return taken_out(project, revision) if revision else nullcontext(project.root)


def _inputs(root):
    """Return ({slug: {name: bytes}} of the articles, {name: bytes} of all else)."""
    project = Project(root)
    articles = {
        folder.name: _bytes(project, folder)
        for folder in sorted(project.articles.glob("*"))
        if folder.is_dir()
    }
    shared = _bytes(project, root / "src" / "claimbook")
    shared |= _bytes(project, root, "requirements.lock")
    shared |= _bytes(project, project.raw, "*.csv") | _bytes(project, project.figures)
    return articles, shared


def _bytes(project, folder, pattern="**/*"):
    return {
        project.shown(file): file.read_bytes()
        for file in sorted(folder.glob(pattern))
        if file.is_file() and file.suffix != ".pyc"
    }


def _state(root, slugs, shared):
    project, live, faults, reviewed = Project(root), {}, {}, {}
    for slug in slugs:
        reviewed[slug] = _reviewed(project, slug)
        try:
            live[slug] = judge_article(project, slug)
        except Faults as error:
            faults[slug] = error.faults
    return State(live, faults, reviewed, shared)


def _reviewed(project, slug):
    if not project.expected(slug).is_file():
        return {}
    with project.expected(slug).open(encoding="utf-8", newline="") as file:
        return {
            row["claim_id"]: tuple(
                verdict_line(Verdict(row[name], _names(row[f"{name}_depends_on"])))
                for name in ("known_now", "on_the_dateline")
            )
            for row in csv.DictReader(file)
        }


def _names(text):
    return tuple(filter(None, text.split("; ")))


def _rows(slug, before, after):
    """Return a row for each claim of one article whose verdict or inputs differ."""
    old, new = before.live.get(slug), after.live.get(slug)
    reviewed = before.reviewed.get(slug, {})
    judged = [_verdicts(live) for live in (old, new)]
    rows = []
    for claim_id in dict.fromkeys([*judged[1], *judged[0], *reviewed]):
        found, now = (told.get(claim_id) for told in judged)
        was = reviewed.get(claim_id, found)
        why = reasons(old, new, claim_id) if old and new else []
        if slug in before.faults:
            why.append("the code at hand cannot read the earlier data")
        elif found != was:
            why += _of_the_code(before.shared, after.shared)
        if was != now or why:
            rows.append(
                {
                    "article": slug,
                    "claim": claim_id,
                    "before": _told(was),
                    "after": _told(now),
                    "why": why or _of_a_whole(slug, claim_id, old, new, judged),
                }
            )
    return rows


def _verdicts(live):
    """Return {claim id: (known now, on the dateline)} in words."""
    if live is None:
        return {}
    return {
        claim_id: (verdict_line(one.verdict), verdict_line(live.then[claim_id].verdict))
        for claim_id, one in live.now.items()
    }


def _told(verdicts):
    now, then = verdicts or (NO_CLAIM, NO_CLAIM)
    return now if then == now else f"{now}; on the dateline {then}"


def _of_the_code(old, new):
    """Say which code differs, where the same data are judged otherwise than before."""
    differing = [
        name
        for name in sorted(old.keys() | new.keys())
        if name.startswith(("src/", "requirements")) and old.get(name) != new.get(name)
    ]
    if not differing:
        return ["tests/expected: the reviewed verdict was not what its data give"]
    more = f" and {len(differing) - 3} more files" if len(differing) > 3 else ""
    return [f"code or lock: {', '.join(differing[:3])}{more}"]


def _of_a_whole(slug, claim_id, old, new, judged):
    """Say what else lets a claim's verdict differ: its parts, or its article."""
    if old is None or new is None:
        return ["a new article" if old is None else "the article was taken out"]
    parts = {p.claim.claim_id for live in (old, new) for p in live.now[claim_id].parts}
    differing = sorted(p for p in parts if judged[0].get(p) != judged[1].get(p))
    return [f"its parts: {', '.join(differing)}"] if differing else []
