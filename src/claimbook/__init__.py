"""Check what a news article claims against cited official figures.

from claimbook import open_book

book = open_book("kina-celac-2025")
book.judge("trade")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimbook.charts.marks import mark_claimed
    from claimbook.charts.theme import STATUS_COLORS, STATUS_MARKERS, describe
    from claimbook.report.book import Book, open_book

# imported when first asked for, so that the command starts without what draws
_ROOMS = ("claimbook.charts.marks", "claimbook.charts.theme", "claimbook.report.book")
__all__ = [
    "STATUS_COLORS",
    "STATUS_MARKERS",
    "Book",
    "describe",
    "mark_claimed",
    "open_book",
]


def __getattr__(name: str) -> Any:
    for room in _ROOMS if name in __all__ else ():
        if hasattr(module := import_module(room), name):
            return getattr(module, name)
    raise AttributeError(f"module 'claimbook' has no attribute {name!r}")
