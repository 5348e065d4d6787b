"""The floor: the notebooks' cells as plain code, imports once, two processes.

    python bench/floor.py OUT SLUG...

No notebook is written and no page is made; nothing can do the same work in less. OUT
is not used: the cells write their tables to the project's scratch.
"""

import contextlib
import io
import multiprocessing
import sys

import nbformat
import seaborn  # noqa: F401

from claimbook import open_book  # noqa: F401
from claimbook.project import Project
from claimbook.report import reader  # noqa: F401


def script(path):
    """Return a notebook's code cells as one script."""
    cells = nbformat.read(path, 4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "code")


def run(task):
    """Run every notebook's script on one article."""
    slug, scripts = task
    for text in scripts:
        lines = text.splitlines()
        given = [
            f'article = "{slug}"' if x.startswith("article:") else x for x in lines
        ]
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile("\n".join(given), "<cell>", "exec"), {})


def main():
    """Run the articles named, at most two at once."""
    slugs = sys.argv[2:]
    scripts = [
        script(path) for path in sorted(Project.find().notebooks.glob("*.ipynb"))
    ]
    tasks = [(slug, scripts) for slug in slugs]
    if len(tasks) == 1:
        run(tasks[0])
        return
    with multiprocessing.get_context("fork").Pool(2) as pool:
        pool.map(run, tasks, chunksize=1)


if __name__ == "__main__":
    main()
