"""Read the raw files: tables to rows, YAML and JSON to values, all faults collected."""

import csv
import hashlib
import io
import json
import re
import reprlib
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from claimbook.faults import Collector, listed, near_miss

CONFLICT = re.compile(r"^<{7} ", re.M)
# C0 and C1 but for tabs and line ends, a lone carriage return, other line ends
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]|\r(?!\n)")
MIB = 2**20
MOST_BYTES = {".csv": 512 * MIB}  # a million figures are some 150
MOST_OTHER_BYTES = 32 * MIB
MOST_NODES, DEEPEST = 1_000_000, 40  # of YAML, with what its aliases repeat
NUMBER = re.compile(r"[-+]?[0-9]{1,18}(\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?", re.A)
csv.field_size_limit(64 * MIB)
SHORT = reprlib.Repr()
SHORT.maxlevel, SHORT.maxstring, SHORT.maxother = 2, 120, 120

Model = TypeVar("Model", bound=BaseModel)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_text(
    path: Path, faults: Collector, fix: str = "Write it or restore it."
) -> str | None:
    """Return a UTF-8 text file's text, or None with a fault.

    `fix` says how to come by a file that is missing. The mark that spreadsheets put
    before UTF-8 is no part of the text.
    """
    if not _is_plain(path, faults):
        return None
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, IsADirectoryError):
        faults.add("", "no such file", "the file", fix)
        return None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        given, fix = "bytes that are not UTF-8", "Save the file as UTF-8."
        faults.add(f"line {line}", given, "UTF-8 text", fix)
        return None
    for pattern, given, allowed, fix in (
        (
            CONFLICT,
            "a merge that git could not finish",
            "one text",
            "Keep one side, or both, and take the marks out.",
        ),
        (CONTROL, "the control character {}", "text and line ends", "Take it out."),
    ):
        if match := pattern.search(text):
            line = text[: match.start()].count("\n") + 1
            given = given.format(f"U+{ord(match[0][0]):04X}")
            faults.add(f"line {line}", given, allowed, fix)
            return None
    return text


def _is_plain(path: Path, faults: Collector) -> bool:
    """Tell whether a path is a file of bounded size, or nothing; else add a fault."""
    try:
        stat = path.lstat()
    except OSError:
        return True  # reading it says so
    most = MOST_BYTES.get(path.suffix, MOST_OTHER_BYTES)
    if path.is_symlink() or not (path.is_file() or path.is_dir()):
        given, allowed = "a link, a device or a pipe", "a file of its own"
        faults.add("", given, allowed, "Put the file itself there.")
    elif stat.st_size > most:
        given, allowed = f"{stat.st_size:,} bytes", f"{most:,} bytes"
        faults.add("", given, allowed, "Split it or take out what is not used.")
    else:
        return True
    return False


def read_rows(
    path: Path, model: type[Model], faults: Collector
) -> list[tuple[int, Model]]:
    """Return [(line number, row)] of a CSV table whose rows are `model`s.

    A header that lacks or adds a column is one fault; a row that does not fit is one a
    cell. Last columns that need not be filled in may be left out. Lines before the
    header that begin with # are for the reader of the file.
    """
    columns = list(model.model_fields)
    fix = f"Restore it, or begin it with the line {','.join(columns)}"
    text = read_text(path, faults, fix)
    if text is None:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, Model]] = []
    done = 0
    try:
        header = next(reader, [])
        while header and header[0].startswith("#"):
            header = next(reader, [])
        done = reader.line_num
        if header != columns[: max(_needed(model), len(header))]:
            _header_fault(f"row {done or 1}", header, model, faults)
            return []
        for cells in reader:
            done = reader.line_num
            if not _needed(model) <= len(cells) <= len(header):
                allowed = f"{len(header)} cells, one a column"
                fix = "Quote a cell that holds a comma."
                faults.add(f"row {done}", f"{len(cells)} cells", allowed, fix)
                continue
            content = dict(zip(header, cells, strict=False))
            row = validated(model, content, f"row {done}", "Fix the cell.", faults)
            if row is not None:
                rows.append((done, row))
    except csv.Error as error:
        # an open quote swallows the rows after it: name the row it may begin in
        faults.add(f"row {done + 1}", str(error), "CSV", "Fix the quotes.")
    return rows


def _needed(model: type[BaseModel]) -> int:
    """Return how many columns a table begins with that may not be left out."""
    fields = enumerate(model.model_fields.values(), 1)
    return max(number for number, field in fields if field.is_required())


def _header_fault(
    place: str, header: list[str], model: type[BaseModel], faults: Collector
) -> None:
    columns = list(model.model_fields)
    missing = [c for c in columns[: _needed(model)] if c not in header]
    extra = [c for c in header if c not in columns]
    given = "; ".join(
        f"{what} column {', '.join(names)}"
        for what, names in (("no", missing), ("unknown", extra))
        if names
    )
    fix = "".join(near_miss(e, missing) for e in extra) + "Fix the header."
    if len(header) == 1:
        fix = "Save the table with commas between the cells, and with its header."
    elif len(missing) == 1 and not extra:
        meaning = model.model_fields[missing[0]].description
        fix = "Put it back into every row" + (f": {meaning}." if meaning else ".")
    given = given or f"columns {', '.join(header)}"
    faults.add(place, given, f"exactly {','.join(columns)}", fix)


