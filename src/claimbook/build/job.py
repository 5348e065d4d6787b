"""One article's report as a job: runs its notebooks, hands back finished files.

The job writes to a folder of its own alone, so it can run in any process and be killed
at any moment.
"""

import multiprocessing
import os
import shutil
import tempfile
import time
import traceback
from multiprocessing.connection import wait
from pathlib import Path

import nbformat
import papermill
from nbclient.exceptions import DeadKernelError

from claimbook.build.built import Built
from claimbook.build.engine import can_fork
from claimbook.build.kernel import kernel_options
from claimbook.build.lifeline import end_with_parent
from claimbook.build.pool import environment
from claimbook.judging.package import publish
from claimbook.report import exporter

# The notebooks of one stage do not need each other; a stage needs those before it.
STAGES = (("1-clean", "2-trade", "3-investment", "4-documents"), ("5-report",))


def names():
    """Return the names of the working notebooks, in the order they run."""
    return [name for stage in STAGES for name in stage]


def build(project, slug, parameters, engine, side_by_side, verbose):
    """Run one article's notebooks in a new folder of .build; return what they Built.

    `parameters` are {notebook name: {name: value}}; up to `side_by_side` notebooks run
    at once. With `verbose`, a line a notebook is printed as it ends.
    """
    begun = time.monotonic()
    project.build.mkdir(exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix=f"run-{slug}-", dir=project.build))
    for folder in ("tables", "pages", "notebooks", "profile"):
        (place / folder).mkdir()
    failure = None
    for stage in STAGES:
        tasks = [
            (project, slug, name, parameters.get(name, {}), place, engine, verbose)
            for name in stage
        ]
        failures = _run_all(tasks, side_by_side)
        if failures:
            failure = failures[0]
            break
    if failure is None:
        publish(place / "tables", place / "pages" / "data")
        if verbose:
            print(f"{slug}: done in {time.monotonic() - begun:.1f} s", flush=True)
    files = {
        file.relative_to(place).as_posix(): file.read_bytes()
        for folder in ("tables", "pages", "notebooks")
        for file in sorted((place / folder).rglob("*"))
        if file.is_file()
    }
    shutil.rmtree(place)
    return Built(slug, files, failure)


def _run_all(tasks, side_by_side):
    """Run tasks, side by side in processes of their own; return failures in order.

    One at a time they need none beside their kernels.
    """
    if side_by_side == 1 or not can_fork():
        return [f for f in (_run(*task) for task in tasks) if f]
    context = multiprocessing.get_context("fork")
    waiting, running, failures = list(enumerate(tasks)), {}, {}
    while waiting or running:
        while waiting and len(running) < side_by_side:
            number, task = waiting.pop(0)
            ours, theirs = context.Pipe(duplex=False)
            arguments = (theirs, os.getpid(), task)
            process = context.Process(target=_report_to, args=arguments)
            process.start()
            theirs.close()
            running[ours] = (number, process, task)
        for pipe in wait(list(running)):
            number, process, task = running.pop(pipe)
            try:
                failure = pipe.recv()
            except EOFError:
                failure = f"{task[1]}: {task[2]}.ipynb: its process was killed"
            process.join()
            if failure:
                failures[number] = failure
    return [failures[number] for number in sorted(failures)]


def _report_to(pipe, parent, task):
    end_with_parent(parent)
    pipe.send(_run(*task))


def _run(project, slug, name, parameters, place, engine, verbose):
    """Run one notebook and render its pages; return what failed, or None."""
    begun = time.monotonic()
    executed = place / "notebooks" / f"{name}.ipynb"
    places = {
        "CLAIMBOOK_WORKSPACE": str(place / "tables"),
        "IPYTHONDIR": str(place / "profile"),  # nobody's own start-up files
    }
    where = f"{slug}: {name}.ipynb"
    with environment(places), kernel_options() as options:
        try:
            notebook = papermill.execute_notebook(
                str(project.notebooks / f"{name}.ipynb"),
                str(executed),
                {"article": slug, **parameters},
                engine_name="claimbook" if engine == "fork" else None,
                kernel_name="python3",
                progress_bar=False,
                cwd=str(place / "tables"),
                coalesce_streams=True,
                **options,
            )
        except papermill.PapermillExecutionError as error:
            cell = error.cell_index + 1
            return f"{where}, cell {cell}: {error.ename}: {error.evalue}"
        except DeadKernelError:
            return f"{where}: its kernel died; is there enough memory?"
    try:
        _settle(notebook)
        nbformat.write(notebook, executed)
        _render(notebook, name, place / "pages")
    except Exception as error:
        traceback.print_exc()
        return f"{where}: no page can be made of it: {error!r}"
    if verbose:
        print(f"{slug}: {name} in {time.monotonic() - begun:.1f} s", flush=True)
    return None


def _settle(notebook):
    """Take out of an executed notebook what differs from run to run."""
    notebook.metadata.pop("papermill", None)
    notebook.metadata.pop("language_info", None)
    for number, cell in enumerate(notebook.cells):
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = f"injected-{number}"


def _render(notebook, name, folder):
    for page, html in exporter.render(notebook, name, names()).items():
        (folder / page).write_text(html, encoding="utf-8")
