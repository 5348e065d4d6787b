"""How many economies meet a condition, and is it the number printed?"""

from math import inf
from typing import Literal

from pydantic import model_validator

from claimbook.checks.membership import tenure
from claimbook.checks.protocol import Claim, Finding, Unfit, of_kind
from claimbook.domain.dataset import Dataset
from claimbook.domain.economies import WORLD, is_code, name
from claimbook.domain.figures import Figure
from claimbook.domain.interval import Interval, Relation, relation
from claimbook.domain.period import PeriodText, days
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, economy

PRINTED = 0
DATED = True
FAMILY = "level"
FORMULA = (
    "the number of economies that had joined and not left by the period's end, or "
    "whose figure lies within the stated bounds, is the printed number, or at least "
    "the number that stands for the claim's plural"
)
NAMED = 8  # how many economies the note names
WORST_FIRST: tuple[Relation, ...] = ("fails", "undecided", "holds")

# an economy's status and the figures it follows from
Counted = dict[str, tuple[Relation, tuple[Figure, ...]]]


class Choices(Quantity):
    """What is counted: members by dated events, or figures within bounds.

    `joined` and `left` name events of the economies, `since` the first day that
    joining counts from. Without them the source's figures for the period are counted,
    those from `lowest` to `highest`, in base units. `counted` says which side of a
    figure is the economy; `region` keeps to the members of a list. `number` is the
    least that the claim's words stand for where it prints no number.
    """

    EVENTS = ("joined", "left")

    joined: str = ""
    left: str = ""
    since: PeriodText | None = None
    lowest: float = -inf
    highest: float = inf
    counted: Literal["reporter", "partner"] = "reporter"
    number: int | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "Choices":
        if (self.series == "event") != bool(self.joined):
            raise ValueError("joined is needed for events, and only there")
        if self.series == "event" and (self.lowest, self.highest) != (-inf, inf):
            raise ValueError("events have no bounds")
        return self


def unfit(claim: Claim, choices: Choices, data: Dataset) -> Unfit:
    """Ask for a printed number where the plan names none."""
    if choices.number is not None:
        return None
    if not claim.printed:
        return "no printed number", "one, or a number in the plan that stands for it"
    return of_kind("a count", "count")(claim, choices, data)


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Count the economies that certainly do, and those that may.

    An economy whose figure crosses a bound, or whose date is not known to the day,
    leaves the count a range.
    """
    period = choices.period or claim.period_text
    counted = (_by_events if choices.joined else _by_figures)(choices, data, period)
    if choices.region:
        members = data.members(choices.region)
        counted = {e: counted[e] for e in counted if e in members}
    if not counted:
        return None
    statuses = {e: status for e, (status, _) in counted.items()}
    sure = sorted((e for e, s in statuses.items() if s == "holds"), key=name)
    unsure = sum(status == "undecided" for status in statuses.values())
    interval = Interval(len(sure), len(sure) + unsure)
    least, note = choices.number, _names(sure, len(statuses))
    claimed = claim.claimed if least is None else Interval(least, inf)
    used = tuple(f for _, figures in counted.values() for f in figures)
    return Finding(interval.low, interval, claimed, "economies", used, note=note)


def _names(sure: list[str], total: int) -> Message:
    """Say which economies are counted, the first eight of them by name."""
    if not sure:
        return Message("none of {total}", total=total)
    some = {"total": total, "names": [economy(code) for code in sure[:NAMED]]}
    if len(sure) > NAMED:
        more = len(sure) - NAMED
        return Message("of {total}: {names} and {more} more", more=more, **some)
    return Message("of {total}: {names}", **some)


def _by_events(choices: Choices, data: Dataset, period: str) -> Counted:
    """Return all who ever joined."""
    counted: Counted = {}
    for f in data.figures.newest(choices.source, choices.series):
        subject = choices.subject._replace(reporter=f.reporter, product=choices.joined)
        joined = choices.event(data, choices.joined, f.reporter)
        if f.subject != subject or joined is None or f.reporter in counted:
            continue
        left = choices.event(data, choices.left, f.reporter)
        status: Relation = relation(tenure(joined, left, period), Interval(0, inf))
        if choices.since:
            start, _ = days(choices.since)
            after = Interval((joined.first - start).days, (joined.last - start).days)
            both: set[Relation] = {status, relation(after, Interval(0, inf))}
            status = next(s for s in WORST_FIRST if s in both)
        used = (e.figure for e in (joined, left) if e)
        counted[f.reporter] = (status, tuple(used))
    return counted


def _by_figures(choices: Choices, data: Dataset, period: str) -> Counted:
    """Return all economies that have a figure."""
    counted: Counted = {}
    bounds = Interval(choices.lowest, choices.highest)
    for f in data.figures.newest(choices.source, choices.series, period):
        code = f.reporter if choices.counted == "reporter" else f.partner
        subject = choices.subject._replace(**{choices.counted: code})
        if is_code(code) and code != WORLD and f.subject == subject:
            counted[code] = (relation(f.interval, bounds), (f,))
    return counted
