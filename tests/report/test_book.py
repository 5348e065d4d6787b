"""An article open in a notebook: its frames, its card, where its results go."""

import os
from datetime import date
from math import inf
from pathlib import Path
from typing import Literal, get_origin

import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

import claimbook
from claimbook import Book, open_book
from claimbook.charts.beside_frames import BESIDE, GOOD, MIRROR
from claimbook.charts.series import SERIES
from claimbook.data.vocabulary import NOTEBOOK_OF_TOPIC
from claimbook.faults import Faults
from claimbook.judging import rows
from claimbook.project import Project


@pytest.fixture
def book(project):
    return open_book("tiny")


@pytest.fixture(scope="module")
def forum():
    """The book of the first article."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(Path(__file__).parent)
        return open_book("kina-celac-2025")


def test_what_a_notebook_imports_is_small_and_there():
    assert claimbook.__all__ == [
        "STATUS_COLORS",
        "STATUS_MARKERS",
        "Book",
        "describe",
        "mark_claimed",
        "open_book",
    ]
    assert all(getattr(claimbook, name) is not None for name in claimbook.__all__)
    with pytest.raises(AttributeError) as caught:
        claimbook.open_bok  # noqa: B018
    assert str(caught.value) == "module 'claimbook' has no attribute 'open_bok'"


def test_a_book_names_its_article_and_its_project(book, project):
    assert isinstance(book, Book)
    assert repr(book) == "Book of tiny: 5 claims. Other articles to open: none yet"
    assert (book.root, book.article.slug) == (project.project.root, "tiny")
    assert book.articles == ["tiny"]


@pytest.mark.parametrize("folder", ["", "data/raw/articles/tiny", "notebooks"])
def test_the_project_is_found_from_any_of_its_folders(project, monkeypatch, folder):
    place = project.project.root / folder
    place.mkdir(exist_ok=True)
    monkeypatch.chdir(place)
    assert open_book("tiny").root == project.project.root
    # outside of a notebook nothing is moved
    assert Path.cwd() == place


@pytest.mark.parametrize(
    ("name", "model", "length"),
    [
        ("claims", rows.ClaimRow, 5),
        ("printed", rows.PrintedRow, 3),
        ("evidence", rows.EvidenceRow, 1),
        ("figures", rows.FigureTableRow, 4),
        ("sources", rows.SourceRow, 2),
        ("judge", rows.OutcomeRow, 3),
        ("verdicts", rows.VerdictRow, 5),
        ("alternatives", rows.AlternativeRow, 6),
        ("interpretations", rows.InterpretationRow, None),
        ("rests_on", rows.RestsOnRow, 4),
    ],
)
def test_a_frame_has_the_columns_of_its_row_model(book, name, model, length):
    table = getattr(book, name)
    table = table() if callable(table) else table
    assert list(table.columns) == list(model.model_fields)
    assert len(table) == (len(table) if length is None else length) > 0
    # closed lists are categories, days are dates
    for column, field in model.model_fields.items():
        if field.annotation in (date, date | None):
            assert str(table[column].dtype) == "datetime64[s]"
        if get_origin(field.annotation) is Literal:
            assert str(table[column].dtype) == "category"


def test_a_frame_is_made_once(book):
    assert book.claims is book.claims
    assert book.figures is book.figures


def test_outcomes_are_in_a_readable_unit_and_verdicts_in_base_units(book):
    trade = book.judge().query("claim_id == 'trade'").iloc[0]
    assert (trade.value, trade.unit, trade.claimed_low) == (510.5, "bn USD", 500)
    assert trade.claimed_high == inf
    verdict = book.verdicts().set_index("claim_id").loc["trade"]
    assert (verdict.value, verdict.unit) == (510.5e9, "USD")


@pytest.mark.parametrize(
    ("topic", "claims"),
    [
        (None, ["trade", "trade", "loan"]),
        ("trade", ["trade", "trade"]),
        ("investment", ["loan"]),
        ("exchange_rate", ["loan"]),
        ("documents", []),
        ("tariffs", []),
    ],
)
def test_claims_can_be_judged_by_notebook_or_by_topic(book, topic, claims):
    assert book.judge(topic).claim_id.tolist() == claims


def test_verdicts_of_a_topic_are_those_of_its_claims(book):
    assert book.verdicts("documents").claim_id.tolist() == [
        "guests",
        "guest-one",
        "mood",
    ]
    alone = book.verdicts("trade").rests_on_sha256.iloc[0]
    assert alone == book.verdicts().rests_on_sha256.iloc[0]


@pytest.mark.parametrize(
    ("topic", "near"),
    [("trde", "Did you mean trade? "), ("tarifs", "Did you mean tariffs? "), ("x", "")],
)
@pytest.mark.parametrize("method", ["judge", "verdicts", "alternatives", "rests_on"])
def test_an_unknown_topic_names_the_nearest_and_what_there_is(
    book, method, topic, near
):
    with pytest.raises(Faults) as caught:
        getattr(book, method)(topic)
    (fault,) = caught.value.faults
    assert (fault.file, fault.given) == ("judge", f"topic = {topic!r}")
    assert set(fault.allowed.split(", ")) == {
        *NOTEBOOK_OF_TOPIC,
        "trade",
        "investment",
        "documents",
    }
    assert fault.fix == near + "Name one, or none for all."


def test_a_claim_is_shown_as_its_card(book):
    card = book.claim("trade")._repr_html_()
    assert 'id="trade"' in card
    assert "över 500 miljarder dollar" in card
    assert "510.5 bn USD" in card


def test_an_unknown_claim_names_the_nearest_and_what_there_is(book):
    with pytest.raises(Faults) as caught:
        book.claim("trad")
    assert str(caught.value) == (
        "claim: found claim_id = 'trad'; allowed: guest-one, guests, loan, mood, trade. "
        "Did you mean trade? Name one of the article's claims."
    )


def test_an_unknown_article_and_a_parameter_out_of_range_are_said_together(project):
    with pytest.raises(Faults) as caught:
        open_book("tny", 30.0)
    assert str(caught.value).splitlines() == [
        "parameters, about_percent: found 30.0; allowed: 0 to 25. Nothing was run.",
        "data/raw/articles/tny: found no such article; allowed: tiny. Did you mean "
        "tiny? An article is a folder of data/raw/articles.",
    ]


def test_what_is_about_the_article_is_a_row_a_fact(project):
    path = "articles/tiny/article.yaml"
    text = project.path(path).read_text("utf-8")
    step = """
