"""Time one and many reports: this project, the floor below it, and other ways.

    make bench [SIZES="1 10"] [WAYS="floor|claimbook"] [ROUNDS=3]

The ways take turns: on this project's longest article, and for more reports on copies
of all of its articles under other slugs. ROUNDS are of one report; many have one. For
each run: wall time, processor time of all its processes, and memory (resident in the
largest process; proportional in all, sampled). Writes bench/results.md.
"""

import ctypes
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "tests"))
from built import copy, multiply  # noqa: E402

PEERS = HERE / ".venv" / "bin" / "python"
OWN = sys.executable
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
MIB = 1 << 20
# way: (most articles, command); {out} is a new folder, {slugs} the articles
WAYS = {
    "floor": (200, f"{OWN} {HERE}/floor.py {{out}} {{slugs}}"),
    "claimbook": (200, f"{OWN} -m claimbook.cli report"),
    "papermill, nbconvert": (
        10,
        f"printf '%s\\n' {{slugs}} | xargs -P2 -n1 {HERE}/commands.sh {OWN} {{out}}",
    ),
    "papermill in a pool": (10, f"{OWN} {HERE}/pool.py papermill {{out}} {{slugs}}"),
    "ploomber-engine in a pool": (
        10,
        f"{PEERS} {HERE}/pool.py ploomber {{out}} {{slugs}}",
    ),
    "snakemake": (
        10,
        f"{PEERS} -m snakemake --quiet all -c2 -s {HERE}/Snakefile -d {{out}}"
        f" --config python={PEERS} here={HERE} slugs='{{slugs}}'",
    ),
    "jupyter-book 1": (10, f"{PEERS} {HERE}/others.py book {{out}} {{slugs}}"),
    "marimo": (10, f"{PEERS} {HERE}/others.py marimo {{out}} {{slugs}}"),
}


def measure(command, root, environment):
    """Run a command in a project.

    Returns wall s, processor s, and MiB of the largest process and of all.
    """
    begun, memory, ended = time.monotonic(), [0], threading.Event()
    sampler = threading.Thread(target=sample, args=(memory, ended))
    process = subprocess.Popen(
        ["sh", "-c", command],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    sampler.start()
    said = process.stdout.read()
    wall = processor = largest = status = 0
    while True:  # orphans come to this process, and count too
        try:
            pid, ended_as, used = os.wait4(-1, 0)
        except ChildProcessError:
            break
        if pid == process.pid:
            wall, status = time.monotonic() - begun, ended_as
        processor += used.ru_utime + used.ru_stime
        largest = max(largest, used.ru_maxrss * 1024 / MIB)
    ended.set()
    sampler.join()
    if status:
        raise RuntimeError(f"{command} failed:\n{said.decode()[-2000:]}")
    return wall, processor, largest, memory[0] / MIB


def sample(memory, ended):
    """Keep the highest sum of the memory of all processes below this one."""
    while not ended.wait(1):  # reading it slows what is measured
        total = 0
        for child in psutil.Process().children(recursive=True):
            try:
                total += child.memory_full_info().pss
            except psutil.Error:
                continue
        memory[0] = max(memory[0], total)


def run(way, root, slugs):
    """Run one way once, on nothing built before."""
    for folder in ("reports", "data/processed", ".build", "scratch", "out"):
        shutil.rmtree(root / folder, ignore_errors=True)
    command = WAYS[way][1].format(out=root / "out", slugs=" ".join(slugs))
    (root / "out").mkdir()
    environment = os.environ | {
        "PYTHONPATH": str(HERE.parent / "src"),
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
    return measure(command, root, environment)


def table(results, sizes):
    """Return the results as lines of Markdown, ratios by round to the floor."""
    head = (
        "| way | reports | wall s | ratio | processor s | ratio | largest process MiB "
        "| all MiB | reports/s |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    )
    lines = []
    for size in sizes:
        for way in WAYS:
            runs = results.get((way, size))  # {round: figures}
            if not runs:
                continue
            floor = results.get(("floor", size), {})
            medians = map(statistics.median, zip(*runs.values(), strict=True))
            wall, cpu, largest, whole = medians
            both = runs.keys() & floor.keys()
            ratios = [
                statistics.median(runs[n][i] / floor[n][i] for n in both)
                if both
                else float("nan")
                for i in (0, 1)
            ]
            lines.append(
                f"| {way} | {size} | {wall:.1f} | {ratios[0]:.2f} | {cpu:.1f} | "
                f"{ratios[1]:.2f} | {largest:.0f} | {whole:.0f} | {size / wall:.2f} |"
            )
    return "\n".join([head, *lines])


def write(results, sizes):
    """Write what is measured so far."""
    (HERE / "results.md").write_text(
        f"# Reports rendered, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}\n\n"
        "Medians; ratios are medians of the rounds' ratios to the floor. Written by "
        "`make bench`.\n\n" + table(results, sizes) + "\n",
        encoding="utf-8",
    )


def main():
    """Measure what is asked for and write the table."""
    sizes = [int(s) for s in os.environ.get("SIZES", "1 10 50 200").split()]
    asked = os.environ["WAYS"].split("|") if os.environ.get("WAYS") else WAYS
    rounds = int(os.environ.get("ROUNDS", "3"))
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    results = {}
    with tempfile.TemporaryDirectory() as place:
        for size in sizes:
            root = copy(Path(place) / str(size))
            originals = sorted(  # the one with the most claims first
                (root / "data/raw/articles").iterdir(),
                key=lambda folder: -(folder / "claims.csv").stat().st_size,
            )
            for number, original in enumerate(originals):
                share = len(range(number, size, len(originals)))
                if share:
                    multiply(root, original.name, share)
                else:
                    shutil.rmtree(original)
            slugs = sorted(p.name for p in (root / "data/raw/articles").iterdir())
            for number in range(rounds if size == 1 else 1):
                for way in asked:
                    if size > WAYS[way][0] or (
                        str(PEERS) in WAYS[way][1] and not PEERS.exists()
                    ):
                        continue
                    try:
                        took = run(way, root, slugs)
                    except RuntimeError as error:  # the others go on
                        print(error, flush=True)
                        continue
                    results.setdefault((way, size), {})[number] = took
                    print(
                        f"{size} reports, round {number + 1}, {way}: "
                        f"{took[0]:.1f} s, processor {took[1]:.1f} s",
                        flush=True,
                    )
            write(results, sizes)


if __name__ == "__main__":
    main()
