"""Build what is not fresh, and say what was done."""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass

from filelock import FileLock, Timeout

from claimbook.build import manifest, pool, reviewed, snapshot, writer
from claimbook.data.article_files import read_errata, read_settings
from claimbook.faults import Collector
from claimbook.judging import opening
from claimbook.project import Project

FEW = 4  # up to so many reports, every notebook has a line of its own
Say = Callable[[str], None]


@dataclass(frozen=True)
class How:
    """How notebooks run.

    `engine` is fork or kernel, `seconds` what a cell may take, 0 for any; `cluster` is
    the address of a Dask scheduler, `insecure` if it may be anyone's.
    """

    engine: str = "fork"
    seconds: float = 600.0
    cluster: str | None = None
    insecure: bool = False


def report(
    project: Project,
    chosen: Sequence[str],
    given: dict[str, str],
    how: How,
    say: Say,
) -> list[str]:
    """Build the reports of `chosen` articles (all if none); return the failures.

    `given` are notebook parameters as text by name. Raises Faults, with nothing
    written, if anything an analyst wrote is wrong.
    """
    begun = time.monotonic()
    with _alone(project, say):
        known = opening.known(project, chosen)
        asked = list(chosen or known)
        for name, declared in snapshot.pipeline(project).items():
            if declared is None:
                say(f"left out: notebooks/{name}.ipynb, which has no parameters cell")
        shared = manifest.shared_inputs(project)  # before the jobs import any of it
        stale, hashes = _stale(project, asked, given, shared)
        writer.clear_away(project, known)
        failures = []
        try:
            if stale:
                pool.warm()  # while the data are read
                work = Work(project, stale, known, given)
                _write_site(project, known, shared)
                failures = work.build(how, say)
        finally:
            writer.clear_away(project, known)
        done = len(asked) - len(failures)
        failures += _write_site(project, known, shared)
        writer.write_sums(project, known, hashes)
    took = f"{time.monotonic() - begun:.1f} s"
    if not stale:
        result = failures[0] if failures else "nothing to do"
        say(f"{result}: {done} up to date ({took})")
        return failures
    say(f"{done} up to date, {len(failures)} failed ({took})")
    if len(stale) > FEW:
        for failure in failures:
            say(f"failed: {failure.splitlines()[0]}")
    say(f"open {project.shown(project.reports / 'index.html')}")
    return failures


def _stale(project, asked, given, shared):
    """Return the articles whose reports are not fresh, and the others' hashes."""
    cited, hashes = manifest.cited_inputs(project), {}
    with ThreadPoolExecutor(cores()) as threads:  # hashing lets others run
        fresh = threads.map(
            lambda slug: manifest.fresh(project, slug, given, shared, cited), asked
        )
        reports = dict(zip(asked, fresh, strict=True))
    for outputs in reports.values():
        hashes |= outputs or {}
    return [slug for slug, outputs in reports.items() if outputs is None], hashes


def _write_site(project, known, shared):
    """Write the pages over all articles, if they are not fresh; return what failed."""
    inputs = manifest.site_inputs(project, known, shared)  # before anything is read
    before = manifest.read(project)
    if before.get("inputs") == inputs and manifest.still(project, before):
        return []
    jobs = {"the front page": (project, known)}
    ((_, outputs),) = pool.run(write_site, jobs, 1)
    if isinstance(outputs, str):
        return [outputs]
    manifest.write(project.reports, {"inputs": inputs, "outputs": outputs})
    return []


def write_site(project: Project, known: Sequence[str]) -> manifest.Hashes:
    """Write the pages over all articles, where what they need is imported.

    Returns their hashes by path.
    """
    from claimbook.report import site

    faults = Collector()
    errata = read_errata(project, known, faults)
    settings = read_settings(project, faults)
    faults.check()
    articles = {slug: manifest.about(project, slug) for slug in known}
    pages = site.site_pages(settings, articles, errata)
    for name, page in pages.items():
        writer.replace(project, project.reports / name, page)
    files = (project.reports / name for name in pages)
    return {project.shown(file): manifest.hash_of(file) for file in files}


