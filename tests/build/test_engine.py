"""The fork engine does what an ordinary kernel does, and leaves nothing behind."""

import ast
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import nbformat
import papermill
import pytest

from claimbook.build import engine
from claimbook.build.pool import ENVIRONMENT

# In a process of its own, warm as a report's is: pytest's may have threads.
RUN = """
import json, sys, papermill
import claimbook.build.warm
from claimbook.build.engine import kernel_options
for name, engine, options in json.load(sys.stdin):
    with kernel_options() as sockets:
        try:
            papermill.execute_notebook(
                name + ".ipynb", name + "-out.ipynb", progress_bar=False,
                engine_name=engine, kernel_name="python3", coalesce_streams=True,
                **sockets, **options,
            )
        except Exception as error:
            print(name, type(error).__name__, str(error)[-300:])
"""

KINDS = (
    "print('one'); import sys; print('two', file=sys.stderr); 1 + 1",
    # an ordinary kernel needs a moment to see what is written past it
    """
    import os, subprocess, time
    os.write(1, b'raw\\n')
    child = subprocess.run(['echo', 'child'])
    time.sleep(0.5)
    child
    """,
    "import pandas as pd; pd.DataFrame([[1.5] * 30] * 3)",
    "pd.DataFrame({'a': range(99)})",
    "import matplotlib.pyplot as plt; plt.plot([1, 2]); plt.show()",
    """
    from IPython.display import HTML, clear_output, display
    handle = display("before", display_id="here")
    handle.update("after")
    HTML("<b>bold</b>")
    """,
    "print('gone'); clear_output(); print('stays')",
    "'ö' * 3000, __name__, '' in sys.path, In[1][:5], Out[1]",
    "import warnings; warnings.warn('careful')",
    "%matplotlib inline\nplt.figure(); 3",
    "import asyncio\nawait asyncio.sleep(0.01)\n!echo shell",
    "import logging; logging.warning('logged')",
    "f = lambda: 1 / 0\nf()",
    "print('never reached')",
)
RANDOM = """
import random, sys
import numpy as np
print(random.random(), np.random.random(), np.random.default_rng().random())
print(len([m for m in sys.modules if m == "left_behind"]))
sys.modules["left_behind"] = random
random.seed(1); np.random.seed(1)
import pandas as pd
print(pd.get_option("display.precision"))
pd.set_option("display.precision", 1)
"""
WRITES = """
import os, subprocess
for number in range(300):
    os.write(1, b"x" * 99 + b"\\n")
subprocess.run(["sh", "-c", "echo out; echo err >&2"])
_ = os.system("echo system")
"""
MIXED = """
import multiprocessing, os, subprocess, sys
print("one")
subprocess.run(["echo", "two"])
print("three", flush=True)
child = multiprocessing.get_context("fork").Process(target=print, args=["child"])
child.start()
child.join()
print("four")
print("last", file=sys.stderr)
"""
SLOW = "print('before', flush=True); import os; os.system('sleep 98765')"
# name: (options, cells)
CASES = {
    "kinds": ({}, KINDS),
    "fails": ({}, ["print('so far')", "1 / 0", "2"]),
    "writes": ({}, [WRITES, "print('next')"]),
    "random-1": ({}, [RANDOM]),
    "slow": ({"execution_timeout": 1}, [SLOW]),
    "dies": ({}, ["print('before', flush=True)", "os = __import__('os'); os.abort()"]),
    "random-2": ({}, [RANDOM]),
    "mixed": ({}, [MIXED, "input()"]),
}


def notebook(sources):
    cells = [nbformat.v4.new_code_cell(textwrap.dedent(s)) for s in sources]
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    spec = {"name": "python3", "language": "python", "display_name": "Python 3"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec})


def start(folder, cases, engine="claimbook"):
    for name, (_, cells) in cases.items():
        nbformat.write(notebook(cells), folder / f"{name}.ipynb")
    process = subprocess.Popen(
        [sys.executable, "-c", RUN],
        # ipykernel captures less where it sees pytest
        env={k: v for k, v in os.environ.items() if k != "PYTEST_CURRENT_TEST"}
        | ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=folder,
        start_new_session=True,
    )
    tasks = [(name, engine, options) for name, (options, _) in cases.items()]
    process.stdin.write(json.dumps(tasks))
    process.stdin.close()
    process.stdin = None
    return process


def read(folder, name):
    return nbformat.read(folder / f"{name}-out.ipynb", 4)


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Every case, run by the fork engine in one process: its folder, what it said."""
    folder = tmp_path_factory.mktemp("ran")
    said, _ = start(folder, CASES).communicate(timeout=300)
    return folder, said


def shown(folder, name):
    """Return what a notebook's code cells show as {stream or kind: text}s."""
    found = []
    for cell in read(folder, name).cells:
        if cell.cell_type == "code":
            found.append({})
            for output in cell.outputs:
                if output.output_type == "stream":
                    found[-1][output.name] = output.text
                elif output.output_type == "error":
                    found[-1]["error"] = f"{output.ename}: {output.evalue}"
                else:
                    found[-1]["text"] = output.data["text/plain"]
    return found


