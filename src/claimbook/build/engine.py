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
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
SOCKETS = "/tmp" if os.name == "posix" else None  # a short path
MOST_SHOWN = 20 * 2**20  # letters that a notebook may show
NOT_RUN = "skip-execution"  # nbclient's tags
MAY_FAIL = "raises-exception"


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
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        ordinary: bool = False,
        **options: Any,
    ) -> NotebookNode:
        """Execute the notebook of `nb_man`, in a fork or in an `ordinary` kernel.

        Raises CellTimeoutError after execution_timeout seconds in one cell, and
        DeadKernelError if the kernel dies; a cell's own error is recorded as usual.
        """
        fork = not ordinary and kernel_name == KERNEL and can_fork()
        if not fork and not ordinary:
            logger.warning("no fork for this notebook: it runs in an ordinary kernel")
        taken = ("config", "extra_arguments") if not fork else ()
        options = {
            "timeout": options.get("execution_timeout"),
            **{name: options[name] for name in taken if name in options},
        }
        client = _ForkClient if fork else _Client
        return client(nb_man, kernel_name=kernel_name, log=logger, **options).execute()


def can_fork() -> bool:
    """Tell whether this process may be forked: on Linux, with no other thread alive.

    A thread of any library counts, not only Python's: a fork would stop it in the
    middle of what it does. macOS has forks, but its own libraries break in them.
    """
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1


class _Client(PapermillNotebookClient):
    """Papermill's client, with bounds on what a notebook shows."""

    left = MOST_SHOWN

    def execute_cell(self, cell: NotebookNode, cell_index: int) -> NotebookNode:
        """Execute one cell; raise CellExecutionError for its error."""
        try:
            return self.executed(cell, cell_index)
        finally:
            if cell.cell_type == "code":
                cell.outputs = _coalesced(cell.outputs)

    executed = PapermillNotebookClient.execute_cell

    def output(
        self, outs: list[NotebookNode], msg: dict[str, Any], *where: Any
    ) -> NotebookNode | None:
        """Add what a message shows, while there is room, then a note in its place."""
        if self.left < 0:
            return None
        content = msg["content"]
        parts = [content.get("text", ""), *content.get("data", {}).values()]
        self.left -= sum(len(str(part)) for part in parts)
        if self.left < 0:
            note = f"\nMore than {MOST_SHOWN:,} letters were shown; the rest is cut.\n"
            text = content.get("text", "")[: self.left] + note
            content = {"name": content.get("name", "stderr"), "text": text}
            msg = msg | {"msg_type": "stream", "content": content}
            msg["header"] = msg["header"] | {"msg_type": "stream"}
        return super().output(outs, msg, *where)


class _ForkClient(_Client):
    """The same, with a fork for a kernel."""

    def execute(self) -> NotebookNode:
        """Execute the notebook's cells in a fork."""
        self.reset_execution_trackers()
        with _fork() as (self.process, self.pipe):
            language = self._next(None)
            self.papermill_execute_cells()
            self.nb.metadata["language_info"] = language
            self.set_widgets_metadata()
        return self.nb

    def executed(self, cell: NotebookNode, cell_index: int) -> NotebookNode:
        """Execute one cell; raise CellExecutionError for its error."""
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or not cell.source.strip() or NOT_RUN in tags:
            return cell
        self.code_cells_executed += 1
        cell.outputs, cell.execution_count = [], self.code_cells_executed
        self.clear_before_next_output = False
        if self._shown(cell, cell_index) or MAY_FAIL in tags:
            return cell
        error = next((o for o in cell.outputs if o.output_type == "error"), {})
        raise CellExecutionError.from_cell_and_msg(cell, error)

    def _shown(self, cell: NotebookNode, cell_index: int) -> bool:
        """Put what a cell shows into it as it comes; return whether it ended well."""
        with suppress(BrokenPipeError):  # the next look says so
            self.pipe.send(cell.source)
        end = time.monotonic() + self.timeout if self.timeout else None
        while not isinstance(message := self._next(end, cell), bool):
            self.process_message(message, cell, cell_index)
        return message

    def _next(self, end: float | None, cell: NotebookNode | None = None) -> Any:
        """Return what the fork says next, until `end` by the monotonic clock."""
        while True:
            left = LOOK_EVERY_S if end is None else end - time.monotonic()
            try:
                if self.pipe.poll(max(0, min(left, LOOK_EVERY_S))):
                    return self.pipe.recv()
            except (EOFError, ConnectionError):
                raise DeadKernelError("Kernel died") from None
            if not self.process.is_alive():
                raise DeadKernelError("Kernel died")
            if left <= 0:
                raise CellTimeoutError.error_from_timeout_and_cell(
                    "Cell execution timed out", self.timeout, cell
                )


@contextmanager
def _fork() -> Iterator[tuple[Any, Connection]]:
    """Give a fork of this process that runs cells, and the pipe to it.

    It is ended with the context, and what its cells have started: nothing is to save.
    """
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(
        target=_serve, args=(ours, theirs, os.getpid())
    )
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        ours.close()
        with suppress(ProcessLookupError):  # no group yet if it has just begun
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.join()


def _serve(ours: Connection, theirs: Connection, parent: int) -> None:
    # here alone: with a kernel imported, papermill's bar takes itself to be in a page
    from claimbook.build import forked

    ours.close()
    end_with_parent(parent)
    forked.serve(theirs)


def _coalesced(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Return outputs with one stream of each name, as nbclient joins them.

    Of a line with carriage returns the last text stays, as on a terminal. Standard
    output comes before standard errors that it follows. The time this takes grows with
    the length alone; nbclient's own pattern takes minutes for a line of a million.
    """
    texts: dict[str, list[str]] = {}
    joined: list[NotebookNode] = []
    for output in outputs:
        if output.output_type != "stream" or output.name not in texts:
            joined.append(output)
        if output.output_type == "stream":
            texts.setdefault(output.name, []).append(output.text)
    for stream in (output for output in joined if output.output_type == "stream"):
        lines = "".join(texts[stream.name]).split("\n")
        stream.text = "\n".join(line[line.rfind("\r", 0, -1) + 1 :] for line in lines)
    for at, (output, after) in enumerate(pairwise(joined)):
        if output.get("name") == "stderr" and after.get("name") == "stdout":
            joined[at : at + 2] = after, output
    return joined


@contextmanager
def kernel_options() -> Iterator[dict[str, Any]]:
    """Give papermill's options for an ordinary kernel that is not disturbed.

    Over TCP two kernels can race for a port, and a long path for sockets fails, so it
    has local ones in a folder of its own; Windows has none. Nobody's own start-up files
    are run.
    """
    with tempfile.TemporaryDirectory("", "cb", SOCKETS, True) as place:
        local = {"transport": "ipc", "ip": f"{place}/k"} if SOCKETS else {}
        os.mkdir(f"{place}/ipython")
        yield {
            "config": Config({"KernelManager": local}),
            "extra_arguments": [f"--ipython-dir={place}/ipython"],
        }
