"""Run a plan's specifications on a claim: a check's finding becomes an outcome."""

from math import isfinite

from claimbook.checks import Finding, checks
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval, distance, relation
from claimbook.domain.quantity import Choices
from claimbook.domain.verdict import FAILS, HOLDS, NO_DATA, Status, group_status
from claimbook.judging.cleaning import CleanClaim
from claimbook.judging.outcome import Interpretation, Outcome
from claimbook.judging.specifications import MAIN, PlanEntry, Specification


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
