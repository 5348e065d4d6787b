import hashlib
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimbook.build.snapshot import read_parameters
from claimbook.cli import main
from claimbook.data.article_files import read_article
from claimbook.extraction.article_text import COLOURS, mark_claims, read_file
from claimbook.faults import Collector, Faults
from claimbook.project import Project

RETELLING = Path(__file__).parent / "retelling.sv.txt"
TEXT = "Exporten steg med 5 procent till 30 miljarder kronor förra året. Det var oväntat.\n"
FIELDS = (
    "start end printed value low high unit currency hedge period_start period_end type "
    "rule score"
).split()


def written(tmp_path, content, name="text.txt"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content, published, language, messages",
    [
        (
            b"",
            "2025-05-13",
            None,
            ["text.txt: found no words; allowed: the article's text."],
        ),
        (b" \n\t\r\n", "2025-05-13", "sv", ["found no words"]),
        (
            b"abc \xff",
            "2025-05-13",
            None,
            ["text.txt, line 1: found bytes that are not UTF-8"],
        ),
        (
            "Die Ausfuhren stiegen im Jahr 2024 um fünf Prozent.",
            "2025-05-13",
            None,
            [
                "found what looks like German (de); allowed: a text in one of sv, en, es, pt."
            ],
        ),
        (TEXT, "2025-05-13", "de", ["--language: found 'de'; allowed: sv, en, es, pt"]),
        (
            TEXT,
            "2025-02-30",
            "sv",
            ["--published: found '2025-02-30' (day is out of range for month"],
        ),
        (
            TEXT,
            "13 maj",
            "sv",
            ["--published: found '13 maj'; allowed: a day as YYYY-MM-DD"],
        ),
        (
            TEXT,
            "20250513",
            "xx",
            ["--published: found '20250513'", "--language: found 'xx'"],
        ),
    ],
)
def test_bad_input_is_one_clear_error_each(
    tmp_path, content, published, language, messages
):
    path = written(tmp_path, content)
    with pytest.raises(Faults) as refusal:
        read_file(path, published, language)
    assert len(refusal.value.faults) == len(messages)
    for message in messages:
        assert message in str(refusal.value)


def test_a_file_that_is_none(tmp_path):
    with pytest.raises(Faults, match="none.txt: found no such file"):
        read_file(tmp_path / "none.txt", "2025-05-13", "sv")
    with pytest.raises(Faults, match="found a folder; allowed: a text file"):
        read_file(tmp_path, "2025-05-13", "sv")


@pytest.mark.parametrize(
    "language, text",
    [
        ("sv", TEXT),
        (
            "en",
            "Exports rose by 5 percent to 30 billion dollars last year, to some surprise.",
        ),
        (
            "es",
            "Las exportaciones subieron un 5 % hasta 30.000 millones de euros el año pasado.",
        ),
        (
            "pt",
            "As exportações subiram 5% para 30 bilhões de reais no ano passado, diz o governo.",
        ),
    ],
)
def test_the_language_is_found_out(tmp_path, language, text):
    _, found = read_file(written(tmp_path, text), "2025-05-13")
    assert found.language == language
    numbers = [(s.value, s.unit, s.type) for s in found.statements if s.unit != "date"]
    assert numbers[0] == (5, "percent", "growth")
    assert numbers[1][1:] == ("money", "level")


def test_json_is_one_object_a_line_with_the_fields_named(tmp_path):
    path = written(tmp_path, TEXT)
    ran = CliRunner().invoke(
        main,
        ["read", str(path), "--published", "2025-05-13", "--language", "sv", "--json"],
    )
    assert ran.exit_code == 0
    rows = [json.loads(line) for line in ran.output.splitlines()]
    assert all(set(FIELDS) <= set(row) for row in rows)
    first = {name: rows[0][name] for name in FIELDS if name not in ("rule", "score")}
    assert first == {
        "start": 18,
        "end": 27,
        "printed": "5 procent",
        "value": 5,
        "low": 4.5,
        "high": 5.5,
        "unit": "percent",
        "currency": None,
        "hedge": "none",
        "period_start": "2024-01-01",
        "period_end": "2024-12-31",
        "type": "growth",
    }
    assert rows[1]["currency"] == "SEK" and rows[1]["type"] == "level"
    assert rows[2]["unit"] == "date"


