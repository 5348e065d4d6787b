"""What is built, what is left alone, and what is left behind when something fails."""

import errno
import html
import json
import re
import shutil
import subprocess
import sys
import threading
import time
from datetime import date
from itertools import pairwise

import nbformat
import papermill  # noqa: F401  it loads the engine, which needs it whole
import pytest
from built import AtOnce
from click.testing import CliRunner
from filelock import FileLock
from small import SLUG, SmallProject

from claimbook.build import engine as engine_module
from claimbook.build import manifest, orchestrate, pool, reviewed
from claimbook.cli import main
from claimbook.faults import Faults
from claimbook.project import Project
from claimbook.report import exporter, site

VERDICTS = (
    "claim_id,known_now,known_now_depends_on,on_the_dateline,"
    "on_the_dateline_depends_on\\na,supported,,supported,\\n"
)
CLAIMS = "claim_id,statement_en,statement_sv\\na,Trade rose.,Handeln steg.\\n"
ABOUT = {
    "published": "2025-05-13",
    "language": "sv",
    "lead": "sv",
    "claims": 1,
    "verdicts": {"supported": 1},
    "in": {
        "en": {
            "title": "A title",
            "finding": "",
            "search": [["claims/a.en.html", "Trade rose.", "supported", ""]],
        },
        "sv": {
            "title": "En rubrik",
            "finding": "",
            "search": [["claims/a.html", "Handeln steg.", "får stöd", ""]],
        },
    },
}
CODE = f"""
import json
from claimbook.project import Project
folder = Project.find().scratch(article)
(folder / "pages" / "claims").mkdir(parents=True, exist_ok=True)
for page in ("index.html", "en.html", "claims/a.html", "claims/a.en.html"):
    (folder / "pages" / page).write_text('<html lang="en"><body><p>.</p>')
(folder / "pages" / "about.json").write_text(json.dumps({ABOUT}))
(folder / "verdicts.csv").write_text("{VERDICTS}")
(folder / "claims.csv").write_text("{CLAIMS}")
"""


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A small project with one small notebook, so that a build takes a moment."""
    SmallProject(tmp_path)
    (tmp_path / "requirements.lock").write_text("")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pool, "run", in_this_process)
    monkeypatch.setattr(pool, "warm", lambda: None)  # nothing is forked from it
    # the threads of pytest-xdist do nothing that a fork could break
    monkeypatch.setattr(engine_module, "can_fork", lambda: sys.platform == "linux")
    write_notebook(CODE)
    return tmp_path


def in_this_process(function, jobs, workers):
    return pool.completed(AtOnce(), function, jobs.items(), 1)


def answer(monkeypatch, run, function=pool.run_job):
    """Have `run` answer for the jobs that call `function`."""

    def answered(called, jobs, workers):
        chosen = run if called is function else in_this_process
        return chosen(called, jobs, workers)

    monkeypatch.setattr(pool, "run", answered)


def none(function, jobs, workers):
    """What a pool says of jobs whose process was killed twice."""
    return ((name, f"{name}: {pool.KILLED}") for name in jobs)


def write_notebook(code):
    parameters = nbformat.v4.new_code_cell(
        'article: str = "none"\nyear: int = 2024  # 2014 to 2024',
        metadata={"tags": ["parameters"]},
    )
    cells = [
        nbformat.v4.new_markdown_cell("# A report"),
        parameters,
        nbformat.v4.new_code_cell(code),
    ]
    notebook = nbformat.v4.new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {
                "name": "python3",
                "language": "python",
                "display_name": "Python 3",
            }
        },
    )
    nbformat.write(notebook, Project.find().notebooks / "5-report.ipynb")


def report(*chosen, engine="fork", limit=60, **given):
    said = []
    project = Project.find()
    how = orchestrate.How(engine, limit)
    failures = orchestrate.report(project, chosen, given, how, said.append)
    return failures, "\n".join(said)


def test_a_second_run_does_nothing_and_says_so(root):
    failures, said = report()
    assert not failures
    assert "1 up to date, 0 failed (" in said
    assert said.endswith("open reports/index.html")
    failures, said = report()
    assert not failures
    assert said.startswith("nothing to do: 1 up to date")


def fresh():
    return manifest.fresh(
        Project.find(),
        SLUG,
        {},
        manifest.shared_inputs(Project.find()),
        manifest.cited_inputs(Project.find()),
    )


def touched(path, text="\n"):
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


INPUTS = {
    "the notebook": lambda: write_notebook(CODE + "1"),
    "the article": lambda: touched(Project.find().articles / SLUG / "article.yaml"),
    "the plan": lambda: touched(
        Project.find().articles / SLUG / "plan.yaml", "# seen\n"
    ),
    "the lock": lambda: touched(Project.find().root / "requirements.lock", "# newer\n"),
    "an output": lambda: touched(Project.find().reports / SLUG / "index.html"),
    "a built table": lambda: touched(Project.find().processed / SLUG / "verdicts.csv"),
    "a lost page": lambda: (Project.find().reports / SLUG / "5-report.html").unlink(),
    "a lost manifest": lambda: (
        Project.find().reports / SLUG / "manifest.json"
    ).unlink(),
}


def test_what_a_report_rests_on_is_judged_by_content(root):
    report()
    for change in INPUTS.values():
        change()
        assert not fresh()
        report()
        assert fresh()
    plan = Project.find().articles / SLUG / "plan.yaml"
    plan.touch()
    assert "nothing to do" in report()[1]


def test_only_sources_the_plan_names_count(root):
    report()
    sources = manifest.read(Project.find(), SLUG)["sources"]
    assert "customs" in sources
    touched(Project.find().figures / "customs.csv")
    assert not fresh()


def test_parameters_are_part_of_what_a_report_is(root):
    report()
    assert f"building {SLUG}" in report(year="2020")[1]
    assert "nothing to do" in report(year="2020")[1]
    assert f"building {SLUG}" in report()[1]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"yaer": "2020"}, "found a name no notebook has; allowed: article, year. Did"),
        ({"year": "1900"}, "found 1900; allowed: 2014 to 2024. Nothing was run."),
        ({"year": "soon"}, "found 'soon'; allowed: a value of type int."),
    ],
)
def test_a_wrong_parameter_fails_before_a_kernel_starts(root, given, message):
    with pytest.raises(Faults) as caught:
        report(**given)
    assert message in str(caught.value)
    assert not (Project.find().reports / SLUG).exists()


def test_an_unknown_article_is_named_with_its_near_miss(root):
    with pytest.raises(Faults) as caught:
        report("tinny")
    assert f"no such article; allowed: {SLUG}. Did you mean {SLUG}?" in str(
        caught.value
    )


def test_faults_leave_the_old_report_in_place(root):
    report()
    page = (Project.find().reports / SLUG / "index.html").read_bytes()
    touched(Project.find().articles / SLUG / "plan.yaml", "- claim: none\n")
    with pytest.raises(Faults):
        report()
    assert (Project.find().reports / SLUG / "index.html").read_bytes() == page


def test_a_failing_cell_is_named_and_what_ran_is_kept(root):
    report()
    write_notebook("print('so far')\n1 / 0")
    failures, said = report()
    assert failures[0] in said
    assert failures == [
        f"{SLUG}: 5-report.ipynb, cell 4: ZeroDivisionError: division by zero; what ran "
        f"is kept in .build/failed/{SLUG}"
    ]
    kept = nbformat.read(
        Project.find().build / "failed" / SLUG / "notebooks" / "5-report.ipynb", 4
    )
    assert any("ZeroDivisionError" in str(c.get("outputs")) for c in kept.cells)


def test_after_a_failure_the_last_good_report_stays_and_says_so(root):
    report()
    page = Project.find().reports / SLUG / "5-report.html"
    good = page.read_text("utf-8")
    for problem in ("<b>", "again"):
        write_notebook(f"raise ValueError({problem!r})")
        report()
        text = page.read_text("utf-8")
        today = date.today()
        mark = f"This report was made on {today}. Since then, on {today}, it failed: "
        assert text.count(mark) == 1
        assert f"cell 4: ValueError: {html.escape(problem)}</p>" in text
        assert (Project.find().processed / SLUG / "verdicts.csv").is_file()
    write_notebook(CODE)
    report()
    assert page.read_text("utf-8") == good


@pytest.mark.parametrize("engine", ["fork", "kernel"])
@pytest.mark.parametrize(
    ("code", "failure"),
    [
        ("print('so far')\nwhile True: pass", "more than 1 s; --cell-seconds sets how"),
        ("import os; os.abort()", "its kernel died; is there enough memory?"),
        ("raise ValueError('x' * 9999)", f"ValueError: {'x' * 488}; what ran is kept"),
        ("raise ValueError('one\\ntwo')", "ValueError: one two; what ran is kept"),
    ],
)
def test_whatever_a_cell_does_is_one_line_with_its_number(root, engine, code, failure):
    write_notebook(f"if True:\n    pass\n{code}")
    limit = 1 if "while" in code else 60
    ((line,), _) = report(engine=engine, limit=limit)
    assert line.startswith(f"{SLUG}: 5-report.ipynb, cell 4: {failure}")
    assert "\n" not in line


@pytest.mark.parametrize("engine", ["fork", "kernel"])
def test_what_a_cell_prints_is_bounded_and_takes_no_longer_than_it_is_long(
    root, engine, monkeypatch
):
    monkeypatch.setattr(engine_module._Client, "left", 2_000_000)
    monkeypatch.setattr(engine_module, "MOST_SHOWN", 2_000_000)
    lines = "print('a' * 999_999 + '\\r' + 'b', end='')\nprint('\\n' + 'c' * 5_000_000)"
    write_notebook(f"{CODE}\n{lines}")
    begun = time.monotonic()
    assert report(engine=engine)[0] == []
    assert time.monotonic() - begun < 30
    kept = Project.find().executed / SLUG / "5-report.ipynb"
    (printed,) = nbformat.read(kept, 4).cells[-1].outputs[-1:]
    assert printed.text.startswith("b\nccc")
    note = "\nMore than 2,000,000 letters were shown; the rest is cut.\n"
    assert printed.text.endswith("c" + note)
    assert 990_000 < len(printed.text) < 1_100_000


def test_a_table_with_a_very_long_cell_is_published(root):
    long = "(folder / 'long.csv').write_text('a\\n' + 'x' * 2_000_000)"
    write_notebook(f"{CODE}\n{long}")
    assert report()[0] == []
    assert (Project.find().processed / SLUG / "long.csv").stat().st_size == 2_000_002


def test_an_error_of_the_front_page_is_one_line(root, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("one\ntwo")

    monkeypatch.setattr(site, "site_pages", broken)
    assert report()[0] == ["the front page: ZeroDivisionError: one two"]


def test_one_failing_article_does_not_stop_the_others(root):
    other = Project.find().articles / "another"
    shutil.copytree(Project.find().articles / SLUG, other)
    text = (other / "article.yaml").read_text()
    (other / "article.yaml").write_text(text.replace(f"slug: {SLUG}", "slug: another"))
    write_notebook(f"assert article != 'another'\n{CODE}")
    failures, said = report()
    assert len(failures) == 1
    assert "another: 5-report.ipynb" in failures[0]
    assert "1 up to date, 1 failed" in said
    assert (Project.find().reports / SLUG / "index.html").is_file()


def test_a_file_edited_during_a_build_makes_the_next_run_build_again(root):
    """The cell stands for an analyst, who edits the claims after they were read."""
    claims = Project.find().article(SLUG) / "claims.csv"
    texts = [claims.read_text("utf-8")]
    texts += [texts[0].replace("came", "CAME", n) for n in (1, 2)]
    edit = f"""
