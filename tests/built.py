"""Projects made for whole runs, and the comparison of what they have built."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path

from small import SLUG, SmallProject

REPOSITORY = Path(__file__).parents[1]
BUILT = ("reports", "data/processed", ".build/executed")


def copy(root):
    """Copy what reports are made from into the folder `root`; return it."""
    for folder in ("data/raw", "notebooks", "tests/expected"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / "requirements.lock", root)
    return root


def tiny(root, count):
    """Make a made-up project of `count` small articles in the folder `root`."""
    SmallProject(root)
    shutil.copytree(REPOSITORY / "notebooks", root / "notebooks")
    shutil.copy(REPOSITORY / "requirements.lock", root)
    multiply(root, SLUG, count)
    return root


def multiply(root, slug, count):
    """Add copies of an article under other slugs until there are `count` articles."""
    articles = root / "data/raw/articles"
    for number in range(1, count):
        other = articles / f"{slug}-{number:04}"
        shutil.copytree(articles / slug, other)
        text = (other / "article.yaml").read_text("utf-8")
        (other / "article.yaml").write_text(
            text.replace(f"slug: {slug}\n", f"slug: {other.name}\n"), "utf-8"
        )


class AtOnce:
    """An executor that runs a call when it is submitted, and counts the open ones."""

    def __init__(self):
        self.most, self.open = 0, 0

    def submit(self, function, *job):
        self.open += 1
        self.most = max(self.most, self.open)
        future = Future()
        try:
            future.set_result(function(*job))
        except Exception as error:
            future.set_exception(error)
        return future


def claimbook(root, *arguments, command=None, **options):
    """Run the command on the project in `root`; return the finished process."""
    return subprocess.run(
        [*(command or (sys.executable, "-m", "claimbook.cli")), *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def built(root):
    """Return {path: bytes} of everything a run has built."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for folder in BUILT
        for file in sorted((root / folder).rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    }


def differences(one, two):
    """Return a line for each path that two {path: bytes} do not agree on."""
    lines = [f"{name}: only in one of them" for name in sorted(one.keys() ^ two.keys())]
    for name in sorted(one.keys() & two.keys()):
        if one[name] != two[name]:
            same = len(os.path.commonprefix([one[name], two[name]]))
            texts = [c[name][max(same - 30, 0) : same + 50] for c in (one, two)]
            lines.append(f"{name}: byte {same}: {texts[0]!r} and {texts[1]!r}")
    return lines
