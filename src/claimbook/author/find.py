"""Which figures there are: for which years, from whom, under which licence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from claimbook.domain import economies
from claimbook.domain.dataset import Dataset
from claimbook.domain.figures import Figure
from claimbook.domain.holdings import holdings
from claimbook.faults import Collector, listed, near_miss
from claimbook.judging.opening import cited_figures
from claimbook.project import Project

SOURCE = ("institution", "table", "licence", "redistribution")


def find(
    project: Project, near: str = "", year: str = "", **cells: str
) -> dict[str, Any]:
    """Return the figures at hand that have the `cells`, as a dict for JSON.

    `cells` are a series, a reporter and a partner, blank for any; economies by ISO3
    code or English name. `near` is a text: only what most of its words speak of is
    kept. `figures` has a row a source, subject and kind of period, `sources` a row a
    source. Raises Faults for a name that no figure has.
    """
    faults = Collector("figures")
    data = cited_figures(project, faults)
    faults.check()
    cells = {name: economies.code(cell) or cell for name, cell in cells.items() if cell}
    _check(data, cells, faults)
    kept = [
        f
        for f in data.figures
        if all(getattr(f, name) == cell for name, cell in cells.items())
        and f.period.startswith(year)
    ]
    rows = [asdict(holding) for holding in holdings(_near(near, kept, data))]
    names = dict.fromkeys(row["source"] for row in rows)
    return {
        "figures": rows,
        "sources": [
            {"name": name} | {n: getattr(data.sources[name], n) for n in SOURCE}
            for name in names
        ],
    }


def _check(data: Dataset, cells: Mapping[str, str], faults: Collector) -> None:
    """Raise Faults for a cell that no figure has, with the nearest that one has."""
    for name, cell in cells.items():
        there = sorted({getattr(f, name) for f in data.figures} - {""})
        if cell not in there:
            fix = near_miss(cell, there) + "Name one of them."
            faults.add(f"--{name}", repr(cell), listed(there, 40), fix)
    faults.check()


def _near(text: str, figures: list[Figure], data: Dataset) -> list[Figure]:
    """Return the figures that the most words of a text speak of; all for no text."""
    words = set(_words(text))
    if not words:
        return figures
    known: dict[tuple[str, ...], int] = {}
    for f in figures:
        key = (f.source, *f.subject)
        if key not in known:
            known[key] = len(words & set(_words(" ".join(_about(f, data)))))
    most = max(known.values(), default=0)
    return [f for f in figures if most and known[f.source, *f.subject] == most]


def _words(text: str) -> list[str]:
    return [word.removesuffix("s") for word in re.findall(r"\w+", text.lower())]


def _about(figure: Figure, data: Dataset) -> Iterator[str]:
    series, source = data.series[figure.series], data.sources[figure.source]
    yield from (series.series, series.title, series.description)
    yield from (source.institution, source.table)
    yield from (figure.product, figure.flow, figure.reporter, figure.partner)
    yield from map(economies.name, filter(None, (figure.reporter, figure.partner)))
