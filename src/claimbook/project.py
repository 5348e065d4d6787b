"""Where things are in a project. No other module knows a folder's name."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any


class _Place:
    """A path of a project, written from its folder down."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __get__(self, project: Any, owner: type | None = None) -> Path:
        return project.root / self.path


@dataclass(frozen=True)
class Project:
    """A folder that holds articles, figures and notebooks, and what is built of them.

    Two can be open in one process: nothing here depends on the environment.
    """

    root: Path

    # what people write down
    raw = _Place("data/raw")
    figures = _Place("data/raw/figures")  # one file a source
    articles = _Place("data/raw/articles")  # one folder an article
    schemas = _Place("data/raw/schemas")  # JSON Schemas that editors read, from models
    series = _Place("data/raw/series.csv")  # series and their base units
    regions = _Place("data/raw/regions.csv")  # which region lists hold which country
    blocs = _Place("data/raw/blocs.csv")  # who joined which bloc when
    products = _Place("data/raw/products.csv")  # what products are called
    errata = _Place("data/raw/errata.csv")  # corrections of published reports
    settings = _Place("project.yaml")  # who publishes the reports and where, if said
    code = _Place("src/claimbook")  # this package, where the project is its checkout
    lock = _Place("requirements.lock")  # versions and hashes of all dependencies
    notebooks = _Place("notebooks")  # their stripped sources
    reviewed = _Place(
        "tests/expected"
    )  # verdicts that hold a run, one table an article

    # what is built, one folder an article
    processed = _Place("data/processed")  # tables
    reports = _Place("reports")  # pages
    build = _Place(".build")  # runs under way and failed ones, ignored by git
    executed = _Place(".build/executed")  # the executed notebooks behind the reports

    @classmethod
    def find(cls, start: Path | None = None, *, own: bool = False) -> "Project":
        """Return the project around a folder, by default the working folder.

        It is the nearest folder upward that holds project.yaml or data/raw/articles.
        Outside of any it is, with `own`, the checkout that this package lies in; else
        FileNotFoundError is raised.
        """
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents):
            if cls(folder).settings.is_file() or cls(folder).articles.is_dir():
                return cls(folder)
        checkout = cls(Path(__file__).resolve().parents[2])
        if own and checkout.articles.is_dir():
            return checkout
        made = "`claimbook init FOLDER` makes one"
        raise FileNotFoundError(f"no project in {here} or above it; {made}")

    @property
    def is_snapshot(self) -> bool:
        """Whether this is the copy that a build works on, and publishes from."""
        return self.root.parent.name == ".build"

    def article(self, slug: str) -> Path:
        """Return the folder of one article."""
        return self.articles / slug

    def expected(self, slug: str) -> Path:
        """Return the table of an article's reviewed verdicts."""
        return self.reviewed / f"{slug}.csv"

    def scratch(self, slug: str) -> Path:
        """Return the folder that an article's notebooks write to; git ignores it."""
        return self.root / "scratch" / slug

    def slugs(self) -> list[str]:
        """Return the names of all articles, in order."""
        return sorted(p.name for p in self.articles.iterdir() if p.is_dir())

    def shown(self, path: Path) -> str:
        """Return a path as messages call it: from the project's folder down."""
        inside = path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if inside else str(path)
