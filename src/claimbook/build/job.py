"""One article's report as a job: runs its notebooks in a snapshot of the project.

The job writes to folders of its own alone, so it can run in any process and be killed
at any moment.
"""

import csv
import hashlib
import json
import multiprocessing
import os
import re
import shutil
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext, suppress
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from claimbook.build import manifest
from claimbook.build.engine import can_fork, kernel_options
from claimbook.build.pool import end_with_parent, in_one_line, shortened
from claimbook.build.snapshot import pipeline
from claimbook.build.writer import marked
from claimbook.judging import tables
from claimbook.judging.opening import open_article
from claimbook.judging.rows import TableRow
from claimbook.project import Project
from claimbook.report import exporter
from claimbook.report.languages import in_language

FORMULA = tuple("=+-@\t\r＝＋－＠")  # what a spreadsheet takes for a formula
LANGUAGE_OF = re.compile(r'<html lang="(\w+)"')
DRAFT = {"en": " (draft)", "sv": " (utkast)"}
GUARDED = (
    "A text that a spreadsheet would take for a formula begins with an apostrophe that "
    "is not part of it."
)


def build(
    project: Project,
    slug: str,
    values: dict[str, Any],
    engine: str,
    limit: float,
    at_once: int,
    verbose: bool,
) -> str:
    """Run an article's notebooks; return why it failed, or "".

    `project` is a snapshot. Of its folders those of the article in scratch, reports and
    executed are filled. `values` are the parameters that differ from the notebooks'
    own; a cell may take `limit` seconds, if that is not 0; up to `at_once` notebooks
    run side by side. With `verbose`, a line a notebook is printed as it ends.
    """
    begun, how = time.monotonic(), (engine, limit, verbose)
    for folder in (project.scratch(""), project.reports, project.executed):
        (folder / slug).mkdir(parents=True)
    # what is read and made here is there in each notebook's fork
    opened = open_article(project, slug)
    facts = opened.article
    declared = {
        name: parameters
        for name, parameters in pipeline(project).items()
        if parameters is not None and name not in facts.without
    }
    tasks = []
    for name, own in declared.items():
        given = {k: v for k, v in {"article": slug, **values}.items() if k in own}
        tasks.append((project, slug, name, list(declared), given, *how))
    failures = _run_all(tasks, at_once)
    if failures:
        more = f" (and {len(failures) - 1} more of its notebooks failed)"
        return failures[0] + more * (len(failures) > 1)
    _take_pages(project.scratch(slug) / "pages", project.reports / slug)
    if not (project.reports / slug / "index.html").is_file():
        return f"{slug}: none of its notebooks makes the reader's page"
    if opened.lacks:
        mark_draft(project, slug)
    publish(project, slug, facts.title_en + DRAFT["en"] * bool(opened.lacks))
    if verbose:
        print(f"{slug}: done in {time.monotonic() - begun:.1f} s", flush=True)
    return ""


def _run_all(tasks, at_once):
    """Run an article's notebooks, the largest first; return failures in name order."""
    if at_once == 1 or not can_fork():
        return list(filter(None, (_run(*task) for task in tasks)))

    def size(task):
        project, _, name, *_ = task
        return (project.notebooks / f"{name}.ipynb").stat().st_size

    context, own = multiprocessing.get_context("fork"), (os.getpid(),)
    failures = []
    with ProcessPoolExecutor(at_once, context, end_with_parent, own) as pool:
        largest = sorted(tasks, key=size, reverse=True)
        ended = {task[2]: pool.submit(_run, *task) for task in largest}
        for _, slug, name, *_ in tasks:
            try:
                failures.append(ended[name].result())
            except BrokenProcessPool:
                failures.append(f"{slug}: {name}.ipynb: its process was killed")
    return list(filter(None, failures))


