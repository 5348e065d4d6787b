"""How a notebook shows things: frames as tables, charts with words for them."""

from base64 import b64encode

import pandas as pd
from IPython import get_ipython
from IPython.core.interactiveshell import InteractiveShell
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib_inline.backend_inline import set_matplotlib_formats
from seaborn.axisgrid import Grid

from claimbook.charts.theme import alternative_text, svg, use_theme
from claimbook.domain.wording import word_of
from claimbook.report.lab import load_ipython_extension
from claimbook.report.languages import render

ROWS = 60  # of a frame that are shown


def prepare(shell: InteractiveShell | None = None) -> bool:
    """Give a notebook the project's look; outside of one nothing is done.

    Frames are shown as tables, an empty one as a sentence; a text that ends a cell is
    prose; a chart is SVG with an alternative text, its own or one made of its axes.
    Returns whether this is a notebook.
    """
    shell = shell or get_ipython()
    if shell is None or shell.display_formatter is None:
        return False
    use_theme()
    set_matplotlib_formats()  # none of its own: they have no alternative text
    formatters = shell.display_formatter.formatters
    formatters["text/html"].for_type(Figure, _picture)
    formatters["text/html"].for_type(pd.DataFrame, _table)
    formatters["text/html"].for_type(str, Markup("<p>{}</p>").format)
    for kind in (Grid, Axes):  # their own representation names an address in memory
        formatters["text/plain"].for_type(kind, _name)
    load_ipython_extension(shell)
    return True


def _picture(figure: Figure) -> str:
    """Return a figure as HTML: what shows notebooks drops the words beside an SVG."""
    data = b64encode(svg(figure).encode()).decode()
    alt = alternative_text(figure)
    return render("picture.html.j2", "en", data=data, alt=alt)


def _table(table: pd.DataFrame) -> str:
    if table.empty:
        return Markup('<p class="none">Nothing of this kind in this article.</p>')
    index = not isinstance(table.index, pd.RangeIndex) and table.index.names != [None]
    if table.columns.nlevels > 1:
        table = table.set_axis([" ".join(map(str, c)) for c in table.columns], axis=1)
    rows = (table.reset_index() if index else table).head(ROWS).copy()
    for name in rows.select_dtypes("datetime"):
        rows[name] = rows[name].dt.strftime("%Y-%m-%d")
    more = f"; the first {ROWS} are shown" if len(table) > ROWS else ""
    return render(
        "table.html.j2",
        "en",
        caption=f"{len(table)} rows{more}",
        rows=rows.astype(object).where(rows.notna(), "").to_dict("records"),
        columns={name: word_of(str(name)) for name in rows},
        anchor="claim_id" if "claim_id" in rows else None,
    )


def _name(value: object, printer: object, cycle: bool) -> None:
    printer.text(type(value).__name__)  # type: ignore[attr-defined]
