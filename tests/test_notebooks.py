"""The notebooks in git: stripped sources that hold prose, frames and seaborn calls."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

from claimbook.build.snapshot import pipeline
from claimbook.checks import checks
from claimbook.project import Project

FOLDER = Path(__file__).parents[1] / "notebooks"
KERNEL = {
    "name": "python3",
    "language": "python",
    "display_name": "Python 3 (ipykernel)",
}
TAGS = {"parameters", "hide"}
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
ANALYSIS, JUDGING = NOTEBOOKS[:4], NOTEBOOKS[1:4]
LONGEST = 20  # lines of a cell, as ruff format breaks them
# how a drawing is laid out; any other number is a figure that somebody typed
LAYOUT = {"height", "aspect", "s", "q", "bins", "col_wrap"}
DRAWING = re.compile(r"^sns\.\w+$")
# how pandas and matplotlib draw without naming their data
UNNAMED = {"plot", "hist", "boxplot", "bar", "barh", "scatter", "imshow", "pie"}
IMPORTS = {"seaborn", "pandas", "claimbook"}


def faults(notebook):
    """Return what a notebook's source may not hold, one line each."""
    lines = []
    if dict(notebook.metadata) != {"kernelspec": KERNEL}:
        lines.append("metadata beside the kernel's names and language")
    for cell in notebook.cells:
        if set(cell.metadata) - {"tags"} or set(cell.metadata.get("tags", [])) - TAGS:
            lines.append(f"{cell.id}: metadata or a tag beside {sorted(TAGS)}")
        if cell.cell_type == "code":
            lines += code_faults(cell)
    return lines


def code_faults(cell):
    lines = []
    if cell.outputs or cell.execution_count:
        lines.append(f"{cell.id}: outputs; run make lint for how to strip them")
    tree = ast.parse(cell.source)
    nodes = list(ast.walk(tree))
    if any(isinstance(n, ast.FunctionDef | ast.Lambda) for n in nodes):
        lines.append(f"{cell.id}: a function; it belongs into the package")
    texts = [n.value for n in nodes if isinstance(n, ast.Constant)]
    if any(isinstance(t, str) and re.search(r"[\\/]|\.csv|<\w", t) for t in texts):
        lines.append(f"{cell.id}: a path or HTML; the package knows them")
    if "parameters" not in cell.metadata.get("tags", []) and typed(tree):
        lines.append(f"{cell.id}: a typed figure; it belongs into data or parameters")
    for room in sorted(imported(tree) - IMPORTS):
        lines.append(f"{cell.id}: an import of {room}; allowed: {sorted(IMPORTS)}")
    if {n.attr for n in nodes if isinstance(n, ast.Attribute)} & UNNAMED:
        lines.append(f"{cell.id}: a chart that is not seaborn's")
    for call in drawings(tree):
        if "data" not in {keyword.arg for keyword in call.keywords}:
            lines.append(f"{cell.id}: a chart that does not name its data")
    if len(cell.source.splitlines()) > LONGEST:
        lines.append(f"{cell.id}: more than {LONGEST} lines")
    return lines


def typed(tree):
    """Tell whether code holds a number that is no layout and no place of a row.

    A number in a filter is one too, be it in brackets or in the text of a query.
    """
    free = set()
    for part in ast.walk(tree):
        match part:
            case ast.keyword(arg=name, value=value) if name in LAYOUT:
                free.add(value)
            case ast.Subscript(slice=ast.Slice(lower=first, upper=last, step=step)):
                free |= {first, last, step}
            case ast.Subscript(slice=place):
                free.add(place)
            case ast.Call(func=ast.Attribute(attr="nsmallest" | "nlargest"), args=args):
                free |= set(args[:1])
            case ast.Call(
                func=ast.Attribute(attr="query"), args=[ast.Constant(value=q)]
            ):
                if re.search(r"(?<![\w'-])\d", q):
                    return True
    free |= {part.operand for part in free if isinstance(part, ast.UnaryOp)}
    return any(
        isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
        and node not in free
        for node in ast.walk(tree)
    )


