"""How `make lab` starts JupyterLab. Nothing is asked of the network."""

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

c = get_config()  # noqa: F821  (Jupyter gives it)

c.LabApp.default_url = "/lab/tree/notebooks"
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"  # the other one lists what a registry offers
if hasattr(os, "geteuid"):  # who works in a container is root there
    c.ServerApp.allow_root = os.geteuid() == 0

TRIES, WAIT_S = 50, 0.2
_one_by_one = ThreadPoolExecutor(max_workers=1)


def _settle(path):
    """Have git note that a notebook is unchanged but for its outputs.

    Git calls a file of another size changed without asking the filter; once added, it
    knows. Nothing is staged: where the sources differ, nothing is done.
    """
    if _fails("diff", "--quiet", path):
        return
    for _ in range(TRIES):  # another git may hold the index's lock for a moment
        if not _fails("add", "--update", path):
            return
        time.sleep(WAIT_S)


def _fails(command, option, path):
    words = ["git", command, option, "--", path]
    return subprocess.run(words, capture_output=True).returncode


def _saved(os_path, model, **_):
    if model["type"] == "notebook":
        _one_by_one.submit(_settle, os_path)


c.FileContentsManager.post_save_hook = _saved
