"""Map jobs over the processors of this machine, each in a fork of one warm process."""

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

# What makes two runs give the same bytes, and one process have one thread.
ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "SOURCE_DATE_EPOCH": "0",
    "IPYKERNEL_CELL_NAME": "<cell>",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}


def run(function, jobs, workers):
    """Call `function(*job)` for each of {name: job}; yield (name, result) as they end.

    A job whose process is killed is tried once more, alone; the result is None if that
    fails too. One killed process breaks a whole pool, so the others are run again.
    """
    unfinished = dict(jobs)
    try:
        for name, result in _mapped(function, jobs, workers):
            del unfinished[name]
            yield name, result
    except BrokenProcessPool:
        for name, job in unfinished.items():
            try:
                yield from _mapped(function, {name: job}, 1)
            except BrokenProcessPool:
                yield name, None


def _mapped(function, jobs, workers):
    with environment(ENVIRONMENT), _pool(workers) as pool:
        futures = {pool.submit(function, *job): name for name, job in jobs.items()}
        for future in as_completed(futures):
            yield futures[future], future.result()


def _pool(workers):
    """Return a pool of one task a process, each a fork of a warm one if possible."""
    method = "forkserver" if os.name == "posix" else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["claimbook.run.warm"])
    return ProcessPoolExecutor(workers, mp_context=context, max_tasks_per_child=1)


@contextmanager
def environment(given):
    """Set environment variables for what is started inside, and put them back."""
    before = {name: os.environ.get(name) for name in given}
    os.environ.update(given)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
