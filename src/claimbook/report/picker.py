"""A claim picker and a filter for JupyterLab; elsewhere the plain table."""

import ipywidgets as widgets
import pandas as pd
from IPython.display import display

ALL = "all claims"


def pick(table: pd.DataFrame) -> widgets.VBox:
    """Return a frame with a claim to pick and a query to filter by, for JupyterLab.

    The query is what pandas takes: status == 'fails'. One that pandas does not
    understand is said under it.
    """
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
