"""The cited figures as a whole: figures, sources, series and lists of regions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from itertools import groupby
from typing import Any, NamedTuple, Self

from claimbook.domain.figures import Figure, Measurement, Subject, measured, total


class Figures:
    """All figures at hand, or those released by a date; the newest vintage counts."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        # of one cell the last counts: what is undated never beats what is dated
        self._all = sorted(figures, key=lambda f: (f.released or date.min, f.id))
        self._by_subject: dict[tuple[str, Subject], dict[str, Figure]]
        self._by_subject = defaultdict(dict)
        self._by_series: dict[tuple[str, str], dict[tuple[str, ...], Figure]]
        self._by_series = defaultdict(dict)
        self._in_tables: dict[tuple[str, Subject], set[str]] = defaultdict(set)
        for f in self._all:
            self._by_subject[f.source, f.subject][f.period] = f
            self._in_tables[f.source, f.subject._replace(partner="")].add(f.period)
            self._by_series[f.source, f.series][f.period, *f.subject[1:]] = f
        self._by_period = cache(self._newest)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._all)

    def released_by(self, day: date, undated: bool = False) -> "Figures":
        """Return the figures known to have been public on `day`.

        With `undated` also those that may have been, for all that is known.
        """
        return Figures(
            f for f in self._all if (f.released <= day if f.released else undated)
        )

    def of(self, source: str, subject: Subject) -> Mapping[str, Figure]:
        """Return one source's figures of a subject by period."""
        return self._by_subject.get((source, subject), {})

    def find(
        self, sources: Iterable[str], subject: Subject, period: str
    ) -> Figure | None:
        """Return the figure of the first of `sources` that has it, else None."""
        given = (self.of(source, subject).get(period) for source in sources)
        return next(filter(None, given), None)

    def periods(self, sources: Iterable[str], subject: Subject) -> list[str]:
        """Return, in order, the periods for which any of `sources` has the figure."""
        return sorted({p for source in sources for p in self.of(source, subject)})

    def in_tables(self, sources: Iterable[str], subject: Subject) -> set[str]:
        """Return the periods with the figure for any partner."""
        table = subject._replace(partner="")
        return {p for s in sources for p in self._in_tables.get((s, table), ())}

    def newest(
        self, sources: tuple[str, ...], series: str, period: str | None = None
    ) -> tuple[Figure, ...]:
        """Return a series' figures in order, each subject's from the first source.

        Of one period, or of all; a figure first published and then revised is one.
        """
        return self._by_period(sources, series).get(period, ())

    def _newest(
        self, sources: tuple[str, ...], series: str
    ) -> dict[str | None, tuple[Figure, ...]]:
        merged: dict[tuple[str, ...], Figure] = {}
        for source in reversed(sources):
            merged |= self._by_series.get((source, series), {})
        every = tuple(f for _, f in sorted(merged.items()))
        periods = groupby(every, key=lambda f: f.period)
        return {None: every} | {period: tuple(own) for period, own in periods}


class Member(NamedTuple):
    """An economy in a bloc: its ISO3 code, from when until when; "" for always."""

    iso3: str
    joined: str = ""
    left: str = ""

    def on(self, day: str) -> bool:
        """Tell whether it belongs on a day, or at the end of a month or a year."""
        end = day + "-12-31"[len(day) - 4 :] if len(day) < 10 else day
        return self.joined <= end and (not self.left or end < self.left)


@dataclass(frozen=True)
class Dataset:
    """All cited figures; sources and series by name, as their tables describe them.

    `regions` are regions and blocs by name, with their Members; a region that its
    publisher defines itself has none.
    """

    figures: Figures
    sources: Mapping[str, Any]
    series: Mapping[str, Any]
    regions: Mapping[str, tuple[Member, ...]]

    @cached_property
    def measured(self) -> dict[tuple[object, ...], Measurement | None]:
        """What has been measured: claims of one article ask for the same sums."""
        return {}

    def members(self, regions: Sequence[str]) -> tuple[str, ...]:
        """Return the ISO3 codes of the first of `regions` whose members are listed.

        They are those of today, or of a day: eu@2019 had one more.
        """
        for region in regions:
            name, _, day = region.partition("@")
            if self.regions.get(name):
                members = self.regions[name]
                return tuple(
                    m.iso3 for m in members if (m.on(day) if day else not m.left)
                )
        return ()

    def released_by(self, day: date, undated: bool = False) -> Self:
        """Return the same data with only the figures known to be public on `day`.

        With `undated` also with those that may have been, for all that is known.
        """
        return replace(self, figures=self.figures.released_by(day, undated))


OF_A_TOTAL = ("source", "period", "partner", "flow")


def totals_against_parts(
    data: Dataset, sources: Collection[str]
) -> list[dict[str, Any]]:
    """Return a row a published total that `sources` also give the parts of.

    Parts are a total's two flows, or a region's countries, most of them. `agree` says
    whether their sum, rounding included, can be the total; both are in base units.
    """
    tables: dict[tuple[str, ...], dict[tuple[str, str], Figure]] = defaultdict(dict)
    for f in data.figures:
        if f.source in sources and f.series == "goods_trade":
            key = (f.source, f.reporter, f.product, f.period)
            tables[key][f.partner, f.flow] = f
    rows: list[dict[str, Any]] = []
    for _, table in sorted(tables.items()):
        for (partner, flow), whole in sorted(table.items()):
            flows = [table.get((partner, x)) for x in ("exports", "imports")]
            if flow == "total" and all(flows):
                rows.append(_row(whole, "its two flows", filter(None, flows)))
            members = data.members([partner])
            if members:
                within = {*members, "other_latin_america"}
                parts = [f for (p, x), f in table.items() if x == flow and p in within]
                if 2 * len(parts) > len(members):
                    rows.append(_row(whole, f"{len(parts)} partners", parts))
    return rows


def _row(whole: Figure, what: str, parts: Iterable[Figure]) -> dict[str, Any]:
    summed = total(map(measured, parts))
    return {
        **{
            name: getattr(whole, name)
            for name in ("source", "period", "partner", "flow")
        },
        "parts": what,
        "total": whole.value,
        "sum of parts": summed.value,
        "agree": "no" if summed.interval.disjoint(whole.interval) else "yes",
    }
