"""Chapters of the working notebooks: the same calls for every article."""

import json
from html import escape

import pandas as pd

from claimbook import tables
from claimbook.charts import beside, chart_of, mirror, specification
from claimbook.checks import checks
from claimbook.economies import name
from claimbook.quantity import Quantity
from claimbook.report import show
from claimbook.sentences import (
    SIGNS,
    claimed_set,
    finding,
    group_name,
    number,
    quantity,
    turning,
    verdict_line,
)
from claimbook.sums import totals_against_parts
from claimbook.text.words import conventions
from claimbook.trade import mirror_gap
from claimbook.verdict import NO_DATA
from claimbook.verdicts import judged


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


def section(book, results, *names):
    """Show every claim that one of the named checks judges, or say there is none."""
    found = [
        c
        for c in book.claims
        if c.claim_id in results.judgements and book.raw.plan[c.claim_id].check in names
    ]
    if not found:
        show.html("<p class='none'>This article has no claim of this kind.</p>")
    for claim in found:
        _claim(book, results, claim)


def _claim(book, results, claim):
    judgement = results.judgements[claim.claim_id]
    one = results.verdicts[claim.claim_id]
    entry = book.raw.plan[claim.claim_id]
    heading(claim.row, one)
    show.html(
        f"<p>{escape(finding(one))}</p>"
        + "".join(f"<p>{escape(line)}</p>" for line in turning(one))
        + f"<p class='soft'>Why this main choice: {escape(entry.reason)} "
        f"How it is checked: {escape(checks()[entry.check].FORMULA)}.</p>"
    )
    chart = chart_of(entry.check)
    if chart and judgement.main:
        drawn = chart.draw(claim, judgement, book.data)
        if drawn:
            show.picture(drawn, claim.row.statement_en)
    show.picture(
        specification.draw(one), f"Every way of counting: {claim.row.statement_en}"
    )
    outcome_table(one)
    if entry.beside:
        quantities = [Quantity(**q) for q in entry.beside]
        show.picture(
            beside.draw(quantities, book.data),
            "Beside the claim, by definition; nothing here decides the verdict.",
        )


def heading(claim, judged):
    """Show a claim: what it says, as printed, by whom, and the verdict."""
    printed = f"“{claim.printed}”, " if claim.printed else ""
    word = judged.verdict.word.replace(" ", "-")
    show.html(
        f"<h3 id='claim-{claim.claim_id}'>{escape(claim.statement_en)}</h3>"
        f"<p class='soft'>{escape(printed)}paragraph {claim.paragraph}, "
        f"said by {escape(claim.said_by)}</p>"
        f"<p class='verdict {word}'>{escape(verdict_line(judged.verdict))}</p>"
    )


def outcome_table(judged):
    """Show every specification of a claim and what it found."""
    rows = [
        {
            "": SIGNS[o.status],
            "reading": group_name(o.group),
            "choice": ", ".join(map(str, json.loads(o.varied).values()))
            if o.varied
            else "",
            "found": quantity(o.value, o.unit) if o.status != NO_DATA else "no figure",
            "claimed": claimed_set(o) if o.status != NO_DATA else "",
            "margin": ""
            if o.margin_percent != o.margin_percent or o.margin_percent is None
            else f"{number(o.margin_percent, 3)} %",
            "sources": o.sources,
            "released by": o.released_by,
            "note": o.note,
        }
        for o in judged.outcomes
    ]
    show.table(pd.DataFrame(rows), "Every specification")


def mirror_gaps(book, results):
    """Show the mirror gap by country for each claim whose plan asks both sides."""
    seen = set()
    claims = {claim.claim_id: claim for claim in book.claims}
    for claim_id, judgement in results.judgements.items():
        for choices in (outcome.choices for outcome in judgement.outcomes):
            if not choices.between or choices.side != "partners":
                continue
            year = choices.period or claims[claim_id].period_text
            key = (choices.between, choices.source, choices.region, year)
            if key in seen or choices.product not in (("all",), ("",)):
                continue
            gap = mirror_gap(choices.trade(book.data), year)
            if gap is None:
                continue
            seen.add(key)
            drawn = mirror.draw(gap, choices.between[0], year)
            show.picture(drawn, f"Both sides' reports of the same trade, {year}")
            show.table(_gap_rows(gap), f"Mirror pairs, {year}")
    if not seen:
        show.html("<p class='none'>No claim of this article asks both sides.</p>")


def _gap_rows(gap):
    return pd.DataFrame(
        [
            {
                "country": name(country),
                "flow": flow,
                "home side": quantity(home, "USD"),
                "partner side": quantity(other, "USD"),
                "importer / exporter": ratio,
            }
            for country, flow, home, other, ratio in gap.rows
        ]
    )


def evidence_at_hand(evidence):
    """Show how many documents of which rank stand how to the claims."""
    counts = pd.crosstab(evidence["rank"], evidence["stance"]).reset_index()
    show.table(counts, f"{len(evidence)} documents by rank and stance")


def documents(book, notebook):
    """Show the claims of a notebook that documents settle, each with its evidence."""
    evidence, claims = tables.evidence(book), tables.claims(book)
    verdicts = judged(claims, tables.no_outcomes(), evidence, tables.NOW)
    parents = {c.row.part_of for c in book.claims}
    found = [
        c
        for c in book.claims
        if c.notebook == notebook
        and c.scored
        and c.claim_id not in book.raw.plan
        and c.claim_id not in parents
    ]
    if not found:
        show.html("<p class='none'>This article has no such claim.</p>")
    for claim in found:
        heading(claim.row, verdicts[claim.claim_id])
        own = evidence[evidence.claim_id == claim.claim_id]
        show.table(
            own[["stance", "rank", "publisher", "date", "stated", "note", "address"]],
            "Evidence",
            [("publisher", "address")],
        )


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
