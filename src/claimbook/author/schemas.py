"""JSON Schemas of article.yaml and plan.yaml, so that editors complete and check them.

They follow from the models and from the check modules, and say no more than
`claimbook check` does: what names exist among the figures is left to it.
"""

import json
from inspect import getdoc

from pydantic.json_schema import GenerateJsonSchema

from claimbook.checks import checks
from claimbook.data.schema import Article
from claimbook.domain.quantity import Quantity
from claimbook.judging.plan import PlanEntry
from claimbook.judging.specifications import TOLD

DIALECT = "http://json-schema.org/draft-07/schema#"  # the one every editor knows
SAME_IN_EVERY_READING = ("between", "countries")
OVERRIDES, READING = "overrides", "reading"


class _Editor(GenerateJsonSchema):
    """Writes what YAML allows: 2024 for the period "2024"."""

    def str_schema(self, schema):
        found = super().str_schema(schema)
        if self._config.coerce_numbers_to_str and "pattern" in found:
            found["type"] = ["string", "number"]
        return found

    def tuple_schema(self, schema):
        found = super().tuple_schema(schema)
        if "prefixItems" in found:
            found["items"] = found.pop("prefixItems")
        return found

    def field_title_should_be_set(self, schema):
        return False


def write(project):
    """Write the schemas that differ from what the models say; return their names."""
    project.schemas.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in texts().items():
        file = project.schemas / name
        if not file.is_file() or file.read_text("utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            changed.append(name)
    return changed


def texts():
    """Return {file name: its text} of every schema."""
    found = {"article.json": article(), "plan.json": plan()}
    return {
        name: json.dumps({"$schema": DIALECT} | schema, indent=1, ensure_ascii=False)
        + "\n"
        for name, schema in found.items()
    }


def article():
    """Return the schema of article.yaml."""
    definitions = {}
    return _of(Article, definitions) | {"definitions": definitions}


def plan():
    """Return the schema of plan.yaml: what an entry may hold depends on its check."""
    definitions = {}
    definitions["Quantity"] = quantity = _of(Quantity, definitions)
    shared = {name: _shared("Quantity", name) for name in quantity["properties"]}
    definitions[OVERRIDES] = _open(shared)
    definitions[READING] = _open(_reading(shared))
    named = _of(PlanEntry, definitions)["properties"]
    named["beside"]["items"] = {"$ref": "#/definitions/Quantity"}
    for name, check in checks().items():
        called = {"check": {"const": name}}
        definitions[name] = _entry(check.Choices, named | called, definitions)
    entry = {
        "type": "object",
        "required": [n for n, f in PlanEntry.model_fields.items() if f.is_required()],
        "properties": {
            "check": {
                "description": named["check"]["description"],
                "oneOf": [
                    {"const": name, "description": check.FORMULA}
                    for name, check in checks().items()
                ],
            }
        },
        "allOf": [
            {
                "if": {"required": ["check"], "properties": {"check": {"const": name}}},
                "then": {"$ref": f"#/definitions/{name}"},
            }
            for name in checks()
        ],
    }
    return {
        "description": getdoc(PlanEntry),
        "type": "array",
        "items": entry,
        "definitions": definitions,
    }


def _of(model, definitions):
    """Return the schema of a model; those it refers to are added to `definitions`."""
    schema = model.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Editor
    )
    definitions |= schema.pop("$defs", {})
    return schema


def _entry(choices, named, definitions):
    """Return the schema of an entry whose check takes `choices`."""
    own = _of(choices, definitions)
    quantity = definitions["Quantity"]["properties"]
    shared = {n for n, s in own["properties"].items() if quantity.get(n) == s}
    taken = {
        name: _shared("Quantity", name) if name in shared else _overriding(schema)
        for name, schema in own["properties"].items()
    }
    reading = _reading(taken) | {
        name: _shared(READING, name)
        for name in definitions[READING]["properties"].keys() & shared
    }
    text = {"type": "string", "minLength": 1}
    told = {"why": text} | dict.fromkeys(TOLD, text)
    other = _open(reading | told) | {"required": ["why"]}
    properties = taken | named
    properties["main"] = named["main"] | _open(reading)
    (group_name,) = named["other"]["patternProperties"]
    properties["other"] = named["other"] | {
        "patternProperties": {group_name: other},
        "additionalProperties": False,
    }
    return _open(properties) | {
        "description": getdoc(choices),
        "allOf": [_somewhere(name) for name in own.get("required", ())],
    }


def _shared(definition, name):
    return {"$ref": f"#/definitions/{definition}/properties/{name}"}


def _reading(taken):
    """Return the choices of one reading: a list stands for equivalent ones."""
    return {
        name: {"anyOf": [schema, {"type": "array", "items": schema, "minItems": 1}]}
        for name, schema in taken.items()
        if name not in SAME_IN_EVERY_READING
    }


def _overriding(schema):
    """Return a plain object's schema as one that overrides choices of the quantity."""
    if schema.get("type") == "object" and "properties" not in schema:
        return {"$ref": f"#/definitions/{OVERRIDES}"}
    return schema


def _open(properties):
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _somewhere(name):
    """Say that a choice is needed, in main or for every reading."""
    in_main = {"properties": {"main": {"required": [name]}}, "required": ["main"]}
    return {"anyOf": [{"required": [name]}, in_main]}
