"""Which place does an economy take among those of a table?"""

from claimbook.checks.protocol import Claim, Finding, fits
from claimbook.domain import wording
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, join

PRINTED = 1
DATED = True
FAMILY = "rank"
FORMULA = "one plus the number of economies with a larger figure is the printed rank"
unfit = fits


class Choices(Quantity):
    """Whose rank, by which series and source."""

    economy: str


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Rank `economy` by size among all economies the source gives for the period.

    Economies whose intervals overlap the ranked one's leave the rank a range. `detail`
    gives the table, largest first, for the gaps to the neighbours.
    """
    period = choices.period or claim.period_text
    figures = data.figures.newest(choices.source, choices.series, period)
    table = sorted(
        (f for f in figures if f.flow == choices.flow), key=lambda f: -f.value
    )
    own = next((f for f in table if f.reporter == choices.economy), None)
    others = [f for f in table if f.reporter != choices.economy]
    if own is None or not others:
        return None
    apart = [f for f in others if f.interval.disjoint(own.interval)]
    above = sum(f.value > own.value for f in apart)
    place = table.index(own)
    neighbours = [
        Message(
            "{country} {distance}",
            country=wording.economy(f.reporter),
            distance=f"{f.value / own.value - 1:+.0%}",
        )
        for f in table[max(place - 1, 0) : place + 2]
        if f is not own
    ]
    value = float(1 + sum(f.value > own.value for f in others))
    interval = Interval(1 + above, 1 + above + len(others) - len(apart))
    count = Message("of {count}", count=len(table))
    note = join(count, Message("neighbours {countries}", countries=neighbours))
    detail = {"table": [(f.reporter, f.value) for f in table]}
    used = tuple(table)
    return Finding(value, interval, claim.claimed, "rank", used, None, note, detail)