def imported(tree):
    """Return the packages that code imports."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module.partition(".")[0])
    return names


def drawings(tree):
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and DRAWING.match(ast.unparse(node.func))
    ]


def read(path):
    notebook = nbformat.from_dict(json.loads(path.read_text(encoding="utf-8")))
    for cell in notebook.cells:
        cell.source = "".join(cell.source)
    return notebook


def code(path):
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def shows_a_frame(cell):
    """Tell whether a cell ends in a name, a selection or a method's frame."""
    body = ast.parse(cell.source).body
    if not body or not isinstance(body[-1], ast.Expr):
        return False
    last = body[-1].value
    call = isinstance(last, ast.Call) and ast.unparse(last.func).split(".")[-1]
    return isinstance(last, ast.Name | ast.Subscript | ast.Attribute) or call in (
        *("agg", "convert_dtypes", "unstack", "reset_index"),
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_sources_are_stripped_plain_and_valid(path):
    assert faults(read(path)) == []
    nbformat.validate(nbformat.read(path, 4))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_sources_are_written_as_jupyterlab_saves_them(path):
    """Else the first save shows as a change in git."""
    text = path.read_text(encoding="utf-8")
    assert text == nbformat.writes(nbformat.reads(text, 4)) + "\n", (
        f"rewrite it: python -m json.tool --indent 1 --sort-keys --no-ensure-ascii {path} "
        f"{path}"
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_parameters_stand_in_one_cell_typed_and_commented(path):
    cells = [c for c in code(path) if "parameters" in c.metadata.get("tags", [])]
    assert len(cells) == 1
    for line in cells[0].source.splitlines():
        assert re.fullmatch(r"\w+: (str|int|float) = \S.*  # \S.*", line), line


def test_the_runner_runs_every_notebook():
    assert sorted(pipeline(Project.find())) == [p.stem for p in NOTEBOOKS]


@pytest.mark.parametrize("path", ANALYSIS, ids=lambda p: p.stem)
def test_a_notebook_of_analysis_shows_frames_and_draws_with_seaborn(path):
    cells = code(path)
    assert sum(map(shows_a_frame, cells)) >= 3
    assert sum(len(drawings(ast.parse(c.source))) for c in cells) >= 2
    assert not [c.id for c in cells if re.search(r"\bplt\.|\.plot\b", c.source)]
    assert "from claimbook import" in "".join(c.source for c in cells)


@pytest.mark.parametrize("path", JUDGING, ids=lambda p: p.stem)
def test_a_judging_notebook_has_a_section_for_every_family_of_checks(path):
    sections = re.findall(r"family == '(\w+)'", "".join(c.source for c in code(path)))
    assert sorted(sections) == sorted({check.FAMILY for check in checks().values()})


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("def f():\n    pass", "a function"),
        ("f = lambda x: x", "a function"),
        ('open("data/x")', "a path"),
        ('show("<p>one</p>")', "a path or HTML"),
        ("x = 1000", "a typed figure"),
        ("levels[levels.value > 500]", "a typed figure"),
        ("levels.query('value > 500')", "a typed figure"),
        ("levels.nsmallest(n)[500 + n]", "a typed figure"),
        ("levels.value.plot()", "a chart that is not seaborn's"),
        ("import matplotlib.pyplot as plt", "an import of matplotlib"),
        ('sns.lineplot(data=frame, x="year", alpha=0.5)', "a typed figure"),
        ('sns.lineplot(frame, x="year")', "a chart that does not name its data"),
        ("\n".join("abcdefghijklmnopqrstu"), "more than 20 lines"),
    ],
)
def test_each_rule_is_seen(source, fault):
    notebook = read(NOTEBOOKS[0])
    notebook.cells.append(nbformat.v4.new_code_cell(source))
    (seen,) = faults(notebook)
    assert fault in seen


@pytest.mark.parametrize(
    "source",
    [
        "levels.value.iloc[0]",
        "levels.value.iloc[-1]",
        "levels[::-1]",
        "levels[:3]",
        "levels.nsmallest(1, 'margin_percent')",
        "levels.query(\"claim_id == 'driver-2601' and top10 == 'x'\")",
        "sns.relplot(data=levels, height=2.5, aspect=3)",
    ],
)
def test_a_place_and_a_layout_are_no_typed_figures(source):
    notebook = read(NOTEBOOKS[0])
    notebook.cells.append(nbformat.v4.new_code_cell(source))
    assert faults(notebook) == []


def test_outputs_and_tags_are_seen():
    notebook = read(NOTEBOOKS[0])
    notebook.cells[-1].execution_count = 3
    notebook.cells[-2].metadata["tags"] = ["mine"]
    notebook.metadata["language_info"] = {"version": "3"}
    assert len(faults(notebook)) == 3
