"""The cited figures as a whole: every source, series and region list, checked."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from claimbook.data.figure_schema import FigureRow, Region, Series, Source
from claimbook.data.raw_files import add_model_faults, read_json, read_rows, sha256
from claimbook.data.vocabulary import PUBLISHER_REGIONS, Row
from claimbook.domain.dataset import Dataset, Figures
from claimbook.domain.economies import REGION_LISTS, is_code
from claimbook.domain.figures import ALLOWED_UNITS, UNITS, Figure
from claimbook.faults import Collector, listed, near_miss
from claimbook.project import Project

TableRow = TypeVar("TableRow", bound=Row)


def read_dataset(project: Project, faults: Collector) -> Dataset:
    """Return the cited figures; every fault of every file is added to `faults`."""
    before = len(faults)
    series = _by_name(project, project.series, Series, "series", faults)
    # a series that cannot be read is not unknown as well
    complete = len(faults) == before
    regions = _read_regions(project, faults)
    sources = _read_sources(project, faults)
    figures = [
        figure
        for source in sources.values()
        if source.path is not None
        for figure in _read_figures(
            project.figures / source.path,
            source,
            series,
            complete,
            faults.in_file(project.shown(project.figures / source.path)),
        )
    ]
    return Dataset(Figures(figures), sources, series, regions)


def _by_name(
    project: Project,
    path: Path,
    model: type[TableRow],
    column: str,
    faults: Collector,
) -> dict[str, TableRow]:
    """Return {name: row} of a table; a name written twice is a fault."""
    faults = faults.in_file(project.shown(path))
    rows: dict[str, TableRow] = {}
    for line, row in read_rows(path, model, faults):
        name = getattr(row, column)
        if name in rows:
            given = f"{column} = {name!r} again"
            faults.add(f"row {line}", given, "one row each", "Take one out.")
        rows[name] = row
    return rows


def _read_regions(project: Project, faults: Collector) -> dict[str, tuple[str, ...]]:
    """Return the ISO3 codes of each list of regions."""
    rows = _by_name(project, project.regions, Region, "iso3", faults)
    faults = faults.in_file(project.shown(project.regions))
    for iso3 in rows:
        if not is_code(iso3):
            faults.add(iso3, f"iso3 = {iso3!r}", "an ISO3 code", "Fix the cell.")
    return {
        name: tuple(row.iso3 for row in rows.values() if getattr(row, name) == "yes")
        for name in REGION_LISTS
    }


def _read_sources(project: Project, faults: Collector) -> dict[str, Source]:
    """Return {name: Source} of datapackage.json."""
    path = project.figures / "datapackage.json"
    in_package = faults.in_file(project.shown(path))
    package = read_json(path, in_package)
    entries = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(entries, list):
        if package is not None:
            fix = "Restore it."
            in_package.add("", "no list of resources", "resources: […]", fix)
        return {}
    sources: dict[str, Source] = {}
    for number, entry in enumerate(entries, 1):
        name = entry.get("name") if isinstance(entry, dict) else None
        place = f"resource {number} ({name or 'no name'})"
        try:
            source = Source.model_validate(entry)
        except ValidationError as error:
            add_model_faults(error, place, "Fix the entry.", in_package, Source)
            continue
        if source.name in sources:
            in_package.add(place, "the name twice", "one entry a source", "Rename it.")
        if (source.redistribution == "no") == (source.path is not None):
            in_package.add(
                place,
                f"redistribution {source.redistribution}, path {source.path}",
                "a file exactly where redistribution is yes or unclear",
                "What may not be republished is cited as evidence, not tabulated.",
            )
        sources[source.name] = source
    _check_files(project, {s.path for s in sources.values()}, faults)
    return sources


def _check_files(project: Project, known: set[str | None], faults: Collector) -> None:
    """Add each file of figures that no source names."""
    for file in sorted(project.figures.glob("*.csv")):
        if file.name not in known:
            faults.in_file(project.shown(file)).add(
                "",
                "a file without a source",
                "an entry in datapackage.json for every file",
                "Add its entry: institution, table, address, licence, basis.",
            )


def _read_figures(
    path: Path,
    source: Source,
    series: Mapping[str, Series],
    complete: bool,
    faults: Collector,
) -> Iterator[Figure]:
    """Yield the Figures of a source's file.

    `complete` tells whether `series` could be read whole, so that a name it lacks is
    the row's fault.
    """
    if not path.is_file():
        allowed = "the file datapackage.json names"
        faults.add("", "no such file", allowed, "Add the file or take its entry out.")
        return
    digest = f"sha256:{sha256(path)}"
    if source.hash != digest:
        allowed = f"the hash in datapackage.json, {source.hash}"
        faults.add("", digest, allowed, "If the change is meant, run `claimbook seal`.")
    lines: dict[str, int] = {}
    for line, row in read_rows(path, FigureRow, faults):
        place = f"row {line}"
        if complete and row.series not in series:
            fix = "Add it to data/raw/series.csv if new."
            faults.unknown(place, "series", row.series, series, fix)
        _check_unit(row, series, place, faults)
        _check_dates(row, source, place, faults)
        _check_parties(row, place, faults)
        if row.unit not in UNITS:
            continue
        figure = row.figure(source)
        if figure.id in lines:
            faults.add(
                place,
                f"the same figure as row {lines[figure.id]}",
                "one row a figure and release",
                "Take one out or give its own release date.",
            )
        lines[figure.id] = line
        yield figure


def _check_unit(
    row: FigureRow, series: Mapping[str, Series], place: str, faults: Collector
) -> None:
    given = f"unit = {row.unit!r}"
    if row.unit not in UNITS:
        faults.add(
            place, given, ALLOWED_UNITS, near_miss(row.unit, UNITS) + "Fix the cell."
        )
    elif row.series in series:
        dimensions = series[row.series].dimension.split(" or ")
        if UNITS[row.unit][1] not in dimensions:
            allowed = f"a unit of {' or '.join(dimensions)}"
            faults.add(place, given, allowed, f"{row.series} is measured in that.")


def _check_dates(row: FigureRow, source: Source, place: str, faults: Collector) -> None:
    start, _, end = row.period.partition("/")
    if end and end < start:
        given, allowed = f"period = {row.period!r}", "a first period before the last"
        faults.add(place, given, allowed, "Swap them.")
    if row.released is None:
        return
    if row.status != "forecast" and row.released.isoformat() < start[:4]:
        given = f"released = {row.released} for {row.period}"
        allowed = "a release after the period has begun"
        faults.add(place, given, allowed, "Fix the date or the period.")
    if source.retrieved < row.released:
        allowed = f"no later than retrieved, {source.retrieved}"
        faults.add(place, f"released = {row.released}", allowed, "Fix the date.")


def _check_parties(row: FigureRow, place: str, faults: Collector) -> None:
    codes = (*PUBLISHER_REGIONS, *REGION_LISTS)
    for column, code in (("reporter", row.reporter), ("partner", row.partner)):
        if code and code not in codes and not is_code(code):
            allowed = f"an ISO3 code or one of {listed(codes)}"
            fix = near_miss(code, codes) + "Fix the cell."
            faults.add(place, f"{column} = {code!r}", allowed, fix)
