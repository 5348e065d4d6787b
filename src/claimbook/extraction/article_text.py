"""An article's own text: read from its file, listed, and shown with its claims marked.

The text is not the project's to publish: it is shown in JupyterLab alone, never in a
report.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from jinja2 import Environment
from markupsafe import Markup

from claimbook.data.raw_files import read_text
from claimbook.data.schema import Article, Claim
from claimbook.extraction import read
from claimbook.extraction.statement import HIDDEN, Reading, Statement
from claimbook.faults import Collector
from claimbook.text import words
from claimbook.text.printed import find_printed
from claimbook.text.when import find_when

ALLOWED = ", ".join(words.LANGUAGES)
SAMPLE = 4000  # characters; more does not change which language it looks like
NONE = Markup("<p class='none'>Nothing to show here: no text was given.</p>")
COLOURS = {"supported": "#cfe8cf", "contradicted": "#f4c7c3", "mixed": "#fde2b8"}
OTHER_COLOUR = "#e3e7ef"
# Claims are in the colour of their verdict, other figures have a dashed outline.
TEMPLATE = Environment(autoescape=True).from_string("""\
<p>This is {% if digest %}<strong>not</strong> {% endif %}the text the claims were \
taken from{% if digest %}; its SHA-256 is {{ digest }}{% endif %}.</p>
<div style="white-space:pre-wrap;max-width:44em">
{%- for before, mark, title, colour in pieces -%}
{{ before }}<mark style="background:{{ colour or "none;outline:1px dashed" }}" \
title="{{ title }}">{{ mark }}</mark>
{%- endfor %}{{ rest }}</div>
{% if uncovered %}<table><caption>Figures of the text that no claim covers</caption>
<tr>{% for name in uncovered[0] %}<th>{{ name }}</th>{% endfor %}</tr>
{% for row in uncovered %}<tr>{% for cell in row.values() %}<td>{{ cell }}</td>\
{% endfor %}</tr>
{% endfor %}</table>{% endif %}""")


@dataclass(frozen=True)
class MarkedText:
    """An article's text as HTML, its claims marked, and the figures no claim covers.

    uncovered: a row a figure, with paragraph, printed, type, means and period.
    """

    html: Markup
    uncovered: list[dict[str, Any]]

    def _repr_html_(self) -> str:
        return self.html


def read_file(
    path: str | Path, published: str | date, language: str | None = None
) -> tuple[str, Reading]:
    """Return (text, Reading) of a UTF-8 file.

    published: a day as YYYY-MM-DD or a date. language: sv, en, es or pt, with a region
    if wanted (es-MX); None has it found out. Raises Faults, all that are wrong at once.
    """
    faults = Collector(str(path))
    day = _day(published, faults.in_file("--published"))
    text = _text(Path(path), faults)
    if language is None and text:
        language = _detected(text, faults)
    elif language:
        _check_language(language, faults.in_file("--language"))
    faults.check()
    assert text is not None and day and language  # each other way is a fault
    return text, read(text, day, language)


def _day(published: str | date, faults: Collector) -> date | None:
    if isinstance(published, date):
        return published
    given = repr(published)
    try:
        if len(published) == 10:
            return date.fromisoformat(published)
    except ValueError as error:
        given += f" ({error})"
    allowed = "a day as YYYY-MM-DD, such as 2025-05-13"
    faults.add("", given, allowed, "Give the day the text was published.")


def _text(path: Path, faults: Collector) -> str | None:
    if path.is_dir():
        faults.add("", "a folder", "a text file", "Name the file.")
        return None
    text = read_text(path, faults)
    if text is not None and not text.strip("\ufeff \t\r\n"):
        faults.add("", "no words", "a text", "Save the article's text in it.")
    return text


@cache
def _identifier():
    # the model takes a second to load: only where no language is given
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def _detected(text: str, faults: Collector) -> str | None:
    """The likeliest language of all that an offline model knows, if we read it."""
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


def _check_language(language: str, faults: Collector) -> None:
    try:
        words.language(language)
    except words.Unreadable:
        allowed = f"{ALLOWED}, with a region if wanted (es-MX)"
        faults.add("", repr(language), allowed, "Name one of them, or leave it out.")


def mark_claims(
    path: str | Path,
    article: Article,
    claims: Iterable[Claim],
    verdicts: Mapping[str, str],
) -> MarkedText:
    """Return the text of a file with each claim of an article marked.

    claims: rows of claims.csv, or of a frame with its columns (`frame.itertuples()`);
    verdicts: {claim_id: verdict}, as far as there are any. A blank path is said to be
    none; raises Faults for a file that cannot be read.
    """
    if not path:
        return MarkedText(NONE, [])
    text, reading = read_file(path, article.published, article.language)
    covered: dict[int, list[str]] = {}
    for claim in claims:
        for n in _covered(claim, article, reading.statements):
            covered.setdefault(n, []).append(claim.claim_id)
    shown = [(n, s) for n, s in enumerate(reading.statements) if s.score >= HIDDEN]
    pieces, at = [], 0
    for n, s in sorted(shown, key=lambda pair: (pair[1].start, -pair[1].end)):
        if s.start >= at:
            mark = _mark(s, {c: verdicts.get(c, "") for c in covered.get(n, ())})
            pieces.append((text[at : s.start], text[s.start : s.end], *mark))
            at = s.end
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    missing = (s for n, s in shown if n not in covered and s.unit != "statement")
    uncovered = [_row(s) for s in missing]
    html = TEMPLATE.render(
        digest="" if digest == article.text_sha256 else digest,
        pieces=pieces,
        rest=text[at:],
        uncovered=uncovered,
    )
    return MarkedText(Markup(html), uncovered)


def _covered(claim: Claim, article: Article, statements: Iterable[Statement]):
    """Yield the places of a paragraph's statements with a claim's values or days."""
    printed = find_printed(claim.printed, article.language)
    sets = {(p.unit, p.claimed.low, p.claimed.high) for p in printed}
    times = find_when(claim.when_printed, article.language, article.published)
    days = (times[0].start, times[0].end) if times else None
    for n, s in enumerate(statements):
        if s.paragraph != claim.paragraph:
            continue
        if s.unit in ("date", "statement"):
            same = days is not None and days == s.period
        else:
            same = (s.unit, *s.bounds) in sets
        if same:
            yield n


def _mark(s: Statement, verdicts: dict[str, str]) -> tuple[str, str]:
    """The title and the colour of a statement with its claims' verdicts."""
    if not verdicts:
        return f"no claim covers this {s.type}", ""
    each = (f"{claim}: {v or 'no verdict yet'}" for claim, v in verdicts.items())
    kinds = {v.split(",")[0] for v in verdicts.values() if v}
    kind = "mixed" if len(kinds) > 1 else "".join(kinds)
    return "; ".join(each), COLOURS.get(kind, OTHER_COLOUR)


def _row(s: Statement) -> dict[str, Any]:
    period = f"{s.period_start} to {s.period_end}" if s.period else ""
    means = {"means": s.means(), "period": period}
    return {"paragraph": s.paragraph, "printed": s.printed, "type": s.type} | means
