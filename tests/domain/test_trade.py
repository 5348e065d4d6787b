"""Trade as either side reports it: sides, aggregates, fills and mirror gaps."""

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import data, figure, rate

from claimbook.domain.interval import Interval
from claimbook.domain.trade import CIF_OVER_FOB, FLOWS, SIDES, Trade, mirror_gap

BOTH = FLOWS

# China and Brazil, each reporting both flows: every number names its reporter and flow
CHINA_EXPORTS, CHINA_IMPORTS, BRAZIL_EXPORTS, BRAZIL_IMPORTS = 1, 10, 100, 1000
FOUR_REPORTS = [
    figure(CHINA_EXPORTS, "CHN", "BRA", "exports"),
    figure(CHINA_IMPORTS, "CHN", "BRA", "imports"),
    figure(BRAZIL_EXPORTS, "BRA", "CHN", "exports"),
    figure(BRAZIL_IMPORTS, "BRA", "CHN", "imports"),
]


def trade(*rows, sources=("customs",), regions=(), countries=("BRA",), **more):
    found = data(*rows).figures
    return Trade(found, sources, "CHN", regions, countries, **more)


def traded(trade, flows, side, period, members=None, **more):
    return replace(trade, flows=flows, side=side, **more).total(period, members)


@pytest.mark.parametrize(
    ("side", "flows", "total"),
    [
        ("home", ("exports",), CHINA_EXPORTS),
        ("home", ("imports",), CHINA_IMPORTS),
        ("home", BOTH, CHINA_EXPORTS + CHINA_IMPORTS),
        # what China imports, Brazil exports
        ("partners", ("exports",), BRAZIL_IMPORTS),
        ("partners", ("imports",), BRAZIL_EXPORTS),
        ("partners", BOTH, BRAZIL_IMPORTS + BRAZIL_EXPORTS),
        ("exporters", ("exports",), CHINA_EXPORTS),
        ("exporters", ("imports",), BRAZIL_EXPORTS),
        ("exporters", BOTH, CHINA_EXPORTS + BRAZIL_EXPORTS),
        ("importers", ("exports",), BRAZIL_IMPORTS),
        ("importers", ("imports",), CHINA_IMPORTS),
        ("importers", BOTH, BRAZIL_IMPORTS + CHINA_IMPORTS),
    ],
)
def test_each_side_reads_its_own_reporter_for_each_flow(side, flows, total):
    assert traded(trade(FOUR_REPORTS), flows, side, "2024").value == total


@pytest.mark.parametrize("side", SIDES)
def test_a_total_needs_every_flow(side):
    one_flow_each = [f for f in FOUR_REPORTS if f.flow == "exports"]
    found = traded(trade(one_flow_each), BOTH, side, "2024")
    if side == "exporters":
        assert found.value == CHINA_EXPORTS + BRAZIL_EXPORTS
    else:
        assert found is None


def test_another_year_is_not_measured():
    assert traded(trade(FOUR_REPORTS), BOTH, "home", "2023") is None


def test_a_published_aggregate_comes_before_the_sum_of_countries():
    aggregate = [
        figure(5, partner="china_customs", flow="exports"),
        figure(6, partner="china_customs", flow="imports"),
    ]
    region = {"regions": ("china_customs",)}
    whole = traded(trade(FOUR_REPORTS, aggregate, **region), BOTH, "home", "2024")
    assert (whole.value, whole.members) == (11, ())
    summed = traded(trade(FOUR_REPORTS, **region), BOTH, "home", "2024")
    assert (summed.value, summed.members) == (11, ("BRA",))
    one_flow = trade(FOUR_REPORTS, aggregate[:1], **region)
    assert traded(one_flow, BOTH, "home", "2024").members == ("BRA",)
    assert traded(one_flow, ("exports",), "home", "2024").value == 5


def test_members_asked_for_are_summed_though_an_aggregate_exists():
    aggregate = figure(99, partner="china_customs", flow="total")
    found = trade(FOUR_REPORTS, aggregate, regions=("china_customs",))
    assert traded(found, BOTH, "home", "2024").value == 99
    assert traded(found, BOTH, "home", "2024", ("BRA",)).value == 11
    assert traded(found, BOTH, "home", "2024", ()) is None


def test_a_published_total_comes_before_its_two_parts():
    parts = [
        figure(5, partner="celac", flow="exports"),
        figure(6, partner="celac", flow="imports"),
    ]
    total = figure(12, partner="celac", flow="total")
    found = trade(parts, total, regions=("celac",))
    assert traded(found, BOTH, "home", "2024").value == 12
    assert traded(found, ("imports",), "home", "2024").value == 6
    # neither exporters nor importers publish a total of both flows
    assert traded(found, BOTH, "exporters", "2024") is None
    assert traded(found, BOTH, "importers", "2024") is None


def test_the_partners_own_total_is_read_from_their_region():
    total = figure(480, "celac", "CHN", "total")
    found = trade(total, regions=("celac",))
    assert traded(found, BOTH, "partners", "2024").value == 480
    assert traded(found, BOTH, "home", "2024") is None


