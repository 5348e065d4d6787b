"""The README's recipe for a new article, followed word for word, gives a report.

The text is made up; forum-2025/ holds it and what an analyst fills in.
"""

import csv
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from claimbook.data.schema import Claim
from claimbook.data.unfinished import PROPOSED, TITLES

REPOSITORY = Path(__file__).parents[2]
FILLED_IN = Path(__file__).parent / "forum-2025"
AS_INSTALLED = {
    ".venv/bin/claimbook ": f"{sys.executable} -m claimbook.cli ",
    "make report ARTICLE=": f"{sys.executable} -m claimbook.cli report ",
    "article.txt": str(FILLED_IN / "article.txt"),
    "CLAIM": "trade-record",
}


def commands():
    """Return the recipe's commands, without the comments behind them."""
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    section = readme.split("## Add an article")[1]
    block = re.search(r"```sh\n(.*?)```", section, re.S)[1]
    return [line for line in block.splitlines() if not line.startswith("#")]


def test_it_is_short_enough():
    text = (FILLED_IN / "article.txt").read_text("utf-8")
    assert 290 <= len(text.split()) <= 310
    assert len(commands()) <= 8


def fill_in(folder):
    """Write the titles, the claims under the header, and a plan for the proposals."""
    header = ",".join(Claim.model_fields) + "\n"
    explained = (folder / "claims.csv").read_text("utf-8").split(header)[0]
    rows = (FILLED_IN / "claims.csv").read_text("utf-8")
    (folder / "claims.csv").write_text(explained + header + rows, "utf-8")
    proposed = (folder / "plan.yaml").read_text("utf-8").split(PROPOSED)[0]
    planned = (FILLED_IN / "plan.yaml").read_text("utf-8")
    (folder / "plan.yaml").write_text(proposed + planned, "utf-8")
    facts = (folder / "article.yaml").read_text("utf-8")
    for title in TITLES.values():
        facts = facts.replace(title, "A forum")
    (folder / "article.yaml").write_text(facts, "utf-8")


def test_followed_word_for_word_it_gives_a_report_with_five_claims(tmp_path):
    shutil.copytree(REPOSITORY / "data" / "raw", tmp_path / "data" / "raw")
    shutil.copytree(REPOSITORY / "notebooks", tmp_path / "notebooks")
    shutil.copy(REPOSITORY / "requirements.lock", tmp_path)
    (tmp_path / "tests").mkdir()
    said = []
    for command in commands():
        for written, meant in AS_INSTALLED.items():
            command = command.replace(written, meant)
        run = subprocess.run(
            shlex.split(command, comments=True),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        said.append(run.stdout)
        if " new " in command:
            fill_in(tmp_path / "data" / "raw" / "articles" / "forum-2025")
    assert "no faults\n" in said
    assert any("supported, depends on exporter fob" in text for text in said)
    with (FILLED_IN / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    page = (tmp_path / "reports" / "forum-2025" / "index.html").read_text("utf-8")
    assert [
        row[0] for row in rows if f'id="{row[0]}"' not in page.replace("'", '"')
    ] == []
    reviewed = (tmp_path / "tests" / "expected" / "forum-2025.csv").read_text("utf-8")
    verdicts = [row.rpartition(",")[0] for row in reviewed.splitlines()[1:]]
    assert verdicts == [
        "trade-record,supported,exporter_fob,,supported,,",
        "chinese-purchases,supported,,,supported,,",
        "second-economy,supported,purchasing_power,,supported,purchasing_power,",
        "credit-in-dollars,supported,,,supported,,",
        "lithium-falls,supported,,,not enough data,,",
    ]
