"""Printed numbers become sets and time phrases dates, or the plan is at fault."""

from math import inf

import pytest

from claimbook.domain.interval import Interval
from claimbook.faults import Faults
from claimbook.judging.opening import open_article

CLAIMS = "articles/tiny/claims.csv"
PLAN = "articles/tiny/plan.yaml"


def claims(project):
    opened = open_article(project.project, "tiny")
    return {c.claim_id: c for c in opened.claims}


def faults(project):
    with pytest.raises(Faults) as caught:
        open_article(project.project, "tiny")
    return [str(f).removeprefix("data/raw/articles/tiny/") for f in caught.value.faults]


def test_the_first_printed_number_decides(project):
    trade = claims(project)["trade"]
    assert trade.claimed == Interval(500e9, inf, False, False)
    assert [p.text for p in trade.printed] == ["över 500 miljarder dollar"]


def test_a_conversion_has_two_numbers(project):
    amount, result = claims(project)["loan"].printed
    assert (amount.value, amount.currency) == (72e9, "CNY")
    assert (result.value, result.currency) == (10e9, "USD")


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("förra året", "2024"),
        ("i februari", "2025-02"),
        ("på tisdagen", "2025-05-13"),
        ("2015", "2015"),
    ],
)
def test_a_time_phrase_is_written_as_figures_write_it(project, printed, period):
    project.edit(CLAIMS, "förra året", printed)
    assert claims(project)["trade"].period_text == period


def test_a_claim_without_time_phrase_has_no_period(project):
    assert claims(project)["guests"].period is None


@pytest.mark.parametrize(
    ("claim", "scored", "notebook"),
    [
        ("trade", True, "2-trade"),
        ("loan", True, "3-investment"),
        ("guests", True, "4-documents"),
        ("mood", False, "4-documents"),
    ],
)
def test_type_says_whether_and_topic_where(project, claim, scored, notebook):
    found = claims(project)[claim]
    assert (found.scored, found.notebook) == (scored, notebook)


@pytest.mark.parametrize("kind", ["opinion", "motive", "forecast"])
def test_what_cannot_be_right_or_wrong_is_not_scored(project, kind):
    project.edit(CLAIMS, "diplomacy,opinion", f"diplomacy,{kind}")
    assert not claims(project)["mood"].scored


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "över 500 miljarder dollar",
            "",
            "claims.csv, trade: found printed = '', 0 numbers; allowed: at least 1, "
            "which the check level compares. Write the number as the article prints "
            "it, or choose another check.",
        ),
        (
            "över 500 miljarder dollar",
            "över 500..960 miljarder dollar",
            "claims.csv, trade: found printed = 'över 500..960 miljarder dollar', of "
            "which '960 miljarder dollar' is not read; allowed: figures, each with its "
            "hedge, scale and unit. Write only the figure, as the article prints it.",
        ),
        (
            "över 500 miljarder dollar",
            "inte drygt 500 miljarder dollar",
            "claims.csv, trade: found printed = 'inte drygt 500 miljarder dollar', of "
            "which 'inte' is not read; allowed: figures, ",
        ),
        (
            "72 miljarder yuan (10 miljarder dollar)",
            "72 miljarder yuan",
            "claims.csv, loan: found printed = '72 miljarder yuan', 1 numbers; "
            "allowed: at least 2, which the check conversion compares. ",
        ),
        (
            "förra året",
            "",
            "claims.csv, trade: found when_printed = ''; allowed: a year, month or day "
            "for the check level. Write the phrase, or a period for main in the plan.",
        ),
        (
            "förra året",
            "de senaste månaderna",
            "claims.csv, trade: found when_printed = 'de senaste månaderna'; allowed: "
            "a year, month or day for the check level. ",
        ),
    ],
)
def test_a_claim_has_what_its_check_compares(project, old, new, message):
    project.edit(CLAIMS, old, new)
    (fault,) = faults(project)
    assert fault.startswith(message)


def test_the_plan_may_give_the_period(project):
    project.edit(CLAIMS, "förra året", "")
    project.edit(PLAN, "celac, source: customs", "celac, source: customs, period: 2024")
    assert claims(project)["trade"].period is None


def test_the_alternative_without_a_period_is_named(project):
    project.edit(CLAIMS, "förra året", "")
    project.edit(PLAN, "      flow: imports", "      flow: imports\n      period: 2024")
    (fault,) = faults(project)
    assert fault.endswith("Write the phrase, or a period for main in the plan.")


def test_faults_of_figures_article_and_cleaning_come_together(project):
    project.edit("series.csv", "title,", "")
    project.edit(CLAIMS, "över 500 miljarder dollar,förra året", ",")
    project.edit(PLAN, "check: conversion", "check: convert")
    assert [fault.split(": found ")[0] for fault in faults(project)] == [
        "data/raw/series.csv, row 1",
        "plan.yaml, entry 2 (loan)",
        "claims.csv, trade",
        "claims.csv, trade",
    ]


def test_an_article_that_is_not_there_is_a_fault(project):
    with pytest.raises(Faults, match="articles/tny: found no such article"):
        open_article(project.project, "tny")


def test_an_opinion_in_the_plan_is_a_fault_before_its_number_is_missed(project):
    project.edit(PLAN, "claim: loan", "claim: mood")
    assert faults(project)[0].startswith(
        "plan.yaml, entry 2 (mood): found a check for a"
    )


def test_a_printed_number_of_another_kind_is_refused(project):
    project.edit(PLAN, "check: level", "check: share\n  part: {flow: imports}")
    (fault,) = faults(project)
    assert fault == (
        "claims.csv, trade: found a number of the kind money, printed = 'över 500 "
        "miljarder dollar'; allowed: a percentage or a fraction, for the check share. "
        "Write the number as the article prints it, or fix the plan."
    )


def test_a_check_without_a_date_needs_no_period(project):
    project.edit(CLAIMS, "förra året", "")
    project.edit(
        PLAN,
        """\
  check: level
  series: goods_trade
  between: [CHN, LAC]
  main: {reporter: CHN, region: celac, source: customs}
  reason: Customs publishes it.
  other:
    imports_only:
      flow: imports
      why: One direction.
""",
        """\
  check: consistency
  rule: equal
  main: {counted: 500}
  reason: Counted.
""",
    )
    assert claims(project)["trade"].period is None
    project.edit(PLAN, "main: {counted: 500}", "main: {}")
    (fault,) = faults(project)
    assert "found 1 printed numbers, printed" in fault
    assert "allowed: 2 for equal, for the check consistency" in fault
