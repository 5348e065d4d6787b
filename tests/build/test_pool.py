"""Jobs over processes: one that dies takes no other with it, and none is left behind."""

import os
import signal
import subprocess
import sys
import time

import pytest
from built import AtOnce

from claimbook.build import pool
from claimbook.faults import Faults

# In files of their own: the processes import what they run.
JOBS = """
import os, signal, sys, time
from pathlib import Path
from claimbook.build import pool

def twice(number, place):
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number

def sleeps(place):
    (place / "pid").write_text(str(os.getpid()))
    time.sleep(99)

if __name__ == "__main__":
    place = Path(sys.argv[2])
    if sys.argv[1] == "twice":
        jobs = {n: (n, place) for n in range(7)}
        print(sorted(pool.run(twice, jobs, 2), key=str))
    else:
        list(pool.run(sleeps, {"a": (place,)}, 1))
"""


def start(folder, what):
    (folder / "jobs.py").write_text(JOBS)
    return subprocess.Popen(
        [sys.executable, folder / "jobs.py", what, folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_a_killed_job_is_tried_again_and_the_others_go_on(tmp_path):
    said, told = start(tmp_path, "twice").communicate(timeout=300)
    killed = "2: its process was killed twice; is there enough memory?"
    expected = [(n, killed if n == 2 else 2 * n) for n in range(7)]
    assert said == f"{expected}\n", told


def gone(pid):
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_no_worker_outlives_the_main_process(tmp_path):
    for how in (signal.SIGKILL, signal.SIGINT):
        process, pid = start(tmp_path, "sleeps"), tmp_path / "pid"
        for _ in range(600):
            time.sleep(0.1)
            if pid.exists() and pid.read_text():
                break
        os.kill(process.pid, how)
        process.communicate(timeout=60)
        assert gone(int(pid.read_text())), how
        pid.unlink()


def test_jobs_do_not_pile_up_and_a_lost_one_is_a_line():
    executor, found = AtOnce(), {}
    jobs = ((n, (n,)) for n in range(-5, 6))
    for name, result in pool.completed(
        executor, lambda n: 10 // n, jobs, 3, ZeroDivisionError
    ):
        executor.open -= 1
        found[name] = result
    killed = "0: its process was killed twice; is there enough memory?"
    assert found == {n: 10 // n if n else killed for n in range(-5, 6)}
    assert executor.most <= 3


def test_what_a_job_raises_is_a_line_but_for_faults():
    def divide(_):
        raise ZeroDivisionError("one\ntwo " + "x" * 999)

    def fault(_):
        raise Faults([])

    ((_, line),) = pool.completed(AtOnce(), divide, [("a", (1,))], 1)
    assert line == "a: ZeroDivisionError: one two " + "x" * (500 - 27)
    with pytest.raises(Faults):
        list(pool.completed(AtOnce(), fault, [("a", (1,))], 1))
