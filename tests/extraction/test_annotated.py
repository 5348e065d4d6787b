import dataclasses
import re
from pathlib import Path

import pandas as pd
import pytest

from claimbook.extraction import annotated
from claimbook.faults import Faults
from claimbook.judging.book import open_book
from claimbook.project import Project
from claimbook.report import show

TEXT = Path(__file__).parent / "retelling.sv.txt"


@pytest.fixture(scope="module")
def book():
    return open_book("kina-celac-2025", 10.0)


@pytest.fixture
def shown(monkeypatch):
    said = []
    monkeypatch.setattr(show, "html", said.append)
    monkeypatch.setattr(
        annotated, "_verdicts", lambda project, slug: {"trade-over-500": "supported"}
    )
    return said


def test_no_text_is_said_to_be_none(book, shown):
    annotated.article(book, "")
    assert "no text was given" in shown[0] and len(shown) == 1


def test_a_report_refuses_the_text(book, shown, tmp_path):
    snapshot = Project(tmp_path / ".build" / "run-x")
    book = dataclasses.replace(book, project=snapshot)
    with pytest.raises(Faults, match="nothing in a report, which would publish"):
        annotated.article(book, str(TEXT))
    assert shown == []


def test_claims_are_marked_in_place_in_their_verdicts_colour(book, shown):
    annotated.article(book, str(TEXT))
    whose, marked, uncovered = shown
    assert "<strong>not</strong> the text the claims were taken from" in whose
    text = re.sub(r"<[^>]*>", "", marked)
    assert text == TEXT.read_text("utf-8")
    assert (
        f'<mark style="background:{annotated.COLOURS["supported"]}" '
        'title="trade-over-500: supported; trade-first-time: no verdict yet">'
        "översteg 500 miljarder dollar</mark>"
    ) in marked
    assert 'title="tariff-pause-90-days: no verdict yet">90 dagar</mark>' in marked
    assert "no claim covers" in uncovered


def test_figures_without_a_claim_are_listed(book, shown, monkeypatch, tmp_path):
    path = tmp_path / "text.txt"
    path.write_text("Handeln steg med 7 procent <b>.", "utf-8")
    frames = []
    monkeypatch.setattr(show, "table", lambda frame, caption: frames.append(frame))
    annotated.article(book, str(path))
    assert isinstance(frames[0], pd.DataFrame)
    assert list(frames[0].printed) == ["7 procent"]
    assert "&lt;b&gt;" in shown[1] and "no claim covers this growth" in shown[1]


def test_verdicts_are_those_of_the_last_report(tmp_path, monkeypatch):
    project = Project(tmp_path)
    assert annotated._verdicts(project, "none") == {}
    folder = project.processed / "made"
    folder.mkdir(parents=True)
    (folder / "verdicts.csv").write_text("claim_id,known_now\na,supported\n")
    assert annotated._verdicts(project, "made") == {"a": "supported"}
