"""A plan's entries, and their specifications: every defensible way to run a check.

An entry is one of a union of models that `check` tells apart, each made from that
check's Choices: what a plan may hold, and the schema that editors read, follow from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from inspect import getdoc
from itertools import product
from typing import Annotated, Any, ClassVar, Literal, TypeVar, Union, cast, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    TypeAdapter,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    create_model,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from claimbook.checks import checks
from claimbook.checks.growth import SplitChoices
from claimbook.data.vocabulary import Id, SourceId, Text
from claimbook.domain.quantity import Choices, Quantity

Model = TypeVar("Model", bound=BaseModel)

MAIN = "main"
# choices that are lists themselves: a list cannot stand for equivalent ones as well
SAME_IN_ALL = ("between", "countries")


def _as_written(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    validate(value)
    return value


# held to its type and left as YAML has it: verdicts' hashes name choices as written
AsWritten = WrapValidator(_as_written)


class _Equivalent:
    """Marks a choice for which a list may stand: of equivalent ones."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        return core_schema.no_info_wrap_validator_function(_each, schema)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        single = handler(schema)
        return {"anyOf": [single, {"type": "array", "items": single, "minItems": 1}]}


def _each(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    if value == []:
        raise PydanticCustomError("empty_list", "one choice or more")
    several = equivalents(value)
    return validate(value) if several is None else list(map(validate, several))


def equivalents(value: object) -> list[Any] | None:
    """Return the equivalent choices that a list stands for, or None for one choice."""
    return cast(list[Any], value) if isinstance(value, list) else None


def _not_main(name: str) -> str:
    if name == MAIN:
        raise PydanticCustomError("name_of_main", "any other name")
    return name


class Entry(BaseModel):
    """What all parts of an entry share: no other names, and 2024 for "2024"."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        coerce_numbers_to_str=True,
        use_attribute_docstrings=True,
    )


class Reasons(Entry):
    """What an alternative says beside its choices."""

    why: Text
    """why it may be counted this way too"""
    why_sv: Text = ""
    """the same in Swedish"""
    name_en: Text = ""
    """what readers know the alternative by; without it, its name here"""
    name_sv: Text = ""
    """the same in Swedish"""


class PlanEntry(Entry):
    """The analyst's choice for one claim: the check, its main choice, the others.

    Keys beside the named ones are settings of the check, the same for every
    alternative. A list in `main` or in an alternative of `other` stands for equivalent
    choices. `beside` names quantities to show with the claim, `split` the value and the
    volume of a good whose growth to split by price; both decide nothing. `reason_sv` is
    the reason in Swedish; an alternative may have `name_en`, `name_sv` and `why_sv`.
    """

    CHOICES: ClassVar[type[Choices]]

    claim: Id
    """the claim it is for, an id of claims.csv"""
    check: Text
    """the check that fits the claim"""
    main: dict[str, Any] = {}
    """the alternative that decides; a list stands for equivalent choices"""
    reason: Text
    """why this check and these choices are the main ones"""
    reason_sv: str = ""
    """the same in Swedish"""
    only: str = ""
    """what of the claim main measures, if not all of it: "copper ores alone\""""
    only_sv: str = ""
    """the same in Swedish"""
    other: dict[str, dict[str, Any]] = {}
    """what means something else, by name: how it differs from main, and why"""
    beside: tuple[Quantity, ...] = ()
    """quantities to show with the claim that decide nothing"""
    split: SplitChoices | None = None
    """the value and the volume of a good whose growth to split; decides nothing"""

    @property
    def reasons(self) -> dict[str, str]:
        """The reason for the main choice, by the keys an alternative's reasons have."""
        return {"why": self.reason, "why_sv": self.reason_sv}

    @cached_property
    def settled(self) -> "list[tuple[Specification, Choices]]":
        """The specifications, each with the choices of the check; ValidationError."""
        check = self.CHOICES.model_validate
        return [(s, check(s.choices)) for s in specifications(self)]

    @property
    def shown(self) -> dict[str, Choices]:
        """What is shown beside the claim and decides nothing, by its place here."""
        beside = enumerate(self.beside, 1)
        shown: dict[str, Choices] = {f"beside {n}": quantity for n, quantity in beside}
        return shown | ({"split": self.split} if self.split else {})

    @property
    def settings(self) -> dict[str, Any]:
        """Settings of the check that every alternative shares."""
        names = (n for n in self.CHOICES.model_fields if n in self.model_fields_set)
        return {name: getattr(self, name) for name in names}


def entries() -> TypeAdapter[PlanEntry]:
    """Return what validates one entry of a plan: the union over all checks."""
    return _union(tuple(entry_model(name) for name in checks()))


@cache
def _union(models: tuple[type[PlanEntry], ...]) -> TypeAdapter[PlanEntry]:
    # which checks there are is not known to a type checker
    union: Any = Union
    annotated: Any = Annotated
    kind = annotated[union[models], Field(discriminator="check")]
    return TypeAdapter[PlanEntry](kind)


def entry_model(name: str) -> type[PlanEntry]:
    """Return the model of the entries that name one check."""
    check = checks()[name]
    return _entry_model(name, check.FORMULA, check.Choices)


@cache
def _entry_model(name: str, formula: str, choices: type[Choices]) -> type[PlanEntry]:
    key = Annotated[SourceId, AfterValidator(_not_main)]
    own = {n: f for n, f in _fields(choices, _Equivalent()) if n not in SAME_IN_ALL}
    about = PlanEntry.model_fields["main"].description
    main: Any = _model(f"{name}_main", about, (Entry,), own)
    other: Any = _model(f"{name}_other", None, (Reasons, main), {})
    fields: dict[str, Any] = {
        **dict(_fields(choices, AsWritten)),
        "check": (Literal[name], Field(description=formula)),
        "main": (Annotated[main, AsWritten], _empty("main")),
        "other": (dict[key, Annotated[other, AsWritten]], _empty("other")),
    }
    model = _model(name, getdoc(choices), (PlanEntry,), fields)
    model.CHOICES = choices
    return model


def _empty(name: str) -> Any:
    about = PlanEntry.model_fields[name].description
    return Field(default_factory=dict[str, Any], description=about)


def _model(
    name: str, about: str | None, bases: tuple[type[Model], ...], fields: dict[str, Any]
) -> type[Model]:
    made = {"use_attribute_docstrings": False}  # there is no source to look into
    return create_model(
        name, __base__=bases, __doc__=about, __cls_kwargs__=made, **fields
    )


def _fields(choices: type[Choices], mark: object) -> Iterator[tuple[str, Any]]:
    """Yield the name and definition of each choice as one that may be left out."""
    for name, field in choices.model_fields.items():
        kind: Any = field.rebuild_annotation()
        if (get_origin(kind) or kind) is dict:
            kind = _overrides()
        default = None if field.is_required() else field.default
        described = Field(default, description=field.description)
        yield name, (Annotated[kind, mark], described)


@cache
def _overrides() -> type[Entry]:
    """Return the model of choices that override those of a quantity."""
    about = "choices that differ from those of the quantity"
    return _model("overrides", about, (Entry,), dict(_fields(Quantity, AsWritten)))


@dataclass(frozen=True, slots=True)
class Specification:
    """One way of running a check: the alternative it belongs to, its settled choices.

    Specifications of one alternative differ only in equivalent choices; `varied` names
    them.
    """

    alternative: str
    choices: dict[str, Any]
    varied: dict[str, Any]
    why: str


def specifications(entry: PlanEntry) -> list[Specification]:
    """Return the Specifications of a PlanEntry, the main alternative first.

    An alternative of `other` starts from the main choices and overrides some. A list
    stands for equivalent choices; several lists are combined.
    """
    rows: list[Specification] = []
    alternatives = {MAIN: entry.main | {"why": entry.reason}, **entry.other}
    for name, own in alternatives.items():
        both = entry.main | own
        chosen = {n: v for n, v in both.items() if n not in Reasons.model_fields}
        several = {n: equivalents(v) for n, v in chosen.items()}
        lists = {n: values for n, values in several.items() if values is not None}
        for combination in product(*lists.values()):
            varied = dict(zip(lists, combination, strict=True))
            choices = entry.settings | chosen | varied
            rows.append(Specification(name, choices, varied, own.get("why", "")))
    return rows
