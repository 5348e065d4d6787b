"""What commands show on a terminal, and how they end.

Nothing that a file or a text holds can steer the terminal: its control characters are
replaced before they are shown. Rich and Jinja are imported where they are used: they
take longer than all else that most commands need.
"""

import errno
import html
import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any

import click

from claimbook.faults import Faults

if TYPE_CHECKING:
    from rich.console import RenderableType

# C0 and C1 but for tab and line feed, and what turns the direction of writing
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
UNSHOWN = "\N{REPLACEMENT CHARACTER}"
MARKS = re.compile(r"([\\`*_\[\]|])")  # of Markdown
# what makes a mark of Rich; its own escape doubles a backslash that ends a value
HIDE = str.maketrans("[\\", "\ue000\ue001")
UNHIDE = str.maketrans("\ue000\ue001", "[\\")
BORDER = "│"  # between the cells of a template's line
NARROW, WIDE, SHORT = 60, 100, 16  # columns; a cell of SHORT ones is not wrapped
MOST = 4  # pages of a source, or figures at hand, that are shown


def say(text: str, err: bool = False) -> None:
    """Show a text as it is, but for control characters."""
    click.echo(CONTROL.sub(UNSHOWN, text), err=err)


def say_json(content: Any) -> None:
    """Show a result as JSON for another program, control characters escaped."""
    text = json.dumps(content, indent=1, ensure_ascii=False, default=str)
    click.echo(CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text))


def say_markdown(name: str, result: dict[str, Any]) -> None:
    """Show a result by a template as Markdown, in which no value can be a mark."""

    def escaped(value: Any) -> str:
        return MARKS.sub(r"\\\1", html.escape(_line(value), quote=False))

    say(filled_in(name, result, escaped))


def show(name: str, result: dict[str, Any], width: int | None = None) -> None:
    """Show a result by a template, as wide as the terminal, at most WIDE columns.

    The template writes Rich's marks. The cells of its lines have a BORDER between them;
    lines of as many cells that follow each other are aligned, and their cells wrapped.
    """
    from rich.console import Console, Group

    from claimbook.judging.sentences import SIGNS

    text = filled_in(
        name,
        result | {"signs": SIGNS},
        lambda value: _line(value).translate(HIDE),
        few=_few,
    )
    lines = (line.split(BORDER) for line in text.splitlines())
    blocks = (_block(list(rows)) for _, rows in groupby(lines, key=len))
    console = Console(highlight=False)
    console.width = max(NARROW, min(width or console.width, WIDE))
    with console.capture() as shown:
        # what is wider is an address, which stays whole
        console.print(Group(*blocks), crop=False)
    # Rich knows who wants colour
    click.echo(re.sub(" +$", "", shown.get(), flags=re.M), nl=False, color=True)


def filled_in(
    name: str,
    values: dict[str, Any],
    finalize: Callable[[Any], str] | None = None,
    **filters: Callable[..., Any],
) -> str:
    """Return a template of this package filled in.

    `finalize` makes of each value what is written.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("claimbook.author"),
        undefined=StrictUndefined,
        finalize=finalize,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= filters
    return environment.get_template(name).render(values)


def _block(rows: list[list[str]]) -> "RenderableType":
    """Return lines of as many cells, laid out; an address stays on one line."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    cells = [[Text.from_markup(cell, emoji=False) for cell in row] for row in rows]
    for cell in chain(*cells):
        cell.plain = cell.plain.translate(UNHIDE)
    if len(rows[0]) == 1:
        for (line,) in cells:
            line.no_wrap = "://" in line.plain
            line.overflow = "ignore" if line.no_wrap else None
        return Group(*(line for (line,) in cells))
    grid = Table.grid(padding=(0, 2, 0, 0))
    for column in zip(*cells, strict=True):
        short = max(cell.cell_len for cell in column) <= SHORT
        grid.add_column(no_wrap=short, overflow="fold")
    for row in cells:
        grid.add_row(*row)
    return grid


def _line(value: Any) -> str:
    """Return a value on one line, without what divides cells."""
    return re.sub(r"[\t\n]", " ", CONTROL.sub(UNSHOWN, str(value))).replace(BORDER, "|")


def _few(lines: list[str], what: str) -> list[str]:
    more = len(lines) - MOST
    return lines[:MOST] + ([f"{more} more {what}: see --json"] if more > 0 else [])


@contextmanager
def ending(as_json: bool = False) -> Iterator[None]:
    """End with a status and plain words where something went wrong within.

    With `as_json`, faults are what was asked for: a JSON list where results go.
    """
    status = 2
    try:
        yield
        return
    except Faults as error:
        if as_json:
            say_json([vars(fault) for fault in error.faults])
            sys.exit(status)
        count = len(error.faults)
        words = f"{error}\n{count} fault{'s' * (count > 1)}; nothing written"
    except FileNotFoundError as error:
        words = str(error)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        status, place = 3, error.filename or "while writing"
        what = "no report was placed half-written. Free some room and run again."
        words = f"the disk is full ({place}); {what}"
    except KeyboardInterrupt:
        status, words = 130, "stopped; finished reports are in place"
    say(words, err=True)
    sys.exit(status)
