"""Any notebook as one page: whole, readable, the same every time, text as written."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
)

from claimbook.report.exporter import ClaimbookExporter, render

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def export(*cells, **metadata):
    notebook = new_notebook(cells=list(cells), metadata=metadata)
    return ClaimbookExporter().from_notebook_node(notebook)[0]


def page(*cells, **metadata):
    return BeautifulSoup(export(*cells, **metadata), "html.parser")


def shown(data, **metadata):
    return new_code_cell(
        "x", outputs=[new_output("display_data", data, metadata=metadata)]
    )


@pytest.mark.parametrize(
    "text",
    ["from $1.2bn to $3.4bn", "a & b", "a < b > c", "$x^2$ and $$y$$", r"\alpha"],
)
def test_text_shows_as_written(text):
    written = text.replace("&", "&amp;").replace("<", "&lt;")
    found = page(
        new_markdown_cell(written),
        new_code_cell(f"# {text}"),
        shown({"text/plain": text}),
        shown({"text/latex": text}),
    )
    assert found.main.get_text().count(text) == 4
    assert found.find(["math", "script"]) is None


def test_nothing_is_asked_for_and_no_script_runs():
    found = page(new_markdown_cell("# A\n\n## B"), shown({"image/png": PNG}))
    assert found.find(["script", "link", "iframe"]) is None
    policy = found.select_one("meta[http-equiv='Content-Security-Policy']")["content"]
    assert policy.startswith("default-src 'none'; img-src data:")
    assert all(image["src"].startswith("data:") for image in found.find_all("img"))


def test_headings_make_the_title_and_the_contents():
    found = page(new_markdown_cell("# Trade: a < b\n\n## Levels, in dollars\n\n## År"))
    assert found.title.string == "Trade: a < b"
    links = [(a["href"], a.string) for a in found.select("nav.contents a")]
    assert links == [("#Levels-in-dollars", "Levels, in dollars"), ("#År", "År")]
    for place, _ in links:
        assert found.find(id=place[1:]).name == "h2"


def test_a_link_to_a_heading_still_finds_it():
    found = page(new_markdown_cell("## One, two\n\n[there](#One,-two)"))
    assert found.select_one("main p a")["href"] == "#One-two"


def test_without_sections_there_are_no_contents():
    found = page(new_markdown_cell("Only text."))
    assert found.select_one("nav.contents") is None
    assert found.title.string == "claimbook"


def test_a_picture_has_the_text_its_author_gave_it():
    told = {"image/png": {"alt": "A chart of trade"}}
    cells = [
        shown({"image/png": PNG}, **told),
        shown({"image/png": PNG}),
        shown({"text/html": "<img src='data:,'>"}),
    ]
    alts = [image["alt"] for image in page(*cells).find_all("img")]
    assert alts == [
        "A chart of trade",
        "Picture without a description, in cell 2 of notebook",
        "Picture without a description, in cell 3 of notebook",
    ]


def test_a_picture_without_a_text_names_its_notebook(tmp_path):
    notebook = new_notebook(cells=[new_markdown_cell("# A"), shown({"image/png": PNG})])
    nbformat.write(notebook, tmp_path / "6-prices.ipynb")
    html, _ = ClaimbookExporter().from_filename(str(tmp_path / "6-prices.ipynb"))
    assert 'alt="Picture without a description, in cell 2 of 6-prices"' in html


def test_code_is_folded():
    code = page(new_code_cell("x = 1")).select_one("details.code")
    assert code.summary.string == "Code"
    assert not code.has_attr("open")
    assert "x = 1" in code.get_text()


def test_cell_ids_do_not_change_from_run_to_run():
    def ids():
        cells = [new_markdown_cell("a"), new_code_cell("b")]  # with ids made up
        cells.append(new_code_cell("c", id="trade-05"))
        return [cell["id"] for cell in page(*cells).select("main > div[id]")]

    assert ids() == ids() == ["cell-1", "cell-2", "trade-05"]


def test_anyone_can_use_it(tmp_path):
    nbformat.write(
        new_notebook(cells=[new_markdown_cell("# Mine")]), tmp_path / "a.ipynb"
    )
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "claimbook", tmp_path / "a.ipynb"],
        check=True,
        capture_output=True,
    )
    found = BeautifulSoup((tmp_path / "a.html").read_text("utf-8"), "html.parser")
    assert found.title.string == "Mine"


@pytest.mark.parametrize("form", ["claimbook", "html"])
def test_a_stripped_source_is_exported_without_a_complaint(tmp_path, form):
    source = Path(__file__).parents[2] / "notebooks" / "2-trade.ipynb"
    command = ["nbconvert", "--to", form, "--log-level", "WARN"]
    done = subprocess.run(
        [sys.executable, "-m", "jupyter", *command, f"--output-dir={tmp_path}", source],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout + done.stderr == ""
    assert (tmp_path / "2-trade.html").is_file()


def test_a_claims_first_row_can_be_linked_to_and_leads_to_its_page():
    row = '<tr data-claim="trade"><td>trade</td><td>{}</td></tr>'
    table = {"text/html": f"<table>{row.format(1)}{row.format(2)}</table>"}
    notebook = new_notebook(cells=[shown(table)])
    first, second = BeautifulSoup(
        render(notebook, "2-trade", ["2-trade"]), "html.parser"
    ).select("tr")
    assert first["id"] == "claim-trade" and "id" not in second.attrs
    assert first.a["href"] == "claims/trade.html" and second.a is None
    assert page(shown(table)).select_one("#claim-trade a") is None  # of no article