def test_outputs_are_those_of_an_ordinary_kernel(ran, tmp_path):
    cases = {name: CASES[name] for name in ("kinds", "mixed")}
    start(tmp_path, cases, None).communicate(timeout=300)
    for name, (_, cells) in cases.items():
        ours, theirs = read(ran[0], name), read(tmp_path, name)
        assert len(ours.cells) == len(cells) + 2  # papermill's two notes on an error
        for cell, other in zip(ours.cells, theirs.cells, strict=True):
            assert cell.get("outputs") == other.get("outputs"), cell.source
            assert cell.get("execution_count") == other.get("execution_count")
        assert ours.metadata.language_info == theirs.metadata.language_info


def test_an_error_keeps_the_notebook_and_its_traceback(ran):
    folder, said = ran
    assert "fails PapermillExecutionError" in said
    assert shown(folder, "fails") == [
        {"stdout": "so far\n"},
        {"error": "ZeroDivisionError: division by zero"},
        {},
    ]
    failed = [c for c in read(folder, "fails").cells if c.cell_type == "code"][1]
    assert "Traceback" in failed.outputs[0].traceback[1]


def test_what_is_written_past_python_is_there_before_the_cell_ends(ran):
    assert shown(ran[0], "writes") == [
        {"stdout": ("x" * 99 + "\n") * 300 + "out\nsystem\n", "stderr": "err\n"},
        {"stdout": "next\n"},
    ]


def test_each_notebook_has_a_fresh_random_state_and_clean_modules(ran):
    one, two = (shown(ran[0], f"random-{n}")[0]["stdout"].split() for n in (1, 2))
    assert all(a != b for a, b in zip(one[:3], two[:3], strict=True))
    assert one[3:] == two[3:] == ["0", "6"]


def test_a_cell_over_its_time_is_ended_and_what_it_showed_is_kept(ran):
    folder, said = ran
    assert "slow CellTimeoutError A cell timed out" in said
    assert shown(folder, "slow") == [{"stdout": "before\n"}]
    running = subprocess.run(["ps", "axo", "args"], capture_output=True, text=True)
    assert "sleep 98765" not in running.stdout


def test_a_kernel_that_dies_is_said_to(ran):
    folder, said = ran
    assert "dies DeadKernelError Kernel died" in said
    assert "never retrieved" not in said
    assert shown(folder, "dies") == [{"stdout": "before\n"}, {}]


def test_ctrl_c_ends_the_notebook_and_its_fork(tmp_path):
    pid = tmp_path / "pid"
    cell = "import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(99)"
    process = start(tmp_path, {"long": ({}, [cell])})
    for _ in range(600):
        time.sleep(0.1)
        if pid.exists() and pid.read_text():
            break
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "KeyboardInterrupt" in said
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
    assert read(tmp_path, "long").cells[0].source == cell


def test_a_kernel_is_ordinary_where_a_thread_is_alive(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(engine, "can_fork", lambda: False)
    nbformat.write(notebook(["1"]), tmp_path / "in.ipynb")
    with engine.kernel_options() as options:
        papermill.execute_notebook(
            tmp_path / "in.ipynb",
            tmp_path / "in-out.ipynb",
            engine_name="claimbook",
            progress_bar=False,
            **options,
        )
    assert "no fork for this notebook: it runs in an ordinary kernel" in caplog.text
    assert shown(tmp_path, "in") == [{"text": "1"}]


def test_a_kernel_has_a_short_path_of_its_own(monkeypatch, tmp_path):
    monkeypatch.setattr(engine.tempfile, "tempdir", str(tmp_path / ("x" * 100)))
    with engine.kernel_options() as one, engine.kernel_options() as two:
        ips = [o["config"].KernelManager.ip for o in (one, two)]
        assert ips[0] != ips[1]
        assert all(os.path.isabs(ip) and len(ip) < 60 for ip in ips)
        assert one["config"].KernelManager.transport == "ipc"
    assert not os.path.exists(os.path.dirname(ips[0]))


def test_a_kernel_keeps_to_tcp_where_there_are_no_local_sockets(monkeypatch):
    monkeypatch.setattr(engine, "SOCKETS", None)
    with engine.kernel_options() as options:
        assert options["config"].KernelManager == {}


def test_nothing_private_of_another_library_is_used():
    """Its next release may be without it, and a report without an error different."""
    found = []
    for path in sorted(Path(engine.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Attribute) or not node.attr.startswith("_"):
                continue
            owner = ast.unparse(node.value)
            if owner not in ("self", "cls") and node.attr != "_exit":
                if not node.attr.endswith("__"):
                    found.append(f"{path.name}: {owner}.{node.attr}")
    assert found == []


def test_more_is_seen_of_a_cell_that_prints_in_its_own_ways(ran):
    assert shown(ran[0], "mixed") == [
        {"stdout": "one\ntwo\nthree\nchild\nfour\n", "stderr": "last\n"},
        {
            "error": "StdinNotImplementedError: raw_input was called, but this frontend "
            "does not support input requests."
        },
    ]
