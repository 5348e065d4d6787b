"""What a check says under one specification, and of a number read another way."""

from dataclasses import dataclass
from datetime import date

from claimbook.checks import Finding
from claimbook.domain.figures import Figure
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Choices
from claimbook.domain.verdict import Status
from claimbook.domain.wording import Message


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
