"""The series behind outcomes: a row a period, in the unit of the claim."""

from math import inf

import pandas as pd
import pytest
from made import (
    ABOVE_100,
    LEVEL,
    claim,
    data,
    event,
    figure,
    gdp,
    judged,
    plan,
    printed,
    rate,
    totals,
)

from claimbook.charts.series import SERIES, series
from claimbook.domain.interval import Interval

PRESS = {"by_press": {"source": "press", "why": "w"}}
TWO = printed(Interval.point(2), value=2, unit="rank")


def drawn(clean, entry, rows):
    """The series of a claim's outcomes."""
    return series(judged(clean, entry, rows).outcomes, rows)


def points(table, *columns):
    return list(table[list(columns or ("period", "value"))].itertuples(index=False))


def test_a_level_is_drawn_with_the_years_before_and_after():
    rows = data(totals({2021: 70, 2022: 90, 2024: 120, 2025: 130}))
    table = drawn(claim(ABOVE_100), plan("level", LEVEL), rows)
    assert points(table) == [
        ("2021", 70),
        ("2022", 90),
        ("2024", 120),
        ("2025", 130),
    ]
    assert set(points(table, "claim_id", "alternative", "choice", "item", "unit")) == {
        ("made", "main", "", "", "USD")
    }
    assert set(points(table, "claimed_low", "claimed_high")) == {(100, inf)}
    assert table.year.tolist() == [2021, 2022, 2024, 2025]
    assert table.date.tolist()[0] == pd.Timestamp(2021, 1, 1)


def test_a_year_without_a_figure_is_no_row():
    rows = data(totals({2021: 70, 2024: 120}))
    table = drawn(claim(ABOVE_100), plan("level", LEVEL), rows)
    assert table.period.tolist() == ["2021", "2024"]


def test_years_before_2000_are_left_out_of_a_level():
    rows = data(totals({1990: 7, 1999: 8, 2000: 9, 2024: 120}))
    table = drawn(claim(ABOVE_100), plan("level", LEVEL), rows)
    assert table.period.tolist() == ["2000", "2024"]


def test_every_alternative_and_choice_has_rows_of_its_own():
    rows = data(
        totals({2023: 110, 2024: 120}),
        totals({2024: 90}, source="press"),
        totals({2024: 95}, source="bank"),
    )
    entry = plan("level", LEVEL | {"source": ["customs", "bank"]}, PRESS)
    table = drawn(claim(ABOVE_100), entry, rows)
    assert points(table, "alternative", "choice", "period", "value", "source") == [
        ("by press", "", "2024", 90, "press"),
        ("main", "bank", "2024", 95, "bank"),
        ("main", "customs", "2023", 110, "customs"),
        ("main", "customs", "2024", 120, "customs"),
    ]


def test_an_outcome_without_a_figure_has_no_rows():
    entry = plan("level", LEVEL | {"source": "nobody"})
    table = drawn(claim(ABOVE_100), entry, data(totals({2024: 120})))
    assert table.empty
    assert list(table.columns) == list(SERIES)


def test_columns_have_the_same_types_with_and_without_rows():
    empty = series([], data())
    full = drawn(claim(ABOVE_100), plan("level", LEVEL), data(totals({2024: 120})))
    assert dict(empty.dtypes.astype(str)) == dict(full.dtypes.astype(str)) == SERIES


def test_all_rows_of_a_claim_are_in_the_unit_of_its_largest():
    rows = data(
        totals({2023: 0.5, 2024: 120}, unit="USD billion"),
        totals({2024: 90}, source="press", unit="USD million"),
    )
    over = Interval(100e9, inf, False)
    table = drawn(claim(over), plan("level", LEVEL, PRESS), rows)
    assert set(table.unit) == {"bn USD"}
    assert table.value.tolist() == pytest.approx([0.09, 0.5, 120])
    assert set(table.claimed_low) == {100}


def test_claims_are_scaled_apart():
    rows = data(totals({2024: 120}, unit="USD billion"), totals({2020: 5}))
    first = judged(claim(ABOVE_100), plan("level", LEVEL), rows).outcomes
    small = claim(ABOVE_100, claim_id="small", period="2020")
    second = judged(
        small, plan("level", LEVEL | {"period": "2020"}), data(totals({2020: 5}))
    )
    table = series([*first, *second.outcomes], data(totals({2020: 5})))
    units = table.groupby("claim_id").unit.agg(set).to_dict()
    assert units["small"] == {"USD"}


def test_a_first_time_is_drawn_with_every_year_it_rests_on():
    rows = data(totals({1990: 10, 1991: 20, 1992: 120}))
    first = claim(ABOVE_100, period="1992")
    table = drawn(first, plan("first_time", LEVEL, since=1990), rows)
    assert points(table) == [("1990", 10), ("1991", 20), ("1992", 120)]


def test_a_spliced_first_time_names_each_years_source():
    rows = data(
        totals({1990: 10, 1991: 20}, source="archive"),
        totals({1992: 120}),
    )
    entry = plan("first_time", LEVEL | {"source": "customs then archive"}, since=1990)
    table = drawn(claim(ABOVE_100, period="1992"), entry, rows)
    assert points(table, "period", "source") == [
        ("1990", "archive"),
        ("1991", "archive"),
        ("1992", "customs"),
    ]


