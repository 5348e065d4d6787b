"""How `make lab` starts JupyterLab. Nothing is asked of the network."""

import subprocess
from concurrent.futures import ThreadPoolExecutor

c = get_config()  # noqa: F821  (Jupyter gives it)

c.LabApp.default_url = "/lab/tree/notebooks"
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"  # the other one lists what a registry offers
c.ServerApp.allow_root = True  # who works in a container is root there

_one_by_one = ThreadPoolExecutor(max_workers=1)


def _settle(path):
    """Have git note that a notebook is unchanged but for its outputs.

    Git calls a file of another size changed without asking the filter; once added, it
    knows. Nothing is staged: where the sources differ, nothing is done.
    """
    for command in ("diff --quiet", "add --update"):
        words = ["git", *command.split(), "--", path]
        if subprocess.run(words, capture_output=True).returncode:
            break


def _saved(os_path, model, **_):
    if model["type"] == "notebook":
        _one_by_one.submit(_settle, os_path)


c.FileContentsManager.post_save_hook = _saved
