"""The one writer of data/processed/ and reports/: whole folders, by rename.

What is removed there is what a manifest of ours lists, and nothing else.
"""

import html
import json
import os
import re
import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from claimbook.build import manifest
from claimbook.project import Project

SUMS = "SHA256SUMS"
NAMES = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*", re.ASCII)
BODY = re.compile(r"<body\b[^>]*>")


class Refused(Exception):
    """A file that no job may make, or one of others in the way of ours."""


def place(
    project: Project, snapshot: Project, slug: str, made: dict[str, object]
) -> None:
    """Put a finished report in place of the last, from where its job has written it.

    `made` is what its manifest says of how it was made: parameters, sources, inputs.
    """
    folders = _folders(project, snapshot, slug)
    for folder, _ in folders.values():
        check_names(folder)
    outputs = manifest.outputs(snapshot, slug, built=True)
    facts = {"outputs": outputs, "about": manifest.about(snapshot, slug)}
    manifest.write(snapshot.reports / slug, made | facts)
    before = placed(project, slug)
    _note(project, slug, {*before, *outputs})  # this may be killed at any moment
    _remove(project, before)
    shutil.rmtree(project.executed / slug, ignore_errors=True)
    for _, target in folders.values():
        if target.is_symlink() or target.exists():
            other = next((p for p in target.rglob("*") if not p.is_dir()), target)
            what = f"{project.shown(other)} is not of claimbook's making"
            raise Refused(f"{what}; allowed: what a manifest lists. Move it away.")
    for folder, target in folders.values():
        target.parent.mkdir(exist_ok=True)
        os.replace(folder, target)
    _note(project, slug, outputs)


def keep(project: Project, snapshot: Project, slug: str, failure: str) -> str:
    """Keep what ran of a report that failed; return where.

    The last good report stays, marked with its date and what failed since.
    """
    kept = project.build / "failed" / slug
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for name, (folder, _) in _folders(project, snapshot, slug).items():
        if folder.is_dir():
            os.replace(folder, kept / name)
    _mark(project, slug, failure)
    return project.shown(kept)


def _mark(project, slug, failure):
    good = project.reports / slug / manifest.NAME
    if not good.is_file():
        return
    made, now = date.fromtimestamp(good.stat().st_mtime), date.today()
    note = f"This report was made on {made}. Since then, on {now}, it failed: {failure}"
    for page in map(project.root.joinpath, placed(project, slug)):
        if page.suffix == ".html" and _is_own(project, page):
            own = page.read_text("utf-8")
            replace(project, page, marked(own, "last-good", note, "en"))


def marked(page: str, kind: str, note: str, language: str = "") -> str:
    """Return a page that says a note at its top, in place of one of the same kind.

    `language` is that of the note, where it is another than the page's.
    """
    before = re.sub(rf'<p class="{kind}" .*?</p>', "", page, flags=re.DOTALL)
    lang = f' lang="{language}"' if language else ""
    mark = f'<p class="{kind}" role="note"{lang}>{html.escape(note)}</p>'
    return BODY.sub(lambda top: top[0] + mark, before, count=1)


def _folders(project, snapshot, slug):
    """Return {name: (where a job has written it, its place)}, the pages last."""
    return {
        "notebooks": (snapshot.executed / slug, project.executed / slug),
        "tables": (snapshot.scratch(slug), project.processed / slug),
        "pages": (snapshot.reports / slug, project.reports / slug),
    }


def check_names(folder: Path) -> None:
    """Raise Refused for what a job made that is no plain file with a plain name."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        plain = not path.is_symlink() and (path.is_dir() or path.is_file())
        if not plain or not NAMES.fullmatch(name):
            allowed = "plain files named in letters, digits, dots and dashes"
            raise Refused(f"a notebook made {name!r}; allowed: {allowed}. Rename it.")


def placed(project: Project, slug: str) -> list[str]:
    """Return the names of an article's files that are in place, or may be.

    A manifest may have been edited: a name counts only where reports are written.
    """
    listed = list(manifest.read(project, slug).get("outputs", ()))
    with suppress(FileNotFoundError, ValueError):
        listed += json.loads(_noted(project, slug).read_text("utf-8"))
    places = (f"data/processed/{slug}/", f"reports/{slug}/")
    own = [n for n in map(str, listed) if n.startswith(places) and NAMES.fullmatch(n)]
    return [*dict.fromkeys(own), f"reports/{slug}/{manifest.NAME}"]


def _noted(project, slug):
    return project.build / "placed" / f"{slug}.json"


def _note(project, slug, names):
    _noted(project, slug).parent.mkdir(exist_ok=True)
    replace(project, _noted(project, slug), json.dumps(sorted(names)))


def _is_own(project, file):
    """Tell whether a file is there, and in no folder that a link leads to."""
    within = file.relative_to(project.root)
    links = [project.root / p for p in (within, *within.parents[:-2])]
    return file.is_file() and not any(link.is_symlink() for link in links)


def _remove(project: Project, names: Iterable[str]) -> None:
    """Remove files of ours, and the folders that are empty then."""
    for file in map(project.root.joinpath, names):
        if _is_own(project, file):
            file.unlink()
            for folder in file.parents:
                if folder in (project.reports, project.processed):
                    break
                with suppress(OSError):  # not empty
                    folder.rmdir()


def clear_away(project: Project, known: Collection[str]) -> None:
    """Remove what killed runs left behind and the reports of articles that are gone."""
    for folder in project.build.glob("run-*"):
        shutil.rmtree(folder, ignore_errors=True)  # its process may just be ending
    slugs = {m.parent.name for m in project.reports.glob(f"*/{manifest.NAME}")}
    slugs |= {path.stem for path in _noted(project, "").parent.glob("*.json")}
    for slug in slugs.difference(known):
        _remove(project, placed(project, slug))
        _noted(project, slug).unlink(missing_ok=True)
        shutil.rmtree(project.executed / slug, ignore_errors=True)


def write_sums(project: Project, known: Iterable[str], hashes: manifest.Hashes) -> None:
    """Write reports/SHA256SUMS over every built page, for `sha256sum -c` from there.

    `hashes` are those known already by path, as a manifest names them.
    """
    names = {name for slug in known for name in placed(project, slug)}
    names |= {*manifest.read(project).get("outputs", ()), f"reports/{manifest.NAME}"}
    lines = [
        f"{hashes.get(name) or manifest.hash_of(project.root / name)}"
        f"  {name.removeprefix('reports/')}\n"
        for name in sorted(names)
        if name.startswith("reports/") and (project.root / name).is_file()
    ]
    replace(project, project.reports / SUMS, "".join(lines))


def replace(project: Project, target: Path, text: str) -> None:
    """Write a text file by rename, unless it says that already."""
    if target.is_file() and target.read_text("utf-8") == text:
        return
    fresh = project.build / f"{target.name}.new"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(target)
