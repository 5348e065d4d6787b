"""Frames of what stands beside a verdict: both sides of a trade, quantities, prices."""

from dataclasses import replace
from math import isnan
from types import SimpleNamespace

import pytest
from made import ABOVE_100, LEVEL, claim, data, figure, judged, opened, plan

from claimbook.charts.beside_frames import (
    BESIDE,
    GOOD,
    MIRROR,
    beside,
    mirror,
    price_and_volume,
)
from claimbook.checks.growth import SplitChoices
from claimbook.domain.quantity import Quantity

PARTNERS = LEVEL | {"reporter": "partners", "region": "celac"}
REPORTS = [
    figure(106, "CHN", "BRA", "imports", unit="USD million"),
    figure(100, "BRA", "CHN", "exports", unit="USD million"),
    figure(40, "CHN", "BRA", "exports", unit="USD million"),
    figure(50, "BRA", "CHN", "imports", unit="USD million"),
    # one side alone
    figure(7, "CHN", "CHL", "exports", unit="USD million"),
]


def article(entry, *rows):
    """An article whose one claim has this plan entry, and its series by name."""
    figures = replace(
        data(*rows),
        series={
            name: SimpleNamespace(title=title)
            for name, title in (
                ("pledge", "Pledge or target"),
                ("odi_flow", "Direct investment, flow"),
                ("goods_quantity", "Goods trade, quantity"),
            )
        },
    )
    return opened([claim(ABOVE_100)], {"made": entry}, rows=figures)


def mirrored(entry, *rows):
    there = article(entry, *rows)
    outcomes = judged(there.claims[0], entry, there.data).outcomes
    return mirror(outcomes, there)


def records(table, *columns):
    return list(table[list(columns)].itertuples(index=False, name=None))


def test_both_sides_of_a_trade_are_rows_over_the_countries_both_report():
    table = mirrored(plan("level", PARTNERS), REPORTS)
    assert records(table, *list(MIRROR)[1:-1]) == [
        ("2024", "Brazil", "exports", "China", 40, "m USD"),
        ("2024", "Brazil", "exports", "the partner", 50, "m USD"),
        ("2024", "Brazil", "imports", "China", 106, "m USD"),
        ("2024", "Brazil", "imports", "the partner", 100, "m USD"),
    ]
    # the importer's figure over the exporter's, to be held against 1.06
    assert table.importer_over_exporter.tolist() == [1.25, 1.25, 1.06, 1.06]
    assert set(table.claim_id) == {"made"}


def test_an_exporter_that_reports_nothing_has_no_ratio():
    zero = [
        figure(0) if f.flow == "exports" and f.reporter == "CHN" else f for f in REPORTS
    ]
    table = mirrored(plan("level", PARTNERS), [f for f in zero if f.partner != "CHL"])
    assert [isnan(r) for r in table.importer_over_exporter] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "choices",
    [
        LEVEL,
        PARTNERS | {"product": "2601"},
        {"series": "odi_flow", "source": "customs", "reporter": "CHN"},
    ],
)
def test_only_what_partners_report_of_all_goods_has_a_mirror(choices):
    table = mirrored(plan("level", choices), REPORTS)
    assert table.empty
    assert dict(table.dtypes.astype(str)) == MIRROR


def test_where_one_side_is_silent_there_is_no_mirror():
    assert mirrored(plan("level", PARTNERS), REPORTS[-1:]).empty


def test_one_trade_is_mirrored_once():
    twice = {"again": {"fill": "CHN", "why": "w"}}
    assert len(mirrored(plan("level", PARTNERS, twice), REPORTS)) == 4


def pledge(value, period, unit="USD billion", **more):
    more = {"series": "pledge", "product": "credit_line", "unit": unit} | more
    return figure(value, "CHN", "celac", "", period, **more)


PLEDGES = Quantity(
    series="pledge",
    source="customs",
    reporter="CHN",
    partner="celac",
    product="credit_line",
)


def shown(quantities, *rows):
    entry = plan("level", LEVEL, beside=tuple(quantities))
    return beside(["made"], article(entry, *rows))


