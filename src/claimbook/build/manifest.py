"""What a report was made from and what it is made of, by content.

A report is fresh while every input and every output still has the hash its manifest
names; times play no part. The pages over all articles are a report too, without a slug.
"""

import hashlib
import json
import os
import platform
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from claimbook.build import snapshot
from claimbook.project import Project

NAME = "manifest.json"
CODE = (".py", ".yaml", ".j2", ".css", ".json", ".po", ".js")
INSTALLED = re.compile(r"\.pyc,|\.dist-info/|^(\.\./)+bin/|__pycache__/")
NAMED = re.compile(r"[\w.-]+")  # the package of a requirement
Hashes = dict[str, str]


@cache
def code_inputs() -> Hashes:
    """Return {path: hash} of this package's code, and of what it runs on.

    That is Python and each package that it needs: its version, and the hash of its
    files as its RECORD lists them with theirs, without what each installer writes in
    its own way. What this process runs is what it found as it began.
    """
    package = Path(__file__).parents[1]
    hashes = {
        f"src/claimbook/{file.relative_to(package).as_posix()}": hash_of(file)
        for file in sorted(package.rglob("*"))
        if file.suffix in CODE
    }
    return hashes | _packages() | {"python": platform.python_version()}


def _packages():
    """Return {package name: version and hash of its RECORD} of all that is needed."""
    there = {_canonical(d.name): d for d in distributions()}
    needed, left = {}, ["claimbook"]
    while left:
        name = left.pop()
        if name in needed or name not in there:
            continue
        lines = (there[name].read_text("RECORD") or "").splitlines()
        own = "\n".join(sorted(line for line in lines if not INSTALLED.search(line)))
        digest = hashlib.sha256(own.encode()).hexdigest()
        needed[name] = f"{there[name].version} {digest}"
        requires = there[name].requires or ()
        left += [_canonical(NAMED.match(r)[0]) for r in requires if "extra ==" not in r]
    # that of this package itself changes with where it is installed from
    return {f"package {n}": needed[n] for n in sorted(needed) if n != "claimbook"}


def _canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def shared_inputs(project: Project) -> Hashes:
    """Return {path: hash} of what every report rests on: code, notebooks, tables."""
    parts = [n for n, given in snapshot.pipeline(project).items() if given is not None]
    files = [project.notebooks / f"{name}.ipynb" for name in parts]
    files += [project.series, project.regions, project.blocs, project.lock]
    files += [project.settings] if project.settings.is_file() else []
    return code_inputs() | _hashes(project, files)


def cited_inputs(project: Project) -> dict[str, Hashes]:
    """Return {source: {path: hash}} of its figures and of what is said of them."""
    package = json.loads((project.figures / "datapackage.json").read_text("utf-8"))
    cited: dict[str, Hashes] = {}
    for entry in package["resources"]:
        described = {k: v for k, v in entry.items() if k not in ("hash", "bytes")}
        hashes = _hashes(project, [project.figures / entry.get("path", "")])
        hashes[f"datapackage.json#{entry['name']}"] = json.dumps(
            described, sort_keys=True
        )
        cited.setdefault(entry["name"], {}).update(hashes)
    return cited


def article_inputs(
    project: Project, slug: str, sources: Iterable[str], cited: dict[str, Hashes]
) -> Hashes:
    """Return {path: hash} of an article's folder, its reviewed verdicts and sources.

    `cited` are the hashes of every source, from `cited_inputs`.
    """
    hashes = _hashes(project, snapshot.article_files(project, [slug]))
    for source in sources:
        hashes |= cited.get(source, {})
    return hashes


def site_inputs(project: Project, slugs: Iterable[str], shared: Hashes) -> Hashes:
    """Return {path: hash} of what the pages over all articles rest on."""
    manifests = (project.reports / slug / NAME for slug in slugs)
    return shared | _hashes(project, [project.errata, *manifests])


def outputs(project: Project, slug: str, built: bool = False) -> Hashes:
    """Return {path: hash} of an article's tables and pages.

    Those of `project` are in place, or where a job has built them.
    """
    tables = project.scratch(slug) if built else project.processed / slug
    return {
        f"{name}/{slug}/{path}": hash_of(file)
        for name, folder in (
            ("data/processed", tables),
            ("reports", project.reports / slug),
        )
        for path, file in files_in(folder)
        if (name, path) != ("reports", NAME)
    }


def still(project: Project, manifest: dict[str, Any]) -> bool:
    """Tell whether each output that a manifest lists is as it says."""
    listed = manifest.get("outputs", {})
    return _hashes(project, [project.root / name for name in listed]) == listed


def files_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (path from the folder down, file) of each file below a folder."""
    start = len(str(folder)) + 1
    for place, _, names in os.walk(folder):
        for name in names:
            file = os.path.join(place, name)
            yield file[start:].replace(os.sep, "/"), file


def _hashes(project, files):
    return {project.shown(file): hash_of(file) for file in files if file.is_file()}


def hash_of(file: Path | str) -> str:
    """Return the SHA-256 of a file's bytes."""
    with open(file, "rb", buffering=0) as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def read(project: Project, slug: str = "") -> dict[str, Any]:
    """Return the manifest of a report, or of the site; {} if there is no good one."""
    return read_at(project.reports / slug)


def read_at(folder: Path) -> dict[str, Any]:
    """Return the manifest in a folder; {} if there is no good one."""
    try:
        return json.loads((folder / NAME).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def about(project: Project, slug: str) -> dict[str, Any] | None:
    """Return what a manifest says of its article; None if it says nothing we know."""
    about = read(project, slug).get("about") or {}
    return about if "in" in about else None


def write(folder: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest into a finished report's folder."""
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def fresh(
    project: Project,
    slug: str,
    given: dict[str, str],
    shared: Hashes,
    cited: dict[str, Hashes],
) -> Hashes | None:
    """Return the hashes of an article's report if it still follows from its inputs.

    Every byte of inputs and outputs is read for that; None if one has changed.
    """
    manifest = read(project, slug)
    if (
        manifest
        and manifest["parameters"] == given
        and manifest["inputs"]
        == shared | article_inputs(project, slug, manifest["sources"], cited)
        and still(project, manifest)
    ):
        return manifest["outputs"]
    return None
