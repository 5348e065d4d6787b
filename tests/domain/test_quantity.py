"""What a specification measures: its names, its faults and its sets of countries."""

from math import inf

import pytest
from made import LEVEL, data, figure
from pydantic import ValidationError

from claimbook.checks import share
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity

PARTNERS = LEVEL | {"reporter": "partners", "region": "celac"}


def quantity(choices, **more):
    return Quantity(**(choices | more))


def both_flows(value, country, period="2024", *, by="partner", **more):
    """Both flows of one country at the same value, by either reporter."""
    pair = (country, "CHN") if by == "partner" else ("CHN", country)
    return [figure(value, *pair, f, period, **more) for f in ("exports", "imports")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"reporter": "BRA"},
            "reporter 'BRA' is none of CHN, partners, exporters, importers",
        ),
        ({"reporter": ""}, "reporter '' is none of CHN, partners"),
        ({"reporter": "home"}, "reporter 'home' is none of CHN, partners"),
        ({"fill": "USA"}, "fill 'USA' is neither blank nor CHN"),
        ({"region": ()}, "between … and LAC needs a region"),
        ({"flow": "re-exports"}, "'exports', 'imports', 'total' or ''"),
        ({"currency": "EURO"}, "'EURO' is no currency's code of ISO 4217"),
        ({"period": "May 2024"}, "String should match pattern"),
        ({"sauce": "customs"}, "Extra inputs are not permitted"),
    ],
)
def test_a_choice_that_means_nothing_is_refused(change, message):
    with pytest.raises(ValidationError) as fault:
        quantity(LEVEL, **change)
    assert message in str(fault.value)


def test_a_pair_of_economies_needs_no_region():
    world = quantity(LEVEL, between=("CHN", "WLD"), region=())
    found = world.measure(
        data(
            figure(1, partner="WLD"),
            figure(2, partner="WLD", flow="imports"),
        ),
        "2024",
    )
    assert found.value == 3


def test_names_are_read_as_splices_and_sums():
    made = quantity(LEVEL, source="imf then customs", region="imf_whem then celac")
    assert made.source == ("imf", "customs") == made.all_sources()
    assert made.region == ("imf_whem", "celac")
    assert quantity(LEVEL, product="120100+120190").product == ("120100", "120190")
    assert quantity(LEVEL).product == ("",)


def test_the_side_and_the_flows_follow_from_reporter_and_flow():
    assert quantity(LEVEL).side == "home"
    assert quantity(PARTNERS).side == "partners"
    assert quantity(LEVEL).flows == ("exports", "imports")
    assert quantity(LEVEL, flow="total").flows == ("exports", "imports")
    assert quantity(LEVEL, flow="imports").flows == ("imports",)


def test_members_come_from_the_first_region_with_a_list():
    spliced = quantity(LEVEL, region="imf_whem then celac")
    trade = spliced.trade(data())
    assert (trade.regions, trade.countries) == (
        ("imf_whem", "celac"),
        ("BRA", "CHL", "PER"),
    )
    named = quantity(LEVEL, countries=("CHL",)).trade(data())
    assert (named.regions, named.countries) == ((), ("CHL",))


def test_other_series_need_every_product():
    price = {"series": "lithium_price", "source": "gem", "product": "a+b"}
    row = {"series": "lithium_price", "source": "gem"}
    one = figure(10, "", "", "", product="a", **row)
    two = figure(20, "", "", "", product="b", **row)
    both = data([figure(10, "CHN", "", "", product="a", **row)], one, two)
    assert quantity(price).measure(both, "2024").value == 30
    assert quantity(price).measure(data(one), "2024") is None
    assert quantity(price, product="a").years(data(one)) == ["2024"]


def test_yuan_only_where_yuan_are_asked_for():
    yuan = data(both_flows(50, "BRA", by="home", unit="CNY million"))
    assert quantity(LEVEL).measure(yuan, "2024") is None
    found = quantity(LEVEL, currency="CNY").measure(yuan, "2024")
    assert (found.value, found.used[0].unit) == (100e6, "CNY")


PARTIAL = both_flows(30, "BRA")
COMPLETE = [row for c in ("BRA", "CHL", "PER") for row in both_flows(30, c)]
BY_CHINA = both_flows(30, "BRA", by="home")


