"""A new article is valid at once, explained, put in place whole and never over one."""

import hashlib
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
import yaml
from click.testing import CliRunner

from claimbook.author import new
from claimbook.cli import main
from claimbook.data.schema import Article, Claim, Evidence, Lineage
from claimbook.data.vocabulary import Language
from claimbook.faults import Collector, Faults
from claimbook.judging.cleaning import clean_claims
from claimbook.judging.specifications import PlanEntry
from claimbook.text.words import conventions

REPOSITORY = Path(__file__).parents[2]
FILES = ["article.yaml", "claims.csv", "evidence.csv", "plan.yaml"]


def create(
    project, slug="apec-lima-2024", language="es", published="2024-11-15", **more
):
    return new.create(project.project, slug, language, published, **more)


def refused(project, **given):
    """Return the only fault of what cannot be created."""
    with pytest.raises(Faults) as error:
        create(project, **given)
    (fault,) = error.value.faults
    return str(fault)


@pytest.mark.parametrize("language", get_args(Language))
def test_a_new_article_is_valid_at_once(project, language):
    folder = create(project, language=language)
    assert sorted(p.name for p in folder.iterdir()) == FILES
    data, article = project.read("apec-lima-2024")
    assert article.article.language == language
    assert article.article.published.isoformat() == "2024-11-15"
    assert (article.claims, article.plan, article.evidence) == ((), {}, ())


@pytest.mark.parametrize("slug", ["2024", "null", "no", "1e3", "2024-11-15", "x" * 80])
def test_a_name_is_a_name_whatever_yaml_takes_it_for(project, slug):
    create(project, slug)
    assert project.faults(slug) == []


@pytest.mark.parametrize(
    ("file", "models"),
    [
        ("article.yaml", [Article, Lineage]),
        ("claims.csv", [Claim]),
        ("plan.yaml", [PlanEntry]),
        ("evidence.csv", [Evidence]),
    ],
)
def test_every_name_is_explained_where_it_is_filled_in(project, file, models):
    lines = (create(project) / file).read_text("utf-8").splitlines()
    said = " ".join(line.lstrip("# ") for line in lines if line.startswith("#"))
    for model in models:
        for name, field in model.model_fields.items():
            assert f"{name}: {field.description}" in said
    assert max(map(len, lines[:8])) <= 88


def test_the_plan_names_what_there_is_to_choose_from(project):
    text = (create(project) / "plan.yaml").read_text("utf-8")
    assert "#   level: the figure lies in the set of values" in text
    assert "#   exchange_rate: rates\n#   goods_trade: customs\n" in text


@pytest.mark.parametrize("language", get_args(Language))
def test_the_examples_are_valid_once_their_marks_are_taken_off(
    tmp_path, monkeypatch, project, language
):
    shutil.rmtree(tmp_path / "data")
    shutil.copytree(REPOSITORY / "data" / "raw", tmp_path / "data" / "raw")
    folder = create(project, language=language)
    claims = (folder / "claims.csv").read_text("utf-8")
    (row,) = re.findall(r"^# (record-trade,.*)$", claims, re.M)
    (folder / "claims.csv").write_text(f"{claims}{row}\n", "utf-8")
    plan = (folder / "plan.yaml").read_text("utf-8")
    entry = plan[plan.index("# - claim:") :]
    (folder / "plan.yaml").write_text(re.sub("^# ", "", entry, flags=re.M), "utf-8")
    assert list(yaml.safe_load((folder / "plan.yaml").read_text("utf-8")))
    evidence = (folder / "evidence.csv").read_text("utf-8")
    (row,) = re.findall(r"^# summit-in-lima(,.*)$", evidence, re.M)
    (folder / "evidence.csv").write_text(f"{evidence}record-trade{row}\n", "utf-8")
    data, article = project.read("apec-lima-2024")
    faults = Collector()
    (claim,) = clean_claims(
        article.article, article.claims, article.plan, conventions(), data, faults
    )
    assert list(faults) == []
    assert claim.claimed.low == 500e9
    assert claim.period_text == "2023"


def test_a_text_is_noted_and_not_kept(project, tmp_path):
    text = tmp_path / "text.txt"
    text.write_bytes("Seis palabras en español, se leen.\r\n".encode())
    folder = create(project, text=str(text))
    article = project.read("apec-lima-2024")[1].article
    assert article.text_sha256 == hashlib.sha256(text.read_bytes()).hexdigest()
    assert article.text_words == 6
    assert "palabras" not in "".join(p.read_text("utf-8") for p in folder.iterdir())