def test_the_exporters_total_is_made_of_an_aggregate_from_each_side():
    found = traded(
        trade(
            figure(286.7, "CHN", "celac", "exports"),
            figure(190.9, "celac", "CHN", "exports"),
            figure(1, "CHN", "celac", "total"),
            regions=("celac",),
        ),
        BOTH,
        "exporters",
        "2024",
    )
    assert found.value == pytest.approx(477.6)
    assert [f.reporter for f in found.used] == ["CHN", "celac"]


def test_a_splice_takes_the_first_source_and_region_that_answer():
    old = figure(1, partner="imf_whem", flow="total", source="imf")
    new = figure(2, partner="china_customs", flow="total", source="customs")
    spliced = {"regions": ("imf_whem", "china_customs"), "sources": ("imf", "customs")}
    turned = {"regions": ("china_customs", "imf_whem"), "sources": ("customs", "imf")}
    assert traded(trade(old, new, **spliced), BOTH, "home", "2024").value == 1
    assert traded(trade(old, new, **turned), BOTH, "home", "2024").value == 2
    assert traded(trade(new, **spliced), BOTH, "home", "2024").value == 2
    # of one region, the first source that has it
    other = figure(3, partner="china_customs", flow="total", source="press")
    order = {"regions": ("china_customs",), "sources": ("press", "customs")}
    assert traded(trade(new, other, **order), BOTH, "home", "2024").value == 3


CHILE_BY_CHINA = [
    figure(2, "CHN", "CHL", "exports"),
    figure(20, "CHN", "CHL", "imports"),
]


def test_a_fill_says_which_countries_were_filled_and_which_are_missing():
    countries = ("BRA", "CHL", "PER")
    found = trade(FOUR_REPORTS, CHILE_BY_CHINA, countries=countries)
    bare = traded(found, BOTH, "partners", "2024")
    assert (bare.value, bare.members) == (1100, ("BRA",))
    assert (bare.filled, bare.missing) == ((), ("CHL", "PER"))
    filled = traded(found, BOTH, "partners", "2024", fill=True)
    assert (filled.value, filled.members) == (1122, ("BRA", "CHL"))
    assert (filled.filled, filled.missing) == (("CHL",), ("PER",))


def test_a_country_that_reports_one_flow_only_is_filled_as_a_whole():
    one_flow = figure(500, "CHL", "CHN", "exports")
    found = trade(CHILE_BY_CHINA, one_flow, countries=("CHL",))
    filled = traded(found, BOTH, "partners", "2024", fill=True)
    assert (filled.value, filled.filled) == (22, ("CHL",))


def test_both_report_only_where_each_side_has_both_flows():
    countries = ("BRA", "CHL", "PER")
    peru_half = figure(7, "PER", "CHN", "exports")
    found = trade(FOUR_REPORTS, CHILE_BY_CHINA, peru_half, countries=countries)
    assert found.both_reporting("2024") == ("BRA",)
    assert found.both_reporting("2023") == ()
    assert found.reporting("2024") == ("BRA", "CHL")
    assert replace(found, flows=("imports",), side="partners").reporting("2024") == (
        "BRA",
        "PER",
    )


def test_the_mirror_gap_is_measured_on_the_countries_both_sides_report():
    reports = [
        figure(106, "CHN", "BRA", "imports"),
        figure(100, "BRA", "CHN", "exports"),
        figure(40, "CHN", "BRA", "exports"),
        figure(50, "BRA", "CHN", "imports"),
    ]
    found = trade(reports, CHILE_BY_CHINA, countries=("BRA", "CHL"))
    gap = mirror_gap(found, "2024")
    assert gap.members == ("BRA",)
    assert (gap.home.value, gap.partners.value, gap.gap) == (146, 150, -4)
    assert gap.home.members == gap.partners.members == gap.members
    # importer over exporter: Brazil's over China's, then China's over Brazil's
    assert gap.rows == (
        ("BRA", "exports", 40, 50, 1.25),
        ("BRA", "imports", 106, 100, CIF_OVER_FOB),
    )


def test_there_is_no_mirror_gap_where_one_side_is_silent():
    assert mirror_gap(trade(CHILE_BY_CHINA, countries=("CHL",)), "2024") is None


def test_an_exporter_that_reports_nothing_has_no_ratio():
    zero = [f for f in FOUR_REPORTS if f.value != CHINA_EXPORTS]
    gap = mirror_gap(trade(zero, figure(0)), "2024")
    assert gap.rows[0] == ("BRA", "exports", 0, BRAZIL_IMPORTS, None)


def test_products_are_summed_over_the_revisions_of_the_nomenclature():
    old = figure(3, flow="imports", period="2010", product="120100")
    new = figure(4, flow="imports", period="2024", product="120190")
    seed = figure(1, flow="imports", period="2024", product="120110")
    found = trade(old, new, seed, products=("120100", "120110", "120190"))
    assert traded(found, ("imports",), "home", "2010").value == 3
    assert traded(found, ("imports",), "home", "2024").value == 5
    assert traded(found, ("imports",), "home", "2015") is None
    assert traded(trade(new), ("imports",), "home", "2024") is None


