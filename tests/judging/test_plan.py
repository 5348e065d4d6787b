"""Every rule for plan.yaml, with a case that breaks it."""

import pytest
import yaml

from claimbook.data.figure_files import seal
from claimbook.judging.plan import sources
from claimbook.project import Project

PLAN = "articles/tiny/plan.yaml"

PLAN_FAULTS = {
    "an unknown check": (
        (PLAN, "check: conversion", "check: convertion"),
        ", entry 2 (loan): found check = 'convertion'; allowed: consistency, "
        "conversion, count, definition, driver, duration, first_time, growth, level, "
        "membership, multiple, rank, sequence, share, trend. Did you mean conversion? ",
    ),
    "an unknown claim": (
        (PLAN, "claim: loan", "claim: loans"),
        ", entry 2 (loans): found claim = 'loans'; allowed: a claim of claims.csv. Did "
        "you mean loan? Fix the id or take the entry out.",
    ),
    "a claim twice": (
        (PLAN, "claim: loan", "claim: trade"),
        ", entry 2 (trade): found a second entry for the claim; allowed: one entry a "
        "claim. Join the two.",
    ),
    "an opinion": (
        (PLAN, "claim: loan", "claim: mood"),
        ", entry 2 (mood): found a check for a claim of the type opinion; allowed: a claim that is "
        "scored. Opinions, motives and forecasts are not checked.",
    ),
    "a parent": (
        (PLAN, "claim: loan", "claim: guests"),
        ", entry 2 (guests): found a check for a claim with parts; allowed: checks for "
        "its parts. A parent's verdict follows from its parts.",
    ),
    "an unknown choice": (
        (PLAN, "flow: imports", "flows: imports"),
        ", entry 1 (trade), imports_only: found unknown flows; allowed: between, both, "
        "countries, currency, fill, flow, name_en, name_sv, partner, period, product, "
        "rates, region, reporter, series, source, why, why_sv. Did you mean flow? Fix the ",
    ),
    "an unknown setting": (
        (PLAN, "  partner: USA", "  partners: USA"),
        ", entry 2 (loan): found unknown partners; allowed: beside, between, both, "
        "check, claim, countries, currency, fill, flow, main, only, only_sv, other, partner, "
        "period, product, rates, reason, reason_sv, region, reporter, series, source, split. Did you "
        "mean partner? Fix the entry.",
    ),
    "an unknown source": (
        (PLAN, "source: rates", "source: rate"),
        ", entry 2 (loan), main: found source = 'rate'; allowed: customs, rates. Did "
        "you mean rates? Fix the name.",
    ),
    "an unknown source in a splice": (
        (PLAN, "source: rates", "source: rates then customs then dots"),
        ", entry 2 (loan), main: found source = 'dots'; allowed: customs, rates. ",
    ),
    "an unknown series": (
        (PLAN, "partner: USA", "partner: USA\n  series: exchange_rates"),
        ", main: found series = 'exchange_rates'; allowed: exchange_rate, goods_trade. "
        "Did you mean exchange_rate? Fix the name.",
    ),
    "an unknown region": (
        (PLAN, "flow: imports", "region: celacs"),
        ", entry 1 (trade), imports_only: found region = 'celacs'; allowed: celac, "
        "china_customs, imf_whem, mercosur, other_latin_america, publisher_lac, "
        "un_m49, world_bank. Did you mean celac? Fix the name.",
    ),
    "an unknown partner": (
        (PLAN, "partner: USA", "partner: UAS"),
        ", entry 2 (loan), main: found partner = 'UAS'; allowed: an ISO3 code or ",
    ),
    "trade of an unknown economy": (
        (
            PLAN,
            "reporter: CHN\n  partner",
            "between: [CHN, LAK]\n  reporter: CHN\n  partner",
        ),
        ", entry 2 (loan), main: found between = 'LAK'; allowed: ISO3 "
        "codes, LAC for a region, or one of celac, china_customs, imf_whem, mercosur, "
        "other_latin_america, publisher_lac, un_m49, world_bank. Fix the code.",
    ),
    "an economy that differs by alternative": (
        (PLAN, "flow: imports", "between: [[CHN, BRA]]"),
        ", imports_only: found between; allowed: between beside main and other, the same "
        "for every alternative. Move it there;",
    ),
    "trade with a region not named": (
        (PLAN, "flow: imports", "region: [[]]"),
        "; allowed: between … and LAC needs a region. Fix the entry.",
    ),
    "an empty list of equivalent choices": (
        (PLAN, "flow: imports", "flow: []"),
        ", entry 1 (trade), imports_only: found flow = []; allowed: one choice or more. "
        "Fix the entry.",
    ),
    "trade as a stranger reports it": (
        (PLAN, "flow: imports", "reporter: USA"),
        ", imports_only: found {'between': ['CHN', 'LAC'], 'region': 'celac', 'reporter': "
        "'USA', 'series': 'goods_trade', ...}; allowed: reporter 'USA' is none of CHN, partners, exporters, importers. ",
    ),
    "a code that YAML takes for a number": (
        (PLAN, "flow: imports", "product: 20230"),
        ", entry 1 (trade), imports_only: found product = 20230; allowed: a code is "
        "text: put it in quotes. Fix the entry.",
    ),
    "a code that YAML takes for another number": (
        (PLAN, "flow: imports", "product: 020230"),
        ", line 9: found the number 020230, which is not in plain digits (a code is "
        "text: put it in quotes)",
    ),
    "a period that is none": (
        (PLAN, "period: 2025-05-13", "period: May"),
        ", entry 2 (loan), main: found period = 'May'; allowed: String should match",
    ),
    "an alternative without its reason": (
        (PLAN, "      why: One direction.\n", ""),
        ", entry 1 (trade), imports_only: found no why; allowed: why is needed. It is why "
        "it may be counted this way too. Fix the entry.",
    ),
    "an entry without its reason": (
        (PLAN, "  reason: The rate of the day.\n", ""),
        ", entry 2 (loan): found no reason; allowed: reason is needed. It is why this check ",
    ),
    "an alternative called main": (
        (PLAN, "imports_only:", "main:"),
        ", entry 1 (trade): found the name 'main' in other; allowed: any other name. ",
    ),
    "a quantity beside that has no series": (
        (PLAN, "  other:", "  beside: [{source: customs}]\n  other:"),
        ", entry 1 (trade), beside 1: found no series; allowed: series is needed. It",
    ),
    "an unknown source beside": (
        (PLAN, "  other:", "  beside: [{source: a, series: goods_trade}]\n  other:"),
        ", entry 1 (trade), beside 1: found source = 'a'; allowed: customs, rates.",
    ),
}


