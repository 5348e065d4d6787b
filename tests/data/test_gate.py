"""Raw text passes one strict gate: what is refused, with place and remedy."""

import os

import pytest

ARTICLE, CLAIMS, PLAN = (
    f"articles/tiny/{name}" for name in ("article.yaml", "claims.csv", "plan.yaml")
)
PACKAGE = "figures/datapackage.json"


def bomb(depth):
    """Nine aliases of nine aliases of …: a small file of 9^depth nodes."""
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, depth)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("mark", ["\x00", "\x08", "\x1b", "\x85", "\u2028", "\r"])
@pytest.mark.parametrize("name", [CLAIMS, PLAN, PACKAGE])
def test_control_characters_are_refused(project, name, mark):
    project.write(name, project.path(name).read_text("utf-8") + f"x{mark}x")
    given = f"found the control character U+{ord(mark):04X}; allowed: text and line"
    assert any(given in fault for fault in project.faults())


def test_line_ends_of_windows_are_line_ends(project):
    text = project.path(CLAIMS).read_bytes()
    project.write(CLAIMS, text.replace(b"\n", b"\r\n"))
    assert project.faults() == []


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (PLAN, bomb(9), "more than 40 levels or 1,000,000 nodes"),
        (PLAN, "[" * 200_000, "more than 40 levels"),
        (PLAN, "- " * 60 + "x", "more than 40 levels"),
        (PACKAGE, "[" * 200_000, "too many levels"),
        (PACKAGE, '{"a": 1, "a": 2}', "the key 'a' twice in one object"),
        (PACKAGE, "1" * 5000, "Exceeds the limit"),
    ],
)
def test_what_grows_without_bound_is_refused(project, name, text, found):
    project.write(name, text)
    assert any(found in fault for fault in project.faults()), project.faults()


@pytest.mark.parametrize(
    "number", ["1:30", "0x10", "1_000", "0b1", "017", ".inf", "1" * 400, "1.0e+400"]
)
def test_a_number_in_yaml_is_in_plain_digits(project, number):
    project.edit(ARTICLE, "text_words: 120", f"text_words: {number}")
    found = f"found the number {number[:40]}, which is not in plain digits"
    assert found in project.fault()


@pytest.mark.parametrize(
    "number", ["1e400", "1e-400", "1E+20000", "1_0", "١٢", "300,5", "NaN", "Infinity"]
)
def test_a_number_in_a_table_is_in_plain_digits(project, number):
    project.edit("figures/customs.csv", ",300.5,", f',"{number}",')
    found = (
        f"found value = '{number}'; allowed: a number in plain digits: 12, -0.5, 1e6"
    )
    assert found in project.fault()


@pytest.mark.parametrize("name", ["con", "nul", "aux", "com1"])
def test_a_name_is_no_device(project, name):
    project.edit(ARTICLE, "slug: tiny", f"slug: {name}")
    assert "allowed: a name that is no device's on Windows" in project.faults()[0]


@pytest.mark.parametrize("path", ["../series.csv", "/etc/passwd", "a/b.csv", "x.txt"])
def test_a_source_lies_in_its_folder(project, path):
    project.entry("customs", path=path)
    assert any(f"path = '{path}'" in fault for fault in project.faults())


def test_a_file_is_a_file_of_its_own(project):
    plan, elsewhere = project.path(PLAN), project.path("elsewhere.yaml")
    plan.rename(elsewhere)
    plan.symlink_to(elsewhere)
    given = "found a link, a device or a pipe; allowed: a file of its own"
    assert given in project.fault()
    plan.unlink()
    os.mkfifo(plan)
    assert given in project.fault()


def test_a_file_has_a_bounded_size(project):
    with project.path(PLAN).open("wb") as file:
        file.truncate(2**25 + 1)
    assert "found 33,554,433 bytes; allowed: 33,554,432 bytes" in project.fault()