- relation: {}
  publisher: {}
  published: {}
  address: null
"""
    project.write(
        path,
        text
        + "lineage:"
        + step.format("rendering of", "A wire", "2025-05-12")
        + step.format("rewording of", "An agency", "null").lstrip("\n")
        + step.format("rewording of", "Another", "null").lstrip("\n"),
    )
    assert list(open_book("tiny").about.itertuples(index=False, name=None)) == [
        ("title", "A title"),
        ("outlet", "not known"),
        ("dateline", "2025-05-13"),
        ("language", "sv"),
        ("words", "120"),
        ("SHA-256 of the text", "a" * 64),
        ("rendering of", "A wire, 2025-05-12"),
        ("rewording of", "An agency, undated"),
        ("rewording of", "Another, undated"),
    ]


def test_the_conventions_are_those_that_the_book_was_opened_with(project):
    def shares(*percent):
        return open_book("tiny", *percent).conventions.set_index("rule")["set"]

    assert shares()["about_cap"] == "0.1"
    assert shares(5.0)["about_cap"] == "0.05"
    assert shares()["over"] == "(x, inf)"


def test_published_totals_are_held_against_their_parts(forum):
    totals = forum.totals
    assert {"source", "period", "partner", "flow", "total", "agree"} <= set(totals)
    assert totals.query("source == 'gacc_partner_2024'").agree.tolist().count("no") == 1


def test_only_sources_of_the_plan_are_in_the_frames(project):
    project.edit("articles/tiny/plan.yaml", "source: rates", "source: customs")
    book = open_book("tiny")
    assert book.sources.source.tolist() == ["customs"]
    assert set(book.figures.source) == {"customs"}


def test_a_series_has_its_claims_statement(forum):
    outcomes = forum.judge("trade").query("claim_id == 'trade-over-500'")
    table = forum.series(outcomes)
    assert list(table.columns) == [*SERIES, "statement"]
    assert set(table.statement) == set(outcomes.statement)
    last = table.query("alternative == 'main'").iloc[-1]
    assert (last.year, last.unit, last.value) == (2024, "bn USD", 518.467)


def test_a_series_is_of_the_outcomes_given_alone(forum):
    outcomes = forum.judge()
    some = outcomes.query("alternative == 'exporter fob'").sample(
        frac=1, random_state=1
    )
    assert set(forum.series(some).claim_id) == set(some.claim_id)
    assert set(forum.series(some).alternative) == {"exporter fob"}
    assert forum.series(outcomes.head(0)).empty


def test_what_stands_beside_is_of_the_outcomes_given_alone(forum):
    outcomes = forum.judge()
    mirror, beside = forum.mirror(outcomes), forum.beside(outcomes)
    assert list(mirror.columns) == list(MIRROR)
    assert set(mirror.reported_by) == {"China", "the partner"}
    assert mirror.country.nunique() == 25
    assert list(beside.columns) == list(BESIDE)
    assert set(beside.unit) >= {"bn USD", "bn CNY", "bn constant 2021 USD"}
    goods = forum.price_and_volume(outcomes)
    assert list(goods.columns) == list(GOOD)
    assert goods.volume_percent.tolist() == pytest.approx(
        [86.0, 29.4, 6.7, 9.6], abs=0.05
    )
    documents = forum.judge("documents")
    for frame in (forum.mirror, forum.beside, forum.price_and_volume):
        assert frame(documents).empty


def test_a_table_is_saved_where_the_notebooks_results_go(book, project):
    book.save(book.judge("trade"), "outcomes-trade")
    book.save(book.evidence, "evidence")
    folder = project.project.root / "scratch" / "tiny"
    assert sorted(p.name for p in folder.iterdir()) == [
        "evidence.csv",
        "outcomes-trade.csv",
    ]
    evidence = (folder / "evidence.csv").read_text("utf-8")
    assert evidence == (
        "claim_id,source_id,publisher,rank,stance,date,address,stated,compiled_by,note,"
        "party,case,by_dateline\n"
        "guest-one,page,AP,agency,supports,2025-05-13,https://example.org/a,one came,AP,"
        ",,,True\n"
    )
    before = (folder / "outcomes-trade.csv").read_bytes()
    book.save(book.judge("trade"), "outcomes-trade")
    assert (folder / "outcomes-trade.csv").read_bytes() == before


def test_an_edit_of_the_raw_files_shows_in_a_book_opened_again(project):
    first = open_book("tiny")
    assert first.judge("trade").status.tolist()[0] == "holds"
    project.edit("figures/customs.csv", "300.5", "200.5")
    assert open_book("tiny").judge("trade").status.tolist()[0] == "fails"
    assert first.judge("trade").status.tolist()[0] == "holds"


@pytest.fixture
def shell():
    """A notebook's shell."""
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def test_in_a_notebook_the_working_folder_is_that_of_the_notebooks(
    project, shell, monkeypatch
):
    (project.project.notebooks).mkdir()
    monkeypatch.chdir(project.project.articles)
    open_book("tiny")
    assert Path.cwd() == project.project.notebooks
    assert shell.display_formatter.formatters["text/html"].lookup_by_type(pd.DataFrame)


