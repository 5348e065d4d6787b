"""A new source of figures: a table of one's own, checked, and put beside the others."""

import csv
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from claimbook.author.spreadsheet import Table, decimal_mark, number, read_table
from claimbook.data.figure_files import check_row, read_regions, read_series
from claimbook.data.figure_schema import FigureRow, Source
from claimbook.data.raw_files import read_json, validated
from claimbook.domain import economies
from claimbook.faults import Collector, listed
from claimbook.project import Project

# other names of columns, as providers head them
CALLED = {
    "reporter": ("country code", "iso3", "ref_area", "country", "economy"),
    "partner": ("partner code", "counterpart", "counterpart_area"),
    "period": ("year", "date", "month", "time_period", "time"),
    "value": ("obs_value", "amount", "figure"),
}
YEAR = re.compile(r"(\d{4})(?: \[YR\d{4}\])?")  # a column of a table with years across
NOTHING = {"", "..", "…", "-", "–", "n/a", "na", "nan", "null"}
MOST = 20  # faults of one file that are listed


@dataclass(frozen=True)
class Draft:
    """A source and its figures as understood, not yet written; `about` says how."""

    source: Source
    rows: list[FigureRow]
    about: list[str]


def draft(
    project: Project,
    path: Path,
    facts: Mapping[str, str],
    cells: Mapping[str, str],
    columns: Mapping[str, str],
) -> Draft:
    """Return the source that `facts` describe, with the figures of a table.

    `cells` are what every row says in a column that the table lacks, `columns` which
    header stands for a column. Years across are put below each other. Raises Faults
    for what is wrong; writes nothing.
    """
    faults = Collector(str(path))
    table = read_table(path, faults)
    source = _source(project, facts, faults.in_file("source"))
    faults.check()
    assert table and source
    dated = {"basis": source.basis, "released": facts.get("released", "")}
    names = _names(table, columns, cells, faults)
    faults.check()
    rows, blank = _cells(table, names)
    mark = cells.get("decimal") or decimal_mark(row["value"] for _, row in rows)
    if mark is None:
        given = next(r["value"] for _, r in rows if re.search(r"[.,]", r["value"]))
        fix = "Say which with --set decimal=, or --set decimal=."
        faults.add("", f"the number {given}", "one reading of its mark", fix)
        faults.check()
    assert mark
    usual = {"status": "stated"} | dated | {n: v for n, v in cells.items() if v}
    usual.pop("decimal", None)
    figures = _rows(project, source, rows, usual, mark, faults)
    left_out = [h for n, h in enumerate(table.header) if n not in names and h]
    return Draft(source, figures, _about(table, figures, names, mark, blank, left_out))


def _source(
    project: Project, facts: Mapping[str, str], faults: Collector
) -> Source | None:
    """Return the Source of the facts given, the usual for the others, or None."""
    entry: dict[str, Any] = {
        "path": f"{facts['name']}.csv",
        "schema": "schema.json",
        "retrieved": date.today().isoformat(),
        "redistribution": "unclear",
        "compiled_by": facts["institution"],
        "obtained": "by hand",
        "known_defects": [],
    } | {name: value for name, value in facts.items() if value}
    entry.setdefault("address", "")
    entry.setdefault("released", None)
    if (project.figures / entry["path"]).exists():
        fix = "Choose another name."
        faults.add("name", repr(facts["name"]), "a name that is not taken", fix)
    return validated(Source, entry, "entry", "Fix it.", faults)


def _names(
    table: Table,
    columns: Mapping[str, str],
    cells: Mapping[str, str],
    faults: Collector,
) -> dict[int, str]:
    """Return {number of a column: what it holds}; a year stands for its own."""
    heads = [head.lower() for head in table.header]
    names: dict[int, str] = {}
    for name in FigureRow.model_fields:
        wanted = (columns[name],) if name in columns else (name, *CALLED.get(name, ()))
        at = [heads.index(w.lower()) for w in wanted if w.lower() in heads]
        if at:
            names.setdefault(at[0], name)
        elif name in columns:
            place, allowed = f"row {table.line}", filter(None, table.header)
            faults.unknown(place, "column", columns[name], allowed)
    years = {
        n: y[1] for n, head in enumerate(table.header) if (y := YEAR.fullmatch(head))
    }
    if len(years) > 1 and not {"value", "period"} & {*names.values()}:
        names |= years
    there = {*names.values(), *cells}
    for name in ("series", "period", "value", "unit"):
        if name not in there and not (years and name in ("period", "value")):
            given = f"no {name} among {listed(filter(None, table.header))}"
            fix = f"Say --set {name}=… for every row, or --column {name}=HEADER."
            faults.add(f"row {table.line}", given, f"{name} is needed", fix)
    return names


