"""From a built wheel, in an environment and a folder outside the repository."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from setuptools import build_meta

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def command(tmp_path, monkeypatch):
    """The installed command; what it depends on comes from this environment."""
    monkeypatch.chdir(REPOSITORY)
    wheel = tmp_path / build_meta.build_wheel(str(tmp_path))
    place = tmp_path / "clean"
    venv.create(place)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(place)}))
    (site / "others.pth").write_text(sysconfig.get_path("purelib"))
    uv = [sys.executable, "-m", "uv", "pip", "install", "--offline", "--no-deps"]
    python = place / "bin" / "python"
    subprocess.run([*uv, "--quiet", "--python", python, wheel], check=True)
    kernels = Path(sys.prefix) / "share" / "jupyter"
    monkeypatch.setenv("JUPYTER_PATH", str(kernels))
    return place / "bin" / "claimbook"


def test_a_wheel_makes_a_project_and_builds_its_report(command, tmp_path):
    def run(*arguments, cwd=tmp_path):
        given = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        shown = subprocess.run(
            [command, *arguments], cwd=cwd, env=given, capture_output=True, text=True
        )
        assert shown.returncode == 0, shown.stdout + shown.stderr
        return shown.stdout

    run("init", "newsroom")
    room = tmp_path / "newsroom"
    (room / "text.txt").write_text("Brazil's economy grew 3.4 percent in 2024.\n")
    new = ("new", "growth", "--language", "en", "--published", "2025-12-31")
    run(*new, "--text", "text.txt", cwd=room)
    plan = room / "data" / "raw" / "articles" / "growth" / "plan.yaml"
    lines = plan.read_text("utf-8").split("take its marks away.\n")[1].splitlines()
    plan.write_text("\n".join(line.removeprefix("# ") for line in lines), "utf-8")
    assert run("check", cwd=room) == "no faults\n"
    assert "supported" in run("explain", "growth", "p1-growth", cwd=room)
    run("report", "growth", cwd=room)
    assert (room / "reports" / "growth" / "index.html").is_file()
    site = command.parents[1]
    assert not [p for p in site.rglob("*") if p.name in ("reports", ".build")]
