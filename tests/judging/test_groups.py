"""A row a reading: what it says, what it turns, and the value at which it would."""

import pandas as pd
from made import ABOVE_100, LEVEL, claim, data, plan, totals

from claimbook.judging import outcome_tables
from claimbook.judging.groups import COLUMNS, group_table
from claimbook.judging.old_judge import judge
from claimbook.judging.old_tables import NOW
from claimbook.judging.verdicts import judged

CLAIMS = pd.DataFrame(
    [{"claim_id": "made", "part_of": "", "topic": "trade", "type": "level"}
     | {"scored": "yes"}]
)  # fmt: skip
NO_PAPERS = pd.DataFrame(columns=["claim_id", "by_dateline"])


def rows(*figures, other=None, **main):
    found = judge(claim(ABOVE_100), plan("level", LEVEL | main, other), data(*figures))
    one = judged(CLAIMS, outcome_tables.outcomes([found], NOW), NO_PAPERS, NOW)
    table = group_table((NOW, one))
    assert list(table.columns) == COLUMNS
    return {row["group"]: row for row in table.to_dict("records")}


def reading(source):
    return {"source": source, "why": "another"}


def test_every_reading_tells_where_it_would_turn_and_whether_it_turns_the_claim():
    found = rows(
        totals({2024: 120}),
        totals({2024: 90}, source="press"),
        totals({2024: 101}, source="bank", room=5),
        other={
            "by_press": reading("press"),
            "by_bank": reading("bank"),
            "by_nobody": reading("nobody"),
        },
    )
    told = {
        group: (
            row["status"],
            row["turns"],
            row["value"],
            row["flips_at"],
            row["margin"],
        )
        for group, row in found.items()
        if group != "by_nobody"
    }
    assert told == {
        "main": ("holds", "no", 120, 100, 20),
        "by_press": ("fails", "yes", 90, 100, -10),
        "by_bank": ("undecided", "no", 101, 100, 0),
    }
    nobody = found["by_nobody"]
    assert (nobody["status"], nobody["unit"]) == ("no data", "")
    assert pd.isna(nobody["value"]) and pd.isna(nobody["flips_at"])


def test_of_equivalent_choices_the_nearest_to_turning_is_told():
    found = rows(
        totals({2024: 150}, compiled_by="a"),
        totals({2024: 104}, source="press", compiled_by="b"),
        source=["customs", "press", "nobody"],
    )["main"]
    assert (found["value"], found["margin"], found["margin_percent"]) == (104, 4, 4)
    assert (found["specifications"], found["compilers"]) == (3, 2)


def test_a_claim_without_figures_has_no_row():
    none = judged(CLAIMS, outcome_tables.no_outcomes(), NO_PAPERS, NOW)
    assert group_table((NOW, none)).empty
