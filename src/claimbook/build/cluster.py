"""Build reports on the workers of a Dask cluster; nothing has to be shared with them.

The snapshot's common part travels once to each worker, also to one that joins later; an
article's own files travel with its job, and finished files come back as bytes. A worker
is a warm process that forks a process a report, so the same code runs as on one machine
(claimbook.build.pool).
"""

import hashlib
import io
import ipaddress
import json
import multiprocessing
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from distributed import Client, KilledWorker, Worker, WorkerPlugin, get_worker

from claimbook.build import manifest, pool, snapshot, writer
from claimbook.faults import Collector
from claimbook.project import Project

NAME = "claimbook"
AHEAD = 1000  # jobs the scheduler holds at a time: two each for 500 processors
WAIT_S = 30  # for the scheduler to answer, and for a first worker
MOST_BYTES = 2**30  # of one report's files
PLAIN = ("dask", "msgpack")  # how results come: a pickle in their place is refused
RESULT = "result.json"  # in a report's archive: why it failed, and what built it


def run(
    project: Project, address: str, insecure: bool, jobs: dict[str, tuple[Any, ...]]
) -> Iterator[tuple[str, str]]:
    """Build each of {slug: how} on the cluster; yield (slug, why it failed, or "").

    `project` is a snapshot, which gets the files that each job has made. Raises Faults
    where the scheduler may be anyone's, does not answer or has no workers, and where
    the code or packages of a worker are not those here.
    """
    faults = Collector("cluster")
    file = {"scheduler_file": address} if Path(address).is_file() else {}
    check_trust(address, insecure, faults)
    files = packed(project, snapshot.shared_files(project))
    shared = manifest.shared_inputs(project)
    try:
        client = Client(
            *([] if file else [address]),
            set_as_default=False,
            timeout=WAIT_S,
            deserializers=PLAIN,
            **file,
        )
    except (OSError, ValueError, TypeError) as error:
        fix = "Start it, or give its address."
        faults.add(address, pool.in_one_line(error), "a scheduler that answers", fix)
        faults.check()
        raise
    with client:
        try:
            client.wait_for_workers(1, timeout=WAIT_S)
            client.register_plugin(Shared(files, shared), name=NAME)
        except TimeoutError:
            faults.add(address, "no worker", f"one within {WAIT_S} s", "Start one.")
        except Unlike as error:
            faults.add(address, *error.args)
        faults.check()
        own = ((slug, snapshot.article_files(project, [slug])) for slug in jobs)
        sent = ((slug, (packed(project, f), slug, *jobs[slug])) for slug, f in own)
        with client.get_executor(pure=False) as executor:
            ended = pool.completed(executor, run_job, sent, AHEAD, KilledWorker)
            for slug, result in ended:
                if isinstance(result, bytes):
                    yield slug, received(project, slug, result, shared)
                else:  # what was raised before it could answer
                    yield slug, pool.shortened(f"{result or slug + ': no answer'}")


def check_trust(address: str, insecure: bool, faults: Collector) -> None:
    """Raise Faults for a scheduler elsewhere that anyone could be, unless `insecure`.

    Whoever is a scheduler or a worker can run what they want here and there.
    """
    if Path(address).is_file():
        address = json.loads(Path(address).read_text("utf-8"))["address"]
    place = urlsplit(address)
    try:
        here = ipaddress.ip_address(place.hostname or "").is_loopback
    except ValueError:
        here = place.hostname == "localhost"
    if not (insecure or here or place.scheme == "tls"):
        allowed = "tls://, a scheduler on this machine, or --insecure"
        fix = "Make certificates as docs/cluster.md shows."
        faults.add(address, "a connection that anyone can join", allowed, fix)
    faults.check()


def received(
    project: Project, slug: str, result: bytes, shared: manifest.Hashes
) -> str:
    """Put the files that a worker has made into a project; return why it failed.

    A worker is not believed: what it sends has to be whole, made by what is here, and
    of plain names in this article's folders.
    """
    digest, _, content = result.partition(b"\n")
    if digest.decode("ascii", "replace") != hashlib.sha256(content).hexdigest():
        return f"{slug}: the worker's answer is not whole"
    try:
        return _unpacked(project, slug, content, shared)
    except Exception as error:
        return f"{slug}: the worker's answer is not whole: {pool.in_one_line(error)}"


