"""The processed tables, and that they come back from CSV as they were saved."""

import math

import pandas as pd
import pytest
from made import ABOVE_100, LEVEL, claim, data, figure, plan, totals

from claimbook.judging import old_tables as tables
from claimbook.judging import outcome_tables
from claimbook.judging.old_judge import judge
from claimbook.judging.old_tables import NOW, load, save
from claimbook.judging.outcome_tables import OUTCOME_COLUMNS


def judgement(rows, other=None, **main):
    return judge(claim(ABOVE_100), plan("level", LEVEL | main, other), data(rows))


OPEN = [figure(60, c, "CHN", f) for c in ("BRA", "CHL") for f in ("exports", "imports")]
REGION = {"by_region": {"reporter": "partners", "region": "celac", "why": "w, x"}}
NOBODY = {"by_nobody": {"source": "nobody", "why": 'the "other" one\nof two'}}


@pytest.fixture
def table():
    rows = totals({2024: 120}, released="2025-05-13", compiled_by="China Customs")
    found = judgement([*rows, *OPEN], REGION | NOBODY, source=["customs"])
    return outcome_tables.outcomes([found], NOW)


def test_an_outcome_is_a_row_with_its_sets(table):
    assert list(table.columns) == OUTCOME_COLUMNS
    first, region, nobody = table.to_dict("records")
    told = {k: first[k] for k in ("claim_id", "as_of", "check", "number", "group")}
    assert told == {
        "claim_id": "made",
        "as_of": NOW,
        "check": "level",
        "number": 1,
        "group": "main",
    }
    assert first["varied"] == '{"source": "customs"}'
    assert (first["low"], first["high"], first["claimed_low"]) == (120, 120, 100)
    assert (first["sources"], first["compiled_by"]) == ("customs", "China Customs")
    assert (region["low"], region["high"]) == (240, math.inf)
    assert (nobody["status"], nobody["sources"]) == ("no data", "")
    assert pd.isna(nobody["value"]) and pd.isna(nobody["margin"])


def test_an_outcome_is_dated_by_its_last_figure_if_all_are_dated(table):
    assert list(table.released_by) == ["2025-05-13", "", ""]
    rows = [
        figure(60, partner="china_customs", flow=flow, released=day)
        for flow, day in (("exports", "2025-01-18"), ("imports", "2025-05-09"))
    ]
    found = outcome_tables.outcomes([judgement(rows)], NOW)
    assert list(found.released_by) == ["2025-05-09"]


def test_outcomes_come_back_from_csv_with_infinities_and_blanks(table, tmp_path):
    save(table, tmp_path / "outcomes.csv")
    back = load(tmp_path / "outcomes.csv")
    pd.testing.assert_frame_equal(back, table, check_dtype=False)
    assert back.high.tolist()[1] == math.inf
    assert back.claimed_high.tolist()[0] == math.inf
    assert back.value.isna().tolist() == [False, False, True]
    assert back.why[2] == 'the "other" one\nof two'
    assert back.varied[1] == '{"source": "customs"}'
    assert back.only_by_rounding.tolist() == [False, False, False]


def test_saving_what_was_loaded_gives_the_same_bytes(table, tmp_path):
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    save(table, first)
    save(load(first), second)
    assert first.read_bytes() == second.read_bytes()
    assert b"\r" not in first.read_bytes()


def test_words_that_pandas_takes_for_nothing_stay_words(tmp_path):
    frame = pd.DataFrame({"note": ["NA", "None", "nan", ""], "value": [1, 2, 3, None]})
    save(frame, tmp_path / "t.csv")
    back = load(tmp_path / "t.csv")
    assert back.note.tolist() == ["NA", "None", "nan", ""]
    assert back.value.tolist()[:3] == [1, 2, 3]


@pytest.mark.parametrize("value", [518467e6, 9.262410505824326, -0.000032289, 1e-5])
def test_numbers_come_back_to_twelve_digits(value, tmp_path):
    save(pd.DataFrame({"value": [value]}), tmp_path / "t.csv")
    assert load(tmp_path / "t.csv").value[0] == pytest.approx(value, rel=1e-11)


def test_an_empty_table_keeps_its_columns(tmp_path):
    save(outcome_tables.no_outcomes(), tmp_path / "t.csv")
    back = load(tmp_path / "t.csv")
    assert (len(back), list(back.columns)) == (0, OUTCOME_COLUMNS)


def test_only_true_is_right_only_by_rounding(tmp_path):
    frame = pd.DataFrame({"only_by_rounding": [True, False]})
    save(frame, tmp_path / "t.csv")
    assert load(tmp_path / "t.csv").only_by_rounding.tolist() == [True, False]


def test_what_a_specification_rests_on_is_a_row_a_figure():
    found = judgement([*totals({2024: 120}), *OPEN], REGION)
    rows = outcome_tables.rests_on([found]).to_dict("records")
    assert [r["number"] for r in rows] == [1, 2, 2, 2, 2]
    assert rows[0] == {
        "claim_id": "made",
        "number": 1,
        "figure_id": "customs:goods_trade:CHN:china_customs:total:all:2024",
    }
    nothing = outcome_tables.rests_on([judgement([])])
    assert list(nothing.columns) == ["claim_id", "number", "figure_id"]


def test_a_figure_is_a_row_in_base_units_as_published():
    row = figure("518.47", unit="USD billion", room=None, released="2025-05-13")
    (found,) = tables.figures([row]).to_dict("records")
    assert found["figure_id"] == (
        "customs:goods_trade:CHN:BRA:exports:all:2024:2025-05-13"
    )
    assert (found["published"], found["unit"]) == ("518.47 USD billion", "USD")
    assert (found["low"], found["value"], found["high"]) == (
        518465e6,
        518470e6,
        518475e6,
    )
    assert (found["released"], found["address"]) == (
        "2025-05-13",
        "https://customs.example",
    )
