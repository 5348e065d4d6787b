"""An article's text from a file: plain text, a web page or a PDF, and its language.

A web page is read by trafilatura, which leaves menus, advertising and the like out; a
PDF by pypdf, without the lines that most of its pages repeat.
"""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from claimbook.data.raw_files import read_text
from claimbook.faults import Collector
from claimbook.text import words

ALLOWED = ", ".join(words.LANGUAGES)
MISSING = "Fix the name of the file."
WEB_PAGES = (".html", ".htm", ".xhtml")
SAMPLE = 4000  # characters; more does not change which language it looks like
REPEATED = 0.5  # of the pages: a line on more of them heads or foots each
EDGE = 2  # lines at the top and the bottom of a page that may do so
PAGE_NUMBER = re.compile(r"\W*(?:\w{3,6}\W+)?\d{1,4}(?:\W+(?:\w{1,3}\W+)?\d{1,4})?\W*")
HYPHENATED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")


@dataclass(frozen=True)
class Source:
    """An article's text and its SHA-256.

    Of a text file it is that of the bytes, else that of the text taken out, in UTF-8.
    """

    text: str
    sha256: str


def read_source(path: Path, faults: Collector) -> Source | None:
    """Return the Source in a file, or None with a fault."""
    if path.is_dir():
        faults.add("", "a folder", "a text file", "Name the file.")
        return None
    kind = path.suffix.lower()
    if kind == ".pdf":
        text = _of_pdf(path, faults)
    else:
        text = read_text(path, faults, MISSING)
        if text and kind in WEB_PAGES:
            text = _of_web_page(text, faults)
    if text is None:
        return None
    if not text.strip("\ufeff \t\r\n"):
        faults.add("", "no words", "the article's text", "Save it there.")
        return None
    taken_out = kind == ".pdf" or kind in WEB_PAGES
    data = text.encode() if taken_out else path.read_bytes()
    return Source(text, hashlib.sha256(data).hexdigest())


def _of_web_page(page: str, faults: Collector) -> str | None:
    from trafilatura import extract  # half a second: only where a page is read

    text = extract(page, include_comments=False, include_tables=True)
    if text is None:
        fix = "Save the article's text as a .txt file and name that."
        faults.add("", "no article in the page", "a page with an article", fix)
        return None
    return "\n\n".join(line for line in text.split("\n") if line.strip()) + "\n"


def _of_pdf(path: Path, faults: Collector) -> str | None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = [page.extract_text() for page in PdfReader(path).pages]
    except FileNotFoundError:
        faults.add("", "no such file", "the file", MISSING)
        return None
    except (PyPdfError, ValueError, KeyError, TypeError) as error:
        given = f"a PDF that cannot be read ({error})"
        fix = "Open it in a viewer and save its text as a .txt file."
        faults.add("", given, "a PDF with text", fix)
        return None
    if not any(page.strip() for page in pages):
        fix = "It may be a scan: have its text recognised and save that."
        faults.add("", "a PDF without text", "a PDF with text", fix)
        return None
    return HYPHENATED.sub("", "\n".join(_bodies(pages))) + "\n"


def _bodies(pages: list[str]) -> list[str]:
    """The pages' texts without running heads and feet and page numbers."""
    lines = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = Counter(
        line for page in lines for line in {*page[:EDGE], *page[-EDGE:]} if line
    )
    running = {line for line, n in edges.items() if n > 2 and n > REPEATED * len(pages)}

    def is_body(n: int, page: list[str]) -> bool:
        at_edge = n < EDGE or n >= len(page) - EDGE
        furniture = page[n] in running or PAGE_NUMBER.fullmatch(page[n])
        return not (at_edge and furniture)

    return [
        "\n".join(page[n] for n in range(len(page)) if is_body(n, page))
        for page in lines
    ]


@cache
def _identifier():
    # the model takes a second to load: only where no language is given
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def detected_language(text: str, faults: Collector) -> str | None:
    """Return the likeliest language of all a model knows, or a fault for others."""
    code = _identifier().classify(text[:SAMPLE])[0]
    if code in words.LANGUAGES:
        return code
    try:
        name = Locale(code).get_display_name("en")
    except (UnknownLocaleError, ValueError):
        name = "an unknown language"
    fix = "If it is one of them, say which with --language."
    given = f"what looks like {name} ({code})"
    faults.add("", given, f"a text in one of {ALLOWED}", fix)


def check_language(language: str, faults: Collector) -> None:
    """Add a fault for a language that is not read."""
    try:
        words.language(language)
    except words.Unreadable:
        allowed = f"{ALLOWED}, with a region if wanted (es-MX)"
        faults.add("", repr(language), allowed, "Name one of them, or leave it out.")
