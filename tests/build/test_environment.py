"""pyproject.toml, requirements.lock and environment.yml say the same."""

import ast
import asyncio
import json
import re
import socket
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import rattler
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from pytest_socket import SocketBlockedError

ROOT = Path(__file__).resolve().parents[2]
TODO = "run `make lock`"
MAKERS = packages_distributions()
PIN = re.compile(r"^([a-z0-9-]+==[^\s;]+(?: ; [^\\]+)?) \\$", re.MULTILINE)
HASH = "    --hash=sha256:" + "0" * 64


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock):
    """The pins of a lock, without their hashes, in its order."""
    return PIN.findall(lock)


def declared(pyproject):
    """Every requirement of pyproject.toml: run time, build and all groups."""
    data = tomllib.loads(pyproject)
    groups = data.get("dependency-groups", {}).values()
    build = data.get("build-system", {}).get("requires", [])
    return [*data["project"]["dependencies"], *build, *sum(groups, [])]


def drift(pyproject, lock):
    """Requirements of pyproject.toml that the lock does not meet."""
    locked = [Requirement(pin) for pin in pins(lock)]
    faults = []
    for wanted in map(Requirement, declared(pyproject)):
        name = canonicalize_name(wanted.name)
        found = [pin.specifier for pin in locked if pin.name == name]
        versions = [next(iter(pin)).version for pin in found]
        if not versions or not all(map(wanted.specifier.contains, versions)):
            got = ", ".join(versions) or "nothing"
            faults.append(f"pyproject.toml wants {wanted}, the lock has {got}: {TODO}")
    return faults


def unsafe(lock):
    """Pins of a lock without a hash; lines that are no pin, no SHA-256, no comment."""
    faults, last = [], None
    for number, line in enumerate([*lock.splitlines(), "# end"], 1):
        pin = pins(line + "\n")
        hashed = re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)
        comment = line.lstrip().startswith("#") and "/" not in line
        if last and not hashed:
            faults.append(f"requirements.lock: {last} has no hash: {TODO}")
        if not (pin or hashed or comment):
            faults.append(f"requirements.lock, line {number}: {line.strip()}: {TODO}")
        last = pin[0] if pin else None
    return faults


def unexplained(pyproject):
    """Requirements that do not stand on a line of their own with a reason."""
    lines = pyproject.splitlines()
    groups = set(declared(pyproject))
    groups -= set(tomllib.loads(pyproject)["build-system"]["requires"])
    return [
        f"pyproject.toml: {wanted} has no reason: write it behind the line as a comment"
        for wanted in sorted(groups)
        if not any(
            re.fullmatch(rf'\s+"{re.escape(wanted)}", +# \w.+', line) for line in lines
        )
    ]


def undeclared(pyproject, source):
    """Packages that a module imports and pyproject.toml does not name."""
    project = tomllib.loads(pyproject)["project"]
    extras = project.get("optional-dependencies", {}).values()
    wanted = [*project["dependencies"], *sum(extras, [])]
    named = {canonicalize_name(Requirement(line).name) for line in wanted}
    imported = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            imported.add(node.module.split(".")[0])
    return [
        f"{module} is imported: name its package in pyproject.toml, then {TODO}"
        for module in sorted(imported - sys.stdlib_module_names - {"claimbook"})
        if named.isdisjoint(map(canonicalize_name, MAKERS.get(module, [module])))
    ]


def conda_faults(text):
    """Specs of an environment.yml that conda or pip would not read."""
    *conda, last = yaml.safe_load(text)["dependencies"]
    faults = []
    for spec, parse in [
        *((spec, lambda s: rattler.MatchSpec(s, strict=True)) for spec in conda),
        *((spec, Requirement) for spec in last["pip"]),
    ]:
        try:
            parse(spec)
        except Exception as error:  # rattler's and packaging's errors share no base
            faults.append(f"environment.yml: {spec}: {error}: {TODO}")
    return faults


