"""An article's own text: read from its file, listed, and shown with its claims marked.

The text is not the project's to publish: it is shown in JupyterLab alone, never in a
report.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from claimbook.data.schema import Article, Claim
from claimbook.extraction import read
from claimbook.extraction.reading import Reading
from claimbook.extraction.statement import HIDDEN, Statement
from claimbook.extraction.text_files import (
    Source,
    check_language,
    detected_language,
    read_source,
)
from claimbook.faults import Collector
from claimbook.text.printed import find_printed
from claimbook.text.when import find_when

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
) -> tuple[Source, Reading]:
    """Return (Source, Reading) of a UTF-8 text file, a web page or a PDF.

    published: a day as YYYY-MM-DD or a date. language: sv, en, es or pt, with a region
    if wanted (es-MX); None has it found out. Raises Faults, all that are wrong at once.
    """
    faults = Collector(str(path))
    day = _day(published, faults.in_file("--published"))
    source = read_source(Path(path), faults)
    if language is None and source:
        language = detected_language(source.text, faults)
    elif language:
        check_language(language, faults.in_file("--language"))
    faults.check()
    assert source and day and language  # each other way is a fault
    return source, read(source.text, day, language)


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
    source, reading = read_file(path, article.published, article.language)
    text = source.text
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
    missing = (s for n, s in shown if n not in covered and s.unit != "statement")
    uncovered = [_row(s) for s in missing]
    html = TEMPLATE.render(
        digest="" if source.sha256 == article.text_sha256 else source.sha256,
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
    means = {"means": s.means(), "period": s.when()}
    return {"paragraph": s.paragraph, "printed": s.printed, "type": s.type} | means
