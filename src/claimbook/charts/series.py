"""The series behind outcomes, for drawing: a row a period, in the claim's unit."""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from claimbook.checks import Finding
from claimbook.domain.dataset import Dataset
from claimbook.domain.economies import name
from claimbook.domain.figures import Figure, Measurement
from claimbook.domain.period import days
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import ENGLISH, word_of
from claimbook.judging.judge import Outcome

Rows = list[dict[str, Any]]
Bounds = tuple[float | None, float | None]
NO_BOUNDS: Bounds = (None, None)
FIRST_YEAR = "2000"  # earlier years are in the tables, and no chart needs them
PLACES = 6  # economies of a table that a rank is drawn with

SERIES = {
    "claim_id": "str",
    "alternative": "str",
    "choice": "str",
    "item": "str",
    "source": "str",
    "period": "str",
    "year": "Int64",
    "date": "datetime64[s]",
    "value": "float64",
    "unit": "str",
    "claimed_low": "float64",
    "claimed_high": "float64",
}


def series(outcomes: Iterable[Outcome], data: Dataset) -> pd.DataFrame:
    """Return the figures behind outcomes over time: one row a period and outcome.

    `item` is the economy of a table that a rank is read from. The claimed set stands
    in the row's unit, blank where the series is not what the claim is about.
    """
    rows: Rows = []
    for outcome in outcomes:
        if outcome.finding is None:
            continue
        own = [
            {
                "claim_id": outcome.claim_id,
                "alternative": word_of(outcome.alternative),
                "choice": ", ".join(map(str, outcome.varied.values())),
                "year": int(point["period"][:4]),
                "date": days(point["period"])[0],
            }
            | point
            for point in _points(outcome, data)
        ]
        rows += own
    return _scaled(rows)


def _points(outcome: Outcome, data: Dataset) -> Iterator[dict[str, Any]]:
    """Yield period, value, unit, source and claimed set of an outcome's series."""
    finding, choices = outcome.finding, outcome.choices
    assert finding is not None
    detail, end = finding.detail, str(finding.detail.get("end", ""))
    claimed: Bounds = (finding.claimed.low, finding.claimed.high)
    if "table" in detail:
        period = finding.used[0].period
        for code, value in detail["table"][:PLACES]:
            figure = finding.used[0]
            yield _point(period, value, figure) | {"item": name(code)}
    elif "years" in detail:
        sources = {figure.period: figure.source for figure in finding.used}
        for year, value in sorted(detail["years"].items()):
            point = _point(year, value, finding, claimed)
            yield point | {"source": sources.get(year, point["source"])}
    elif "band" in detail:
        for day, rate in detail["rates"].items():
            yield _point(day, rate.value, rate, detail["band"])
    elif isinstance(choices, Quantity) and choices.series != "event" and finding.used:
        period = end or choices.period or finding.used[-1].period
        now = choices.changed().measure(data, period)
        own = now is not None and now.value == finding.value
        yield from _over_time(choices, data, period, claimed if own else NO_BOUNDS)


def _over_time(
    choices: Quantity, data: Dataset, period: str, claimed: Bounds
) -> Iterator[dict[str, Any]]:
    """Yield a quantity's points of the judged period's length, over one set.

    Where fewer countries report every year than the judged one, it is theirs that are
    summed, in the judged year too.
    """
    base = choices.changed()
    if base.between:
        base = base.model_copy(update={"both": False})
        periods = [] if base.fill else [y for y in base.years(data) if y >= FIRST_YEAR]
        members = base.fixed_set(data, periods) if periods else None
    else:
        periods = [p for p in base.periods(data) if len(p) == len(period)]
        members = None
    if members == ():
        periods, members = [], None
    points = {each: base.measure(data, each, members) for each in periods}
    if members is None:
        points[period] = choices.changed().measure(data, period)
    for each, point in points.items():
        if point:
            yield _point(each, point.value, point, claimed)


def _point(
    period: str,
    value: float,
    measured: Figure | Measurement | Finding,
    claimed: Bounds = NO_BOUNDS,
) -> dict[str, Any]:
    used = (measured,) if isinstance(measured, Figure) else measured.used
    return {
        "item": "",
        "period": period,
        "value": value,
        "unit": measured.unit,
        "source": used[0].source,
        "claimed_low": claimed[0],
        "claimed_high": claimed[1],
    }


def _scaled(rows: Rows) -> pd.DataFrame:
    """Return rows as a frame, each claim's in the unit its largest is said in."""
    largest: dict[tuple[str, str], float] = {}
    for row in rows:
        key = (row["claim_id"], row["unit"])
        largest[key] = max(largest.get(key, 0.0), abs(row["value"]))
    for row in rows:
        factor, unit = ENGLISH.scale(largest[row["claim_id"], row["unit"]], row["unit"])
        for column in ("value", "claimed_low", "claimed_high"):
            if row[column] is not None:
                row[column] /= factor
        row["unit"] = unit
    return _frame(rows, SERIES)


def _frame(rows: Rows, dtypes: dict[str, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)
    order = [c for c in ("claim_id", "alternative", "choice", "date") if c in table]
    return table.sort_values(order, kind="stable", ignore_index=True)
