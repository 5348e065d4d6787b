"""Whether codes lie under the headings of a class."""

import pytest
from made import claim, data, heading

from claimbook.checks import definition
from claimbook.domain.interval import relation

FUELS = [heading("05"), heading("06")]


def run(product, rows=FUELS, **more):
    made = definition.Choices(
        series="class_fuels", source="customs", product=product, **more
    )
    return definition.run(claim(), made, data(rows))


@pytest.mark.parametrize(
    ("product", "inside", "status"),
    [
        ("06", True, "holds"),
        ("0610", True, "holds"),
        ("0710", True, "fails"),
        ("0510+0610", True, "holds"),
        ("0510+0710", True, "undecided"),
        ("0710", False, "holds"),
        ("0610", False, "fails"),
        # a shorter code is no part of a longer one
        ("0", True, "fails"),
    ],
)
def test_a_code_lies_in_the_class_of_a_heading_it_begins_with(product, inside, status):
    found = run(product, inside=inside)
    assert (found.status or relation(found.interval, found.claimed)) == status


def test_the_codes_and_the_headings_are_told():
    found = run("0710+0610")
    assert found.note == "0710, 0610 against 05, 06"
    assert [f.product for f in found.used] == ["05", "06"]


def test_the_latest_edition_counts_unless_one_is_named():
    rows = [heading("10", "1989"), *FUELS]
    assert run("10", rows).value == 0
    assert run("10", rows, period="1989").value == 1


def test_without_the_class_there_is_nothing():
    assert run("06", []) is None
    assert run("06", period="2023") is None
