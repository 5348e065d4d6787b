"""A Judgement as its card says it: texts and numbers of one language, no HTML.

A text in another language than the page's is {"text", "language"}, a link {"text",
"address"} or {"text", "place"} in the report; templates write them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from claimbook.data.figure_schema import Source
from claimbook.data.schema import Evidence
from claimbook.domain.economies import translated
from claimbook.domain.verdict import FAILS, HOLDS, NOT_ENOUGH_DATA, Verdict
from claimbook.domain.wording import ENGLISH, Message, Wording, word_of
from claimbook.judging.judgement import Judgement, Outcome
from claimbook.judging.opening import JudgedArticle
from claimbook.judging.sentences import (
    SIGNS,
    alternative_name,
    alternative_names,
    claimed_set,
    margin,
    measured,
    note,
    turns,
    verdict_line,
)
from claimbook.judging.specifications import MAIN
from claimbook.report.strip import strip

# a shape a verdict, so that colour is not needed to tell them apart
SHAPES = {
    "supported": "●",
    "contradicted": "✕",
    "mixed": "◐",
    "undecided": "◆",
    "not enough data": "○",
    "not checkable": "–",
}
WHO_SAID_IT = ("attribution", "quotation")
ARTICLE = "the article"
FEW = 6  # figures named on a card; the table beside the page has all

View = dict[str, Any]


def claim_view(judged: JudgedArticle, judgement: Judgement, wording: Wording) -> View:
    """Return what the card of a Judgement known now says in a language."""
    claim, row = judgement.claim, judgement.claim.row
    names = names_of(judged, judgement, wording)
    return {
        "id": claim.claim_id,
        "topic": row.topic,
        "verdict": verdict_view(judgement.verdict, wording, names),
        "statement": statement(judgement, wording),
        "printed": _in(row.printed, judged.opened.article.language),
        "paragraph": int(row.paragraph),
        "said_by": said_by(row.said_by, wording),
        "who_said_it": row.type in WHO_SAID_IT,
        "subject": wording.gettext(word_of(row.topic)),
        "whole": row.part_of or "",
        "basis": _basis(judgement),
        "measured": judgement.main and _measured(judgement, judgement.main, wording),
        "turns": _turns(judged, judgement, wording, names),
        "parts": [pointer(judged, part, wording) for part in judgement.parts],
        "judged_parts": sum(p.verdict.word != NOT_ENOUGH_DATA for p in judgement.parts),
        "parts_by": wording.list(
            sorted(
                {
                    c
                    for p in judgement.parts
                    for s in (HOLDS, FAILS)
                    for c in p.compilers(s)
                }
            )
        ),
        "documents": _documents(judgement, wording),
        "as_of": _as_of(judged, judgement, wording, names),
        "chart": strip(judgement, wording, names),
        "claimed": next(
            (claimed_set(o, wording) for o in judgement.outcomes if o.finding), ""
        ),
        "ways": _ways(judged, judgement, wording, names),
        "sources": _sources(judged, judgement, wording),
        "rows": _rows(judgement),
        "working": ""
        if judgement.parts
        else f"{claim.notebook}.html#claim-{claim.claim_id}",
    }


def kind(word: str) -> str:
    """Return a verdict's word as the name of a class."""
    return word.replace(" ", "-")


def verdict_view(
    verdict: Verdict, wording: Wording, names: Mapping[str, str] | None = None
) -> View:
    """Return a verdict as a badge shows it: class, shape, words, what it depends on."""
    return {
        "kind": kind(verdict.word),
        "shape": SHAPES[verdict.word],
        "line": verdict_line(verdict, wording, names),
    }


def pointer(judged: JudgedArticle, judgement: Judgement, wording: Wording) -> View:
    """Return a line that names another claim's verdict and leads to its card."""
    names = names_of(judged, judgement, wording)
    return verdict_view(judgement.verdict, wording, names) | {
        "place": f"#{judgement.claim.claim_id}",
        "text": statement(judgement, wording),
    }


def statement(judgement: Judgement, wording: Wording) -> str:
    """Return what a claim says, in the reader's language."""
    return getattr(judgement.claim.row, f"statement_{wording.language}")


