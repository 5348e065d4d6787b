"""Map jobs over the processors of this machine, each in a fork of one warm process.

On Linux no process outlives the one that started it, however that one ends.
"""

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import connection
from multiprocessing.context import BaseContext
from typing import Any

from claimbook.faults import Faults

# What makes two runs give the same bytes, and one process have one thread.
ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "SOURCE_DATE_EPOCH": "0",
    "IPYKERNEL_CELL_NAME": "<cell>",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MATPLOTLIBRC": os.devnull,  # nobody's own style
    "PYTHONSAFEPATH": "1",  # no module is taken from the working folder
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}
LONGEST = 500  # letters of an error in a line
KILLED = "its process was killed twice; is there enough memory?"
PR_SET_PDEATHSIG = 1  # linux/prctl.h


def run_job(*job: Any) -> str:
    """Build one article's report, in a process that has imported what it needs.

    Returns why it failed, or "".
    """
    from claimbook.build.job import build

    return build(*job)


def in_one_line(error: BaseException) -> str:
    """Return what an exception says, as one line of bounded length."""
    return shortened(f"{type(error).__name__}: {error}")


def shortened(text: str) -> str:
    """Return a text as one line of bounded length."""
    return " ".join(text.split())[:LONGEST]


def run(
    function: Callable[..., Any], jobs: dict[str, tuple[Any, ...]], workers: int
) -> Iterator[tuple[str, Any]]:
    """Call `function(*job)` for each of {name: job}; yield (name, result) as they end.

    One killed process breaks a whole pool. The jobs that may have been in it are then
    tried once more, each alone, which fails too if that one is killed; the others go on
    in a new pool. What fails is a line that begins with the name.
    """
    left = dict(jobs)
    ahead = workers + 1  # one a worker, and one that waits for the first to end
    while left:
        try:
            for name, result in _mapped(function, left, workers, ahead):
                del left[name]
                yield name, result
        except BrokenProcessPool:
            for name in list(left)[:ahead]:
                job = left.pop(name)
                try:
                    yield from _mapped(function, {name: job}, 1, 1)
                except BrokenProcessPool:
                    yield name, f"{name}: {KILLED}"


def completed(
    executor: Executor,
    function: Callable[..., Any],
    jobs: Iterable[tuple[str, tuple[Any, ...]]],
    ahead: int,
    lost: type[BaseException] | tuple[()] = (),
) -> Iterator[tuple[str, Any]]:
    """Call `function(*job)` by an executor; yield (name, result) as they end.

    `jobs` are (name, job) pairs, of which at most `ahead` are handed over at a time, so
    that neither jobs nor results pile up. What a job raises is its result, as a line;
    `lost` is raised where its process was killed.
    """
    jobs, futures = iter(jobs), {}
    while True:
        for name, job in islice(jobs, ahead - len(futures)):
            futures[executor.submit(function, *job)] = name
        if not futures:
            return
        for future in wait(futures, return_when=FIRST_COMPLETED).done:
            try:
                result = future.result()
            except lost:
                result = f"{futures[future]}: {KILLED}"
            except (Faults, BrokenProcessPool):
                raise
            except Exception as error:
                result = f"{futures[future]}: {in_one_line(error)}"
            yield futures.pop(future), result


def _mapped(function, jobs, workers, ahead):
    """Yield (name, result)s of a new pool of one job a process."""
    with environment(ENVIRONMENT):
        pool = ProcessPoolExecutor(
            workers, mp_context=warm(), initializer=_begin, max_tasks_per_child=1
        )
        try:
            yield from completed(pool, function, list(jobs.items()), ahead)
        except (KeyboardInterrupt, GeneratorExit):  # nobody waits for these any more
            for child in multiprocessing.active_children():
                child.kill()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def warm() -> BaseContext:
    """Start the process that jobs are forked from, if there can be one.

    It imports what they need while this one goes on; Ctrl-C is not for it, from its
    first moment on. Returns the context of its forks.
    """
    if os.name != "posix":
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver  # not everywhere

    forkserver.set_forkserver_preload(["claimbook.build.warm"])
    # no other thread is at a terminal, or may set a signal
    own = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN) if own else None
    with environment(ENVIRONMENT):
        forkserver.ensure_running()
    if own:
        signal.signal(signal.SIGINT, before)
    return multiprocessing.get_context("forkserver")


def _begin():
    """Begin a worker, whose parent is the fork server: have it end with the main one.

    The main process holds the other end of a pipe, so its end is a signal to us. Ctrl-C
    is for it alone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import fcntl  # not everywhere

        pipe = multiprocessing.parent_process().sentinel
        fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
        if connection.wait([pipe], 0):
            os._exit(1)


def end_with_parent(parent: int) -> None:
    """Have this process killed when its parent, known to be `parent`, ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it has ended already
            os._exit(1)


@contextmanager
def environment(given: dict[str, str]) -> Iterator[None]:
    """Set environment variables for what is started inside, and put them back."""
    before = dict(os.environ)
    os.environ.update(given)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
