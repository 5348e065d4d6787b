"""Read a file: its text, the dateline and the language checked first."""

from datetime import date
from pathlib import Path

from babel import Locale, UnknownLocaleError

from claimbook.data.read import read_text
from claimbook.extraction.language import detected
from claimbook.extraction.proposals import proposals
from claimbook.extraction.read import read
from claimbook.faults import Fault, Faults
from claimbook.text import words

ALLOWED = ", ".join(words.LANGUAGES)


def read_file(path, published, language=None):
    """Return (text, Reading) of a UTF-8 file.

    published: a day as YYYY-MM-DD or a date. language: sv, en, es or pt, with a region
    if wanted (es-MX); None has it found out. Raises Faults, all that are wrong at once.
    """
    name, faults = str(path), []
    day = _day(published, faults)
    text = _text(Path(path), name, faults)
    if language is None and text:
        language = _found(name, text, faults)
    elif language:
        _known(language, faults)
    if faults:
        raise Faults(faults)
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
    faults.append(
        Fault(
            "--published",
            "",
            problem,
            "a day as YYYY-MM-DD, such as 2025-05-13",
            "Give the day the text was published.",
        )
    )


def _text(path, name, faults):
    if path.is_dir():
        faults.append(Fault(name, "", "a folder", "a text file", "Name the file."))
        return None
    text = read_text(path, name, faults)
    if text is not None and not text.strip("\ufeff \t\r\n"):
        faults.append(
            Fault(name, "", "no words", "a text", "Save the article's text in it.")
        )
    return text


def _found(name, text, faults):
    code = detected(text)
    if code in words.LANGUAGES:
        return code
    try:
        called = Locale(code).get_display_name("en")
    except (UnknownLocaleError, ValueError):
        called = "an unknown language"
    faults.append(
        Fault(
            name,
            "",
            f"what looks like {called} ({code})",
            f"a text in one of {ALLOWED}",
            "If it is one of them, say which with --language.",
        )
    )
    return None


def _known(language, faults):
    try:
        words.language(language)
    except words.Unreadable:
        faults.append(
            Fault(
                "--language",
                "",
                repr(language),
                f"{ALLOWED}, with a region if wanted (es-MX)",
                "Name one of them, or leave it out.",
            )
        )
