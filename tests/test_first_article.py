"""The first article judged from the repository's own figures: the known results."""

from dataclasses import replace

import pytest

from claimbook.checks.growth import splits
from claimbook.domain.dataset import Figures
from claimbook.domain.interval import Interval
from claimbook.domain.trade import mirror_gap
from claimbook.domain.verdict import (
    CONTRADICTED,
    FAILS,
    HOLDS,
    NO_DATA,
    NOT_CHECKABLE,
    SUPPORTED,
    UNDECIDED,
    Verdict,
)
from claimbook.judging.opening import judge_article, open_article
from claimbook.project import Project

CUSTOMS_TOTAL = ("gacc_usd:goods_trade:CHN:china_customs:total:all:2024:2025-01-18",)


@pytest.fixture(scope="module")
def article():
    return open_article(Project.find(), "kina-celac-2025")


@pytest.fixture(scope="module")
def both(article):
    """The article judged as of both dates."""
    return judge_article(article)


@pytest.fixture(scope="module")
def judged(both):
    """The Judgement of every planned claim, known now."""
    return {c: j for c, j in both.now.items() if c in both.opened.plan}


def only(judgement, alternative):
    """The one outcome of an alternative."""
    (outcome,) = judgement.alternatives()[alternative][1]
    return outcome


def test_every_plan_is_judged_and_every_outcome_rests_on_the_figures(article, judged):
    assert judged.keys() == article.plan.keys()
    ids = {f.id for f in article.data.figures}
    for judgement in judged.values():
        assert judgement.outcomes
        for outcome in judgement.outcomes:
            assert {f.id for f in outcome.used} <= ids
            if judgement.outcomes[0].check == "consistency":
                assert outcome.used == ()
            else:
                assert (outcome.status == NO_DATA) == (not outcome.used)


@pytest.mark.parametrize(
    ("alternative", "value", "status", "countries", "filled"),
    [
        ("main", 518.467e9, HOLDS, 0, 0),
        ("celac_members", 515.8e9, HOLDS, 33, 0),
        ("china_on_countries_both_report", 506.8e9, HOLDS, 25, 0),
        ("region_on_countries_both_report", 491.7e9, UNDECIDED, 25, 0),
        ("region_reported", 500.7e9, HOLDS, 33, 8),
        ("exporter_fob", 460.5e9, FAILS, 33, 8),
        ("university_fob", 477.6e9, FAILS, 0, 0),
    ],
)
def test_trade_over_500_by_each_alternative(
    judged, alternative, value, status, countries, filled
):
    outcome = only(judged["trade-over-500"], alternative)
    assert outcome.value == pytest.approx(value, abs=0.05e9)
    assert outcome.status == status
    counted = f"sum over {countries} countries" if countries else ""
    if filled:
        counted += f", {filled} of them filled with the other side's figure"
    assert outcome.note.split(";")[0] == counted


def test_trade_over_500_is_supported_and_depends_on_who_reports(judged):
    over_500 = judged["trade-over-500"]
    assert (over_500.verdict.word, over_500.verdict.depends_on) == (
        SUPPORTED,
        ("exporter_fob", "university_fob"),
    )
    assert "region_on_countries_both_report" in over_500.verdict.undecided
    assert over_500.main.margin == pytest.approx(18.4665e9)
    assert over_500.main.flips_at == 500e9


def test_the_margin_is_smaller_than_the_mirror_gap_on_one_set(article, judged):
    region = only(judged["trade-over-500"], "region_on_countries_both_report")
    assert "the margin on them, 6.76 bn USD, is smaller than the gap" in region.note
    gap = mirror_gap(region.choices.trade(article.data), "2024")
    assert len(gap.members) == 25
    assert gap.home.members == gap.partners.members == gap.members
    assert gap.home.value == pytest.approx(506.8e9, abs=0.05e9)
    assert gap.partners.value == pytest.approx(491.7e9, abs=0.05e9)


