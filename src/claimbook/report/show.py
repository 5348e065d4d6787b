"""What a notebook shows: prose, tables and pictures, escaped and captioned."""

import base64
import re
from html import escape

import pandas as pd
from IPython.display import HTML, display

from claimbook.charts.style import svg
from claimbook.domain.wording import ENGLISH
from claimbook.judging import old_tables as tables
from claimbook.report.languages import LANGUAGES, in_language

# marks that turn the direction of the text after them, until they are closed
TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LONG = 90  # letters from which a cell is wider than the others
MIME = "text/vnd.claimbook."  # an output's HTML in another language, by its code


def safe(text):
    """Return text as HTML that shows it as written, and leaves what follows alone."""
    found = escape(str(text))
    return f"<bdi>{found}</bdi>" if TURNS.search(found) else found


def foreign(text, language, wording):
    """Return text as HTML that says which language it is in, if not the page's."""
    if not text or language == wording.language:
        return safe(text)
    return f'<span lang="{language}">{safe(text)}</span>'


def html(text):
    """Show HTML that is already escaped where it has to be."""
    display(HTML(text))


def in_each_language(make, **metadata):
    """Show what `make(wording)` returns, in English, the other languages beside it.

    Jupyter shows the English; the reader's pages take the one of their language.
    """
    shown = {MIME + each: make(in_language(each)) for each in LANGUAGES}
    shown["text/html"] = shown.pop(MIME + "en")
    display(shown, raw=True, metadata={"claimbook": metadata} if metadata else {})


def figure(drawn, caption, name, book, wording=ENGLISH):
    """Return what a chart drew as an HTML figure, with a link to the figures in it.

    The figures are saved as the table `name` of the book's charts. What the picture
    shows becomes the text for those who cannot see it.
    """
    picture, alt, rows = drawn
    folder = book.workspace / "charts"
    folder.mkdir(parents=True, exist_ok=True)
    tables.save(pd.DataFrame(rows), folder / f"{name}.csv")
    data = base64.b64encode(svg(picture).encode()).decode()
    csv = link_to(
        f"data/charts/{name}.csv", wording.gettext("Figures of this chart (CSV)")
    )
    name = "Chart"
    return (
        f'<figure><div class="picture" tabindex="0" role="group" aria-label="{name}">'
        f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alt)}"></div>'
        f"<figcaption>{safe(caption)} {csv}</figcaption></figure>"
    )


def picture(drawn, caption, name, book):
    """Show what a chart drew; nothing to draw is said in words."""
    if drawn is None:
        html(f'<p class="none">No picture, too few figures: {safe(caption)}</p>')
    else:
        html(figure(drawn, caption, name, book))


def table(frame, caption, links=()):
    """Show a table; an empty one is said in words."""
    html(rows(frame, caption, links))


def rows(frame, caption, links=(), wording=ENGLISH):
    """Return a table as HTML; `links` are (texts' column, addresses' column) pairs.

    Cells are escaped; numbers are set to the right. A column without a value is left
    out.
    """
    if frame.empty:
        nothing = wording.gettext("{caption}: nothing to show here.", caption=caption)
        return f'<p class="none">{safe(nothing)}</p>'
    addresses = {text: address for text, address in links}
    columns = [
        c
        for c in frame.columns
        if c not in addresses.values() and not (frame[c].astype(str) == "").all()
    ]
    head = "".join(f'<th scope="col">{safe(_title(c))}</th>' for c in columns)
    body = []
    for row in frame.to_dict("records"):
        cells = "".join(_cell(row, c, addresses.get(c), wording) for c in columns)
        body.append(f"<tr>{cells}</tr>")
    return (
        f'<div class="table" tabindex="0" role="group" aria-label="{escape(caption)}">'
        f"<table><caption>{safe(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _title(column):
    return str(column).replace("_", " ")


def _cell(row, column, address_column, wording):
    value = row[column]
    kind = ' class="long"' if len(str(value)) > LONG else ""
    if isinstance(value, Markup):
        return f"<td{kind}>{value}</td>"
    if isinstance(value, float | int) and not isinstance(value, bool):
        shown = "" if value != value else wording.number(float(value), 6)
        return f'<td class="number">{shown}</td>'
    address = row.get(address_column) if address_column else None
    return f"<td{kind}>{link(address, str(value)) if address else safe(value)}</td>"


class Markup(str):
    """A cell that is HTML already, escaped where it has to be."""


def link(address, text):
    """Return a link, or the text alone where the address is not a web address."""
    if not address.startswith(("https://", "http://")):
        return safe(text)
    return f'<a href="{escape(address)}" rel="noreferrer">{safe(text)}</a>'


def link_to(place, text, **attributes):
    """Return a link to a place of the report itself."""
    more = "".join(f' {k}="{escape(v)}"' for k, v in attributes.items())
    return f'<a href="{escape(place)}"{more}>{safe(text)}</a>'
