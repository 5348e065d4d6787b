"""A first time: an unbroken series, the earlier record, gaps and splices."""

from math import inf

import pytest
from made import ABOVE_100, LEVEL, claim, data, figure, totals
from pydantic import ValidationError

from claimbook.checks import first_time
from claimbook.domain.interval import Interval

SINCE_2021 = LEVEL | {"since": 2021}


def run(rows, claimed=ABOVE_100, **choices):
    made = first_time.Choices(**(SINCE_2021 | choices))
    return first_time.run(claim(claimed), made, data(rows))


def test_a_first_time_holds_where_every_earlier_year_is_below():
    found = run(totals({2021: 70, 2022: 90, 2023: 80, 2024: 120}))
    assert found.status == "holds"
    assert (found.value, found.interval) == (90, Interval(90, 90))
    assert found.claimed == Interval(-inf, 100)
    assert found.note == "highest earlier year 2022"
    years = {"2021": 70, "2022": 90, "2023": 80, "2024": 120}
    assert found.detail == {"years": years}
    assert len(found.used) == 4


def test_an_earlier_year_over_the_bound_fails():
    found = run(totals({2021: 70, 2022: 101, 2023: 80, 2024: 120}))
    assert (found.status, found.value) == ("fails", 101)
    assert found.note == "highest earlier year 2022"


def test_an_earlier_year_over_the_bound_fails_in_spite_of_a_gap():
    assert run(totals({2021: 101, 2023: 80, 2024: 120})).status == "fails"


def test_an_earlier_year_that_may_have_touched_the_bound_is_undecided():
    touching = totals({2022: 99}, room=2)
    found = run([*totals({2021: 70, 2023: 80, 2024: 120}), *touching])
    assert (found.status, found.value) == ("undecided", 99)


def test_a_year_at_the_bound_itself_is_not_over_it():
    assert run(totals({2021: 70, 2022: 100, 2023: 80, 2024: 120})).status == "holds"
    at_least = Interval(100, inf)
    rows = totals({2021: 70, 2022: 100, 2023: 80, 2024: 120})
    assert run(rows, at_least).status == "fails"


def test_a_gap_is_undecided_and_named():
    found = run(totals({2021: 70, 2024: 120}))
    assert found.status == "undecided"
    assert found.note == "highest earlier year 2021; no figure for 2022, 2023"


def test_the_year_itself_below_the_bound_fails_whatever_came_before():
    found = run(totals({2021: 101, 2024: 99}))
    assert found.status is None
    assert (found.value, found.claimed) == (99, ABOVE_100)
    assert found.note == "2024 itself: a published total"


def test_the_year_itself_undecided_leaves_it_undecided():
    now = totals({2024: 101}, room=3)
    earlier = totals({2021: 70, 2022: 90, 2023: 80})
    assert run([*now, *earlier]).status == "undecided"


def test_no_figure_for_the_year_or_for_any_before_is_nothing():
    assert run(totals({2021: 70, 2022: 90, 2023: 80})) is None
    assert run(totals({2024: 120})) is None


def test_a_partial_sum_of_an_earlier_year_does_not_rule_it_out():
    def reported(value, year):
        return [
            figure(value, "BRA", "CHN", flow, year) for flow in ("exports", "imports")
        ]

    years = ("2021", "2022", "2023")
    rows = [row for year in years for row in reported(30, year)]
    partners = {"reporter": "partners", "region": "celac"}
    found = run([*rows, *reported(60, "2024")], **partners)
    assert (found.status, found.value) == ("undecided", 60)
    over = run([*rows, *reported(60, "2024"), *reported(51, "2020")], since=2020)
    assert over is None
    crossed = run(
        [*rows, *reported(60, "2024"), *reported(51, "2020")], since=2020, **partners
    )
    assert crossed.status == "fails"


def test_a_splice_says_which_years_come_from_where():
    old = totals({2019: 50, 2020: 60, 2022: 90}, source="imf")
    new = totals({2021: 70, 2023: 80, 2024: 120})
    found = run([*old, *new], since=2019, source="imf then customs")
    assert found.status == "holds"
    assert found.note == (
        "highest earlier year 2022; "
        "spliced: 2019–2020, 2022 from imf; 2021, 2023–2024 from customs"
    )


def test_the_years_before_may_be_measured_another_way():
    eclac = {"reporter": "partners", "region": "publisher_lac", "source": "eclac"}
    rows = [
        figure(101, "publisher_lac", "CHN", "total", "2022", source="eclac"),
        figure(80, "publisher_lac", "CHN", "total", "2023", source="eclac"),
        *totals({2022: 90, 2023: 80, 2024: 120}),
    ]
    assert run(rows, since=2022).status == "holds"
    assert run(rows, since=2022, earlier=eclac).status == "fails"
    made = first_time.Choices(**SINCE_2021, earlier=eclac)
    assert made.all_sources() == ("customs", "eclac")


@pytest.mark.parametrize(
    ("years", "status", "record"),
    [
        ({2021: 130, 2022: 110, 2023: 120, 2024: 90}, "holds", "2022"),
        ({2021: 130, 2022: 99, 2023: 120, 2024: 90}, "fails", "2022"),
        ({2021: 130, 2023: 120, 2024: 90}, "undecided", "2023"),
    ],
)
def test_a_first_time_below_looks_for_the_lowest_earlier_year(years, status, record):
    under_100 = Interval(0, 100, True, False)
    found = run(totals(years), under_100)
    assert found.status == status
    assert found.claimed == Interval(100, inf)
    assert found.note.startswith(f"lowest earlier year {record}")


def test_the_first_year_has_to_be_named():
    with pytest.raises(ValidationError, match="since\n  Field required"):
        first_time.Choices(**LEVEL)