def test_without_a_notebooks_folder_the_working_folder_stays(project, shell):
    here = os.getcwd()
    open_book("tiny")
    assert os.getcwd() == here


def test_two_projects_can_be_open_at_once(project, new_project, tmp_path, monkeypatch):
    other = tmp_path / "other"
    other.mkdir()
    second = new_project(other)
    second.edit("figures/customs.csv", "300.5", "100.5")
    first_book = open_book("tiny")
    monkeypatch.chdir(other)
    second_book = open_book("tiny")
    assert (first_book.root, second_book.root) == (project.project.root, other)
    assert first_book.judge("trade").status.tolist()[0] == "holds"
    assert second_book.judge("trade").status.tolist()[0] == "fails"
    assert Project.find() == Project(other)


def test_a_build_shows_the_frame_where_jupyterlab_has_a_picker(
    new_project, tmp_path, monkeypatch
):
    snapshot = tmp_path / ".build" / "run"
    snapshot.mkdir(parents=True)
    new_project(snapshot)
    monkeypatch.chdir(snapshot)
    book = open_book("tiny")
    table = book.judge()
    assert book.pick(table) is table
    assert repr(book) == "Book of tiny: 5 claims"


def test_what_figures_there_are_is_a_frame_a_run_a_row(book):
    frame = book.available(series="goods_trade", partner="BRA")
    assert list(frame["flow"]) == ["exports", "imports"]
    assert set(frame["last"]) == {"2024"}
    assert len(book.available(reporter="FRA")) == 0
