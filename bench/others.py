"""One book, or one set of marimo pages, an article; at most two articles at once.

python bench/others.py book|marimo OUT SLUG...
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from claimbook.project import Project

TOC = "format: jb-book\nroot: {0}\nchapters:\n"


def given(slug, place):
    """Write the notebooks with the article's name in their parameters cell."""
    for path in sorted(Project.find().notebooks.glob("*.ipynb")):
        notebook = nbformat.read(path, 4)
        for cell in notebook.cells:
            if "parameters" in cell.metadata.get("tags", []):
                cell.source += f'\narticle = "{slug}"'
        nbformat.write(notebook, place / path.name)
        yield place / path.name


def book(slug, place):
    """Build a book of one article's notebooks by jupyter-book 1."""
    names = [path.stem for path in given(slug, place)]
    chapters = "".join(f"- file: {name}\n" for name in names[1:])
    (place / "_toc.yml").write_text(TOC.format(names[0]) + chapters)
    (place / "_config.yml").write_text(
        "title: Report\nexecute:\n  execute_notebooks: force\n  timeout: 600\n"
    )
    command = Path(sys.executable).parent / "jupyter-book"  # no module to run
    yield [str(command), "build", "--quiet", str(place)]


def marimo(slug, place):
    """Turn one article's notebooks into marimo's, and export each with its outputs."""
    for path in given(slug, place):
        own = path.with_suffix(".py")
        yield [sys.executable, "-m", "marimo", "convert", str(path), "-o", str(own)]
        page = path.with_suffix(".html")
        yield [
            *(sys.executable, "-m", "marimo", "export", "html", "--no-include-code"),
            *(str(own), "-o", str(page), "--force"),
        ]


def run(way, slug, out):
    """Run one article's commands, one after the other."""
    place = out / slug
    place.mkdir(parents=True)
    for command in {"book": book, "marimo": marimo}[way](slug, place):
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, cwd=place)


if __name__ == "__main__":
    way, out, slugs = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    with ThreadPoolExecutor(2) as threads:
        for future in [threads.submit(run, way, slug, out) for slug in slugs]:
            future.result()
