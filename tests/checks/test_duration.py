"""The time between two events against the printed length, by count and by calendar."""

import pytest
from made import claim, data, event, printed

from claimbook.checks import duration
from claimbook.domain.interval import Interval, relation


def number(x, counted, claimed=None):
    return printed(
        claimed or Interval.point(x), value=x, unit="duration", counted=counted
    )


def run(begins, ends, number, **more):
    made = duration.Choices(source="diary", begins="start", ends="end", **more)
    rows = [event("start", begins, source="diary"), event("end", ends, source="diary")]
    return duration.run(claim(number), made, data(rows))


@pytest.mark.parametrize(
    ("begins", "ends", "printed_as", "found", "status"),
    [
        ("2025-05-14", "2025-08-12", (90, "days"), 90, "holds"),
        ("2025-05-14", "2025-08-13", (90, "days"), 91, "fails"),
        ("2025-05-14", "2025-08-11", (90, "days"), 89, "fails"),
        ("2025-05-01", "2025-05-15", (2, "weeks"), 2, "holds"),
        ("2025-05-01", "2025-05-20", (2, "weeks"), 19 / 7, "fails"),
        ("2024-02-10", "2025-02-10", (12, "months"), 12, "holds"),
        ("2022-05-10", "2025-05-13", (3, "years"), 3.008, "holds"),
        ("2022-05-10", "2025-12-20", (3, "years"), 3.611, "fails"),
        ("2022-05-10", "2024-12-20", (3, "years"), 2.611, "holds"),
        ("2000-01-01", "2020-01-01", (2, "decades"), 2, "holds"),
        ("1900-01-01", "2000-01-01", (1, "centuries"), 1, "holds"),
    ],
)
def test_the_length_is_counted_in_the_printed_unit(
    begins, ends, printed_as, found, status
):
    told = run(begins, ends, number(*printed_as))
    assert told.value == pytest.approx(found, abs=0.001)
    assert relation(told.interval, told.claimed) == status
    assert told.unit == printed_as[1]


def test_a_hedged_length_is_held_against_its_own_set():
    over = number(3, "years", Interval(3, float("inf"), False, False))
    found = run("2022-05-10", "2025-05-13", over)
    assert relation(found.interval, found.claimed) == "holds"
    assert found.claimed == over.claimed


def test_the_last_day_may_count_too():
    three = number(3, "days")
    assert run("2025-05-01", "2025-05-03", three).value == 2
    assert run("2025-05-01", "2025-05-03", three, inclusive=True).value == 3


def test_a_date_known_to_the_month_leaves_a_range():
    found = run("2025-05-14", "2025-08", number(90, "days"))
    assert found.interval == Interval(79, 109)
    assert relation(found.interval, found.claimed) == "undecided"


def test_without_one_of_the_events_there_is_nothing():
    made = duration.Choices(source="diary", begins="start", ends="end")
    rows = [event("start", "2025-05-14", source="diary")]
    assert duration.run(claim(number(90, "days")), made, data(rows)) is None


@pytest.mark.parametrize("counted", ["hours", "persons", None])
def test_only_a_length_in_days_or_longer_units_fits(counted):
    made = duration.Choices(source="diary", begins="start", ends="end")
    found, allowed = duration.unfit(claim(number(90, counted)), made, data())
    assert found == f"printed in {counted or 'no unit of time'}"
    assert allowed.startswith("a number of days, weeks, months")
    assert duration.unfit(claim(number(90, "days")), made, data()) is None
