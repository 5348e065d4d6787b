"""A walk through an article: whatever is taken away is named, and how to mend it."""

import csv
import io
import re
import shutil

import pytest
import yaml
from click.testing import CliRunner

from claimbook.checks import checks
from claimbook.cli import main
from claimbook.data.schema import Article, Claim, Evidence
from claimbook.domain.quantity import Quantity
from claimbook.judging.specifications import PlanEntry
from claimbook.project import Project

FOLDER = "articles/tiny"
TABLES = {"claims.csv": Claim, "evidence.csv": Evidence}
OPTIONAL = ("cases", "party", "case")
COLUMNS = [
    (file, column)
    for file, model in TABLES.items()
    for column in model.model_fields
    if column not in OPTIONAL
]
MENDED = {
    "article.yaml": "Restore it, or write it with slug, title_en, title_sv, language, "
    "outlet, published, text_sha256, text_words.",
    "claims.csv": "Restore it, or begin it with the line claim_id,part_of,paragraph,",
    "plan.yaml": "Restore it; where figures settle no claim, leave it empty.",
    "evidence.csv": "Restore it, or begin it with the line claim_id,source_id,",
}


def told(project):
    """Return the faults as the command tells them, without the folder's name."""
    run = CliRunner().invoke(main, ["check", "tiny"])
    assert (run.exit_code == 0) == (run.output == "no faults\n")
    lines = run.stderr.splitlines()[:-1]
    assert all(line.startswith(f"data/raw/{FOLDER}/") for line in lines)
    return [line.removeprefix(f"data/raw/{FOLDER}/") for line in lines]


@pytest.mark.parametrize("file", MENDED)
def test_a_file_that_is_taken_away_is_named(project, file):
    project.path(f"{FOLDER}/{file}").unlink()
    (fault,) = told(project)
    assert fault.startswith(f"{file}: found no such file; allowed: the file. ")
    assert MENDED[file] in fault
    project.path(f"{FOLDER}/{file}").mkdir()
    assert told(project) == [fault]


def test_an_empty_folder_lacks_every_file(project):
    for file in MENDED:
        project.path(f"{FOLDER}/{file}").unlink()
    assert [fault.split(":")[0] for fault in told(project)] == [
        "article.yaml",
        "claims.csv",
        "evidence.csv",
        "plan.yaml",
    ]


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        (
            "article.yaml",
            "article.yaml: found no slug; allowed: slug is needed. It is ",
        ),
        ("claims.csv", "claims.csv, row 1: found no column claim_id, part_of, "),
        ("evidence.csv", "evidence.csv, row 1: found no column claim_id, source_id, "),
    ],
)
def test_an_empty_file_lacks_everything(project, file, fault):
    project.write(f"{FOLDER}/{file}", "")
    assert told(project)[0].startswith(fault)


@pytest.mark.parametrize("cells", [True, False], ids=["with its cells", "alone"])
@pytest.mark.parametrize(("file", "column"), COLUMNS)
def test_a_column_that_is_taken_away_is_named(project, file, column, cells):
    text = project.path(f"{FOLDER}/{file}").read_text("utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    place = rows[0].index(column)
    for row in rows if cells else rows[:1]:
        del row[place]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    project.write(f"{FOLDER}/{file}", written.getvalue())
    model = TABLES[file]
    assert told(project) == [
        f"{file}, row 1: found no column {column}; allowed: exactly "
        f"{','.join(model.model_fields)}. Put it back into every row: "
        f"{model.model_fields[column].description}."
    ]


@pytest.mark.parametrize("name", Article.model_fields)
def test_a_line_of_the_article_that_is_taken_away_is_named(project, name):
    path = f"{FOLDER}/article.yaml"
    content = yaml.safe_load(project.path(path).read_text("utf-8"))
    content.pop(name, None)
    project.write(path, yaml.safe_dump(content))
    field = Article.model_fields[name]
    assert (
        told(project)
        == [
            f"article.yaml: found no {name}; allowed: {name} is needed. It is "
            f"{field.description}. Fix the entry."
        ]
        * field.is_required()
    )


@pytest.mark.parametrize("name", ["claim", "check", "reason"])
def test_a_line_of_a_plan_that_is_taken_away_is_named(project, name):
    path = f"{FOLDER}/plan.yaml"
    entries = yaml.safe_load(project.path(path).read_text("utf-8"))
    del entries[0][name]
    project.write(path, yaml.safe_dump(entries))
    called = "no claim" if name == "claim" else "trade"
    assert told(project) == [
        f"plan.yaml, entry 1 ({called}): found no {name}; allowed: {name} is needed. "
        f"It is {PlanEntry.model_fields[name].description}. Fix the entry."
    ]


NEEDED = [
    (check, name)
    for check, module in checks().items()
    for name, field in module.Choices.model_fields.items()
    if field.is_required()
]


@pytest.mark.parametrize(("check", "name"), NEEDED)
def test_a_choice_that_a_check_needs_is_named(project, check, name):
    path = f"{FOLDER}/plan.yaml"
    choices = {n: "1" for c, n in NEEDED if c == check and n != name}
    entry = {"claim": "trade", "check": check, "reason": "R.", "main": choices}
    project.write(path, yaml.safe_dump([entry]))
    assert any(
        fault.startswith(
            f"plan.yaml, entry 1 (trade), main: found no {name}; allowed: {name} is "
            "needed. "
        )
        for fault in told(project)
    )


def test_the_walk_goes_through_what_every_check_needs():
    assert ("level", "series") in NEEDED and ("driver", "bar_percent") in NEEDED
    assert Quantity.model_fields["source"].is_required()


GONE = {
    "a plan for it": (
        "claims.csv",
        "loan,,2,",
        "plan.yaml, entry 2 (loan): found claim = 'loan'; allowed: a claim of "
        "claims.csv. Fix the id or take the entry out.",
    ),
    "evidence for it": (
        "claims.csv",
        "guest-one,guests,3,",
        "evidence.csv, row 2: found claim_id = 'guest-one'; allowed: a claim of "
        "claims.csv. Did you mean guests? Fix the id.",
    ),
    "a part of it": (
        "claims.csv",
        "guests,,3,",
        "claims.csv, row 4: found part_of = 'guests'; allowed: the id of a claim that "
        "is itself no part. Did you mean guest-one? Fix the id.",
    ),
}


@pytest.mark.parametrize(("file", "row", "fault"), GONE.values(), ids=GONE)
def test_what_is_left_of_a_claim_that_is_gone_is_named(project, file, row, fault):
    path = f"{FOLDER}/{file}"
    text = project.path(path).read_text("utf-8")
    project.write(path, re.sub(rf"^{row}.*\n", "", text, flags=re.M))
    assert told(project) == [fault]


def test_two_who_add_one_id_are_told_where(project):
    path = f"{FOLDER}/claims.csv"
    ours = "visa,,5,visa,count,the article,cinco,,S.,S.\n"
    theirs = "visa,,6,visa,count,Xi,seis,,T.,T.\n"
    text = project.path(path).read_text("utf-8")
    project.write(path, text + ours + theirs)
    assert told(project) == [
        "claims.csv, row 8: found the id 'visa' of row 7; allowed: one row a claim. "
        "Give one of them another id."
    ]
    project.write(path, f"{text}<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> theirs\n")
    assert told(project) == [
        "claims.csv, line 7: found a merge that git could not finish; allowed: one "
        "text. Keep one side, or both, and take the marks out."
    ]


@pytest.mark.parametrize("file", MENDED)
def test_text_in_another_encoding_is_told_with_its_line(project, file):
    path = f"{FOLDER}/{file}"
    content = project.path(path).read_bytes()
    project.write(path, "# ändrad\n".encode("latin-1") + content)
    assert told(project) == [
        f"{file}, line 1: found bytes that are not UTF-8; allowed: UTF-8 text. Save "
        "the file as UTF-8."
    ]


def test_a_value_without_end_is_cut_short(project):
    bomb = "".join(
        f"x{i}: &x{i} [{', '.join([f'*x{i - 1}'] * 9)}]\n" for i in range(1, 25)
    )
    project.edit(
        f"{FOLDER}/article.yaml", "slug: tiny\n", f"x0: &x0 y\n{bomb}slug: *x24\n"
    )
    assert max(map(len, told(project))) < 500


@pytest.mark.parametrize(
    "slug", ["../articles/tiny", "..", ".", "", "/", "tiny/", "a\nb"]
)
@pytest.mark.parametrize("command", ["check", "report", "accept", "explain"])
def test_a_name_that_is_no_article_does_nothing(project, tmp_path, command, slug):
    shutil.rmtree(Project.find().build, ignore_errors=True)
    before = {p: p.read_bytes() for p in sorted(tmp_path.rglob("*")) if p.is_file()}
    run = CliRunner().invoke(main, [command, slug, *["trade"] * (command == "explain")])
    assert run.exit_code == 2
    assert run.exception is None or isinstance(run.exception, SystemExit)
    shutil.rmtree(Project.find().build, ignore_errors=True)
    after = {p: p.read_bytes() for p in sorted(tmp_path.rglob("*")) if p.is_file()}
    assert after == before
