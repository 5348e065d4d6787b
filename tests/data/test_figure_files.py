"""Every rule for the cited figures and their sources, with a case that breaks it."""

import hashlib
import json

import pytest
from frictionless import validate

from claimbook.data.figure_files import seal
from claimbook.faults import Faults
from claimbook.project import Project

CUSTOMS = "figures/customs.csv"
RATES = "figures/rates.csv"
PACKAGE = "figures/datapackage.json"


def test_what_is_read_is_what_is_written(project):
    raw, _ = project.read()
    assert sorted(raw.sources) == ["customs", "rates"]
    assert sorted(raw.series) == ["exchange_rate", "goods_trade"]
    assert [m.iso3 for m in raw.regions["celac"]] == ["BRA", "CHL"]
    assert raw.members(("china_customs",)) == ("ABW", "BRA", "CHL")
    assert [f.value for f in raw.figures if f.source == "customs"] == [
        300.5e9,
        210e9,
    ]


def test_members_are_those_of_the_first_region_that_has_a_list(project):
    raw, _ = project.read()
    assert raw.members(("imf_whem", "celac", "un_m49")) == ("BRA", "CHL")
    assert raw.members(("mercosur",)) == ("BRA",)
    assert raw.members(("mercosur@2015",)) == ("BRA", "VEN")
    assert raw.members(("mercosur@2012-07",)) == ("BRA", "VEN")
    assert raw.members(("mercosur@2012-07-30",)) == ("BRA",)
    assert raw.members(("imf_whem",)) == ()


FIGURE_FAULTS = {
    "unknown series": (
        (CUSTOMS, "goods_trade,CHN,BRA,exports", "good_trade,CHN,BRA,exports"),
        "row 2: found series = 'good_trade'; allowed: exchange_rate, goods_trade. "
        "Did you mean goods_trade? Add it to data/raw/series.csv if new.",
    ),
    "unknown unit": (
        (CUSTOMS, "210,USD billion", "210,USD bilion"),
        "Did you mean USD billion? Fix the cell.",
    ),
    "unit of another dimension": (
        (CUSTOMS, "210,USD billion", "210,tonnes"),
        "row 3: found unit = 'tonnes'; allowed: a unit of USD or CNY. goods_trade is "
        "measured in that.",
    ),
    "unknown reporter": (
        (CUSTOMS, "CHN,BRA,imports", "CHX,BRA,imports"),
        "row 3: found reporter = 'CHX'; allowed: an ISO3 code or one of EUU, celac, "
        "china_customs, imf_whem, mercosur, other_latin_america, publisher_lac, un_m49, "
        "world_bank. Fix the cell.",
    ),
    "unknown region": (
        (CUSTOMS, "BRA,imports", "celacs,imports"),
        "Did you mean celac? Fix the cell.",
    ),
    "unknown flow": (
        (CUSTOMS, "BRA,imports", "BRA,import"),
        "row 3: found flow = 'import'; allowed: exports, imports, total or blank. "
        "Did you mean imports? Fix the cell.",
    ),
    "unknown status": (
        (CUSTOMS, "CIF,stated", "CIF,estimated"),
        "row 3: found status = 'estimated'; allowed: stated, computed, implied, "
        "estimate, forecast, lower bound or about. Did you mean estimate? Fix the "
        "cell.",
    ),
    "value that is no number": (
        (CUSTOMS, "210,USD", "2 10,USD"),
        "row 3: found value = '2 10'; allowed: a number in plain digits: 12, -0.5, 1e6. "
        "Fix the cell.",
    ),
    "value with a decimal comma": (
        (CUSTOMS, "300.5,USD", '"300,5",USD'),
        "row 2: found value = '300,5'; allowed: a number in plain digits: 12, ",
    ),
    "value that is not finite": (
        (CUSTOMS, "210,USD", "NaN,USD"),
        "row 3: found value = 'NaN'; allowed: a number in plain digits: 12, ",
    ),
    "half-width below zero": (
        (CUSTOMS, "210,USD billion,", "210,USD billion,-1"),
        "row 3: found plus_minus = '-1'; allowed: Input should be greater than or "
        "equal to 0. ",
    ),
    "malformed period": (
        (CUSTOMS, "imports,all,2024", "imports,all,24"),
        "row 3: found period = '24'; allowed: String should match pattern ",
    ),
    "month that is none": (
        (CUSTOMS, "imports,all,2024", "imports,all,2024-13"),
        "row 3: found period = '2024-13'; allowed: month must be in 1..12",
    ),
    "day that is none": (
        (RATES, "2025-05-12,7.2", "2025-02-30,7.2"),
        "row 2: found period = '2025-02-30'; allowed: day is out of range for month. ",
    ),
    "period in the wrong order": (
        (CUSTOMS, "imports,all,2024", "imports,all,2024/2019"),
        "row 3: found period = '2024/2019'; allowed: a first period before the last. "
        "Swap them.",
    ),
    "released before the period": (
        (CUSTOMS, "CIF,stated,2025-01-20", "CIF,stated,2023-12-31"),
        "row 3: found released = 2023-12-31 for 2024; allowed: a release after the "
        "period has begun. Fix the date or the period.",
    ),
    "released after retrieved": (
        (CUSTOMS, "CIF,stated,2025-01-20", "CIF,stated,2025-06-02"),
        "row 3: found released = 2025-06-02; allowed: no later than retrieved, "
        "2025-06-01. Fix the date.",
    ),
    "release date that is none": (
        (CUSTOMS, "CIF,stated,2025-01-20", "CIF,stated,January 2025"),
        "row 3: found released = 'January 2025'; allowed: Input should be a valid date",
    ),
    "address that is none": (
        (CUSTOMS, "CIF,stated,2025-01-20,", "CIF,stated,2025-01-20,see there"),
        "row 3: found address = 'see there'; allowed: String should match pattern ",
    ),
    "the same figure twice": (
        (CUSTOMS, "BRA,imports", "BRA,exports"),
        "row 3: found the same figure as row 2; allowed: one row a figure and release. "
        "Take one out or give its own release date.",
    ),
}


