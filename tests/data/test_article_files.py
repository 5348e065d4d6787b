"""Every rule for an article's files, with a case that breaks it."""

import pytest
import yaml

from claimbook.data.seal import seal
from claimbook.judging.plan import sources
from claimbook.project import Project

ARTICLE = "articles/tiny/article.yaml"
CLAIMS = "articles/tiny/claims.csv"
PLAN = "articles/tiny/plan.yaml"
EVIDENCE = "articles/tiny/evidence.csv"


def test_what_is_read_is_what_is_written(project):
    _, article = project.read()
    assert article.article.published.isoformat() == "2025-05-13"
    assert [c.claim_id for c in article.claims] == [
        "trade",
        "loan",
        "guests",
        "guest-one",
        "mood",
    ]
    assert list(article.plan) == ["trade", "loan"]
    assert [e.stance for e in article.evidence] == ["supports"]
    assert sources(article.plan) == {"customs", "rates"}


def test_an_article_that_is_not_there_is_told_from_those_that_are(project):
    assert project.fault("tinny") == (
        "articles/tinny: found no such article; allowed: tiny. Did you mean tiny? An "
        "article is a folder of data/raw/articles."
    )


ARTICLE_FAULTS = {
    "another slug than the folder's": (
        (ARTICLE, "slug: tiny", "slug: small"),
        ", slug: found 'small'; allowed: the folder's name, tiny. Rename one of them.",
    ),
    "a language not read": (
        (ARTICLE, "language: sv", "language: fr"),
        ": found language = 'fr'; allowed: sv, en, es or pt. Fix the entry.",
    ),
    "a date that is none": (
        (ARTICLE, "published: 2025-05-13", "published: 13 May"),
        ": found published = '13 May'; allowed: Input should be a valid date",
    ),
    "no date": (
        (ARTICLE, "published: 2025-05-13\n", ""),
        ": found no published; allowed: published is needed. It is the date on it, ",
    ),
    "a hash that is none": (
        (ARTICLE, "text_sha256: a", "text_sha256: z"),
        "; allowed: String should match pattern '^[0-9a-f]{64}$'. Fix the entry.",
    ),
    "a key the schema has not": (
        (ARTICLE, "outlet: null", "outlet: null\npaper: A"),
        ": found unknown paper; allowed: the names the schema has. Fix the entry.",
    ),
    "an unknown claim type": (
        (CLAIMS, "trade,threshold", "trade,treshold"),
        ", row 2: found type = 'treshold'; allowed: level, threshold, first_time, ",
    ),
    "a claim type nearly right": (
        (CLAIMS, "trade,threshold", "trade,treshold"),
        "opinion, motive or forecast. Did you mean threshold? Fix the cell.",
    ),
    "an unknown topic": (
        (CLAIMS, "diplomacy,opinion", "diplomaci,opinion"),
        "people or article. Did you mean diplomacy? Fix the cell.",
    ),
    "a paragraph before the first": (
        (CLAIMS, "mood,,4", "mood,,0"),
        ", row 6: found paragraph = '0'; allowed: Input should be greater than or",
    ),
    "an id of other letters": (
        (CLAIMS, "mood,,4", "The Mood,,4"),
        ", row 6: found claim_id = 'The Mood'; allowed: String should match pattern",
    ),
    "no statement": (
        (CLAIMS, "The mood was good.", " "),
        ", row 6: found statement_en = ' '; allowed: String should have at least 1",
    ),
    "an id twice": (
        (CLAIMS, "mood,,4", "trade,,4"),
        ", row 6: found the id 'trade' of row 2; allowed: one row a claim. Give one of "
        "them another id.",
    ),
    "a part of nothing": (
        (CLAIMS, "mood,,4", "mood,guest,4"),
        ", row 6: found part_of = 'guest'; allowed: the id of a claim that is itself "
        "no part. Did you mean guests? Fix the id.",
    ),
    "a part of a part": (
        (CLAIMS, "mood,,4", "mood,guest-one,4"),
        ", row 6: found part_of = 'guest-one'; allowed: the id of a claim that is ",
    ),
    "a part of itself": (
        (CLAIMS, "mood,,4", "mood,mood,4"),
        ", row 6: found part_of = 'mood'; allowed: the id of a claim that is ",
    ),
    "evidence for no claim": (
        (EVIDENCE, "guest-one", "guest-on"),
        ", row 2: found claim_id = 'guest-on'; allowed: a claim of claims.csv. Did you "
        "mean guest-one? Fix the id.",
    ),
    "an unknown stance": (
        (EVIDENCE, "supports", "support"),
        ", row 2: found stance = 'support'; allowed: supports, denies, other_reading, "
        "context or silent. Did you mean supports? Fix the cell.",
    ),
    "an unknown rank": (
        (EVIDENCE, ",agency,", ",newspaper,"),
        ", row 2: found rank = 'newspaper'; allowed: primary, agency or rewrite. Fix",
    ),
    "a document of no date": (
        (EVIDENCE, "2025-05-13", "yesterday"),
        ", row 2: found date = 'yesterday'; allowed: Input should be a valid date",
    ),
    "a document nowhere": (
        (EVIDENCE, "https://example.org/a", ""),
        ", row 2: found address = ''; allowed: String should match pattern",
    ),
}

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
        ", entry 1 (trade): found unknown flows in imports_only; allowed: the names "
        "the schema has. Did you mean flow? It takes between, both, countries, ",
    ),
    "an unknown setting": (
        (PLAN, "  partner: USA", "  partners: USA"),
        ", entry 2 (loan): found unknown partners in main; allowed: the names the "
        "schema has. Did you mean partner? It takes ",
    ),
    "an unknown source": (
        (PLAN, "source: rates", "source: rate"),
        ", entry 2 (loan): found source = 'rate' in main; allowed: customs, rates. Did "
        "you mean rates? Fix the name.",
    ),
    "an unknown source in a splice": (
        (PLAN, "source: rates", "source: rates then customs then dots"),
        ", entry 2 (loan): found source = 'dots' in main; allowed: customs, rates. ",
    ),
    "an unknown series": (
        (PLAN, "partner: USA", "partner: USA\n  series: exchange_rates"),
        "found series = 'exchange_rates' in main; allowed: exchange_rate, goods_trade. "
        "Did you mean exchange_rate? Fix the name.",
    ),
    "an unknown region": (
        (PLAN, "flow: imports", "region: celacs"),
        ", entry 1 (trade): found region = 'celacs' in imports_only; allowed: celac, "
        "china_customs, imf_whem, other_latin_america, publisher_lac, un_m49, "
        "world_bank. Did you mean celac? Fix the name.",
    ),
    "an unknown partner": (
        (PLAN, "partner: USA", "partner: UAS"),
        ", entry 2 (loan): found partner = 'UAS' in main; allowed: an ISO3 code or ",
    ),
    "trade of an unknown economy": (
        (
            PLAN,
            "reporter: CHN\n  partner",
            "between: [CHN, LAK]\n  reporter: CHN\n  partner",
        ),
        ", entry 2 (loan): found between = 'LAK' in main; allowed: ISO3 "
        "codes, or LAC for a region. Fix the code.",
    ),
    "an economy that differs by reading": (
        (PLAN, "flow: imports", "between: [[CHN, BRA]]"),
        "found between in imports_only; allowed: between beside main and other, the same "
        "for every alternative. Move it there;",
    ),
    "trade with a region not named": (
        (PLAN, "flow: imports", "region: [[]]"),
        "allowed: Value error, between … and LAC needs a region. It takes ",
    ),
    "an empty list of equivalent choices": (
        (PLAN, "flow: imports", "flow: []"),
        ", entry 1 (trade): found an empty list in imports_only; allowed: one choice "
        "or more. Take it out.",
    ),
    "trade as a stranger reports it": (
        (PLAN, "flow: imports", "reporter: USA"),
        "Value error, reporter 'USA' is none of CHN, partners, exporters, importers. ",
    ),
    "a code that YAML takes for a number": (
        (PLAN, "flow: imports", "product: 020230"),
        ", entry 1 (trade): found product = 8344 in imports_only; allowed: Value error, "
        "a code is text: put it in quotes. It takes ",
    ),
    "a period that is none": (
        (PLAN, "period: 2025-05-13", "period: May"),
        ", entry 2 (loan): found period = 'May' in main; allowed: String should match",
    ),
    "a reading without its reason": (
        (PLAN, "      why: One direction.\n", ""),
        ", entry 1 (trade): found no why in imports_only; allowed: a reason for each "
        "alternative. Write it.",
    ),
    "an entry without its reason": (
        (PLAN, "  reason: The rate of the day.\n", ""),
        ", entry 2 (loan): found no reason; allowed: reason is needed. It is why this check ",
    ),
    "a reading called main": (
        (PLAN, "imports_only:", "main:"),
        ", entry 1 (trade): found an alternative main in other; allowed: any other name. ",
    ),
    "a quantity beside that has no series": (
        (PLAN, "  other:", "  beside: [{source: customs}]\n  other:"),
        ", entry 1 (trade): found no series in beside 1; allowed: series is needed. It",
    ),
    "an unknown source beside": (
        (PLAN, "  other:", "  beside: [{source: a, series: goods_trade}]\n  other:"),
        ", entry 1 (trade): found source = 'a' in beside 1; allowed: customs, rates.",
    ),
}