def _run(project, slug, name, names, given, engine, limit, verbose):
    """Run one notebook and render its pages; return what failed, or ""."""
    begun = time.monotonic()
    where = f"{slug}: {name}.ipynb"
    executed = project.executed / slug / f"{name}.ipynb"
    try:
        forks = engine == "fork" and can_fork()
        with nullcontext({}) if forks else kernel_options() as options:
            notebook = papermill.execute_notebook(
                str(project.notebooks / executed.name),
                str(executed),
                given,
                engine_name="claimbook",
                ordinary=not forks,
                kernel_name="python3",
                execution_timeout=limit or None,
                progress_bar=False,
                cwd=str(project.notebooks),
                **options,
            )
        _settle(notebook)
        nbformat.write(notebook, executed)
        html = exporter.render(notebook, name, names)
        (project.reports / slug / f"{name}.html").write_text(html, encoding="utf-8")
    except papermill.PapermillExecutionError as error:
        what = shortened(f"{error.ename}: {error.evalue}")
        return f"{where}, cell {error.cell_index + 1}: {what}"
    except CellTimeoutError:
        most = f"more than {limit:g} s; --cell-seconds sets how long one may take"
        return f"{where}, cell {_last_run(executed)}: {most}"
    except DeadKernelError:
        what = "its kernel died; is there enough memory?"
        return f"{where}, cell {_last_run(executed)}: {what}"
    except Exception as error:
        executed.with_suffix(".txt").write_text(traceback.format_exc(), "utf-8")
        return f"{where}: {in_one_line(error)}"
    if verbose:
        print(f"{slug}: {name} in {time.monotonic() - begun:.1f} s", flush=True)
    return ""


def _last_run(executed):
    """Return the number of the last cell that papermill began."""
    cells = enumerate(nbformat.read(executed, 4).cells, 1)
    states = {n: cell.metadata.get("papermill", {}).get("status") for n, cell in cells}
    return max((n for n, state in states.items() if state != "pending"), default=1)


def _take_pages(made, folder):
    """Move the pages that a notebook made to an article's own, and what they say."""
    if not made.is_dir():
        return
    about = json.loads((made / "about.json").read_text("utf-8"))
    (made / "about.json").unlink()
    for page in list(made.iterdir()):
        os.replace(page, folder / page.name)
    made.rmdir()
    manifest.write(folder, {"about": about})


def _settle(notebook):
    """Take out of an executed notebook what differs from run to run."""
    notebook.metadata.pop("papermill", None)
    notebook.metadata.pop("language_info", None)
    for number, cell in enumerate(notebook.cells):
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = f"injected-{number}"


def mark_draft(project: Project, slug: str) -> None:
    """Say on every page of an article, and to the front page, that it is a draft."""
    for page in (project.reports / slug).rglob("*.html"):
        html = page.read_text("utf-8")
        words = in_language(LANGUAGE_OF.search(html)[1])
        text = words.gettext("Draft: not finished, not to be published.")
        page.write_text(marked(html, "draft", text), "utf-8")
    about = manifest.read(project, slug).get("about", {})
    for language, own in about.get("in", {}).items():
        own["title"] += DRAFT[language]
    manifest.write(project.reports / slug, {"about": about})


def publish(project: Project, slug: str, title: str) -> None:
    """Describe an article's tables as a Data Package, and put a copy beside its pages.

    Readers open them as spreadsheets, so a text that looks like a formula is guarded;
    numbers and dates stay as they are.
    """
    folder, resources = project.scratch(slug), []
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        fields, about = _fields(header, rows)
        _guard(path, header, rows, fields)
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        resources.append(
            {
                "name": name.removesuffix(".csv").replace("/", "-"),
                "path": name,
                "title": about,
                "format": "csv",
                "encoding": "utf-8",
                "bytes": len(content),
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "schema": {"fields": fields},
            }
        )
    package = {"description": GUARDED, "name": slug, "title": title}
    text = json.dumps(package | {"resources": resources}, indent=1, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")
    for name in ["datapackage.json", *(resource["path"] for resource in resources)]:
        copy = project.reports / slug / "data" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, copy)


def _fields(header, rows):
    """Return (fields, title) of a table: as its row model says, or by its cells."""
    for model in TableRow.__subclasses__():
        if list(model.model_fields) == header:
            return tables.schema(model), model.__doc__.strip().splitlines()[0]
    fields = [
        {"name": name, "type": "number" if all(map(_is_number, cells)) else "string"}
        for name, *cells in zip(header, *rows, strict=True)
    ]
    return fields, "A table of a notebook"


def _is_number(cell):
    with suppress(ValueError):
        return cell == "" or float(cell) is not None
    return False


def _guard(path, header, rows, fields):
    """Write a table again if a text of it looks like a formula."""
    at = [n for n, field in enumerate(fields) if field["type"] == "string"]
    cells = [(row, n) for row in rows for n in at if row[n].startswith(FORMULA)]
    for row, n in cells:
        row[n] = f"'{row[n]}"
    if cells:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
