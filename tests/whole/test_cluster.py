"""Forty reports from a Dask cluster on this machine, equal to the local ones.

A scheduler and workers run as processes of their own that share no folder. One worker
is killed in the middle, another joins later.
"""

import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
from built import built, claimbook, differences, tiny

from claimbook.build import manifest, snapshot
from claimbook.project import Project

pytest.importorskip("distributed", reason="run by `make test-cluster`")
from claimbook.build import cluster  # noqa: E402

COUNT = 40
KILL_AT, JOIN_AT = 8, 12  # reports in place


def dask(command, place, *arguments):
    """Start a Dask scheduler or worker that knows nothing of a project."""
    place.mkdir()
    return subprocess.Popen(
        [sys.executable, "-m", "dask", command, *arguments],
        stdout=(place / "output").open("w"),
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
    outputs = [f"{f.parent.name}: {f.read_text()}" for f in folder.glob("*/output")]
    pytest.fail("\n".join(["the cluster's run did not get that far", *outputs]))


@pytest.fixture
def started():
    """A list of processes that are ended with the test."""
    processes = []
    yield processes
    for process in processes:
        process.kill()
        process.wait()


def test_reports_of_a_cluster_are_the_local_ones(tmp_path, started):
    local, remote = tiny(tmp_path / "local", COUNT), tiny(tmp_path / "remote", COUNT)
    run = claimbook(local, "report")
    assert run.returncode == 0, run.stdout + run.stderr
    output = on_a_cluster(tmp_path, remote, started)
    assert f"{COUNT} up to date, 0 failed" in output
    assert differences(built(local), built(remote)) == []


def on_a_cluster(folder, root, started):
    """Build the reports of `root` on a cluster that loses and gains a worker.

    Returns what the run says.
    """
    address = folder / "scheduler.json"
    arguments = ("--scheduler-file", address, "--host", "127.0.0.1", "--no-dashboard")
    started.append(dask("scheduler", folder / "scheduler", "--port", "0", *arguments))
    until(address.is_file, None, folder)
    for number in (1, 2):
        started.append(worker(folder, number))
    (folder / "run").mkdir()
    run = subprocess.Popen(
        [sys.executable, "-m", "claimbook.cli", "report", "--cluster", address],
        stdout=(folder / "run" / "output").open("w"),
        stderr=subprocess.STDOUT,
        cwd=root,
    )
    started.append(run)
    until(lambda: in_place(root) >= KILL_AT, run, folder)
    started[1].kill()
    until(lambda: in_place(root) >= JOIN_AT, run, folder)
    started.append(worker(folder, 3))
    until(lambda: run.poll() is not None, None, folder)
    return (folder / "run" / "output").read_text()


@pytest.fixture(scope="module")
def common():
    """What every report of this project rests on, packed and hashed."""
    project = Project.find()
    pack = cluster.packed(project, snapshot.shared_files(project))
    return pack, manifest.shared_inputs(project)


@pytest.mark.parametrize(
    ("files", "packages", "named"),
    [
        ({"src/claimbook/judge.py": "other"}, {}, "src/claimbook/judge.py"),
        ({"python": "3.9.0"}, {}, "python"),
        ({"src/claimbook/new.py": "new"}, {}, "src/claimbook/new.py"),
        ({}, {"pandas": "0.1", "unknown": "1"}, "pandas"),
    ],
)
def test_a_worker_that_would_build_other_reports_is_refused(
    common, tmp_path, files, packages, named
):
    pack, shared = common
    worker = SimpleNamespace(address="tcp://w", local_directory=str(tmp_path))
    with pytest.raises(cluster.Unlike) as refused:
        cluster.Shared(pack, shared | files, packages).setup(worker)
    assert refused.value.args[0] == f"worker tcp://w has another {named}"


def test_a_worker_with_the_same_is_taken(common, tmp_path):
    pack, shared = common
    worker = SimpleNamespace(address="tcp://w", local_directory=str(tmp_path))
    plugin = cluster.Shared(pack, shared, cluster.packages())
    plugin.setup(worker)
    assert (plugin.project.figures / "datapackage.json").is_file()
    plugin.teardown(worker)
    assert not plugin.project.root.exists()