def _cells(
    table: Table, names: Mapping[int, str]
) -> tuple[list[tuple[int, dict[str, str]]], int]:
    """Return [(line, cells of a figure)], and how many had no number."""
    rows: list[tuple[int, dict[str, str]]] = []
    blank = 0
    years = {n: name for n, name in names.items() if name.isdigit()}
    for line, row in table.rows:
        own = {name: row[n] for n, name in names.items() if n not in years}
        across = [{"period": year, "value": row[n]} for n, year in years.items()]
        for cells in across or [{}]:
            figure = own | cells
            if figure["value"].lower() in NOTHING:
                blank += 1
            else:
                rows.append((line, figure))
    return rows, blank


def _rows(
    project: Project,
    source: Source,
    rows: list[tuple[int, dict[str, str]]],
    usual: dict[str, str],
    mark: str,
    faults: Collector,
) -> list[FigureRow]:
    """Return the FigureRows of cells; raises Faults for the first that do not fit."""
    series, regions = read_series(project, faults), read_regions(project, faults)
    faults.check()
    figures: list[FigureRow] = []
    blank = dict.fromkeys(FigureRow.model_fields, "")
    for line, cells in rows:
        cells = {name: cell for name, cell in cells.items() if cell}
        cells["value"] = number(cells["value"], mark)
        if "period" in cells:
            day = re.sub(r"[ T]00:00.*", "", cells["period"])
            cells["period"] = re.sub(r"(?<=\d)-?M(?=\d)", "-", day)
        for side in ("reporter", "partner"):
            if side in cells:
                cells[side] = economies.code(cells[side]) or cells[side]
        place, content = f"row {line}", blank | usual | cells
        row = validated(FigureRow, content, place, "Fix the cell.", faults)
        if row:
            if row.series not in series:
                fix = "Add it to data/raw/series.csv if new."
                faults.unknown(place, "series", row.series, series, fix)
            check_row(row, source, series, regions, place, faults)
            figures.append(row)
        if len(faults) > MOST:
            break
    faults.check()
    return figures


def _about(
    table: Table,
    figures: list[FigureRow],
    names: Mapping[int, str],
    mark: str,
    blank: int,
    left_out: list[str],
) -> list[str]:
    """Return what was understood of a table, a line each."""
    periods = [f.period for f in figures]
    counts = {
        name: Counter(getattr(f, name) for f in figures)
        for name in ("series", "unit", "reporter", "partner", "flow", "product")
    }
    heads = {name: table.header[n] for n, name in names.items() if not name.isdigit()}
    renamed = [f"{head} as {name}" for name, head in heads.items() if head != name]
    lines = [
        f"{table.how}; header in line {table.line}; decimal mark {mark}",
        f"read {', '.join(renamed)}" if renamed else "",
        f"left out: {', '.join(left_out)}" if left_out else "",
        f"{len(figures)} figures, {blank} cells without a number",
        f"periods {min(periods)} to {max(periods)}" if periods else "",
    ]
    lines += [
        f"{name}: {listed(own, 8)}" for name, own in counts.items() if {*own} != {""}
    ]
    return list(filter(None, lines))


def write(project: Project, drafted: Draft) -> Path:
    """Write a source's figures and its entry, with size and hash; return the file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(FigureRow.model_fields), lineterminator="\n")
    writer.writeheader()
    for row in drafted.rows:
        writer.writerow({n: "" if v is None else v for n, v in row})
    content = text.getvalue().encode()
    package_file = project.figures / "datapackage.json"
    faults = Collector(project.shown(package_file))
    package = read_json(package_file, faults)
    faults.check()
    entry = drafted.source.model_dump(mode="json", by_alias=True, exclude_none=True)
    entry |= {"released": drafted.source.released and str(drafted.source.released)}
    entry |= {
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    package["resources"] = sorted(
        [*package["resources"], entry], key=lambda e: e["name"]
    )
    file = project.figures / f"{drafted.source.name}.csv"
    file.write_bytes(content)
    text_ = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    package_file.write_text(text_, encoding="utf-8")
    return file
