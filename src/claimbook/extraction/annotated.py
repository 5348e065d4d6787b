"""The article itself with its claims marked, for whoever has the text.

The text is not the project's to publish: it is shown in JupyterLab alone, never in a
report. Verdicts are those of the last report, where there is one.
"""

import hashlib
from html import escape
from pathlib import Path

import pandas as pd

from claimbook.extraction.files import read_file
from claimbook.extraction.output import HIDDEN, means
from claimbook.faults import Fault, Faults
from claimbook.judging import old_tables as tables
from claimbook.report import show

COLOURS = {
    "supported": "#cfe8cf",
    "contradicted": "#f4c7c3",
    "mixed": "#fde2b8",
    "": "#e3e7ef",
}


def article(book, text):
    """Show the file `text` with each claim marked, and which figures no claim covers.

    A blank `text` is said to be none. Raises Faults for a text within a report, which
    would be published, and for a file that cannot be read.
    """
    if not text:
        show.html("<p class='none'>Nothing to show here: no text was given.</p>")
        return
    if book.project.is_snapshot:
        raise Faults(
            [
                Fault(
                    "parameters",
                    "text",
                    repr(text),
                    "nothing in a report, which would publish the article's text",
                    "Open the notebook in JupyterLab and set it there.",
                )
            ]
        )
    known = book.article
    content, found = read_file(text, known.published, known.language)
    show.html(_whose(text, known))
    covered = {}
    for claim in book.claims:
        for statement in found.statements:
            if _covers(claim, statement):
                covered.setdefault(id(statement), []).append(claim.claim_id)
    show.html(_marked(content, found, covered, _verdicts(book.project, book.slug)))
    show.table(_uncovered(found, covered), "Figures of the text that no claim covers")


def _whose(text, known):
    digest = hashlib.sha256(Path(text).read_bytes()).hexdigest()
    same = digest == known.text_sha256
    said = (
        "This is the text the claims were taken from."
        if same
        else "This is <strong>not</strong> the text the claims were taken from; its "
        f"SHA-256 is {digest}."
    )
    return f"<p>{said}</p>"


def _verdicts(project, slug):
    """{claim id: verdict known now} of the last report, empty where there is none."""
    path = project.processed / slug / "verdicts.csv"
    if not path.is_file():
        return {}
    frame = tables.load(path)
    return dict(zip(frame["claim_id"], frame["known_now"], strict=True))


def _covers(claim, statement):
    """Whether a claim of the same paragraph has the statement's values, or its days."""
    if claim.row.paragraph != statement.paragraph:
        return False
    if statement.unit in ("date", "statement"):
        days = claim.period and (claim.period.start, claim.period.end)
        return bool(days) and days == statement.period
    ends = {(p.unit, p.claimed.low, p.claimed.high) for p in claim.printed}
    infinite = float("inf")
    high = infinite if statement.high is None else statement.high
    low = -infinite if statement.low is None else statement.low
    return (statement.unit, low, high) in ends


def _marked(content, found, covered, verdicts):
    """The text as HTML; claims in the colour of their verdict, other figures dashed."""
    pieces, at = [], 0
    for s in sorted(found.statements, key=lambda s: (s.start, -s.end)):
        if s.start < at or s.score < HIDDEN:
            continue
        claims = covered.get(id(s), [])
        told = [f"{c}: {verdicts.get(c, 'no verdict yet')}" for c in claims]
        kinds = {verdicts[c].split(",")[0] for c in claims if c in verdicts}
        kind = "mixed" if len(kinds) > 1 else "".join(kinds)
        colour = COLOURS.get(kind, COLOURS[""])
        style = (
            f"background:{colour}" if claims else "background:none;outline:1px dashed"
        )
        title = "; ".join(told) or f"no claim covers this {s.type}"
        pieces += [
            escape(content[at : s.start]),
            f'<mark style="{style}" title="{escape(title)}">',
            escape(content[s.start : s.end]),
            "</mark>",
        ]
        at = s.end
    pieces.append(escape(content[at:]))
    lines = "".join(pieces).replace("\r\n", "\n")
    return f'<div style="white-space:pre-wrap;max-width:44em">{lines}</div>'


def _uncovered(found, covered):
    rows = [
        {
            "paragraph": s.paragraph,
            "printed": s.printed,
            "type": s.type,
            "means": means(s),
            "period": f"{s.period_start} to {s.period_end}" if s.period else "",
        }
        for s in found.statements
        if id(s) not in covered and s.score >= HIDDEN and s.unit != "statement"
    ]
    return pd.DataFrame(rows)