def versions(pyproject, citation, changelog):
    """The package's version as each file states it."""
    return {
        "pyproject.toml": tomllib.loads(pyproject)["project"]["version"],
        "CITATION.cff": yaml.safe_load(citation)["version"],
        "CHANGELOG.md": re.search(r"^## (\S+?),? ", changelog, re.MULTILINE)[1],
    }


def test_the_lock_meets_pyproject():
    assert drift(read("pyproject.toml"), read("requirements.lock")) == []


@pytest.mark.parametrize(
    ("pin", "got"), [("pandas==3.0.0", "3.0.0"), ("panda==3.1.0", "nothing")]
)
def test_a_requirement_the_lock_does_not_meet_is_named(pin, got):
    pyproject = '[project]\ndependencies = ["Pandas>=3.1"]'
    assert drift(pyproject, f"{pin} \\\n{HASH}\n") == [
        f"pyproject.toml wants Pandas>=3.1, the lock has {got}: {TODO}"
    ]


def test_the_lock_holds_pins_and_hashes_only():
    lock = read("requirements.lock")
    assert unsafe(lock) == []
    assert "    make lock" in lock.splitlines()[1]


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://example.org/simple",
        "--find-links wheels",
        "pandas @ file:///wheels/pandas.whl",
        "./wheels/pandas.whl",
        "pandas>=3.1 \\",
        "    --hash=md5:" + "0" * 32,
        "    # from https://example.org/simple",
    ],
)
def test_any_other_line_in_the_lock_is_a_fault(line):
    lock = f"# made\nnumpy==2.4.6 \\\n{HASH}\n    # via pandas\n"
    assert unsafe(lock) == []
    assert unsafe(lock + line + "\n") == [
        f"requirements.lock, line 5: {line.strip()}: {TODO}"
    ]


@pytest.mark.parametrize("rest", ["", "    # via pandas\n", f"six==1.0 \\\n{HASH}\n"])
def test_a_pin_without_hash_is_a_fault(rest):
    assert unsafe("numpy==2.4.6 \\\n" + rest) == [
        f"requirements.lock: numpy==2.4.6 has no hash: {TODO}"
    ]


def test_the_cluster_lock_has_the_extra_and_else_what_the_lock_has():
    lock = read("requirements-cluster.lock")
    assert unsafe(lock) == []
    versions, plain = (
        {r.name: str(r.specifier) for r in map(Requirement, pins(read(name)))}
        for name in ("requirements-cluster.lock", "requirements.lock")
    )
    shared = versions.keys() & plain.keys()
    assert {n: versions[n] for n in shared} == {n: plain[n] for n in shared}
    project = tomllib.loads(read("pyproject.toml"))["project"]
    for wanted in map(Requirement, project["optional-dependencies"]["cluster"]):
        assert wanted.specifier.contains(versions[wanted.name].removeprefix("=="))


def test_every_requirement_has_its_reason():
    assert unexplained(read("pyproject.toml")) == []


@pytest.mark.parametrize("reason", ["", "  #", "  # "])
def test_a_requirement_without_reason_is_named(reason):
    pyproject = (
        '[build-system]\nrequires = ["setuptools"]\n[project]\ndependencies = [\n'
        f'    "pandas>=3.1",{reason}\n    "click>=8.5",  # the command\n]\n'
    )
    assert unexplained(pyproject) == [
        "pyproject.toml: pandas>=3.1 has no reason: "
        "write it behind the line as a comment"
    ]


def test_src_imports_only_what_pyproject_names():
    pyproject = read("pyproject.toml")
    sources = {path: path.read_text("utf-8") for path in ROOT.glob("src/**/*.py")}
    faults = {p.name: undeclared(pyproject, text) for p, text in sources.items()}
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("line", ["import yaml.nodes", "from yaml import load"])
def test_an_import_that_pyproject_does_not_name_is_a_fault(line):
    source = f"import re\nfrom claimbook import read\ndef f():\n    {line}\n"
    assert undeclared('[project]\ndependencies = ["PyYAML>=6"]', source) == []
    assert undeclared('[project]\ndependencies = ["pandas>=3"]', source) == [
        "yaml is imported: name its package in pyproject.toml, then run `make lock`"
    ]


