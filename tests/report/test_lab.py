"""A cell run too early says what comes first."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from claimbook.report import lab


@pytest.mark.parametrize(
    "cell, hinted", [("chapters.about(book)", True), ("1 / 0", False)]
)
def test_a_missing_name_says_what_to_run(cell, hinted, capsys):
    shell = InteractiveShell()
    lab.load_ipython_extension(shell)
    shell.run_cell(cell)
    assert ("Run All Above Selected Cell" in capsys.readouterr().out) == hinted