@pytest.mark.parametrize(("edit", "message"), FIGURE_FAULTS.values(), ids=FIGURE_FAULTS)
def test_a_figure_that_breaks_a_rule_is_refused(project, edit, message):
    project.edit(*edit)
    fault = project.fault()
    assert fault.startswith(f"{edit[0]}, row ")
    assert message in fault


@pytest.mark.parametrize(
    "edit",
    [
        ("CIF,stated,2025-01-20", "CIF,forecast,2023-10-10"),
        ("CIF,stated,2025-01-20", "CIF,stated,"),
        ("BRA,imports,all,2024,210", "celac,imports,all,2019/2024,-3.5"),
        ("CHN,BRA,imports,all", ",,,"),
    ],
    ids=["a forecast of before", "not known when", "range, region", "no parties"],
)
def test_a_figure_may_be(project, edit):
    project.edit(CUSTOMS, *edit)
    assert project.faults() == []


def test_two_releases_of_a_figure_are_two_figures(project):
    row = project.path(CUSTOMS).read_text().splitlines()[2]
    project.edit(CUSTOMS, row, f"{row}\n{row.replace('2025-01-20', '2025-02-20')}")
    assert project.faults() == []


def test_all_faults_of_a_row_come_together(project):
    project.edit(
        CUSTOMS,
        "goods_trade,CHN,BRA,imports,all,2024,210,USD billion",
        "goods,CHINA,BRZ,imports,all,2024/2023,210,USD per ton",
    )
    found = [fault.split("found ")[1].split(" = ")[0] for fault in project.faults()]
    assert found == ["series", "unit", "period", "reporter", "partner"]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "series.csv",
            "goods_trade,Goods",
            "exchange_rate,Goods",
            "series.csv, row 3: found series = 'exchange_rate' again; allowed: one row "
            "each. Take one out.",
        ),
        (
            "regions.csv",
            "ABW,Aruba",
            "BRA,Aruba",
            "regions.csv, row 3: found iso3 = 'BRA' again",
        ),
        (
            "regions.csv",
            "CHL,Chile",
            "CHX,Chile",
            "regions.csv, CHX: found iso3 = 'CHX'; allowed: an ISO3 code. Fix the",
        ),
        (
            "regions.csv",
            "CHL,Chile,yes",
            "CHL,Chile,ja",
            "regions.csv, row 4: found celac = 'ja'; allowed: yes or no. Fix",
        ),
        (
            "regions.csv",
            "CHL,Chile",
            "Chl,Chile",
            "regions.csv, row 4: found iso3 = 'Chl'; allowed: String should match",
        ),
    ],
)
def test_series_and_countries_stand_once_and_are_known(
    project, name, old, new, message
):
    project.edit(name, old, new)
    assert project.faults()[0].startswith(f"data/raw/{message}")


