"""One article's report as a job: runs its notebooks, hands back finished files.

The job writes to a folder of its own alone, so it can run in any process and be killed
at any moment.
"""

import multiprocessing
import os
import shutil
import tempfile
import time
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

import nbformat
import papermill
from traitlets.config import Config

from claimbook import paths
from claimbook.package import publish
from claimbook.report import article
from claimbook.run.engine import can_fork
from claimbook.run.pool import environment

# The notebooks of one stage do not need each other; a stage needs those before it.
STAGES = (("1-clean", "2-trade", "3-investment", "4-documents"), ("5-report",))
ENGINES = ("fork", "kernel")


@dataclass(frozen=True)
class Built:
    """What a job hands back: files by path, or why it failed and what ran so far.

    Paths begin with tables/, pages/ or notebooks/ (the executed copies).
    """

    slug: str
    files: dict
    failure: str | None = None


def names():
    """Return the names of the working notebooks, in the order they run."""
    return [name for stage in STAGES for name in stage]


def build(slug, parameters, place, engine, side_by_side, verbose):
    """Run one article's notebooks in the folder `place` and return what they Built.

    `parameters` are {notebook name: {name: value}}; up to `side_by_side` notebooks run
    at once. With `verbose`, a line a notebook is printed as it ends.
    """
    begun = time.monotonic()
    for folder in ("tables", "pages", "notebooks"):
        (place / folder).mkdir(parents=True)
    failure = None
    for stage in STAGES:
        tasks = [
            (slug, name, parameters.get(name, {}), place, engine, verbose)
            for name in stage
        ]
        failures = _run_all(tasks, side_by_side)
        if failures:
            failure = failures[0]
            break
    if failure is None:
        publish(place / "tables", place / "pages" / "data")
        shutil.rmtree(place / "notebooks")
        if verbose:
            print(f"{slug}: done in {time.monotonic() - begun:.1f} s", flush=True)
    files = {
        file.relative_to(place).as_posix(): file.read_bytes()
        for file in sorted(place.rglob("*"))
        if file.is_file()
    }
    shutil.rmtree(place)
    return Built(slug, files, failure)


def _run_all(tasks, side_by_side):
    """Run tasks, each in a process of its own; return their failures in order."""
    if not can_fork():
        return [f for f in (_run(*task) for task in tasks) if f]
    context = multiprocessing.get_context("fork")
    waiting, running, failures = list(enumerate(tasks)), {}, {}
    while waiting or running:
        while waiting and len(running) < side_by_side:
            number, task = waiting.pop(0)
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_report_to, args=(theirs, task))
            process.start()
            theirs.close()
            running[ours] = (number, process, task)
        for pipe in wait(list(running)):
            number, process, task = running.pop(pipe)
            try:
                failure = pipe.recv()
            except EOFError:
                failure = f"{task[0]}: {task[1]}.ipynb: its process was killed"
            process.join()
            if failure:
                failures[number] = failure
    return [failures[number] for number in sorted(failures)]


def _report_to(pipe, task):
    pipe.send(_run(*task))


def _run(slug, name, parameters, place, engine, verbose):
    """Run one notebook and render its pages; return what failed, or None."""
    begun = time.monotonic()
    executed = place / "notebooks" / f"{name}.ipynb"
    places = {
        "CLAIMBOOK_WORKSPACE": str(place / "tables"),
        "CLAIMBOOK_ROOT": str(paths.root()),
    }
    with environment(places), _sockets() as sockets:
        try:
            papermill.execute_notebook(
                str(paths.notebooks() / f"{name}.ipynb"),
                str(executed),
                {"article": slug, **parameters},
                engine_name="claimbook" if engine == "fork" else None,
                kernel_name="python3",
                progress_bar=False,
                cwd=str(place / "tables"),
                coalesce_streams=True,
                config=sockets,
            )
        except papermill.PapermillExecutionError as error:
            return (
                f"{slug}: {name}.ipynb, cell {error.cell_index + 1}: {error.ename}: "
                f"{error.evalue}"
            )
    notebook = _settled(executed)
    _render(notebook, name, place / "pages")
    if verbose:
        print(f"{slug}: {name} in {time.monotonic() - begun:.1f} s", flush=True)
    return None


def _settled(path):
    """Take out of an executed notebook what differs from run to run; return it."""
    notebook = nbformat.read(path, nbformat.NO_CONVERT)
    notebook.metadata.pop("papermill", None)
    notebook.metadata.pop("language_info", None)
    for number, cell in enumerate(notebook.cells):
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = f"injected-{number}"
    nbformat.write(notebook, path)
    return notebook


def _render(notebook, name, folder):
    for page, html in article.render(notebook, name, names()).items():
        (folder / page).write_text(html, encoding="utf-8")


@contextmanager
def _sockets():
    """Let an ordinary kernel speak over local sockets at a short path of its own.

    Over TCP two kernels can race for a port; a long or shared path fails too. Windows
    has no such sockets, and keeps TCP.
    """
    if os.name == "nt":
        yield Config()
        return
    place = Path(tempfile.mkdtemp(prefix="cb"))
    try:
        ip = str(place / uuid.uuid4().hex[:8])
        yield Config({"KernelManager": {"transport": "ipc", "ip": ip}})
    finally:
        shutil.rmtree(place, ignore_errors=True)
