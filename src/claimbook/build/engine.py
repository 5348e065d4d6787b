"""A papermill engine that runs a notebook in a fork of this process.

What this process has imported is there at once, so a kernel costs milliseconds instead
of seconds. What cells show is made by ipykernel's own code (build/forked.py) and put
into the notebook by nbclient's, so outputs, errors and tags are those of an ordinary
kernel. Where a process cannot be forked, papermill's own engine runs the notebook in an
ordinary kernel.
"""

import multiprocessing
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import Any

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager
from papermill.iorw import write_ipynb
from papermill.log import logger
from tqdm import tqdm
from traitlets.config import Config

from claimbook.build.pool import end_with_parent

KERNEL = "python3"  # what the fork of a Python process can stand in for
LOOK_EVERY_S = 1.0  # whether the fork still lives, while it says nothing
GRACE_S = 10.0  # for a cell that was interrupted


class ForkEngine(NBClientEngine):
    """Runs each notebook in a fresh fork; a state is never shared by two notebooks."""

    @classmethod
    def execute_notebook(
        cls, nb: NotebookNode, kernel_name: str, output_path=None, **options: Any
    ) -> NotebookNode:
        """Execute a notebook; options are those of papermill's own engine.

        It is written once at its end, also if that is an exception. The thread by
        which a progress bar watches itself would keep this process from being forked.
        """
        tqdm.monitor_interval = 0
        try:
            return super().execute_notebook(nb, kernel_name, **options)
        except BaseException:
            write_ipynb(nb, output_path)
            raise

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, **options: Any
    ) -> NotebookNode:
        """Execute the notebook of `nb_man`; options as papermill's own engine takes.

        Raises CellTimeoutError after execution_timeout seconds in one cell, and
        DeadKernelError if the fork dies; a cell's own error is recorded as usual.
        """
        if kernel_name != KERNEL or not can_fork():
            logger.warning("no fork for this notebook: it runs in an ordinary kernel")
            return super().execute_managed_notebook(nb_man, kernel_name, **options)
        for name in ("start_timeout", "input_path", "config", "extra_arguments"):
            options.pop(name, None)  # of no use to a fork
        timeout = options.pop("execution_timeout", None) or options.pop("timeout", None)
        return _Client(
            nb_man, kernel_name=kernel_name, timeout=timeout, log=logger, **options
        ).execute()


def can_fork() -> bool:
    """Tell whether this process may be forked: on Linux, with no other thread alive.

    A thread of any library counts, not only Python's: a fork would stop it in the
    middle of what it does. macOS has forks, but its own libraries break in them.
    """
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1


class _Client(PapermillNotebookClient):
    """Papermill's client, with a fork for a kernel."""

    def execute(self) -> NotebookNode:
        """Execute the notebook's cells in a fork."""
        self.reset_execution_trackers()
        with _Fork() as self.fork:
            language = self.fork.next(None)
            self.papermill_execute_cells()
            self.nb.metadata["language_info"] = language
            self.set_widgets_metadata()
        return self.nb

    def execute_cell(self, cell: NotebookNode, cell_index: int) -> NotebookNode:
        """Execute one cell; raise CellExecutionError for its error."""
        if cell.cell_type != "code" or not cell.source.strip():
            return cell
        tags = cell.metadata.get("tags", [])
        if self.skip_cells_with_tag in tags:
            return cell
        self.code_cells_executed += 1
        cell.outputs, cell.execution_count = [], self.code_cells_executed
        self.clear_before_next_output = False
        try:
            good = self._shown(cell, cell_index)
        finally:
            if self.coalesce_streams:
                cell.outputs = _coalesced(cell.outputs)
        if good or self.allow_errors or "raises-exception" in tags:
            return cell
        error = next((o for o in cell.outputs if o.output_type == "error"), {})
        raise CellExecutionError.from_cell_and_msg(cell, error)

    def _shown(self, cell: NotebookNode, cell_index: int) -> bool:
        """Put what a cell shows into it as it comes; return whether it ended well."""
        self.fork.send(cell.source)
        limit, interrupts = self.timeout or -1, self.interrupt_on_timeout
        end = time.monotonic() + limit if limit > 0 else None
        while True:
            try:
                message = self.fork.next(end)
            except TimeoutError:
                if not interrupts:
                    raise CellTimeoutError.error_from_timeout_and_cell(
                        "Cell execution timed out", limit, cell
                    ) from None
                os.kill(self.fork.process.pid, signal.SIGINT)
                end, interrupts = time.monotonic() + GRACE_S, False
                continue
            if isinstance(message, bool):
                return message
            self.process_message(message, cell, cell_index)


