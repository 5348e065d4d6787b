"""Other interpretations of a printed number: sets beside the deciding one."""

import pytest

from claimbook.text.printed import (
    BARE,
    CUT_OFF,
    EXACT,
    NARROW,
    WIDE,
    find_printed,
    interpretations,
)
from claimbook.text.words import conventions


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("9.2 dollars", {EXACT: (9.2, 9.2), CUT_OFF: (9.2, 9.3)}),
        (
            "500 dollars",
            {
                EXACT: (500, 500),
                CUT_OFF: (500, 600),
                NARROW: (487.5, 512.5),
                WIDE: (450, 550),
            },
        ),
        (
            "about 9.2 dollars",
            {BARE: (9.15, 9.25), NARROW: (9.15, 9.25), WIDE: (9.0, 9.4)},
        ),
        ("over 500 dollars", {BARE: (475, 525)}),
        (
            "just over 500 dollars",
            {BARE: (475, 525), NARROW: (500, 525), WIDE: (500, 600)},
        ),
        # a count is exactly what is printed
        ("five projects", {}),
        ("between 5 and 6 dollars", {}),
    ],
)
def test_a_number_may_be_read_another_way(text, sets):
    printed = tuple(find_printed(text, "en"))
    others = {
        name: (numbers[0].claimed.low, numbers[0].claimed.high)
        for name, numbers in interpretations(text, "en", conventions(), printed).items()
    }
    assert others == {name: pytest.approx(ends) for name, ends in sets.items()}
