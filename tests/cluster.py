"""Forty reports from a Dask cluster on this machine, equal to the local ones.

A scheduler and workers run as processes of their own that share no folder. One worker
is killed in the middle, another joins later. Run by `make test-cluster`.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

from built import built, claimbook, differences, tiny

COUNT = 40
KILL_AT, JOIN_AT = 8, 12  # reports in place


def dask(command, place, *arguments):
    """Start a Dask scheduler or worker that knows nothing of a project."""
    place.mkdir()
    return subprocess.Popen(
        [sys.executable, "-m", "dask", command, *arguments],
        stdout=(place / "said").open("w"),
        stderr=subprocess.STDOUT,
        cwd=place,
    )


def worker(folder, number):
    """Start a worker with a folder of its own, as the documentation says."""
    return dask(
        "worker",
        folder / f"worker-{number}",
        *("--scheduler-file", folder / "scheduler.json", "--no-nanny"),
        *("--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"),
        *("--local-directory", folder / f"worker-{number}"),
    )


def in_place(root):
    """Return how many reports are in place."""
    return len(list((root / "reports").glob("*/manifest.json")))


def until(ready, run, folder):
    """Wait until `ready()`; fail if the run has ended, or after half an hour."""
    for _ in range(18000):
        if ready():
            return
        if run and run.poll() is not None:
            break
        time.sleep(0.1)
    said = [f"{f.parent.name}: {f.read_text()}" for f in folder.glob("*/said")]
    sys.exit("\n".join(["the cluster's run did not get that far", *said]))


def refusals(folder):
    """Return a line for each worker that should have been refused and was not."""
    from claimbook.build import manifest, remote
    from claimbook.project import Project

    pack, shared = (
        remote._packed(Project.find()),
        manifest.shared_inputs(Project.find()),
    )
    worker = SimpleNamespace(address="tcp://w", local_directory=str(folder))
    cases = {
        "": (shared, {"pandas": "3.1"} | remote._packages()),
        "src/claimbook/judge.py": (shared | {"src/claimbook/judge.py": "other"}, {}),
        "python": (shared | {"python": "3.9.0"}, {}),
        "src/claimbook/new.py": (shared | {"src/claimbook/new.py": "new"}, {}),
        "pandas": (shared, {"pandas": "0.1", "unknown": "1"}),
    }
    missed = []
    for name, (files, packages) in cases.items():
        try:
            remote.Shared(pack, files, packages).setup(worker)
            found = ""
        except remote.Unlike as error:
            found = error.args[0].removeprefix("worker tcp://w has another ")
        if found != name:
            missed.append(f"a worker with another {name!r} was told {found!r}")
    return missed


def main():
    """Build both ways and compare; exit with a status that is not zero if unlike."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        local, remote = tiny(folder / "local", COUNT), tiny(folder / "remote", COUNT)
        begun = time.monotonic()
        run = claimbook(local, "report")
        if run.returncode:
            sys.exit(run.stdout + run.stderr)
        missed = refusals(folder)
        if missed:
            sys.exit("\n".join(missed))
        print(f"{COUNT} reports built here in {time.monotonic() - begun:.0f} s")
        started = []
        try:
            on_a_cluster(folder, remote, started)
        finally:
            for process in started:
                process.kill()
                process.wait()
        found = differences(built(local), built(remote))
        sys.exit("\n".join(found) if found else 0)


def on_a_cluster(folder, root, started):
    """Build the reports of `root` on a cluster that loses and gains a worker."""
    address = folder / "scheduler.json"
    arguments = ("--scheduler-file", address, "--host", "127.0.0.1", "--no-dashboard")
    started.append(dask("scheduler", folder / "scheduler", "--port", "0", *arguments))
    until(address.is_file, None, folder)
    for number in (1, 2):
        started.append(worker(folder, number))
    begun = time.monotonic()
    (folder / "run").mkdir()
    run = subprocess.Popen(
        [sys.executable, "-m", "claimbook.cli", "report", "--cluster", address],
        stdout=(folder / "run" / "said").open("w"),
        stderr=subprocess.STDOUT,
        cwd=root,
    )
    started.append(run)
    until(lambda: in_place(root) >= KILL_AT, run, folder)
    started[1].kill()
    print(f"one of two workers killed with {in_place(root)} reports in place")
    until(lambda: in_place(root) >= JOIN_AT, run, folder)
    started.append(worker(folder, 3))
    print(f"a worker joined with {in_place(root)} reports in place")
    until(lambda: run.poll() is not None, None, folder)
    said = (folder / "run" / "said").read_text()
    joined = "in place" if run.returncode == 0 else said
    print(f"{in_place(root)} reports {joined} in {time.monotonic() - begun:.0f} s")
    if run.returncode or f"{COUNT} up to date, 0 failed" not in said:
        sys.exit(said)


if __name__ == "__main__":
    main()
