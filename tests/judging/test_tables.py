"""The tables of an article as frames, as CSV and as a Data Package describes them."""

from datetime import date
from math import inf

import pandas as pd
import pytest
from made import (
    ABOVE_100,
    LEVEL,
    claim,
    data,
    document,
    figure,
    opened,
    plan,
    totals,
)

from claimbook.domain.interval import Interval
from claimbook.domain.verdict import (
    CONTRADICTED,
    NOT_ENOUGH_DATA,
    SUPPORTED,
)
from claimbook.judging.opening import judge_article, open_article
from claimbook.judging.rows import (
    AlternativeRow,
    ClaimRow,
    EvidenceRow,
    FigureTableRow,
    InterpretationRow,
    OutcomeRow,
    PrintedRow,
    RestsOnRow,
    SourceRow,
    TableRow,
    VerdictRow,
)
from claimbook.judging.tables import (
    alternative_rows,
    claim_rows,
    evidence_rows,
    figure_rows,
    frame,
    interpretation_rows,
    outcome_rows,
    printed_rows,
    rests_on_rows,
    save,
    schema,
    source_row,
    verdict_rows,
)

EARLY, LATE = "2025-05-13", "2025-05-16"
OPEN = [figure(60, c, "CHN", f) for c in ("BRA", "CHL") for f in ("exports", "imports")]
REGION = {"by_region": {"reporter": "partners", "region": "celac", "why": "w, x"}}
NOBODY = {"by_nobody": {"source": "nobody", "why": 'the "other" one\nof two'}}
MODELS = TableRow.__subclasses__()


def judge(*figures, other=None, evidence=(), claims=None, entries=None, **main):
    """Judge an article whose claim a, over 100, has a plan, and b has none."""
    made = claims or [claim(ABOVE_100, claim_id="a"), claim(claim_id="b")]
    entry = plan("level", LEVEL | main, other)
    return judge_article(
        opened(made, entries or {"a": entry}, evidence, data(*figures))
    )


def cells(row, *columns):
    return tuple(getattr(row, column) for column in columns)


@pytest.fixture
def outcomes():
    first = totals({2024: 120}, released=EARLY, compiled_by="China Customs")
    other = REGION | NOBODY
    return outcome_rows(judge(first, OPEN, other=other, source=["customs"]))


def test_an_outcome_is_a_row_with_its_sets(outcomes):
    assert outcomes[0] == OutcomeRow(
        claim_id="a",
        statement="Trade was over 100.",
        topic="trade",
        check="level",
        family="level",
        number=1,
        alternative="main",
        choice="customs",
        status="holds",
        status_on_the_dateline="holds",
        value=120,
        low=120,
        high=120,
        claimed_low=100,
        claimed_high=inf,
        unit="USD",
        claimed="above 100 USD",
        margin=20,
        margin_percent=20,
        flips_at=100,
        only_by_rounding=False,
        base="",
        end="2024",
        note="",
        why="the main reason",
        sources="customs",
        compiled_by="China Customs",
        released_by=date(2025, 5, 13),
    )


def test_a_lower_bound_has_no_upper_end(outcomes):
    region = outcomes[1]
    assert cells(region, "alternative", "choice", "number") == (
        "by region",
        "customs",
        2,
    )
    assert cells(region, "value", "low", "high") == (240, 240, inf)
    assert cells(region, "status", "status_on_the_dateline") == ("holds", "no data")
    assert region.note.startswith("sum over 2 countries; no figure for ")
    assert region.released_by is None


def test_an_outcome_without_a_figure_is_a_row_of_blanks(outcomes):
    nobody = outcomes[2]
    assert cells(nobody, "alternative", "status", "why", "end") == (
        "by nobody",
        "no data",
        'the "other" one\nof two',
        "2024",
    )
    numbers = ("value", "low", "high", "claimed_low", "claimed_high")
    assert cells(nobody, *numbers) == (None,) * 5
    assert cells(nobody, "margin", "margin_percent", "flips_at") == (None,) * 3
    texts = ("unit", "claimed", "base", "note", "sources", "compiled_by")
    assert cells(nobody, *texts) == ("",) * 6
    assert nobody.released_by is None