FAULTS = ARTICLE_FAULTS | {f"plan: {k}": v for k, v in PLAN_FAULTS.items()}


@pytest.mark.parametrize(("edit", "message"), FAULTS.values(), ids=FAULTS)
def test_what_breaks_a_rule_is_refused(project, edit, message):
    project.edit(*edit)
    fault = project.fault()
    assert fault.startswith(edit[0])
    assert message in fault


@pytest.mark.parametrize("text", ["claim: trade", "7", "trade"])
def test_a_plan_is_a_list(project, text):
    project.write(PLAN, text)
    kind = type(yaml.safe_load(text)).__name__
    assert project.fault() == (
        f"{PLAN}: found a {kind}; allowed: a list of entries. Begin each entry with a "
        "dash."
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]"])
def test_a_plan_may_be_empty(project, text):
    project.write(PLAN, text)
    assert project.faults() == []


def test_an_entry_of_a_plan_has_names(project):
    project.write(PLAN, "- trade")
    assert project.fault().startswith(
        f"{PLAN}, entry 1 (no claim): found 'trade'; allowed: Input should be a valid "
        "dictionary"
    )


def entry(check, main, **settings):
    """Return a plan of one entry, for the claim on trade."""
    named = {"claim": "trade", "check": check, "reason": "R."}
    trade = {"series": "goods_trade", "between": ["CHN", "LAC"]}
    return yaml.safe_dump([named | trade | settings | {"main": main}])


