"""The editors' schemas are what the models say, and refuse what they refuse."""

import json
import re

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator, FormatChecker

from claimbook.author import new, schemas
from claimbook.cli import main
from claimbook.project import Project

ARTICLES = sorted(p.name for p in Project.find().articles.iterdir() if p.is_dir())
ARTICLE = "articles/tiny/article.yaml"
PLAN = "articles/tiny/plan.yaml"


def as_editors_read(path):
    """Return a YAML file's content as JSON has it: a date is a text."""
    content = yaml.safe_load(path.read_text("utf-8"))
    return json.loads(json.dumps(content, default=str))


def problems(path):
    """Return what the schema of a file's name finds wrong in it."""
    schema = json.loads(schemas.texts()[f"{path.stem}.json"])
    validator = Draft7Validator(schema, format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(as_editors_read(path))]


def test_the_files_kept_are_those_the_models_give():
    kept = {p.name: p.read_text("utf-8") for p in Project.find().schemas.iterdir()}
    assert kept == schemas.texts(), "run `claimbook schemas`"


def test_the_schema_of_the_figures_is_what_the_rows_are_read_by():
    project = Project.find()
    kept = json.loads((project.figures / "schema.json").read_text("utf-8"))
    assert kept == schemas.figures(project), "run `claimbook schemas`"
    fields = {field["name"]: field for field in kept["fields"]}
    assert fields["value"] | {"description": ""} == {
        "name": "value",
        "type": "number",
        "description": "",
        "constraints": {"required": True},
    }
    assert fields["flow"]["constraints"] == {"enum": ["exports", "imports", "total"]}
    assert fields["released"]["type"] == "date"


def test_they_are_schemas():
    for text in schemas.texts().values():
        Draft7Validator.check_schema(json.loads(text))


@pytest.mark.parametrize("slug", ARTICLES)
@pytest.mark.parametrize("name", ["article.yaml", "plan.yaml"])
def test_the_articles_at_hand_are_right_by_them(slug, name):
    assert problems(Project.find().articles / slug / name) == []


@pytest.mark.parametrize("name", ["article.yaml", "plan.yaml"])
def test_an_editor_finds_them_from_a_new_article(project, name):
    schemas.write(Project.find())
    file = new.create(Project.find(), "apec", "es", "2024-11-15") / name
    (reference,) = re.findall(
        r"^# yaml-language-server: \$schema=(.*)$", file.read_text("utf-8"), re.M
    )
    assert (
        file.parent / reference
    ).resolve() == Project.find().schemas / f"{file.stem}.json"
    assert (file.parent / reference).is_file()
    if name == "article.yaml":
        assert problems(file) == []


WRONG = {
    "a language not read": (ARTICLE, "language: sv", "language: fr"),
    "no date": (ARTICLE, "published: 2025-05-13\n", ""),
    "a date that is none": (ARTICLE, "2025-05-13", "13 May"),
    "a hash that is none": (ARTICLE, "text_sha256: a", "text_sha256: z"),
    "a key the schema has not": (ARTICLE, "outlet: null", "outlet: null\npaper: A"),
    "an unknown check": (PLAN, "check: level", "check: levle"),
    "no check": (PLAN, "  check: level\n", ""),
    "no reason": (PLAN, "  reason: The rate of the day.\n", ""),
    "no why": (PLAN, "      why: One direction.\n", ""),
    "an unknown choice": (PLAN, "flow: imports", "flows: imports"),
    "an unknown setting": (PLAN, "  partner: USA", "  partners: USA"),
    "a flow that is none": (PLAN, "flow: imports", "flow: import"),
    "an empty list": (PLAN, "flow: imports", "flow: []"),
    "a reading with another between": (PLAN, "flow: imports", "between: [CHN, BRA]"),
    "a reading's name": (PLAN, "imports_only:", "Imports only:"),
    "a code that YAML takes for a number": (PLAN, "flow: imports", "product: 020230"),
    "a period that is none": (PLAN, "period: 2025-05-13", "period: May"),
    "a needed choice": (PLAN, "  series: goods_trade\n", ""),
    "three sides": (PLAN, "[CHN, LAC]", "[CHN, LAC, USA]"),
    "a quantity beside": (PLAN, "  other:", "  beside: [{source: customs}]\n  other:"),
}


@pytest.mark.parametrize("edit", WRONG.values(), ids=WRONG)
def test_what_the_models_refuse_an_editor_marks(project, edit):
    assert problems(project.path(edit[0])) == []
    project.edit(*edit)
    assert problems(project.path(edit[0])) != []
    assert project.faults() != []


RIGHT = [
    ("flow: imports", "flow: [imports, exports]"),
    ("flow: imports", 'product: "020230"'),
    ("flow: imports", "source: customs then rates"),
    (
        "series: goods_trade\n  between: [CHN, LAC]\n  main: {",
        "between: [CHN, LAC]\n  main: {series: goods_trade, ",
    ),
    ("period: 2025-05-13", "period: [2025-05-12, 2025]"),
]


def test_an_entry_without_a_check_is_marked_for_that_alone(project):
    project.edit(PLAN, "  check: level\n", "")
    assert problems(project.path(PLAN)) == ["'check' is a required property"]


@pytest.mark.parametrize("edit", RIGHT)
def test_what_the_models_take_an_editor_does_not_mark(project, edit):
    project.edit(PLAN, *edit)
    assert project.faults() == []
    assert problems(project.path(PLAN)) == []


def test_a_new_check_module_is_in_them_by_itself(new_check):
    new_check(
        "mood",
        "class Choices(Quantity):\n"
        '    mood: Literal["good", "bad"]\n'
        '    """what it felt like"""\n',
    )
    plan = schemas.plan()
    assert {"const": "mood", "description": "moods compare"} in (
        plan["items"]["properties"]["check"]["oneOf"]
    )
    assert plan["definitions"]["mood"]["properties"]["mood"] == {
        "enum": ["good", "bad"],
        "type": "string",
        "description": "what it felt like",
    }


def test_the_command_writes_what_differs_and_says_so(project):
    run = CliRunner().invoke(main, ["schemas"])
    assert run.output == "wrote article.json, plan.json, schema.json\n"
    (Project.find().schemas / "plan.json").write_text("{}")
    assert CliRunner().invoke(main, ["schemas"]).output == "wrote plan.json\n"
    again = CliRunner().invoke(main, ["schemas"])
    assert again.output == "every schema is as it was\n"
