"""Build the same reports in every way there is and compare the bytes.

In two folders; by forks on all processors and by ordinary kernels on one; cold, and
after one report was spoilt. Run by `make verify`.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from built import REPOSITORY, built, claimbook, copy, differences, multiply


def project(root):
    """Copy the project and add a copy of its first article, so that two run at once."""
    copy(root)
    articles = sorted(p.name for p in (root / "data/raw/articles").iterdir())
    multiply(root, articles[0], 2)
    return root


def build(root, way, *arguments, **options):
    """Build the reports of `root`; return what was built, or stop with what failed."""
    begun = time.monotonic()
    run = claimbook(root, "report", *arguments, **options)
    if run.returncode:
        sys.exit(f"{way}: {run.stdout}{run.stderr}")
    found = built(root)
    print(f"{way}: {len(found)} files in {time.monotonic() - begun:.0f} s", flush=True)
    return found


def on_one_processor():
    """Leave the process about to be started one processor, where that can be said."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def spoil(root):
    """Lose a page of one report, and change a table of it."""
    slug = min(p.name for p in (REPOSITORY / "data/raw/articles").iterdir())
    (root / "reports" / slug / "index.html").unlink()
    with (root / "data/processed" / slug / "claims.csv").open("a") as table:
        table.write("spoilt\n")


def main():
    """Compare; exit with a status that is not zero, and what differs, if unlike."""
    with tempfile.TemporaryDirectory() as place:
        one, two = Path(place) / "one", Path(place) / "another folder"
        forks = build(project(one), "by forks, on all processors")
        kernels = build(
            project(two),
            "in another folder, by ordinary kernels, on one processor",
            *("--engine", "kernel"),
            preexec_fn=on_one_processor,
        )
        found = differences(forks, kernels)
        spoil(one)
        found += differences(forks, build(one, "again, after one report was spoilt"))
    if found:
        sys.exit("\n".join([*found, f"{len(found)} files differ"]))
    print("every byte is the same")


if __name__ == "__main__":
    main()
