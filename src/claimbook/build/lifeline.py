"""No process outlives the one that started it, however that one ends (on Linux)."""

import ctypes
import multiprocessing
import os
import signal
import sys
from multiprocessing.connection import wait

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def end_with_parent(parent):
    """Have this process killed when its parent, known to be `parent`, ends."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it has ended already
        os._exit(1)


def end_with_main():
    """Have a worker ended when the main process ends; its parent is the fork server.

    The main process holds the other end of a pipe, so its end is a signal to us.
    """
    if sys.platform != "linux":
        return
    import fcntl  # not everywhere

    pipe = multiprocessing.parent_process().sentinel
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
    if wait([pipe], 0):
        os._exit(1)
