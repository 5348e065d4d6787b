"""What a claim's ways of counting found, as its card says it: no HTML.

A text that need not be in the page's language is {"text", "language"}.
"""

import re
from collections.abc import Mapping
from typing import Any

from claimbook.domain.economies import name as economy_name
from claimbook.domain.figures import Figure
from claimbook.domain.verdict import FAILS, HOLDS
from claimbook.domain.wording import ENGLISH, Message, Wording, word_of
from claimbook.judging.conclusions import named
from claimbook.judging.judge import Outcome
from claimbook.judging.judgement import Judgement
from claimbook.judging.opening import JudgedArticle
from claimbook.judging.sentences import (
    SIGNS,
    alternative_name,
    claimed_set,
    margin,
    measured,
    note,
)
from claimbook.judging.specifications import MAIN

IDS = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b")

View = dict[str, Any]


def text_in(text: str, language: str = ENGLISH.language) -> View:
    """Return a text with its language."""
    return {"text": text, "language": language}


def reason(
    judged: JudgedArticle, claim_id: str, alternative: str, wording: Wording
) -> View:
    """Return the analyst's reason for an alternative, English if it has no other."""
    entry = judged.opened.plan[claim_id]
    own = entry.reasons if alternative == MAIN else entry.other[alternative]
    text = own.get(f"why_{wording.language}")
    return text_in(text, wording.language) if text else text_in(own.get("why", ""))


def claimed_sets(judgement: Judgement, wording: Wording) -> list[str]:
    """Return the sets that make a claim right, in words, each once."""
    sets = (claimed_set(o, wording) for o in judgement.outcomes if o.finding)
    return list(dict.fromkeys(sets))


def outcomes(
    judged: JudgedArticle,
    judgement: Judgement,
    wording: Wording,
    names: Mapping[str, str],
) -> list[View]:
    """Return every specification of a claim: what it measured, and why it is one.

    What all share is left out, and what those of an alternative share stands once.
    """
    rows, seen = [], set[str]()
    several = len(claimed_sets(judgement, wording)) > 1
    for o in judgement.outcomes:
        name = alternative_name(o.alternative, wording, names)
        if o.alternative == MAIN:
            name += wording.gettext(", the one that decides")
        why = reason(judged, o.claim_id, o.alternative, wording)
        rows.append(
            {
                "status": f"{SIGNS[o.status]} {wording.gettext(o.status)}",
                "alternative": name,
                "choice": ", ".join(without_ids(judged, v) for v in o.varied.values()),
                "value": measured(o, wording),
                "claimed": claimed_set(o, wording) if several else "",
                "by": ", ".join(named(o.compilers, wording)),
                "note": note_of(judged, o, wording),
                "why": "" if o.alternative in seen else why,
            }
        )
        seen.add(o.alternative)
    return rows


def note_of(judged: JudgedArticle, outcome: Outcome, wording: Wording) -> View:
    """Return an outcome's note, its sources by who published them.

    One without a translation is English.
    """
    text = without_ids(judged, note(outcome, wording))
    translated = isinstance(outcome.note, Message)
    return text_in(text, wording.language if translated else ENGLISH.language)


def of_whom(figure: Figure, wording: Wording) -> str:
    """Return whose figure it is and of when, as a list shows it."""
    locale = None if wording.language == ENGLISH.language else wording.locale
    whose = economy_name(figure.reporter, locale)
    return ", ".join(filter(None, [whose, figure.period]))


def without_ids(judged: JudgedArticle, text: object) -> str:
    """Return a text with its sources named by who published them."""

    def called(name: re.Match[str]) -> str:
        source = judged.opened.data.sources.get(name[0])
        return source.institution if source else word_of(name[0])

    return IDS.sub(called, str(text))


def main_view(
    judged: JudgedArticle, judgement: Judgement, main: Outcome, wording: Wording
) -> View:
    """Return what the main alternative says, and how close it is to flipping."""
    percent = None if main.unit.startswith("percent") else main.margin_percent
    return {
        "value": measured(main, wording),
        "claimed": claimed_set(main, wording),
        "note": note_of(judged, main, wording),
        "by": wording.list(named(main.compilers, wording)),
        "on": len(judgement.compilers(HOLDS)),
        "off": len(judgement.compilers(FAILS)),
        "margin": margin(main, wording),
        "percent": wording.number(abs(percent), 2) if percent else "",
        "only_by_rounding": main.only_by_rounding,
    }