def test_a_conversion_is_drawn_with_the_rates_of_its_year_and_the_band_that_fits():
    yuan = printed(Interval.point(66e9), value=66e9, unit="money", currency="CNY")
    dollars = printed(Interval(9.1e9, 9.3e9), value=9.2e9)
    rows = data(
        rate("7.3", "2025-05-12", source="bank"),
        rate("7.2", "2025-05-13", source="bank"),
        rate("7.1", "2024-05-13", source="bank"),
    )
    entry = plan("conversion", {"source": "bank"}, reporter="CHN", partner="USA")
    table = drawn(claim(yuan, dollars, period="2025-05-13"), entry, rows)
    assert points(table) == [("2025-05-12", 7.3), ("2025-05-13", 7.2)]
    assert table.unit.unique().tolist() == ["CNY per USD"]
    assert table.claimed_low.unique().tolist() == [pytest.approx(66 / 9.3)]
    assert table.claimed_high.unique().tolist() == [pytest.approx(66 / 9.1)]
    assert table.date.tolist() == [pd.Timestamp(2025, 5, 12), pd.Timestamp(2025, 5, 13)]


def test_a_rank_is_drawn_with_the_economies_next_to_it():
    names = ("USA", "CHN", "DEU", "JPN", "IND", "GBR", "FRA", "ITA")
    rows = data([gdp(100 - 10 * n, code) for n, code in enumerate(names)])
    entry = plan(
        "rank", {"source": "bank"}, series="gdp_nominal", economy="CHN", period="2024"
    )
    table = drawn(claim(TWO), entry, rows)
    assert points(table, "item", "value")[:2] == [("United States", 100), ("China", 90)]
    assert len(table) == 6
    # a rank is not what the bars are in
    assert table.claimed_low.isna().all()


@pytest.mark.parametrize("check", ["growth", "trend"])
def test_a_change_is_drawn_in_the_unit_of_its_figures_without_its_set(check):
    own = {"growth": {"bar_percent_a_year": 3}, "trend": {"direction": "rises"}}
    entry = plan(check, LEVEL, base="2020", **own[check])
    rows = data(totals({2020: 100, 2022: 110, 2024: 130}))
    table = drawn(claim(), entry, rows)
    assert points(table) == [("2020", 100), ("2022", 110), ("2024", 130)]
    assert table.claimed_low.isna().all() and table.claimed_high.isna().all()


def test_a_daily_change_is_drawn_by_days():
    duties = {
        "series": "tariff",
        "source": "orders",
        "reporter": "USA",
        "partner": "CHN",
    }
    entry = plan(
        "trend", duties, base="2025-04-10", period="2025-05-14", direction="falls"
    )
    rows = data(
        figure(
            145,
            "USA",
            "CHN",
            "",
            "2025-04-10",
            series="tariff",
            product="",
            source="orders",
            unit="percent",
        ),
        figure(
            30,
            "USA",
            "CHN",
            "",
            "2025-05-14",
            series="tariff",
            product="",
            source="orders",
            unit="percent",
        ),
        figure(
            20,
            "USA",
            "CHN",
            "",
            "2024",
            series="tariff",
            product="",
            source="orders",
            unit="percent",
        ),
    )
    table = drawn(claim(period="2025-05-14"), entry, rows)
    assert points(table) == [("2025-04-10", 145), ("2025-05-14", 30)]
    assert table.year.tolist() == [2025, 2025]


def test_an_events_day_is_no_series():
    entry = plan(
        "sequence", {"source": "customs"}, series="event", first="talks", then="deal"
    )
    rows = data(event("talks", "2025-05-11"), event("deal", "2025-05-12"))
    judgement = judged(claim(), entry, rows)
    assert judgement.main is not None
    assert series(judgement.outcomes, rows).empty


def test_a_sum_is_drawn_over_one_set_of_countries():
    both = [
        figure(v, c, "CHN", f, str(y))
        for y, values in {2023: (10, 20), 2024: (60, 70)}.items()
        for c, v in zip(("BRA", "CHL"), values, strict=True)
        for f in ("exports", "imports")
    ]
    # Peru reports one of the years alone
    peru = [figure(99, "PER", "CHN", f, "2024") for f in ("exports", "imports")]
    entry = plan("level", LEVEL | {"reporter": "partners", "region": "celac"})
    table = drawn(claim(ABOVE_100), entry, data(both, peru))
    assert points(table) == [("2023", 60), ("2024", 260)]


def test_without_a_country_that_reports_every_year_only_the_judged_one_is_drawn():
    rows = [
        figure(60, c, "CHN", f, year)
        for c, year in (("BRA", "2023"), ("CHL", "2024"))
        for f in ("exports", "imports")
    ]
    entry = plan("level", LEVEL | {"reporter": "partners", "region": "celac"})
    table = drawn(claim(ABOVE_100), entry, data(rows))
    assert points(table) == [("2024", 120)]
