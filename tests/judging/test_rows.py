"""The row models: every column of every table says what it is."""

from datetime import date

import pytest
from pydantic import BaseModel, ValidationError

from claimbook.judging import rows
from claimbook.judging.rows import RestsOnRow, TableRow

MODELS = sorted(TableRow.__subclasses__(), key=lambda model: model.__name__)


def test_every_table_has_a_row_model():
    assert {model.__name__ for model in MODELS} == {
        "AlternativeRow",
        "ClaimRow",
        "EvidenceRow",
        "FigureTableRow",
        "InterpretationRow",
        "OutcomeRow",
        "PrintedRow",
        "RestsOnRow",
        "SourceRow",
        "VerdictRow",
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_column_is_described(model):
    assert {
        name: field.description
        for name, field in model.model_fields.items()
        if len(field.description or "") < 8
    } == {}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_says_what_a_row_is(model):
    assert model.__doc__.startswith("One row a")
    assert issubclass(model, BaseModel)


def test_a_row_has_all_columns_and_no_others():
    cells = {"claim_id": "a", "number": 1, "figure_id": "f"}
    assert RestsOnRow(**cells).model_dump() == cells
    with pytest.raises(ValidationError, match="figure_id"):
        RestsOnRow(claim_id="a", number=1)
    with pytest.raises(ValidationError, match="extra"):
        RestsOnRow(**cells, extra=1)
    with pytest.raises(ValidationError, match="frozen"):
        RestsOnRow(**cells).number = 2


@pytest.mark.parametrize(
    ("model", "column", "annotation"),
    [
        (rows.OutcomeRow, "status", rows.Status),
        (rows.VerdictRow, "known_now", rows.Word),
        (rows.EvidenceRow, "date", date | None),
        (rows.OutcomeRow, "released_by", date | None),
        (rows.VerdictRow, "sources_for", int),
        (rows.VerdictRow, "only_by_rounding", bool),
    ],
)
def test_a_columns_type_is_its_fields(model, column, annotation):
    assert model.model_fields[column].annotation == annotation
