"""Numbers in digits and in words, in a language's own way of writing them."""

import re
from decimal import Decimal

from claimbook.text.tokens import SPACE

LONGEST = 15  # digits; a float holds no more, and longer runs are no amounts
POINT = re.compile(r"[0-9]\.[0-9]{1,2}(?![0-9.,])")
COMMA = re.compile(r"[0-9],[0-9]{1,2}(?![0-9.,])")


def decimal_mark(text, language):
    """The decimal mark of a text, or "" where the language leaves it open.

    Spanish prints a comma in Spain and South America, a point in Mexico and
    Central America; a number of the same text that can be read in one way
    only ("9,2") settles it.
    """
    if not language.decimal_open:
        return language.decimal
    point, comma = POINT.search(text), COMMA.search(text)
    if bool(point) == bool(comma):
        return ""
    return "." if point else ","


def read_digits(key, mark):
    """A digit token as a Decimal that keeps the printed places, or None.

    One mark with three digits after it is read by the language's decimal mark;
    where that is open ("" for Spanish), a point groups thousands and a comma
    does where a zero ends them ("3,500"), since nobody prints a third decimal
    that is zero.
    """
    if len(key) > 2 * LONGEST:
        return None
    for space in SPACE:
        if space in key:
            key = key.replace(space, "")
    if sum(map(str.isdigit, key)) > LONGEST:
        return None
    points, commas = key.count("."), key.count(",")
    if points and commas:
        last = "." if key.rfind(".") > key.rfind(",") else ","
        whole, _, places = key.rpartition(last)
        group = "," if last == "." else "."
        if last in whole or not _grouped(whole, group):
            return None
        return Decimal(f"{whole.replace(group, '')}.{places}")
    if points + commas > 1:
        group = "." if points else ","
        return Decimal(key.replace(group, "")) if _grouped(key, group) else None
    if not points + commas:
        return Decimal(key)
    found = "." if points else ","
    whole, _, places = key.partition(found)
    if _grouped(key, found) and (
        found != mark if mark else found == "." or places.endswith("0")
    ):
        return Decimal(whole + places)
    return Decimal(f"{whole}.{places}")


def _grouped(key, mark):
    head, *groups = key.split(mark)
    return (
        1 <= len(head) <= 3
        and head[0] != "0"
        and all(len(group) == 3 for group in groups)
    )


def read_number(tokens, i, language, mark):
    """The number at token i, in digits or words: (Decimal, next token), or None.

    A trailing thousand ("two thousand") is left to be read as a scale word.
    """
    token = tokens[i]
    if token.kind == "number":
        value = read_digits(token.key, mark)
        return None if value is None else (value, i + 1)
    if token.kind != "word":
        return None
    return _spelled(tokens, i, language)


def _spelled(tokens, i, language):
    total, group, room, start = 0, 0, 1000, i
    stop = i + 12  # a longer run of number words is not one number
    while i < stop:
        at = i
        if i > start:
            joined = language.take(tokens, i, "joiner")
            at = joined[1] if joined else i
        if (word := language.take(tokens, at, "thousand")) and not total:
            after = language.take(tokens, word[1], "joiner")
            follows = language.take(tokens, after[1] if after else word[1], "number")
            if at != i or not follows or group == 0 and i > start:
                break
            total, group, room, i = (group or 1) * 1000, 0, 1000, word[1]
            continue
        word = language.take(tokens, at, "number")
        if word and 0 <= word[0] < room and (word[0] or i == start):
            value = word[0]
            group += value
            # What may follow: units after tens, anything below 100 after hundreds.
            room = 100 if value % 100 == 0 else 10 if value % 10 == 0 else 1
            room = 1 if value in (0, 10) else room
            i = word[1]
            continue
        word = language.take(tokens, at, "hundred")
        # Twelve hundred, but two thousand three hundred.
        if word and at == i and group % 10 and group < (10 if total else 100):
            group, room, i = group * 100, 100, word[1]
            continue
        break
    if i == start:
        return None
    return Decimal(total + group), i
