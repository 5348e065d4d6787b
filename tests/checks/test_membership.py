"""Whether an economy belongs as of a date, by the days of joining and leaving."""

import pytest
from made import claim, data, event

from claimbook.checks import membership
from claimbook.domain.interval import Interval, relation

JOINED = event("joined", "2017-11-17", "PAN", source="list")
LEFT = event("left", "2025-02-06", "PAN", source="list")


def run(period, *rows, economy="PAN", **more):
    made = membership.Choices(
        source="list", reporter=economy, joined="joined", left="left", **more
    )
    return membership.run(claim(period=period), made, data(list(rows)))


def status(found):
    return relation(found.interval, found.claimed)


@pytest.mark.parametrize(
    ("period", "days", "member"),
    [
        ("2017-11-16", -1, False),
        ("2017-11-17", 0, True),
        ("2017-11-20", 3, True),
        ("2025-02-05", 0, True),
        ("2025-02-06", -1, False),
        ("2025-05-13", -97, False),
        # as of the last day of the period
        ("2024", 36, True),
        ("2025-02", -23, False),
    ],
)
def test_the_date_lies_between_joining_and_leaving_or_not(period, days, member):
    found = run(period, JOINED, LEFT)
    assert found.value == days
    assert status(found) == ("holds" if member else "fails")
    denied = run(period, JOINED, LEFT, member=False)
    assert status(denied) == ("fails" if member else "holds")


def test_who_never_left_is_a_member_ever_since():
    found = run("2025-05-13", JOINED)
    assert (found.value, status(found)) == (2734, "holds")
    assert found.note == "joined 2017-11-17"


def test_a_date_known_to_the_month_leaves_the_days_of_it_undecided():
    found = run(
        "2025-05-13", event("joined", "2025-05", "COL", source="list"), economy="COL"
    )
    assert found.interval == Interval(-18, 12)
    assert status(found) == "undecided"


def test_without_a_date_of_joining_there_is_nothing():
    assert run("2025-05-13", JOINED, economy="BRA") is None
    assert run("2025-05-13", LEFT) is None


def test_both_events_are_told_and_used():
    found = run("2025-05-13", JOINED, LEFT)
    assert found.note == "joined 2017-11-17; left 2025-02-06"
    assert found.used == (JOINED, LEFT)
