"""Where things are in a project. No other module knows a folder's name."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A folder that holds articles, figures and notebooks, and what is built of them.

    Two can be open in one process: nothing here depends on the environment.
    """

    root: Path

    @classmethod
    def find(cls, start: Path | None = None) -> "Project":
        """Return the project around a folder, by default the working folder.

        It is the nearest folder upward that holds data/raw/articles; outside of any,
        the checkout that this package lies in.
        """
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents):
            if cls(folder).articles.is_dir():
                return cls(folder)
        return cls(Path(__file__).resolve().parents[2])

    @property
    def is_snapshot(self) -> bool:
        """Whether this is the copy that a build works on, and publishes from."""
        return self.root.parent.name == ".build"

    @property
    def raw(self) -> Path:
        """The folder of everything that people write down."""
        return self.root / "data" / "raw"

    @property
    def figures(self) -> Path:
        """The folder of cited figures, one file a source."""
        return self.raw / "figures"

    @property
    def articles(self) -> Path:
        """The folder of articles, one folder an article."""
        return self.raw / "articles"

    @property
    def schemas(self) -> Path:
        """The folder of JSON Schemas that editors read, made from the models."""
        return self.raw / "schemas"

    @property
    def series(self) -> Path:
        """The table of series and their base units."""
        return self.raw / "series.csv"

    @property
    def regions(self) -> Path:
        """The table of which region lists hold which country."""
        return self.raw / "regions.csv"

    @property
    def errata(self) -> Path:
        """The table of corrections of published reports."""
        return self.raw / "errata.csv"

    @property
    def code(self) -> Path:
        """The folder of this package, where the project is its checkout."""
        return self.root / "src" / "claimbook"

    @property
    def lock(self) -> Path:
        """The versions and hashes of all dependencies."""
        return self.root / "requirements.lock"

    @property
    def notebooks(self) -> Path:
        """The folder of the notebooks' stripped sources."""
        return self.root / "notebooks"

    @property
    def processed(self) -> Path:
        """The folder of built tables, one folder an article."""
        return self.root / "data" / "processed"

    @property
    def reports(self) -> Path:
        """The folder of built pages, one folder an article."""
        return self.root / "reports"

    @property
    def build(self) -> Path:
        """The folder of runs under way and of failed ones, ignored by git."""
        return self.root / ".build"

    @property
    def executed(self) -> Path:
        """The folder of the executed notebooks behind the reports, ignored by git."""
        return self.build / "executed"

    @property
    def reviewed(self) -> Path:
        """The folder of reviewed verdicts, one table an article."""
        return self.root / "tests" / "expected"

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
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return str(path)
