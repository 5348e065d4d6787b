"""What stands behind a verdict: every way of counting, sources, rows and documents."""

import json

import pandas as pd

from claimbook.data.vocabulary import word_of
from claimbook.domain.verdict import NO_DATA
from claimbook.judging.sentences import SIGNS, claimed_set, group_name, note
from claimbook.judging.specification import MAIN
from claimbook.report import show

FEW = 12  # figures named on a card; the table beside the page has all


def folded(summary, body):
    """Return a part of a card that opens on demand, without a script."""
    return f"<details><summary>{show.safe(summary)}</summary>{body}</details>"


def ways(found, one, _):
    """Return every specification of a claim: what it found, and why it is one."""
    names = found.names(one, _)
    rows = []
    for o in one.outcomes:
        told = o.status != NO_DATA
        why, language = found.why(one.claim.claim_id, o.group, _)
        varied = json.loads(o.varied).values() if o.varied else ()
        rows.append(
            {
                _("verdict"): f"{SIGNS[o.status]} {_(o.status)}",
                _("way of counting"): group_name(o.group, _, names)
                + (_(", the one that decides") if o.group == MAIN else ""),
                _("choice"): ", ".join(map(str, varied)),
                _("found"): _.quantity(o.value, o.unit) if told else "",
                _("claimed"): claimed_set(o, _) if told else "",
                _("compiled by"): o.compiled_by.replace(";", ","),
                _("note"): show.Markup(
                    show.foreign(note(o, _), _.language if o.note_said else "en", _)
                ),
                _("why"): show.Markup(show.foreign(why, language, _)),
            }
        )
    caption = _("Every way of counting, and what it found")
    return folded(
        _.n_("{n} way of counting", "{n} ways of counting", len(rows)),
        show.rows(pd.DataFrame(rows), caption, speech=_),
    )


def sources(found, one, _):
    """Return the sources of a claim's figures, and the rows of the main choice."""
    used = {name for o in one.outcomes for name in o.sources.split("; ") if name}
    rows = [
        source_row(found.book.data.sources[name], _)
        for name in sorted(used)
        if name in found.book.data.sources
    ]
    table = show.rows(
        pd.DataFrame(rows),
        _("Sources of these figures"),
        [(_("institution"), "address")],
        speech=_,
    )
    summary = _.n_("{n} source of figures", "{n} sources of figures", len(rows))
    return folded(summary, table + _rows_used(found, one, _))


def source_row(source, _):
    """Return what a reader needs of one source, a column a fact."""
    return {
        _("institution"): source.institution,
        _("table"): show.Markup(show.foreign(source.table, "en", _)),
        _("released"): _.date(str(source.released or "")),
        _("retrieved"): _.date(str(source.retrieved)),
        _("licence"): show.Markup(show.foreign(source.licence, "en", _)),
        _("id"): source.name,
        "address": source.address,
    }


def _rows_used(found, one, _):
    """Return the raw rows behind the main outcome, as published."""
    if one.main is None:
        return ""
    ids = found.used.get((one.claim.claim_id, one.main.number), [])
    rows = [
        {
            _("row"): i,
            _("as published"): found.figures.loc[i, "published"],
            _("basis"): found.figures.loc[i, "basis"],
            _("where"): _("source page"),
            "address": found.figures.loc[i, "address"],
        }
        for i in ids[:FEW]
    ]
    shown = show.rows(
        pd.DataFrame(rows),
        _("Rows of the main choice"),
        [(_("where"), "address")],
        speech=_,
    )
    table = show.link_to("data/figures.csv", "figures.csv")
    rests = show.link_to("data/rests-on.csv", "rests-on.csv")
    told = _.n_("{n} row in all", "{n} rows in all", len(ids))
    return f'{shown}<p class="soft">{told}: {table}, {rests}</p>'


def told(one, _):
    """Return what documents say of a claim, as terms and what is said of each."""
    sides = {
        stance: [e for e in one.evidence if e.stance == stance]
        for stance in ("supports", "denies", "other_reading")
    }
    on, off = sides["supports"], sides["denies"]
    counted = _.n_("{n} document for", "{n} documents for", len(on))
    if off:
        counted += ", " + _("{n} against", n=len(off))
    leading = off if one.verdict.word == "contradicted" else on
    primary = sorted({e.compiled_by for e in leading if e.rank == "primary"})
    agencies = sorted({e.compiled_by for e in leading if e.rank == "agency"})
    origins = primary or agencies
    if primary:
        close = _.n_(
            "One primary document decides, and {n} speaks.",
            "One primary document decides, and {n} speak.",
            len(primary),
        )
        change = _("A primary document that says the opposite.")
    elif len(agencies) >= 2:
        close = _(
            "Two agencies of independent origin decide, and {n} speak; no primary "
            "document was found.",
            n=len(agencies),
        )
        change = _("A primary document that says the opposite.")
    else:
        close = _("Neither a primary document nor two independent agencies were found.")
        change = _("A primary document, or two agencies.")
    others = "".join(_reading(e, _) for e in sides["other_reading"])
    if others:
        change = f"{_('Another documented reading:')}<ul>{others}</ul>"
    return [
        (_("Found"), f"<strong>{counted}</strong>"),
        (_("By whose documents"), show.safe(_.all_of(origins))),
        (_("How close"), close),
        (_("What would change it"), change),
    ]


def _reading(e, _):
    said = show.foreign(e.stated, "en", _)
    return f"<li>{show.link(e.address, e.publisher)}: {said}</li>"


def documents(one, _):
    """Return every document that speaks of a claim, and how it stands to it."""
    rows = [
        {
            _("stands"): _(word_of(e.stance)),
            _("publisher"): e.publisher,
            _("rank"): _(e.rank),
            _("date"): _.date(e.date),
            _("states"): show.Markup(show.foreign(e.stated, "en", _)),
            _("compiled by"): e.compiled_by,
            "address": e.address,
        }
        for e in one.evidence
    ]
    table = show.rows(
        pd.DataFrame(rows),
        _("Documents, and how they stand to the claim"),
        [(_("publisher"), "address")],
        speech=_,
    )
    return folded(_.n_("{n} document", "{n} documents", len(rows)), table)
