"""The cited figures as a whole: every source, series and region list, checked."""

from pydantic import ValidationError

from claimbook.data.figure_faults import figure_faults
from claimbook.data.figure_schema import FigureRow, Region, Series, Source
from claimbook.data.read import model_faults, read_rows, sha256
from claimbook.data.yaml_json import read_json
from claimbook.domain.dataset import Dataset
from claimbook.domain.economies import REGION_LISTS, is_code
from claimbook.domain.figures import Figures, figure
from claimbook.domain.units import UNITS
from claimbook.faults import Fault


def read_figures(project, faults):
    """Return the Dataset; every fault of every file is added to `faults`."""
    before = len(faults)
    series = _by_name(project, project.series, Series, "series", faults)
    # a series that cannot be read is not unknown as well
    complete = len(faults) == before
    regions = _by_name(project, project.regions, Region, "iso3", faults)
    for iso3 in regions:
        if not is_code(iso3):
            faults.append(
                Fault(
                    project.shown(project.regions),
                    iso3,
                    f"iso3 = {iso3!r}",
                    "an ISO3 code",
                    "Mend the cell.",
                )
            )
    members = {
        name: tuple(r.iso3 for r in regions.values() if getattr(r, name) == "yes")
        for name in REGION_LISTS
    }
    sources = _read_sources(project, faults)
    figures = []
    for source in sources.values():
        if source.path is None:
            continue
        path = project.figures / source.path
        name = project.shown(path)
        if not path.is_file():
            faults.append(
                Fault(
                    name,
                    "",
                    "no such file",
                    "the file datapackage.json names",
                    "Add the file or take its entry out.",
                )
            )
            continue
        if source.hash != f"sha256:{sha256(path)}":
            faults.append(
                Fault(
                    name,
                    "",
                    f"sha256:{sha256(path)}",
                    f"the hash in datapackage.json, {source.hash}",
                    "If the change is meant, run `claimbook seal`.",
                )
            )
        seen = {}
        for line, row in read_rows(path, FigureRow, name, faults):
            figure_faults(row, source, series, complete, name, f"row {line}", faults)
            if row.unit not in UNITS:
                continue
            found = figure(row, source)
            if found.id in seen:
                faults.append(
                    Fault(
                        name,
                        f"row {line}",
                        f"the same figure as row {seen[found.id]}",
                        "one row a figure and release",
                        "Take one out or give its own release date.",
                    )
                )
            seen[found.id] = line
            figures.append(found)
    return Dataset(Figures(figures), sources, series, members)


def _by_name(project, path, model, column, faults):
    """Return {name: row} of a table; a name written twice is a fault."""
    found, name = {}, project.shown(path)
    for line, row in read_rows(path, model, name, faults):
        key = getattr(row, column)
        if key in found:
            faults.append(
                Fault(
                    name,
                    f"row {line}",
                    f"{column} = {key!r} again",
                    "one row each",
                    "Take one out.",
                )
            )
        found[key] = row
    return found


def _read_sources(project, faults):
    path = project.figures / "datapackage.json"
    name = project.shown(path)
    package = read_json(path, name, faults)
    entries = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(entries, list):
        if package is not None:
            faults.append(
                Fault(name, "", "no list of resources", "resources: […]", "Restore it.")
            )
        return {}
    sources = {}
    for number, entry in enumerate(entries, 1):
        called = entry.get("name") if isinstance(entry, dict) else None
        place = f"resource {number} ({called or 'no name'})"
        try:
            source = Source.model_validate(entry)
        except ValidationError as error:
            faults += model_faults(error, name, place, "Mend the entry.")
            continue
        if source.name in sources:
            faults.append(
                Fault(name, place, "the name twice", "one entry a source", "Rename it.")
            )
        if (source.redistribution == "no") == (source.path is not None):
            faults.append(
                Fault(
                    name,
                    place,
                    f"redistribution {source.redistribution}, path {source.path}",
                    "a file exactly where redistribution is yes or unclear",
                    "What may not be republished is cited as evidence, not tabulated.",
                )
            )
        sources[source.name] = source
    known = {s.path for s in sources.values()}
    for file in sorted(project.figures.glob("*.csv")):
        if file.name not in known:
            faults.append(
                Fault(
                    project.shown(file),
                    "",
                    "a file without a source",
                    "an entry in datapackage.json for every file",
                    "Add its entry: institution, table, address, licence, basis.",
                )
            )
    return sources
