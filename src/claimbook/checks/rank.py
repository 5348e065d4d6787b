"""Which place does an economy take among those of a table?"""

from collections.abc import Mapping
from typing import Literal

from pydantic import model_validator

from claimbook.checks.protocol import Claim, Finding, converted_at, of_kind
from claimbook.domain import wording
from claimbook.domain.dataset import Dataset
from claimbook.domain.economies import WORLD, is_code
from claimbook.domain.figures import Measurement, total
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, join
from claimbook.domain.written import Products

PRINTED = 1
DATED = True
FAMILY = "rank"
FORMULA = "one plus the number of economies with a larger figure is the printed rank"
unfit = of_kind("a rank", "rank")

Table = Mapping[str, Measurement]


class Choices(Quantity):
    """Whose rank, by which series and source, among what."""

    economy: str
    """what is ranked: an ISO3 code, the bloc, or a product"""
    among: Literal["reporter", "partner", "product"] = "reporter"
    """what it is ranked among: the economies that report, their partners, products"""
    bloc: str = ""
    """what counts as one economy in place of its members: EUU"""
    members: Products = ()
    """the members of the bloc, ISO3 codes: AUT+BEL"""

    @model_validator(mode="after")
    def _bloc_has_members(self) -> "Choices":
        if bool(self.bloc) != bool(self.members):
            raise ValueError("a bloc needs its members, and members a bloc")
        return self


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Rank `economy` by size among all entities the source gives for the period.

    The world and other aggregates are no entities, except a bloc that the plan counts
    as one. Entities whose intervals overlap the ranked one's leave the rank a range. So
    do those without a figure for the period that may be larger: by what they had in
    another one, or by what the world's total leaves. `detail` gives the table, largest
    first.
    """
    period = choices.period or claim.period_text
    table = _table(choices, data, period)
    own = table.get(choices.economy)
    others = {e: m for e, m in table.items() if e != choices.economy}
    if own is None or not others:
        return None
    apart = [m for m in others.values() if m.interval.disjoint(own.interval)]
    above = sum(m.value > own.value for m in apart)
    absent = _absent(choices, data, table, own)
    unseen = len(absent) or _unseen(choices, data, period, table)
    value = float(1 + sum(m.value > own.value for m in others.values()))
    interval = Interval(1 + above, 1 + above + len(others) - len(apart) + unseen)
    note = join(
        Message("of {count}", count=len(table)),
        Message(
            "neighbours {countries}", countries=_neighbours(choices.economy, table)
        ),
        _missing(absent, unseen),
        converted_at(own),
    )
    detail = {"table": [(e, m.value) for e, m in table.items()]}
    used = tuple(f for m in table.values() for f in m.used)
    return Finding(value, interval, claim.claimed, "rank", used, None, note, detail)


def _table(choices: Choices, data: Dataset, period: str) -> Table:
    """Return {entity: its figure}, largest first, members of a bloc as one."""
    names = [
        name for name in _entities(choices, data, period) if name not in choices.members
    ]
    table = {name: _of(name, choices, data, period) for name in names}
    if choices.bloc and not table.get(choices.bloc):
        members = [_of(name, choices, data, period) for name in choices.members]
        known = [m for m in members if m]
        if len(known) == len(members):
            table[choices.bloc] = total(known)
    measured = {name: m for name, m in table.items() if m}
    return dict(sorted(measured.items(), key=lambda item: -item[1].value))


def _of(name: str, choices: Choices, data: Dataset, period: str) -> Measurement | None:
    value = (name,) if choices.among == "product" else name
    return choices.changed(**{choices.among: value}).measure(data, period)


def _entities(choices: Choices, data: Dataset, period: str | None) -> list[str]:
    """Return the entities with a figure at a period, or at any, in order."""
    names: dict[str, None] = {}
    for f in data.figures.newest(choices.source, choices.series, period):
        name = getattr(f, choices.among)
        value = {choices.among: name}
        fits = f.subject == choices.subject._replace(**value)
        whole = choices.among != "product" and (name == WORLD or not is_code(name))
        if fits and (not whole or name == choices.bloc):
            names[name] = None
    return list(names)


def _absent(
    choices: Choices, data: Dataset, table: Table, own: Measurement
) -> list[str]:
    """Return entities without a figure for the period that were larger in another."""
    there = {*table, *(choices.members if choices.bloc in table else ())}
    names = [n for n in _entities(choices, data, None) if n not in there]
    larger: list[str] = []
    for name in names:
        value = (name,) if choices.among == "product" else name
        other = choices.changed(**{choices.among: value})
        known = (other.measure(data, p) for p in other.periods(data))
        if any(m and m.value > own.interval.low for m in known):
            larger.append(name)
    return larger


def _unseen(choices: Choices, data: Dataset, period: str, table: Table) -> int:
    """Return how many as large as the ranked one the world's total leaves room for."""
    if choices.among == "product":
        return 0
    world = _of(WORLD, choices, data, period)
    least = table[choices.economy].interval.low
    if world is None or least <= 0:
        return 0
    rest = world.interval.high - sum(m.interval.low for m in table.values())
    return max(int(rest / least), 0)


def _neighbours(entity: str, table: Table) -> list[Message]:
    """Name the next larger and smaller, and how far they lie from what is ranked."""
    names, own = list(table), table[entity].value
    place = names.index(entity)
    return [
        Message(
            "{country} {distance}",
            country=wording.economy(name),
            distance=f"{table[name].value / own - 1:+.0%}" if own > 0 else "",
        )
        for name in names[max(place - 1, 0) : place + 2]
        if name != entity
    ]


def _missing(absent: list[str], unseen: int) -> str:
    if absent:
        return Message(
            "no figure for {countries}, larger at another time",
            countries=[wording.economy(name) for name in absent],
        )
    if unseen:
        return Message("the world's total leaves room for {n} as large", n=unseen)
    return ""
