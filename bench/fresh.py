"""Time a report run that has nothing to do: 1, 100 and 1,000 fresh articles.

    .venv/bin/python bench/fresh.py [COUNT...]

One report is built; the others are its copies under other slugs, made fresh by
manifests of their own. Prints a line a size: wall and processor seconds, the least of
three runs.
"""

import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "tests"))
from built import SLUG, claimbook, multiply, tiny  # noqa: E402

from claimbook.build import manifest, orchestrate  # noqa: E402
from claimbook.project import Project  # noqa: E402


def copies(root, count):
    """Copy the built article until there are `count` fresh ones, and their site."""
    multiply(root, SLUG, count)
    project = Project(root)
    shared, cited = manifest.shared_inputs(project), manifest.cited_inputs(project)
    known = project.slugs()
    for slug in known:
        pages, tables = project.reports / slug, project.processed / slug
        if slug != SLUG:
            shutil.copytree(project.reports / SLUG, pages, dirs_exist_ok=True)
            shutil.copytree(project.processed / SLUG, tables, dirs_exist_ok=True)
        found = manifest.read(project, SLUG)
        found["inputs"] = shared | manifest.article_inputs(
            project, slug, found["sources"], cited
        )
        found["outputs"] = manifest.outputs(project, slug)
        manifest.write(pages, found)
    outputs = orchestrate.write_site(project, known)
    inputs = manifest.site_inputs(project, known, shared)
    made = {"inputs": inputs, "outputs": outputs}
    manifest.write(project.reports, made)


def timed(root):
    """Run once; return wall and processor seconds."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run = claimbook(root, "report")
    wall, used = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if not run.stdout.startswith("nothing to do"):
        sys.exit(f"this should have had nothing to do:\n{run.stdout}{run.stderr}")
    spent = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return wall, spent


def main():
    """Print the times."""
    for count in map(int, sys.argv[1:] or (1, 100, 1000)):
        with tempfile.TemporaryDirectory() as place:
            root = tiny(Path(place) / "project", 1)
            claimbook(root, "report")
            copies(root, count)
            wall, spent = map(min, zip(*(timed(root) for _ in range(3)), strict=True))
        print(f"{count} fresh: {wall:.2f} s, processor {spent:.2f} s", flush=True)


if __name__ == "__main__":
    main()