ORE, PELLETS = ({"flow": "imports", "product": code} for code in ("260111", "260112"))
IRON = {"products": ("260111", "260112"), "flows": ("imports",)}


@pytest.mark.parametrize(
    "rows",
    [
        [figure(10, **ORE)],
        # a code that stood beside the other before has not replaced it
        [figure(10, **ORE), *(figure(1, period="2023", **p) for p in (ORE, PELLETS))],
        # nor is it known what another reporter's table means for this one
        [figure(10, **ORE), figure(5, "USA", "BRA", **PELLETS)],
        [figure(10, **ORE), figure(5, unit="CNY", **PELLETS)],
    ],
    ids=["nowhere", "in another year", "by another reporter", "without a rate"],
)
def test_a_sum_with_a_product_missing_is_no_figure(rows):
    assert trade(rows, **IRON).total("2024") is None


def test_a_product_given_for_another_partner_was_not_traded_with_this_one():
    rows = [figure(10, **ORE), figure(1, partner="CHL", **ORE)]
    rows.append(figure(2, partner="CHL", **PELLETS))
    found = trade(rows, countries=("BRA", "CHL"), **IRON).total("2024")
    assert (found.value, found.members) == (13, ("BRA", "CHL"))


def test_a_country_that_reports_part_of_a_sum_is_missing_from_it():
    rows = [
        figure(value, country, "CHN", "exports", product=product)
        for country, product, value in (
            ("BRA", "260111", 10),
            ("BRA", "260112", 5),
            ("CHL", "260111", 3),
        )
    ]
    found = trade(rows, countries=("BRA", "CHL"), side="partners", **IRON).total("2024")
    assert (found.value, found.members, found.missing) == (15, ("BRA",), ("CHL",))


YUAN = figure(720, flow="imports", unit="CNY million", room=10)


def test_yuan_are_converted_at_the_years_rate_and_the_rate_is_used():
    found = traded(trade(YUAN, rate("7.20", room="0.10")), ("imports",), "home", "2024")
    assert found.value == pytest.approx(100e6)
    assert found.interval.low == pytest.approx(710e6 / 7.3)
    assert found.interval.high == pytest.approx(730e6 / 7.1)
    assert [f.series for f in found.used] == ["goods_trade", "exchange_rate"]


def test_yuan_stay_yuan_where_yuan_are_asked_for():
    assert traded(trade(YUAN, unit="CNY"), ("imports",), "home", "2024").value == 720e6


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        ([YUAN], "USD"),
        ([YUAN, rate("7.20", period="2023")], "USD"),
        ([YUAN, rate("7.20", source="fed")], "USD"),
        ([figure(100, flow="imports"), rate("7.20")], "EUR"),
    ],
)
def test_without_a_rate_of_the_year_and_the_sources_there_is_no_figure(rows, unit):
    assert traded(trade(rows, unit=unit), ("imports",), "home", "2024") is None


def test_a_lower_bound_leaves_a_sum_open_above():
    rows = [figure(5), figure(6, flow="imports", status="lower bound")]
    found = traded(trade(rows), BOTH, "home", "2024")
    assert found.interval == Interval(11, inf)


def test_a_rounded_figure_stands_for_all_that_round_to_it():
    rows = [figure("5.0", room=None), figure(6, flow="imports", room=None)]
    found = traded(trade(rows), BOTH, "home", "2024")
    assert found.interval == Interval(4.95 + 5.5, 5.05 + 6.5, True, False)


def test_years_are_those_for_which_the_total_can_be_had():
    rows = [figure(1, period=p) for p in ("2023", "2024", "2024-05")]
    rows += [figure(1, flow="imports", period=p) for p in ("2024", "2022")]
    assert trade(rows).years() == ["2024"]
    assert trade(rows, flows=("exports",)).years() == ["2023", "2024"]


values = st.integers(1, 10**6)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["BRA", "CHL", "PER"]), st.sampled_from(BOTH)),
        st.tuples(st.none() | values, st.none() | values),
    )
)
def test_a_mirror_gap_never_compares_two_sets(reports):
    """Whoever is silent, both totals cover one set, and the rows add up to them."""
    rows = []
    for (country, flow), (home, partner) in reports.items():
        mirrored = "imports" if flow == "exports" else "exports"
        if home is not None:
            rows.append(figure(home, "CHN", country, flow))
        if partner is not None:
            rows.append(figure(partner, country, "CHN", mirrored))
    found = trade(rows, countries=("BRA", "CHL", "PER"))
    gap = mirror_gap(found, "2024")
    if gap is None:
        assert found.both_reporting("2024") == ()
        return
    assert gap.home.members == gap.partners.members == gap.members
    assert not gap.home.missing and not gap.partners.missing
    assert sum(row[2] for row in gap.rows) == gap.home.value
    assert sum(row[3] for row in gap.rows) == gap.partners.value
