"""The check types: one module each, called by its file's name; see protocol.Check."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from claimbook.checks.protocol import PARTS, Check, Finding

__all__ = ["Check", "Finding", "checks"]
SHARED = ("alike", "protocol", "windows")  # what several checks rest on


@cache
def checks() -> dict[str, Check]:
    """Return every check by the name a plan calls it by.

    TypeError for a module that lacks a part of the protocol.
    """
    modules: dict[str, Any] = {
        module.name: import_module(f"{__name__}.{module.name}")
        for module in iter_modules(__path__)
        if module.name not in SHARED
    }
    for name, module in modules.items():
        missing = [part for part in PARTS if part not in vars(module)]
        if missing:
            raise TypeError(f"the check {name} lacks {', '.join(missing)}")
    return modules