class Work:
    """The reports to build, on a snapshot of what they are made from.

    Raises Faults for what is wrong in it. Only what placing a report needs is kept of
    each article, because thousands may be built.
    """

    def __init__(
        self,
        project: Project,
        stale: Sequence[str],
        known: Sequence[str],
        given: dict[str, str],
    ) -> None:
        self.project, self.given, faults = project, given, Collector()
        self.snapshot = snapshot.take(project, stale)
        read_errata(project, known, faults)
        read_settings(project, faults)
        self.values = snapshot.read_parameters(self.snapshot, given, faults)
        self.articles = opening.read(self.snapshot, stale, faults)
        self.shared = manifest.shared_inputs(self.snapshot)
        self.cited = manifest.cited_inputs(self.snapshot)

    def build(self, how: How, say: Say) -> list[str]:
        """Run the jobs and put each report in place as it ends; return the failures."""
        from tqdm import tqdm

        count, failures = len(self.articles), []
        named = f"{count} reports" if count > 1 else next(iter(self.articles))
        say(f"building {named}")
        # None: a bar at a terminal, none where there is no terminal
        disable = None if count > FEW else True
        with (
            closing(self._results(how, say)) as results,
            tqdm(total=count, unit=" reports", disable=disable) as bar,
        ):
            for number, (slug, failure) in enumerate(results, 1):
                failure = self._place(slug, failure)
                bar.update()
                if failure:
                    failures.append(failure)
                    bar.clear()
                if failure or (bar.disable and count > 1):
                    say(failure or f"{slug}: in place ({number} of {count})")
        return failures

    def _results(self, how, say):
        """Yield (slug, why it failed, or "")."""
        count, engine = len(self.articles), how.engine
        if how.cluster:
            from claimbook.build.cluster import run

            alike = (self.values, engine, how.seconds, 1, False)
            jobs = dict.fromkeys(self.articles, alike)
            return run(self.snapshot, how.cluster, how.insecure, jobs)
        if engine == "fork" and sys.platform != "linux":
            say("notebooks run in ordinary kernels: no safe forks on this system")
            engine = "kernel"
        workers = min(cores(), count)
        jobs = {}
        for number, slug in enumerate(self.articles):
            # the last ones, when there are fewer than workers, share what is left
            alone = count - number <= count % workers
            at_once = max(1, cores() // (count % workers if alone else workers))
            alike = (self.snapshot, slug, self.values, engine, how.seconds)
            jobs[slug] = (*alike, at_once, count <= FEW)
        return pool.run(pool.run_job, jobs, workers)

    def _place(self, slug: str, failure: str) -> str:
        """Put a report in place, or keep what ran of it; return what failed, or ""."""
        sources = self.articles[slug].sources
        inputs = manifest.article_inputs(self.snapshot, slug, sources, self.cited)
        made = {"parameters": self.given, "sources": sources}
        made["inputs"] = self.shared | inputs
        try:
            if not failure and not self.given:
                built = self.snapshot.scratch(slug) / "verdicts.csv"
                failure = reviewed.differences(self.snapshot, slug, built)
            if not failure:
                writer.place(self.project, self.snapshot, slug, made)
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                raise
            failure = f"{slug}: {pool.in_one_line(error)}"
        if failure:
            kept = writer.keep(self.project, self.snapshot, slug, failure)
            manifest.write(self.project.root / kept, made)
            failure = f"{failure}; what ran is kept in {kept}"
        return failure


def cores() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _alone(project: Project, say: Say) -> Iterator[None]:
    """Hold the build's lock; a second run says that it waits, and waits."""
    for folder in (project.build, project.reports, project.processed):
        folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(project.build / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say("another run is building reports here; waiting for it to end")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