def test_claims_are_proposed_from_the_text(project, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text(
        "El crédito es de 72.000 millones de yuanes (unos 10.000 millones de dólares).\n"
    )
    folder = create(project, text=str(text), published="2025-05-13")
    claims = project.read("apec-lima-2024")[1].claims
    assert [(c.claim_id, c.type, c.printed) for c in claims] == [
        ("p1-level", "level", "72.000 millones de yuanes"),
        (
            "p1-conversion",
            "conversion",
            "72.000 millones de yuanes (unos 10.000 millones de dólares)",
        ),
    ]
    assert claims[0].statement_en.startswith("To be written in own words: level; loan")
    suggested = (
        (folder / "plan.yaml").read_text("utf-8").split("Proposed from the text")[1]
    )
    assert "# - claim: p1-conversion\n#   check: conversion" in suggested


NAMES = "; allowed: small letters a to z, digits, single hyphens between them, up to 80"


@pytest.mark.parametrize(
    ("slug", "todo"),
    [
        ("../escape", "Try escape."),
        ("..", "Choose a name such as apec-lima-2024."),
        ("/etc/passwd", "Try etc-passwd."),
        ("apec lima", "Try apec-lima."),
        ("APEC-Lima", "Try apec-lima."),
        ("apec--lima", "Try apec-lima."),
        ("apec.lima\n", "Try apec-lima."),
        ("-p", "Try p."),
        ("a\0b", "Try a-b."),
        ("北京", "Choose a name such as apec-lima-2024."),
        ("", "Choose a name such as apec-lima-2024."),
        ("x" * 81, f"Try {'x' * 80}."),
    ],
)
def test_a_name_that_is_no_folder_of_articles_is_refused(project, tmp_path, slug, todo):
    before = sorted(tmp_path.rglob("*"))
    assert refused(project, slug=slug) == f"SLUG: found {slug!r}{NAMES}. {todo}"
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("published", "found"),
    [
        ("2024-13-01", "'2024-13-01', month must be in 1..12"),
        ("2024-02-30", "'2024-02-30', day is out of range for month"),
        ("20241115", "'20241115'"),
        ("15/11/2024", "'15/11/2024'"),
        ("yesterday", "'yesterday'"),
    ],
)
def test_a_date_that_is_none_is_refused(project, published, found):
    assert refused(project, published=published) == (
        f"--published: found {found}; allowed: a day as YYYY-MM-DD: 2024-11-15. "
        "Write the day the article was published."
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, "found no such file; allowed: the file. Fix the name of the file."),
        (b"uno\ndos \xe5", "line 2: found bytes that are not UTF-8; allowed: UTF-8"),
        (b" \n", "found no words; allowed: the article's text. Save it there."),
    ],
)
def test_a_text_that_cannot_be_read_is_refused(project, tmp_path, content, fault):
    text = tmp_path / "text.txt"
    if content is not None:
        text.write_bytes(content)
    assert fault in refused(project, text=str(text))
    assert not (project.project.articles / "apec-lima-2024").exists()


def test_all_that_is_wrong_is_told_at_once(project):
    with pytest.raises(Faults) as error:
        create(project, "A B", published="soon", text="nowhere.txt")
    files = [fault.file for fault in error.value.faults]
    assert files == ["SLUG", "--published", "nowhere.txt"]


@pytest.mark.parametrize("half", [False, True])
def test_an_article_that_is_there_is_left_alone(project, half):
    folder = project.project.articles / "tiny"
    if half:
        (folder / "plan.yaml").unlink()
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert refused(project, slug="tiny") == (
        "data/raw/articles/tiny: found an article of that name; allowed: a name that "
        "is not taken. Choose another name, or fill in the folder that is there."
    )
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_of_two_who_begin_one_article_at_once_the_first_wins(project, monkeypatch):
    read = new.read_dataset

    def meanwhile(*given):
        monkeypatch.setattr(new, "read_dataset", read)
        create(project, language="pt")
        return read(*given)

    monkeypatch.setattr(new, "read_dataset", meanwhile)
    assert "found an article of that name" in refused(project, language="es")
    assert project.read("apec-lima-2024")[1].article.language == "pt"
    assert list(project.project.build.iterdir()) == []


def test_nothing_half_written_is_left(project, monkeypatch):
    def full(*given, **more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError):
        create(project)
    assert not (project.project.articles / "apec-lima-2024").exists()
    assert list(project.project.build.iterdir()) == []


def test_the_command_says_what_comes_next(project):
    run = CliRunner().invoke(
        main, ["new", "apec-lima", "--language", "es", "--published", "2024-11-15"]
    )
    assert run.exit_code == 0
    assert "`claimbook check apec-lima` lists what is wrong" in run.output


def test_a_language_that_is_not_served_is_refused_with_those_that_are(project):
    run = CliRunner().invoke(
        main, ["new", "a", "--language", "fr", "--published", "2024-11-15"]
    )
    assert run.exit_code == 2
    assert "'fr' is not one of 'sv', 'en', 'es', 'pt'" in run.output
