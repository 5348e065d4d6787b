"""The cited figures as a whole: sources, series and regions, checked and sealed."""

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import create_model

from claimbook.data.figure_schema import (
    Bloc,
    FigureRow,
    Product,
    Region,
    Series,
    Source,
)
from claimbook.data.raw_files import read_json, read_rows, sha256, validated
from claimbook.data.vocabulary import Row
from claimbook.domain.dataset import Dataset, Figures, Member
from claimbook.domain.economies import EU, is_code
from claimbook.domain.figures import Figure
from claimbook.domain.units import ALLOWED_UNITS, UNITS, measures
from claimbook.faults import Collector, listed
from claimbook.project import Project

TableRow = TypeVar("TableRow", bound=Row)


def read_dataset(
    project: Project, faults: Collector, only: Collection[str] | None = None
) -> Dataset:
    """Return the cited figures; every fault of every file is added to `faults`.

    `only` names the sources whose files are read; of the others is known what they are.
    """
    before = len(faults)
    series = read_series(project, faults)
    # a series that cannot be read is not unknown as well
    complete = len(faults) == before
    regions = read_regions(project, faults)
    sources = _read_sources(project, faults)
    figures = [
        figure
        for source in sources.values()
        if only is None or source.name in only
        for figure in _read_figures(project, source, series, regions, complete, faults)
    ]
    return Dataset(Figures(figures), sources, series, regions)


def read_series(project: Project, faults: Collector) -> dict[str, Series]:
    """Return {name: Series} of series.csv."""
    return _by_name(project, project.series, Series, "series", faults)


def read_products(project: Project, faults: Collector) -> dict[str, Product]:
    """Return {name: Product} of products.csv."""
    return _by_name(project, project.products, Product, "product", faults)


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


def read_regions(project: Project, faults: Collector) -> dict[str, tuple[Member, ...]]:
    """Return the Members of each region and bloc; none for a publisher's own region."""
    in_file = faults.in_file(project.shown(project.regions))
    lists = _lists(project.regions)
    fields: dict[str, Any] = dict.fromkeys(lists, (Literal["yes", "no"], ...))
    model = create_model("Lists", __base__=Region, **fields)
    rows = _by_name(project, project.regions, model, "iso3", faults)
    members = {
        name: tuple(Member(c) for c, row in rows.items() if getattr(row, name) == "yes")
        for name in lists
    }
    for iso3 in rows:
        if not is_code(iso3):
            in_file.add(iso3, f"iso3 = {iso3!r}", "an ISO3 code", "Fix the cell.")
    in_blocs = faults.in_file(project.shown(project.blocs))
    for line, bloc in read_rows(project.blocs, Bloc, in_blocs):
        own = members.setdefault(bloc.bloc, ())
        if bloc.iso3 and not is_code(bloc.iso3):
            given = f"iso3 = {bloc.iso3!r}"
            in_blocs.add(f"row {line}", given, "an ISO3 code", "Fix the cell.")
        elif bloc.iso3:
            member = Member(bloc.iso3, bloc.joined, bloc.left)
            members[bloc.bloc] = (*own, member)
    return members


def _lists(path: Path) -> list[str]:
    """Return the names of the lists that regions.csv has, a column each."""
    lines = path.read_bytes().splitlines() if path.is_file() else []
    names = lines[0].decode("utf-8", "replace").split(",")[2:] if lines else []
    return [name for name in names if name.isidentifier()]


def _read_sources(project: Project, faults: Collector) -> dict[str, Source]:
    """Return {name: Source} of datapackage.json."""
    path = project.figures / "datapackage.json"
    in_package = faults.in_file(project.shown(path))
    package = read_json(path, in_package)
    entries = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(entries, list):
        if package is not None:
            in_package.add("", "no list of resources", "resources: […]", "Restore it.")
        return {}
    sources: dict[str, Source] = {}
    for number, entry in enumerate(entries, 1):
        name = entry.get("name") if isinstance(entry, dict) else None
        place = f"resource {number} ({name or 'no name'})"
        source = validated(Source, entry, place, "Fix the entry.", in_package)
        if source is None:
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
    known = {source.path for source in sources.values()}
    for file in sorted(project.figures.glob("*.csv")):
        if file.name not in known:
            given = "a file without a source"
            allowed = "an entry in datapackage.json for every file"
            fix = "Add its entry: institution, table, address, licence, basis."
            faults.in_file(project.shown(file)).add("", given, allowed, fix)
    return sources


def _read_figures(
    project: Project,
    source: Source,
    series: Mapping[str, Series],
    regions: Collection[str],
    complete: bool,
    faults: Collector,
) -> Iterator[Figure]:
    """Yield the Figures of a source's file, if it has one.

    `complete` tells whether `series` could be read whole, so that a name it lacks is
    the row's fault.
    """
    if source.path is None:
        return
    path = project.figures / source.path
    faults = faults.in_file(project.shown(path))
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
        check_row(row, source, series, regions, place, faults)
        if row.unit not in UNITS:
            continue
        figure = row.figure(source)
        if figure.id in lines:
            given = f"the same figure as row {lines[figure.id]}"
            fix = "Take one out or give its own release date."
            faults.add(place, given, "one row a figure and release", fix)
        lines[figure.id] = line
        yield figure


def check_row(
    row: FigureRow,
    source: Source,
    series: Mapping[str, Series],
    regions: Collection[str],
    place: str,
    faults: Collector,
) -> None:
    """Add what a row says that cannot be: units, dates, codes."""
    if row.unit not in UNITS:
        faults.unknown(place, "unit", row.unit, UNITS, "Fix the cell.", ALLOWED_UNITS)
    elif row.series in series:
        dimension = series[row.series].dimension
        if not measures(dimension, UNITS[row.unit][1]):
            fix = f"{row.series} is measured in that."
            faults.add(place, f"unit = {row.unit!r}", f"a unit of {dimension}", fix)
    start, _, end = row.period.partition("/")
    if end and end < start:
        given, allowed = f"period = {row.period!r}", "a first period before the last"
        faults.add(place, given, allowed, "Swap them.")
    if row.released:
        given = f"released = {row.released}"
        if row.status != "forecast" and row.released.isoformat() < start[:4]:
            given_for = f"{given} for {row.period}"
            allowed = "a release after the period has begun"
            faults.add(place, given_for, allowed, "Fix the date or the period.")
        if source.retrieved < row.released:
            allowed = f"no later than retrieved, {source.retrieved}"
            faults.add(place, given, allowed, "Fix the date.")
    codes = (EU, *regions)
    words = f"an ISO3 code or one of {listed(codes)}"
    for column, code in (("reporter", row.reporter), ("partner", row.partner)):
        if code and code not in codes and not is_code(code):
            faults.unknown(place, column, code, codes, "Fix the cell.", words)


def seal(project: Project) -> list[str]:
    """Write each figures file's size and hash beside its source; return what changed.

    For an analyst who has changed a file and means it: the hash is what tells a meant
    change from an accident. Raises Faults where datapackage.json cannot be read.
    """
    path = project.figures / "datapackage.json"
    faults = Collector(project.shown(path))
    package = read_json(path, faults)
    faults.check()
    changed: list[str] = []
    for entry in package["resources"]:
        if "path" not in entry:
            continue
        file = project.figures / entry["path"]
        sealed = {"bytes": file.stat().st_size, "hash": f"sha256:{sha256(file)}"}
        if entry | sealed != entry:
            entry |= sealed
            changed.append(entry["name"])
    text = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8")
    return changed
