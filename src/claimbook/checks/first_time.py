"""Was the printed number reached in the year named, and in no year before it?"""

from math import inf

from claimbook.checks import Finding
from claimbook.checks.level import coverage
from claimbook.domain.interval import Interval, relation
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, join

PRINTED = 1
FORMULA = (
    "the year's figure lies in the claimed set and no earlier year's does; the series "
    "must have every year from the first to the one named"
)
# what a note says of the record of the years before
HIGHEST = Message("highest earlier year {year}")
LOWEST = Message("lowest earlier year {year}")


class Choices(Quantity):
    """The series, and the first year it has to be unbroken from.

    `earlier` overrides the choices for the years before the one named.
    """

    since: int
    earlier: dict = {}

    def of_earlier_years(self):
        """Return the Quantity that the years before are measured by."""
        return self.changed(**self.earlier)

    def all_sources(self):
        """Return the sources of the year named and of the years before."""
        return self.source + self.of_earlier_years().source


def run(claim, choices, data):
    """Compare the record of earlier years with the bound that the named year passes.

    A gap in the series, or an earlier year whose interval crosses the bound, leaves the
    claim undecided: nothing rules out an earlier first time.
    """
    year = choices.period or claim.period_text
    before = choices.of_earlier_years()
    years = [str(y) for y in range(choices.since, int(year))]
    now = choices.measure(data, year)
    if now is None:
        return None
    earlier = {y: before.measure(data, y) for y in years}
    gaps = [y for y, found in earlier.items() if found is None]
    earlier = {y: found for y, found in earlier.items() if found}
    bound, not_yet, record_of, word = _bound(claim.claimed)
    reached = relation(choices.at_least(data, now), claim.claimed)
    relations = [relation(before.at_least(data, f), not_yet) for f in earlier.values()]
    values = {y: found.value for y, found in earlier.items()}
    record_year = record_of(values, key=values.get, default=year)
    detail = {
        "years": values | {year: now.value},
        "bound": bound,
        "record_year": record_year,
    }
    used = tuple(f for found in (*earlier.values(), now) for f in found.used)
    if reached == "fails":
        return Finding(
            now.value,
            choices.at_least(data, now),
            claim.claimed,
            now.unit,
            used,
            note=Message(
                "{year} itself: {what}",
                year=year,
                what=coverage(now) or Message("a published total"),
            ),
            detail=detail,
        )
    if not earlier:
        return None
    record = earlier[record_year]
    if "fails" in relations:
        status = "fails"
    elif gaps or "undecided" in (*relations, reached):
        status = "undecided"
    else:
        status = "holds"
    notes = [Message(word, year=record_year)]
    if gaps:
        notes.append(Message("no figure for {what}", what=gaps))
    notes.append(_splice({**earlier, year: now}))
    return Finding(
        record.value,
        record.interval,
        not_yet,
        record.unit,
        used,
        status=status,
        note=join(*notes),
        detail=detail,
    )


def _bound(claimed):
    """Return the bound of a claimed set, the values before it, and the record's kind.

    A claim of less than a number is passed from above: the record is then the lowest.
    """
    if claimed.low <= 0:
        beyond = Interval(claimed.high, inf, not claimed.high_closed, False)
        return claimed.high, beyond, min, LOWEST
    below = Interval(-inf, claimed.low, False, not claimed.low_closed)
    return claimed.low, below, max, HIGHEST


def _splice(series):
    """Say which years come from which source, where there is more than one."""
    years = {}
    for year, found in sorted(series.items()):
        years.setdefault(found.used[0].source, []).append(int(year))
    if len(years) < 2:
        return ""
    told = [
        Message("{period} from {sources}", period=_spans(found), sources=[source])
        for source, found in years.items()
    ]
    return Message("spliced: {joints}", joints=join(*told))


def _spans(years):
    """Return years as text: 1990–2020, 2022."""
    spans = []
    for year in years:
        if spans and spans[-1][1] == year - 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(f"{a}–{b}" if a < b else str(a) for a, b in spans)