def test_all_numbers_of_a_claim_are_in_the_unit_its_largest_is_said_in():
    ours = totals({2024: 518.467}, unit="USD billion", room=None)
    theirs = totals({2024: 900}, source="press", unit="USD million")
    made = [claim(Interval(500e9, inf, False), claim_id="a")]
    press = {"by_press": {"source": "press", "why": "w"}}
    first, second = outcome_rows(judge(ours, theirs, claims=made, other=press))
    assert (first.unit, second.unit) == ("bn USD", "bn USD")
    numbers = ("value", "low", "high", "claimed_low", "margin", "flips_at")
    assert cells(first, *numbers) == pytest.approx(
        (518.467, 518.4665, 518.4675, 500, 18.4665, 500)
    )
    assert first.margin_percent == pytest.approx(3.6933)
    assert cells(second, *numbers) == pytest.approx((0.9, 0.9, 0.9, 500, -499.1, 500))
    assert first.claimed == second.claimed == "above 500 bn USD"


def test_a_change_has_its_window_in_columns():
    entry = plan("growth", LEVEL, base="2020", bar_percent_a_year=3)
    (row,) = outcome_rows(judge(totals({2020: 100, 2024: 120}), entries={"a": entry}))
    assert cells(row, "check", "family", "base", "end") == (
        "growth",
        "change",
        "2020",
        "2024",
    )
    assert row.unit == "percent a year"


def test_a_row_says_what_was_public_on_the_dateline():
    first = totals({2024: 90}, released=EARLY)
    later = totals({2024: 120}, released=LATE)
    (row,) = outcome_rows(judge(first, later))
    assert cells(row, "status", "status_on_the_dateline", "value", "released_by") == (
        "holds",
        "fails",
        120,
        date(2025, 5, 16),
    )


def test_every_alternative_says_where_it_would_flip_and_whether_it_turns_the_claim():
    judged = judge(
        totals({2024: 120}),
        totals({2024: 90}, source="press"),
        totals({2024: 101}, source="bank", room=5),
        other={
            name: {"source": name.removeprefix("by_"), "why": "another"}
            for name in ("by_press", "by_bank", "by_nobody")
        },
    )
    now = [r for r in alternative_rows(judged) if r.as_of == "known now"]
    columns = ("status", "turns", "value", "flips_at", "margin", "margin_percent")
    assert {row.alternative: cells(row, *columns) for row in now} == {
        "main": ("holds", False, 120, 100, 20, 20),
        "by press": ("fails", True, 90, 100, -10, -10),
        "by bank": ("undecided", False, 101, 100, 0, 0),
        "by nobody": ("no data", False, None, None, None, None),
    }
    assert [cells(r, "unit", "specifications", "compilers") for r in now] == [
        ("USD", 1, 1),
        ("USD", 1, 1),
        ("USD", 1, 1),
        ("", 1, 0),
    ]


def test_where_main_fails_the_alternative_that_holds_turns_the_claim():
    press = {"by_press": {"source": "press", "why": "another"}}
    judged = judge(totals({2024: 90}), totals({2024: 120}, source="press"), other=press)
    now = [r for r in alternative_rows(judged) if r.as_of == "known now"]
    assert [cells(r, "alternative", "status", "turns") for r in now] == [
        ("main", "fails", False),
        ("by press", "holds", True),
    ]


def test_an_alternative_has_a_row_a_date():
    first = totals({2024: 90}, released=EARLY)
    later = totals({2024: 120}, released=LATE)
    rows = alternative_rows(judge(first, later))
    assert [cells(r, "claim_id", "as_of", "status", "value") for r in rows] == [
        ("a", "known now", "holds", 120),
        ("a", "on the dateline", "fails", 90),
    ]


def test_of_equivalent_choices_the_nearest_to_flipping_counts():
    row, _ = alternative_rows(
        judge(
            totals({2024: 150}, compiled_by="a"),
            totals({2024: 104}, source="press", compiled_by="b"),
            source=["customs", "press", "nobody"],
        )
    )
    assert cells(row, "value", "margin", "margin_percent") == (104, 4, 4)
    assert cells(row, "specifications", "compilers") == (3, 2)


def test_press_copies_of_one_figure_are_one_compiler():
    row, _ = alternative_rows(
        judge(
            totals({2024: 150}, compiled_by="a"),
            totals({2024: 104}, source="press", compiled_by="a"),
            source=["customs", "press"],
        )
    )
    assert row.compilers == 1


