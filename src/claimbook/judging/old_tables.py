"""The processed tables: what they hold, and writing and reading them as CSV."""

from collections import namedtuple

import pandas as pd

from claimbook.data.schema import Claim, Evidence

NOW, DATELINE = "known now", "on the dateline"


def save(frame, path):
    """Write a table as CSV whose bytes follow from its values alone."""
    frame.to_csv(path, index=False, lineterminator="\n", float_format="%.12g")


def load(path):
    """Read a table that `save` wrote; blank cells of text columns are ""."""
    frame = pd.read_csv(path, keep_default_na=False, na_values={}, dtype=str)
    for column in frame.columns.intersection(NUMBERS):
        frame[column] = pd.to_numeric(frame[column])
    for column in frame.columns.intersection(["only_by_rounding"]):
        frame[column] = frame[column] == "True"
    return frame


NUMBERS = [
    "paragraph",
    "number",
    "value",
    "low",
    "high",
    "claimed_low",
    "claimed_high",
    "margin",
    "margin_percent",
    "flips_at",
    "sources_for",
    "sources_against",
]


def claims(book):
    """One row a claim: as written, its first printed number's set, its period."""
    rows = []
    for claim in book.claims:
        first = claim.printed[0] if claim.printed else None
        rows.append(
            {
                **claim.row.model_dump(),
                "part_of": claim.row.part_of or "",
                "notebook": claim.notebook,
                "scored": "yes" if claim.scored else "no",
                "claimed_low": first.claimed.low if first else None,
                "claimed_high": first.claimed.high if first else None,
                "kind": first.unit if first else "",
                "hedge": first.hedge if first else "",
                "period_start": str(claim.period.start) if claim.period else "",
                "period_end": str(claim.period.end) if claim.period else "",
            }
        )
    return pd.DataFrame(rows, columns=[*Claim.model_fields, *CLEANED])


CLEANED = [
    "notebook",
    "scored",
    "claimed_low",
    "claimed_high",
    "kind",
    "hedge",
    "period_start",
    "period_end",
]


def evidence(book):
    """One row a document that speaks of a claim, and whether the dateline knew it."""
    published = book.article.published
    columns = [*Evidence.model_fields, "by_dateline"]
    rows = [
        {
            **e.model_dump(),
            "date": str(e.date or ""),
            "by_dateline": "yes" if e.date and e.date <= published else "no",
        }
        for e in book.raw.evidence
    ]
    return pd.DataFrame(rows, columns=columns)


def figures(figures):
    """One row a figure: what it is about, its interval in base units, its release."""
    rows = [
        {
            "figure_id": f.id,
            "source": f.source,
            "series": f.series,
            "reporter": f.reporter,
            "partner": f.partner,
            "flow": f.flow,
            "product": f.product,
            "period": f.period,
            "published": f.published,
            "value": f.value,
            "low": f.interval.low,
            "high": f.interval.high,
            "unit": f.unit,
            "basis": f.basis,
            "status": f.status,
            "released": str(f.released or ""),
            "address": f.address,
        }
        for f in figures
    ]
    return pd.DataFrame(rows, columns=FIGURE_COLUMNS)


FIGURE_COLUMNS = [
    "figure_id",
    "source",
    "series",
    "reporter",
    "partner",
    "flow",
    "product",
    "period",
    "published",
    "value",
    "low",
    "high",
    "unit",
    "basis",
    "status",
    "released",
    "address",
]


def rows_of(frame):
    """Return a frame's rows as named tuples, as itertuples does but in a tenth of it.

    That asks each text cell of the frame by itself.
    """
    row = namedtuple("Row", frame.columns)
    columns = (frame[name].to_numpy(object).tolist() for name in frame.columns)
    return [row(*cells) for cells in zip(*columns, strict=True)]
