"""What a report was made from and what it is made of, by content.

A report is fresh while every input and every output still has the hash its manifest
names; times play no part.
"""

import hashlib
import json
import os
import platform
from pathlib import Path

NAME = "manifest.json"


def shared_inputs(project):
    """Return {path: hash} of what every report rests on: code, notebooks, lock."""
    package = Path(__file__).parents[1]
    found = {
        f"src/claimbook/{file.relative_to(package).as_posix()}": _hash(file)
        for file in sorted(package.rglob("*"))
        if file.suffix in (".py", ".yaml", ".j2", ".css", ".json", ".po", ".js")
    }
    for file in (
        *sorted(project.notebooks.glob("*.ipynb")),
        project.series,
        project.regions,
        project.lock,
    ):
        found[project.shown(file)] = _hash(file)
    found["python"] = platform.python_version()
    return found


def cited_inputs(project):
    """Return {source: {path: hash}} of its figures and of what is said of them."""
    package = json.loads((project.figures / "datapackage.json").read_text("utf-8"))
    found = {}
    for entry in package["resources"]:
        hashes = found.setdefault(entry["name"], {})
        file = project.figures / entry.get("path", "")
        if file.is_file():
            hashes[project.shown(file)] = _hash(file)
        described = {k: v for k, v in entry.items() if k not in ("hash", "bytes")}
        hashes[f"datapackage.json#{entry['name']}"] = json.dumps(
            described, sort_keys=True
        )
    return found


def article_inputs(project, slug, sources, cited):
    """Return {path: hash} of an article's folder, its reviewed verdicts and sources.

    `cited` are the hashes of every source, from `cited_inputs`.
    """
    folder = project.articles / slug
    name = project.shown(folder)
    with os.scandir(folder) as entries:
        found = {f"{name}/{e.name}": _hash(e.path) for e in entries if e.is_file()}
    expected = project.expected(slug)
    if expected.is_file():
        found[project.shown(expected)] = _hash(expected)
    for source in sources:
        found |= cited.get(source, {})
    return found


def output_hashes(slug, tables, pages):
    """Return {path: hash} of an article's built tables and pages."""
    return {
        f"{name}/{slug}/{path}": _hash(file)
        for name, folder in (("data/processed", tables), ("reports", pages))
        for path, file in files_in(folder)
        if (name, path) != ("reports", NAME)
    }


def files_in(folder):
    """Yield (path from the folder down, file) of each file below a folder."""
    start = len(str(folder)) + 1
    for place, _, names in os.walk(folder):
        for name in names:
            file = os.path.join(place, name)
            yield file[start:].replace(os.sep, "/"), file


def site_inputs(project, slugs, shared):
    """Return {path: hash} of what the site's own pages rest on."""
    files = [project.errata, *(project.reports / slug / NAME for slug in slugs)]
    return shared | {project.shown(f): _hash(f) for f in files if f.is_file()}


def site_is_fresh(project, slugs, shared):
    """Tell whether the site's own pages still follow from their inputs."""
    return read(project, "") == {
        "inputs": site_inputs(project, slugs, shared),
        "outputs": _site_hashes(project),
    }


def write_site(project, slugs, shared):
    """Write the manifest of the site's own pages, which lie beside it."""
    inputs = site_inputs(project, slugs, shared)
    write(project.reports, {"inputs": inputs, "outputs": _site_hashes(project)})


def _site_hashes(project):
    return {
        f"reports/{file.name}": _hash(file)
        for file in sorted(project.reports.glob("*.html"))
    }


def _hash(file):
    with open(file, "rb", buffering=0) as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def read(project, slug):
    """Return the manifest of an article's report, or None if there is none to trust."""
    try:
        return json.loads((project.reports / slug / NAME).read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError, UnicodeDecodeError):
        return None


def about(project, slug):
    """Return what a manifest says of its article; None if it says nothing we know."""
    about = (read(project, slug) or {}).get("about") or {}
    return about if "search" in about else None


def write(folder, manifest):
    """Write the manifest into a finished report's folder."""
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def fresh(project, slug, parameters, shared, cited):
    """Return an article's manifest if its report still follows from its inputs.

    Every byte of inputs and outputs is read for that; None if one has changed.
    """
    manifest = read(project, slug)
    if (
        manifest is not None
        and manifest["parameters"] == parameters
        and manifest["inputs"]
        == shared | article_inputs(project, slug, manifest["sources"], cited)
        and manifest["outputs"]
        == output_hashes(slug, project.processed / slug, project.reports / slug)
    ):
        return manifest
    return None