@pytest.mark.parametrize(
    ("choices", "rows", "interval"),
    [
        (PARTNERS, PARTIAL, Interval(60, inf)),
        (PARTNERS, COMPLETE, Interval(180, 180)),
        # China's silence on the others means no trade
        (LEVEL, BY_CHINA, Interval(60, 60)),
        # but not where the set is cut to those that report too
        (LEVEL | {"both": True}, BY_CHINA + PARTIAL, Interval(60, inf)),
        (PARTNERS | {"reporter": "importers"}, BY_CHINA + PARTIAL, Interval(60, inf)),
    ],
)
def test_a_sum_over_part_of_the_region_is_a_lower_bound(choices, rows, interval):
    made = quantity(choices)
    found = made.measure(data(rows), "2024")
    assert made.at_least(data(rows), found) == interval


def test_a_published_total_is_no_lower_bound():
    published = data(figure(480, "celac", "CHN", "total"), PARTIAL)
    found = quantity(PARTNERS).measure(published, "2024")
    assert quantity(PARTNERS).at_least(published, found) == Interval(480, 480)


TWO_YEARS = data(
    both_flows(10, "BRA", "2020"),
    both_flows(20, "BRA"),
    both_flows(10, "CHL", "2020"),
    both_flows(50, "PER"),
)


def test_two_years_are_measured_over_the_countries_that_report_both():
    made = quantity(PARTNERS)
    members = made.fixed_set(TWO_YEARS, ("2020", "2024"))
    assert members == ("BRA",)
    ends = [made.measure(TWO_YEARS, y, members) for y in ("2020", "2024")]
    assert [(e.value, e.members) for e in ends] == [(20, ("BRA",)), (40, ("BRA",))]


def test_no_country_reports_both_years_and_there_is_no_figure():
    apart = data(both_flows(10, "BRA", "2020"), both_flows(50, "PER"))
    made = quantity(PARTNERS)
    members = made.fixed_set(apart, ("2020", "2024"))
    assert members == ()
    assert made.measure(apart, "2020", members) is None


def test_the_set_is_not_cut_where_it_cannot_change():
    years = ("2020", "2024")
    assert quantity(LEVEL).fixed_set(TWO_YEARS, years) is None
    assert quantity(PARTNERS, fill="CHN").fixed_set(TWO_YEARS, years) is None
    price = quantity({"series": "lithium_price", "source": "gem"})
    assert price.fixed_set(TWO_YEARS, years) is None
    whole = data([figure(1, "celac", "CHN", "total", y) for y in years])
    assert quantity(PARTNERS).fixed_set(whole, years) is None


def test_an_aggregate_of_one_year_is_not_compared_with_a_sum_in_the_other():
    mixed = data(
        figure(400, "celac", "CHN", "total", "2020"),
        both_flows(10, "BRA", "2020"),
        both_flows(20, "BRA"),
    )
    made = quantity(PARTNERS)
    members = made.fixed_set(mixed, ("2020", "2024"))
    assert members == ("BRA",)
    assert made.measure(mixed, "2020", members).value == 20


@pytest.mark.parametrize("reporter", ["CHN", "partners"])
def test_countries_both_report_are_one_set_over_two_years(reporter):
    rows = [
        row
        for by in ("home", "partner")
        for row in [
            *both_flows(10, "BRA", "2020", by=by),
            *both_flows(20, "BRA", by=by),
            *both_flows(500, "CHL", by=by),
        ]
    ]
    made = quantity(PARTNERS, reporter=reporter, both=True)
    members = made.fixed_set(data(rows), ("2020", "2024"))
    ends = [made.measure(data(rows), y, members) for y in ("2020", "2024")]
    assert [end.members for end in ends] == [("BRA",), ("BRA",)]
    assert made.measure(data(rows), "2024").members == ("BRA", "CHL")


def test_years_are_those_that_can_be_measured():
    assert quantity(PARTNERS).years(TWO_YEARS) == ["2020", "2024"]
    assert quantity(LEVEL).years(TWO_YEARS) == []


def test_a_changed_quantity_drops_what_a_check_adds_and_is_checked():
    whole = share.Choices(**LEVEL, part={"product": "0201"})
    assert whole.changed() == quantity(LEVEL)
    assert whole.changed(product="0201+0202") == quantity(LEVEL, product="0201+0202")
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        whole.changed(self="CHN")
