"""How a notebook shows what a cell ends in: frames, texts, charts, a missing name."""

import re
from base64 import b64decode

import matplotlib.pyplot as plt
import pandas as pd
import pytest
import seaborn as sns
from IPython.core.interactiveshell import InteractiveShell

from claimbook.charts.theme import INK, describe
from claimbook.report.display import ROWS, prepare

FRAME = pd.DataFrame({"claim_id": ["a", "b"], "value": [518.467, None]})


@pytest.fixture(scope="module")
def shell():
    """A notebook's shell with the project's look; nothing of it stays."""
    with plt.rc_context():
        shell = InteractiveShell.instance()
        assert prepare(shell)
        yield shell
    InteractiveShell.clear_instance()


@pytest.fixture
def shown(shell):
    """What a notebook stores of a value that ends a cell, by MIME type."""
    yield lambda value: shell.display_formatter.format(value)[0]
    plt.close("all")


def html(text):
    """An output's words, without the tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text)).strip()


def test_outside_of_a_notebook_nothing_is_done(monkeypatch):
    InteractiveShell.clear_instance()
    monkeypatch.setattr("claimbook.report.display.get_ipython", lambda: None)
    plt.get_backend()  # settled once, whatever was tested before
    before = plt.rcParams.copy()
    assert prepare() is False
    assert plt.rcParams == before


def test_charts_are_drawn_in_the_projects_look(shell):
    assert plt.rcParams["text.color"] == INK


def test_a_frame_is_a_table_with_its_heads_in_words(shown):
    page = shown(FRAME)["text/html"]
    assert re.findall(r'<th scope="col">(.*?)</th>', page) == ["claim id", "value"]
    assert re.findall(r"<td.*?>(.*?)</td>", page) == ["a", "518.467", "b", ""]
    assert "<caption>2 rows</caption>" in page


def test_a_claims_row_can_be_linked_to(shown):
    page = shown(FRAME)["text/html"]
    assert re.findall(r'data-claim="(.*?)"', page) == ["a", "b"]
    other = shown(FRAME.rename(columns={"claim_id": "name"}))["text/html"]
    assert "data-claim" not in other


def test_an_empty_frame_is_a_sentence(shown):
    page = shown(FRAME.head(0))["text/html"]
    assert html(page) == "Nothing of this kind in this article."
    assert "<table" not in page


def test_of_a_long_frame_the_first_rows_are_shown(shown):
    long = pd.DataFrame({"n": range(ROWS + 1)})
    page = shown(long)["text/html"]
    assert page.count("<tr") == ROWS + 1
    assert f"<caption>{ROWS + 1} rows; the first {ROWS} are shown</caption>" in page
    assert "are shown" not in shown(long.head(ROWS))["text/html"]


def test_an_index_with_a_name_is_a_column(shown):
    page = shown(FRAME.set_index("claim_id"))["text/html"]
    assert re.findall(r"<td.*?>(.*?)</td>", page)[:2] == ["a", "518.467"]
    # the numbers of rows are not
    filtered = shown(FRAME.tail(1))["text/html"]
    assert re.findall(r'<th scope="col">(.*?)</th>', filtered) == ["claim id"]


def test_heads_of_two_levels_are_one_line(shown):
    pairs = FRAME.groupby("claim_id")[["value"]].agg(["min", "count"])
    page = shown(pairs)["text/html"]
    assert "value count" in re.findall(r'<th scope="col">(.*?)</th>', page)


def test_a_day_is_shown_without_its_hour_and_a_blank_as_nothing(shown):
    table = pd.DataFrame(
        {
            "status": pd.Categorical(["holds", None]),
            "released": pd.to_datetime(["2025-05-13", None]),
            "n": [1, 2],
        }
    )
    cells = re.findall(r"<td.*?>(.*?)</td>", shown(table)["text/html"])
    assert cells == ["holds", "2025-05-13", "1", "", "", "2"]


def test_a_cell_is_shown_as_written(shown):
    page = shown(pd.DataFrame({"note": ["<b>1 & 2</b>"]}))["text/html"]
    assert "&lt;b&gt;1 &amp; 2&lt;/b&gt;" in page


def test_a_text_that_ends_a_cell_is_prose(shown):
    assert (
        shown("3 of 4 ways <hold>.")["text/html"] == "<p>3 of 4 ways &lt;hold&gt;.</p>"
    )


def test_a_grid_and_axes_are_named_without_an_address(shown):
    grid = sns.relplot(data=FRAME, x="value", y="claim_id")
    assert shown(grid)["text/plain"] == "FacetGrid"
    assert shown(grid.ax)["text/plain"] == "Axes"
    assert "0x" not in str(shown(grid))


def picture(page):
    (data,) = re.findall(r'src="data:image/svg\+xml;base64,(.*?)"', page)
    return b64decode(data).decode()


def test_a_chart_is_an_svg_with_words_made_of_its_axes(shown):
    grid = sns.relplot(data=FRAME, x="value", y="claim_id")
    outputs = shown(grid.figure)
    assert "<svg" in picture(outputs["text/html"])
    assert (
        'alt="value by claim_id: 1 group of points from 518.5 to 518.5"'
        in (outputs["text/html"])
    )
    assert not {"image/png", "image/svg+xml"} & outputs.keys()


def test_a_chart_has_the_words_that_are_given(shown):
    axes = sns.scatterplot(data=FRAME, x="value", y="claim_id")
    describe(axes, 'Only "a" has a value & no more.')
    page = shown(axes.figure)["text/html"]
    assert "Only &#34;a&#34; has a value &amp; no more." in page


def test_a_chart_is_shown_twice_by_the_same_bytes(shown):
    def drawn():
        return shown(sns.relplot(data=FRAME, x="value", y="claim_id").figure)

    assert drawn()["text/html"] == drawn()["text/html"]


@pytest.mark.parametrize(
    ("cell", "hinted"), [("outcomes.head()", True), ("1 / 0", False)]
)
def test_a_missing_name_says_what_to_run(shell, capsys, cell, hinted):
    shell.run_cell(cell)
    assert ("Run All Above Selected Cell" in capsys.readouterr().out) == hinted
