"""The kernel in a forked process: ipykernel's own, its messages sent down a pipe.

It rests on what ipykernel, IPython and matplotlib-inline document, so that what cells
show is made by the code that an ordinary kernel runs.
"""

import builtins
import codecs
import gc
import io
import os
import signal
import sys
import threading
import time
import traceback
from multiprocessing.connection import Connection
from typing import Any

import traitlets
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from traitlets.config import Config

PARTS = ("header", "msg_type", "parent_header", "metadata", "content")
SHOWN_AFTER_S = 0.2  # text waits so long for more of it, as in an ordinary kernel


def serve(pipe: Connection) -> None:
    """Run each cell that comes through `pipe`, until it closes; never return.

    The kernel's language comes first, then each cell's messages as it shows something,
    then whether it ended well: True, or False.
    """
    complaints = os.fdopen(os.dup(2), "w")  # what goes wrong here is no cell's output
    try:
        os.setsid()  # Ctrl-C is for the parent, which then ends this process
        signal.signal(signal.SIGINT, signal.default_int_handler)
        gc.freeze()  # what was imported is left alone, and its memory stays shared
        kernel = _start(pipe)
        pipe.send(kernel.language_info)
        while True:
            pipe.send(_run(kernel, pipe.recv()))
    except EOFError:
        pass
    except BaseException:
        traceback.print_exc(file=complaints)
        complaints.flush()
    finally:
        os._exit(0)


def _run(kernel: IPythonKernel, source: str) -> bool:
    result = kernel.shell.run_cell(source, store_history=True)
    sys.stdout.flush()
    sys.stderr.flush()
    return result.success


def _start(pipe: Connection) -> IPythonKernel:
    """Return a kernel in the state that an ordinary one begins with."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    session = _PipedSession(pipe=pipe, lock=threading.Lock())
    # the working folder, where IPython puts it as it starts
    sys.path[:] = filter(None, sys.path)
    places = (n for n, p in enumerate(sys.path) if p.endswith("-packages"))
    sys.path.insert(next(places, len(sys.path)), "")
    sys.stdout = _Stream(session, "stdout", 1)
    sys.stderr = _Stream(session, "stderr", 2)
    # else it warns, in a Python that is not told how debuggers want it
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    config = Config({"HistoryManager": {"enabled": False}})  # no file, no thread
    kernel = IPythonKernel(config=config, session=session)
    IPKernelApp.instance(kernel=kernel)  # where magics look for it
    builtins.input = kernel.raw_input  # says that nobody is there to ask
    _as_if_imported_here(kernel.shell)
    return kernel


def _as_if_imported_here(shell: Any) -> None:
    """Set what modules decided as they were imported, with no kernel to be seen."""
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()  # Python's own is fresh after a fork
    if "pandas" in sys.modules:
        sys.modules["pandas"].set_option("display.max_columns", 20)
    inline = sys.modules.get("matplotlib_inline.backend_inline")
    if inline:
        import matplotlib
        from IPython.core.pylabtools import activate_matplotlib

        backend = matplotlib.get_backend()
        if "inline" in backend:
            activate_matplotlib(backend)
            inline.configure_inline_support(shell, backend)


class _PipedSession(Session):
    """A session whose messages leave through a pipe, not yet as JSON."""

    pipe = traitlets.Instance(Connection)
    lock = traitlets.Any()  # cells may have threads

    def send(self, stream, msg_or_type, content=None, *_, buffers=(), **more):
        """Send a message, given whole or by its type and content; return it whole."""
        message = msg_or_type
        if isinstance(message, str):
            message = self.msg(message, content or {}, metadata=more.get("metadata"))
        parts = {name: message[name] for name in PARTS}
        parts["buffers"] = [bytes(buffer) for buffer in buffers or ()]
        with self.lock:
            self.pipe.send(parts)
        return message


class _Stream(io.TextIOBase):
    """What cells print, and what subprocesses and C code write past Python.

    Those write to a file in memory that stands where the descriptor did. It is read
    before each text of Python's, so that all of it is shown in the order of writing.
    """

    encoding = "UTF-8"

    def __init__(self, session: Session, name: str, descriptor: int) -> None:
        self.session, self.name, self.descriptor = session, name, descriptor
        self.pid, self.lock = os.getpid(), threading.RLock()
        self.texts: list[str] = []
        self.taken, self.sent = 0, time.monotonic()
        self.decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        os.dup2(os.memfd_create(name), descriptor)

    def fileno(self) -> int:
        """Return the descriptor that subprocesses write to."""
        return self.descriptor

    def write(self, text: str) -> int:
        """Keep a text to be shown; from a child of this process, as its own."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if os.getpid() != self.pid:
            os.write(self.descriptor, text.encode("utf-8", "replace"))
            return len(text)
        with self.lock:
            self._take()
            self.texts.append(text)
            if time.monotonic() - self.sent > SHOWN_AFTER_S:
                self.flush()
        return len(text)

    def flush(self) -> None:
        """Show what was written so far."""
        if os.getpid() != self.pid:
            return
        with self.lock:
            self._take()
            text = "".join(self.texts)
            self.texts, self.sent = [], time.monotonic()
            if text:
                content = {"name": self.name, "text": text}
                self.session.send(None, "stream", content)

    def _take(self) -> None:
        """Read what was written to the descriptor since the last time."""
        size = os.fstat(self.descriptor).st_size
        if size > self.taken:
            written = os.pread(self.descriptor, size - self.taken, self.taken)
            self.texts.append(self.decode(written))
            self.taken += len(written)