def said_by(name: str, wording: Wording) -> View:
    """Return who says it: the article, an economy by its name, or as written."""
    if name == ARTICLE:
        return _in(wording.gettext(ARTICLE), wording.language)
    if wording.language != ENGLISH.language:
        economy = translated(name, wording.locale)
        if economy:
            return _in(economy, wording.language)
    return _in(name, ENGLISH.language)


def names_of(
    judged: JudgedArticle, judgement: Judgement, wording: Wording
) -> dict[str, str]:
    """Return the names that the plan gives a claim's alternatives and its parts'."""
    names: dict[str, str] = {}
    for each in (*judgement.parts, judgement):
        entry = judged.opened.plan.get(each.claim.claim_id)
        names |= alternative_names(entry, wording) if entry else {}
    return names


def _in(text: str, language: str) -> View:
    return {"text": text, "language": language}


def _why(
    judged: JudgedArticle, judgement: Judgement, alternative: str, wording: Wording
) -> View:
    """Return the analyst's reason for an alternative, in the page's language or not."""
    entry = judged.opened.plan.get(judgement.claim.claim_id)
    if entry is None:
        return _in("", wording.language)
    own = entry.reasons if alternative == MAIN else entry.other.get(alternative, {})
    text = own.get(f"why_{wording.language}")
    if text:
        return _in(text, wording.language)
    return _in(own.get("why", ""), ENGLISH.language)


def _note(outcome: Outcome, wording: Wording) -> View:
    """Return an outcome's note; one without a translation is English."""
    translated = isinstance(outcome.note, Message)
    language = wording.language if translated else ENGLISH.language
    return _in(note(outcome, wording), language)


def _basis(judgement: Judgement) -> str:
    """Return what a claim's answer comes from, which a card's first lines show."""
    if judgement.main:
        return "figures"
    if judgement.outcomes:
        return "no figure"
    if judgement.parts:
        return "parts"
    return "documents" if judgement.evidence else "nothing"


def _measured(judgement: Judgement, main: Outcome, wording: Wording) -> View:
    percent = main.margin_percent
    in_percent = percent and percent == percent and not main.unit.startswith("percent")
    return {
        "value": measured(main, wording),
        "claimed": claimed_set(main, wording),
        "note": _note(main, wording),
        "by": wording.list(main.compilers),
        "for": len(judgement.compilers(HOLDS)),
        "against": len(judgement.compilers(FAILS)),
        "margin": margin(main, wording),
        "percent": wording.number(abs(percent), 2) if percent and in_percent else "",
        "only_by_rounding": main.only_by_rounding,
    }


def _turns(
    judged: JudgedArticle,
    judgement: Judgement,
    wording: Wording,
    names: Mapping[str, str],
) -> list[View]:
    return [
        {
            "sentence": turn.sentence,
            "note": turn.note,
            "why": _why(judged, judgement, turn.alternative, wording),
        }
        for turn in turns(judgement, wording, names)
    ]


def _documents(judgement: Judgement, wording: Wording) -> View:
    """Return what documents say of a claim, who speaks on the side that decides."""
    stances: dict[str, list[Evidence]] = {}
    for row in judgement.evidence:
        stances.setdefault(row.stance, []).append(row)
    on, off = stances.get("supports", []), stances.get("denies", [])
    deciding = off if judgement.verdict.word == "contradicted" else on
    origins = {
        rank: sorted({e.compiled_by for e in deciding if e.rank == rank})
        for rank in ("primary", "agency")
    }
    return {
        "rows": [_document(row, wording) for row in judgement.evidence],
        "for": len(on),
        "against": len(off),
        "primary": len(origins["primary"]),
        "agencies": len(origins["agency"]),
        "by": wording.list(origins["primary"] or origins["agency"]),
        "others": [_document(e, wording) for e in stances.get("other_reading", [])],
    }


def _document(row: Evidence, wording: Wording) -> View:
    return {
        "stance": wording.gettext(word_of(row.stance)),
        "publisher": {"text": row.publisher, "address": row.address},
        "rank": wording.gettext(row.rank),
        "date": wording.date(row.date) if row.date else "",
        "stated": _in(row.stated, ENGLISH.language),
        "origin": row.compiled_by if row.compiled_by != row.publisher else "",
    }


