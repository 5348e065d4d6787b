"""A build that is killed at random moments, then a build: always the same bytes.

A small project is built whole for reference. Then, until KILLS builds were killed (an
environment variable, 12 if not given), a few of its reports are spoilt, a build is
started and killed by SIGKILL at a random moment, sometimes twice in a row, and a plain
build has to give the reference's bytes again, with nothing beside.
"""

import os
import random
import signal
import subprocess
import sys
import time

from built import built, claimbook, differences, tiny

COUNT = 3
KILLS = int(os.environ.get("KILLS", "12"))


def spoil(root, chance):
    """Make some reports stale: lose a page, change a table, or lose the manifest."""
    for folder in sorted((root / "reports").glob("tiny*")):
        what = chance.choice(["page", "table", "manifest", "nothing"])
        if what == "page":
            (folder / "2-trade.html").unlink(missing_ok=True)
        elif what == "manifest":
            (folder / "manifest.json").unlink(missing_ok=True)
        elif what == "table":
            with (root / "data/processed" / folder.name / "claims.csv").open("a") as f:
                f.write("spoilt\n")


def kill(root, chance, longest):
    """Start a build and kill it at a random moment, with all of its processes or not.

    Returns whether it was still running.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "claimbook.cli", "report"],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(chance.uniform(0, longest))
    running = process.poll() is None
    if running:
        whole = chance.random() < 0.5
        (os.killpg if whole else os.kill)(process.pid, signal.SIGKILL)
        process.wait()
    return running


def test_a_killed_build_is_made_good_by_the_next(tmp_path):
    chance = random.Random(int(os.environ.get("SEED", "1")))
    root = tiny(tmp_path / "project", COUNT)
    begun = time.monotonic()
    run = claimbook(root, "report")
    assert run.returncode == 0, run.stdout + run.stderr
    longest, reference = time.monotonic() - begun, built(root)
    killed = 0
    while killed < KILLS:
        spoil(root, chance)
        for _ in range(chance.choice([1, 1, 2])):
            killed += kill(root, chance, longest)
        run = claimbook(root, "report")
        assert run.returncode == 0, f"after {killed} kills: {run.stderr}"
        assert differences(reference, built(root)) == [], f"after {killed} kills"
        assert list((root / ".build").glob("run-*")) == []
        assert list((root / "reports").rglob("*.new")) == []