def validated(
    model: type[Model], content: Any, row: str, fix: str, faults: Collector
) -> Model | None:
    """Return a row or entry as a model, or None with a fault for each thing wrong."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        for problem in error.errors():
            path, fields = problem["loc"], model.model_fields
            add_model_fault(problem, path, row, fix, faults, fields)
        return None


def add_model_fault(
    problem: ErrorDetails,
    path: Sequence[int | str],
    row: str,
    fix: str,
    faults: Collector,
    fields: Mapping[str, FieldInfo] = MappingProxyType({}),
) -> None:
    """Add one thing that pydantic says is wrong, at a `path` of names.

    `fields` are those of the model: the names it has and what they mean are quoted.
    """
    name = ".".join(map(str, path))
    value = SHORT.repr(problem["input"])
    given, hint = f"{name} = {value}" if name else value, ""
    allowed = problem["msg"].removeprefix("Value error, ")
    if problem["type"] == "missing":
        given, allowed = f"no {name}", f"{name} is needed"
        meaning = fields[name].description if name in fields else None
        hint = f"It is {meaning}. " if meaning else ""
    elif problem["type"] == "extra_forbidden":
        given, allowed = f"unknown {name}", listed(fields) or "the names it has"
        hint = near_miss(str(path[-1]), fields)
    elif problem["type"] == "literal_error":
        expected = problem.get("ctx", {})["expected"]
        allowed = expected.replace("''", "blank").replace("'", "")
        hint = near_miss(problem["input"], allowed.replace(" or ", ", ").split(", "))
    faults.add(row, given, allowed, hint + fix)


class _Strict(yaml.CSafeLoader):
    """A safe loader that refuses a key written twice, which YAML would drop.

    A date the calendar does not have and a number that is not in plain digits (1:30 is
    90 in YAML, 0x10 is 16, 1_0 is 10) are refused with their line as well.
    """

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen = set[Any]()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, Hashable) and key in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"the key {key!r} twice", problem_mark=key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)

    def construct_yaml_timestamp(self, node: Any) -> Any:
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError as error:
            raise yaml.MarkedYAMLError(
                problem=f"{node.value}, {error}", problem_mark=node.start_mark
            ) from error

    def construct_yaml_int(self, node: Any) -> Any:
        self._check_number(node)
        return super().construct_yaml_int(node)

    def construct_yaml_float(self, node: Any) -> Any:
        self._check_number(node)
        return super().construct_yaml_float(node)

    def _check_number(self, node: Any) -> None:
        if not NUMBER.fullmatch(node.value) or re.match(r"[-+]?0\d", node.value):
            raise yaml.MarkedYAMLError(
                problem=f"the number {node.value[:40]}, which is not in plain digits "
                "(a code is text: put it in quotes)",
                problem_mark=node.start_mark,
            )


for kind in ("timestamp", "int", "float"):
    _Strict.add_constructor(
        f"tag:yaml.org,2002:{kind}", getattr(_Strict, f"construct_yaml_{kind}")
    )


def _check_size(text: str) -> None:
    """Raise MarkedYAMLError for a YAML text too deep, or too long with its aliases."""
    open_: list[tuple[str | None, int]] = []
    sizes: dict[str, int] = {}
    nodes = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            nodes += sizes.get(event.anchor, 0)
        elif isinstance(event, yaml.CollectionStartEvent):
            open_.append((event.anchor, nodes))
        elif isinstance(event, yaml.CollectionEndEvent | yaml.ScalarEvent):
            single = isinstance(event, yaml.ScalarEvent)
            anchor, before = (event.anchor, nodes) if single else open_.pop()
            nodes += 1
            if anchor:
                sizes[anchor] = nodes - before
        if len(open_) > DEEPEST or nodes > MOST_NODES:
            most = f"{DEEPEST} levels or {MOST_NODES:,} nodes"
            problem = f"more than {most}, aliases counted"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


def read_yaml(path: Path, faults: Collector, fix: str) -> Any:
    """Return what a YAML file holds, or None with a fault that names the line.

    `fix` says how to come by a file that is missing.
    """
    text = read_text(path, faults, fix)
    if text is None:
        return None
    try:
        _check_size(text)
        return yaml.load(text, _Strict)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        given = str(error.problem).removeprefix("found ")
        faults.add(f"line {line}", given, "YAML", "Fix that line.")
    return None


def read_json(path: Path, faults: Collector) -> Any:
    """Return what a JSON file holds, or None with a fault that names the line."""
    text = read_text(path, faults)
    try:
        return None if text is None else json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        faults.add(f"line {error.lineno}", error.msg, "JSON", "Fix that line.")
    except ValueError as error:  # a key twice, a number of thousands of digits
        faults.add("", str(error), "JSON", "Fix it.")
    except RecursionError:
        faults.add("", "too many levels", "JSON", "Fix the brackets.")
    return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object's content; raise ValueError for a key written twice."""
    content = dict(pairs)
    for key in content if len(content) < len(pairs) else ():
        if [k for k, _ in pairs].count(key) > 1:
            raise ValueError(f"the key {key!r} twice in one object")
    return content
