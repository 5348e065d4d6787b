"""Read a file: its text, the dateline and the language checked first."""

from datetime import date
from pathlib import Path

from babel import Locale, UnknownLocaleError

from claimbook.data.raw_files import read_text
from claimbook.extraction.language import detected
from claimbook.extraction.proposals import proposals
from claimbook.extraction.read import read
from claimbook.faults import Collector
from claimbook.text import words

ALLOWED = ", ".join(words.LANGUAGES)


def read_file(path, published, language=None):
    """Return (text, Reading) of a UTF-8 file.

    published: a day as YYYY-MM-DD or a date. language: sv, en, es or pt, with a region
    if wanted (es-MX); None has it found out. Raises Faults, all that are wrong at once.
    """
    faults = Collector(str(path))
    day = _day(published, faults.in_file("--published"))
    text = _text(Path(path), faults)
    if language is None and text:
        language = _found(text, faults)
    elif language:
        _known(language, faults.in_file("--language"))
    faults.check()
    return text, read(text, day, language)


def propose_file(path, published, language=None):
    """Return the Claims proposed for a UTF-8 file; else as read_file."""
    text, found = read_file(path, published, language)
    day = published if isinstance(published, date) else date.fromisoformat(published)
    return proposals(text, found.language, day)[0]


def _day(published, faults):
    try:
        if isinstance(published, date):
            return published
        if len(published) == 10:
            return date.fromisoformat(published)
        problem = repr(published)
    except ValueError as error:
        problem = f"{published!r} ({error})"
    allowed = "a day as YYYY-MM-DD, such as 2025-05-13"
    faults.add("", problem, allowed, "Give the day the text was published.")


def _text(path, faults):
    if path.is_dir():
        faults.add("", "a folder", "a text file", "Name the file.")
        return None
    text = read_text(path, faults)
    if text is not None and not text.strip("\ufeff \t\r\n"):
        faults.add("", "no words", "a text", "Save the article's text in it.")
    return text


def _found(text, faults):
    code = detected(text)
    if code in words.LANGUAGES:
        return code
    try:
        called = Locale(code).get_display_name("en")
    except (UnknownLocaleError, ValueError):
        called = "an unknown language"
    fix = "If it is one of them, say which with --language."
    given = f"what looks like {called} ({code})"
    faults.add("", given, f"a text in one of {ALLOWED}", fix)
    return None


def _known(language, faults):
    try:
        words.language(language)
    except words.Unreadable:
        allowed = f"{ALLOWED}, with a region if wanted (es-MX)"
        faults.add("", repr(language), allowed, "Name one of them, or leave it out.")
