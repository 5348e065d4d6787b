"""The reader's page: verdict first, evidence one step away, nothing hidden."""

from html import escape

import pandas as pd

from claimbook.charts import overview, specification
from claimbook.report import show
from claimbook.sentences import claimed_set, finding, turning, verdict_line
from claimbook.verdict import FAILS, HOLDS, NOT_CHECKABLE, WORDS

SHAPES = {
    "supported": "●",
    "contradicted": "✕",
    "mixed": "◐",
    "undecided": "◆",
    "not enough data": "○",
    "not checkable": "–",
}
FIGURES = ("2-trade", "3-investment")


def headline(book):
    """Show the article's title, what it is and which texts it renders."""
    article = book.article
    outlet = article.outlet or "outlet not known"
    where = show.link(article.address, outlet) if article.address else escape(outlet)
    steps = "".join(
        f"<li>{escape(step.relation)} "
        + (
            show.link(step.address, step.publisher)
            if step.address
            else escape(step.publisher)
        )
        + (f", {step.published}" if step.published else "")
        + (f" ({escape(step.note)})" if step.note else "")
        + "</li>"
        for step in article.lineage
    )
    show.html(
        f"<h1>{escape(article.title_en)}</h1>"
        f"<p class='lede'>{where}, {article.published}, in {article.language}. Every "
        "checkable statement is held against cited figures or documents. "
        "Its own text is not republished here.</p>"
        f"<p>Where the text comes from:</p><ol>{steps}</ol>"
    )


def result(now, then):
    """Show the result in one picture and one paragraph."""
    if not now:
        show.html("<p>No claims yet: claims.csv has no rows.</p>")
        return
    scored = [j for j in now.values() if j.verdict.word != NOT_CHECKABLE]
    counts = {
        word: sum(j.verdict.word == word for j in scored)
        for word in WORDS
        if word != NOT_CHECKABLE
    }
    told = ", ".join(f"{n} {word}" for word, n in counts.items() if n)
    hanging = sum(bool(j.verdict.depends_on) for j in scored)
    changed = [c for c, j in now.items() if j.verdict != then[c].verdict]
    show.html(
        f"<p>Of {len(scored)} scored claims: {told}. {hanging} of the verdicts depend "
        "on a choice that could be made otherwise and is named. From what was public "
        f"on the dateline alone, {len(changed)} would read differently.</p>"
    )
    show.picture(overview.draw(now), "Verdicts by subject, from all figures known now")


def cards(book, now, then, notebooks):
    """Show a card a claim of the named notebooks; parts stand under their parent."""
    for claim_id, one in now.items():
        if one.claim.notebook in notebooks and not one.claim.part_of:
            if one.verdict.word == NOT_CHECKABLE:
                continue
            show.html(_card(book, one, then[claim_id]))
            for part in one.parts:
                show.html(_card(book, part, then[part.claim.claim_id]))


def not_scored(now):
    """Show the opinions, motives and forecasts: listed, not judged."""
    rows = [
        {
            "statement": one.claim.statement_en,
            "kind": one.claim.type,
            "said by": one.claim.said_by,
        }
        for one in now.values()
        if one.verdict.word == NOT_CHECKABLE
    ]
    show.table(pd.DataFrame(rows), "Opinions, motives and forecasts")


def _card(book, one, before):
    claim, word = one.claim, one.verdict.word
    part = " part" if claim.part_of else ""
    printed = f"printed “{claim.printed}”, " if claim.printed else ""
    lines = [
        f"<h3>{escape(claim.statement_en)}</h3>",
        f"<p class='soft'>{escape(printed)}paragraph {claim.paragraph}, said by "
        f"{escape(claim.said_by)}</p>",
        f"<p class='verdict {word.replace(' ', '-')}'><span aria-hidden='true'>"
        f"{SHAPES[word]}</span> {escape(verdict_line(one.verdict))}</p>",
    ]
    if before.verdict != one.verdict:
        lines.append(
            f"<p class='soft'>From what was public on {book.article.published} alone: "
            f"{escape(verdict_line(before.verdict))}.</p>"
        )
    if one.main:
        lines += _measured(one)
    elif one.parts:
        judged = sum(p.verdict.word != "not enough data" for p in one.parts)
        lines.append(
            f"<p>{judged} of {len(one.parts)} parts could be judged; they follow.</p>"
        )
    elif not one.evidence:
        lines.append("<p>Neither a figure nor a document at hand answers this.</p>")
    if one.evidence:
        lines.append(_papers(one.evidence))
    lines.append(
        f"<p class='soft'><a href='{claim.notebook}.html#claim-{claim.claim_id}'>How "
        f"this was checked</a> · <a href='#{claim.claim_id}'>#{claim.claim_id}</a></p>"
    )
    return (
        f"<article class='card{part}' id='{claim.claim_id}'>{''.join(lines)}</article>"
    )


def _measured(one):
    main = one.main
    lines = [f"<p>{escape(finding(one))}</p>"]
    turns = "".join(f"<li>{escape(line)}</li>" for line in turning(one))
    if turns:
        lines.append(f"<p>What would turn it, and what stays open:</p><ul>{turns}</ul>")
    lines.append(
        f"<p class='soft'>{len(one.compilers(HOLDS))} independent compilers for, "
        f"{len(one.compilers(FAILS))} against. As of: figures "
        + (
            f"public by {main.released_by}"
            if main.released_by
            else "of unknown release"
        )
        + ".</p>"
    )
    drawn = specification.draw(one)
    if drawn:
        lines.append(show.figure(drawn, f"Shaded: {claimed_set(main)}, as claimed"))
    return lines


def _papers(evidence):
    items = "".join(
        f"<li>{escape(e.stance.replace('_', ' '))}: {show.link(e.address, e.publisher)}"
        f" ({escape(e.rank)}{', ' + escape(e.date) if e.date else ''}): "
        f"{escape(e.stated)}</li>"
        for e in evidence
    )
    summary = f"<summary>{len(evidence)} documents</summary>"
    return f"<details>{summary}<ul>{items}</ul></details>"


def sources(book, figures):
    """Show the sources the verdicts rest on, with licence, date and address."""
    used = set(figures.source)
    rows = [
        {
            "institution": s.institution,
            "table": s.table,
            "released": str(s.released or ""),
            "retrieved": str(s.retrieved),
            "licence": s.licence,
            "compiled by": s.compiled_by,
            "address": s.address,
        }
        for name, s in sorted(book.data.sources.items())
        if name in used
    ]
    show.table(pd.DataFrame(rows), "Sources of figures", [("institution", "address")])


def rests_on(verdicts):
    """Show the hash of everything each verdict rests on."""
    show.table(
        verdicts[["claim_id", "known_now", "rests_on_sha256"]],
        "What each verdict rests on: claim, figures as published, documents",
    )
