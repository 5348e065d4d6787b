"""Forty reports from a Dask cluster on this machine, equal to the local ones.

A scheduler and workers run as processes of their own that share no folder. One worker
is killed in the middle, another joins later.
"""

import hashlib
import io
import json
import pickle
import re
import subprocess
import sys
import time
import zipfile
from types import SimpleNamespace

import pytest
from built import REPOSITORY, built, claimbook, differences, tiny

from claimbook.build import manifest, snapshot
from claimbook.faults import Collector, Faults
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


def worker(folder, number, host="127.0.0.1"):
    """Start a worker with a folder of its own, as the documentation says."""
    return dask(
        "worker",
        folder / f"worker-{number}",
        *("--scheduler-file", folder / "scheduler.json", "--no-nanny"),
        *("--nthreads", "1", "--no-dashboard", "--host", host),
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
    ("files", "named"),
    [
        ({"src/claimbook/judge.py": "other"}, "src/claimbook/judge.py"),
        ({"python": "3.9.0"}, "python"),
        ({"src/claimbook/new.py": "new"}, "src/claimbook/new.py"),
        ({"package pandas": "0.1"}, "package pandas"),
    ],
)
def test_a_worker_that_would_build_other_reports_is_refused(
    common, tmp_path, files, named
):
    pack, shared = common
    worker = SimpleNamespace(address="tcp://w", local_directory=str(tmp_path))
    with pytest.raises(cluster.Unlike) as refused:
        cluster.Shared(pack, shared | files).setup(worker)
    assert refused.value.args[0] == f"worker tcp://w has another {named}"


def test_a_worker_with_the_same_is_taken(common, tmp_path):
    pack, shared = common
    worker = SimpleNamespace(address="tcp://w", local_directory=str(tmp_path))
    plugin = cluster.Shared(pack, shared)
    plugin.setup(worker)
    assert (plugin.project.figures / "datapackage.json").is_file()
    plugin.teardown(worker)
    assert not plugin.project.root.exists()


@pytest.mark.parametrize(
    ("address", "insecure", "allowed"),
    [
        ("tcp://10.0.0.5:8786", False, False),
        ("tcp://example.org:8786", False, False),
        ("tcp://10.0.0.5:8786", True, True),
        ("tls://10.0.0.5:8786", False, True),
        ("tcp://127.0.0.1:8786", False, True),
        ("tcp://[::1]:8786", False, True),
        ("tcp://localhost:8786", False, True),
    ],
)
def test_a_scheduler_elsewhere_has_to_show_who_it_is(address, insecure, allowed):
    faults = Collector("cluster")
    if allowed:
        cluster.check_trust(address, insecure, faults)
        return
    with pytest.raises(Faults) as refused:
        cluster.check_trust(address, insecure, faults)
    assert str(refused.value) == (
        f"cluster, {address}: found a connection that anyone can join; allowed: "
        "tls://, a scheduler on this machine, or --insecure. Make certificates as "
        "docs/cluster.md shows."
    )


@pytest.mark.parametrize(
    "name",
    [
        "../../../../x",
        "/tmp/x",
        "reports/other/index.html",
        "reports/tiny/../other/x",
        "reports/tiny/a\\b",
        "data/raw/articles/tiny/claims.csv",
        "src/x.py",
    ],
)
def test_a_worker_that_answers_more_than_its_article_is_refused(tmp_path, name):
    project = Project(tmp_path / "project")
    answer = answered({"reports/tiny/index.html": "x", name: "x"})
    failure = cluster.received(project, "tiny", answer, {})
    assert failure == f"tiny: the worker's answer holds {name!r}"
    assert list(tmp_path.iterdir()) == []


def test_an_answer_that_is_not_whole_or_of_others_is_refused(tmp_path):
    project = Project(tmp_path / "project")
    answer = answered({"reports/tiny/index.html": "x"})
    text = b"no archive"
    digest = hashlib.sha256(text).hexdigest().encode()
    for wrong in (answer[:-1], b"", pickle.dumps(answer), digest + b"\n" + text):
        failure = cluster.received(project, "tiny", wrong, {})
        assert failure.startswith("tiny: the worker's answer is not whole")
    failure = cluster.received(project, "tiny", answer, {"python": "3.9"})
    assert failure == "tiny: the worker is not as it was: other code or packages"
    assert list(tmp_path.iterdir()) == []
    assert cluster.received(project, "tiny", answer, {}) == ""
    assert (project.reports / "tiny" / "index.html").read_text() == "x"


