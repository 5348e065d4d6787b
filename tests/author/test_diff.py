"""Between two revisions, each verdict that differs is named with the input behind it."""

import json
import os
import subprocess

import pytest
from click.testing import CliRunner

from claimbook.author.console import show
from claimbook.author.diff import diff
from claimbook.cli import main
from claimbook.faults import Faults

CLAIMS = "articles/tiny/claims.csv"
PLAN = "articles/tiny/plan.yaml"
EVIDENCE = "articles/tiny/evidence.csv"
SUPPORTED = "supported, depends on imports only"
NOBODY = {
    f"GIT_{who}_{what}": "a@example.org"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def git(*arguments):
    run = subprocess.run(
        ["git", *arguments],
        env=os.environ | NOBODY | {"GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def commit():
    git("add", "--all")
    git("commit", "--quiet", "--message", "a step")


@pytest.fixture
def repository(project):
    """The small project, committed, with code and with two reviewed verdicts."""
    root = project.project.root
    (root / "src" / "claimbook").mkdir(parents=True)
    (root / "src" / "claimbook" / "judge.py").write_text("rule = 1\n")
    project.project.reviewed.mkdir(parents=True)
    project.project.expected("tiny").write_text(
        "claim_id,known_now,known_now_depends_on,on_the_dateline,"
        "on_the_dateline_depends_on\n"
        "trade,supported,imports_only,supported,imports_only\n"
        "loan,supported,,supported,\n"
    )
    git("init", "--quiet")
    commit()
    return project


def changed(repository, *revisions):
    """Return {claim: (before, after, why)} of the verdicts that differ."""
    return {
        row["claim"]: (row["before"], row["after"], row["why"])
        for row in diff(repository.project, *(revisions or ["HEAD"]))["changed"]
    }


def test_nothing_differs_from_itself(repository, capsys):
    repository.project.expected("tiny").unlink()  # what is reviewed is no input
    result = diff(repository.project, "HEAD")
    assert (result["changed"], result["same_verdict"]) == ([], [])
    assert result["to"] == "the working tree"
    show("diff.txt", result, 100)
    assert capsys.readouterr().out == (
        f"No verdict differs from {result['from']} to the working tree. Both judged by "
        "the code at hand.\n"
    )


CASES = {
    "a figure": (
        ("figures/customs.csv", "300.5,USD", "200.5,USD"),
        ("trade", SUPPORTED, "contradicted"),
        "customs.csv: goods_trade CHN BRA exports all 2024 2025-01-20: 300.5 USD "
        "billion → 200.5 USD billion",
    ),
    "how sure a figure is": (
        ("figures/customs.csv", "300.5,USD billion,,FOB", "300.5,USD billion,50,FOB"),
        ("trade", SUPPORTED, "undecided"),
        "customs.csv: goods_trade CHN BRA exports all 2024 2025-01-20: 300.5 USD "
        "billion: stated [300450000000, 300550000000) → stated [250500000000, "
        "350500000000)",
    ),
    "a figure taken out": (
        (
            "figures/rates.csv",
            "exchange_rate,CHN,USA,,,2025-05-13,7.25,CNY per USD,,fixing,stated,"
            "2025-05-13,,\n",
            "",
        ),
        ("loan", "supported", "not enough data"),
        "rates.csv: exchange_rate CHN USA 2025-05-13 2025-05-13: 7.25 CNY per USD → "
        "no row",
    ),
    "when a figure was released": (
        ("figures/rates.csv", "stated,2025-05-13", "stated,2025-05-14"),
        ("loan", "supported", "supported; on the dateline not enough data"),
        "rates.csv: exchange_rate CHN USA 2025-05-13 2025-05-13: 7.25 CNY per USD → "
        "no row",
    ),
    "a choice of the plan": (
        (PLAN, "      flow: imports", "      flow: exports"),
        None,
        "plan.yaml: imports_only.flow: imports → exports",
    ),
    "a period of the plan": (
        (PLAN, "period: 2025-05-13", "period: 2025-05-11"),
        ("loan", "supported", "not enough data"),
        "plan.yaml: main.period: 2025-05-13 → 2025-05-11",
    ),
    "a claim's number": (
        (CLAIMS, "över 500 miljarder", "över 600 miljarder"),
        ("trade", SUPPORTED, "contradicted"),
        "claims.csv: printed: över 500 miljarder dollar → över 600 miljarder dollar",
    ),
    "what a document is": (
        (EVIDENCE, ",agency,", ",primary,"),
        ("guest-one", "not enough data", "supported"),
        "evidence.csv: page: agency, supports, 2025-05-13, AP → primary, supports, "
        "2025-05-13, AP",
    ),
    "the article's date": (
        ("articles/tiny/article.yaml", "2025-05-13", "2024-05-13"),
        ("trade", SUPPORTED, "not enough data"),
        "article.yaml: published: 2025-05-13 → 2024-05-13",
    ),
    "a region's members": (
        ("regions.csv", "BRA,Brazil,yes", "BRA,Brazil,no"),
        ("trade", SUPPORTED, "not enough data"),
        "regions.csv: celac: BRA, CHL → CHL",
    ),
}


@pytest.mark.parametrize(("edit", "row", "why"), CASES.values(), ids=CASES)
def test_each_input_is_named_as_the_reason(repository, edit, row, why):
    repository.edit(*edit)
    result = diff(repository.project, "HEAD")
    if row is None:
        (same,) = result["same_verdict"]
        assert (same["claim"], same["why"]) == ("trade", [why])
        return
    claim, before, after = row
    assert changed(repository)[claim][:2] == (before, after)
    assert why in changed(repository)[claim][2]


def test_what_only_reads_otherwise_is_no_change(repository):
    repository.edit(PLAN, "Customs publishes it.", "It is published.")
    repository.edit(CLAIMS, "S.,S.\nloan", "Said,Sagt\nloan")
    result = diff(repository.project, "HEAD")
    assert (result["changed"], result["same_verdict"]) == ([], [])


def test_a_parent_changes_through_its_parts(repository):
    repository.edit(EVIDENCE, ",agency,", ",primary,")
    assert changed(repository)["guests"] == (
        "not enough data",
        "supported",
        [
            "its parts: guest-one: not enough data → supported",
            "its parts: guest-one on the dateline: not enough data: nothing was public → supported",
        ],
    )


def test_claims_and_articles_come_and_go(repository):
    repository.edit(CLAIMS, "mood,,4", "spirit,,4")
    assert changed(repository)["spirit"] == (
        "no such claim",
        "not checkable",
        ["claims.csv: a new claim"],
    )
    assert changed(repository)["mood"][1:] == (
        "no such claim",
        ["claims.csv: taken out"],
    )
    git("mv", "data/raw/articles/tiny", "data/raw/articles/small")
    repository.edit("articles/small/article.yaml", "slug: tiny", "slug: small")
    rows = diff(repository.project, "HEAD")["changed"]
    assert {(r["article"], *r["why"]) for r in rows} == {
        ("small", "a new article"),
        ("tiny", "the article was taken out"),
    }


def test_the_code_is_the_reason_where_the_same_data_are_judged_otherwise(repository):
    reviewed = repository.project.expected("tiny")
    text = reviewed.read_text()
    reviewed.write_text(text.replace("loan,supported", "loan,mixed"))
    commit()
    (repository.project.root / "src" / "claimbook" / "judge.py").write_text(
        "rule = 2\n"
    )
    (repository.project.root / "requirements.lock").write_text("pydantic==3\n")
    assert changed(repository) == {
        "loan": (
            "mixed; on the dateline supported",
            "supported",
            ["code or lock: requirements.lock, src/claimbook/judge.py"],
        )
    }


def test_earlier_data_that_cannot_be_read_are_told_and_the_review_stands(
    repository, capsys
):
    repository.edit(PLAN, "check: level", "check: levle")
    commit()
    repository.edit(PLAN, "check: levle", "check: level")
    repository.edit(CLAIMS, "över 500 miljarder", "över 600 miljarder")
    result = diff(repository.project, "HEAD")
    assert "found check = 'levle'" in result["unread"]["tiny"]
    row = next(r for r in result["changed"] if r["claim"] == "trade")
    assert (row["before"], row["after"]) == (SUPPORTED, "contradicted")
    assert row["why"] == ["the code at hand cannot read the earlier data"]
    show("diff.txt", result)
    shown = " ".join(capsys.readouterr().out.split())
    assert "tiny: the code at hand cannot read the earlier data (" in shown
    assert "what was reviewed then stands for it." in shown


def test_two_revisions_are_compared_without_the_working_tree(repository):
    repository.edit(CLAIMS, "över 500 miljarder", "över 600 miljarder")
    commit()
    repository.edit(CLAIMS, "över 600 miljarder", "över 700 miljarder")
    (why,) = changed(repository, "HEAD~1", "HEAD")["trade"][2]
    assert why.endswith("över 600 miljarder dollar")
    assert changed(repository, "HEAD", "HEAD") == {}


def test_the_working_tree_must_be_without_faults(repository):
    repository.edit(PLAN, "check: level", "check: levle")
    with pytest.raises(Faults, match="Did you mean level"):
        diff(repository.project, "HEAD")


def test_a_revision_that_is_misspelt_gets_a_hint(repository):
    git("branch", "customs-2024")
    with pytest.raises(Faults, match="Did you mean customs-2024\\? `git log"):
        diff(repository.project, "custom-2024")


def test_a_terminal_gets_each_change_with_its_reasons(repository, capsys):
    repository.edit(CLAIMS, "över 500 miljarder", "över 600 miljarder")
    show("diff.txt", diff(repository.project, "HEAD"), 100)
    assert capsys.readouterr().out.split("\n", 2)[2] == (
        "tiny, trade\n"
        "  before  supported, depends on imports only\n"
        "  after   contradicted\n"
        "  why     claims.csv: printed: över 500 miljarder dollar → över 600 miljarder dollar\n"
    )


@pytest.mark.parametrize("name", ["nope", "--all", "HEAD; ls", "", "HEAD~9"])
def test_what_is_no_revision_is_refused(repository, name):
    with pytest.raises(Faults) as error:
        diff(repository.project, name)
    assert str(error.value).startswith(
        f"REVISION: found {name!r}; allowed: a commit, branch or tag of this repository"
    )


def test_a_folder_without_a_repository_is_told(project, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.project.root.parent))
    with pytest.raises(Faults, match="found no git repository; allowed: a commit"):
        diff(project.project, "HEAD")


def test_markdown_is_a_table_that_nothing_written_can_break(repository):
    repository.edit(
        "articles/tiny/evidence.csv",
        "AP,agency,supports,2025-05-13,https://example.org/a,one came,AP",
        "AP,primary,supports,2025-05-13,https://example.org/a,one came,AP | <b>",
    )
    shown = CliRunner().invoke(main, ["diff", "HEAD", "--markdown"]).output
    assert "| claim | before | after | why |\n|---|---|---|---|\n| tiny, g" in shown
    assert "AP \\| &lt;b&gt; |\n" in shown


def test_another_program_gets_json_and_a_status(repository):
    repository.edit(CLAIMS, "över 500 miljarder", "över 600 miljarder")
    run = CliRunner().invoke(main, ["diff", "HEAD", "--json"])
    assert run.exit_code == 0
    assert json.loads(run.output)["changed"][0]["claim"] == "trade"
    assert CliRunner().invoke(main, ["diff", "nope"]).exit_code == 2
