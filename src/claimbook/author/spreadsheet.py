"""A table as spreadsheets save it: CSV of any code and separator, or XLSX, as texts."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from claimbook.faults import Collector

CODES = (
    "utf-8-sig",
    "utf-16",
    "cp1252",
)  # those that spreadsheets save, first that fits
MARKS = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins
SEPARATORS = {";": "semicolons", "\t": "tabs", ",": "commas", "|": "bars"}
POINT, COMMA = ".", ","


@dataclass(frozen=True)
class Table:
    """A table's header and rows, every cell as text without surrounding blanks.

    `how` says how the file was read; `line` is where its header stands, and each row
    comes with its line.
    """

    how: str
    line: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_table(path: Path, faults: Collector) -> Table | None:
    """Return the table in a CSV or XLSX file, or None with a fault.

    Lines above the header, which is the first line as wide as the table, are left out.
    """
    try:
        content = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        faults.add("", "no such file", "the file", "Fix the name of the file.")
        return None
    if content.startswith(b"PK"):
        how, cells = "XLSX, its first sheet", _workbook(content)
    else:
        how, cells = _text(content)
    lines = [(n, tuple(map(str.strip, row))) for n, row in enumerate(cells, 1)]
    widths = Counter(_width(row) for _, row in lines if _width(row) > 1)
    if not widths:
        given, allowed = "no table", "a header and rows of at least two cells"
        faults.add("", given, allowed, "Save it as CSV or XLSX.")
        return None
    usual = max(widths, key=lambda w: (widths[w], w))
    at = next(n for n, (_, row) in enumerate(lines) if _width(row) >= usual)
    line, header = lines[at]
    width = len(header)
    rows = ((n, (*row, *[""] * width)[:width]) for n, row in lines[at + 1 :])
    return Table(how, line, header, tuple((n, row) for n, row in rows if any(row)))


def _width(row: Iterable[str]) -> int:
    return sum(map(bool, row))


def _workbook(content: bytes) -> list[list[str]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, KeyError):
        return []
    rows = book.worksheets[0].iter_rows(values_only=True)
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def _text(content: bytes) -> tuple[str, list[list[str]]]:
    codes = ("utf-16",) if content.startswith(MARKS) else ("utf-8-sig", "cp1252")
    for code in codes:
        try:
            text = content.decode(code)
            break
        except UnicodeDecodeError:
            continue
    else:
        return "", []
    head = text.splitlines()[:20] or [""]
    separator = max(
        SEPARATORS, key=lambda s: min(sorted(x.count(s) for x in head)[-3:])
    )
    how = f"{code.removesuffix('-sig').upper()}, {SEPARATORS[separator]} between cells"
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return how, list(rows)


def decimal_mark(texts: Iterable[str]) -> str | None:
    """Return the decimal mark of a column of numbers: a point, a comma, None if unsure.

    A mark that three digits do not always follow, or that stands last beside another,
    is a decimal one; of 1,234 alone nothing is sure.
    """
    marks: set[str] = set()
    unsure = False
    for text in texts:
        own = re.findall(r"[.,]", text)
        if not own:
            continue
        last = own[-1]
        if len(set(own)) == 2 or not re.search(r"[.,]\d{3}$", text):
            marks.add(last)
        elif len(own) > 1:
            marks.add(COMMA if last == POINT else POINT)
        else:
            unsure = True
    if len(marks) == 1:
        return marks.pop()
    return None if marks or unsure else POINT


def number(text: str, mark: str) -> str:
    """Return a number as figures write it, its digits kept: 1.234,50 is 1234.50."""
    other = COMMA if mark == POINT else POINT
    plain = re.sub(r"[\s'’\u202f]", "", text).replace(other, "").replace("−", "-")
    return plain.replace(mark, POINT)