@pytest.mark.parametrize(("edit", "message"), PLAN_FAULTS.values(), ids=PLAN_FAULTS)
def test_what_breaks_a_rule_is_refused(project, edit, message):
    project.edit(*edit)
    fault = project.fault()
    assert fault.startswith(edit[0])
    assert message in fault


def test_an_entry_of_a_plan_has_names(project):
    project.write(PLAN, "- trade")
    assert project.fault().startswith(
        f"{PLAN}, entry 1 (no claim): found 'trade'; allowed: an entry with claim, check, "
        "main and reason"
    )


def entry(check, main, **settings):
    """Return a plan of one entry, for the claim on trade."""
    named = {"claim": "trade", "check": check, "reason": "R."}
    trade = {"series": "goods_trade", "between": ["CHN", "LAC"]}
    return yaml.safe_dump([named | trade | settings | {"main": main}])


MAIN = {"region": "celac", "reporter": "CHN", "source": "customs"}
DRIVER = {"base": 2023, "bar_percent": 33}


@pytest.mark.parametrize(
    ("check", "choices", "message"),
    [
        ("driver", {"base": 2023}, "no part"),
        ("driver", DRIVER | {"part": {"flos": "imports"}}, "unknown part.flos"),
        ("driver", DRIVER | {"part": {"source": "customz"}}, "source = 'customz'"),
        ("driver", DRIVER | {"part": {"region": "celacs"}}, "region = 'celacs'"),
        ("first_time", {"since": "soon"}, "since = 'soon'"),
        (
            "first_time",
            {"since": 1990, "earlier": {"sources": 1}},
            "unknown earlier.sources",
        ),
        ("first_time", {"since": 1990, "earlier": {"source": "x"}}, "source = 'x'"),
        (
            "growth",
            {"base": 2019, "than": {"series": "gdp", "source": "customs"}},
            "series = 'gdp'",
        ),
        (
            "growth",
            {"base": 2019, "than": {"series": "goods_trade"}},
            "no than.source",
        ),
        ("trend", {"base": "2019", "direction": "down"}, "direction = 'down'"),
        ("rank", {}, "no economy"),
    ],
)
def test_what_a_check_takes_is_held_to_all_the_way_down(
    project, check, choices, message
):
    project.write(PLAN, entry(check, MAIN | choices))
    faults = project.faults()
    assert any(f"entry 1 (trade), main: found {message}" in fault for fault in faults)


