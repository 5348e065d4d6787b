"""What a build works on: a copy of the bytes it needs, made before any is read.

Notebooks, checks and hashes all see this copy, so a file that is edited while reports
are built makes the next run find them stale.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimbook.faults import Collector, listed, near_miss
from claimbook.project import Project

KINDS = {"str": str, "int": int, "float": float}
ASSIGNED = re.compile(r"(\w+)\s*(?::\s*(\w+)\s*)?=[^#]*(?:#\s*(.*))?")
RANGE = re.compile(r"(-?\d+(?:\.\d+)?) to (-?\d+(?:\.\d+)?)")
ONE_OF = re.compile(r"one of ([\w-]+(?:, [\w-]+)*)")
ALONE = "in JupyterLab only"  # what a report would publish


def take(project: Project, slugs: Sequence[str]) -> Project:
    """Copy what the reports of articles are made from; return it as a project.

    It lies in a new folder of the project's .build.
    """
    copy = Project(Path(tempfile.mkdtemp(prefix="run-", dir=project.build)))
    for file in (*shared_files(project), *article_files(project, slugs)):
        target = copy.root / file.relative_to(project.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return copy


def shared_files(project: Project) -> list[Path]:
    """Return the files that every report is made from."""
    single = [project.series, project.regions, project.blocs, project.lock]
    single += [project.settings]
    files = [*single, *project.notebooks.glob("*.ipynb"), *project.figures.iterdir()]
    return [file for file in files if file.is_file()]


def article_files(project: Project, slugs: Sequence[str]) -> list[Path]:
    """Return the files that the reports of some articles alone are made from."""
    files = [project.expected(slug) for slug in slugs]
    files += [file for slug in slugs for file in project.article(slug).iterdir()]
    return [file for file in files if file.is_file()]


def pipeline(project: Project) -> dict[str, dict[str, tuple[str, str]] | None]:
    """Return what the notebooks' parameters cells declare, by notebook in name order.

    {notebook: {parameter: (type, comment)}}. One without such a cell has None: it is
    no part of a report.
    """
    return {p.stem: _declared(p) for p in sorted(project.notebooks.glob("*.ipynb"))}


def _declared(path):
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        if "parameters" in cell["metadata"].get("tags", ()):
            lines = "".join(cell["source"]).splitlines()
            matches = filter(None, map(ASSIGNED.fullmatch, lines))
            return {m[1]: (m[2] or "", m[3] or "") for m in matches}
    return None


def read_parameters(
    project: Project, given: dict[str, str], faults: Collector
) -> dict[str, Any]:
    """Return the values of parameters given as text.

    A name that no notebook declares, or a value of another type or outside of what the
    parameter's comment allows, is a fault: "2014 to 2024" is a range there, "one of a,
    b" a list.
    """
    declared = {}
    for parameters in pipeline(project).values():
        declared |= parameters or {}
    faults, values = faults.in_file("parameters"), {}
    for name, text in given.items():
        if name not in declared:
            hint = near_miss(name, declared) + "Nothing was run."
            faults.add(name, "a name no notebook has", listed(declared), hint)
            continue
        values[name], allowed = _value(text, *declared[name])
        if allowed:
            value = text if values[name] is None else values[name]
            faults.add(name, repr(value), allowed, "Nothing was run.")
    return values


def _value(text, kind, comment):
    """Return (value, what is allowed instead) of one text, by its type and comment."""
    if kind not in KINDS:
        return None, f"a typed parameter; its type is {kind or None}"
    try:
        value = KINDS[kind](text)
    except ValueError:
        return None, f"a value of type {kind}"
    if ALONE in comment and value:
        return value, "nothing in a report; set it in JupyterLab"
    limits, choices = RANGE.search(comment), ONE_OF.search(comment)
    if limits and kind != "str":
        low, high = map(float, limits.groups())
        if not low <= value <= high:
            return value, f"{low:g} to {high:g}"
    if choices and text not in choices[1].split(", "):
        return value, choices[0]
    return value, None