def test_a_claim_without_figures_has_no_row_of_outcomes():
    judged = judge(entries={"c": plan("level", LEVEL)})
    assert outcome_rows(judged) == alternative_rows(judged) == []
    assert rests_on_rows(judged) == interpretation_rows(judged) == []
    assert [r.claim_id for r in verdict_rows(judged)] == ["a", "b"]


def test_a_verdict_is_a_row_a_claim_and_says_what_it_hangs_on():
    judged = judge(
        totals({2024: 120}, released=LATE),
        totals({2024: 90}, released=EARLY),
        totals({2024: 90}, source="press"),
        other={"by_press": {"source": "press", "why": "w"}},
    )
    first, second = verdict_rows(judged)
    assert first == VerdictRow(
        claim_id="a",
        part_of="",
        topic="trade",
        type="threshold",
        known_now=SUPPORTED,
        known_now_depends_on="by_press",
        known_now_in_part="",
        contested="",
        on_the_dateline=CONTRADICTED,
        on_the_dateline_depends_on="",
        on_the_dateline_in_part="",
        on_the_dateline_lacks="",
        undecided_groups="",
        value=120,
        low=120,
        high=120,
        unit="USD",
        margin=20,
        margin_percent=20,
        flips_at=100,
        only_by_rounding=False,
        turns_if_read="",
        sources_for=1,
        sources_against=1,
        rests_on_sha256=judged.hashes["a"],
    )
    assert second == VerdictRow(
        claim_id="b",
        part_of="",
        topic="trade",
        type="threshold",
        known_now=NOT_ENOUGH_DATA,
        known_now_depends_on="",
        known_now_in_part="",
        contested="",
        on_the_dateline=NOT_ENOUGH_DATA,
        on_the_dateline_depends_on="",
        on_the_dateline_in_part="",
        on_the_dateline_lacks="nothing public",
        undecided_groups="",
        value=None,
        low=None,
        high=None,
        unit="",
        margin=None,
        margin_percent=None,
        flips_at=None,
        only_by_rounding=False,
        turns_if_read="",
        sources_for=0,
        sources_against=0,
        rests_on_sha256=judged.hashes["b"],
    )


def test_a_verdict_names_the_interpretations_that_would_turn_it(tiny):
    rows = {r.claim_id: r for r in verdict_rows(judge_article(tiny))}
    assert rows["loan"].turns_if_read == "exact; cut off"
    assert rows["trade"].turns_if_read == ""


def test_a_verdict_names_what_stays_undecided_and_counts_documents():
    judged = judge(
        totals({2024: 120}),
        totals({2024: 101}, source="bank", room=5),
        other={"by_bank": {"source": "bank", "why": "w"}},
        evidence=[document("a", by="AP", rank="agency"), document("a", "denies")],
    )
    row = verdict_rows(judged)[0]
    assert cells(row, "undecided_groups", "sources_for", "sources_against") == (
        "by_bank",
        2,
        1,
    )


def test_what_a_specification_rests_on_is_a_row_a_figure():
    rows = rests_on_rows(judge(totals({2024: 120}), OPEN, other=REGION))
    assert [r.number for r in rows] == [1, 2, 2, 2, 2]
    assert rows[0] == RestsOnRow(
        claim_id="a",
        number=1,
        figure_id="customs:goods_trade:CHN:china_customs:total:all:2024",
    )


def test_a_figure_that_a_specification_uses_twice_is_a_row_once():
    rows = rests_on_rows(judge(totals({2024: 120}), source=["customs", "customs"]))
    assert [r.number for r in rows] == [1, 2]


def test_a_figure_is_a_row_in_base_units_as_published():
    given = figure("518.47", unit="USD billion", room=None, released="2025-05-13")
    assert figure_rows([given]) == [
        FigureTableRow(
            figure_id="customs:goods_trade:CHN:BRA:exports:all:2024:2025-05-13",
            source="customs",
            series="goods_trade",
            reporter="CHN",
            partner="BRA",
            flow="exports",
            product="all",
            period="2024",
            published="518.47 USD billion",
            value=518470e6,
            low=518465e6,
            high=518475e6,
            unit="USD",
            basis="as reported",
            status="stated",
            released=date(2025, 5, 13),
            address="https://customs.example",
        )
    ]