ENTRY_FAULTS = {
    "a key the schema has not": (
        {"institutions": "Customs"},
        "resource 1 (customs): found unknown institutions; allowed: address, basis, "
        "bytes, compiled_by, data, encoding, format, hash, institution, known_defects, "
        "licence, mediatype, name, obtained, path, redistribution, released, retrieved, "
        "schema_, table. Did you mean institution? Fix the entry.",
    ),
    "a redistribution that is none": (
        {"redistribution": "maybe"},
        "found redistribution = 'maybe'; allowed: yes, no or unclear. Fix the entry.",
    ),
    "a date that is none": (
        {"retrieved": "2025-06-31"},
        "found retrieved = '2025-06-31'; allowed: Input should be a valid date",
    ),
    "no compiler": (
        {"compiled_by": None},
        "found no compiled_by; allowed: compiled_by",
    ),
    "an address that is none": (
        {"address": "Beijing"},
        "found address.constrained-str = 'Beijing'; allowed: String should match",
    ),
    "a file of what may not be republished": (
        {"redistribution": "no"},
        "resource 1 (customs): found redistribution no, path customs.csv; allowed: a "
        "file exactly where redistribution is yes or unclear. What may not be "
        "republished is cited as evidence, not tabulated.",
    ),
    "no file though it may be republished": (
        {"redistribution": "yes", "path": None},
        "resource 1 (customs): found redistribution yes, path None; allowed: a file",
    ),
    "the name of another": (
        {"name": "rates", "path": "customs.csv"},
        "resource 2 (rates): found the name twice; allowed: one entry a source. Rename",
    ),
}


@pytest.mark.parametrize(
    ("changes", "message"), ENTRY_FAULTS.values(), ids=ENTRY_FAULTS
)
def test_an_entry_that_breaks_a_rule_is_refused(project, changes, message):
    project.entry("customs", **changes)
    assert any(
        fault.startswith(f"data/raw/{PACKAGE}, resource ") and message in fault
        for fault in project.faults()
    )


def test_an_entry_that_is_none_is_refused(project):
    project.write(PACKAGE, '{"resources": ["customs"]}')
    assert project.faults()[0].startswith(
        f"data/raw/{PACKAGE}, resource 1 (no name): found 'customs'; allowed: Input "
        "should be a valid dictionary"
    )


def test_what_may_not_be_republished_is_a_source_without_file(project):
    project.entry("rates", redistribution="no", path=None)
    project.path(RATES).unlink()
    assert project.faults() == []


def test_a_file_has_a_source(project):
    project.write("figures/other.csv", "")
    assert project.fault() == (
        "figures/other.csv: found a file without a source; allowed: an entry in "
        "datapackage.json for every file. Add its entry: institution, table, address, "
        "licence, basis."
    )


def test_a_source_that_names_a_file_has_it(project):
    project.path(CUSTOMS).unlink()
    assert project.fault() == (
        "figures/customs.csv: found no such file; allowed: the file datapackage.json "
        "names. Add the file or take its entry out."
    )


def test_a_file_that_was_changed_is_refused_until_it_is_sealed(project):
    path = project.path(CUSTOMS)
    path.write_text(path.read_text().replace("210", "211"))
    fault = project.fault()
    assert fault.startswith("figures/customs.csv: found sha256:")
    assert "; allowed: the hash in datapackage.json, sha256:" in fault
    assert fault.endswith(". If the change is meant, run `claimbook seal`.")


def changed_file(project):
    path = project.path("figures/customs.csv")
    path.write_text(path.read_text().replace("210", "211"))
    return path.read_bytes()


def test_nothing_changed_is_nothing_sealed(project):
    path = project.path("figures/datapackage.json")
    before = path.read_bytes()
    assert seal(Project.find()) == []
    assert path.read_bytes() == before


def test_a_changed_file_is_named_and_its_size_and_hash_written(project):
    content = changed_file(project)
    assert len(project.faults()) == 1
    assert seal(Project.find()) == ["customs"]
    package = json.loads(project.path("figures/datapackage.json").read_text())
    entry = package["resources"][0]
    assert entry["bytes"] == len(content)
    assert entry["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert project.faults() == []


def test_the_file_is_written_for_people(project):
    project.entry("rates", institution="Banco Popular de China, Pekín")
    seal(Project.find())
    text = project.path("figures/datapackage.json").read_text("utf-8")
    assert text.startswith('{\n  "resources": [\n    {\n      "name": "customs",\n')
    assert "Pekín" in text
    assert text.endswith("}\n")


def test_a_source_without_file_is_left_alone(project):
    project.entry("rates", path=None, bytes=None, hash=None)
    assert seal(Project.find()) == []


def test_what_cannot_be_read_is_not_sealed(project):
    project.write("figures/datapackage.json", '{"resources": [}')
    with pytest.raises(Faults, match="datapackage.json, line 1: found Expecting"):
        seal(Project.find())


def test_the_packages_of_figures_are_valid_for_other_readers():
    file = Project.find().figures / "datapackage.json"
    report = validate(str(file))
    assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == []
