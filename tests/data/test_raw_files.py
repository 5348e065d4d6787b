"""Every file that cannot be read is said to be so, with place and remedy."""

import json

import pytest

CLAIMS = "articles/tiny/claims.csv"
PLAN = "articles/tiny/plan.yaml"


def test_the_made_up_project_has_no_fault(project):
    assert project.faults() == []


@pytest.mark.parametrize(
    ("old", "new", "found", "todo"),
    [
        (
            "basis,status,",
            "status,",
            "no column basis",
            "Put it back into every row: price basis or kind of amount.",
        ),
        (
            "period,value",
            "period,size,value",
            "unknown column size",
            "Fix the header.",
        ),
        (
            "released,address",
            "release,address",
            "no column released; unknown column release",
            "Did you mean released? Fix the header.",
        ),
        (
            "flow,product",
            "product,flow",
            "columns series, reporter, partner, product, flow",
            "Fix the header.",
        ),
    ],
)
def test_a_header_has_exactly_the_columns_of_the_schema(project, old, new, found, todo):
    project.edit("figures/customs.csv", old, new)
    fault = project.fault()
    assert fault.startswith(f"figures/customs.csv, row 1: found {found}")
    assert "; allowed: exactly series,reporter,partner,flow,product,period," in fault
    assert fault.endswith(f"address,note. {todo}")


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "found"),
    [
        ("series.csv", ",Yuan for one", ",Yuan, for one", "row 2", "5 cells"),
        ("regions.csv", "CHL,Chile,yes,", "CHL,Chile,", "row 4", "5 cells"),
        (CLAIMS, "Stämningen var god.\n", "Stämningen\n\n", "row 7", "0 cells"),
    ],
)
def test_a_row_has_a_cell_a_column(project, name, old, new, place, found):
    columns = len(project.path(name).read_text().split("\n")[0].split(","))
    project.edit(name, old, new)
    assert (
        f"data/raw/{name}, {place}: found {found}; allowed: {columns} cells, one a "
        "column. Quote a cell that holds a comma." in project.faults()
    )


@pytest.mark.parametrize(
    ("old", "new", "row", "found"),
    [
        ("AP,agency", '"A"P,agency', 2, "',' expected after '\"'"),
        ("one came", '"one came', 2, "unexpected end of data"),
    ],
)
def test_broken_quotes_are_a_fault_of_their_row(project, old, new, row, found):
    project.edit("articles/tiny/evidence.csv", old, new)
    with project.path("articles/tiny/evidence.csv").open("a") as file:
        file.write("mood,a,A,agency,context,,https://example.org/b,nothing,A,\n" * 3)
    assert project.fault() == (
        f"articles/tiny/evidence.csv, row {row}: found {found}; allowed: CSV. "
        "Fix the quotes."
    )


@pytest.mark.parametrize("name", [CLAIMS, PLAN, "articles/tiny/article.yaml"])
def test_text_is_utf8(project, name):
    content = project.path(name).read_bytes()
    lines = content.count(b"\n") + 1
    project.write(name, content + b"# \xe5")
    assert (
        f"data/raw/{name}, line {lines}: found bytes that are not UTF-8; "
        "allowed: UTF-8 text. Save the file as UTF-8." in project.faults()
    )


@pytest.mark.parametrize(
    ("name", "anew"),
    [
        ("series.csv", "Restore it, or begin it with the line series,title,dimension,"),
        ("regions.csv", "Restore it, or begin it with the line iso3,name"),
        ("figures/datapackage.json", "Write it or restore it."),
    ],
)
def test_a_file_that_is_missing_is_named_as_seen_from_the_project(project, name, anew):
    project.path(name).unlink()
    fault = f"data/raw/{name}: found no such file; allowed: the file. {anew}"
    assert any(f.startswith(fault) for f in project.faults())


def test_lines_before_the_header_may_explain_the_table(project):
    text = project.path(CLAIMS).read_text("utf-8")
    # as written, and as a spreadsheet saves it again
    comments = '# claim_id: its name\n"# printed: as printed, or ""blank""",,,,,,,,,\n'
    project.write(CLAIMS, comments + text)
    assert project.faults() == []
    project.write(CLAIMS, comments + text.replace("Xi,över", "Xi,many,över"))
    assert project.fault().startswith(f"{CLAIMS}, row 4: found 11 cells")
    project.write(CLAIMS, text + "# an afterthought\n")
    assert "row 7: found 1 cells" in project.faults()[0]


def test_a_table_of_comments_alone_has_no_header(project):
    project.write(CLAIMS, "# nothing yet\n")
    assert "row 1: found no column claim_id, part_of," in project.faults()[0]


def test_the_mark_that_spreadsheets_write_is_no_part_of_the_header(project):
    for name in (CLAIMS, PLAN, "articles/tiny/article.yaml"):
        project.write(name, b"\xef\xbb\xbf" + project.path(name).read_bytes())
    assert project.faults() == []


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_table_saved_with_another_separator_is_told(project, separator):
    text = project.path(CLAIMS).read_text("utf-8")
    project.write(CLAIMS, text.replace(",", separator))
    assert project.faults()[0].endswith(
        "Save the table with commas between the cells, and with its header."
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "found"),
    [
        (PLAN, "series: goods_trade", "check: level", 3, "the key 'check' twice"),
        (PLAN, "flow: imports", "why: Again.", 10, "the key 'why' twice"),
        (PLAN, "source: rates,", "source: rates", 16, "did not find expected"),
        (
            PLAN,
            "  reporter: CHN\n",
            "\treporter: CHN\n",
            14,
            "a tab character that violates",
        ),
        (
            "articles/tiny/article.yaml",
            "2025-05-13",
            "2025-02-30",
            6,
            "2025-02-30, day is out of range for month",
        ),
    ],
)
def test_yaml_is_refused_with_its_line(project, name, old, new, line, found):
    project.edit(name, old, new)
    fault = project.fault()
    assert fault.startswith(f"{name}, line {line}: found {found}")
    assert fault.endswith("; allowed: YAML. Fix that line.")


def test_json_is_refused_with_its_line(project):
    path = project.path("figures/datapackage.json")
    lines = path.read_text().splitlines()
    lines[2] = lines[2] + " ]"
    path.write_text("\n".join(lines))
    fault = project.fault()
    assert fault.startswith("figures/datapackage.json, line 3: found Expecting")
    assert fault.endswith("; allowed: JSON. Fix that line.")


@pytest.mark.parametrize("package", [[], {}, {"resources": {}}, "customs"])
def test_a_datapackage_lists_resources(project, package):
    project.write("figures/datapackage.json", json.dumps(package))
    assert project.fault() == (
        "figures/datapackage.json: found no list of resources; allowed: "
        "resources: […]. Restore it."
    )


def test_faults_of_several_files_come_in_one_list_and_the_same_each_time(project):
    project.edit("series.csv", "title,", "")
    project.edit("regions.csv", "BRA,Brazil,yes", "BRA,Brazil,maybe")
    project.edit("figures/customs.csv", "210,USD billion", "many,USD bilion")
    project.edit(CLAIMS, "diplomacy", "diplomat")
    project.edit(PLAN, "source: customs", "source: custom")
    project.edit("articles/tiny/evidence.csv", "supports", "support")
    faults = project.faults()
    files = [fault.split(",")[0].removeprefix("data/raw/") for fault in faults]
    assert list(dict.fromkeys(files)) == [
        "series.csv",
        "regions.csv",
        "figures/customs.csv",
        CLAIMS,
        "articles/tiny/evidence.csv",
        PLAN,
    ]
    assert project.faults() == faults


@pytest.mark.parametrize(
    "name", ["series.csv", "figures/datapackage.json", CLAIMS, PLAN]
)
def test_what_follows_from_a_file_that_cannot_be_read_is_not_told(project, name):
    project.path(name).unlink()
    assert "found no such file" in project.fault()
    project.write(name, "some,columns\n[")
    assert project.fault().startswith(name)


def test_reading_twice_gives_the_same(project):
    assert project.read()[1] == project.read()[1]
    one, other = (list(project.read()[0].figures) for _ in range(2))
    assert one == other and len(one) == 4


def test_the_working_folder_plays_no_part(project, tmp_path, monkeypatch):
    before = list(project.read()[0].figures)
    monkeypatch.chdir(project.path("figures"))
    assert list(project.read()[0].figures) == before
