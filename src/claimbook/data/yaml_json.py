"""Read YAML and JSON files, with a fault that names the line."""

import json
from collections.abc import Hashable

import yaml

from claimbook.data.read import read_text
from claimbook.faults import Fault


class _Strict(yaml.CSafeLoader):
    """A safe loader that refuses a key written twice, which YAML would drop.

    A date the calendar does not have is refused with its line as well.
    """

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, Hashable) and key in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"the key {key!r} twice", problem_mark=key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)

    def construct_yaml_timestamp(self, node):
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError as error:
            raise yaml.MarkedYAMLError(
                problem=f"{node.value}, {error}", problem_mark=node.start_mark
            ) from error


_Strict.add_constructor("tag:yaml.org,2002:timestamp", _Strict.construct_yaml_timestamp)


def read_yaml(path, name, faults, anew):
    """Return what a YAML file holds, or None with a fault that names the line.

    `anew` says how a file that is missing is begun again.
    """
    text = read_text(path, name, faults, anew)
    if text is None:
        return None
    try:
        return yaml.load(text, _Strict)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        found = error.problem.removeprefix("found ")
        faults.append(Fault(name, f"line {line}", found, "YAML", "Mend that line."))
    except yaml.reader.ReaderError as error:
        faults.append(
            Fault(
                name,
                f"character {error.position}",
                f"the character U+{error.character:04X}",
                "YAML",
                "Take it out.",
            )
        )
    return None


def read_json(path, name, faults):
    """Return what a JSON file holds, or None with a fault that names the line."""
    text = read_text(path, name, faults)
    if text is None:
        return None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        faults.append(
            Fault(name, f"line {error.lineno}", error.msg, "JSON", "Mend that line.")
        )
    return None
