"""A Judgement as its card says it: texts, numbers and dates of one language, no HTML.

A text that need not be in the page's language is {"text", "language"}.
"""

from collections.abc import Mapping
from typing import Any

from claimbook.data.schema import Evidence
from claimbook.domain.economies import translated
from claimbook.domain.verdict import (
    CONTRADICTED,
    FAILS,
    HOLDS,
    NOT_ENOUGH_DATA,
    REVISED,
    WORDS,
    Verdict,
)
from claimbook.domain.wording import ENGLISH, Message, Wording
from claimbook.judging.judge import Outcome
from claimbook.judging.judgement import Judgement
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
from claimbook.report.strip import kind, strip

# a shape a verdict, so that colour is not needed to tell them apart
SHAPES = dict(zip(WORDS, "●▲✕◐◆○–", strict=True))
WHO_SAID_IT = ("attribution", "quotation")
ARTICLE = "the article"
FEW = 4  # figures named on a card; the table beside the page has all

View = dict[str, Any]


def claim_view(judged: JudgedArticle, judgement: Judgement, wording: Wording) -> View:
    """Return what the card of a Judgement known now says in a language."""
    claim, row, main = judgement.claim, judgement.claim.row, judgement.main
    names = names_of(judged, judgement, wording)
    before = judged.then[claim.claim_id].verdict
    sources = judged.opened.data.sources
    used = sorted({name for o in judgement.outcomes for name in o.sources})
    return {
        "claim": row.model_dump(),
        "verdict": verdict_view(judgement.verdict, wording, names),
        "statement": statement(judgement, wording),
        "printed": _in(row.printed, judged.opened.article.language),
        "said_by": said_by(row.said_by, wording),
        "who_said_it": row.type in WHO_SAID_IT,
        "main": main and _main(judgement, main, wording),
        "outcomes": _outcomes(judged, judgement, wording, names),
        "claimed": next(iter(_claimed(judgement, wording)), ""),
        "turns": [
            turn._asdict()
            | {"why": _why(judged, claim.claim_id, turn.alternative, wording)}
            for turn in turns(judgement, wording, names)
        ],
        "parts": [pointer(judged, part, wording) for part in judgement.parts],
        "judged_parts": sum(
            part.verdict.word != NOT_ENOUGH_DATA for part in judgement.parts
        ),
        "parts_by": wording.list(_compilers(judgement.parts)),
        "denials": [e.model_dump() for e in judgement.denials],
        "documents": _documents(judgement, wording),
        "released": main and main.released_by,
        "before": before != judgement.verdict and verdict_line(before, wording, names),
        "dateline": judged.opened.article.published,
        "chart": strip(judgement, wording, names),
        "sources": [sources[name].model_dump() for name in used if name in sources],
        "figures": main.used if main else (),
        "few": FEW,
        "working": "" if judgement.parts else f"{claim.notebook}.html",
    }


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
        "id": judgement.claim.claim_id,
        "statement": statement(judgement, wording),
    }


def statement(judgement: Judgement, wording: Wording) -> str:
    """Return what a claim says, in the reader's language."""
    return getattr(judgement.claim.row, f"statement_{wording.language}")


def said_by(name: str, wording: Wording) -> View:
    """Return who says it: the article, an economy by its name, or as written."""
    if name == ARTICLE:
        return _in(wording.gettext(ARTICLE), wording.language)
    english = wording.language == ENGLISH.language
    economy = None if english else translated(name, wording.locale)
    return _in(economy, wording.language) if economy else _in(name)


def names_of(
    judged: JudgedArticle, judgement: Judgement, wording: Wording
) -> dict[str, str]:
    """Return the names that the plan gives a claim's alternatives and its parts'."""
    names: dict[str, str] = {}
    for each in (*judgement.parts, judgement):
        entry = judged.opened.plan.get(each.claim.claim_id)
        names |= alternative_names(entry, wording) if entry else {}
    return names


def _in(text: str, language: str = ENGLISH.language) -> View:
    return {"text": text, "language": language}