def test_the_name_of_what_is_missing_is_not_offered_as_a_near_miss(project):
    project.write(PLAN, entry("growth", MAIN))
    assert "Did you mean" not in project.fault()


def test_a_fault_among_equivalent_choices_is_told_once(project):
    main = MAIN | {"source": ["customs", "dots"], "base": [2000, 2010, 2020]}
    project.write(PLAN, entry("trend", main, direction="rises"))
    assert project.fault().startswith(
        f"{PLAN}, entry 1 (trade), main: found source = 'dots'"
    )


def test_the_sources_of_a_plan_are_named_once(project):
    assert sources(project.read()[1].plan) == {"customs", "rates"}


def test_sources_are_those_of_every_alternative_and_of_what_stands_beside(project):
    beside = {"series": "exchange_rate", "source": "rates"}
    part = {"source": "rates"}
    project.write(
        PLAN, entry("driver", MAIN | DRIVER | {"part": part}, beside=[beside])
    )
    assert sources(project.read()[1].plan) == {"customs", "rates"}


def test_an_event_that_no_source_named_dates_is_refused(project):
    project.edit(
        "series.csv", "exchange_rate,", "event,Event,event,Dated\nexchange_rate,"
    )
    rows = "event,,,,talks,2025-05-11,1,event,0,dated,stated,2025-05-12,,\n"
    text = project.path("figures/customs.csv").read_text("utf-8")
    project.write("figures/customs.csv", text + rows)
    seal(Project.find())
    project.edit(
        PLAN,
        "check: conversion\n  reporter: CHN\n  partner: USA",
        "check: sequence\n  first: talks\n  then: talk",
    )
    project.edit(PLAN, "source: rates, period: 2025-05-13", "source: customs")
    assert project.fault() == (
        "articles/tiny/plan.yaml, entry 2 (loan), main: found event 'talk'; allowed: "
        "talks. Did you mean talks? Fix the name or add the figure."
    )


def test_names_that_may_not_differ_are_listed_as_written(project):
    project.edit(PLAN, "flow: imports", "countries: [BRA]\n      between: [CHN, BRA]")
    found = [fault.split(": found ")[1] for fault in project.faults()]
    assert [f.split(";")[0] for f in found] == ["countries", "between"]


def test_a_check_that_is_added_is_one_to_plan(project, new_check):
    text = project.path(PLAN).read_text("utf-8")
    mood = "  check: mood\n  mood: good\n  series: goods_trade"
    project.write(PLAN, text.replace("  check: level\n  series: goods_trade", mood))
    assert "Did you mean" not in project.fault()
    new_check("mood", 'class Choices(Quantity):\n    mood: Literal["good", "bad"]\n')
    assert project.faults() == []
    project.edit(PLAN, "mood: good", "mood: god")
    assert project.fault() == (
        f"{PLAN}, entry 1 (trade): found mood = 'god'; allowed: good or bad. Did you "
        "mean good? Fix the entry."
    )
