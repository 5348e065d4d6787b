"""What the method page says, taken from the tables and docstrings the code runs on."""

from functools import cache
from inspect import getdoc

import nbformat

from claimbook.checks import checks
from claimbook.data.figure_schema import FigureRow
from claimbook.data.vocabulary import NOTEBOOK_OF_TOPIC
from claimbook.domain import interval, trade, verdict
from claimbook.domain.dataset import Figures
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import word_of
from claimbook.judging import verdicts
from claimbook.report.article import paragraphs
from claimbook.report.machine import SCALE
from claimbook.text.words import conventions

VERDICTS = "How verdicts are made"  # the section of the reader's page on them


@cache
def tables(project):
    """Return the values of the method page's template."""
    rules = conventions()
    shares = ("one_digit", "round_number", "about_factor", "about_cap", "round_step")
    return {
        "hedges": [(word_of(name), rule) for name, rule in rules.hedges.items()],
        "shares": [(n, getattr(rules, n)) for n in shares],
        "figure": _told(FigureRow.interval),
        "checks": [
            (name, getdoc(check), check.FORMULA, _told(check.run))
            for name, check in checks().items()
        ],
        "trade": "\n\n".join([getdoc(trade), _told(Quantity.at_least)]),
        "cif": trade.CIF_OVER_FOB,
        "prose": _prose(project),
        "rules": [
            *map(_told, (interval.relation, verdict.group_status)),
            *map(_told, (verdict.of_documents, verdict.of_parts)),
        ],
        "dates": [_told(verdicts.judged), _told(Figures.released_by)],
        "scale": SCALE,
        "topics": [(word_of(t), notebook) for t, notebook in NOTEBOOK_OF_TOPIC.items()],
    }


def _told(function):
    """Return what a function's description says beyond what it returns."""
    first, *others = getdoc(function).split("\n\n")
    return "\n\n".join(others or [first])


def _prose(project):
    """Return the paragraphs on verdicts of the notebook of the reader's page."""
    notebook = nbformat.read(project.notebooks / "5-report.ipynb", as_version=4)
    for cell in notebook.cells:
        told = paragraphs(cell.source) if cell.cell_type == "markdown" else []
        if told and told[0][1] == VERDICTS:
            return [text for _, text in told[1:]]
    return []
