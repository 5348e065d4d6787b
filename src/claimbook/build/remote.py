"""Build reports on the workers of a Dask cluster; nothing has to be shared with them.

What all reports rest on travels once to each worker, also to one that joins later; an
article's own files travel with its job, and finished files come back as bytes. A worker
is a warm process that forks a process a report, so the same code runs as on one machine
(claimbook.build.pool).
"""

import io
import multiprocessing
import shutil
import tempfile
import zipfile
from importlib.metadata import distributions
from pathlib import Path

from distributed import Client, KilledWorker, WorkerPlugin, get_worker

from claimbook.build import manifest, pool
from claimbook.faults import Fault, Faults
from claimbook.project import Project

NAME = "claimbook"
AHEAD = 1000  # jobs the scheduler holds at a time: two each for 500 processors


def run(project, address, jobs):
    """Build each of {slug: job} on the cluster; yield (slug, Built or None).

    Raises Faults where the code or the packages of a worker are not those here.
    """
    with _client(address) as client:
        plugin = Shared(_packed(project), manifest.shared_inputs(project), _packages())
        try:
            client.register_plugin(plugin, name=NAME)
        except Unlike as error:
            raise Faults([Fault("cluster", address, *error.args)]) from None
        sent = ((slug, (_files(project, slug), *job[1:])) for slug, job in jobs.items())
        with client.get_executor(pure=False) as executor:
            yield from pool.completed(executor, run_job, sent, AHEAD, KilledWorker)


def _client(address):
    if Path(address).is_file():  # what a scheduler writes for --scheduler-file
        return Client(scheduler_file=address, set_as_default=False)
    return Client(address, set_as_default=False)


def _packed(project):
    """Return what every report rests on, as a zip."""
    shared = [
        project.series,
        project.regions,
        project.lock,
        *project.figures.iterdir(),
        *project.notebooks.glob("*.ipynb"),
    ]
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as pack:
        for file in filter(Path.is_file, shared):
            pack.write(file, project.shown(file))
    return found.getvalue()


def _files(project, slug):
    folder = project.articles / slug
    return {f.name: f.read_bytes() for f in folder.iterdir() if f.is_file()}


def _packages():
    return {d.name: d.version for d in distributions()}


class Unlike(Exception):
    """A worker that would build other reports: what was found, allowed, to be done."""


class Shared(WorkerPlugin):
    """What every report rests on, in a folder on the worker while it runs."""

    def __init__(self, pack, shared, packages):
        self.pack, self.shared, self.packages = pack, shared, packages

    def setup(self, worker):
        """Unpack the project and hold the worker to it; called on each, once."""
        if multiprocessing.current_process().daemon:
            raise Unlike(
                f"worker {worker.address} may not start processes",
                "workers without a nanny",
                "Start it with dask worker --no-nanny.",
            )
        self.project = Project(
            Path(tempfile.mkdtemp(prefix=NAME, dir=worker.local_directory))
        )
        with zipfile.ZipFile(io.BytesIO(self.pack)) as pack:
            pack.extractall(self.project.root)
        here, packages = manifest.shared_inputs(self.project), _packages()
        other = [
            name
            for ours, theirs in ((self.shared, here), (self.packages, packages))
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

    def teardown(self, worker):
        """Remove the project again."""
        shutil.rmtree(self.project.root, ignore_errors=True)


def run_job(files, slug, *job):
    """Build one article's report; called on a worker, with the article's files."""
    project = get_worker().plugins[NAME].project
    folder = project.article(slug)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    ((_, built),) = pool.run(_build, {slug: (project, slug, *job)}, 1)
    shutil.rmtree(folder)
    return built


def _build(*job):
    from claimbook.build.job import build

    return build(*job)
