"""Chapters of the cleaning notebook: what was read, and what it was taken for."""

import pandas as pd

from claimbook.domain.dataset import totals_against_parts
from claimbook.judging import old_tables as tables
from claimbook.report import show
from claimbook.text.words import conventions


def about(book):
    """Show what the article is and which texts it renders."""
    article = book.article
    facts = {
        "title": article.title_en,
        "outlet": article.outlet or "not known",
        "dateline": article.published.isoformat(),
        "language": article.language,
        "words": str(article.text_words or "not counted"),
        "SHA-256 of the text": article.text_sha256 or "no copy kept",
        "claims": str(len(book.claims)),
    }
    facts |= {
        f"{step.relation}": f"{step.publisher}, {step.published or 'undated'}"
        for step in article.lineage
    }
    show.table(
        pd.DataFrame({"fact": facts.keys(), "value": facts.values()}),
        "The article; its own text is not republished here",
    )


def claims_by_kind(book):
    """Show how many claims of which type stand in which notebook."""
    frame = tables.claims(book)
    counts = pd.crosstab(frame["type"], frame["notebook"]).reset_index()
    show.table(counts, "Claims by type and by the notebook that shows them")


def printed_numbers(book):
    """Show every printed number and the set of values that would make it right."""
    rows = [
        {
            "claim": c.claim_id,
            "printed": p.text,
            "kind": p.unit,
            "hedge": p.hedge,
            "right from": p.claimed.low,
            "right to": p.claimed.high,
            "currency": p.currency or "",
        }
        for c in book.claims
        for p in c.printed
    ]
    show.table(
        pd.DataFrame(rows), "Printed numbers and what makes them right, base units"
    )


def periods(book):
    """Show every time phrase and the dates it stands for."""
    rows = [
        {
            "claim": c.claim_id,
            "printed": c.row.when_printed,
            "from": str(c.period.start) if c.period else "not a date",
            "to": str(c.period.end) if c.period else "",
            "granularity": c.period.granularity if c.period else "",
        }
        for c in book.claims
        if c.row.when_printed
    ]
    show.table(pd.DataFrame(rows), "Time phrases, held against the dateline")


def sources(book):
    """Show the sources the plan may draw on, with what is wrong with them."""
    rows = [
        {
            "source": s.name,
            "institution": s.institution,
            "table": s.table,
            "compiled by": s.compiled_by,
            "basis": s.basis,
            "licence": s.licence,
            "known defects": " ".join(s.known_defects),
            "address": s.address,
        }
        for name, s in sorted(book.data.sources.items())
        if name in book.raw.sources()
    ]
    show.table(pd.DataFrame(rows), "Sources", [("institution", "address")])


def conventions_table():
    """Show how hedges and round numbers are read: our convention, in one table."""
    rules = conventions()
    rows = [
        {"hedge": name, "deciding set": rule} for name, rule in rules.hedges.items()
    ]
    rows += [
        {"hedge": name, "deciding set": str(getattr(rules, name))}
        for name in ("one_digit", "round_number", "about_factor", "about_cap")
    ]
    show.table(pd.DataFrame(rows), "How printed numbers are read; x is the number")


def sums(book):
    """Show the published totals of the plan's sources against the sums of their parts.

    A source is held to its own totals: exports and imports to their total, and the
    members of a region to the region.
    """
    found = pd.DataFrame(totals_against_parts(book.data, book.raw.sources()))
    show.table(found, "Published totals against their parts")
