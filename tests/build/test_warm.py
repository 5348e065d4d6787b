"""What a report's process imports, and what it must not."""

import os
import subprocess
import sys

import pytest
from built import tiny

from claimbook.build.pool import ENVIRONMENT

HEAVY = {"pandas", "matplotlib", "nbformat", "nbconvert", "papermill", "seaborn"}
SLOW = ("rfc3987_syntax", "lark")
CHECK = """
import sys
{imports}
from pathlib import Path
import nbformat
notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("x")])
nbformat.validate(notebook)
print(sorted(n for n in {slow} if sys.modules.get(n)))
"""


@pytest.mark.parametrize(
    "imports",
    [
        "import claimbook.build.warm",
        "import claimbook.cli, claimbook.build.orchestrate",
        "import claimbook.build.job",
    ],
)
def test_the_slow_grammar_is_not_in_the_render_path(imports):
    said = run(CHECK.format(imports=imports, slow=SLOW))
    assert said.stdout == "[]\n", said.stderr


def test_the_process_that_hands_out_jobs_imports_nothing_that_draws(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    tiny(tmp_path, 1)
    code = (
        "import sys; from claimbook.cli import main; "
        "main(['report'], standalone_mode=False); "
        f"print(sorted({HEAVY} & sys.modules.keys()))"
    )
    said = run(code)
    assert "1 up to date, 0 failed" in said.stdout, said.stderr
    assert said.stdout.endswith("\n[]\n")


def run(code):
    """Return what Python says to some code in a report's environment."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | ENVIRONMENT,
        capture_output=True,
        text=True,
    )


def test_nothing_warm_has_a_thread():
    code = (
        "import claimbook.build.warm; from claimbook.build.engine import can_fork; "
        "print(can_fork())"
    )
    said = run(code)
    assert said.stdout == f"{sys.platform == 'linux'}\n", said.stderr
