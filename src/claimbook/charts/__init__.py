"""Charts, one file a kind; a check type has the chart file of its name, if any."""

from importlib import import_module
from pkgutil import iter_modules


def chart_of(check):
    """Return the module that draws a check type's own chart, or None."""
    if check in {module.name for module in iter_modules(__path__)}:
        return import_module(f"{__name__}.{check}")
    return None
