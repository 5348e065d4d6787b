"""Chapters of the working notebooks: the same calls for every article."""

import json
from html import escape

import pandas as pd

from claimbook.charts import beside, chart_of, mirror, specification
from claimbook.checks import checks
from claimbook.checks.growth import splits
from claimbook.domain.economies import name
from claimbook.domain.quantity import Quantity
from claimbook.domain.trade import mirror_gap
from claimbook.domain.verdict import NO_DATA
from claimbook.judging import old_tables as tables
from claimbook.judging import outcome_tables
from claimbook.judging.old_sentences import (
    SIGNS,
    claimed_set,
    finding,
    group_name,
    number,
    quantity,
    turning,
    verdict_line,
)
from claimbook.judging.verdicts import judged
from claimbook.report import show
from claimbook.report.claim_view import kind


def section(book, results, *names):
    """Show every claim that one of the named checks judges, or say there is none."""
    found = [
        c
        for c in book.claims
        if c.claim_id in results.judgements and book.raw.plan[c.claim_id].check in names
    ]
    if not found:
        show.html('<p class="none">This article has no claim of this kind.</p>')
    for claim in found:
        _claim(book, results, claim)


def _claim(book, results, claim):
    judgement = results.judgements[claim.claim_id]
    one = results.verdicts[claim.claim_id]
    entry = book.raw.plan[claim.claim_id]
    heading(claim.row, one)
    show.html(
        f"<p>{escape(finding(one))}</p>"
        + "".join(f"<p>{escape(str(line))}</p>" for line in turning(one))
        + f'<p class="soft">Why this main choice: {escape(entry.reason)} '
        f"How it is checked: {escape(checks()[entry.check].FORMULA)}.</p>"
    )
    chart = chart_of(entry.check)
    if chart and judgement.main:
        drawn = chart.draw(claim, judgement, book.data)
        if drawn:
            name = f"{claim.claim_id}-{entry.check}"
            show.picture(drawn, claim.row.statement_en, name, book)
    show.picture(
        specification.draw(one),
        f"Every way of counting: {claim.row.statement_en}",
        claim.claim_id,
        book,
    )
    outcome_table(one)
    if one.readings:
        readings_table(one)
    if one.evidence:
        _evidence(pd.DataFrame(one.evidence))
    if entry.split:
        price_and_volume(splits(entry.split, book.data))
    if entry.beside:
        quantities = entry.beside
        show.picture(
            beside.draw(quantities, book.data),
            "Beside the claim, by definition; nothing here decides the verdict.",
            f"{claim.claim_id}-beside",
            book,
        )


def heading(claim, judged):
    """Show a claim: what it says, as printed, by whom, and the verdict."""
    printed = f"“{claim.printed}”, " if claim.printed else ""
    word = kind(judged.verdict.word)
    show.html(
        f'<h3 id="claim-{claim.claim_id}">{escape(claim.statement_en)}</h3>'
        f'<p class="soft">{escape(printed)}paragraph {claim.paragraph}, '
        f"said by {escape(claim.said_by)}</p>"
        f'<p class="verdict {word}">{escape(verdict_line(judged.verdict))}</p>'
    )


def outcome_table(judged):
    """Show every specification of a claim and what it found."""
    rows = [
        {
            "result": f"{SIGNS[o.status]} {o.status}",
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


def price_and_volume(splits):
    """Show how much of a good's growth is volume and how much is price."""
    rows = [
        {
            "from": s.base,
            "to": s.end,
            "value": f"{s.value:+.1f} %",
            "volume": f"{s.volume:+.1f} %",
            "price (unit value)": f"{s.price:+.1f} %",
            "sources": ", ".join(sorted({f.source for f in s.used})),
        }
        for s in splits
    ]
    caption = "Growth in value split into volume and price; nothing here decides"
    show.table(pd.DataFrame(rows), caption)


def readings_table(judged):
    """Show what the main choice says where the printed number is read another way."""
    rows = [
        {
            "": SIGNS[r.status],
            "the printed number": r.reading,
            "right if": claimed_set(r),
            "would turn": r.changes,
        }
        for r in judged.readings
    ]
    show.table(pd.DataFrame(rows), "Read another way; nothing here decides the verdict")


def mirror_gaps(book, results):
    """Show the mirror gap by country for each claim whose plan asks both sides."""
    seen = set()
    claims = {claim.claim_id: claim for claim in book.claims}
    for claim_id, judgement in results.judgements.items():
        for choices in (outcome.choices for outcome in judgement.outcomes):
            trade = isinstance(choices, Quantity) and choices.trade(book.data)
            if not trade or choices.side != "partners":
                continue
            year = choices.period or claims[claim_id].period_text
            key = (choices.between, choices.source, choices.region, year)
            if key in seen or choices.product not in (("all",), ("",)):
                continue
            gap = mirror_gap(trade, year)
            if gap is None:
                continue
            seen.add(key)
            drawn = mirror.draw(gap, choices.between[0], year)
            caption = f"Both sides' reports of the same trade, {year}"
            show.picture(drawn, caption, f"mirror-{len(seen)}", book)
            show.table(_gap_rows(gap), f"Mirror pairs, {year}")
    if not seen:
        show.html('<p class="none">No claim of this article asks both sides.</p>')


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
    verdicts = judged(claims, outcome_tables.no_outcomes(), evidence, tables.NOW)
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
        show.html('<p class="none">This article has no such claim.</p>')
    for claim in found:
        heading(claim.row, verdicts[claim.claim_id])
        _evidence(evidence[evidence.claim_id == claim.claim_id])


def _evidence(own):
    show.table(
        own[["stance", "rank", "publisher", "date", "stated", "note", "address"]],
        "Evidence",
        [("publisher", "address")],
    )
