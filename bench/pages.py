"""Compare the page of one notebook with what nbconvert and jupyter-book 1 make of it.

    python bench/pages.py

One executed notebook, rendered each way and opened in Chromium with every name refused:
what the page weighs and asks for, what axe-core finds, and when something is seen.
Writes bench/pages.md.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from importlib.metadata import version
from pathlib import Path

import nbformat
from others import TOC

from claimbook.project import Project

HERE = Path(__file__).parent
BOOK = HERE / ".venv/bin/jupyter-book"
MODULES = HERE.parent / "tests/browser/node_modules"
ARTICLE, NAME = "kina-celac-2025", "2-trade"
ROUNDS = 25  # of first views, the ways taking turns
PATIENCE = 600  # seconds for one page
HOW = """\
Notebook {name} of {article}, executed, rendered each way by its defaults and opened in
Chromium with every name refused: what hangs on the network fails at once, which spares
the ways that wait for it. The lowest of a row is bold; first view is a median of
{rounds}, taken in turn. Bytes are the page's and those of the files of its folder that
it loads. The charts' texts are in the notebook, so no way can lose them. Written by
`bench/pages.py`, the last step of `make bench`."""
# what nbconvert and this project write where an author gives no text
UNSAID = re.compile(
    r"|No description has been provided .*|Picture without a description.*"
)
MEASURES = {
    "bytes, kB": lambda f: round(f["bytes"] / 1000),
    "requests to the network": lambda f: len(f["requests"]),
    "axe-core: rules broken": lambda f: len(f["violations"]),
    "axe-core: places": lambda f: sum(v["nodes"] for v in f["violations"]),
    "pictures without a text": lambda f: sum(
        bool(UNSAID.fullmatch(a.strip())) for a in f["alts"]
    ),
    "first view, ms": lambda f: round(statistics.median(f["views"])),
    "first view, lowest, ms": lambda f: round(min(f["views"])),
    "scripts it brings": lambda f: f["scripts"],
    "words lost without scripts": lambda f: max(0, f["spoken"] - f["read"]),
}


def nbconvert(place, **options):
    """Render the notebook in a folder by nbconvert."""
    asked = [f"--{name}={value}" for name, value in options.items()]
    run([sys.executable, "-m", "nbconvert", *asked, f"{NAME}.ipynb"], place)
    return place / f"{NAME}.html"


def book(place):
    """Render the notebook in a folder as a book of one page, by jupyter-book 1."""
    (place / "_toc.yml").write_text(TOC.format(NAME).partition("chapters")[0])
    (place / "_config.yml").write_text('execute: {execute_notebooks: "off"}\n')
    run([str(BOOK), "build", "--quiet", str(place)], place)
    return place / "_build" / "html" / f"{NAME}.html"


WAYS = {
    "claimbook": partial(nbconvert, to="claimbook"),
    "nbconvert, lab": partial(nbconvert, to="html", template="lab"),
    "nbconvert, classic": partial(nbconvert, to="html", template="classic"),
    "jupyter-book 1": book,
}


def run(command, place):
    """Run a command in a folder; raise RuntimeError with what it said."""
    done = subprocess.run(
        command, cwd=place, capture_output=True, text=True, timeout=PATIENCE
    )
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def rendered(root):
    """Render the notebook each way; return the pages, and why another has none."""
    run([sys.executable, "-m", "claimbook.cli", "report", ARTICLE], HERE.parent)
    notebook = nbformat.read(Project.find().executed / ARTICLE / f"{NAME}.ipynb", 4)
    pages, missing = {}, {}
    for number, (way, make) in enumerate(WAYS.items()):
        place = root / str(number)
        place.mkdir()
        nbformat.write(notebook, place / f"{NAME}.ipynb")
        try:
            pages[way] = make(place)
        except FileNotFoundError:
            missing[way] = "not installed: `make bench` does"
        except subprocess.TimeoutExpired:
            missing[way] = f"no page after {PATIENCE} s"
        print(f"{way}: {missing.get(way, 'rendered')}", flush=True)
    return pages, missing


def table(found):
    """Return a line a measure, the lowest value of each in bold."""
    lines = [f"| | {' | '.join(found)} |", "|---" + "|--:" * len(found) + "|"]
    for name, measure in MEASURES.items():
        values = [measure(one) for one in found.values()]
        told = [f"**{v}**" if v == min(values) else str(v) for v in values]
        lines.append(f"| {name} | {' | '.join(told)} |")
    return "\n".join(lines)


def page(found, missing):
    """Return the table, the rules broken, and how it was measured, as Markdown."""
    broken = {
        way: [f"{v['id']} ({v['nodes']})" for v in one["violations"]]
        for way, one in found.items()
    }
    faults = [f"- {way}: {', '.join(rules)}" for way, rules in broken.items() if rules]
    return "\n\n".join(
        [
            f"# The page of one notebook, nbconvert {version('nbconvert')}",
            HOW.format(article=ARTICLE, name=NAME, rounds=ROUNDS),
            table(found),
            *(f"{way}: {why}" for way, why in missing.items()),
            "Rules of WCAG 2.2 AA broken, and in how many places:",
            "\n".join(faults) + "\n",
        ]
    )


def main():
    """Render, look and write the table."""
    if not MODULES.exists():
        sys.exit("What looks at pages is missing; make browser installs it.")
    os.environ["CLAIMBOOK_ROOT"] = str(HERE.parent)
    with tempfile.TemporaryDirectory() as place:
        pages, missing = rendered(Path(place))
        looked = run(["node", HERE / "pages.mjs", str(ROUNDS), *pages.values()], HERE)
    found = dict(zip(pages, json.loads(looked), strict=True))
    (HERE / "pages.md").write_text(page(found, missing), encoding="utf-8")


if __name__ == "__main__":
    main()
