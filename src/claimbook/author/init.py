"""A project of one's own: notebooks, figures, settings and one example, in a folder."""

import os
import shutil
import sysconfig
from pathlib import Path

from claimbook.author.console import filled_in
from claimbook.data.schema import Erratum
from claimbook.faults import Collector
from claimbook.project import Project

EXAMPLE = "china-loans-2016"  # the article a new project begins with
IGNORED = (".build/", "scratch/", ".ipynb_checkpoints/")
TABLES = ("series", "regions", "blocs", "products")


def init(folder: Path) -> Project:
    """Make a project in a folder that is not there yet, or empty; return it.

    It is put in place whole. Raises Faults for a folder that holds something.
    """
    folder = folder.absolute()
    faults = Collector(str(folder))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        given, allowed = "something there", "a folder that is empty or not there yet"
        faults.add("", given, allowed, "Choose another folder.")
        faults.check()
    place = folder.with_name(f".{folder.name}-{os.getpid()}")
    try:
        _fill(Project(shipped()), Project(place))
        if folder.is_dir():
            folder.rmdir()
        place.rename(folder)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return Project(folder)


def shipped() -> Path:
    """Return the folder of what comes with the package: the checkout, or installed."""
    checkout = Path(__file__).resolve().parents[3]
    if Project(checkout).notebooks.is_dir():
        return checkout
    return Path(sysconfig.get_path("data")) / "share" / "claimbook"


def _fill(source: Project, target: Project) -> None:
    for folder in ("figures", "schemas", "notebooks"):
        kept = shutil.ignore_patterns(".*", "__pycache__")
        shutil.copytree(getattr(source, folder), getattr(target, folder), ignore=kept)
    shutil.copytree(source.article(EXAMPLE), target.article(EXAMPLE))
    for name in TABLES:
        shutil.copy(getattr(source, name), getattr(target, name))
    shutil.copy(source.lock, target.lock)
    target.reviewed.mkdir(parents=True)
    shutil.copy(source.expected(EXAMPLE), target.expected(EXAMPLE))
    texts = {
        target.errata: ",".join(Erratum.model_fields),
        target.settings: filled_in("project.yaml", {}),
        target.root / ".gitignore": "\n".join(IGNORED),
    }
    for file, text in texts.items():
        file.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
