"""Papermill's and ploomber-engine's interfaces in a pool of two processes.

    python bench/pool.py papermill|ploomber OUT SLUG...

nbconvert's exporter is made once a process and kept.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from nbconvert.exporters import HTMLExporter

from claimbook.project import Project


@cache
def exporter():
    """Return this process's page maker."""
    return HTMLExporter()


def run(way, slug, out):
    """Execute and render every notebook of one article."""
    if way == "papermill":
        from papermill import execute_notebook

        options = {"progress_bar": False, "kernel_name": "python3"}
    else:
        from ploomber_engine import execute_notebook

        options = {"progress_bar": False, "debug_later": False}
    place = out / slug
    place.mkdir(parents=True)
    for path in sorted(Project.find().notebooks.glob("*.ipynb")):
        done = place / path.name
        execute_notebook(str(path), str(done), parameters={"article": slug}, **options)
        html, _ = exporter().from_filename(str(done))
        done.with_suffix(".html").write_text(html, encoding="utf-8")


def main():
    """Run the articles named, at most two at once."""
    way, out, slugs = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    with ProcessPoolExecutor(min(2, len(slugs))) as pool:
        for future in [pool.submit(run, way, slug, out) for slug in slugs]:
            future.result()


if __name__ == "__main__":
    import pool  # ploomber-engine takes the place of __main__ as it runs a notebook

    pool.main()
