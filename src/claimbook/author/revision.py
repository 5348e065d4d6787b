"""A revision's raw data and reviewed verdicts, taken out of git beside the checkout."""

import io
import subprocess
import zipfile
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from claimbook.faults import Fault, Faults

TAKEN = ("data/raw/", "tests/expected/", "src/claimbook/", "requirements.lock")


@contextmanager
def taken_out(project, revision):
    """Give a folder with what verdicts follow from at `revision`, while it is needed.

    Raises Faults for what is no revision of this repository.
    """
    name = commit(project, revision)
    archive = _git(project, "archive", "--format=zip", name).stdout
    with TemporaryDirectory() as place:
        with zipfile.ZipFile(io.BytesIO(archive)) as pack:
            wanted = [name for name in pack.namelist() if name.startswith(TAKEN)]
            pack.extractall(place, wanted)
        yield Path(place)


def commit(project, revision):
    """Return the commit that `revision` names, by its short hash."""
    named = ("--end-of-options", f"{revision}^{{commit}}")
    run = _git(project, "rev-parse", "--short", "--verify", "--quiet", *named)
    if run.returncode:
        found = repr(revision) if run.returncode < 128 else "no git repository"
        raise Faults(
            [
                Fault(
                    "REVISION",
                    "",
                    found,
                    "a commit, branch or tag of this repository",
                    "`git log --oneline` lists the commits; a shallow clone has few.",
                )
            ]
        )
    return run.stdout.decode().strip()


def _git(project, *arguments):
    try:
        return subprocess.run(
            ["git", *arguments], cwd=project.root, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise Faults(
            [Fault("git", "", "no such program", "git", "Install git.")]
        ) from None