def _as_of(
    judged: JudgedArticle,
    judgement: Judgement,
    wording: Wording,
    names: Mapping[str, str],
) -> list[str]:
    """Return which date the verdict stands for, and what the dateline alone says."""
    texts = []
    if judgement.main:
        released = judgement.main.released_by
        texts.append(
            wording.gettext("figures public by {day}", day=wording.date(released))
            if released
            else wording.gettext("figures whose release date is not known")
        )
    dates = [e.date for e in judgement.evidence if e.date]
    if dates:
        day = wording.date(max(dates))
        texts.append(wording.gettext("documents up to {day}", day=day))
    elif judgement.evidence:
        texts.append(wording.gettext("documents whose date is not known"))
    before = judged.then[judgement.claim.claim_id].verdict
    day = wording.date(judged.opened.article.published)
    if before == judgement.verdict:
        texts.append(
            wording.gettext("the same from what was public on the article's day")
        )
    else:
        texts.append(
            wording.gettext(
                "from what was public on {day} alone: {verdict}",
                day=day,
                verdict=verdict_line(before, wording, names),
            )
        )
    return texts


def _ways(
    judged: JudgedArticle,
    judgement: Judgement,
    wording: Wording,
    names: Mapping[str, str],
) -> View:
    """Return every specification of a claim: what it measured, and why it is one.

    What the specifications of one alternative share is said once.
    """
    rows, before = [], None
    claimed = {claimed_set(o, wording) for o in judgement.outcomes if o.finding}
    for o in judgement.outcomes:
        again = o.alternative == before
        before = o.alternative
        name = alternative_name(o.alternative, wording, names)
        if o.alternative == MAIN:
            name += wording.gettext(", the one that decides")
        why = _why(judged, judgement, o.alternative, wording)
        rows.append(
            {
                wording.gettext("verdict"): f"{SIGNS[o.status]} "
                f"{wording.gettext(o.status)}",
                wording.gettext("way of counting"): name,
                wording.gettext("choice"): ", ".join(map(str, o.varied.values())),
                wording.gettext("result"): measured(o, wording),
                wording.gettext("claimed"): claimed_set(o, wording)
                if len(claimed) > 1
                else "",
                wording.gettext("compiled by"): ", ".join(o.compilers),
                wording.gettext("note"): _note(o, wording),
                wording.gettext("why"): "" if again else why,
            }
        )
    return table(wording.gettext("Every way of counting, and its result"), rows)


def table(caption: str, rows: Sequence[Mapping[str, Any]]) -> View:
    """Return a table of cells by column; a column without a value is left out."""
    heads = list(rows[0]) if rows else []
    used = [h for h in heads if any(_text(row[h]) for row in rows)]
    return {
        "caption": caption,
        "heads": used,
        "rows": [[row[head] for head in used] for row in rows],
    }


def _text(cell: Any) -> str:
    return cell["text"] if isinstance(cell, dict) else str(cell)


def _sources(
    judged: JudgedArticle, judgement: Judgement, wording: Wording
) -> list[View]:
    """Return the sources of a claim's figures; the page lists each with its licence."""
    at_hand = judged.opened.data.sources
    used = {name for o in judgement.outcomes for name in o.sources if name in at_hand}
    return [source_view(at_hand[name], wording) for name in sorted(used)]


def source_view(source: Source, wording: Wording) -> View:
    """Return what a reader needs of one source."""
    return {
        "name": source.name,
        "institution": {"text": source.institution, "address": source.address},
        "table": _in(source.table, ENGLISH.language),
        "released": wording.date(source.released) if source.released else "",
        "retrieved": wording.date(source.retrieved),
        "licence": _in(source.licence, ENGLISH.language),
    }


def _rows(judgement: Judgement) -> View:
    """Return the first raw rows behind the main outcome, as published."""
    used = judgement.main.used if judgement.main else ()
    return {
        "total": len(used),
        "first": [
            {
                "id": f.id,
                "published": f.published,
                "basis": f.basis,
                "address": f.address,
            }
            for f in used[:FEW]
        ],
    }