def test_a_first_time_since_1990_and_its_one_joint(judged):
    first = judged["trade-first-time"]
    assert (first.verdict.word, first.verdict.depends_on) == (
        SUPPORTED,
        ("exporter_fob", "university_fob"),
    )
    detail = first.main.finding.detail
    assert [int(y) for y in detail["years"]] == list(range(1990, 2025))
    assert "highest earlier year 2023" in first.main.note
    assert "spliced: 1990–" in first.main.note


def test_growth_by_imports_depends_on_the_window(judged):
    growth = judged["growth-driven-by-imports"]
    assert growth.verdict.word == SUPPORTED
    assert set(growth.verdict.depends_on) >= {
        "since_2021",
        "from_2023_to_2024",
        "from_2023_to_2024_in_yuan",
    }
    assert growth.main.note == (
        "2000 to 2024; spliced: 2000 from imf_dots_china; 2024 from gacc_usd"
    )
    shares = {
        outcome.choices.base: outcome.value
        for name in ("main", "since_2019", "since_2021", "from_2023_to_2024")
        for outcome in growth.alternatives()[name][1]
    }
    for base in ("2000", "2010", "2015", "2019"):
        assert 38 <= shares[base] <= 48.5
    assert shares["2021"] == pytest.approx(28.2, abs=0.1)
    # of the dated first release of 2022; an undated one never beats it
    assert shares["2022"] == pytest.approx(30.5, abs=0.1)
    assert shares["2023"] < 0
    yuan = only(growth, "from_2023_to_2024_in_yuan")
    assert yuan.value == pytest.approx(0, abs=0.05)
    assert {f.unit for f in yuan.finding.used} == {"CNY"}


def test_the_converted_credit_line_and_its_band(judged):
    line = judged["credit-line-in-dollars"]
    assert line.verdict.word == SUPPORTED
    assert line.main.value == pytest.approx(9.165e9, abs=0.01e9)
    assert line.main.claimed == Interval(9.1e9, 9.3e9)
    detail = line.main.finding.detail
    assert detail["band"] == pytest.approx((7.0968, 7.2527), abs=5e-5)
    low, high = detail["band"]
    failing = [d for d, r in detail["rates"].items() if not low <= r.value <= high]
    assert 0 < len(failing) < len(detail["rates"])
    assert "2025-05-13" not in failing


def test_the_second_largest_economy_is_the_first_by_purchasing_power(judged):
    second = judged["second-largest-economy"]
    assert (second.verdict.word, second.verdict.depends_on) == (
        SUPPORTED,
        ("purchasing_power", "union_as_one"),
    )
    ranks = {
        name: {o.value for o in outcomes}
        for name, (_, outcomes) in second.alternatives().items()
    }
    assert ranks["main"] == {2}
    assert ranks["purchasing_power"] == {1}


def changed_to(article, ids, value):
    """The article with the figures named by `ids` set to a value as well known."""
    figures = Figures(
        replace(f, value=value, interval=f.interval.shifted(value - f.value))
        if f.id in ids
        else f
        for f in article.data.figures
    )
    return replace(article, data=replace(article.data, figures=figures))


@pytest.mark.parametrize("value", [499e9, 501e9, 499.9996e9])
def test_changing_a_figure_changes_exactly_the_verdicts_that_rest_on_it(
    article, judged, both, value
):
    resting = {
        claim
        for claim, judgement in judged.items()
        if any(f.id in CUSTOMS_TOTAL for o in judgement.outcomes for f in o.used)
    }
    assert {"trade-over-500", "trade-first-time"} <= resting < judged.keys()
    changed_article = judge_article(changed_to(article, CUSTOMS_TOTAL, value))
    after = changed_article.now
    # whatever does not rest on it is the same to the last digit
    for claim in judged.keys() - resting:
        assert after[claim] == judged[claim]
    changed = {c for c in judged if after[c].verdict != judged[c].verdict}
    crossed = {
        claim
        for claim in resting
        if any(
            old.status != new.status
            for old, new in zip(
                judged[claim].outcomes, after[claim].outcomes, strict=True
            )
        )
    }
    turned = {
        c
        for c in resting
        if after[c].alternatives()["main"][0] != judged[c].alternatives()["main"][0]
    }
    assert turned <= changed <= crossed <= resting
    over = value > 500e9
    assert ("trade-over-500" in changed, "trade-first-time" in changed) == (
        not over,
        not over,
    )
    for claim in ("trade-over-500", "trade-first-time"):
        assert (after[claim].verdict.word == SUPPORTED) == over
    # a hash names the figure as published, which only data/raw can change
    hashes = changed_article.hashes
    assert {c for c in hashes if hashes[c] != both.hashes[c]} <= resting


