"""Dates in running text, which the figure grammar passes over.

A year alone is a figure of its own; the day of a date is not.
"""


def date_at(reader, i):
    """The token after a date that begins at token i, or None."""
    if reader.tokens[i].kind == "number":
        return _iso(reader, i) or _day_first(reader, i)
    return _month_first(reader, i) if reader.tokens[i].kind == "word" else None


def _iso(reader, i):
    """2025-05 and 2025-05-13."""
    year, mark, month = reader.tokens[i : i + 3]
    if len(year.key) != 4 or mark.key != "-" or month.kind != "number":
        return None
    if not (reader.adjoins(i + 1) and reader.adjoins(i + 2)):
        return None
    if len(month.key) != 2 or not "01" <= month.key <= "12":
        return None
    day = reader.tokens[i + 3].key == "-" and _is_day(reader.tokens[i + 4])
    return i + 5 if day else i + 3


def _day_first(reader, i):
    """13 maj 2025, 13 de mayo de 2025, 13th of May."""
    if not _is_day(reader.tokens[i]):
        return None
    at = _past_suffix(reader, i + 1)
    month = reader.take(reader.skip(at, "of"), "month")
    if not month:
        return None
    year = reader.skip(month[1], "of")
    return year + 1 if _is_year(reader.tokens[year]) else month[1]


def _month_first(reader, i):
    """May 13, 2025, in the languages that write it so."""
    if not reader.language.month_first:
        return None
    month = reader.take(i, "month")
    if not month or not _is_day(reader.tokens[month[1]]):
        return None
    at = _past_suffix(reader, month[1] + 1)
    after = reader.tokens[at]
    if after.key == "," and _is_year(reader.tokens[at + 1]):
        return at + 2
    # "in May 13 countries": the number counts
    counts = after.kind == "word" and not reader.take(at, "stop")
    return None if counts or reader.take(at, "percent") else at


def _past_suffix(reader, i):
    suffix = reader.take(i, "ordinal_suffix")
    return suffix[1] if suffix and reader.adjoins(i) else i


def _is_day(token):
    return token.kind == "number" and token.key.isdigit() and len(token.key) <= 2


def _is_year(token):
    return token.kind == "number" and token.key.isdigit() and len(token.key) == 4
