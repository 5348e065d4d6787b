"""What a report was made from and what it is made of, by content.

A report is fresh while every input and every output still has the hash its manifest
names; times play no part.
"""

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from claimbook.build.snapshot import pipeline
from claimbook.project import Project

NAME = "manifest.json"
CODE = (".py", ".yaml", ".j2", ".css", ".json", ".po", ".js")
Hashes = dict[str, str]


def code_inputs() -> Hashes:
    """Return {path: hash} of this package's code, and Python's version."""
    package = Path(__file__).parents[1]
    hashes = {
        f"src/claimbook/{file.relative_to(package).as_posix()}": _hash(file)
        for file in sorted(package.rglob("*"))
        if file.suffix in CODE
    }
    return hashes | {"python": platform.python_version()}


def shared_inputs(project: Project) -> Hashes:
    """Return {path: hash} of what every report rests on, beside code."""
    parts = [
        name for name, declared in pipeline(project).items() if declared is not None
    ]
    files = [project.notebooks / f"{name}.ipynb" for name in parts]
    files += [project.series, project.regions, project.lock]
    return {project.shown(file): _hash(file) for file in files}


def cited_inputs(project: Project) -> dict[str, Hashes]:
    """Return {source: {path: hash}} of its figures and of what is said of them."""
    package = json.loads((project.figures / "datapackage.json").read_text("utf-8"))
    cited: dict[str, Hashes] = {}
    for entry in package["resources"]:
        hashes = cited.setdefault(entry["name"], {})
        file = project.figures / entry.get("path", "")
        if file.is_file():
            hashes[project.shown(file)] = _hash(file)
        described = {k: v for k, v in entry.items() if k not in ("hash", "bytes")}
        text = json.dumps(described, sort_keys=True)
        hashes[f"datapackage.json#{entry['name']}"] = text
    return cited


def article_inputs(
    project: Project, slug: str, sources: Iterable[str], cited: dict[str, Hashes]
) -> Hashes:
    """Return {path: hash} of an article's folder, its reviewed verdicts and sources.

    `cited` are the hashes of every source, from `cited_inputs`.
    """
    folder = project.article(slug)
    name = project.shown(folder)
    with os.scandir(folder) as entries:
        hashes = {f"{name}/{e.name}": _hash(e.path) for e in entries if e.is_file()}
    expected = project.expected(slug)
    if expected.is_file():
        hashes[project.shown(expected)] = _hash(expected)
    for source in sources:
        hashes |= cited.get(source, {})
    return hashes


def output_hashes(slug: str, tables: Path, pages: Path) -> Hashes:
    """Return {path: hash} of an article's built tables and pages."""
    return {
        f"{name}/{slug}/{path}": _hash(file)
        for name, folder in (("data/processed", tables), ("reports", pages))
        for path, file in files_in(folder)
        if (name, path) != ("reports", NAME)
    }


def files_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (path from the folder down, file) of each file below a folder."""
    start = len(str(folder)) + 1
    for place, _, names in os.walk(folder):
        for name in names:
            file = os.path.join(place, name)
            yield file[start:].replace(os.sep, "/"), file


def site_inputs(project: Project, slugs: Iterable[str], code: Hashes) -> Hashes:
    """Return {path: hash} of what the site's own pages rest on."""
    files = [project.errata, *(project.reports / slug / NAME for slug in slugs)]
    own = {project.shown(f): _hash(f) for f in files if f.is_file()}
    return code | shared_inputs(project) | own


def site_is_fresh(project: Project, inputs: Hashes) -> bool:
    """Tell whether the site's own pages still follow from their inputs."""
    return read(project) == {"inputs": inputs, "outputs": _site_hashes(project)}


def write_site(project: Project, inputs: Hashes) -> None:
    """Write the manifest of the site's own pages, which lie beside it."""
    write(project.reports, {"inputs": inputs, "outputs": _site_hashes(project)})


def _site_hashes(project):
    pages = sorted(project.reports.glob("*.html"))
    return {f"reports/{file.name}": _hash(file) for file in pages}


def _hash(file):
    with open(file, "rb", buffering=0) as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def read(project: Project, slug: str = "") -> dict[str, Any]:
    """Return the manifest of a report, or of the site; {} if there is no good one."""
    try:
        return json.loads((project.reports / slug / NAME).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def about(project: Project, slug: str) -> dict[str, Any] | None:
    """Return what a manifest says of its article; None if it says nothing we know."""
    about = read(project, slug).get("about") or {}
    return about if "search" in about else None


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
        and manifest["outputs"]
        == output_hashes(slug, project.processed / slug, project.reports / slug)
    ):
        return manifest["outputs"]
    return None
