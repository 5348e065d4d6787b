"""How a notebook shows things: frames as tables, charts with words for them."""

from base64 import b64encode
from typing import Any

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
from claimbook.report.languages import render

ROWS = 60  # of a frame that are shown
ALL = "all claims"
HINT = (
    "If a cell further up makes it, as after a restart of the kernel, run that first: "
    "menu Run, Run All Above Selected Cell."
)


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


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Say with every NameError of a cell what to run first."""
    shell.set_custom_exc((NameError,), _hint)


def _hint(
    shell: InteractiveShell,
    kind: Any,
    error: Any,
    traceback: Any,
    tb_offset: Any = None,
) -> None:
    error.add_note(HINT)
    shell.showtraceback((kind, error, traceback), tb_offset=tb_offset)


def pick(table: pd.DataFrame) -> object:
    """Return a frame with a claim to pick and a query to filter by, for JupyterLab.

    The query is what pandas takes: status == 'fails'. One that pandas does not
    understand is said under it.
    """
    import ipywidgets as widgets  # which no build needs
    from IPython.display import display

    claims = [ALL, *table.claim_id.drop_duplicates()]
    claim = widgets.Dropdown(options=claims, description="claim")
    query = widgets.Text(
        placeholder="status == 'fails'", description="query", continuous_update=False
    )
    output = widgets.Output()

    def show(_change: object = None) -> None:
        rows = table if claim.value == ALL else table[table.claim_id == claim.value]
        with output:
            output.clear_output(wait=True)
            try:
                display(rows.query(query.value) if query.value else rows)
            except Exception as error:  # whatever pandas makes of what was typed
                print(f"query: found {query.value!r}: {error}")

    claim.observe(show, "value")
    query.observe(show, "value")
    show()
    return widgets.VBox([widgets.HBox([claim, query]), output])
