"""From claims as written down to claims as checked: numbers to sets, words to dates."""

from dataclasses import dataclass, field

from claimbook.checks import Check, checks
from claimbook.checks.alike import problem
from claimbook.data.schema import Article, Claim
from claimbook.data.vocabulary import NOT_SCORED, NOTEBOOK_OF_TOPIC
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval
from claimbook.faults import Collector
from claimbook.judging.plan import Plan
from claimbook.judging.specifications import PlanEntry
from claimbook.text.printed import Printed, find_printed, interpretations, unread
from claimbook.text.when import Period, find_when
from claimbook.text.words import Conventions

LENGTHS = {"year": 4, "month": 7, "day": 10}  # of a period as figures write it


@dataclass(frozen=True)
class CleanClaim:
    """A claim with its printed numbers read and its time phrase resolved.

    `printed` are the Printed numbers in order; `period` is the Period of the time
    phrase against the dateline, or None; `interpretations` are other ways to read the
    numbers, {name: Printed numbers}.
    """

    row: Claim
    printed: tuple[Printed, ...]
    period: Period | None
    interpretations: dict[str, tuple[Printed, ...]] = field(
        default_factory=dict[str, tuple[Printed, ...]]
    )

    @property
    def claim_id(self) -> str:
        """The claim's id."""
        return self.row.claim_id

    @property
    def scored(self) -> bool:
        """Whether the claim is one that can be right or wrong."""
        return self.row.type not in NOT_SCORED

    @property
    def notebook(self) -> str:
        """The notebook that shows the claim, by its topic."""
        return NOTEBOOK_OF_TOPIC[self.row.topic]

    def interpreted(self, name: str) -> "CleanClaim":
        """Return the claim with its printed numbers read another way."""
        return CleanClaim(self.row, self.interpretations[name], self.period)

    @property
    def claimed(self) -> Interval:
        """The set of values that make the first printed number right."""
        return self.printed[0].claimed

    @property
    def period_text(self) -> str:
        """The period as figures write it, 2024, 2025-02 or 2025-05-13, or ""."""
        if self.period is None or self.period.granularity not in LENGTHS:
            return ""
        return self.period.start.isoformat()[: LENGTHS[self.period.granularity]]


def clean_claims(
    article: Article,
    rows: tuple[Claim, ...],
    plan: Plan,
    conventions: Conventions,
    data: Dataset,
    faults: Collector,
) -> tuple[CleanClaim, ...]:
    """Return the CleanClaims of an Article's Claims, in order.

    `plan` is {claim id: PlanEntry}; `conventions` says how hedges are read. A planned
    claim whose check needs a printed number or a period that is not there is added to
    `faults`, those of claims.csv.
    """
    cleaned: list[CleanClaim] = []
    language, published = article.language, article.published
    for row in rows:
        printed = tuple(find_printed(row.printed, language, conventions))
        periods = find_when(row.when_printed, language, published)
        others = interpretations(row.printed, language, conventions, printed)
        claim = CleanClaim(row, printed, periods[0] if periods else None, others)
        cleaned.append(claim)
        entry = plan.get(row.claim_id)
        if entry and (left := unread(row.printed, language)):
            given = f"printed = {row.printed!r}, of which {left!r} is not read"
            allowed = "figures, each with its hedge, scale and unit"
            fix = "Write only the figure, as the article prints it."
            faults.add(row.claim_id, given, allowed, fix)
        elif entry:
            _check_needs(claim, entry, data, faults)
    return tuple(cleaned)


def _check_needs(
    claim: CleanClaim, entry: PlanEntry, data: Dataset, faults: Collector
) -> None:
    """Add what the planned check needs and the claim lacks."""
    check = checks()[entry.check]
    if len(claim.printed) < check.PRINTED:
        given = f"printed = {claim.row.printed!r}, {len(claim.printed)} numbers"
        allowed = f"at least {check.PRINTED}, which the check {entry.check} compares"
        fix = "Write the number as the article prints it, or choose another check."
        faults.add(claim.claim_id, given, allowed, fix)
    else:
        _check_fit(check, claim, entry, data, faults)
    if claim.period_text or not check.DATED:
        return
    for specification, _ in entry.settled:
        if "period" not in specification.choices:
            place = specification.alternative
            given = f"when_printed = {claim.row.when_printed!r}"
            allowed = f"a year, month or day for the check {entry.check}"
            fix = f"Write the phrase, or a period for {place} in the plan."
            faults.add(claim.claim_id, given, allowed, fix)
            return


def _check_fit(
    check: Check,
    claim: CleanClaim,
    entry: PlanEntry,
    data: Dataset,
    faults: Collector,
) -> None:
    """Add the first alternative whose check would compare what is not alike."""
    for _, choices in entry.settled:
        unlike = problem(check, claim, choices, data)
        if unlike:
            given, allowed = unlike
            given = f"{given}, printed = {claim.row.printed!r}"
            allowed = f"{allowed}, for the check {entry.check}"
            fix = "Write the number as the article prints it, or fix the plan."
            faults.add(claim.claim_id, given, allowed, fix)
            return