def test_an_outcome_rests_only_on_sources_that_its_choices_name(judged):
    for judgement in judged.values():
        for outcome in judgement.outcomes:
            sources = set(outcome.choices.all_sources())
            assert {f.source for f in outcome.used} <= sources


@pytest.mark.parametrize(
    ("claim", "alternative", "values", "status"),
    [
        ("deal-after-talks", "main", [1, 1], HOLDS),
        ("tension-eased-first", "main", [1, 1], HOLDS),
        ("tariff-pause-90-days", "main", [90], HOLDS),
        ("initiatives-match-areas", "main", [4], FAILS),
        ("initiatives-match-areas", "culture_and_learning_apart", [5], HOLDS),
        ("states-join-bri", "main", [1], FAILS),
        ("states-join-bri", "over_the_years", [22], HOLDS),
        ("colombia-joins-bri", "main", [0, 0], HOLDS),
        ("colombia-joins-bri", "on_the_day_of_the_article", [-1, -1], FAILS),
        ("visa-free-five", "main", [5], HOLDS),
        ("crude-is-energy", "main", [1], HOLDS),
        ("iron-ore-is-energy", "main", [0], FAILS),
        ("critical-minerals-are-energy", "main", [0], FAILS),
    ],
)
def test_events_counts_and_words_by_each_alternative(
    judged, claim, alternative, values, status
):
    together, outcomes = judged[claim].alternatives()[alternative]
    assert together == status
    assert [o.value for o in outcomes] == values


def test_the_iron_ore_slip_is_laid_to_the_source_and_not_the_translation(both):
    for day in (both.now, both.then):
        assert day["iron-ore-is-energy"].verdict == Verdict(CONTRADICTED)
    ore = both.now["iron-ore-is-energy"]
    (slip,) = (e for e in ore.evidence if "no translation error" in e.note)
    assert (slip.stance, slip.compiled_by) == ("context", "AP")
    assert len(ore.compilers(FAILS)) > 1


@pytest.mark.parametrize("claim", ["forum-established-2015", "panama-left-bri"])
def test_an_event_of_two_dates_carries_its_other_reading(both, claim):
    for day in (both.now, both.then):
        assert day[claim].verdict == Verdict(SUPPORTED, ("another documented reading",))


def test_opinions_are_not_scored(article, both):
    opinions = [c.claim_id for c in article.claims if not c.scored]
    assert len(opinions) > 5
    for claim in opinions:
        assert both.now[claim].verdict == Verdict(NOT_CHECKABLE)
        assert both.now[claim].outcomes == ()


def test_documents_answer_on_the_dateline_what_figures_came_too_late_for(both):
    for claim in ("visa-free-five", "tariff-pause-90-days"):
        then = both.then[claim]
        assert {o.status for o in then.outcomes} == {NO_DATA}
        assert then.verdict == Verdict(SUPPORTED)


@pytest.mark.parametrize(
    ("claim", "base", "value", "volume", "price"),
    [
        ("driver-soya", "2015", 115.9, 86.0, 16.0),
        ("driver-soya", "2023", -11.0, 6.7, -16.6),
        ("driver-iron-ore", "2023", 1.5, 9.6, -7.4),
    ],
)
def test_a_goods_growth_is_split_into_volume_and_price(
    article, claim, base, value, volume, price
):
    made = article.plan[claim].split
    (good,) = (s for s in splits(made, article.data) if s.base == base)
    parts = (good.value, good.volume, good.price)
    assert parts == pytest.approx((value, volume, price), abs=0.05)
