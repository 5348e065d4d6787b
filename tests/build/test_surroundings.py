"""A report follows from the project and what is installed, from nothing around them."""

import json
import shutil
import sys

import pytest
from built import built, claimbook, differences, tiny

from claimbook.build import manifest


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """The bytes of a small project's report."""
    root = tiny(tmp_path_factory.mktemp("plain") / "project", 1)
    run = claimbook(root, "report")
    assert run.returncode == 0, run.stdout + run.stderr
    return built(root)


def test_nothing_around_a_project_changes_a_page(plain, tmp_path):
    """Each of these was taken for the package's own, and the page called fresh."""
    root, around = tiny(tmp_path / "project", 1), tmp_path / "around"
    templates = around / "nbconvert" / "templates"
    for name in ("claimbook", "base", "lab", "classic"):
        (templates / name).mkdir(parents=True)
        (templates / name / "conf.json").write_text('{"base_template": "evil"}')
        for file in ("index.html.j2", "base.html.j2", "mathjax.html.j2"):
            (templates / name / file).write_text("evil")
    shutil.copytree(templates / "base", templates / "evil")
    (root / "matplotlibrc").write_text("axes.facecolor: red\nlines.linewidth: 9\n")
    for module in ("random", "seaborn", "nbformat"):
        (root / f"{module}.py").write_text("raise SystemExit('evil')\n")
    environment = {
        "JUPYTER_PATH": str(around),
        "JUPYTER_CONFIG_PATH": str(around),
        "MATPLOTLIBRC": str(root),
        "HOME": str(around),
        "PATH": "",
    }
    command = f"{shutil.which('claimbook', path=sys.prefix + '/bin')}"
    run = claimbook(root, "report", env=environment, command=[command])
    assert run.returncode == 0, run.stdout + run.stderr
    assert differences(plain, built(root)) == []


def test_a_manifest_names_what_is_installed(plain):
    inputs = json.loads(plain["reports/tiny/manifest.json"])["inputs"]
    assert inputs["python"] == ".".join(map(str, sys.version_info[:3]))
    for package in ("pandas", "matplotlib", "nbconvert", "jinja2", "babel"):
        version, digest = inputs[f"package {package}"].split()
        assert version[0].isdigit() and len(digest) == 64
    assert not {"package ruff", "package pytest", "package claimbook"} & inputs.keys()


class Installed:
    """A distribution as importlib.metadata gives it."""

    def __init__(self, name, record="a.py,sha256=1,1\n", requires=(), version="1"):
        self.name, self.record, self.requires = name, record, requires
        self.version = version

    def read_text(self, name):
        return self.record


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"version": "2"}, False),
        ({"record": "a.py,sha256=2,1\n"}, False),
        ({"record": "a.py,sha256=1,1\n../../../bin/a,sha256=3,1\n"}, True),
        (
            {"record": "__pycache__/a.pyc,,\na.py,sha256=1,1\nx.dist-info/RECORD,,\n"},
            True,
        ),
    ],
)
def test_an_upgraded_or_changed_package_is_another_input(monkeypatch, other, same):
    def packages(**changes):
        there = [
            Installed("claimbook", requires=("Needed_Here>=1; python_version>'3'",)),
            Installed("needed.here", **changes),
            Installed("not-needed", requires=("else ; extra == 'test'",)),
        ]
        monkeypatch.setattr(manifest, "distributions", lambda: there)
        manifest.code_inputs.cache_clear()
        inputs = manifest.code_inputs()
        manifest.code_inputs.cache_clear()
        return {n: v for n, v in inputs.items() if n.startswith("package ")}

    before = packages()
    assert list(before) == ["package needed-here"]
    assert (packages(**other) == before) is same