def answered(files):
    """Return what a worker answers that made some files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as pack:
        for name, text in files.items():
            pack.writestr(name, text)
        made_by = hashlib.sha256(b"{}").hexdigest()
        pack.writestr("result.json", json.dumps({"failure": "", "made_by": made_by}))
    digest = hashlib.sha256(content.getvalue()).hexdigest().encode()
    return digest + b"\n" + content.getvalue()


class Evil:
    """A result that would do something where it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return open, (self.path, "w")


def test_a_pickle_in_place_of_an_answer_is_never_opened(tmp_path, started, monkeypatch):
    address, mark = tmp_path / "scheduler.json", tmp_path / "opened"
    arguments = ("--scheduler-file", address, "--host", "127.0.0.1", "--no-dashboard")
    started.append(dask("scheduler", tmp_path / "scheduler", "--port", "0", *arguments))
    until(address.is_file, None, tmp_path)
    started.append(worker(tmp_path, 1))
    project = tiny(tmp_path / "project", 1)

    def evil(*_):
        return Evil(str(mark))

    monkeypatch.setattr(cluster, "run_job", evil)
    ran = cluster.run(Project(project), str(address), False, {"tiny": ()})
    ((_, failure),) = ran
    assert failure.startswith("tiny: ") and "\n" not in failure
    assert not mark.exists()


def test_a_cluster_that_is_not_there_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "WAIT_S", 1)
    project = Project(tiny(tmp_path / "project", 1))
    with pytest.raises(Faults) as none:
        list(cluster.run(project, "tcp://127.0.0.1:1", False, {"tiny": ()}))
    assert "allowed: a scheduler that answers. Start it" in str(none.value)
    assert "\n" not in str(none.value)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """The environment of a certificate authority's own, as docs/cluster.md makes it."""
    folder = tmp_path_factory.mktemp("certificates")
    text = (REPOSITORY / "docs" / "cluster.md").read_text("utf-8")
    (commands,) = re.findall(r"```sh\n(openssl .*?)```", text, re.DOTALL)
    subprocess.run(["sh", "-ec", commands], cwd=folder, check=True, capture_output=True)
    names = ("CA_FILE", "CLIENT__CERT", "CLIENT__KEY", "SCHEDULER__CERT")
    names += ("SCHEDULER__KEY", "WORKER__CERT", "WORKER__KEY")
    file = {"CA_FILE": "ca.pem"} | dict.fromkeys(names[1:])
    own = {
        f"DASK_DISTRIBUTED__COMM__TLS__{name}": str(
            folder / (file[name] or ("key.pem" if "KEY" in name else "cert.pem"))
        )
        for name in names
    }
    return own


def test_a_report_over_mutual_tls_and_none_without_a_certificate(
    tmp_path, started, certificates, monkeypatch
):
    address = tmp_path / "scheduler.json"
    root = tiny(tmp_path / "project", 1)
    command = [sys.executable, "-m", "claimbook.cli", "report", "--cluster", address]
    with monkeypatch.context() as patch:
        for name, value in certificates.items():
            patch.setenv(name, value)
        arguments = ("--scheduler-file", address, "--no-dashboard", "--port", "0")
        own = ("--protocol", "tls", "--host", "tls://127.0.0.1")
        started.append(dask("scheduler", tmp_path / "scheduler", *arguments, *own))
        until(address.is_file, None, tmp_path)
        started.append(worker(tmp_path, 1, "tls://127.0.0.1"))
        assert json.loads(address.read_text())["address"].startswith("tls://")
        run = subprocess.run(command, cwd=root, capture_output=True, text=True)
        assert "1 up to date, 0 failed" in run.stdout, run.stdout + run.stderr
    (root / "reports/tiny/manifest.json").unlink()
    run = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert run.returncode == 2
    assert "a scheduler that answers" in run.stderr
