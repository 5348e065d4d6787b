"""A plan entry for a statement, from figures that really hold its cells.

Each candidate is measured; what cannot be is not suggested, and what it lacks is said.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from claimbook.data.figure_schema import Product
from claimbook.domain.dataset import Dataset
from claimbook.domain.economies import WORLD
from claimbook.domain.figures import Figure
from claimbook.domain.holdings import nearest, wanted
from claimbook.domain.quantity import Quantity
from claimbook.extraction import Reading
from claimbook.extraction.proposals import period_of
from claimbook.extraction.statement import Statement

GROUPS = {
    "EU": "eu27",
    "LAC": "celac",
}  # what a text's groups are called in the figures
CHANGE = "gdp_growth"  # the series that holds a change itself
NO_SERIES = "no series fits"
YEAR_END = re.compile(r"\d{4}-12-31")
MOST = 2  # alternatives that are suggested

Choices = dict[str, Any]
Candidate = tuple[Choices, Choices]  # of a Quantity, and what its check adds


class Suggester:
    """Suggests plan entries for the statements of one text, from the figures at hand.

    `products` are the names of the figures' products in languages, by product.
    """

    def __init__(
        self,
        data: Dataset,
        products: Mapping[str, Product],
        text: str,
        reading: Reading,
        published: date,
    ) -> None:
        self.data, self.products, self.text = data, products, text
        self.reading, self.published = reading, published
        self.series: dict[str, list[Figure]] = {}
        for figure in data.figures:
            self.series.setdefault(figure.series, []).append(figure)

    def __call__(self, s: Statement) -> tuple[Choices | None, str]:
        """Return an entry without the claim it is for, or None and why there is none.

        It is of the newest year there is where the statement names no time.
        """
        why, asked = NO_SERIES, period_of(s, self.published)
        for series in s.series if s.check else ():
            candidates = list(self._candidates(s, series))
            for n, (own, added) in enumerate(candidates):
                quantity = Quantity(**own)
                periods = [asked] if asked else self._newest(quantity)
                if s.type == "conversion":  # the rate of the day, else of its year
                    periods = [asked, asked[:7], asked[:4]]
                elif YEAR_END.fullmatch(asked):  # what stood then is the year's figure
                    periods = [asked, asked[:4]]
                for period in periods:
                    if self._answers(quantity, added, _ends(s, series, period)):
                        entry = self._entry(s, own, added, period)
                        rest = candidates[n + 1 :]
                        others = self._others(own, rest, _ends(s, series, period))
                        return entry | ({"other": others} if others else {}), ""
                    why = self._lacking(quantity, period) if why == NO_SERIES else why
        return None, why

    def _candidates(self, s: Statement, series: str) -> Iterator[Candidate]:
        """Yield what a statement may speak of, by the series' figures, best first."""
        places = [GROUPS.get(place, place) for place in s.places]
        if series not in self.series or (series == CHANGE) > (s.type == "growth"):
            return
        if series == "exchange_rate":
            yield from self._rates(s)
        elif s.type == "rank":
            yield from self._ranks(series, places)
        elif any(f.flow for f in self.series[series]):
            yield from self._trade(s, series, places)
        else:
            yield from self._single(s, series, places)

    def _trade(
        self, s: Statement, series: str, places: list[str]
    ) -> Iterator[Candidate]:
        """Yield trade between two places, by each source and from either side."""
        if not places or s.indicator == "balance":
            return
        added: Choices = {}
        home, other = (*places, WORLD)[:2]
        if s.type == "share":
            # of what the place named last sold or bought in all
            home, other = places[-1], WORLD
            added = {"part": {"between": [home, places[0]]}}
        if all(self.data.members([side]) for side in (home, other)):
            return
        flow = s.indicator if s.indicator in ("exports", "imports") else "total"
        for reporter in (home, "partners"):
            for source in self._sources(series):
                own = {"series": series, "between": (home, other), "flow": flow}
                yield own | {"reporter": reporter, "source": source}, added

    def _single(
        self, s: Statement, series: str, places: list[str]
    ) -> Iterator[Candidate]:
        """Yield figures of one economy, or of the world market for a product."""
        line = self._sentence(s)
        spoken = {
            name
            for name, product in self.products.items()
            if product.is_in(line, self.reading.language)
        }
        order = (*places, WORLD, "")
        seen: set[tuple[int, bool, str, str, str]] = set()
        for f in self.series[series]:
            named = f.reporter in places or f.product in spoken
            if named and f.reporter in order and f.partner in order and _in(s, f):
                at = order.index(f.reporter)
                seen.add((at, f.partner not in places, f.partner, f.flow, f.product))
        sources = self._sources(series)
        for at, _, partner, flow, product in sorted(seen):
            for source in sources:
                own = {"series": series, "reporter": order[at], "partner": partner}
                yield own | {"flow": flow, "product": product, "source": source}, {}

    def _ranks(self, series: str, places: list[str]) -> Iterator[Candidate]:
        """Yield a place's rank, in the source with the most economies."""
        counts = Counter(f.source for f in self.series[series])
        for source, _ in counts.most_common():
            for place in places:
                own = {"series": series, "reporter": place, "source": source}
                yield own, {"economy": place}

    def _rates(self, s: Statement) -> Iterator[Candidate]:
        """Yield rates of the amount before, in the statement's own currency."""
        before = [
            o.currency
            for o in self.reading.statements
            if o.sentence == s.sentence and o.start < s.start and o.currency
        ]
        unit = f"{before[-1]} per {s.currency}" if before else ""
        pairs = {
            (f.source, f.reporter, f.partner)
            for f in self.series["exchange_rate"]
            if f.unit == unit
        }
        for source, reporter, partner in sorted(pairs):
            own = {"series": "exchange_rate", "reporter": reporter, "partner": partner}
            yield own | {"source": source}, {}

    def _sentence(self, s: Statement) -> str:
        """Return the text from the full stop before a statement to the one after it."""
        before, after = self.text[: s.start], self.text[s.end :]
        return (
            re.split(r"[.!?]\s|\n", before)[-1]
            + self.text[s.start : s.end]
            + re.split(r"[.!?]\s|\n", after)[0]
        )

    def _sources(self, series: str) -> list[str]:
        """Return the sources of a series, the newest first."""
        released = {f.source: f.released or date.min for f in self.series[series]}
        return sorted(released, key=lambda source: released[source], reverse=True)

    def _newest(self, quantity: Quantity) -> list[str]:
        last = str(self.published.year)
        return [y for y in reversed(quantity.years(self.data)) if y <= last][:1]

    def _lacking(self, quantity: Quantity, period: str) -> str:
        """Say what no source has of a quantity, and what is nearest."""
        asked = wanted(quantity, self.data, period)
        lines = nearest(
            self.data, asked | {"source": {*self._sources(quantity.series)}}
        )
        return lines[0] if lines else NO_SERIES

    def _answers(self, quantity: Quantity, added: Choices, ends: list[str]) -> bool:
        """Tell whether there are figures of all `ends` for a quantity and its part."""
        parts = [quantity]
        if "part" in added:
            parts.append(quantity.changed(**added["part"]))
        measured = [part.measure(self.data, end) for part in parts for end in ends]
        return bool(measured) and all(measured)

    def _others(
        self, own: Choices, candidates: list[Candidate], ends: list[str]
    ) -> Choices:
        """Return the alternatives: other sources, and the other side, that answer."""
        others: Choices = {}
        for choices, added in candidates:
            differs = {n: v for n, v in choices.items() if v != own[n]}
            if not differs.keys() <= {"source", "reporter"} or len(others) == MOST:
                continue
            if "economy" not in added and self._answers(
                Quantity(**choices), added, ends
            ):
                name = choices["source"]
                if "reporter" in differs:
                    name += "_by_the_other_side"
                institution = self.data.sources[choices["source"]].institution
                why = f"{institution} has a figure too: say what differs."
                others[name] = differs | {"why": why}
        return others

    def _entry(
        self, s: Statement, own: Choices, added: Choices, period: str
    ) -> Choices:
        check = "level" if own["series"] == CHANGE else s.check
        if check == "growth":
            added = added | {"base": _ends(s, own["series"], period)[0]}
            added |= {"falls": True} if s.direction == "falls" else {}
        if check == "rank":
            own = {name: v for name, v in own.items() if name != "reporter"} | added
            added = {}
        if "between" in own:
            own = own | {"between": [*own["between"]]}
        beside = {name: own[name] for name in ("series", "between") if name in own}
        main = {n: v for n, v in own.items() if v and n not in beside}
        institution = self.data.sources[own["source"]].institution
        reason = f"Suggested: {institution} has it for {period}. Say why it fits."
        main |= {"period": period}
        return {"check": check, **beside, **added, "main": main, "reason": reason}


def _ends(s: Statement, series: str, period: str) -> list[str]:
    """Return the periods that are measured: growth has a year and the one before."""
    if s.type != "growth" or series == CHANGE:
        return [period]
    return [str(int(period) - 1), period] if len(period) == 4 else []


def _in(s: Statement, figure: Figure) -> bool:
    """Tell whether a figure is in what a statement is printed in."""
    if s.unit == "money":
        return figure.unit.startswith((s.currency or "", "international $"))
    if s.type == "growth":
        return figure.series == CHANGE or figure.unit != "percent"
    return (figure.unit == "percent") == (s.unit == "percent")