def test_environment_is_what_the_lock_makes_of_it():
    *_, last = yaml.safe_load(read("environment.yml"))["dependencies"]
    assert last["pip"] == pins(read("requirements.lock")), (
        f"environment.yml is out of date: {TODO}"
    )


def test_conda_and_pip_read_every_spec():
    assert conda_faults(read("environment.yml")) == []


def test_every_pin_of_a_lock_is_seen_with_its_marker():
    lock = f"numpy==2.4.6 \\\n{HASH}\npywinpty==3.1.2 ; os_name == 'nt' \\\n{HASH}\n"
    assert pins(lock) == ["numpy==2.4.6", "pywinpty==3.1.2 ; os_name == 'nt'"]


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("- pandas=3.1.1==", "environment.yml: pandas=3.1.1==: the build string"),
        ("- pandas >>3", "environment.yml: pandas >>3: unable to parse version spec"),
        ("- pip:\n  - pandas=3.1", "environment.yml: pandas=3.1: Expected"),
        ("- pip:\n  - -r requirements.lock", "environment.yml: -r requirements.lock: "),
    ],
)
def test_a_spec_that_cannot_be_read_is_named(spec, message):
    pip = "" if "pip:" in spec else "\n- pip: []"
    (fault,) = conda_faults(f"dependencies:\n{spec}{pip}\n")
    assert fault.startswith(message)
    assert fault.endswith(TODO)


def solve(specs, channel):
    """Names and versions that the conda solver picks from a channel on disk."""
    gateway = rattler.Gateway(cache_dir=channel / "cache")
    places = ["linux-64", "noarch"]
    found = rattler.solve([channel.as_uri()], specs, gateway, platforms=places)

    async def wait():
        return await found

    return {r.name.normalized: str(r.version) for r in asyncio.run(wait())}


@pytest.fixture
def channel(tmp_path):
    """A conda channel with pip and four Pythons, two of them unsupported."""

    def record(name, version, *depends):
        return {
            "name": name,
            "version": version,
            "build": "0",
            "build_number": 0,
            "depends": depends,
            "subdir": "noarch",
            "sha256": "0" * 64,
        }

    records = [record("pip", "25.3", "python")]
    records += [record("python", f"3.{minor}.9") for minor in (10, 11, 13, 14)]
    packages = {f"{r['name']}-{r['version']}-0.conda": r for r in records}
    for subdir, content in ("noarch", packages), ("linux-64", {}):
        (tmp_path / subdir).mkdir()
        (tmp_path / subdir / "repodata.json").write_text(
            json.dumps({"info": {"subdir": subdir}, "packages.conda": content})
        )
    return tmp_path


def test_conda_solves_to_a_python_that_pyproject_allows(channel):
    *conda, _ = yaml.safe_load(read("environment.yml"))["dependencies"]
    solved = solve(conda, channel)
    allowed = tomllib.loads(read("pyproject.toml"))["project"]["requires-python"]
    assert set(solved) == {"python", "pip"}
    assert SpecifierSet(allowed).contains(solved["python"])


def test_conda_cannot_solve_what_the_channel_lacks(channel):
    with pytest.raises(Exception, match="No candidates were found for python 3.12"):
        solve(["python=3.12", "pip"], channel)


def test_one_version_everywhere():
    stated = versions(*map(read, ("pyproject.toml", "CITATION.cff", "CHANGELOG.md")))
    assert len(set(stated.values())) == 1, stated


def test_versions_are_read_from_each_file():
    assert versions(
        '[project]\nversion = "1"', "version: 0.2.0", "# C\n\n## 3.0, 2026\n\n## 2.0, 2"
    ) == {"pyproject.toml": "1", "CITATION.cff": "0.2.0", "CHANGELOG.md": "3.0"}


def test_a_test_that_reaches_out_fails():
    with (
        pytest.warns(UserWarning),
        pytest.raises(SocketBlockedError, match="A test tried to use socket"),
    ):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