@pytest.fixture
def tiny(project):
    return open_article(project.project, "tiny")


def test_a_claim_is_a_row_with_its_first_number_as_a_set(tiny):
    trade, loan, guests, guest, mood = claim_rows(tiny)
    assert trade == ClaimRow(
        claim_id="trade",
        part_of=None,
        paragraph=1,
        topic="trade",
        type="threshold",
        said_by="Xi",
        printed="över 500 miljarder dollar",
        when_printed="förra året",
        statement_en="S.",
        statement_sv="S.",
        notebook="2-trade",
        scored=True,
        claimed_low=500e9,
        claimed_high=inf,
        kind="money",
        hedge="over",
        period_start=date(2024, 1, 1),
        period_end=date(2024, 12, 31),
    )
    assert cells(loan, "claimed_low", "claimed_high") == (71.5e9, 72.5e9)
    blanks = ("claimed_low", "claimed_high", "kind", "hedge", "period_start")
    assert cells(guests, *blanks) == (None, None, "", "", None)
    assert cells(guest, "part_of", "scored") == ("guests", True)
    assert cells(mood, "scored", "notebook") == (False, "4-documents")


def test_every_printed_number_is_a_row_with_its_set(tiny):
    trade, amount, result = printed_rows(tiny)
    assert trade == PrintedRow(
        claim_id="trade",
        printed="över 500 miljarder dollar",
        kind="money",
        unit="USD",
        hedge="over",
        rule="round",
        value=500e9,
        low=500e9,
        high=inf,
        width_percent=None,
    )
    assert cells(amount, "claim_id", "unit", "value", "width_percent") == (
        "loan",
        "CNY",
        72e9,
        pytest.approx(100 / 72),
    )
    assert cells(result, "claim_id", "unit", "low", "high") == (
        "loan",
        "USD",
        9.5e9,
        10.5e9,
    )


def test_a_document_is_a_row_that_says_whether_the_dateline_knew_it(project):
    path = "articles/tiny/evidence.csv"
    project.write(
        path,
        project.path(path).read_text("utf-8")
        + "guest-one,late,AFP,agency,denies,2025-05-14,https://example.org/b,no,AFP,n\n"
        + "guest-one,undated,EFE,agency,denies,,https://example.org/c,no,EFE,\n",
    )
    rows = evidence_rows(open_article(project.project, "tiny"))
    assert rows[1] == EvidenceRow(
        claim_id="guest-one",
        source_id="late",
        publisher="AFP",
        rank="agency",
        stance="denies",
        date=date(2025, 5, 14),
        address="https://example.org/b",
        stated="no",
        compiled_by="AFP",
        note="n",
        by_dateline=False,
    )
    assert [r.by_dateline for r in rows] == [True, False, False]


def test_a_source_is_a_row_with_what_is_wrong_with_it(a_source):
    defects = ["It is short.", "It is late."]
    assert source_row(a_source(known_defects=defects)) == SourceRow(
        source="customs",
        institution="An institution",
        table="A table",
        compiled_by="customs",
        basis="as reported",
        licence="none stated",
        known_defects="It is short. It is late.",
        released=None,
        address="https://example.org/table",
    )