import pathlib
own = (Project.find().article(article) / "claims.csv").read_text("utf-8")
(folder / "seen.txt").write_text(own, "utf-8")
edited = own.replace("CAME", "came").replace("came", "CAME", 1 + own.count("CAME"))
pathlib.Path({str(claims)!r}).write_text(edited, "utf-8")
"""
    write_notebook(CODE + edit)
    for before, after in pairwise(texts):
        failures, said = report()
        assert not failures
        assert f"building {SLUG}" in said
        seen = Project.find().processed / SLUG / "seen.txt"
        assert seen.read_text("utf-8") == before
        assert claims.read_text("utf-8") == after


def test_a_removed_article_leaves_nothing(root):
    other = Project.find().articles / "another"
    shutil.copytree(Project.find().articles / SLUG, other)
    text = (other / "article.yaml").read_text()
    (other / "article.yaml").write_text(text.replace(f"slug: {SLUG}", "slug: another"))
    report()
    assert "another/en.html" in (Project.find().reports / "index.html").read_text()
    shutil.rmtree(other)
    _, said = report()
    assert said.startswith("nothing to do: 1 up to date")
    assert not (Project.find().reports / "another").exists()
    assert not (Project.find().processed / "another").exists()
    assert "another" not in (Project.find().reports / "index.html").read_text()


def test_what_a_killed_run_left_is_cleared_away(root):
    half = Project.find().build / f"run-{SLUG}" / "tables"
    half.mkdir(parents=True)
    (half / "verdicts.csv").write_text("half")
    failures, _ = report()
    assert not failures
    assert not (Project.find().build / f"run-{SLUG}").exists()


def test_reviewed_verdicts_hold_a_run(root):
    Project.find().expected(SLUG).parent.mkdir(parents=True)
    Project.find().expected(SLUG).write_text(VERDICTS.replace("\\n", "\n"))
    assert report()[0] == []
    write_notebook(CODE.replace("a,supported,", "a,contradicted,b"))
    failures, _ = report()
    assert "1 verdicts differ from the reviewed ones, or are of" in failures[0]
    assert "a: supported → contradicted (depends on b), on the dateline" in failures[0]
    assert f"claimbook accept {SLUG}" in failures[0]
    reviewed.accept(Project.find(), SLUG)
    assert report()[0] == []


def test_no_verdicts_are_accepted_that_are_older_than_their_inputs(root):
    assert report()[0] == []
    claims = Project.find().article(SLUG) / "claims.csv"
    text = claims.read_text("utf-8")
    claims.write_text(text.replace("S.,S.", "T.,T."), "utf-8")
    with pytest.raises(Faults, match="found verdicts older than data/raw/articles/"):
        reviewed.accept(Project.find(), SLUG)
    assert not Project.find().expected(SLUG).exists()
    assert report()[0] == []
    reviewed.accept(Project.find(), SLUG)


def test_what_is_not_finished_is_a_draft_on_every_page_and_not_accepted(root):
    facts = Project.find().article(SLUG) / "article.yaml"
    text = facts.read_text("utf-8")
    title = re.search("title_en: .*", text)[0]
    facts.write_text(text.replace(title, "title_en: Untitled"), "utf-8")
    assert report()[0] == []
    reports = Project.find().reports
    pages = list((reports / SLUG).rglob("*.html"))
    assert pages
    for page in pages:
        assert page.read_text("utf-8").count('<p class="draft" role="note">') == 1
    package = json.loads((reports / SLUG / "data" / "datapackage.json").read_text())
    assert package["title"] == "Untitled (draft)"
    with pytest.raises(Faults, match="title_en: found 'Untitled'"):
        reviewed.accept(Project.find(), SLUG)


def test_accept_without_a_build_says_what_to_do(root):
    with pytest.raises(FileNotFoundError, match="has no built verdicts; run claimbook"):
        reviewed.accept(Project.find(), SLUG)


def test_a_second_run_at_once_says_so_and_waits(root):
    Project.find().build.mkdir()
    lock = FileLock(Project.find().build / "lock")
    said = []
    arguments = (Project.find(), (), {}, orchestrate.How("kernel"), said.append)
    second = threading.Thread(target=orchestrate.report, args=arguments)
    with lock:
        second.start()
        second.join(timeout=1)
        assert second.is_alive()
        assert said == ["another run is building reports here; waiting for it to end"]
        shutil.rmtree(Project.find().articles / SLUG)
    second.join(timeout=30)
    assert said[-1].startswith("nothing to do: 0 up to date")


def test_a_full_disk_leaves_nothing_half_written(root, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device", "verdicts.csv")

    monkeypatch.setattr(manifest, "write", full)
    run = CliRunner().invoke(main, ["report"])
    assert run.exit_code == 3
    assert "the disk is full (verdicts.csv); no report was placed" in run.output
    assert not (Project.find().reports / SLUG).exists()


def copies(count):
    """Add articles beside the first, until there are `count`."""
    for number in range(1, count):
        other = Project.find().articles / f"copy-{number}"
        shutil.copytree(Project.find().articles / SLUG, other)
        text = (other / "article.yaml").read_text()
        (other / "article.yaml").write_text(
            text.replace(f"slug: {SLUG}", f"slug: {other.name}")
        )


def test_many_reports_are_told_in_lines_and_failures_again_at_the_end(root, capsys):
    copies(orchestrate.FEW + 1)
    write_notebook(f"assert article not in ('copy-1', 'copy-3')\n{CODE}")
    failures, said = report()
    assert len(failures) == 2
    lines = said.splitlines()
    assert lines[0] == f"building {orchestrate.FEW + 1} reports"
    assert f"copy-2: in place (2 of {orchestrate.FEW + 1})" in lines
    start = [n for n, line in enumerate(lines) if "3 up to date, 2 failed" in line][0]
    assert [line.split(":")[1] for line in lines[start + 1 : -1]] == [
        " copy-1",
        " copy-3",
    ]
    assert capsys.readouterr().err == ""  # no bar where there is no terminal


def test_the_sums_hold_and_are_written_again_where_lost(root):
    report()
    sums = Project.find().reports / "SHA256SUMS"
    text = sums.read_text()
    assert f"  {SLUG}/manifest.json\n" in text
    assert "SHA256SUMS" not in text
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    subprocess.run(command, cwd=Project.find().reports, check=True)
    sums.write_text("half")
    assert "nothing to do" in report()[1]
    assert sums.read_text() == text


def test_what_has_run_is_kept_beside_the_report(root):
    report()
    kept = Project.find().executed / SLUG / "5-report.ipynb"
    assert nbformat.read(kept, 4).cells[-1].execution_count
    shutil.rmtree(Project.find().articles / SLUG)
    report()
    assert not kept.parent.exists()


def test_a_job_that_is_killed_twice_is_one_failure(root, monkeypatch):
    answer(monkeypatch, none)
    failures, _ = report()
    assert failures == [
        f"{SLUG}: its process was killed twice; is there enough memory?; what ran is "
        f"kept in .build/failed/{SLUG}"
    ]


def test_a_front_page_that_could_not_be_written_is_said_and_tried_again(
    root, monkeypatch
):
    answer(monkeypatch, none, orchestrate.write_site)
    for said in ("1 up to date, 1 failed", "memory?: 1 up to date"):
        failures, told = report()
        assert failures == [
            "the front page: its process was killed twice; is there enough memory?"
        ]
        assert said in told
    answer(monkeypatch, in_this_process)
    assert report()[1].startswith("nothing to do: 1 up to date")
    assert (Project.find().reports / "index.html").is_file()


def test_where_forks_are_not_safe_the_ordinary_kernel_is_taken_and_said(
    root, monkeypatch
):
    asked = []

    def run(function, jobs, workers):
        asked.extend(jobs.values())
        yield from ()

    answer(monkeypatch, run)
    monkeypatch.setattr(orchestrate.sys, "platform", "darwin")
    _, said = report()
    assert "notebooks run in ordinary kernels: no safe forks on this system" in said
    assert asked[0][3] == "kernel"


def test_the_last_reports_share_what_processors_are_left(root, monkeypatch):
    copies(5)
    asked = []

    def run(function, jobs, workers):
        asked.append((workers, [job[5] for job in jobs.values()]))
        yield from ()

    answer(monkeypatch, run)
    for cores, told in [
        (2, (2, [1, 1, 1, 1, 2])),
        (4, (4, [1, 1, 1, 1, 4])),
        (8, (5, [1] * 5)),
        (1, (1, [1] * 5)),
    ]:
        monkeypatch.setattr(orchestrate, "cores", lambda cores=cores: cores)
        report()
        assert asked[-1] == told


def test_an_interrupted_run_leaves_no_folder(root, monkeypatch):
    def interrupted(function, jobs, workers):
        (Project.find().build / f"run-{SLUG}-abc").mkdir()
        raise KeyboardInterrupt
        yield

    answer(monkeypatch, interrupted)
    with pytest.raises(KeyboardInterrupt):
        report()
    assert [p.name for p in Project.find().build.iterdir()] == ["lock"]


RELATIVE = """
import os
here = os.listdir()
assert os.path.basename(os.getcwd()) == "notebooks", os.getcwd()
assert "5-report.ipynb" in here, here
assert open("../data/raw/series.csv").readline().startswith("series,")
"""


def test_the_working_folder_is_that_of_the_notebooks_as_in_jupyterlab(root):
    write_notebook(RELATIVE + CODE)
    assert report()[0] == []


def test_a_sixth_notebook_is_run_rendered_and_linked(root):
    notebooks = Project.find().notebooks
    assert report()[0] == []
    shutil.copy(notebooks / "5-report.ipynb", notebooks / "6-prices.ipynb")
    failures, said = report()
    assert not failures
    assert f"building {SLUG}" in said
    page = (Project.find().reports / SLUG / "5-report.html").read_text("utf-8")
    assert page.index('href="5-report.html"') < page.index('href="6-prices.html"')
    assert (Project.find().reports / SLUG / "6-prices.html").is_file()
    touched_cell = nbformat.read(notebooks / "6-prices.ipynb", 4)
    touched_cell.cells[0].source = "# Prices"
    nbformat.write(touched_cell, notebooks / "6-prices.ipynb")
    assert f"building {SLUG}" in report()[1]


def test_a_notebook_without_a_parameters_cell_is_named_as_left_out(root):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0")])
    nbformat.write(notebook, Project.find().notebooks / "scribble.ipynb")
    failures, said = report()
    assert not failures
    left_out = "left out: notebooks/scribble.ipynb, which has no parameters cell"
    assert left_out in said.splitlines()
    assert not (Project.find().reports / SLUG / "scribble.html").exists()
    assert left_out in report()[1]


def test_an_article_may_leave_notebooks_out(root):
    notebooks = Project.find().notebooks
    shutil.copy(notebooks / "5-report.ipynb", notebooks / "3-investment.ipynb")
    facts = Project.find().article(SLUG) / "article.yaml"
    touched(facts, "without: [3-investmant]\n")
    with pytest.raises(Faults) as caught:
        report()
    assert (
        "article.yaml, without: found a notebook = '3-investmant'; allowed: "
        "3-investment, 5-report. Did you mean 3-investment? Fix the name."
    ) in str(caught.value)
    facts.write_text(facts.read_text().replace("investmant", "investment"))
    assert report()[0] == []
    assert not (Project.find().reports / SLUG / "3-investment.html").exists()
    page = (Project.find().reports / SLUG / "5-report.html").read_text("utf-8")
    assert "3-investment.html" not in page


def test_a_report_without_a_readers_page_is_a_failure(root):
    write_notebook("1")
    assert report()[0] == [
        f"{SLUG}: none of its notebooks makes the reader's page; what ran is kept in "
        f".build/failed/{SLUG}"
    ]


def test_an_exception_that_nobody_foresaw_is_one_articles_one_line(root, monkeypatch):
    copies(2)

    def render(notebook, name, names):
        if "copy-1" in str(notebook.cells):
            raise UnicodeError("two\nlines and more " + "x" * 999)
        return ""

    monkeypatch.setattr(exporter, "render", render)
    failures, said = report()
    assert len(failures) == 1
    assert failures[0].startswith(
        "copy-1: 5-report.ipynb: UnicodeError: two lines and more xxx"
    )
    assert len(failures[0].splitlines()) == 1
    assert len(failures[0]) < 640
    assert "1 up to date, 1 failed" in said
    assert (Project.find().reports / SLUG / "index.html").is_file()
    kept = Project.find().build / "failed" / "copy-1" / "notebooks"
    assert "UnicodeError" in (kept / "5-report.txt").read_text()
