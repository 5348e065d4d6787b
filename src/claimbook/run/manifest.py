"""What a report was made from and what it is made of, by content.

A report is fresh while every input and every output still has the hash its manifest
names; times play no part.
"""

import json
import platform
from pathlib import Path

from claimbook import paths
from claimbook.raw.read import sha256

NAME = "manifest.json"


def shared_inputs():
    """Return {path: hash} of what every report rests on: code, notebooks, lock."""
    root = paths.root()
    package = Path(__file__).parents[1]
    found = {
        f"src/claimbook/{file.relative_to(package).as_posix()}": sha256(file)
        for file in sorted(package.rglob("*"))
        if file.suffix in (".py", ".yaml", ".j2", ".css", ".json", ".po", ".js")
    }
    for file in (
        *sorted(paths.notebooks().glob("*.ipynb")),
        paths.series(),
        paths.regions(),
        root / "requirements.lock",
    ):
        found[paths.shown(file)] = sha256(file)
    found["python"] = platform.python_version()
    return found


def article_inputs(slug, sources):
    """Return {path: hash} of an article's folder, its reviewed verdicts and sources."""
    files = [f for f in sorted((paths.articles() / slug).iterdir()) if f.is_file()]
    if paths.expected(slug).is_file():
        files.append(paths.expected(slug))
    found = {paths.shown(f): sha256(f) for f in files}
    return found | source_inputs(sources)


def source_inputs(sources):
    """Return {path: hash} of the named sources' figures and of what is said of them."""
    package = json.loads((paths.figures() / "datapackage.json").read_text("utf-8"))
    found = {}
    for entry in package["resources"]:
        if entry["name"] not in sources:
            continue
        file = paths.figures() / entry.get("path", "")
        if file.is_file():
            found[paths.shown(file)] = sha256(file)
        described = {k: v for k, v in entry.items() if k not in ("hash", "bytes")}
        found[f"datapackage.json#{entry['name']}"] = json.dumps(
            described, sort_keys=True
        )
    return found


def output_hashes(slug, tables, pages):
    """Return {path: hash} of an article's built tables and pages."""
    return {
        f"{name}/{slug}/{file.relative_to(folder).as_posix()}": sha256(file)
        for name, folder in (("data/processed", tables), ("reports", pages))
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file != pages / NAME
    }


def read(slug):
    """Return the manifest of an article's report, or None if there is none to trust."""
    try:
        return json.loads((paths.reports() / slug / NAME).read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError, UnicodeDecodeError):
        return None


def write(folder, manifest):
    """Write the manifest into a finished report's folder."""
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def is_fresh(slug, parameters, shared):
    """Tell whether an article's report still follows from its inputs, byte for byte."""
    manifest = read(slug)
    return (
        manifest is not None
        and manifest["parameters"] == parameters
        and manifest["inputs"]
        == shared | article_inputs(slug, set(manifest["sources"]))
        and manifest["outputs"]
        == output_hashes(slug, paths.processed() / slug, paths.reports() / slug)
    )
