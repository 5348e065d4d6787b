"""Build reports on the workers of a Dask cluster; nothing has to be shared with them.

The snapshot's common part travels once to each worker, also to one that joins later; an
article's own files travel with its job, and finished files come back as bytes. A worker
is a warm process that forks a process a report, so the same code runs as on one machine
(claimbook.build.pool).
"""

import io
import multiprocessing
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from distributed import Client, KilledWorker, Worker, WorkerPlugin, get_worker

from claimbook.build import manifest, pool, snapshot
from claimbook.faults import Collector
from claimbook.project import Project

NAME = "claimbook"
AHEAD = 1000  # jobs the scheduler holds at a time: two each for 500 processors
Files = dict[str, bytes]


def run(
    project: Project, address: str, jobs: dict[str, tuple[Any, ...]]
) -> Iterator[tuple[str, str | None]]:
    """Build each of {slug: how} on the cluster; yield (slug, why it failed, or "").

    `project` is a snapshot, which gets the files that each job has made. None stands
    for a worker that was killed. Raises Faults where the code or the packages of a
    worker are not those here.
    """
    file = {"scheduler_file": address} if Path(address).is_file() else {}
    with Client(*([] if file else [address]), set_as_default=False, **file) as client:
        rests_on = manifest.code_inputs() | manifest.shared_inputs(project)
        common = snapshot.packed(project), rests_on, packages()
        try:
            client.register_plugin(Shared(*common), name=NAME)
        except Unlike as error:
            faults = Collector("cluster")
            faults.add(address, *error.args)
            faults.check()
        sent = (
            (slug, (_files(project, [project.article(slug)]), slug, *how))
            for slug, how in jobs.items()
        )
        with client.get_executor(pure=False) as executor:
            ended = pool.completed(executor, run_job, sent, AHEAD, KilledWorker)
            for slug, result in ended:
                if result is not None:
                    _write(project, result[1])
                yield slug, result and result[0]


def _files(project, folders):
    return {
        project.shown(file): file.read_bytes()
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _write(project, files):
    for name, content in files.items():
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def packages() -> dict[str, str]:
    """Return {name: version} of what is installed."""
    return {d.name: d.version for d in distributions()}


class Unlike(Exception):
    """A worker that would build other reports: what it is, what is allowed, the fix."""


class Shared(WorkerPlugin):
    """The common part of a snapshot, in a folder on the worker while it runs."""

    def __init__(
        self, pack: bytes, shared: manifest.Hashes, packages: dict[str, str]
    ) -> None:
        self.pack, self.shared, self.packages = pack, shared, packages

    def setup(self, worker: Worker) -> None:
        """Unpack the snapshot and hold the worker to it; called on each, once."""
        if multiprocessing.current_process().daemon:
            raise Unlike(
                f"worker {worker.address} may not start processes",
                "workers without a nanny",
                "Start it with dask worker --no-nanny.",
            )
        root = tempfile.mkdtemp(prefix=NAME, dir=worker.local_directory)
        self.project = Project(Path(root))
        with zipfile.ZipFile(io.BytesIO(self.pack)) as pack:
            pack.extractall(root)
        here, installed = manifest.code_inputs(), packages()
        here |= manifest.shared_inputs(self.project)
        other = [
            name
            for ours, theirs in ((self.shared, here), (self.packages, installed))
            for name in sorted(ours.keys() & theirs.keys())
            if ours[name] != theirs[name]
        ]
        other += sorted(self.shared.keys() ^ here.keys())
        if other:
            raise Unlike(
                f"worker {worker.address} has another {', '.join(other[:5])}",
                "the same code, Python and packages",
                "Install the same checkout and lock there.",
            )

    def teardown(self, worker: Worker) -> None:
        """Remove the snapshot again."""
        shutil.rmtree(self.project.root, ignore_errors=True)


def run_job(files: Files, slug: str, *how: Any) -> tuple[str, Files] | None:
    """Build one article's report; called on a worker, with the article's files.

    Returns why it failed, or "", and the files made; None if its process was killed.
    """
    project = get_worker().plugins[NAME].project
    folders = [project.scratch(slug), project.reports / slug, project.executed / slug]
    _write(project, files)
    ((_, failure),) = pool.run(pool.run_job, {slug: (project, slug, *how)}, 1)
    made = _files(project, folders)
    for folder in (project.article(slug), *folders):
        shutil.rmtree(folder, ignore_errors=True)
    return None if failure is None else (failure, made)
