"""Which place does an economy take among those of a table?"""

from claimbook.checks import Finding
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, economy, join

PRINTED = 1
FORMULA = "one plus the number of economies with a larger figure is the printed rank"


class Choices(Quantity):
    """Whose rank, by which series and source."""

    economy: str


def run(claim, choices, data):
    """Rank `economy` by size among all economies the source gives for the period.

    Economies whose intervals overlap the ranked one's leave the rank a range. `detail`
    gives the table, largest first, for the gaps to the neighbours.
    """
    period = choices.period or claim.period_text
    found = [
        f
        for f in data.figures.newest(choices.source, choices.series, period)
        if f.flow == choices.flow
    ]
    own = next((f for f in found if f.reporter == choices.economy), None)
    others = [f for f in found if f.reporter != choices.economy]
    if own is None or not others:
        return None
    apart = [f for f in others if f.interval.disjoint(own.interval)]
    above = sum(f.value > own.value for f in apart)
    touching = len(others) - len(apart)
    rank = 1 + sum(f.value > own.value for f in others)
    table = sorted(found, key=lambda f: -f.value)
    place = table.index(own)
    neighbours = [
        Message(
            "{country} {distance}",
            country=economy(table[i].reporter),
            distance=f"{table[i].value / own.value - 1:+.0%}",
        )
        for i in (place - 1, place + 1)
        if 0 <= i < len(table)
    ]
    return Finding(
        float(rank),
        Interval(1 + above, 1 + above + touching, True, True),
        claim.claimed,
        "rank",
        tuple(table),
        note=join(
            Message("of {count}", count=len(table)),
            Message("neighbours {countries}", countries=neighbours),
        ),
        detail={"table": [(f.reporter, f.value) for f in table]},
    )
