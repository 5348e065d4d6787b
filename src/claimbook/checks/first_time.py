"""Was the printed number reached in the year named, and in no year before it?"""

from collections.abc import Iterable, Mapping
from math import inf
from typing import Any

from claimbook.checks.alike import in_the_figures_unit
from claimbook.checks.protocol import (
    Claim,
    Finding,
    converted_at,
    coverage,
    no_figure_for,
    spliced,
)
from claimbook.domain.dataset import Dataset
from claimbook.domain.figures import Measurement
from claimbook.domain.interval import Interval, relation
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, join

PRINTED = 1
DATED = True
FAMILY = "record"
FORMULA = (
    "the year's figure lies in the claimed set and no earlier year's does; the series "
    "must have every year from the first to the one named"
)
unfit = in_the_figures_unit


class Choices(Quantity):
    """The series, and the first year it has to be unbroken from.

    `earlier` overrides the choices for the years before the one named.
    """

    since: int
    earlier: dict[str, Any] = {}


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Compare the record of earlier years with the bound that the named year passes.

    A gap in the series, or an earlier year whose interval crosses the bound, leaves the
    claim undecided: nothing rules out an earlier first time.
    """
    year, claimed = choices.period or claim.period_text, claim.claimed
    named, before = choices.quantities()
    now = named.measure(data, year)
    if now is None:
        return None
    years = {
        str(y): before.measure(data, str(y)) for y in range(choices.since, int(year))
    }
    earlier = {y: m for y, m in years.items() if m}
    gaps = [y for y, m in years.items() if not m]
    # a claim of less than a number is passed from above: the record is then the lowest
    falling = claimed.low <= 0
    values = {y: m.value for y, m in earlier.items()}
    record_year = (min if falling else max)(
        values, key=values.__getitem__, default=year
    )
    used = tuple(f for m in (*earlier.values(), now) for f in m.used)
    detail = {"years": values | {year: now.value}}
    reached = named.at_least(data, now)
    if relation(reached, claimed) == "fails":
        what = coverage(now) or Message("a published total")
        note = Message("{year} itself: {what}", year=year, what=what)
        return Finding(now.value, reached, claimed, now.unit, used, None, note, detail)
    if not earlier:
        return None
    not_yet = _before(claimed)
    relations = {relation(before.at_least(data, m), not_yet) for m in earlier.values()}
    relations |= {relation(reached, claimed)}
    undecided = "undecided" if gaps or "undecided" in relations else "holds"
    status = "fails" if "fails" in relations else undecided
    lowest = Message("lowest earlier year {year}", year=record_year)
    highest = Message("highest earlier year {year}", year=record_year)
    splice, rates = _splice({**earlier, year: now}), converted_at(now)
    note = join(lowest if falling else highest, no_figure_for(gaps), splice, rates)
    record = earlier[record_year]
    return Finding(
        record.value, record.interval, not_yet, record.unit, used, status, note, detail
    )


def _before(claimed: Interval) -> Interval:
    """Return the values on the other side of the bound that a claim says is passed."""
    if claimed.low <= 0:
        return Interval(claimed.high, inf, not claimed.high_closed)
    return Interval(-inf, claimed.low, False, not claimed.low_closed)


def _splice(series: Mapping[str, Measurement]) -> str:
    """Say which years come from which source, where there is more than one."""
    years: dict[str, list[int]] = {}
    for year, measurement in sorted(series.items()):
        years.setdefault(measurement.used[0].source, []).append(int(year))
    if len(years) < 2:
        return ""
    return spliced((_ranges(given), [source]) for source, given in years.items())


def _ranges(years: Iterable[int]) -> str:
    """Return years as text: 1990–2020, 2022."""
    ranges: list[list[int]] = []
    for year in years:
        if ranges and ranges[-1][1] == year - 1:
            ranges[-1][1] = year
        else:
            ranges.append([year, year])
    return ", ".join(f"{a}–{b}" if a < b else str(a) for a, b in ranges)
