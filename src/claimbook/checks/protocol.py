"""What every check is and returns, and what several of them measure and say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import inf, nan
from typing import Any, Literal, Protocol

from claimbook.domain.dataset import Dataset
from claimbook.domain.figures import Figure, Measurement
from claimbook.domain.interval import Interval, Relation
from claimbook.domain.quantity import Choices
from claimbook.domain.rates import SERIES
from claimbook.domain.wording import Message, join
from claimbook.text.printed import Printed

# the section of a notebook that shows what a check finds
Family = Literal["level", "record", "change", "part", "rank", "rate", "date", "wording"]
PARTS = ("PRINTED", "DATED", "FAMILY", "FORMULA", "Choices", "unfit", "run")
Problem = tuple[str, str]  # what is wrong with a claim and its choices, what is right
Unfit = Problem | None


class Claim(Protocol):
    """What a check reads of a claim."""

    @property
    def printed(self) -> tuple[Printed, ...]:
        """The printed numbers in order."""
        ...

    @property
    def claimed(self) -> Interval:
        """The set of values that make the first printed number right."""
        ...

    @property
    def period_text(self) -> str:
        """The claim's period as figures write it: 2024, 2025-02 or 2025-05-13."""
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check measured and the set that would make the claim right.

    `value` and `interval` are in `unit` (base units); `used` are the figures in them.
    `status` is set only where the answer is not simply whether the interval lies in
    `claimed`; `detail` holds what else was measured on the way.
    """

    value: float
    interval: Interval
    claimed: Interval
    unit: str
    used: tuple[Figure, ...]
    status: Relation | None = None
    note: str = ""
    detail: dict[str, Any] = field(default_factory=dict[str, Any])


def undecided(
    claimed: Interval,
    unit: str,
    used: tuple[Figure, ...],
    note: str,
    detail: dict[str, Any] | None = None,
) -> Finding:
    """Return the Finding where figures are at hand and give no number."""
    every, status = Interval(-inf, inf), "undecided"
    return Finding(nan, every, claimed, unit, used, status, note, detail or {})


class Check(Protocol):
    """A module of this folder, or of any other on `checks.__path__`."""

    PRINTED: int
    """how many printed numbers it compares"""
    DATED: bool
    """whether it needs a period"""
    FAMILY: Family
    FORMULA: str
    """what is compared, for the reader"""
    Choices: type[Choices]
    """what a plan may choose"""

    def unfit(self, claim: Claim, choices: Any, data: Dataset) -> Unfit:
        """Return what is wrong with the printed numbers, and what is right."""
        ...

    def run(self, claim: Claim, choices: Any, data: Dataset) -> Finding | None:
        """Return the Finding, or None where no admissible figure answers."""
        ...


def fits(claim: Claim, choices: Choices, data: Dataset) -> None:
    """Find nothing wrong: the `unfit` of a check that any printed number fits."""


def of_kind(allowed: str, *kinds: str) -> Callable[[Claim, Choices, Dataset], Unfit]:
    """Return the `unfit` of a check whose first printed number is of some kinds."""

    def unfit(claim: Claim, choices: Choices, data: Dataset) -> Unfit:
        kind = claim.printed[0].unit
        return None if kind in kinds else (f"a number of the kind {kind}", allowed)

    return unfit


def coverage(measurement: Measurement) -> str:
    """Say which countries a sum covers, and which are filled from the other side."""
    count, filled = len(measurement.members), len(measurement.filled)
    if not count:
        return converted_at(measurement)
    note = Message.plural("sum over {n} country", "sum over {n} countries", count)
    if filled:
        note = Message.plural(
            "sum over {n} country, filled with the other side's figure",
            "sum over {n} countries, {filled} of them filled with the other side's "
            "figure",
            count,
            filled=filled,
        )
    absent = no_figure_for(measurement.missing)
    return join(note, absent, converted_at(measurement))


def converted_at(measurement: Measurement) -> str:
    """Say at which rates a measurement was converted, if it was."""
    rates = dict.fromkeys(f for f in measurement.used if f.series == SERIES)
    texts = [
        Message(
            "{rate} {unit} ({source}, {period})",
            rate=f.value,
            unit=Message(f.unit),
            source=f.source,
            period=f.period,
        )
        for f in rates
    ]
    return Message("converted at {rates}", rates=texts) if texts else ""


def no_figure_for(what: Iterable[str]) -> str:
    """Say what there is no figure for, if anything."""
    what = tuple(what)
    return Message("no figure for {what}", what=what) if what else ""


def spliced(joints: Iterable[tuple[str, Iterable[str]]]) -> Message:
    """Say which periods come from which sources."""
    parts = (
        Message("{period} from {sources}", period=period, sources=tuple(sources))
        for period, sources in joints
    )
    return Message("spliced: {joints}", joints=join(*parts))
