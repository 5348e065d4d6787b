"""Corrections of published reports: what was wrong, and what the report says now."""

from datetime import date

from claimbook.data.cells import Id, Row, Text, optional
from claimbook.data.read import listed, near_miss, read_rows
from claimbook.data.schema import Claim
from claimbook.faults import Fault


class Erratum(Row):
    """One row a correction, of a claim or, with no claim named, of a whole report."""

    date: date
    article: Id
    claim_id: optional(Id) = None
    was_wrong: Text
    says_now: Text


def read_errata(project, slugs, faults):
    """Return the Errata, the newest first; what is wrong is added to `faults`.

    Each names one of `slugs`, the articles' folders, and a claim of it.
    """
    path = project.errata
    name, found = project.shown(path), []
    for line, row in read_rows(path, Erratum, name, faults):
        found.append(row)
        if row.article not in slugs:
            faults.append(
                Fault(
                    name,
                    f"row {line}",
                    f"article = {row.article!r}",
                    listed(slugs),
                    near_miss(row.article, slugs) + "Mend the cell.",
                )
            )
        elif row.claim_id and row.claim_id not in _claims(project, row.article):
            faults.append(
                Fault(
                    name,
                    f"row {line}",
                    f"claim_id = {row.claim_id!r}",
                    "a claim of the article's claims.csv, or blank",
                    near_miss(row.claim_id, _claims(project, row.article))
                    + "Mend the cell.",
                )
            )
    return sorted(found, key=lambda row: row.date, reverse=True)


def _claims(project, slug):
    path = project.articles / slug / "claims.csv"
    return [row.claim_id for _, row in read_rows(path, Claim, path.name, [])]
