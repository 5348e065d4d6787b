"""How a plan writes names in order, sums of products, and currencies."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from claimbook.domain.units import CURRENCIES


def _spliced(text: object) -> object:
    """Read "first then second" as names in order of precedence."""
    return tuple(text.split(" then ")) if isinstance(text, str) else text


def _added(text: object) -> object:
    """Read "a+b" as the codes of a sum."""
    if isinstance(text, (int, float)):
        # YAML takes 020230 for another number
        raise ValueError("a code is text: put it in quotes")
    return tuple(text.split("+")) if isinstance(text, str) else text


Written = str | tuple[str, ...]
Names = Annotated[
    tuple[str, ...], BeforeValidator(_spliced, json_schema_input_type=Written)
]
Products = Annotated[
    tuple[str, ...], BeforeValidator(_added, json_schema_input_type=Written)
]


def _iso_4217(code: str) -> str:
    if code and code not in CURRENCIES:
        raise ValueError(f"{code!r} is no currency's code of ISO 4217")
    return code


Currency = Annotated[str, AfterValidator(_iso_4217)]
