"""Where things are. No other module knows a folder's name."""

import os
from pathlib import Path


def root():
    """Return the project's folder: CLAIMBOOK_ROOT, else the checkout of this package.

    The working folder plays no part, so a notebook finds the same data from anywhere.
    """
    return Path(os.environ.get("CLAIMBOOK_ROOT") or Path(__file__).parents[2])


def figures():
    """Return the folder of cited figures, one file a source."""
    return root() / "data" / "raw" / "figures"


def articles():
    """Return the folder of articles, one folder an article."""
    return root() / "data" / "raw" / "articles"


def schemas():
    """Return the folder of JSON Schemas that editors read, made from the models."""
    return root() / "data" / "raw" / "schemas"


def series():
    """Return the table of series and their base units."""
    return root() / "data" / "raw" / "series.csv"


def regions():
    """Return the table of which region lists hold which country."""
    return root() / "data" / "raw" / "regions.csv"


def corrections():
    """Return the table of known source errors."""
    return root() / "data" / "raw" / "corrections.csv"


def errata():
    """Return the table of corrections of published reports."""
    return root() / "data" / "raw" / "errata.csv"


def notebooks():
    """Return the folder of the working notebooks' stripped sources."""
    return root() / "notebooks"


def processed():
    """Return the folder of built tables, one folder an article."""
    return root() / "data" / "processed"


def reports():
    """Return the folder of built pages, one folder an article."""
    return root() / "reports"


def expected(slug):
    """Return the table of an article's reviewed verdicts."""
    return root() / "tests" / "expected" / f"{slug}.csv"


def build():
    """Return the folder of runs under way and of failed ones, ignored by git."""
    return root() / ".build"


def executed():
    """Return the folder of the executed notebooks behind the reports, ignored too."""
    return build() / "executed"


def exploring():
    """Tell whether no report is being built: a notebook is open in JupyterLab."""
    return not os.environ.get("CLAIMBOOK_WORKSPACE")


def workspace(slug):
    """Return the folder a notebook writes to.

    The runner sets it for its run; in JupyterLab it is scratch/<slug>, so exploring
    never touches what the runner has built.
    """
    given = os.environ.get("CLAIMBOOK_WORKSPACE")
    folder = Path(given) if given else root() / "scratch" / slug
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def shown(path):
    """Return a path as it is called in messages: from the project's folder down."""
    try:
        return path.relative_to(root()).as_posix()
    except ValueError:
        return str(path)