def _coalesced(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Return outputs with one stream of each name, as nbclient joins them.

    Of a line with carriage returns the last text stays, as on a terminal. Standard
    output comes before standard errors that it follows.
    """
    streams: dict[str, NotebookNode] = {}
    joined: list[NotebookNode] = []
    for output in outputs:
        if output.output_type != "stream":
            joined.append(output)
        elif output.name in streams:
            streams[output.name].text += output.text
        else:
            streams[output.name] = output
            joined.append(output)
    for stream in streams.values():
        lines = stream.text.split("\n")
        stream.text = "\n".join(line[line.rfind("\r", 0, -1) + 1 :] for line in lines)
    for at, (output, after) in enumerate(pairwise(joined)):
        if output.get("name") == "stderr" and after.get("name") == "stdout":
            joined[at : at + 2] = after, output
    return joined


class _Fork:
    """A fork of this process that runs cells, and the pipe to it."""

    def __enter__(self) -> "_Fork":
        self.pipe, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("fork")
        self.process = context.Process(
            target=_serve, args=(self.pipe, theirs, os.getpid())
        )
        self.process.start()
        theirs.close()
        return self

    def next(self, end: float | None) -> Any:
        """Return what the fork says next.

        Raises TimeoutError after `end`, by the monotonic clock, and DeadKernelError if
        the fork has died.
        """
        while True:
            left = LOOK_EVERY_S if end is None else end - time.monotonic()
            if self.pipe.poll(max(0, min(left, LOOK_EVERY_S))):
                try:
                    return self.pipe.recv()
                except EOFError:
                    raise DeadKernelError("Kernel died") from None
            if not self.process.is_alive():
                raise DeadKernelError("Kernel died")
            if left <= 0:
                raise TimeoutError

    def send(self, source: str) -> None:
        """Have the fork run a cell."""
        try:
            self.pipe.send(source)
        except BrokenPipeError:
            raise DeadKernelError("Kernel died") from None

    def __exit__(self, *_: object) -> None:
        """End the fork and what its cells have started; it has nothing to save."""
        self.pipe.close()
        with suppress(ProcessLookupError):  # no group yet if it has just begun
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()


def _serve(ours: Connection, theirs: Connection, parent: int) -> None:
    # here alone: with a kernel imported, papermill's bar takes itself to be in a page
    from claimbook.build import forked

    ours.close()
    end_with_parent(parent)
    forked.serve(theirs)


@contextmanager
def kernel_options() -> Iterator[dict[str, Any]]:
    """Give papermill's options for a kernel on local sockets at a path of its own.

    Over TCP two kernels can race for a port; a long or a shared path fails too. Where
    such a socket cannot be made (Windows has none) the kernel keeps to TCP. Nobody's
    own start-up files are run.
    """
    settings = Config()
    with ExitStack() as places:
        for parent in (None, "/tmp"):
            own = tempfile.TemporaryDirectory("", "cb", parent, True)
            place = places.enter_context(own)
            if _takes_sockets(place):
                address = {"transport": "ipc", "ip": f"{place}/k"}
                settings = Config({"KernelManager": address})
                break
        os.mkdir(f"{place}/ipython")
        alone = [f"--ipython-dir={place}/ipython"]
        yield {"config": settings, "extra_arguments": alone}


def _takes_sockets(place: str) -> bool:
    """Tell whether a kernel's sockets can be made in a folder."""
    try:
        with socket.socket(socket.AF_UNIX) as trial:
            trial.bind(f"{place}/k-trial")
    except (AttributeError, OSError):  # no such sockets, or too long a path
        return False
    return True
