"""The floor: the notebooks' cells as plain code, imports once, two processes.

    python bench/floor.py OUT SLUG...

No notebook is written and no page is made; nothing can do the same work in less.
"""

import contextlib
import io
import multiprocessing
import os
import sys
from pathlib import Path

import nbformat
import seaborn  # noqa: F401

from claimbook.judging.book import open_book  # noqa: F401
from claimbook.project import Project
from claimbook.report import chapters, reader  # noqa: F401


def script(path):
    """Return a notebook's code cells as one script."""
    cells = nbformat.read(path, 4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "code")


def run(task):
    """Run every notebook's script on one article, with a folder of its own."""
    slug, scripts, out = task
    os.environ["CLAIMBOOK_WORKSPACE"] = str(out / slug)
    for text in scripts:
        lines = text.splitlines()
        given = [
            f'article = "{slug}"' if x.startswith("article:") else x for x in lines
        ]
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile("\n".join(given), "<cell>", "exec"), {})


def main():
    """Run the articles named, at most two at once."""
    out, slugs = Path(sys.argv[1]), sys.argv[2:]
    scripts = [
        script(path) for path in sorted(Project.find().notebooks.glob("*.ipynb"))
    ]
    tasks = [(slug, scripts, out) for slug in slugs]
    if len(tasks) == 1:
        run(tasks[0])
        return
    with multiprocessing.get_context("fork").Pool(2) as pool:
        pool.map(run, tasks, chunksize=1)


if __name__ == "__main__":
    main()
