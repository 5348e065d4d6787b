"""A claim's own printed numbers against each other, as sets."""

import pytest
from made import claim, data
from pydantic import ValidationError

from claimbook.checks import consistency
from claimbook.text.printed import find_printed


def run(text, rule, language="en", **more):
    made = consistency.Choices(rule=rule, **more)
    read = claim(*find_printed(text, language))
    return consistency.unfit(read, made, data()), read, made


@pytest.mark.parametrize(
    ("text", "rule", "more", "status"),
    [
        ("five initiatives", "equal", {"counted": 5}, "holds"),
        ("five initiatives", "equal", {"counted": 4}, "fails"),
        ("about 9.2 billion dollars, 9.1 billion dollars", "equal", {}, "holds"),
        ("9.2 billion dollars, 9.1 billion dollars", "equal", {}, "fails"),
        # the parts round to 70.05 at most each
        ("140 dollars: 70.0 dollars, 70.0 dollars", "sum", {}, "holds"),
        ("141.2 dollars: 70.0 dollars, 70.0 dollars", "sum", {}, "fails"),
        ("140.1 dollars: 70.0 dollars, 70.0 dollars", "sum", {}, "holds"),
        ("12 projects of 48 projects, 25 percent", "share", {}, "holds"),
        ("12 projects of 48 projects, 26 percent", "share", {}, "fails"),
        ("13 projects, 38 projects, a third", "share", {}, "holds"),
        ("from 489.0 to 518.5 dollars, 6.0 percent", "change", {}, "holds"),
        ("from 489.0 to 518.5 dollars, 6.2 percent", "change", {}, "fails"),
    ],
)
def test_printed_numbers_agree_where_their_sets_meet(text, rule, more, status):
    if rule == "change":
        text = text.replace("from 489.0 to", "489.0 dollars, then")
    if rule == "share":
        text = text.replace(" of ", ", ")
    problem, read, made = run(text, rule, **more)
    assert problem is None
    found = consistency.run(read, made, data())
    assert found.status == status
    assert (found.used, found.note) == ((), "the article's own numbers")


@pytest.mark.parametrize(
    ("text", "rule", "found", "allowed"),
    [
        ("five initiatives", "equal", "1 printed numbers", "2 for equal"),
        ("5 dollars, 6 dollars", "sum", "2 printed numbers", "3 for sum"),
        ("5.0 dollars, 6.0 euro", "equal", "numbers in EUR and USD", "of one kind"),
        (
            "5 dollars, 6 dollars, 7 dollars",
            "share",
            "a third number of the kind money",
            "a percentage or a fraction",
        ),
    ],
)
def test_what_cannot_be_compared_is_refused(text, rule, found, allowed):
    (told, wanted), _, _ = run(text, rule)
    assert told == found
    assert allowed in wanted


def test_a_base_that_may_be_zero_says_nothing():
    _, read, made = run("0 projects, 5 projects, 20 percent", "change")
    assert consistency.run(read, made, data()) is None


def test_it_takes_no_source():
    with pytest.raises(ValidationError, match="source"):
        consistency.Choices(rule="equal", source="customs")
    assert consistency.Choices(rule="equal").all_sources() == ()
