"""A papermill engine that runs a notebook in a fork of this process.

What this process has imported is there at once, so a kernel costs milliseconds instead
of seconds. nbclient drives it as it drives any kernel, and the fork answers with
ipykernel's own code (build/forked.py), so outputs, errors, tags and time-outs are
those of an ordinary kernel. Where a process cannot be forked, papermill's own engine
runs the notebook in an ordinary kernel.
"""

import asyncio
import multiprocessing
import os
import signal
import sys
from contextlib import contextmanager
from queue import Empty

from nbclient.exceptions import DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.log import logger

from claimbook.build import forked

KERNEL = "python3"  # what the fork of a Python process can stand in for


class ForkEngine(NBClientEngine):
    """Runs each notebook in a fresh fork; a state is never shared by two notebooks."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, **options):
        """Execute the notebook of `nb_man`; options as papermill's own engine takes.

        Raises CellTimeoutError after execution_timeout seconds in one cell, and
        DeadKernelError if the fork dies; a cell's own error is recorded as usual.
        """
        if kernel_name != KERNEL or not can_fork():
            logger.warning("no fork for this notebook: it runs in an ordinary kernel")
            return super().execute_managed_notebook(nb_man, kernel_name, **options)
        for name in ("start_timeout", "input_path", "config"):  # of no use to a fork
            options.pop(name, None)
        timeout = options.pop("execution_timeout", None) or options.pop("timeout", None)
        nb_man.save = lambda **_: None  # after each cell it costs more than the cell
        try:
            return _Client(
                nb_man, kernel_name=kernel_name, timeout=timeout, log=logger, **options
            ).execute()
        except BaseException:
            del nb_man.save  # papermill saves here, and past this if all goes well
            raise


def can_fork():
    """Tell whether this process may be forked: on Linux, with no other thread alive.

    A thread of any library counts, not only Python's: a fork would stop it in the
    middle of what it does. macOS has forks, but its own libraries break in them.
    """
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1


class _Client(PapermillNotebookClient):
    """Papermill's client, with a fork for a kernel."""

    @contextmanager
    def setup_kernel(self, **_):
        self.km = self.kc = kernel = _Kernel()
        try:
            yield
        finally:
            kernel.end()
            self.km = self.kc = None


class _Kernel:
    """What nbclient takes for a kernel's manager and client: a fork behind pipes."""

    def __init__(self):
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        shell, fork_shell = multiprocessing.Pipe()
        iopub, fork_iopub = multiprocessing.Pipe(duplex=False)
        parent = os.getpid()
        self.pid = os.fork()
        if self.pid == 0:
            shell.close()
            iopub.close()
            forked.serve(fork_shell, fork_iopub, parent)
        fork_shell.close()
        fork_iopub.close()
        self.asked, self.status = 0, None
        self.shell_channel, self.iopub_channel = _Channel(shell), _Channel(iopub)

    def execute(self, code, store_history=True, stop_on_error=True):
        """Have code run; return the request's id."""
        return self._ask(
            "execute_request",
            code=code,
            silent=False,
            store_history=store_history,
            stop_on_error=stop_on_error,
            user_expressions={},
            allow_stdin=False,
        )

    def kernel_info(self):
        """Ask for the kernel's language; return the request's id."""
        return self._ask("kernel_info_request")

    def _ask(self, kind, **content):
        self.asked += 1
        try:
            self.shell_channel.connection.send((kind, str(self.asked), content))
        except BrokenPipeError:
            raise DeadKernelError("Kernel died") from None
        return str(self.asked)

    def is_alive(self):
        """Tell whether the fork still runs."""
        if self.status is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = status if ended else None
        return self.status is None

    def interrupt_kernel(self):
        """Raise KeyboardInterrupt in the running cell."""
        os.kill(self.pid, signal.SIGINT)

    def end(self):
        """End the fork and what its cells have started; it has nothing to save."""
        for channel in (self.shell_channel, self.iopub_channel):
            channel.close()
        for kill in (os.killpg, os.kill):  # no group yet if it has just begun
            if self.is_alive():
                try:
                    kill(self.pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
                os.waitpid(self.pid, 0)
                self.status = signal.SIGKILL


class _Channel:
    """Messages from one pipe of the fork, waited for without a thread."""

    def __init__(self, connection):
        self.connection, self.loop = connection, None
        self.messages = asyncio.Queue()

    async def get_msg(self, timeout=None):
        """Return the next message; raise Empty after `timeout` seconds without one."""
        if self.loop is None:
            self.loop = asyncio.get_running_loop()
            self.loop.add_reader(self.connection.fileno(), self._take)
        try:
            message = await asyncio.wait_for(self.messages.get(), timeout)
        except TimeoutError:
            raise Empty from None
        if message is None:
            raise DeadKernelError("Kernel died")
        return message

    def _take(self):
        try:
            self.messages.put_nowait(self.connection.recv())
        except EOFError:
            self.loop.remove_reader(self.connection.fileno())
            if self.connection.writable:  # the one that answers tells of the end
                self.messages.put_nowait(None)

    def close(self):
        if self.loop:
            self.loop.remove_reader(self.connection.fileno())
        self.connection.close()