def _unpacked(project, slug, content, shared):
    places = tuple(project.shown(folder) + "/" for folder in _folders(project, slug))
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        files = [info for info in pack.infolist() if info.filename != RESULT]
        for info in files:
            plain = writer.NAMES.fullmatch(info.filename.removeprefix("."))
            if not plain or not info.filename.startswith(places):
                return f"{slug}: the worker's answer holds {info.filename!r}"
        if sum(info.file_size for info in files) > MOST_BYTES:
            return f"{slug}: the worker's answer is larger than {MOST_BYTES:,} bytes"
        about = json.loads(pack.read(RESULT))
        if about["made_by"] != _digest(shared):
            return f"{slug}: the worker is not as it was: other code or packages"
        pack.extractall(project.root, files)
    return pool.shortened(about["failure"])


def _digest(shared: manifest.Hashes) -> str:
    return hashlib.sha256(json.dumps(shared, sort_keys=True).encode()).hexdigest()


def _folders(project, slug):
    return project.scratch(slug), project.reports / slug, project.executed / slug


def packed(project: Project, files: Iterable[Path], **texts: str) -> bytes:
    """Return files of a project, and texts by name, as a zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as pack:
        for file in files:
            pack.write(file, project.shown(file))
        for name, text in texts.items():
            pack.writestr(name, text)
    return content.getvalue()


def unpack(project: Project, pack: bytes) -> None:
    """Put the files of a zip from this program into a project."""
    with zipfile.ZipFile(io.BytesIO(pack)) as content:
        content.extractall(project.root)


class Unlike(Exception):
    """A worker that would build other reports: what it is, what is allowed, the fix."""


class Shared(WorkerPlugin):
    """The common part of a snapshot, in a folder on the worker while it runs."""

    def __init__(self, pack: bytes, shared: manifest.Hashes) -> None:
        self.pack, self.shared = pack, shared

    def setup(self, worker: Worker) -> None:
        """Unpack the snapshot and hold the worker to it; called on each, once."""
        if multiprocessing.current_process().daemon:
            raise Unlike(
                f"worker {worker.address} may not start processes",
                "workers without a nanny",
                "Start it with dask worker --no-nanny.",
            )
        # where a local build has its own, so that notebooks know it for a snapshot
        place = Project(Path(worker.local_directory)).build
        place.mkdir(parents=True, exist_ok=True)
        self.project = Project(Path(tempfile.mkdtemp(prefix=NAME, dir=place)))
        unpack(self.project, self.pack)
        ours, here = self.shared, manifest.shared_inputs(self.project)
        names = sorted(ours.keys() | here.keys())
        other = [name for name in names if ours.get(name) != here.get(name)]
        if other:
            raise Unlike(
                f"worker {worker.address} has another {', '.join(other[:5])}",
                "the same code, Python and packages",
                "Install the same checkout and lock there.",
            )

    def teardown(self, worker: Worker) -> None:
        """Remove the snapshot again."""
        shutil.rmtree(self.project.root, ignore_errors=True)


def run_job(pack: bytes, slug: str, *how: Any) -> bytes:
    """Build one article's report; called on a worker, with the article's files.

    Returns a zip of the files made, after its SHA-256 and a line end.
    """
    project = get_worker().plugins[NAME].project
    unpack(project, pack)
    ((_, failure),) = pool.run(pool.run_job, {slug: (project, slug, *how)}, 1)
    folders = _folders(project, slug)
    made = [p for folder in folders for p in folder.rglob("*") if p.is_file()]
    about = {"failure": failure, "made_by": _digest(manifest.shared_inputs(project))}
    content = packed(project, sorted(made), **{RESULT: json.dumps(about)})
    for folder in (project.article(slug), *folders):
        shutil.rmtree(folder, ignore_errors=True)
    return hashlib.sha256(content).hexdigest().encode() + b"\n" + content
