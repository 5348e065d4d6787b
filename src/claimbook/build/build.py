"""Build what is not fresh, and say what was done."""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

from filelock import FileLock, Timeout

from claimbook.build import manifest, pool, writer
from claimbook.data.article_files import read_errata
from claimbook.faults import Collector
from claimbook.judging import opening

FEW = 4  # up to so many reports, every notebook has a line of its own


def report(project, chosen, given, engine, say, cluster=None):
    """Build the reports of `chosen` articles (all if none); return the failures.

    `given` are notebook parameters as text by name, `engine` is fork or kernel, and
    `cluster` the address of a Dask scheduler. Raises Faults, with nothing written, if
    anything an analyst wrote is wrong.
    """
    begun = time.monotonic()
    with _alone(project, say):
        known = opening.known(project, chosen)
        asked = list(chosen or known)
        shared, cited = manifest.shared_inputs(project), manifest.cited_inputs(project)
        hashes, stale = {}, []  # of what is fresh, by path; what is not
        with ThreadPoolExecutor(cores()) as threads:  # hashing lets others run
            found = threads.map(
                lambda slug: manifest.fresh(project, slug, given, shared, cited), asked
            )
            for slug, fresh in zip(asked, found, strict=True):
                if fresh:
                    hashes |= fresh["outputs"]
                else:
                    stale.append(slug)
        ready = None
        if stale:
            pool.warm()  # while the data are read
            ready = _prepare(project, stale, known, given)
        writer.clear_away(project, known)
        failures = []
        if ready:
            writer.forget(project, stale)
            _site(project, known, shared)
            try:
                with closing(
                    _results(project, *ready, engine, cluster, say)
                ) as results:
                    failures = _place(
                        project, results, ready[0], given, shared, cited, say
                    )
            finally:
                writer.clear_away(project, known)  # after Ctrl-C, what was under way
        done = len(asked) - len(failures)
        if ready or not manifest.site_is_fresh(project, known, shared):
            failures += _site(project, known, shared)
        writer.write_sums(project, hashes)
    took = f"{time.monotonic() - begun:.1f} s"
    if not stale:
        said = failures[0] if failures else "nothing to do"
        say(f"{said}: {done} up to date ({took})")
        return failures
    say(f"{done} up to date, {len(failures)} failed ({took})")
    if len(stale) > FEW:
        for failure in failures:
            say(f"failed: {failure.splitlines()[0]}")
    say(f"open {project.shown(project.reports / 'index.html')}")
    return failures


def cores():
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _site(project, known, shared):
    """Write the pages over all articles in a warm process; return what failed."""
    ((_, written),) = pool.run(write_site, {"site": (project, known)}, 1)
    if not written:
        return ["the front page: its process was killed twice; is there enough memory?"]
    manifest.write_site(project, known, shared)
    return []


def write_site(project, known):
    """Write the pages over all articles; called where what they need is imported."""
    from claimbook.report import site

    faults = Collector()
    errata = read_errata(project, known, faults)
    faults.check()
    articles = {slug: manifest.about(project, slug) for slug in known}
    for name, html in site.site_pages(project, articles, errata).items():
        writer.replace(project.reports / name, html)
    return True


def _prepare(project, stale, known, given):
    """Return the articles to build and their notebooks' parameters, all checked."""
    chosen, faults = {}, Collector()
    read_errata(project, known, faults)
    if given:
        from claimbook.build import parameters  # imports papermill, which is slow

        chosen, wrong = parameters.check(project, given)
        faults.extend(wrong)
    return opening.read(project, stale, faults), chosen


def _results(project, articles, chosen, engine, cluster, say):
    """Yield (slug, Built or None) as the jobs of `articles` end."""
    count = len(articles)
    say(
        f"building {count} reports" if count > 1 else f"building {next(iter(articles))}"
    )
    if cluster:
        from claimbook.build import remote

        jobs = {slug: (project, slug, chosen, engine, 1, False) for slug in articles}
        yield from remote.run(project, cluster, jobs)
        return
    if engine == "fork" and sys.platform != "linux":
        say("notebooks run in ordinary kernels: no safe forks on this system")
        engine = "kernel"
    workers = min(cores(), count)
    jobs = {}
    for number, slug in enumerate(articles):
        # the last ones, when there are fewer than workers, share what is left
        alone = count - number <= count % workers
        at_once = max(1, cores() // (count % workers if alone else workers))
        jobs[slug] = (project, slug, chosen, engine, at_once, count <= FEW)
    yield from pool.run(run_job, jobs, workers)


def run_job(*job):
    """Build one article's report, in a process that has imported what it needs."""
    from claimbook.build.job import build

    return build(*job)


def _place(project, results, articles, given, shared, cited, say):
    """Put each report in place as it arrives; return what failed."""
    from tqdm import tqdm

    failures, many = [], len(articles) > FEW
    # None: a bar at a terminal, none where there is no terminal
    with tqdm(
        total=len(articles), unit=" reports", disable=None if many else True
    ) as bar:
        for number, (slug, built) in enumerate(results, 1):
            article = articles[slug]
            inputs = shared | manifest.article_inputs(
                project, slug, article.sources, cited
            )
            failure = writer.finish(project, slug, built, article, inputs, given)
            bar.update()
            if failure:
                failures.append(failure)
            line = failure or f"{slug}: in place ({number} of {len(articles)})"
            if not bar.disable:
                if failure:
                    bar.clear()
                    say(failure)
            elif failure or len(articles) > 1:
                say(line)
    return failures


@contextmanager
def _alone(project, say):
    """Hold the build's lock; a second run says that it waits, and waits."""
    project.build.mkdir(exist_ok=True)
    for folder in (project.reports, project.processed):
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
