"""Kill a build at random moments, then build: always the same bytes.

    .venv/bin/python tests/kill.py [TIMES] [SEED]

A small project is built whole for reference. Then, until TIMES builds were killed, a
few of its reports are spoilt, a build is started and killed by SIGKILL at a random
moment, sometimes twice in a row, and a plain build has to give the reference's bytes
again, with nothing beside.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from built import built, claimbook, differences, tiny

COUNT = 3


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
    """Start a build and kill it at a random moment, with all of its processes or not."""
    process = subprocess.Popen(
        [sys.executable, "-m", "claimbook.cli", "report"],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(chance.uniform(0, longest))
    ended = process.poll() is not None
    if not ended:
        whole = chance.random() < 0.5
        (os.killpg if whole else os.kill)(process.pid, signal.SIGKILL)
        process.wait()
    return ended


def main():
    """Run; exit with a status that is not zero and what differs if a build is unlike."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    with tempfile.TemporaryDirectory() as place:
        root = tiny(Path(place) / "project", COUNT)
        begun = time.monotonic()
        run = claimbook(root, "report")
        if run.returncode:
            sys.exit(run.stdout + run.stderr)
        longest, reference = time.monotonic() - begun, built(root)
        killed = rebuilt = 0
        while killed < times:
            spoil(root, chance)
            for _ in range(chance.choice([1, 1, 2])):
                killed += not kill(root, chance, longest)
            run = claimbook(root, "report")
            found = differences(reference, built(root))
            found += [str(p) for p in (root / ".build").glob("run-*")]
            found += [str(p) for p in (root / "reports").rglob("*.new")]
            if run.returncode or found:
                sys.exit("\n".join([f"after {killed} kills", run.stderr, *found]))
            rebuilt += 1
            print(f"{killed} of {times} killed: the same bytes", flush=True)
        print(f"{killed} builds killed within {longest:.0f} s, {rebuilt} rebuilt alike")


if __name__ == "__main__":
    main()
