"""Read the raw tables: text to rows, with every fault of every file collected."""

import csv
import difflib
import hashlib
import io
import re
import reprlib

from pydantic import ValidationError

from claimbook.faults import Fault

CONFLICT = re.compile(r"^<{7} ", re.M)
SHORT = reprlib.Repr()
SHORT.maxlevel, SHORT.maxstring, SHORT.maxother = 2, 120, 120


def near_miss(name, allowed):
    """Return " Did you mean x?" for the closest allowed name, or ""."""
    close = difflib.get_close_matches(str(name), [str(a) for a in allowed], 1, 0.6)
    return f"Did you mean {close[0]}? " if close else ""


def listed(names, most=30):
    """Return allowed names as one phrase."""
    names = sorted(map(str, names))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def model_faults(error, file, row, todo, model=None):
    """Return a Fault for each thing pydantic found wrong in one row or entry.

    Where the `model` is given, what it says of a name that is missing is told.
    """
    faults = []
    fields = model.model_fields if model else {}
    for e in error.errors():
        place = ".".join(str(p) for p in e["loc"])
        given = SHORT.repr(e["input"])
        found = f"{place} = {given}" if place else given
        allowed = e["msg"]
        hint = ""
        if e["type"] == "missing":
            found, allowed = f"no {place}", f"{place} is needed"
            meaning = getattr(fields.get(place), "description", None)
            hint = f"It is {meaning}. " if meaning else ""
        elif e["type"] == "extra_forbidden":
            found, allowed = f"unknown {place}", "the names the schema has"
        elif e["type"] == "literal_error":
            allowed = e["ctx"]["expected"].replace("''", "blank").replace("'", "")
            hint = near_miss(e["input"], allowed.replace(" or ", ", ").split(", "))
        faults.append(Fault(file, row, found, allowed, hint + todo))
    return faults


def read_text(path, name, faults, anew="Write it or restore it."):
    """Return a UTF-8 text file's text, or None with a fault.

    `anew` says how a file that is missing is begun again. The mark that spreadsheets
    put before UTF-8 is no part of the text.
    """
    try:
        content = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        faults.append(Fault(name, "", "no such file", "the file", anew))
        return None
    try:
        text = content.decode("utf-8-sig")
        conflict = CONFLICT.search(text)
        if conflict is None:
            return text
        line = text[: conflict.start()].count("\n") + 1
        todo = "Keep one side, or both, and take the marks out."
        merge = "a merge that git could not finish"
        faults.append(Fault(name, f"line {line}", merge, "one text", todo))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        faults.append(
            Fault(
                name,
                f"line {line}",
                "bytes that are not UTF-8",
                "UTF-8 text",
                "Save the file as UTF-8.",
            )
        )
    return None


def read_rows(path, model, name, faults):
    """Return [(line number, row)] of a CSV table whose rows are `model`s.

    `name` is how the file is called in faults. A header that misses or adds a column
    is one fault; a row that does not fit is one a cell. Lines before the header that
    begin with # are for the reader of the file.
    """
    columns = list(model.model_fields)
    anew = f"Restore it, or begin it with the line {','.join(columns)}"
    text = read_text(path, name, faults, anew)
    if text is None:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows, done = [], 0
    try:
        header = next(reader, [])
        while header and header[0].startswith("#"):
            header = next(reader, [])
        done = reader.line_num
        if header != columns:
            faults.append(_header_fault(name, f"row {done or 1}", header, model))
            return []
        for cells in reader:
            done = reader.line_num
            place = f"row {done}"
            if len(cells) != len(columns):
                faults.append(
                    Fault(
                        name,
                        place,
                        f"{len(cells)} cells",
                        f"{len(columns)} cells, one a column",
                        "Quote a cell that holds a comma.",
                    )
                )
                continue
            try:
                row = model.model_validate(dict(zip(columns, cells, strict=True)))
            except ValidationError as error:
                faults += model_faults(error, name, place, "Mend the cell.")
            else:
                rows.append((done, row))
    except csv.Error as error:
        # an open quote swallows the rows after it: name the row it may begin in
        place = f"row {done + 1}"
        faults.append(Fault(name, place, str(error), "CSV", "Mend the quotes."))
    return rows


def _header_fault(name, row, header, model):
    columns = list(model.model_fields)
    missing = [c for c in columns if c not in header]
    extra = [c for c in header if c not in columns]
    found = "; ".join(
        filter(
            None,
            [
                f"no column {', '.join(missing)}" if missing else "",
                f"unknown column {', '.join(extra)}" if extra else "",
            ],
        )
    )
    todo = "".join(near_miss(e, missing) for e in extra) + "Mend the header."
    if len(header) == 1:
        todo = "Save the table with commas between the cells, and with its header."
    elif len(missing) == 1 and not extra:
        meaning = model.model_fields[missing[0]].description
        todo = "Put it back into every row" + (f": {meaning}." if meaning else ".")
    return Fault(
        name,
        row,
        found or f"columns {', '.join(header)}",
        f"exactly {','.join(columns)}",
        todo,
    )


def sha256(path):
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
