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
from collections.abc import Iterable, Iterator
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from distributed import Client, KilledWorker, Worker, WorkerPlugin, get_worker

from claimbook.build import manifest, pool, snapshot
from claimbook.faults import Collector
from claimbook.project import Project

NAME = "claimbook"
AHEAD = 1000  # jobs the scheduler holds at a time: two each for 500 processors


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
        files = packed(project, snapshot.shared_files(project))
        common = files, manifest.shared_inputs(project), packages()
        try:
            client.register_plugin(Shared(*common), name=NAME)
        except Unlike as error:
            faults = Collector("cluster")
            faults.add(address, *error.args)
            faults.check()
        own = ((slug, snapshot.article_files(project, [slug])) for slug in jobs)
        sent = ((slug, (packed(project, f), slug, *jobs[slug])) for slug, f in own)
        with client.get_executor(pure=False) as executor:
            ended = pool.completed(executor, run_job, sent, AHEAD, KilledWorker)
            for slug, result in ended:
                if result is not None:
                    unpack(project, result[1])
                yield slug, result and result[0]


def packed(project: Project, files: Iterable[Path]) -> bytes:
    """Return files of a project as a zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as pack:
        for file in files:
            pack.write(file, project.shown(file))
    return content.getvalue()


def unpack(project: Project, pack: bytes) -> None:
    """Put the files of a zip into a project."""
    with zipfile.ZipFile(io.BytesIO(pack)) as content:
        content.extractall(project.root)


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
        unpack(self.project, self.pack)
        here, installed = manifest.shared_inputs(self.project), packages()
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


def run_job(pack: bytes, slug: str, *how: Any) -> tuple[str, bytes] | None:
    """Build one article's report; called on a worker, with the article's files.

    Returns why it failed, or "", and the files made; None if its process was killed.
    """
    project = get_worker().plugins[NAME].project
    unpack(project, pack)
    ((_, failure),) = pool.run(pool.run_job, {slug: (project, slug, *how)}, 1)
    folders = [project.scratch(slug), project.reports / slug, project.executed / slug]
    made = packed(
        project, (p for f in folders for p in sorted(f.rglob("*")) if p.is_file())
    )
    for folder in (project.article(slug), *folders):
        shutil.rmtree(folder, ignore_errors=True)
    return None if failure is None else (failure, made)
