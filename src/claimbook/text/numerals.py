"""Numbers in digits and in words, in a language's own way of writing them."""

import re
from decimal import Decimal
from typing import NamedTuple
from unicodedata import numeric

from claimbook.text.cursor import Cursor
from claimbook.text.tokens import HALVES, SPACE, Match
from claimbook.text.words import Language

LONGEST = 15  # digits; a float holds no more, and longer runs are no amounts
POINT = re.compile(r"[0-9]\.[0-9]{1,2}(?![0-9.,])")
COMMA = re.compile(r"[0-9],[0-9]{1,2}(?![0-9.,])")
GROUPED = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\1[0-9]{3})*")
WITHOUT_SPACE = str.maketrans("", "", SPACE)
ONE, HALF = Decimal(1), Decimal("0.5")
# What must follow a decimal in words, such as two point five.
MEASURED = (
    "scale percent percentage_point currency measure multiple duration dozen".split()
)


class Numeral(NamedTuple):
    """A number as printed, its scale, the token after it, and how it is written.

    form: digits, words, one, or article ("a billion").
    """

    number: Decimal
    scale: Decimal
    end: int
    form: str


def decimal_mark(text: str, language: Language) -> str:
    """The decimal mark of a text, or "" where the language leaves it open.

    Spanish prints a comma in Spain and South America, a point in Mexico and Central
    America; a number of the same text that can be read in one way only ("9,2") settles
    it.
    """
    if not language.decimal_open:
        return language.decimal
    point, comma = POINT.search(text), COMMA.search(text)
    if bool(point) == bool(comma):
        return ""
    return "." if point else ","


def read_digits(key: str, mark: str) -> Decimal | None:
    """A digit token as a Decimal that keeps the printed places, or None.

    A mark with three digits after it is read by the language's decimal mark; where
    that is open ("" for Spanish), a point groups thousands and a comma does where a
    zero ends them ("3,500"), since nobody prints a third decimal that is zero.
    """
    key = key.translate(WITHOUT_SPACE)
    if len(key) > 2 * LONGEST or sum(map(str.isdigit, key)) > LONGEST:
        return None
    if key[-1] in HALVES:
        return Decimal(key[:-1] or 0) + Decimal(numeric(key[-1]))
    marks, decimal = [c for c in key if c in ".,"], ""
    if len(set(marks)) == 2:
        decimal = marks[-1]
    elif len(marks) == 1:
        groups = marks[0] != mark if mark else marks[0] == "." or key.endswith("0")
        decimal = "" if groups and GROUPED.fullmatch(key) else marks[0]
    whole, _, places = key.rpartition(decimal) if decimal else (key, "", "")
    if not whole.isdigit() and not GROUPED.fullmatch(whole):
        return None
    digits = whole.replace(".", "").replace(",", "")
    return Decimal(f"{digits}.{places}" if places else digits)


def read_number(cursor: Cursor, at: int) -> Match | None:
    """The Decimal at a token, in digits or words, or None.

    A trailing thousand ("two thousand") is left to be read as a scale word.
    """
    token = cursor.tokens[at]
    if token.kind == "number":
        value = read_digits(token.key, cursor.mark)
        return None if value is None else Match(value, at + 1)
    return _spelled(cursor, at) if token.kind == "word" else None


def _spelled(cursor: Cursor, start: int) -> Match | None:
    total, group, room, i = 0, 0, 1000, start
    stop = start + 12  # a longer run of number words is not one number
    while i < stop:
        at = cursor.skip(i, "joiner") if i > start else i
        if (thousand := cursor.take(at, "thousand")) and not total:
            follows = cursor.take(cursor.skip(thousand.end, "joiner"), "number")
            if at != i or not follows or group == 0 and i > start:
                break
            total, group, room, i = (group or 1) * 1000, 0, 1000, thousand.end
            continue
        word = cursor.take(at, "number")
        if word and 0 <= word.value < room and (word.value or i == start):
            value, i = word
            group += value
            # What may follow: units after tens, anything below 100 after hundreds.
            room = 100 if value % 100 == 0 else 10 if value % 10 == 0 else 1
            room = 1 if value in (0, 10) else room
            continue
        hundred = cursor.take(at, "hundred")
        # Twelve hundred, but two thousand three hundred.
        if hundred and at == i and group % 10 and group < (10 if total else 100):
            group, room, i = group * 100, 100, hundred.end
            continue
        break
    return None if i == start else Match(Decimal(total + group), i)


def read_numeral(cursor: Cursor, at: int, bound: bool) -> Numeral | None:
    """The Numeral at a token: also half a million, an article, a lone scale word.

    bound: what stands before it belongs to it.
    """
    if half := half_of_scale(cursor, at):
        return Numeral(HALF, ONE, half, "words")
    form = "digits" if cursor.tokens[at].kind == "number" else "words"
    if match := read_number(cursor, at):
        if form == "digits" and not bound and not cursor.is_free(at):
            return None
        number, end = match
        if places := _places(cursor, end) if form == "words" else None:
            number, end = number + places.value, places.end
        elif end == at + 1 and cursor.take(at, "one"):
            form = "one"
    elif cursor.take(at, "article"):
        number, end, form = ONE, at + 1, "article"
    else:
        return _lone_scale(cursor, at)
    number, end = _split_thousand(cursor, number, end)
    half = cursor.take(end, "and_a_half")
    if half and number < 1000:
        number, end, form = number + HALF, half.end, "words"
    return Numeral(number, ONE, end, form)


def _places(cursor: Cursor, at: int) -> Match | None:
    """The places of a decimal in words: point two five, coma veinticinco.

    None where nothing is measured by it: "at one point five people left".
    """
    point = cursor.take(at, "decimal_word")
    if not point:
        return None
    digits, end = "", point.end
    while len(digits) < 3 and (word := cursor.take(end, "number")) and word.value < 10:
        digits, end = digits + str(word.value), word.end
    if not digits and (tens := _spelled(cursor, end)) and tens.value < 100:
        digits, end = str(tens.value), tens.end
    measured = any(cursor.take(cursor.skip(end, "of"), kind) for kind in MEASURED)
    return Match(Decimal(f"0.{digits}"), end) if digits and measured else None


def half_of_scale(cursor: Cursor, at: int) -> int | None:
    """The token after "half a" where a scale or a duration follows."""
    half = cursor.take(at, "half")
    kinds = ("scale", "dozen", "duration")
    follows = half and any(cursor.take(half.end, kind) for kind in kinds)
    return half.end if half and follows else None


def _lone_scale(cursor: Cursor, at: int) -> Numeral | None:
    """A scale word without a number: "mil millones de dólares"."""
    lone = cursor.take(at, "lone_scale")
    if not lone or cursor.take(lone.end, "stop") and not cursor.take(lone.end, "of"):
        return None
    return Numeral(ONE, Decimal(10) ** lone.value, lone.end, "words")


def _split_thousand(cursor: Cursor, number: Decimal, end: int) -> tuple[Decimal, int]:
    """3 mil 500, as Mexico prints 3,500."""
    split = cursor.take(end, "split_thousand")
    rest = cursor.tokens[split.end].key if split else ""
    if not split or not rest.isdigit() or len(rest) > 3 or number >= 1000:
        return number, end
    return number * 1000 + int(rest), split.end + 1
