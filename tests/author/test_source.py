"""A table of one's own becomes figures: read as saved, checked, said before written."""

import json
from itertools import product

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from claimbook.author.source import draft, write
from claimbook.author.spreadsheet import decimal_mark, number, read_table
from claimbook.cli import main
from claimbook.faults import Collector, Faults

FACTS = {
    "name": "own_trade",
    "institution": "A ministry of São Paulo",
    "table": "Trade by partner",
    "address": "https://example.org/own",
    "licence": "CC BY 4.0",
    "released": "2025-03-01",
    "basis": "FOB",
}
CELLS = {"series": "goods_trade", "unit": "USD million", "flow": "exports"}
CELLS |= {"product": "all", "partner": "CHN"}
TABLE = [
    ["Country", "Year", "Value"],
    ["Perú", "2023", "1234,5"],
    ["Chile", "2024", "7,25"],
]
LONG = "Country,Year,Value\nPeru,2023,1234.5\nCHL,2024,7.25\n"


def text(rows, separator=","):
    return "\n".join(separator.join(row) for row in rows) + "\n"


@pytest.fixture
def made(project, tmp_path):
    """Return a function that drafts a source from a file's bytes."""

    def drafted(content, cells=CELLS, columns=(), **facts):
        file = tmp_path / "own.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return draft(project.project, file, FACTS | facts, cells, dict(columns))

    return drafted


def refused(made, *given, **more):
    with pytest.raises(Faults) as error:
        made(*given, **more)
    return str(error.value)


@pytest.mark.parametrize(
    ("code", "separator"),
    [*product(["utf-8", "utf-8-sig", "utf-16", "cp1252"], [";", "\t"])],
)
def test_a_table_is_read_as_spreadsheets_save_it(made, code, separator):
    rows = [[cell.replace("Perú", "Peru") for cell in row] for row in TABLE]
    made_of = made(text([*rows, ["Curaçao", "2024", "1"]], separator).encode(code))
    assert [(r.reporter, r.period, str(r.value)) for r in made_of.rows] == [
        ("PER", "2023", "1234.5"),
        ("CHL", "2024", "7.25"),
        ("CUW", "2024", "1"),
    ]
    assert "decimal mark ," in made_of.about[0]


def test_a_workbook_is_read_from_its_first_sheet(made, tmp_path):
    book = Workbook()
    for row in [["Exports of goods"], [], ["iso3", "2023", "2024"], ["BRA", 1.5, None]]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    made_of = made((tmp_path / "a.xlsx").read_bytes())
    assert [(r.reporter, r.period, str(r.value)) for r in made_of.rows] == [
        ("BRA", "2023", "1.5")
    ]
    assert made_of.about[0].startswith("XLSX, its first sheet; header in line 3")
    assert "1 figures, 1 cells without a number" in made_of.about


def test_years_across_are_put_below_each_other_and_what_is_not_used_is_said(made):
    content = "Country Code,Notes,2022 [YR2022],2023 [YR2023]\nPER,x,1,..\nCHL,y,2,3\n"
    made_of = made(content)
    assert [(r.reporter, r.period) for r in made_of.rows] == [
        ("PER", "2022"),
        ("CHL", "2022"),
        ("CHL", "2023"),
    ]
    assert "left out: Notes" in made_of.about
    assert "reporter: CHL, PER" in made_of.about


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1.5", "2"], "."),
        (["1,5", "1.234"], ","),
        (["1.234,5"], ","),
        (["1,234.5"], "."),
        (["1,234,567"], "."),
        (["1,234"], None),
        (["1,5", "1.5"], None),
        (["12"], "."),
    ],
)
def test_the_decimal_mark_is_seen_or_left_open(texts, mark):
    assert decimal_mark(texts) == mark


def test_digits_are_kept_as_published():
    assert number("1 234,50", ",") == "1234.50"
    assert number("−1,234.0", ".") == "-1234.0"


