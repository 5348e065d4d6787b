"""How many economies meet a condition, and is it the number printed?"""

from math import inf
from typing import Literal

from pydantic import model_validator

from claimbook.checks import Finding
from claimbook.checks.membership import tenure
from claimbook.domain.economies import WORLD, is_code, name
from claimbook.domain.interval import Interval, relation
from claimbook.domain.period import PeriodText, days
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message, economy

PRINTED = 0
FORMULA = (
    "the number of economies that had joined and not left by the period's end, or "
    "whose figure lies within the stated bounds, is the printed number, or at least "
    "the number that stands for the claim's plural"
)
NAMED = 8  # how many economies the note names


class Choices(Quantity):
    """What is counted: members by dated events, or figures within bounds.

    `joined` and `left` name events of the economies, `since` the first day that
    joining counts from. Without them the source's figures for the period are counted,
    those from `lowest` to `highest`, in base units. `counted` says which side of a
    figure is the economy; `region` keeps to the members of a list. `number` is the
    least that the claim's words stand for where it prints no number.
    """

    joined: str = ""
    left: str = ""
    since: PeriodText | None = None
    lowest: float = -inf
    highest: float = inf
    counted: Literal["reporter", "partner"] = "reporter"
    number: int | None = None

    @model_validator(mode="after")
    def _one_way(self):
        if (self.series == "event") != bool(self.joined):
            raise ValueError("joined is needed for events, and only there")
        if self.series == "event" and (self.lowest, self.highest) != (-inf, inf):
            raise ValueError("events have no bounds")
        return self

    @property
    def events(self):
        """The names of the events that have to be among the figures."""
        return tuple(filter(None, (self.joined, self.left)))


def unfit(claim, choices):
    """Say what is wrong with the printed number, and what is allowed, or nothing."""
    if choices.number is None and not claim.printed:
        return "no printed number", "one, or a number in the plan that stands for it"
    return None


def run(claim, choices, data):
    """Count the economies that certainly do, and those that may.

    An economy whose figure crosses a bound, or whose date is not known to the day,
    leaves the count a range.
    """
    period = choices.period or claim.period_text
    members = data.members(choices.region) if choices.region else None
    way = _by_events if choices.joined else _by_figures
    told, used = way(choices, data, period, members)
    if not used:
        return None
    sure = sorted((e for e, s in told.items() if s == "holds"), key=name)
    open_ones = [e for e, status in told.items() if status == "undecided"]
    if choices.number is None:
        claimed = claim.claimed
    else:
        claimed = Interval(choices.number, inf)
    return Finding(
        float(len(sure)),
        Interval(len(sure), len(sure) + len(open_ones)),
        claimed,
        "economies",
        tuple(used),
        note=_named(sure, len(told)),
        detail={"statuses": told},
    )


def _named(sure, total):
    """Say which economies are counted, the first eight of them by name."""
    shown = [economy(code) for code in sure[:NAMED]]
    if not sure:
        return Message("none of {total}", total=total)
    if len(sure) > NAMED:
        return Message(
            "of {total}: {names} and {more} more",
            total=total,
            names=shown,
            more=len(sure) - NAMED,
        )
    return Message("of {total}: {names}", total=total, names=shown)


def _by_events(choices, data, period, members):
    """Return {economy: status} and the figures of all who ever joined."""
    told, used = {}, []
    for f in data.figures.newest(choices.source, choices.series):
        economy = f.reporter
        if f.product != choices.joined or economy in told:
            continue
        if (f.partner, f.flow) != (choices.partner, choices.flow):
            continue
        if members is not None and economy not in members:
            continue
        within, events = tenure(choices, data, economy, period)
        status = relation(within, Interval(0, inf))
        if choices.since:
            start, joined = days(choices.since)[0], events[0]
            after = Interval((joined.first - start).days, (joined.last - start).days)
            status = _both(status, relation(after, Interval(0, inf)))
        told[economy] = status
        used += [e.figure for e in events]
    return told, used


def _by_figures(choices, data, period, members):
    """Return {economy: status} and the figures of all that have one."""
    told, used = {}, []
    bounds = Interval(choices.lowest, choices.highest)
    for f in data.figures.newest(choices.source, choices.series, period):
        economy = getattr(f, choices.counted)
        if not is_code(economy) or economy == WORLD:
            continue
        other = "partner" if choices.counted == "reporter" else "reporter"
        if getattr(f, other) != getattr(choices, other):
            continue
        if (f.flow, (f.product,)) != (choices.flow, choices.product):
            continue
        if members is None or economy in members:
            told[economy] = relation(f.interval, bounds)
            used.append(f)
    return told, used


def _both(one, other):
    if "fails" in (one, other):
        return "fails"
    return "undecided" if "undecided" in (one, other) else "holds"
