"""A JudgedArticle as its page says it: texts, numbers and dates of one language.

Beside what people read stands what programs read in the page: ClaimReview as schema.org
has it.
"""

import json
from typing import Any

from claimbook.domain.verdict import (
    CONTRADICTED,
    MIXED,
    NOT_CHECKABLE,
    REVISED,
    SUPPORTED,
    UNDECIDED,
    WORDS,
)
from claimbook.domain.wording import Wording, word_of
from claimbook.judging.judgement import Judgement
from claimbook.judging.opening import JudgedArticle
from claimbook.judging.sentences import main_finding, verdict_line
from claimbook.report.claim_view import (
    SHAPES,
    View,
    names_of,
    pointer,
    said_by,
    statement,
)
from claimbook.report.strip import kind, overview

# verdict: (rating, rating where it depends on a choice), on a scale of 1 to 5
RATINGS = {
    SUPPORTED: (5, 4),
    REVISED: (4, 4),
    MIXED: (3, 3),
    UNDECIDED: (3, 3),
    CONTRADICTED: (1, 2),
}
# no text may end a script element, and no mark turn what a reader sees of the source
ESCAPED = {
    ord(c): f"\\u{ord(c):04x}"
    for c in "<>&\u2028\u2029\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069"
}


def article_view(judged: JudgedArticle, wording: Wording) -> View:
    """Return what an article's page says beside the cards of its claims."""
    article, claims = judged.opened.article, scored(judged)
    by_word = {
        word: [j for j in claims if j.verdict.word == word]
        for word in WORDS
        if word != NOT_CHECKABLE
    }
    used = {name for j in claims for o in j.outcomes for name in o.sources}
    sources = judged.opened.data.sources
    return {
        "article": article.model_dump(),
        "title": getattr(article, f"title_{wording.language}"),
        "written_in": wording.locale.languages.get(article.language, article.language),
        "any": bool(judged.now),
        "total": len(claims),
        "tally": tally({word: len(own) for word, own in by_word.items()}, wording),
        "held": len(by_word[SUPPORTED]),
        "hanging": sum(bool(j.verdict.depends_on) for j in claims),
        "changed": sum(
            j.verdict != judged.then[claim_id].verdict
            for claim_id, j in judged.now.items()
        ),
        "chart": overview(claims, wording, SHAPES),
        "others": [
            pointer(judged, judgement, wording)
            for word, own in by_word.items()
            if word != MIXED
            for judgement in own
            if word != SUPPORTED or judgement.contested
        ],
        "topics": {
            j.claim.row.topic: wording.gettext(word_of(j.claim.row.topic))
            for j in claims
        },
        "not_scored": [
            {
                "statement": statement(judgement, wording),
                "kind": wording.gettext(judgement.claim.row.type),
                "said_by": said_by(judgement.claim.row.said_by, wording),
            }
            for judgement in judged.now.values()
            if judgement.verdict.word == NOT_CHECKABLE
        ],
        "sources": [
            sources[name].model_dump() for name in sorted(used) if name in sources
        ],
        "hashes": {j.claim.claim_id: judged.hashes[j.claim.claim_id] for j in claims},
        "reviews": reviews(judged, wording),
    }


def scored(judged: JudgedArticle) -> list[Judgement]:
    """Return the claims that can be right or wrong, known now."""
    return [j for j in judged.now.values() if j.verdict.word != NOT_CHECKABLE]


def tally(counts: dict[str, int], wording: Wording) -> list[View]:
    """Return the number of claims of each verdict that there is."""
    return [
        {
            "kind": kind(word),
            "shape": SHAPES[word],
            "number": number,
            "word": wording.gettext(word),
        }
        for word in WORDS
        if (number := counts.get(word))
    ]


def about(judged: JudgedArticle) -> dict[str, Any]:
    """Return what the front page says of an article: titles, date, verdicts, claims.

    Each of `search` is [claim id, statement in English, in Swedish, verdict].
    """
    article = judged.opened.article
    words = [j.verdict.word for j in judged.now.values()]
    return {
        "title_en": article.title_en,
        "title_sv": article.title_sv,
        "published": article.published.isoformat(),
        "language": article.language,
        "claims": len(words),
        "verdicts": {w: words.count(w) for w in WORDS if w in words},
        "search": [
            [row.claim_id, row.statement_en, row.statement_sv, word]
            for row, word in zip(
                (j.claim.row for j in judged.now.values()), words, strict=True
            )
        ],
    }


def reviews(judged: JudgedArticle, wording: Wording) -> str:
    """Return the ClaimReviews of all scored claims, as JSON that is safe in a page."""
    article = judged.opened.article
    appearance: dict[str, Any] = {
        "@id": "#article",
        "@type": "NewsArticle",
        "headline": getattr(article, f"title_{wording.language}"),
        "datePublished": article.published.isoformat(),
        "inLanguage": article.language,
    }
    if article.address:
        appearance["url"] = article.address
    if article.outlet:
        appearance["publisher"] = {"@type": "Organization", "name": article.outlet}
    us = {"@id": "#claimbook", "@type": "Organization", "name": "claimbook"}
    own = [review(judged, judgement, wording) for judgement in scored(judged)]
    return json_in_page(
        {"@context": "https://schema.org", "@graph": [us, appearance, *own]}
    )


def json_in_page(content: Any) -> str:
    """Return content as JSON that a script element may hold."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.translate(ESCAPED)


def review(
    judged: JudgedArticle, judgement: Judgement, wording: Wording
) -> dict[str, Any]:
    """Return the ClaimReview of one Judgement, as schema.org has it.

    It is dated by nothing: the page follows from its inputs, which the manifest names.
    """
    claim, verdict = judgement.claim, judgement.verdict
    names = names_of(judged, judgement, wording)
    rating: dict[str, Any] = {
        "@type": "Rating",
        "alternateName": verdict_line(verdict, wording, names),
    }
    if verdict.word in RATINGS:
        rating["ratingValue"] = RATINGS[verdict.word][bool(verdict.depends_on)]
    if judgement.main:
        rating["ratingExplanation"] = main_finding(judgement, wording)
    return {
        "@type": "ClaimReview",
        "url": f"#{claim.claim_id}",
        "inLanguage": wording.language,
        "author": {"@id": "#claimbook"},
        "claimReviewed": statement(judgement, wording),
        "itemReviewed": {
            "@type": "Claim",
            "identifier": claim.claim_id,
            "creditText": claim.row.said_by,
            "appearance": {"@id": "#article"},
        },
        "reviewRating": rating,
    }
