"""The one writer of data/processed/ and reports/: whole folders, by rename."""

import json
import os
import shutil
from pathlib import Path

from claimbook.build import manifest, review
from claimbook.data.raw_files import sha256

SUMS = "SHA256SUMS"


def finish(project, slug, built, article, inputs, given):
    """Place a report that was Built, or keep what ran; return what failed, or None."""
    if built is None:
        return f"{slug}: its process was killed twice; is there enough memory?"
    failure = built.failure
    if failure is None and not given:
        failure = review.differences(project, slug, built.files["tables/verdicts.csv"])
    if failure:
        kept = project.build / "failed" / slug
        shutil.rmtree(kept, ignore_errors=True)
        _write(kept, built.files)
        return f"{failure}; what ran is kept in {project.shown(kept)}"
    new = project.build / f"run-{slug}"
    _write(new, built.files)
    manifest.write(
        new / "pages",
        {
            "parameters": given,
            "sources": article.sources,
            "inputs": inputs,
            "outputs": manifest.output_hashes(slug, new / "tables", new / "pages"),
            "about": _about(built.files["notebooks/5-report.ipynb"]),
        },
    )
    project.executed.mkdir(exist_ok=True)
    os.replace(new / "notebooks", project.executed / slug)
    os.replace(new / "tables", project.processed / slug)
    os.replace(new / "pages", project.reports / slug)
    new.rmdir()
    return None


def _about(notebook):
    """Return what an executed notebook says of its article for the front page."""
    for cell in json.loads(notebook)["cells"]:
        for output in cell.get("outputs", ()):
            about = output.get("metadata", {}).get("claimbook", {}).get("about")
            if about:
                return about
    return None


def forget(project, stale):
    """Remove reports that no longer follow from their inputs, pages first."""
    for slug in stale:
        for place in (project.reports, project.processed, project.executed):
            shutil.rmtree(place / slug, ignore_errors=True)


def clear_away(project, known):
    """Remove what killed runs left behind and the reports of articles that are gone."""
    for folder in project.build.glob("run-*"):
        shutil.rmtree(folder, ignore_errors=True)  # its process may just be ending
    for place in (project.reports, project.processed, project.executed):
        for folder in place.iterdir() if place.is_dir() else ():
            if folder.is_dir() and folder.name not in known:
                shutil.rmtree(folder)


def write_sums(project, hashes):
    """Write reports/SHA256SUMS over every built file, for `sha256sum -c` from there.

    `hashes` are those known already by path, as a manifest names them.
    """
    lines = [
        f"{hashes.get(f'reports/{path}') or sha256(Path(file))}  {path}\n"
        for path, file in sorted(manifest.files_in(project.reports))
        if path != SUMS and not path.startswith(".")
    ]
    replace(project.reports / SUMS, "".join(lines))


def replace(target, text):
    """Write a text file by rename, unless it says that already."""
    if target.is_file() and target.read_text("utf-8") == text:
        return
    fresh = target.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(target)


def _write(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
