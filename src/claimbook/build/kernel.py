"""How an ordinary kernel is spoken to, where notebooks are not run in forks."""

import shutil
import socket
import tempfile
from contextlib import contextmanager
from pathlib import Path

from traitlets.config import Config

QUIET = ["--log-level=ERROR"]  # over TCP every kernel warns that nothing is encrypted


@contextmanager
def kernel_options():
    """Give papermill's options for a kernel on local sockets at a path of its own.

    Over TCP two kernels can race for a port; a long or a shared path fails too. Where
    such a socket cannot be made (Windows has none) the kernel keeps to TCP.
    """
    place = _short_folder()
    if place is None:
        yield {"config": Config(), "extra_arguments": QUIET}
        return
    try:
        config = Config({"KernelManager": {"transport": "ipc", "ip": str(place / "k")}})
        yield {"config": config, "extra_arguments": QUIET}
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _short_folder():
    """Return a new folder that sockets can be made in, or None."""
    if not hasattr(socket, "AF_UNIX"):
        return None
    for parent in (tempfile.gettempdir(), "/tmp"):
        try:
            place = Path(tempfile.mkdtemp(prefix="cb", dir=parent))
        except OSError:
            continue
        try:
            with socket.socket(socket.AF_UNIX) as trial:
                trial.bind(str(place / "k-trial"))
        except OSError:  # too long, or a file system without sockets
            shutil.rmtree(place, ignore_errors=True)
        else:
            return place
    return None
