"""A made-up article in Spanish, judged by the same code: data alone makes it."""

from pathlib import Path

import pytest

from claimbook.domain.verdict import (
    CONTRADICTED,
    FAILS,
    HOLDS,
    NOT_CHECKABLE,
    NOT_ENOUGH_DATA,
    SUPPORTED,
    Verdict,
)
from claimbook.judging.opening import judge_article, open_article
from claimbook.project import Project

SLUG = "comercio-inventado"
EXPECTED = {
    # claim: as of now, then on the dateline if that differs
    "exports-level": [Verdict(SUPPORTED)],
    "exports-first-time": [Verdict(SUPPORTED)],
    "exports-growth": [
        Verdict(SUPPORTED, ("last_year",), contested=("last_year",)),
    ],
    "share-of-china": [
        Verdict(CONTRADICTED, ("with_free_zones",)),
        Verdict(CONTRADICTED),
    ],
    "beef-tripled": [Verdict(SUPPORTED, ("by_weight",))],
    "mexico-output": [Verdict(SUPPORTED)],
    "mexico-second": [Verdict(SUPPORTED)],
    "large-economies": [Verdict(CONTRADICTED)],
    "loan-in-dollars": [Verdict(SUPPORTED)],
    "loan-parts": [Verdict(CONTRADICTED)],
    "talks-length": [Verdict(SUPPORTED)],
    "signed-before": [Verdict(SUPPORTED)],
    "chile-is-member": [
        Verdict(CONTRADICTED, ("as_announced",)),
        Verdict(NOT_ENOUGH_DATA),
    ],
    "meeting-monday": [Verdict(SUPPORTED), Verdict(NOT_ENOUGH_DATA)],
    "minister-announced": [Verdict(CONTRADICTED)],
    "better-times": [Verdict(NOT_CHECKABLE)],
}


@pytest.fixture(scope="module")
def judged():
    """The article judged as of both dates, from its own project's raw data alone."""
    project = Project(Path(__file__).parent / "second")
    return judge_article(open_article(project, SLUG))


def test_every_claim_has_its_expected_verdict_as_of_both_dates(judged):
    assert {c: j.verdict for c, j in judged.now.items()} == {
        claim: verdicts[0] for claim, verdicts in EXPECTED.items()
    }
    assert {c: j.verdict for c, j in judged.then.items()} == {
        claim: verdicts[-1] for claim, verdicts in EXPECTED.items()
    }


@pytest.mark.parametrize(
    ("claim", "value", "low", "high"),
    [
        # unos 12.400 millones; superó los 12 mil millones
        ("exports-level", 12.38e9, 12.3e9, 12.5e9),
        ("exports-first-time", 11.9e9, float("-inf"), 12e9),
        # casi 1,8 billones are 10^12
        ("mexico-output", 1.789e12, 1.7e12, 1.8e12),
        ("exports-growth", 6.117, 6.05, 6.15),
        ("share-of-china", 31.02, 38.45, 38.55),
        ("beef-tripled", 3.1, 2.7, 3.3),
        # ayer, and the rate of that day
        ("loan-in-dollars", 89.47e6, 88e6, 90e6),
        ("loan-parts", 118e6, 112.45e6, 112.55e6),
        ("talks-length", 7.89, 7, 8),
        ("signed-before", 25, 0, float("inf")),
        ("large-economies", 3, 4, 4),
    ],
)
def test_spanish_numbers_and_times_are_read_as_they_are_meant(
    judged, claim, value, low, high
):
    main = judged.now[claim].main
    assert main.value == pytest.approx(value, rel=1e-3)
    assert (main.claimed.low, main.claimed.high) == pytest.approx((low, high))


def test_a_verdict_knows_who_compiled_what_it_hangs_on(judged):
    share = judged.now["share-of-china"]
    assert share.compilers(HOLDS) == ["A customs office", "A free zone board"]
    assert share.compilers(FAILS) == ["A customs office"]
    assert judged.now["loan-parts"].compilers(FAILS) == []
