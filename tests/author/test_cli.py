"""The command as a whole: help with an example, statuses, JSON, one-line changes."""

import difflib
import json
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from claimbook.author.new import create
from claimbook.cli import main
from claimbook.judging.opening import judge_article, open_article
from claimbook.report.reader import ReadersPages

SLOW = ("pandas", "matplotlib", "papermill", "nbconvert", "IPython", "rich", "jinja2")


def run(*arguments):
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("name", main.commands)
def test_every_command_helps_with_an_example(name):
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert f"Example: claimbook {name}" in shown.output
    options = [p for p in main.commands[name].params if isinstance(p, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_help_tells_what_each_status_means():
    assert "0 for done, 1 for a report that failed, 2 for faults" in " ".join(
        run("--help").output.split()
    )


@pytest.mark.parametrize("arguments", [["--help"], ["check", "tiny"]])
def test_what_is_asked_often_imports_nothing_slow(project, arguments):
    code = (
        "import sys\nfrom claimbook.cli import main\n"
        f"main({arguments}, standalone_mode=False)\n"
        f"print([name for name in {SLOW} if name in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert shown.stdout.endswith("\n[]\n")


def test_check_tells_every_fault_of_every_article_at_once(project):
    create(project.project, "apec", "es", "2024-11-15")
    *lacks, last = run("check").output.splitlines()
    assert last == "no faults; not finished in 3 places, so that reports are drafts"
    assert lacks[0] == (
        "data/raw/articles/apec/article.yaml, title_en: found 'Untitled'; allowed: what "
        "the article is about. Write it."
    )
    assert run("check", "tiny").output == "no faults\n"
    project.edit("articles/apec/article.yaml", "language: es", "language: fr")
    project.edit("articles/tiny/plan.yaml", "check: level", "check: levle")
    shown = run("check")
    assert shown.exit_code == 2
    assert shown.stdout == ""
    assert [line.split(":")[0] for line in shown.stderr.splitlines()] == [
        "data/raw/articles/apec/article.yaml",
        "data/raw/articles/tiny/plan.yaml, entry 1 (trade)",
        "2 faults; nothing written",
    ]
    assert run("check", "tiny").stderr.endswith("1 fault; nothing written\n")


def test_check_tells_another_program_too(project):
    assert json.loads(run("check", "--json").stdout) == []
    project.edit("articles/tiny/plan.yaml", "check: level", "check: levle")
    shown = run("check", "--json")
    (fault,) = json.loads(shown.stdout)
    assert (shown.exit_code, shown.stderr) == (2, "")
    assert fault["file"] == "data/raw/articles/tiny/plan.yaml"
    assert fault["fix"] == "Did you mean level? Fix the name."


ONE_LINE = {
    "a figure": ("figures/customs.csv", "300.5,USD", "301.5,USD"),
    "a claim": ("articles/tiny/claims.csv", "över 500", "över 600"),
    "a choice": ("articles/tiny/plan.yaml", "flow: imports", "flow: exports"),
    "a date": ("articles/tiny/article.yaml", "2025-05-13", "2025-05-14"),
}


@pytest.mark.parametrize("edit", ONE_LINE.values(), ids=ONE_LINE)
def test_a_change_is_a_line_and_a_figure_one_more_for_its_hash(project, edit):
    def files():
        found = sorted(p for p in project.project.root.rglob("*") if p.is_file())
        return {p: p.read_text("utf-8").splitlines() for p in found}

    run("seal")
    run("schemas")
    before = files()
    project.edit(*edit)
    run("seal")
    run("schemas")
    after = files()
    changes = [
        line[1:].strip().split(":")[0]
        for file in before
        for line in difflib.unified_diff(before[file], after[file], lineterm="", n=0)
        if line.startswith("+") and not line.startswith("+++")
    ]
    hashes = ['"hash"'] if edit[0].startswith("figures/") else []
    assert len(changes) == 1 + len(hashes)
    assert [line for line in changes if line == '"hash"'] == hashes


def test_an_article_without_claims_goes_all_the_way(project):
    create(project.project, "apec", "es", "2024-11-15")
    judged = judge_article(open_article(project.project, "apec"))
    assert (judged.now, judged.then) == ({}, {})
    assert "No claims yet" in ReadersPages(judged).pages("en")["index.html"]
