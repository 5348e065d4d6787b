"""The kinds of cells that raw tables have, and what all their rows share."""

from datetime import date
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
)


def _blank_is_none(value):
    return None if value == "" else value


def optional(kind):
    """A cell that may be blank; blank reads as None."""
    return Annotated[kind | None, BeforeValidator(_blank_is_none)]


Day = optional(date)
Id = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)
]
SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Row(BaseModel):
    """A row of a raw table: no unknown column, surrounding blanks removed."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        frozen=True,
        use_attribute_docstrings=True,
    )
