"""One event before another, by days; a date known to the month leaves a range."""

from math import inf

import pytest
from made import claim, data, event

from claimbook.checks import sequence
from claimbook.domain.interval import Interval, relation
from claimbook.domain.period import days
from claimbook.report.languages import in_language

CHOICES = sequence.Choices(source="diary", first="talks", then="statement")


def run(talks, statement, choices=CHOICES, **more):
    rows = [event("talks", talks, source="diary", **more)]
    rows += [event("statement", statement, source="diary")] if statement else []
    return sequence.run(claim(), choices, data(rows))


@pytest.mark.parametrize(
    ("talks", "statement", "days", "status"),
    [
        ("2025-05-11", "2025-05-12", (1, 1), "holds"),
        ("2025-05-12", "2025-05-12", (0, 0), "undecided"),
        ("2025-05-13", "2025-05-12", (-1, -1), "fails"),
        # the day is not known
        ("2025-04", "2025-05-12", (12, 41), "holds"),
        ("2025-05", "2025-05-12", (-19, 11), "undecided"),
        ("2025-05", "2025-05", (-30, 30), "undecided"),
        ("2025-06", "2025-05-12", (-49, -20), "fails"),
        ("2024", "2025", (1, 730), "holds"),
        ("2025-05-10/2025-05-11", "2025-05-12", (1, 2), "holds"),
        ("2025-05-10/2025-05-12", "2025-05-12", (0, 2), "undecided"),
    ],
)
def test_the_days_between_decide(talks, statement, days, status):
    found = run(talks, statement)
    assert found.interval == Interval(*days)
    assert (found.status or relation(found.interval, found.claimed)) == status
    assert found.claimed == Interval(0, inf, False, False)


def test_both_events_are_named_with_their_dates_and_used():
    found = run("2025-05-11", "2025-05-12")
    assert found.note == "talks 2025-05-11; statement 2025-05-12"
    assert [f.product for f in found.used] == ["talks", "statement"]


def test_without_one_of_the_events_there_is_nothing():
    assert run("2025-05-11", None) is None
    other = sequence.Choices(source="press", first="talks", then="statement")
    assert run("2025-05-11", "2025-05-12", other) is None


def test_the_date_published_last_counts_and_the_first_source_comes_first():
    rows = [
        event("talks", "2025-05-20", source="diary", released="2025-05-01"),
        event("talks", "2025-05-11", source="diary", released="2025-05-12"),
        event("statement", "2025-05-12", source="diary"),
    ]
    assert sequence.run(claim(), CHOICES, data(rows)).value == 1
    press = event("talks", "2025-05-20", source="press")
    both = CHOICES.model_copy(update={"source": ("press", "diary")})
    assert sequence.run(claim(), both, data(rows, press)).value == -8


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-05-13", "2025-05-13", "2025-05-13"),
        ("2024-02/2025", "2024-02-01", "2025-12-31"),
    ],
)
def test_a_period_spans_its_days(period, first, last):
    assert [day.isoformat() for day in days(period)] == [first, last]


def test_an_event_is_named_in_the_readers_language_where_it_has_a_name():
    rows = [event("geneva_talks_end", "2025-05-11", source="diary")]
    rows += [event("signing", "2025-05-12", source="diary")]
    choices = sequence.Choices(source="diary", first="geneva_talks_end", then="signing")
    said = in_language("sv").message(
        sequence.run(claim(), choices, data(rows)).note.parts
    )
    assert said.startswith("samtalen i Genève slutar 2025-05-11; signing 2025-05-12")