def _why(
    judged: JudgedArticle, claim_id: str, alternative: str, wording: Wording
) -> View:
    """Return the analyst's reason for an alternative, English if it has no other."""
    entry = judged.opened.plan[claim_id]
    own = entry.reasons if alternative == MAIN else entry.other[alternative]
    text = own.get(f"why_{wording.language}")
    return _in(text, wording.language) if text else _in(own.get("why", ""))


def _claimed(judgement: Judgement, wording: Wording) -> list[str]:
    """Return the sets that make a claim right, in words, each once."""
    sets = (claimed_set(o, wording) for o in judgement.outcomes if o.finding)
    return list(dict.fromkeys(sets))


def _outcomes(
    judged: JudgedArticle,
    judgement: Judgement,
    wording: Wording,
    names: Mapping[str, str],
) -> list[View]:
    """Return every specification of a claim: what it measured, and why it is one.

    What all share is left out, and what those of an alternative share stands once.
    """
    rows, seen = [], set[str]()
    several = len(_claimed(judgement, wording)) > 1
    for o in judgement.outcomes:
        name = alternative_name(o.alternative, wording, names)
        if o.alternative == MAIN:
            name += wording.gettext(", the one that decides")
        why = _why(judged, o.claim_id, o.alternative, wording)
        rows.append(
            {
                "status": f"{SIGNS[o.status]} {wording.gettext(o.status)}",
                "alternative": name,
                "choice": ", ".join(map(str, o.varied.values())),
                "value": measured(o, wording),
                "claimed": claimed_set(o, wording) if several else "",
                "by": ", ".join(o.compilers),
                "note": _note(o, wording),
                "why": "" if o.alternative in seen else why,
            }
        )
        seen.add(o.alternative)
    return rows


def _note(outcome: Outcome, wording: Wording) -> View:
    """Return an outcome's note; one without a translation is English."""
    text = note(outcome, wording)
    return (
        _in(text, wording.language) if isinstance(outcome.note, Message) else _in(text)
    )


def _main(judgement: Judgement, main: Outcome, wording: Wording) -> View:
    """Return what the main alternative says, and how close it is to flipping."""
    percent = None if main.unit.startswith("percent") else main.margin_percent
    return {
        "value": measured(main, wording),
        "claimed": claimed_set(main, wording),
        "note": _note(main, wording),
        "by": wording.list(main.compilers),
        "on": len(judgement.compilers(HOLDS)),
        "off": len(judgement.compilers(FAILS)),
        "margin": margin(main, wording),
        "percent": wording.number(abs(percent), 2) if percent else "",
        "only_by_rounding": main.only_by_rounding,
    }


def _compilers(parts: tuple[Judgement, ...]) -> list[str]:
    """Return who stands behind the verdicts of a claim's parts."""
    sides = (part.compilers(side) for part in parts for side in (HOLDS, FAILS))
    return sorted({name for side in sides for name in side})


def _documents(judgement: Judgement, wording: Wording) -> View:
    """Return a claim's documents by stance, and who speaks on the side that decides."""
    stances: dict[str, list[Evidence]] = {}
    for row in judgement.evidence:
        stances.setdefault(row.stance, []).append(row)
    on, off = stances.get("supports", []), stances.get("denies", [])
    deciding = off if judgement.verdict.word in (CONTRADICTED, REVISED) else on
    parties = sorted({e.party for e in deciding if e.party})
    primary, agencies = (
        sorted({e.compiled_by for e in deciding if e.rank == rank and not e.party})
        for rank in ("primary", "agency")
    )
    return {
        "stances": {s: [e.model_dump() for e in own] for s, own in stances.items()},
        "on": len(on),
        "off": len(off),
        "total": len(judgement.evidence),
        "primary": len(primary),
        "parties": len(parties),
        "agencies": len(agencies),
        "by": wording.list(primary or parties or agencies),
        "last": max((e.date for e in judgement.evidence if e.date), default=None),
    }
