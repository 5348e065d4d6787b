"""The kernel in a forked process: ipykernel's in-process one, answering over pipes."""

import asyncio
import codecs
import contextvars
import gc
import os
import select
import signal
import sys
import threading
import time
import traceback
from types import SimpleNamespace

from ipykernel.inprocess.ipkernel import InProcessKernel
from ipykernel.iostream import OutStream
from traitlets import Any, default
from traitlets.config import Config

from claimbook.build.lifeline import end_with_parent


def serve(shell, iopub, parent):
    """Be the kernel: answer what comes through `shell` until it closes; never return.

    `iopub` takes what cells show as they show it; `parent` is the process forked from.
    """
    told = os.fdopen(os.dup(2), "w")  # what goes wrong here is no cell's output
    try:
        os.setsid()  # Ctrl-C is for the parent, which then ends this process
        end_with_parent(parent)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # cells set their own
        gc.freeze()  # what was imported is left alone, and its memory stays shared
        # a context without the parent's event loop
        contextvars.Context().run(_answer, shell, iopub)
    except EOFError:
        pass
    except BaseException:
        traceback.print_exc(file=told)
    finally:
        os._exit(0)


def _answer(shell, iopub):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    kernel = _start(iopub)
    session, stream = kernel.session, kernel.shell_stream
    while True:
        kind, number, content = shell.recv()
        header = session.msg_header(kind) | {"msg_id": number}
        session.send(stream, session.msg(kind, content, header=header))
        loop.run_until_complete(kernel.dispatch_shell(stream.recv_multipart()))
        _, reply = session.recv(stream, copy=False)
        shell.send(_plain(reply))


def _start(iopub):
    """Return a kernel in the state an ordinary one begins with."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    # the working folder, where IPython puts it as it starts
    sys.path[:] = filter(None, sys.path)
    places = (n for n, p in enumerate(sys.path) if p.endswith("-packages"))
    sys.path.insert(next(places, len(sys.path)), "")
    config = Config({"HistoryManager": {"enabled": False}})  # no file, no thread
    kernel = _PipeKernel(config=config, pipe=iopub)
    sys.stdout, sys.stderr = kernel.stdout, kernel.stderr
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()  # Python's own is fresh after a fork
    # what these decided at import, when there was no kernel to be seen
    if "pandas" in sys.modules:
        sys.modules["pandas"].set_option("display.max_columns", 20)
    if "matplotlib_inline.backend_inline" in sys.modules:
        sys.modules["matplotlib_inline.backend_inline"]._enable_matplotlib_integration()
    return kernel


class _PipeKernel(InProcessKernel):
    """An in-process kernel whose messages leave through a pipe.

    It also catches what subprocesses and C code print, before a cell counts as done.
    """

    pipe = Any()
    # which thread and loop run async cells; an ordinary kernel's are set when it starts
    _supports_kernel_subshells = False

    @default("shell_channel_thread")
    def _default_shell_channel_thread(self):
        return SimpleNamespace(parent_thread=threading.main_thread())

    @default("io_loop")
    def _default_io_loop(self):
        loop = asyncio.get_event_loop()
        return SimpleNamespace(add_callback=loop.call_soon_threadsafe)

    def _io_dispatch(self, change):
        _, message = self.session.recv(self._underlying_iopub_socket, copy=False)
        self.pipe.send(_plain(message))

    @default("stdout")
    def _default_stdout(self):
        return _Stream(self.session, self.iopub_thread, "stdout", watchfd="force")

    @default("stderr")
    def _default_stderr(self):
        return _Stream(self.session, self.iopub_thread, "stderr", watchfd="force")

    async def execute_request(self, stream, ident, parent):
        await super().execute_request(stream, ident, parent)
        self.stdout.drain()
        self.stderr.drain()


class _Stream(OutStream):
    """A cell's output stream that can wait for what was written past Python."""

    def __init__(self, *args, **kwargs):
        self.passing = threading.Lock()
        super().__init__(*args, **kwargs)

    def _watch_pipe_fd(self):
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        while True:
            select.select([self._fid], [], [])
            with self.passing:
                self.write(decode(os.read(self._fid, 1 << 16)))

    def drain(self):
        """Wait until everything written so far has become a message."""
        while True:
            with self.passing:
                if not select.select([self._fid], [], [], 0)[0]:
                    break
            time.sleep(0.001)  # for the thread that reads
        self.flush()


def _plain(message):
    """Return a message's parts as objects that a pipe takes."""
    parts = ("header", "msg_id", "msg_type", "parent_header", "metadata", "content")
    return {part: message[part] for part in parts} | {
        "buffers": [bytes(buffer) for buffer in message["buffers"]]
    }
