"""The check types: one module each, found by its file name.

A check module has PRINTED (how many printed numbers it compares), FORMULA (what is
compared, for the reader), a pydantic model Choices (what a plan may choose), and
run(claim, choices, data) that returns a Finding, or None where no admissible figure
answers. Some have DATED = False (they need no period) and unfit(claim, choices), which
says what of the printed numbers they cannot compare.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from claimbook.domain.interval import Interval
from claimbook.domain.wording import Message, join


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check measured and the set that would make the claim right.

    `value` and `interval` are in `unit` (base units); `status` is set only where the
    answer is not simply whether the interval lies in `claimed`.
    """

    value: float
    interval: Interval
    claimed: Interval
    unit: str
    used: tuple
    status: str | None = None
    note: str = ""
    detail: dict = field(default_factory=dict)


def window(periods, ends, members=None):
    """Say which window a change is measured over: its set of countries, its splice.

    `ends` are the Measurement quantity at the two `periods`.
    """
    first, last = periods
    if members:
        said = Message(
            "{first} to {last}, over the {count} countries that report both years",
            first=first,
            last=last,
            count=len(members),
        )
    else:
        said = Message("{first} to {last}", first=first, last=last)
    sources = [sorted({f.source for f in end.used}) for end in ends]
    if sources[0] == sources[1]:
        return said
    joints = [
        Message("{period} from {sources}", period=period, sources=found)
        for period, found in zip(periods, sources, strict=True)
    ]
    return join(said, Message("spliced: {joints}", joints=join(*joints)))


@cache
def checks():
    """Return every check module by the name a plan calls it by."""
    return {
        module.name: import_module(f"{__name__}.{module.name}")
        for module in iter_modules(__path__)
    }