FAULTS = [
    ("", {}, "own.csv: found no table; allowed: a header and rows"),
    ('Country,Year,Value\nPER,2023,"1,234"\n', {}, "found the number 1,234; allowed"),
    ("Country,Year\nPER,2023\n", {}, "found no value among Country, Year; allowed: v"),
    (LONG, {"series": "prices"}, "row 2: found series = 'prices'; allowed"),
    (LONG, {"unit": "bushels"}, "row 2: found unit = 'bushels'"),
    (LONG.replace("2023", "May"), {}, "row 2: found period = 'May'"),
    (LONG.replace("Peru", "Atlantis"), {}, "row 2: found reporter = 'Atlantis'"),
    (LONG.replace("1234.5", "many"), {}, "row 2: found value = 'many'"),
]


@pytest.mark.parametrize(("content", "cells", "fault"), FAULTS)
def test_what_cannot_be_figures_is_refused(made, project, content, cells, fault):
    before = sorted(p.name for p in project.project.figures.iterdir())
    assert fault in refused(made, content, CELLS | cells)
    assert sorted(p.name for p in project.project.figures.iterdir()) == before


def test_the_faults_of_a_long_table_are_not_all_listed(made):
    rows = "".join(f"PER,{year},x\n" for year in range(1900, 2000))
    assert refused(made, f"Country,Year,Value\n{rows}").count("found value") < 30


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({"name": "customs"}, "source, name: found 'customs'; allowed: a name that is"),
        ({"name": "Own trade"}, "source, entry: found name = 'Own trade'"),
        ({"released": "soon"}, "source, entry: found released = 'soon'"),
        ({"address": "example"}, "source, entry: found address"),
    ],
)
def test_a_source_that_is_not_described_is_refused(made, facts, fault):
    assert fault in refused(made, LONG, **facts)


def test_a_column_by_another_name_is_named(made):
    content = "Land,Jahr,Wert\nPER,2023,1\n"
    columns = {"reporter": "Land", "period": "Jahr", "value": "Wert"}
    assert made(content, columns=columns).rows[0].reporter == "PER"
    fault = refused(made, content, columns=columns | {"value": "Werte"})
    assert (
        "found column = 'Werte'; allowed: Jahr, Land, Wert. Did you mean Wert?" in fault
    )


def test_what_is_written_is_a_source_without_a_fault(made, project):
    write(project.project, made(LONG))
    data, _ = project.read("tiny")
    (peru,) = [f for f in data.figures if f.reporter == "PER"]
    assert (peru.value, peru.published) == (1234.5e6, "1234.5 USD million")
    assert str(peru.released) == "2025-03-01"
    assert data.sources["own_trade"].redistribution == "unclear"
    package = json.loads((project.project.figures / "datapackage.json").read_text())
    names = [entry["name"] for entry in package["resources"]]
    assert names == sorted(names)


def test_the_command_says_what_it_understood_and_asks(project, tmp_path):
    (tmp_path / "own.csv").write_text(LONG)
    options = [f"--{name}={value}" for name, value in FACTS.items()]
    options += [f"--set={name}={value}" for name, value in CELLS.items()]
    command = ["source", "new", "own.csv", *options]
    said = CliRunner().invoke(main, command, input="n\n").output
    assert "UTF-8, commas between cells; header in line 1; decimal mark ." in said
    assert "read Country as reporter, Year as period, Value as value" in said
    assert not (project.project.figures / "own_trade.csv").exists()
    said = CliRunner().invoke(main, [*command, "--yes"]).output
    assert "wrote data/raw/figures/own_trade.csv and its entry" in said
    asked = CliRunner().invoke(main, ["source", "new", "own.csv"], input="x\n")
    assert "Institution:" in asked.output
    assert CliRunner().invoke(main, [*command, "--set=x"]).exit_code == 2


@pytest.mark.parametrize("content", [b"PK\x03\x04 no book", b"\xff\xfea"])
def test_what_is_no_table_is_refused(tmp_path, content):
    (tmp_path / "a.xlsx").write_bytes(content)
    faults = Collector("a.xlsx")
    assert read_table(tmp_path / "a.xlsx", faults) is None
    assert read_table(tmp_path / "none.csv", faults) is None
    assert [f.given for f in faults] == ["no table", "no such file"]
