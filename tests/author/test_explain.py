"""A claim explained in the terminal says what its report says, in the room there is."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimbook.author.console import show
from claimbook.author.explain import explain
from claimbook.cli import main
from claimbook.faults import Faults
from claimbook.judging.opening import judge_article, open_article
from claimbook.judging.rows import ClaimRow, EvidenceRow, FigureTableRow, OutcomeRow
from claimbook.project import Project

REPOSITORY = Project(Path(__file__).parents[2])
ARTICLES = REPOSITORY.slugs()


def run(*arguments):
    return CliRunner().invoke(main, ["explain", *arguments])


@pytest.fixture
def text(project, capsys):
    """Return a function that gives a claim of the small project, as shown."""

    def shown(claim, width=88):
        show("explain.txt", explain(project.project, "tiny", claim), width)
        return capsys.readouterr().out

    return shown


@pytest.mark.parametrize("slug", ARTICLES)
def test_verdicts_are_the_reviewed_ones_without_a_report(slug):
    if not REPOSITORY.expected(slug).is_file():
        pytest.skip("no reviewed verdicts yet")
    judged = judge_article(open_article(REPOSITORY, slug))
    with REPOSITORY.expected(slug).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            now = judged.now[row["claim_id"]].verdict
            then = judged.then[row["claim_id"]].verdict
            assert (now.word, "; ".join(now.depends_on)) == (
                row["known_now"],
                row["known_now_depends_on"],
            )
            assert (then.word, "; ".join(then.depends_on)) == (
                row["on_the_dateline"],
                row["on_the_dateline_depends_on"],
            )


def test_nothing_is_written(project, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    explain(project.project, "tiny", "trade")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_planned_claim_shows_its_alternatives_margins_and_sources(text):
    shown = text("trade")
    for part in (
        "  known now        supported, depends on imports only",
        "  on the dateline  supported, depends on imports only",
        "  level   the figure lies in the set of values that make the printed number",
        "  reason  Customs publishes it.",
        "  result  Found 510.5 bn USD (sum over 1 country; no figure for CHL); claimed:",
        "  ✓ ✓  main choice   510.5 bn USD ✓  +1.99 %  customs\n",
        "  imports only  One direction.\n",
        "-  It fails by imports only: 210 bn USD.",
        "-  customs: An institution, A table (none stated)\n   https://example.org/table\n",
    ):
        assert part in shown


@pytest.mark.parametrize(
    ("claim", "parts"),
    [
        ("guests", ["Parts\n  guest-one  not enough data", "known now "]),
        (
            "guest-one",
            ["-  supports, agency: AP, 2025-05-13\n   one came\n   https://"],
        ),
        ("mood", ["not checkable", "Not scored: opinion."]),
        ("loan", ["at 7.25 CNY per USD", "9.931 bn USD"]),
    ],
)
def test_each_kind_of_claim_says_what_it_hangs_on(text, claim, parts):
    shown = text(claim)
    for part in parts:
        assert part in shown


def test_a_claim_that_nothing_answers_says_what_would(project, text):
    project.write("articles/tiny/plan.yaml", "")
    assert "an entry in plan.yaml lets figures do so" in text("trade")


def test_an_alternative_without_a_figure_says_so(project, text):
    project.edit("articles/tiny/plan.yaml", "flow: imports", "period: 1999")
    assert "✓ ✓  main choice  " in text("trade")
    assert "– –  imports only     no figure –" in text("trade")
    result = explain(project.project, "tiny", "trade")
    (alternative,) = result["alternatives"][1:]
    assert alternative["at_hand"] == [
        "no period 1999; there is customs: goods_trade, CHN–BRA, exports, all, 2024",
        "no period 1999; there is customs: goods_trade, CHN–BRA, imports, all, 2024",
    ]
    assert "no period 1999; there is customs" in " ".join(text("trade").split())
    project.edit("articles/tiny/plan.yaml", "period: 1999", "source: rates")
    assert "no source rates; there is customs" in " ".join(text("trade").split())


def test_an_alternative_is_called_what_the_plan_calls_it(project, text):
    named = "name_en: by purchases alone\n      flow: imports"
    project.edit("articles/tiny/plan.yaml", "flow: imports", named)
    assert "known now        supported, depends on imports only\n" in text("trade")
    assert "✗ ✗  by purchases alone    210 bn USD ✗  -57.9 %" in text("trade")


def test_other_ways_to_read_the_printed_number_are_interpretations(project, text):
    project.edit("articles/tiny/claims.csv", "över 500 mil", "cirka 500 mil")
    shown = text("trade")
    assert "The printed number read another way\n  " in shown
    assert "without its hedge          475 bn USD to 525 bn USD" in shown
    result = explain(project.project, "tiny", "trade")
    assert [(i["claimed"], i["status"]) for i in result["interpretations"]][1:] == [
        ("487.5 bn USD to 512.5 bn USD", "holds"),
        ("400 bn USD to 600 bn USD", "holds"),
    ]


@pytest.mark.parametrize("claim", ["trade-over-500", "credit-line-in-dollars"])
def test_no_line_is_wider_than_the_terminal(claim, capsys):
    result = explain(REPOSITORY, "kina-celac-2025", claim)
    json.dumps(result, allow_nan=False)
    for width in (60, 72, 88, 100):
        show("explain.txt", result, width)
        lines = capsys.readouterr().out.split("\n")
        assert max(len(line) for line in lines if "://" not in line) <= width
        addresses = {line.strip() for line in lines if "://" in line}
        assert {d["address"] for d in result["documents"]} <= addresses


def test_another_program_gets_the_same_as_json_and_no_colour(project):
    shown = run("tiny", "trade")
    assert shown.exit_code == 0 and "\x1b" not in shown.output
    read = json.loads(run("tiny", "trade", "--json").output)
    assert read == json.loads(json.dumps(explain(project.project, "tiny", "trade")))
    (outcome,) = read["alternatives"][0]["outcomes"]
    assert (outcome["value"], outcome["unit"]) == (510.5, "bn USD")
    assert outcome["high"] == 511.05
    assert outcome["claimed_high"] is None  # over 500 bn: without an end
    assert outcome["sources"] == ["customs"]
    assert [f["published"] for f in read["figures"]] == [
        "300.5 USD billion",
        "210 USD billion",
    ]


def test_no_text_of_an_article_steers_the_terminal(project, text):
    hostile = "[red]\u202e31m│x"  # a control character is a fault of the file
    project.edit("articles/tiny/claims.csv", "threshold,Xi,", f"threshold,{hostile},")
    assert "said by [red]�31m|x, “förra året” read" in text("trade", 100)
    shown = run("tiny", "trade", "--json").stdout
    assert json.loads(shown)["said_by"] == hostile
    assert "\u202e" not in shown


def test_colour_is_for_terminals_that_want_it(text, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[32msupported, depends on imports only" in text("trade")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[32m" not in text("trade")


def test_a_claim_that_is_not_there_is_told_from_those_that_are(project):
    with pytest.raises(Faults) as error:
        explain(project.project, "tiny", "trades")
    assert str(error.value) == (
        "data/raw/articles/tiny/claims.csv: found no claim 'trades'; allowed: "
        "guest-one, guests, loan, mood, trade. Did you mean trade? Name one of them."
    )
    assert run("tiny", "trades").exit_code == 2
    fault = json.loads(run("tiny", "trades", "--json").output)[0]
    assert fault["given"] == "no claim 'trades'"


def test_an_article_that_is_not_there_is_told_too(project):
    assert "Did you mean tiny?" in run("tinny", "trade").stderr


def test_what_is_in_a_table_has_the_tables_columns(project):
    result = explain(project.project, "tiny", "trade")
    assert result.keys() >= ClaimRow.model_fields.keys()
    (outcome,) = result["alternatives"][0]["outcomes"]
    assert outcome.keys() >= OutcomeRow.model_fields.keys()
    assert {*result["figures"][0]} == {*FigureTableRow.model_fields}
    (paper,) = explain(project.project, "tiny", "guest-one")["documents"]
    assert {*paper} == {*EvidenceRow.model_fields}
