"""Build what is not fresh; one writer puts finished reports in place by rename."""

import os
import shutil
import sys
import time
from contextlib import contextmanager

from filelock import FileLock, Timeout

from claimbook import paths
from claimbook.clean import clean_claims
from claimbook.faults import Fault, Faults
from claimbook.raw.article import read_article
from claimbook.raw.read import listed, near_miss
from claimbook.raw.sources import read_figures
from claimbook.report import site
from claimbook.run import manifest, pool, review
from claimbook.text.words import conventions

FEW = 4  # up to so many reports, every notebook has a line of its own


def slugs():
    """Return the articles' folder names, in order."""
    return sorted(p.name for p in paths.articles().iterdir() if p.is_dir())


def report(chosen, given, engine, say):
    """Build the reports of `chosen` articles (all if none); return the failures.

    `given` are notebook parameters as text by name, `engine` is fork or kernel. Raises
    Faults, with nothing written, if anything an analyst wrote is wrong.
    """
    begun = time.monotonic()
    with _alone(say):
        known = _known(chosen)
        site.errata(known)
        shared = manifest.shared_inputs()
        stale = [
            slug
            for slug in chosen or known
            if not manifest.is_fresh(slug, given, shared)
        ]
        ready = _prepare(stale, given) if stale else None
        _clear_away(known)
        failures = _build(*ready, given, shared, engine, say) if ready else []
        site.write(known)
    done = len(chosen or known) - len(failures)
    took = f"{time.monotonic() - begun:.1f} s"
    if not stale:
        say(f"nothing to do: {done} up to date ({took})")
    else:
        say(f"{done} up to date, {len(failures)} failed ({took})")
        say(f"open {paths.shown(paths.reports() / 'index.html')}")
    return failures


def check(chosen):
    """Raise Faults with every fault of the figures and of the `chosen` articles."""
    known = _known(chosen)
    site.errata(known)
    _read(chosen or known, [])


def _known(chosen):
    known = slugs()
    faults = [
        Fault(
            "articles",
            slug,
            "no such article",
            listed(known),
            near_miss(slug, known) + "An article is a folder of data/raw/articles.",
        )
        for slug in chosen
        if slug not in known
    ]
    if faults:
        raise Faults(faults)
    return known


def _read(chosen, faults):
    """Return {slug: RawArticle}; raise Faults with all of `faults` and of the files."""
    raw, articles = read_figures(faults), {}
    for slug in chosen:
        article = read_article(slug, raw, faults)
        if article:
            articles[slug] = article
            name = paths.shown(paths.articles() / slug / "claims.csv")
            clean_claims(article, name, conventions(), faults)
    if faults:
        raise Faults(faults)
    return articles


def _prepare(stale, given):
    """Return the articles to build and their notebooks' parameters, all checked."""
    chosen, faults = {}, []
    if given:
        from claimbook.run import parameters  # imports papermill, which is slow

        chosen, faults = parameters.check(given)
    return _read(stale, faults), chosen


def _build(articles, chosen, given, shared, engine, say):
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    workers = min(cores, len(articles))
    verbose = len(articles) <= FEW
    jobs, inputs = {}, {}
    for slug, article in articles.items():
        _forget(slug)
        inputs[slug] = shared | manifest.article_inputs(slug, article.sources())
        place = paths.build() / f"run-{slug}"
        jobs[slug] = (slug, chosen, place, engine, max(1, cores // workers), verbose)
    say(f"building {len(jobs)} reports" if len(jobs) > 1 else f"building {slug}")
    failures = []
    for number, (slug, built) in enumerate(pool.run(run_job, jobs, workers), 1):
        failure = _finish(slug, built, articles[slug], inputs[slug], given)
        if failure:
            failures.append(failure)
        if failure or len(jobs) > 1:
            say(failure or f"{slug}: in place ({number} of {len(jobs)})")
    return failures


def run_job(*job):
    """Build one article's report, in a process that has imported what it needs."""
    from claimbook.run.job import build

    return build(*job)


def _finish(slug, built, article, inputs, given):
    """Place a report that was Built, or keep what ran; return what failed, or None."""
    if built is None:
        return f"{slug}: its process was killed twice; is there enough memory?"
    failure = built.failure
    if failure is None and not given:
        failure = review.differences(slug, built.files["tables/verdicts.csv"])
    if failure:
        kept = paths.build() / "failed" / slug
        shutil.rmtree(kept, ignore_errors=True)
        _write(kept, built.files)
        return f"{failure}; what ran is kept in {paths.shown(kept)}"
    new = paths.build() / f"run-{slug}"
    _write(new, built.files)
    manifest.write(
        new / "pages",
        {
            "parameters": given,
            "sources": sorted(article.sources()),
            "inputs": inputs,
            "outputs": manifest.output_hashes(slug, new / "tables", new / "pages"),
            "about": site.about(article, new / "tables"),
        },
    )
    os.replace(new / "tables", paths.processed() / slug)
    os.replace(new / "pages", paths.reports() / slug)
    new.rmdir()
    return None


def _write(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _forget(slug):
    """Remove a report that no longer follows from its inputs, pages first."""
    for folder in (paths.reports() / slug, paths.processed() / slug):
        shutil.rmtree(folder, ignore_errors=True)
    site.write(slugs())


def _clear_away(known):
    """Remove what killed runs left behind and the reports of articles that are gone."""
    for folder in paths.build().glob("run-*"):
        shutil.rmtree(folder)
    for place in (paths.reports(), paths.processed()):
        for folder in place.iterdir():
            if folder.is_dir() and folder.name not in known:
                shutil.rmtree(folder)


@contextmanager
def _alone(say):
    """Hold the build's lock; a second run says that it waits, and waits."""
    paths.build().mkdir(exist_ok=True)
    for folder in (paths.reports(), paths.processed()):
        folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(paths.build() / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say("another run is building reports here; waiting for it to end")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
