"""What figures there are is found by their cells, by words, and by what is missing."""

import json

import pytest
from click.testing import CliRunner

from claimbook.author.find import find
from claimbook.cli import main
from claimbook.domain.holdings import holdings, nearest, wanted
from claimbook.domain.quantity import Quantity
from claimbook.faults import Faults


def run(*arguments):
    return CliRunner().invoke(main, ["figures", *arguments])


def rows(project, **asked):
    result = find(project.project, **asked)
    return [
        (r["source"], r["flow"], r["first"], r["last"], r["count"])
        for r in result["figures"]
    ]


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ({"series": "goods_trade", "year": "2024"}, ["exports", "imports"]),
        ({"reporter": "China", "partner": "Brazil"}, ["exports", "imports"]),
        ({"near": "trade with Brazil, exports"}, ["exports"]),
        ({"series": "goods_trade", "year": "1999"}, []),
        ({"near": "zebras"}, []),
    ],
)
def test_figures_are_found_by_what_they_are(project, asked, there):
    assert [row[1] for row in rows(project, **asked)] == there


def test_a_run_of_periods_is_one_row(project):
    ((*_, first, last, count),) = rows(project, series="exchange_rate")
    assert (first, last, count) == ("2025-05-12", "2025-05-13", 2)


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"series": "goods_trad"}, "--series: found 'goods_trad'; allowed: exchange"),
        ({"reporter": "FRA"}, "--reporter: found 'FRA'; allowed: CHN. Name one"),
    ],
)
def test_a_name_that_no_figure_has_is_refused_with_those_there_are(
    project, asked, fault
):
    with pytest.raises(Faults, match=fault):
        find(project.project, **asked)


def test_the_command_names_each_source_with_its_licence(project):
    shown = run("--reporter", "CHN", "--partner", "BRA").output
    assert "goods_trade, CHN–BRA, exports, all, USD" in shown
    assert "customs: An institution, A table (none stated)" in shown
    assert "No figure is near." in run("--near", "zebras").output
    read = json.loads(run("--series", "goods_trade", "--json").output)
    assert read["figures"][0]["unit"] == "USD"
    assert run("--series", "x").exit_code == 2


CASES = [
    ({}, "2024", []),
    ({}, "2025", ["no period 2025; there is customs: goods_trade, CHN–BRA, exports"]),
    (
        {"flow": "total"},
        "2024",
        ["no flow total; there is customs: goods_trade, CHN–B"],
    ),
    (
        {"partner": "CHL"},
        "2024",
        ["no partner CHL; there is customs: goods_trade, CHN"],
    ),
    ({"source": "rates"}, "2024", ["no source rates; there is customs: goods_trade, "]),
    ({"source": "rates"}, "1999", ["no source rates, period 1999; there is customs"]),
]


@pytest.mark.parametrize(("changes", "period", "lines"), CASES)
def test_what_is_missing_is_named_with_the_nearest_there_is(
    project, changes, period, lines
):
    data, _ = project.read("tiny")
    usual = {"series": "goods_trade", "source": "customs", "reporter": "CHN"}
    usual |= {"partner": "BRA", "flow": "exports", "product": "all"}
    quantity = Quantity(**(usual | changes))
    shown = nearest(data, wanted(quantity, data, period))
    assert len(shown) >= len(lines)
    for line, begins in zip(shown, lines, strict=False):
        assert line.startswith(begins)


def test_trade_is_wanted_from_the_side_that_reports_it(project):
    data, _ = project.read("tiny")
    trade = {"series": "goods_trade", "source": "customs", "between": ("CHN", "CHL")}
    own = wanted(Quantity(**trade, reporter="CHN"), data, "2024")
    assert (own["reporter"], own["partner"]) == ({"CHN"}, {"CHL"})
    theirs = wanted(
        Quantity(**trade, reporter="partners", flow="imports"), data, "2024"
    )
    assert (theirs["reporter"], theirs["flow"]) == ({"CHL"}, {"exports"})


def test_holdings_keep_units_and_kinds_of_period_apart(project):
    data, _ = project.read("tiny")
    assert {h.unit for h in holdings(data.figures)} == {"USD", "CNY per USD"}