def test_an_open_end_is_null(tmp_path):
    path = written(tmp_path, "Exporten översteg 30 miljarder kronor.")
    ran = CliRunner().invoke(
        main,
        ["read", str(path), "--published", "2025-05-13", "--language", "sv", "--json"],
    )
    row = json.loads(ran.output.splitlines()[0])
    assert (row["low"], row["high"], row["hedge"]) == (30e9, None, "over")


def test_the_table_is_ordered_by_score_and_leaves_out_what_only_dates(tmp_path):
    path = written(
        tmp_path,
        "China pledged 66 billion yuan (0.92 billion dollars). "
        + "It rose 5 percent last year.",
    )
    ran = CliRunner().invoke(
        main, ["read", str(path), "--published", "2025-05-13", "--language", "en"]
    )
    lines = ran.output.splitlines()
    scores = [float(line[:4]) for line in lines if line[:2] == "0."]
    assert scores == sorted(scores, reverse=True) and len(scores) == 3
    assert "last year" not in ran.output
    assert lines[-1].startswith("  ¶ 1  a conversion at an impossible rate: 66 billion")


def test_a_fault_ends_the_command(tmp_path):
    ran = CliRunner().invoke(
        main, ["read", str(written(tmp_path, "")), "--published", "2025-05-13"]
    )
    assert ran.exit_code == 2
    assert "found no words" in ran.output


@pytest.fixture(scope="module")
def article():
    return read_article(Project.find(), "kina-celac-2025", Collector())


def marked(article, path, verdicts=None):
    return mark_claims(path, article.article, article.claims, verdicts or {})


def test_no_text_is_said_to_be_none(article):
    nothing = marked(article, "")
    assert "no text was given" in nothing.html and nothing.uncovered == []


def test_claims_are_marked_in_place_in_their_verdicts_colour(article):
    html = marked(article, str(RETELLING), {"trade-over-500": "supported"}).html
    assert "<strong>not</strong> the text the claims were taken from; its" in html
    text = re.search(r"<div[^>]*>(.*?)</div>", html, re.S)[1]
    assert re.sub(r"<[^>]*>", "", text) == RETELLING.read_text("utf-8")
    assert (
        f'<mark style="background:{COLOURS["supported"]}" '
        'title="trade-over-500: supported; trade-first-time: no verdict yet">'
        "översteg 500 miljarder dollar</mark>"
    ) in html
    assert 'title="tariff-pause-90-days: no verdict yet">90 dagar</mark>' in html
    assert "background:none;outline:1px dashed" in html and "no claim covers" in html


def test_figures_without_a_claim_are_listed_and_the_text_is_escaped(article, tmp_path):
    path = written(tmp_path, "Handeln steg med 7 procent <b>.")
    shown = marked(article, path)
    (row,) = shown.uncovered
    assert row == {
        "paragraph": 1,
        "printed": "7 procent",
        "type": "growth",
        "means": "[6.5, 7.5) %",
        "period": "2025-05-13 (dateline)",
    }
    assert "&lt;b&gt;" in shown.html and "no claim covers this growth" in shown.html
    assert "<td>7 procent</td>" in shown.html
    assert shown._repr_html_() is shown.html


def test_the_text_the_claims_were_taken_from_is_known_by_its_hash(article, tmp_path):
    path = written(tmp_path, "Handeln steg.")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    known = article.article.model_copy(update={"text_sha256": digest})
    html = mark_claims(path, known, [], {}).html
    assert "This is the text the claims were taken from." in html and digest not in html


def test_a_report_refuses_the_text():
    faults = Collector()
    read_parameters(Project.find(), {"text": str(RETELLING)}, faults)
    (fault,) = faults
    assert fault.row == "text" and fault.fix == "Nothing was run."
    assert fault.allowed == "nothing in a report; set it in JupyterLab"
