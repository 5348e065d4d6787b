"""Inputs that are edited at random moments of a build: what follows is never stale.

Every kind of input is edited in turn, EDITS times in all (an environment variable, 12
if not given), each time at a random moment of a build. The next run has to end with the
bytes of a build from nothing.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import time

from built import built, claimbook, differences, tiny

from claimbook.data.figure_files import seal
from claimbook.project import Project

EDITS = int(os.environ.get("EDITS", "12"))
RAW = "data/raw/"
# what is edited, and a text there that is longer after each edit
PLACES = {
    f"{RAW}articles/tiny/article.yaml": "title_en: A title",
    f"{RAW}articles/tiny/claims.csv": "The mood was good",
    f"{RAW}articles/tiny/plan.yaml": "reason: Customs publishes it",
    f"{RAW}articles/tiny/evidence.csv": "one came",
    f"{RAW}series.csv": "Goods trade",
    f"{RAW}regions.csv": "Aruba",
    f"{RAW}figures/customs.csv": "300.5",
    f"{RAW}figures/datapackage.json": "A table",
    "notebooks/1-clean.ipynb": '"cell_type": "markdown"',
    "requirements.lock": "# ",
}


def edit(root, place, number):
    """Change an input, by a mark that is another each time."""
    path = root / place
    text = path.read_text("utf-8")
    old = PLACES[place]
    assert old in text, place
    if place.endswith(".ipynb"):
        notebook = json.loads(text)
        cell = next(c for c in notebook["cells"] if c["cell_type"] == "markdown")
        cell["source"] = ["".join(cell["source"]) + f" Edit {number}."]
        new = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    elif place.endswith("customs.csv"):
        new = text.replace(old, f"{old[:3]}.{number}5")
        PLACES[place] = f"{old[:3]}.{number}5"
    else:
        new = text.replace(old, f"{old} {number}", 1)
    fresh = path.with_suffix(".edited")
    fresh.write_text(new, "utf-8")
    fresh.replace(path)
    if place.startswith(f"{RAW}figures/"):
        seal(Project(root))


def from_nothing(root, place):
    """Return the bytes of a build of the same inputs in a new folder."""
    for name in ("data/raw", "notebooks"):
        shutil.copytree(root / name, place / name)
    shutil.copy(root / "requirements.lock", place)
    run = claimbook(place, "report")
    assert run.returncode == 0, run.stdout + run.stderr
    return built(place)


def test_an_edit_during_a_build_is_never_taken_for_fresh(tmp_path):
    chance = random.Random(int(os.environ.get("SEED", "1")))
    root = tiny(tmp_path / "project", 2)
    begun = time.monotonic()
    run = claimbook(root, "report")
    assert run.returncode == 0, run.stdout + run.stderr
    longest = time.monotonic() - begun
    for number in range(EDITS):
        place = list(PLACES)[number % len(PLACES)]
        (root / "reports/tiny/manifest.json").unlink()  # there is something to build
        command = [sys.executable, "-m", "claimbook.cli", "report"]
        process = subprocess.Popen(
            command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0, longest))
        edit(root, place, number)
        process.wait()
        run = claimbook(root, "report")
        assert run.returncode == 0, f"edit {number}, {place}: {run.stderr}"
        reference = from_nothing(root, tmp_path / f"nothing-{number}")
        found = differences(reference, built(root))
        assert found == [], f"edit {number}, {place}"
        shutil.rmtree(tmp_path / f"nothing-{number}")
