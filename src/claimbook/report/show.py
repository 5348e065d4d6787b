"""What a notebook shows: prose, tables and pictures, escaped and captioned."""

import base64
from html import escape

from IPython.display import HTML, display

from claimbook.charts.style import svg


def html(text):
    """Show HTML that is already escaped where it has to be."""
    display(HTML(text))


def figure(drawn, caption):
    """Return a (figure, what it shows) pair as an HTML figure that needs no other file.

    What it shows becomes the text for those who cannot see it.
    """
    picture, alt, *_ = drawn
    data = base64.b64encode(svg(picture).encode()).decode()
    return (
        f'<figure><img src="data:image/svg+xml;base64,{data}" alt="{escape(alt)}">'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def picture(drawn, caption):
    """Show a (figure, what it shows) pair; nothing to draw is said in words."""
    if drawn is None:
        html(f"<p class='none'>No picture, too few figures: {escape(caption)}</p>")
    else:
        html(figure(drawn, caption))


def table(frame, caption, links=()):
    """Show a table; an empty one is said in words."""
    html(rows(frame, caption, links))


def rows(frame, caption, links=()):
    """Return a table as HTML; `links` are (texts' column, addresses' column) pairs.

    Cells are escaped; numbers are set to the right. A column without a value is left
    out.
    """
    if frame.empty:
        return f"<p class='none'>{escape(caption)}: nothing to show here.</p>"
    addresses = {text: address for text, address in links}
    columns = [
        c
        for c in frame.columns
        if c not in addresses.values() and not (frame[c].astype(str) == "").all()
    ]
    head = "".join(f'<th scope="col">{escape(_title(c))}</th>' for c in columns)
    body = []
    for row in frame.to_dict("records"):
        cells = "".join(_cell(row, c, addresses.get(c)) for c in columns)
        body.append(f"<tr>{cells}</tr>")
    return (
        f"<div class='table'><table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _title(column):
    return str(column).replace("_", " ")


def _cell(row, column, address_column):
    value = row[column]
    if isinstance(value, float | int) and not isinstance(value, bool):
        shown = "" if value != value else f"{value:,.6g}"
        return f'<td class="number">{shown}</td>'
    text = escape(str(value))
    address = row.get(address_column) if address_column else None
    if address:
        text = link(address, str(value))
    return f"<td>{text}</td>"


def link(address, text):
    """Return a link, or the text alone where the address is not a web address."""
    if not address.startswith(("https://", "http://")):
        return escape(text)
    return f'<a href="{escape(address)}" rel="noreferrer">{escape(text)}</a>'
