"""What stands behind a verdict: every way of counting, sources, rows and documents."""

import json

import pandas as pd

from claimbook.domain.verdict import NO_DATA
from claimbook.domain.wording import word_of
from claimbook.judging.old_sentences import SIGNS, claimed_set, group_name, note
from claimbook.judging.specifications import MAIN
from claimbook.report import show

FEW = 12  # figures named on a card; the table beside the page has all


def folded(summary, body):
    """Return a part of a card that opens on demand, without a script."""
    return f"<details><summary>{show.safe(summary)}</summary>{body}</details>"


def ways(found, one, wording):
    """Return every specification of a claim: what it found, and why it is one."""
    names = found.names(one, wording)
    rows = []
    for o in one.outcomes:
        told = o.status != NO_DATA
        why, language = found.why(one.claim.claim_id, o.group, wording)
        varied = json.loads(o.varied).values() if o.varied else ()
        rows.append(
            {
                wording.gettext(
                    "verdict"
                ): f"{SIGNS[o.status]} {wording.gettext(o.status)}",
                wording.gettext("way of counting"): group_name(o.group, wording, names)
                + (
                    wording.gettext(", the one that decides") if o.group == MAIN else ""
                ),
                wording.gettext("choice"): ", ".join(map(str, varied)),
                wording.gettext("found"): wording.quantity(o.value, o.unit)
                if told
                else "",
                wording.gettext("claimed"): claimed_set(o, wording) if told else "",
                wording.gettext("compiled by"): o.compiled_by.replace(";", ","),
                wording.gettext("note"): show.Markup(
                    show.foreign(
                        note(o, wording),
                        wording.language if o.note_said else "en",
                        wording,
                    )
                ),
                wording.gettext("why"): show.Markup(
                    show.foreign(why, language, wording)
                ),
            }
        )
    caption = wording.gettext("Every way of counting, and what it found")
    return folded(
        wording.ngettext("{n} way of counting", "{n} ways of counting", len(rows)),
        show.rows(pd.DataFrame(rows), caption, wording=wording),
    )


def sources(found, one, wording):
    """Return the sources of a claim's figures, and the rows of the main choice."""
    used = {name for o in one.outcomes for name in o.sources.split("; ") if name}
    rows = [
        source_row(found.book.data.sources[name], wording)
        for name in sorted(used)
        if name in found.book.data.sources
    ]
    table = show.rows(
        pd.DataFrame(rows),
        wording.gettext("Sources of these figures"),
        [(wording.gettext("institution"), "address")],
        wording=wording,
    )
    summary = wording.ngettext(
        "{n} source of figures", "{n} sources of figures", len(rows)
    )
    return folded(summary, table + _rows_used(found, one, wording))


def source_row(source, wording):
    """Return what a reader needs of one source, a column a fact."""
    return {
        wording.gettext("institution"): source.institution,
        wording.gettext("table"): show.Markup(
            show.foreign(source.table, "en", wording)
        ),
        wording.gettext("released"): wording.date(str(source.released or "")),
        wording.gettext("retrieved"): wording.date(str(source.retrieved)),
        wording.gettext("licence"): show.Markup(
            show.foreign(source.licence, "en", wording)
        ),
        wording.gettext("id"): source.name,
        "address": source.address,
    }


def _rows_used(found, one, wording):
    """Return the raw rows behind the main outcome, as published."""
    if one.main is None:
        return ""
    ids = found.used.get((one.claim.claim_id, one.main.number), [])
    rows = [
        {
            wording.gettext("row"): i,
            wording.gettext("as published"): found.figures.loc[i, "published"],
            wording.gettext("basis"): found.figures.loc[i, "basis"],
            wording.gettext("where"): wording.gettext("source page"),
            "address": found.figures.loc[i, "address"],
        }
        for i in ids[:FEW]
    ]
    shown = show.rows(
        pd.DataFrame(rows),
        wording.gettext("Rows of the main choice"),
        [(wording.gettext("where"), "address")],
        wording=wording,
    )
    table = show.link_to("data/figures.csv", "figures.csv")
    rests = show.link_to("data/rests-on.csv", "rests-on.csv")
    told = wording.ngettext("{n} row in all", "{n} rows in all", len(ids))
    return f'{shown}<p class="soft">{told}: {table}, {rests}</p>'


def told(one, wording):
    """Return what documents say of a claim, as terms and what is said of each."""
    sides = {
        stance: [e for e in one.evidence if e.stance == stance]
        for stance in ("supports", "denies", "other_reading")
    }
    on, off = sides["supports"], sides["denies"]
    counted = wording.ngettext("{n} document for", "{n} documents for", len(on))
    if off:
        counted += ", " + wording.gettext("{n} against", n=len(off))
    leading = off if one.verdict.word == "contradicted" else on
    primary = sorted({e.compiled_by for e in leading if e.rank == "primary"})
    agencies = sorted({e.compiled_by for e in leading if e.rank == "agency"})
    origins = primary or agencies
    if primary:
        close = wording.ngettext(
            "One primary document decides, and {n} speaks.",
            "One primary document decides, and {n} speak.",
            len(primary),
        )
        change = wording.gettext("A primary document that says the opposite.")
    elif len(agencies) >= 2:
        close = wording.gettext(
            "Two agencies of independent origin decide, and {n} speak; no primary "
            "document was found.",
            n=len(agencies),
        )
        change = wording.gettext("A primary document that says the opposite.")
    else:
        close = wording.gettext(
            "Neither a primary document nor two independent agencies were found."
        )
        change = wording.gettext("A primary document, or two agencies.")
    others = "".join(_reading(e, wording) for e in sides["other_reading"])
    if others:
        change = f"{wording.gettext('Another documented reading:')}<ul>{others}</ul>"
    return [
        (wording.gettext("Found"), f"<strong>{counted}</strong>"),
        (wording.gettext("By whose documents"), show.safe(wording.list(origins))),
        (wording.gettext("How close"), close),
        (wording.gettext("What would change it"), change),
    ]


def _reading(e, wording):
    said = show.foreign(e.stated, "en", wording)
    return f"<li>{show.link(e.address, e.publisher)}: {said}</li>"


def documents(one, wording):
    """Return every document that speaks of a claim, and how it stands to it."""
    rows = [
        {
            wording.gettext("stands"): wording.gettext(word_of(e.stance)),
            wording.gettext("publisher"): e.publisher,
            wording.gettext("rank"): wording.gettext(e.rank),
            wording.gettext("date"): wording.date(e.date),
            wording.gettext("states"): show.Markup(
                show.foreign(e.stated, "en", wording)
            ),
            wording.gettext("compiled by"): e.compiled_by,
            "address": e.address,
        }
        for e in one.evidence
    ]
    table = show.rows(
        pd.DataFrame(rows),
        wording.gettext("Documents, and how they stand to the claim"),
        [(wording.gettext("publisher"), "address")],
        wording=wording,
    )
    return folded(wording.ngettext("{n} document", "{n} documents", len(rows)), table)
