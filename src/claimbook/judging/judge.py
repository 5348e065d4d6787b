"""Run a plan's specifications on a claim: a check's finding becomes an outcome."""

from dataclasses import dataclass
from datetime import date
from math import isfinite

from claimbook.checks import Finding, checks
from claimbook.domain.dataset import Dataset
from claimbook.domain.figures import Figure
from claimbook.domain.interval import Interval, distance, relation
from claimbook.domain.quantity import Choices
from claimbook.domain.verdict import FAILS, HOLDS, NO_DATA, Status, group_status
from claimbook.domain.wording import Message
from claimbook.judging.cleaning import CleanClaim
from claimbook.judging.specifications import MAIN, PlanEntry, Specification


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check says under one specification, in base units of `unit`.

    `number` counts the claim's specifications from 1; `finding` is None where no
    admissible figure answers. `margin` is how far the value lies inside the claimed set
    (negative: outside), None where the set has no bound, and `flips_at` that set's
    bound nearest to the value, at which the outcome would flip.
    """

    claim_id: str
    check: str
    number: int
    alternative: str
    choices: Choices
    varied: dict[str, object]
    why: str
    status: Status
    finding: Finding | None = None
    margin: float | None = None
    flips_at: float | None = None
    only_by_rounding: bool = False

    @property
    def value(self) -> float | None:
        """The value measured, or None."""
        return self.finding.value if self.finding else None

    @property
    def interval(self) -> Interval | None:
        """What the value may truly be, or None."""
        return self.finding.interval if self.finding else None

    @property
    def claimed(self) -> Interval | None:
        """The set of values that make the claim right, or None."""
        return self.finding.claimed if self.finding else None

    @property
    def unit(self) -> str:
        """The base unit of value, interval and claimed set."""
        return self.finding.unit if self.finding else ""

    @property
    def note(self) -> Message | str:
        """What was counted, and over which window."""
        return self.finding.note if self.finding else ""

    @property
    def used(self) -> tuple[Figure, ...]:
        """The figures measured."""
        return self.finding.used if self.finding else ()

    @property
    def sources(self) -> list[str]:
        """The names of the sources used, in order."""
        return sorted({f.source for f in self.used})

    @property
    def compilers(self) -> list[str]:
        """Who compiled the figures: press copies of one figure are one compiler."""
        return sorted({f.compiled_by for f in self.used})

    @property
    def released_by(self) -> date | None:
        """The day by which all figures used were public, None where one is undated."""
        days = [f.released for f in self.used]
        dated = [day for day in days if day]
        return max(dated) if dated and len(dated) == len(days) else None

    @property
    def window(self) -> tuple[int, int] | None:
        """The first and last year of a change, None of anything else."""
        detail = self.finding.detail if self.finding else {}
        if "base" not in detail:
            return None
        return int(str(detail["base"])[:4]), int(str(detail["end"])[:4])

    @property
    def margin_percent(self) -> float | None:
        """The margin as a share of the bound where it would flip, in percent."""
        if self.margin is None or not self.flips_at:
            return None
        return 100 * self.margin / abs(self.flips_at)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What the main alternative says where the printed number is read another way.

    `changes` tells whether it then says something else than as decided.
    """

    claim_id: str
    name: str
    claimed: Interval
    unit: str
    status: Status
    changes: bool


def outcomes(claim: CleanClaim, entry: PlanEntry, data: Dataset) -> tuple[Outcome, ...]:
    """Return the Outcome of every specification of an entry, in the plan's order."""
    return tuple(
        _outcome(claim, entry.check, number, *row, data)
        for number, row in enumerate(entry.settled, 1)
    )


def _outcome(
    claim: CleanClaim,
    check: str,
    number: int,
    specification: Specification,
    choices: Choices,
    data: Dataset,
) -> Outcome:
    finding = checks()[check].run(claim, choices, data)
    status = _status(finding) if finding else NO_DATA
    margin = distance(finding.interval, finding.claimed) if finding else None
    return Outcome(
        claim.claim_id,
        check,
        number,
        specification.alternative,
        choices,
        specification.varied,
        specification.why,
        status,
        finding,
        margin if margin is not None and isfinite(margin) else None,
        _nearest_bound(finding.value, finding.claimed) if finding else None,
        finding is not None and _only_by_rounding(claim, finding, status),
    )


def _status(finding: Finding) -> Status:
    return finding.status or relation(finding.interval, finding.claimed)


def _nearest_bound(value: float, claimed: Interval) -> float | None:
    """Return the bound where an outcome would flip; an exact number met has no such."""
    if claimed.low == value == claimed.high:
        return None
    bounds = [b for b in (claimed.low, claimed.high) if isfinite(b)]
    return min(bounds, key=lambda b: abs(b - value), default=None)


def _only_by_rounding(claim: CleanClaim, finding: Finding, status: Status) -> bool:
    """Right under rounding and wrong under truncation of the printed number."""
    return status == HOLDS and any(
        printed.claimed == finding.claimed
        and printed.hedge == "none"
        and relation(finding.interval, printed.truncation) == FAILS
        for printed in claim.printed
    )


def interpretations(
    claim: CleanClaim, decided: tuple[Outcome, ...], data: Dataset
) -> tuple[Interpretation, ...]:
    """Return an Interpretation for each other way to read the claim's printed numbers.

    The main alternative is run again on each; a check that uses no printed number has
    none. They stand beside the verdict and never change it.
    """
    main = [o for o in decided if o.alternative == MAIN and o.finding]
    status = group_status([o.status for o in main])
    rows: list[Interpretation] = []
    for name in claim.interpretations if main else ():
        other = claim.interpreted(name)
        findings = [checks()[o.check].run(other, o.choices, data) for o in main]
        answers = [f for f in findings if f]
        same = all(f.claimed == o.claimed for f, o in zip(answers, main, strict=False))
        if len(answers) < len(main) or same:
            continue
        then, first = group_status([_status(f) for f in answers]), answers[0]
        rows.append(
            Interpretation(
                claim.claim_id, name, first.claimed, first.unit, then, then != status
            )
        )
    return tuple(rows)
