"""Schemas: of article.yaml and plan.yaml for editors, of the figures for other readers.

They follow from the models and from the checks, and say no more than `claimbook check`
does: what names exist among the figures is left to it.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from inspect import getdoc
from itertools import count
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claimbook.checks import checks
from claimbook.data.figure_files import read_series
from claimbook.data.figure_schema import FigureRow
from claimbook.data.schema import Article
from claimbook.faults import Collector
from claimbook.judging.specifications import PlanEntry, entries
from claimbook.project import Project

TABLE = "https://datapackage.org/profiles/2.0/tableschema.json"
DIALECT = "http://json-schema.org/draft-07/schema#"  # the one every editor knows


class _Editor(GenerateJsonSchema):
    """Writes what YAML allows: 2024 for the period "2024"."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        written = super().str_schema(schema)
        if written.get("pattern", "").startswith(r"^\d"):
            written["type"] = ["string", "number"]
        return written

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        written = super().tuple_schema(schema)
        if "prefixItems" in written:
            written["items"] = written.pop("prefixItems")
        return written

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        written = super().dict_schema(schema)
        if "patternProperties" in written:
            written["additionalProperties"] = False
        return written

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        if schema.get("default") in (None, ()):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        written = super().model_schema(schema)
        if issubclass(schema["cls"], PlanEntry):
            fields = schema["cls"].CHOICES.model_fields
            needed = [name for name, field in fields.items() if field.is_required()]
            written["allOf"] = [_somewhere(name) for name in needed]
        return written

    def tagged_union_schema(
        self, schema: core_schema.TaggedUnionSchema
    ) -> JsonSchemaValue:
        """Tell entries apart by their check, so that an editor marks what is wrong."""
        named = [
            {"const": name, "description": check.FORMULA}
            for name, check in checks().items()
        ]
        about = PlanEntry.model_fields["check"].description
        required = [n for n, f in PlanEntry.model_fields.items() if f.is_required()]
        return {
            "type": "object",
            "required": required,
            "properties": {"check": {"description": about, "oneOf": named}},
            "allOf": [
                {"if": _being(name), "then": self.generate_inner(entry)}
                for name, entry in schema["choices"].items()
            ],
        }

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def write(project: Project) -> list[str]:
    """Write the schemas that differ from what the models say; return their names."""
    project.schemas.mkdir(parents=True, exist_ok=True)
    changed: list[str] = []
    files = {project.schemas / name: text for name, text in texts().items()}
    files[project.figures / "schema.json"] = _as_text(figures(project))
    for file, text in files.items():
        if not file.is_file() or file.read_text("utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            changed.append(file.name)
    return changed


def figures(project: Project) -> JsonSchemaValue:
    """Return the Table Schema of the files of figures: what a row of them may hold."""
    faults = Collector()
    series = read_series(project, faults)
    faults.check()
    columns = FigureRow.model_json_schema()["properties"]
    columns["series"]["enum"] = sorted(series)
    fields = [_column(name, about) for name, about in columns.items()]
    key = "series reporter partner flow product period released address".split()
    return {
        "$schema": TABLE,
        "fields": fields,
        "missingValues": [""],
        "uniqueKeys": [key],
    }


def _kinds(about: JsonSchemaValue) -> Iterator[JsonSchemaValue]:
    """Yield the schemas that a value may fit, however they are nested."""
    for kind in about.get("anyOf", []):
        yield from _kinds(kind)
    if "anyOf" not in about:
        yield about


def _column(name: str, about: JsonSchemaValue) -> JsonSchemaValue:
    kinds = {kind.get("format", kind["type"]): kind for kind in _kinds(about)}
    limits = {k: v for kind in kinds.values() for k, v in kind.items()} | about
    words = limits.get("enum", [])
    open_text = not (words or {"pattern", "minLength", "anyOf"} & limits.keys())
    blank = "null" in kinds or "" in words or open_text
    kept = {k: limits[k] for k in ("pattern",) if k in limits}
    kept |= {"enum": list(filter(None, words))} if words else {}
    kept |= {} if blank else {"required": True}
    kind = next((k for k in ("date", "number") if k in kinds), "string")
    field = {"name": name, "type": kind, "description": about["description"]}
    return field | ({"constraints": kept} if kept else {})


def texts() -> dict[str, str]:
    """Return {file name: its text} of every schema."""
    schemas = {"article.json": _schema(TypeAdapter(Article)), "plan.json": plan()}
    return {n: _as_text({"$schema": DIALECT} | s) for n, s in schemas.items()}


def _as_text(schema: JsonSchemaValue) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def plan() -> JsonSchemaValue:
    """Return the schema of plan.yaml: what an entry may hold depends on its check."""
    entry = _schema(entries())
    definitions = entry.pop("definitions")
    _share(definitions)
    about = {"description": getdoc(PlanEntry), "type": "array"}
    return about | {"items": entry, "definitions": definitions}


def _schema(adapter: TypeAdapter[Any]) -> JsonSchemaValue:
    schema = adapter.json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Editor
    )
    return schema | {"definitions": schema.pop("$defs", {})}


def _share(definitions: JsonSchemaValue) -> None:
    """Move what several models say alike of a choice into definitions of its own.

    The checks take much the same choices, each in three places.
    """
    places: dict[tuple[str, str], list[JsonSchemaValue]] = defaultdict(list)
    for model in definitions.values():
        for name, schema in model.get("properties", {}).items():
            places[name, json.dumps(schema)].append(model["properties"])
    for (name, text), models in places.items():
        if len(models) < 2 or "$ref" in text[:10]:
            continue
        own = next(f"{name}.{n}" for n in count(1) if f"{name}.{n}" not in definitions)
        definitions[own] = json.loads(text)
        for properties in models:
            properties[name] = {"$ref": f"#/definitions/{own}"}


def _being(check: str) -> JsonSchemaValue:
    return {"required": ["check"], "properties": {"check": {"const": check}}}


def _somewhere(name: str) -> JsonSchemaValue:
    """Say that a choice is needed, in main or for every alternative."""
    in_main = {"properties": {"main": {"required": [name]}}, "required": ["main"]}
    return {"anyOf": [{"required": [name]}, in_main]}