def test_quantities_beside_a_claim_are_rows_a_period():
    table = shown([PLEDGES], pledge(20, "2015"), pledge(10, "2014-07-17"))
    assert records(table, *BESIDE) == [
        ("made", "Pledge or target, credit_line, customs", 2014, 10, "bn USD"),
        ("made", "Pledge or target, credit_line, customs", 2015, 20, "bn USD"),
    ]
    assert dict(table.dtypes.astype(str)) == BESIDE


def test_units_are_not_mixed_and_each_has_its_scale():
    table = shown(
        [PLEDGES],
        pledge(20, "2015", "USD million"),
        pledge(66, "2025-05-13", "CNY billion"),
    )
    assert records(table, "year", "value", "unit") == [
        (2015, 20, "m USD"),
        (2025, 66, "bn CNY"),
    ]


def test_a_span_of_years_is_no_year():
    table = shown([PLEDGES], pledge(20, "2015"), pledge(35, "2014/2015"))
    assert table.year.tolist() == [2015]


def test_quantities_are_never_added_up():
    flows = Quantity(series="odi_flow", source="customs then bank", reporter="CHN")
    invested = [
        figure(v, "CHN", "", "", "2015", series="odi_flow", product="", source=source)
        for v, source in ((3, "customs"), (4, "bank"))
    ]
    table = shown([PLEDGES, flows], pledge(20, "2015"), *invested)
    assert records(table, "quantity", "value") == [
        ("Pledge or target, credit_line, customs", 20),
        ("Direct investment, flow, customs then bank", 3),
    ]


def test_trade_beside_a_claim_is_measured_year_by_year():
    trade = Quantity(**LEVEL, period="2024")
    entry = plan("level", LEVEL, beside=(trade,))
    rows = [
        figure(v, partner="china_customs", flow="total", period=y)
        for y, v in (("2023", 90), ("2024", 120))
    ]
    there = article(entry, rows)
    there.data.series["goods_trade"] = SimpleNamespace(title="Goods trade")
    table = beside(["made"], there)
    assert records(table, "quantity", "year", "value") == [
        ("Goods trade, customs", 2023, 90),
        ("Goods trade, customs", 2024, 120),
    ]


def test_a_plan_that_shows_nothing_beside_has_no_rows():
    assert shown([]).empty
    assert shown([PLEDGES]).empty
    assert list(shown([]).columns) == list(BESIDE)


VALUE = {
    "series": "goods_trade",
    "source": "customs",
    "between": ["CHN", "BRA"],
    "reporter": "CHN",
    "flow": "imports",
    "product": "2601",
}
TONNES = {
    "series": "goods_quantity",
    "source": "customs",
    "reporter": "CHN",
    "partner": "BRA",
    "flow": "imports",
    "product": "2601",
}


def ore(value, period, series="goods_trade", unit="USD"):
    return figure(
        value, "CHN", "BRA", "imports", period, series=series, product="2601", unit=unit
    )


def test_growth_of_a_good_is_split_into_volume_and_price():
    split = SplitChoices(value=VALUE, volume=TONNES, windows=[("2020", "2024")])
    entry = plan("level", LEVEL, split=split)
    rows = [
        ore(100, "2020"),
        ore(180, "2024"),
        ore(10, "2020", "goods_quantity", "tonnes"),
        ore(12, "2024", "goods_quantity", "tonnes"),
    ]
    table = price_and_volume(["made"], article(entry, rows))
    ((claim_id, base, end, value, volume, price, sources),) = records(table, *GOOD)
    assert (claim_id, base, end, sources) == ("made", "2020", "2024", "customs")
    assert (value, volume, price) == pytest.approx((80, 20, 50))


def test_a_window_without_a_figure_at_an_end_is_no_row():
    split = SplitChoices(value=VALUE, volume=TONNES, windows=[("2020", "2024")])
    entry = plan("level", LEVEL, split=split)
    table = price_and_volume(["made"], article(entry, [ore(100, "2020")]))
    assert table.empty
    assert dict(table.dtypes.astype(str)) == GOOD


def test_a_plan_without_a_good_has_no_rows():
    assert price_and_volume(["made"], article(plan("level", LEVEL), [])).empty
