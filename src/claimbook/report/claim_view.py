"""A Judgement as its card says it: texts, numbers and dates of one language, no HTML.

A text that need not be in the page's language is {"text", "language"}.
"""

from collections.abc import Mapping

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
from claimbook.domain.wording import ENGLISH, Wording
from claimbook.judging.conclusions import (
    but,
    conclusion,
    is_ours,
    named,
    needed,
    verdict_in_words,
)
from claimbook.judging.judgement import Judgement
from claimbook.judging.opening import JudgedArticle
from claimbook.judging.sentences import (
    alternative_names,
    turns,
)
from claimbook.report.outcome_view import (
    View,
    claimed_sets,
    main_view,
    of_whom,
    outcomes,
    reason,
    text_in,
    without_ids,
)
from claimbook.report.strip import kind, strip

# a shape a verdict, so that colour is not needed to tell them apart
SHAPES = dict(zip(WORDS, "●▲✕◐◆○–", strict=True))
WHO_SAID_IT = ("attribution", "quotation")
ARTICLE = "the article"
FEW = 4  # figures named on a card; the table beside the page has all


def claim_view(judged: JudgedArticle, judgement: Judgement, wording: Wording) -> View:
    """Return what the card of a Judgement known now says in a language."""
    claim, row, main = judgement.claim, judgement.claim.row, judgement.main
    names = names_of(judged, judgement, wording)
    before = judged.then[claim.claim_id].verdict
    sources = judged.opened.data.sources
    used = sorted({name for o in judgement.outcomes for name in o.sources})
    shown = claim.scored and not judgement.parts  # by its notebook
    return {
        "claim": row.model_dump(),
        "verdict": verdict_view(judgement.verdict, wording, names),
        "statement": statement(judgement, wording),
        "conclusion": conclusion(judgement, wording),
        "needed": needed(judgement, wording),
        "but": but(judgement, wording, names),
        "ours": main is not None and is_ours(main),
        "printed": text_in(row.printed, judged.opened.article.language),
        "said_by": said_by(row.said_by, wording),
        "who_said_it": row.type in WHO_SAID_IT,
        "main": main and main_view(judged, judgement, main, wording),
        "outcomes": outcomes(judged, judgement, wording, names),
        "claimed": next(iter(claimed_sets(judgement, wording)), ""),
        "turns": [
            {
                "sentence": turn.sentence,
                "note": without_ids(judged, turn.note),
                "why": reason(judged, claim.claim_id, turn.alternative, wording),
            }
            for turn in turns(judgement, wording, names)
        ],
        "parts": [pointer(judged, part, wording) for part in judgement.parts],
        "judged_parts": sum(
            part.verdict.word != NOT_ENOUGH_DATA for part in judgement.parts
        ),
        "parts_by": wording.list(named(_compilers(judgement.parts), wording)),
        "denials": [e.model_dump() for e in judgement.denials],
        "documents": _documents(judgement, wording),
        "released": main and main.released_by,
        "before": before != judgement.verdict
        and verdict_in_words(before, wording, names),
        "dateline": judged.opened.article.published,
        "chart": strip(judgement, wording, names),
        "sources": [sources[name].model_dump() for name in used if name in sources],
        "figures": [(of_whom(f, wording), f) for f in main.used] if main else [],
        "few": FEW,
        "working": f"{claim.notebook}.html" if shown else "",
    }


def verdict_view(
    verdict: Verdict, wording: Wording, names: Mapping[str, str] | None = None
) -> View:
    """Return a verdict as a badge shows it: class, shape, words, what it depends on."""
    return {
        "kind": kind(verdict.word),
        "shape": SHAPES[verdict.word],
        "line": verdict_in_words(verdict, wording, names),
    }


def pointer(judged: JudgedArticle, judgement: Judgement, wording: Wording) -> View:
    """Return a line that names another claim's verdict and leads to its card."""
    names = names_of(judged, judgement, wording)
    return verdict_view(judgement.verdict, wording, names) | {
        "id": judgement.claim.claim_id,
        "word": wording.gettext(judgement.verdict.word),
        "depends": bool(judgement.verdict.depends_on),
        "statement": statement(judgement, wording),
    }


def statement(judgement: Judgement, wording: Wording) -> str:
    """Return what a claim says, in the reader's language."""
    return getattr(judgement.claim.row, f"statement_{wording.language}")


def said_by(name: str, wording: Wording) -> View:
    """Return who says it: the article, an economy by its name, or as written."""
    if name == ARTICLE:
        return text_in(wording.gettext(ARTICLE), wording.language)
    english = wording.language == ENGLISH.language
    economy = None if english else translated(name, wording.locale)
    return text_in(economy, wording.language) if economy else text_in(name)


def names_of(
    judged: JudgedArticle, judgement: Judgement, wording: Wording
) -> dict[str, str]:
    """Return the names that the plan gives a claim's alternatives and its parts'."""
    names: dict[str, str] = {}
    for each in (*judgement.parts, judgement):
        entry = judged.opened.plan.get(each.claim.claim_id)
        names |= alternative_names(entry, wording) if entry else {}
    return names


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
        "by": wording.list(named(primary or parties or agencies, wording)),
        "last": max((e.date for e in judgement.evidence if e.date), default=None),
    }