def test_another_interpretation_is_a_row_beside_the_verdict(tiny):
    rows = interpretation_rows(judge_article(tiny))
    assert rows[0] == InterpretationRow(
        claim_id="trade",
        interpretation="without its hedge",
        claimed="[475000000000, 525000000000)",
        claimed_low=475e9,
        claimed_high=525e9,
        unit="USD",
        status="holds",
        changes=False,
    )
    assert {r.claim_id for r in rows} == {"trade", "loan"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_frame_has_its_models_columns_also_when_it_is_empty(model):
    assert list(frame([], model).columns) == list(model.model_fields)
    assert len(frame([], model)) == 0


def dtypes(model, *columns):
    table = frame([], model)
    return [str(table.dtypes[column]) for column in columns]


def test_a_column_has_the_dtype_of_its_field(outcomes):
    table = frame(outcomes, OutcomeRow)
    expected = {
        "claim_id": "str",
        "topic": "category",
        "number": "int64",
        "status": "category",
        "status_on_the_dateline": "category",
        "value": "float64",
        "only_by_rounding": "bool",
        "released_by": "datetime64[s]",
    }
    assert {name: str(table.dtypes[name]) for name in expected} == expected
    assert dtypes(EvidenceRow, "rank", "stance", "date", "by_dateline") == [
        "category",
        "category",
        "datetime64[s]",
        "bool",
    ]
    assert dtypes(ClaimRow, "part_of", "paragraph", "period_start", "type") == [
        "str",
        "int64",
        "datetime64[s]",
        "category",
    ]
    assert dtypes(AlternativeRow, "as_of", "turns", "specifications") == [
        "category",
        "bool",
        "int64",
    ]


def test_a_closed_list_keeps_its_order_and_what_it_holds_here(outcomes):
    table = frame(outcomes, OutcomeRow)
    # statuses of a chart's legend are those that are there, in the list's order
    assert list(table.status.cat.categories) == ["holds", "no data"]
    assert list(table.status) == ["holds", "holds", "no data"]


def test_a_blank_cell_is_missing_and_a_blank_text_is_none(outcomes):
    table = frame(outcomes, OutcomeRow)
    assert table.value.isna().tolist() == [False, False, True]
    assert table.released_by.isna().tolist() == [False, True, True]
    assert table.unit.tolist() == ["USD", "USD", ""]
    assert table.high.tolist()[1] == inf


def test_a_saved_table_is_csv_whose_bytes_follow_from_its_values(outcomes, tmp_path):
    table = frame(outcomes, OutcomeRow)[
        ["claim_id", "value", "high", "released_by", "status", "margin", "why"]
    ]
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    save(table, first)
    save(table.copy(), second)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_text("utf-8") == (
        "claim_id,value,high,released_by,status,margin,why\n"
        "a,120,120,2025-05-13,holds,20,the main reason\n"
        'a,240,inf,,holds,140,"w, x"\n'
        'a,,,,no data,,"the ""other"" one\nof two"\n'
    )


def test_a_saved_table_is_saved_again_byte_for_byte(outcomes, tmp_path):
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    save(frame(outcomes, OutcomeRow), first)
    save(pd.read_csv(first, keep_default_na=False, na_values=[""]), second)
    assert first.read_bytes() == second.read_bytes()
    assert b"\r" not in first.read_bytes()


@pytest.mark.parametrize("value", [518467e6, 9.262410505824326, -0.000032289, 1e-5])
def test_numbers_are_saved_to_twelve_digits(value, tmp_path):
    save(pd.DataFrame({"value": [value]}), tmp_path / "t.csv")
    saved = float((tmp_path / "t.csv").read_text().split()[1])
    assert saved == pytest.approx(value, rel=1e-11)
    assert saved == float(f"{value:.12g}")


def test_yes_and_no_are_saved_as_such(tmp_path):
    save(pd.DataFrame({"holds": [True, False]}), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text() == "holds\nTrue\nFalse\n"


def test_an_empty_table_keeps_its_columns(tmp_path):
    save(frame([], RestsOnRow), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text() == "claim_id,number,figure_id\n"


def test_a_models_fields_are_those_of_a_data_package():
    assert schema(RestsOnRow) == [
        {
            "name": "claim_id",
            "type": "string",
            "description": "the claim's id",
        },
        {
            "name": "number",
            "type": "integer",
            "description": "number of the specification within its claim, from 1",
        },
        {
            "name": "figure_id",
            "type": "string",
            "description": "the figure, a row of the figures table",
        },
    ]


@pytest.mark.parametrize(
    ("model", "column", "kind"),
    [
        (OutcomeRow, "value", "number"),
        (OutcomeRow, "status", "string"),
        (OutcomeRow, "released_by", "date"),
        (OutcomeRow, "only_by_rounding", "boolean"),
        (ClaimRow, "paragraph", "integer"),
        (ClaimRow, "period_start", "date"),
        (ClaimRow, "claimed_low", "number"),
        (ClaimRow, "part_of", "string"),
        (EvidenceRow, "date", "date"),
    ],
)
def test_a_field_has_the_type_of_its_column(model, column, kind):
    (field,) = (f for f in schema(model) if f["name"] == column)
    assert field["type"] == kind


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_fields_are_the_columns_in_order(model):
    fields = schema(model)
    assert [f["name"] for f in fields] == list(frame([], model).columns)
    assert all(f["description"] for f in fields)
