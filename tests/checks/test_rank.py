"""A rank in a table of economies, its range where figures overlap, its neighbours."""

import pytest
from made import claim, data, figure, gdp

from claimbook.checks import rank
from claimbook.domain.interval import Interval, relation

SECOND = Interval.point(2)
CHINA = {"series": "gdp_nominal", "source": "bank", "economy": "CHN"}
TABLE = [gdp(29, "USA"), gdp(19, "CHN"), gdp(5, "DEU"), gdp(4, "JPN")]


def run(rows, **choices):
    made = rank.Choices(**(CHINA | choices))
    return rank.run(claim(SECOND), made, data(rows))


@pytest.mark.parametrize(
    ("economy", "status"), [("USA", "fails"), ("CHN", "holds"), ("DEU", "fails")]
)
def test_the_rank_is_one_plus_the_number_of_larger_economies(economy, status):
    found = run(TABLE, economy=economy)
    assert relation(found.interval, found.claimed) == status
    assert found.value == 1 + ["USA", "CHN", "DEU"].index(economy)


def test_the_neighbours_are_named_with_their_distance():
    found = run(TABLE)
    assert found.note == "of 4; neighbours United States +53%, Germany -74%"
    assert found.detail["table"] == [("USA", 29), ("CHN", 19), ("DEU", 5), ("JPN", 4)]
    assert [f.reporter for f in found.used] == ["USA", "CHN", "DEU", "JPN"]
    assert run(TABLE, economy="USA").note == "of 4; neighbours China -34%"
    assert run(TABLE, economy="JPN").note == "of 4; neighbours Germany +25%"


def test_overlapping_figures_leave_the_rank_a_range():
    rows = [gdp(20, "USA", room=2), gdp(19, "CHN", room=2), gdp(5, "DEU")]
    found = run(rows)
    assert (found.value, found.interval) == (2, Interval(1, 2))
    assert relation(found.interval, found.claimed) == "undecided"


def test_a_tie_leaves_the_rank_a_range():
    found = run([gdp(19, "USA"), gdp(19, "CHN"), gdp(5, "DEU")])
    assert (found.value, found.interval) == (1, Interval(1, 2))
    rounded = run([gdp(19, "USA", room=None), gdp(19, "CHN", room=None)])
    assert rounded.interval == Interval(1, 2)


def test_figures_that_round_to_neighbours_do_not_overlap():
    found = run([gdp(20, "USA", room=None), gdp(19, "CHN", room=None)])
    assert found.interval == SECOND


def test_an_economy_counts_once_however_often_its_figure_was_revised():
    rows = [
        gdp(28, "USA", released="2025-04-01"),
        gdp(29, "USA", released="2025-07-01"),
        gdp(18, "CHN", released="2025-04-01"),
        gdp(19, "CHN", released="2025-07-01"),
    ]
    found = run(rows)
    assert (found.interval, found.detail["table"]) == (
        SECOND,
        [("USA", 29), ("CHN", 19)],
    )
    assert found.note == "of 2; neighbours United States +53%"


def test_of_two_sources_an_economy_is_read_from_the_first():
    rows = [*TABLE, gdp(30, "USA", source="fund"), gdp(20, "CHN", source="fund")]
    found = run(rows, source="fund then bank")
    assert found.interval == SECOND
    assert [f.source for f in found.used] == ["fund", "fund", "bank", "bank"]


def test_the_rank_is_read_from_the_series_source_and_period_chosen():
    ppp = [
        figure(v, e, "", "", series="gdp_ppp", product="", source="bank")
        for v, e in ((38, "CHN"), (29, "USA"))
    ]
    assert run([*TABLE, *ppp]).interval == SECOND
    assert run([*TABLE, *ppp], series="gdp_ppp").interval == Interval.point(1)
    assert run([*TABLE, gdp(30, "CHN", source="fund")]).interval == SECOND
    assert run([*TABLE, gdp(30, "CHN", period="2023")]).interval == SECOND


def test_without_the_economy_or_another_one_there_is_nothing():
    assert run(TABLE, economy="BRA") is None
    assert run(TABLE, period="2023") is None
    assert run([gdp(19, "CHN")]) is None