MAIN = {"region": "celac", "reporter": "CHN", "source": "customs"}
DRIVER = {"base": 2023, "cut_percent": 33}


@pytest.mark.parametrize(
    ("check", "choices", "message"),
    [
        ("driver", {"base": 2023}, "no part in main"),
        ("driver", DRIVER | {"part": {"flos": "imports"}}, "unknown flos in main"),
        ("driver", DRIVER | {"part": {"source": "customz"}}, "source = 'customz'"),
        ("driver", DRIVER | {"part": {"region": "celacs"}}, "region = 'celacs'"),
        ("first_time", {"since": "soon"}, "since = 'soon' in main"),
        ("first_time", {"since": 1990, "earlier": {"sources": 1}}, "unknown sources"),
        ("first_time", {"since": 1990, "earlier": {"source": "x"}}, "source = 'x' in"),
        (
            "growth",
            {"base": 2019, "than": {"series": "gdp", "source": "customs"}},
            "series = 'gdp' in main",
        ),
        (
            "growth",
            {"base": 2019, "than": {"series": "goods_trade"}},
            "no than.source in main",
        ),
        ("trend", {"base": "2019", "direction": "down"}, "direction = 'down' in main"),
        ("rank", {}, "no economy in main"),
    ],
)
def test_what_a_check_takes_is_held_to_all_the_way_down(
    project, check, choices, message
):
    project.write(PLAN, entry(check, MAIN | choices))
    faults = project.faults()
    assert any(f"entry 1 (trade): found {message}" in fault for fault in faults)


def test_the_name_of_what_is_missing_is_not_offered_as_a_near_miss(project):
    project.write(PLAN, entry("growth", MAIN))
    assert "Did you mean" not in project.fault()


def test_a_fault_among_equivalent_choices_is_told_once(project):
    main = MAIN | {"source": ["customs", "dots"], "base": [2000, 2010, 2020]}
    project.write(PLAN, entry("trend", main, direction="rises"))
    assert project.fault().startswith(f"{PLAN}, entry 1 (trade): found source = 'dots'")


def test_sources_are_those_of_every_reading_and_of_what_stands_beside(project):
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
        "articles/tiny/plan.yaml, entry 2 (loan): found event 'talk' in main; allowed: "
        "talks. Did you mean talks? Fix the name or add the figure."
    )


def test_two_names_that_may_not_differ_are_told_in_order(project):
    project.edit(PLAN, "flow: imports", "countries: [BRA]\n      between: [CHN, BRA]")
    found = [fault.split(": found ")[1] for fault in project.faults()]
    assert [f.split(" in ")[0] for f in found][:2] == ["between", "countries"]
