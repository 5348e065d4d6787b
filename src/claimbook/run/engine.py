"""A papermill engine that runs a notebook in a fork of this process.

What this process has imported is there at once, so a kernel costs milliseconds instead
of seconds. The fork runs ipykernel's own in-process kernel, so outputs are made by the
same code as an ordinary kernel's; they come back over a pipe and pass through nbclient.
Where a process cannot be forked, papermill's ordinary engine is used.
"""

import gc
import multiprocessing
import os
import select
import signal
import sys
import time

from ipykernel.inprocess.ipkernel import InProcessKernel
from ipykernel.inprocess.manager import InProcessKernelManager
from ipykernel.iostream import OutStream
from nbclient.exceptions import (
    CellExecutionComplete,
    CellExecutionError,
    CellTimeoutError,
    DeadKernelError,
)
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from traitlets import default


class ForkEngine(NBClientEngine):
    """Runs each notebook in a fresh fork; a state is never shared by two notebooks."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, **options):
        """Execute the notebook of `nb_man`; options as papermill's own engine takes.

        Raises CellTimeoutError after execution_timeout seconds in one cell, and
        DeadKernelError if the fork dies; a cell's own error is recorded as usual.
        """
        if not can_fork():
            return super().execute_managed_notebook(nb_man, kernel_name, **options)
        client = PapermillNotebookClient(
            nb_man, coalesce_streams=True, record_timing=False
        )
        client.reset_execution_trackers()
        with _Kernel(options.get("execution_timeout")) as kernel:
            for index, cell in enumerate(nb_man.nb.cells):
                try:
                    nb_man.cell_start(cell, index)
                    if cell.cell_type == "code" and cell.source.strip():
                        _execute(client, kernel, cell, index)
                except CellExecutionError as error:
                    nb_man.cell_exception(cell, cell_index=index, exception=error)
                    break
                finally:
                    nb_man.cell_complete(cell, cell_index=index)
        return nb_man.nb


def can_fork():
    """Tell whether this process may be forked: on Linux, with no other thread alive.

    A thread of any library counts, not only Python's: a fork would stop it in the
    middle of what it does.
    """
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1


def _execute(client, kernel, cell, index):
    cell.outputs, client.clear_before_next_output = [], False
    for message in kernel.execute(cell.source):
        if message["msg_type"] == "execute_reply":
            cell.execution_count = message["content"].get("execution_count")
            if message["content"]["status"] == "error":
                raise CellExecutionError.from_cell_and_msg(cell, message["content"])
            return
        try:
            client.process_message(message, cell, index)
        except CellExecutionComplete:
            pass


class _Kernel:
    """The parent's end of a forked kernel: code goes out, messages come back."""

    def __init__(self, timeout):
        self.timeout = timeout

    def __enter__(self):
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        self.pipe, other = multiprocessing.Pipe()
        self.pid = os.fork()
        if self.pid == 0:
            self.pipe.close()
            _serve(other)
        other.close()
        return self

    def __exit__(self, *_):
        self.pipe.close()
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)

    def execute(self, code):
        """Run code in the fork; yield iopub messages, then the reply."""
        self.pipe.send(code)
        begun = time.monotonic()
        while True:
            if self.timeout is not None:
                left = self.timeout - (time.monotonic() - begun)
                if not self.pipe.poll(max(left, 0)):
                    raise CellTimeoutError.error_from_timeout_and_cell(
                        "a cell did not end in time", self.timeout, {"source": code}
                    )
            try:
                message = self.pipe.recv()
            except EOFError:
                raise DeadKernelError("the notebook's process died") from None
            yield message
            if message["msg_type"] == "execute_reply":
                return


def _serve(pipe):
    """Be the kernel: run what comes through the pipe until it closes; never return."""
    gc.freeze()  # what was imported is left alone, and its memory stays shared
    try:
        client = _start_kernel()
        while True:
            client.execute(pipe.recv(), allow_stdin=False)
            reply = client.get_shell_msg()
            client.kernel.drain()
            while client.iopub_channel.msg_ready():
                pipe.send(_plain(client.get_iopub_msg()))
            pipe.send(_plain(reply))
    except EOFError:
        pass
    finally:
        os._exit(0)


def _start_kernel():
    """Return the client of an in-process kernel set up as an ordinary one is."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    manager = InProcessKernelManager()
    manager.kernel = _WatchingKernel(parent=manager, session=manager.session)
    client = manager.client()
    client.start_channels()
    numpy = sys.modules.get("numpy")
    if numpy:
        numpy.random.seed()
    # what these decided at import, when there was no kernel to be seen
    if "pandas" in sys.modules:
        sys.modules["pandas"].set_option("display.max_columns", 20)
    if "matplotlib_inline.backend_inline" in sys.modules:
        sys.modules["matplotlib_inline.backend_inline"]._enable_matplotlib_integration()
    return client


class _WatchingKernel(InProcessKernel):
    """An in-process kernel that also catches what subprocesses and C code print."""

    @default("stdout")
    def _default_stdout(self):
        return OutStream(self.session, self.iopub_thread, "stdout", watchfd="force")

    @default("stderr")
    def _default_stderr(self):
        return OutStream(self.session, self.iopub_thread, "stderr", watchfd="force")

    def drain(self):
        """Wait until everything printed so far has become a message."""
        for stream in (self.stdout, self.stderr):
            while select.select([stream._fid], [], [], 0)[0]:
                time.sleep(0.002)  # and time for the thread that reads to pass it on
            stream.flush()


def _plain(message):
    """Return the parts of a message that nbclient and nbformat read."""
    return {
        "msg_type": message["msg_type"],
        "content": message["content"],
        "header": {"msg_type": message["msg_type"]},
        "parent_header": {},
    }
