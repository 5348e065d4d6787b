"""A claim explained in the terminal says what its report says, in the room there is."""

import csv
import json

import click
import pytest
from click.testing import CliRunner

from claimbook.author.explain import explain
from claimbook.author.judging import judge_article
from claimbook.author.terminal import lines
from claimbook.cli import main
from claimbook.faults import Faults
from claimbook.project import Project

ARTICLES = sorted(p.name for p in Project.find().articles.iterdir() if p.is_dir())


def run(*arguments):
    return CliRunner().invoke(main, ["explain", *arguments])


def text(claim, width=88):
    return click.unstyle(
        "\n".join(lines(explain(Project.find(), "tiny", claim), width))
    )


@pytest.mark.parametrize("slug", ARTICLES)
def test_verdicts_are_the_reviewed_ones_without_a_report(slug):
    if not Project.find().expected(slug).is_file():
        pytest.skip("no reviewed verdicts yet")
    live = judge_article(Project.find(), slug)
    with Project.find().expected(slug).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            now = live.now[row["claim_id"]].verdict
            then = live.then[row["claim_id"]].verdict
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
    explain(Project.find(), "tiny", "trade")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_planned_claim_shows_its_readings_margins_and_sources(project):
    said = text("trade")
    for part in (
        "known now        supported, depends on imports only",
        "on the dateline  supported, depends on imports only",
        "level   the figure lies in the set of values that make the printed number",
        "reason  Customs publishes it.",
        "result  Found 510.5 bn USD (sum over 1 country; no figure for CHL); claimed:",
        "✓ ✓  main choice   510.5 bn USD ✓  +1.99 %  customs",
        "       One direction.",
        "- customs: An institution, A table (none stated)",
        "  https://example.org/table",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("claim", "parts"),
    [
        ("guests", ["Parts\n  guest-one  not enough data", "known now "]),
        ("guest-one", ["- supports, agency: AP, 2025-05-13\n  one came\n  https://"]),
        ("mood", ["not checkable", "Not scored: opinion."]),
        ("loan", ["at 7.25 CNY per USD", "9.931 bn USD"]),
    ],
)
def test_each_kind_of_claim_says_what_it_hangs_on(project, claim, parts):
    for part in parts:
        assert part in text(claim)


def test_a_claim_that_nothing_answers_says_what_would(project):
    project.write("articles/tiny/plan.yaml", "")
    assert "an entry in plan.yaml lets figures do so" in text("trade")


def test_a_reading_without_a_figure_says_so(project):
    project.edit("articles/tiny/plan.yaml", "flow: imports", "period: 1999")
    assert "✓ ✓  main choice  " in text("trade")
    assert "– –  imports only  " in text("trade") and "no figure" in text("trade")
    (reading,) = explain(Project.find(), "tiny", "trade")["readings"][1:]
    assert reading["at_hand"] == [
        "source customs, series goods_trade, reporter CHN, partner BRA, flow exports, "
        "product all, 2024 to 2024",
        "source customs, series goods_trade, reporter CHN, partner BRA, flow imports, "
        "product all, 2024 to 2024",
    ]
    project.edit("articles/tiny/plan.yaml", "period: 1999", "source: rates")
    assert "at hand: rates has no goods_trade" in text("trade")


@pytest.mark.parametrize("claim", ["trade-over-500", "credit-line-in-dollars"])
def test_no_line_is_wider_than_the_terminal(claim):
    found = explain(Project.find(), "kina-celac-2025", claim)
    json.dumps(found, allow_nan=False)
    for width in (60, 72, 88, 100):
        told = click.unstyle("\n".join(lines(found, width))).split("\n")
        assert max(len(line) for line in told if "://" not in line) <= width


def test_another_program_gets_the_same_as_json_and_no_colour(project):
    shown = run("tiny", "trade")
    assert shown.exit_code == 0 and "\x1b" not in shown.output
    read = json.loads(run("tiny", "trade", "--json").output)
    assert read == json.loads(json.dumps(explain(Project.find(), "tiny", "trade")))
    (outcome,) = read["readings"][0]["outcomes"]
    assert outcome["value"] == 510.5e9
    assert outcome["high"] == 511.05e9
    assert [f["published"] for f in read["figures"]] == [
        "300.5 USD billion",
        "210 USD billion",
    ]


def test_a_claim_that_is_not_there_is_told_from_those_that_are(project):
    with pytest.raises(Faults) as error:
        explain(Project.find(), "tiny", "trades")
    assert str(error.value) == (
        "data/raw/articles/tiny/claims.csv: found no claim 'trades'; allowed: "
        "guest-one, guests, loan, mood, trade. Did you mean trade? Name one of them."
    )
    assert run("tiny", "trades").exit_code == 2
    fault = json.loads(run("tiny", "trades", "--json").output)[0]
    assert fault["given"] == "no claim 'trades'"


def test_an_article_that_is_not_there_is_told_too(project):
    assert "Did you mean tiny?" in run("tinny", "trade").stderr
