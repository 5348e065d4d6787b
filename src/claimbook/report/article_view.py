"""A JudgedArticle as its page says it: texts and numbers of one language, no HTML.

Beside the parts of the page for readers stands what programs read in it: ClaimReview
as schema.org has it.
"""

import json
from typing import Any

from claimbook.data.schema import Lineage
from claimbook.domain.verdict import (
    CONTRADICTED,
    MIXED,
    NOT_CHECKABLE,
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
    kind,
    names_of,
    pointer,
    said_by,
    source_view,
    statement,
)
from claimbook.report.strip import overview

JUDGED = tuple(word for word in WORDS if word != NOT_CHECKABLE)
# verdict: (rating, rating where it depends on a choice), on a scale of 1 to 5
RATINGS = {
    SUPPORTED: (5, 4),
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


def scored(judged: JudgedArticle) -> list[Judgement]:
    """Return the claims that can be right or wrong, known now."""
    return [j for j in judged.now.values() if j.verdict.word != NOT_CHECKABLE]


def about(judged: JudgedArticle) -> dict[str, Any]:
    """Return what the front page says of an article: titles, date, verdicts, claims.

    Each of `search` is [claim id, statement in English, in Swedish, verdict].
    """
    article, words = (
        judged.opened.article,
        [j.verdict.word for j in judged.now.values()],
    )
    return {
        "title_en": article.title_en,
        "title_sv": article.title_sv,
        "published": article.published.isoformat(),
        "language": article.language,
        "claims": len(words),
        "verdicts": {w: words.count(w) for w in WORDS if w in words},
        "search": [
            [row.claim_id, row.statement_en, row.statement_sv, judgement.verdict.word]
            for judgement in judged.now.values()
            for row in (judgement.claim.row,)
        ],
    }


def headline(judged: JudgedArticle, wording: Wording) -> View:
    """Return the article's title, what it is and which texts it renders."""
    article = judged.opened.article
    language = wording.locale.languages.get(article.language, article.language)
    return {
        "title": getattr(article, f"title_{wording.language}"),
        "outlet": {
            "text": article.outlet or wording.gettext("outlet not known"),
            "address": article.address or "",
        },
        "published": wording.date(article.published),
        "in_language": wording.gettext("in {language}", language=language),
        "lineage": [_step(step, wording) for step in article.lineage],
    }


def _step(step: Lineage, wording: Wording) -> View:
    return {
        "relation": wording.gettext(step.relation),
        "publisher": {"text": step.publisher, "address": step.address or ""},
        "published": wording.date(step.published) if step.published else "",
        "note": step.note,
    }


def result(judged: JudgedArticle, wording: Wording) -> View:
    """Return the result at a glance: how many of which verdict, and what stands out."""
    claims = scored(judged)
    by_word = _by_word(claims)
    then = judged.then
    return {
        "any": bool(judged.now),
        "total": len(claims),
        "tally": [_counted(word, len(own), wording) for word, own in by_word.items()],
        "held": len(by_word.get(SUPPORTED, ())),
        "hanging": sum(bool(j.verdict.depends_on) for j in claims),
        "changed": sum(j.verdict != then[c].verdict for c, j in judged.now.items()),
        "chart": overview(claims, wording, SHAPES),
        "others": [
            pointer(judged, j, wording)
            for word, own in by_word.items()
            if word not in (SUPPORTED, MIXED)
            for j in own
        ],
    }


def _by_word(claims: list[Judgement]) -> dict[str, list[Judgement]]:
    """Return {verdict: its claims} in the order of the words, empty ones left out."""
    by_word = {word: [j for j in claims if j.verdict.word == word] for word in JUDGED}
    return {word: own for word, own in by_word.items() if own}


def _counted(word: str, number: int, wording: Wording) -> View:
    return {
        "kind": kind(word),
        "shape": SHAPES[word],
        "number": number,
        "word": wording.gettext(word),
    }


def filters(judged: JudgedArticle, wording: Wording) -> View:
    """Return what to filter the cards by: verdicts and subjects that there are."""
    claims = scored(judged)
    topics = dict.fromkeys(j.claim.row.topic for j in claims)
    return {
        "total": len(claims),
        "verdicts": [
            _counted(word, len(own), wording) for word, own in _by_word(claims).items()
        ],
        "topics": [(topic, wording.gettext(word_of(topic))) for topic in topics],
    }


def not_scored(judged: JudgedArticle, wording: Wording) -> View:
    """Return the opinions, motives and forecasts: listed, not judged."""
    return {
        "claims": [
            {
                "statement": statement(judgement, wording),
                "kind": wording.gettext(judgement.claim.row.type),
                "said_by": said_by(judgement.claim.row.said_by, wording),
            }
            for judgement in judged.now.values()
            if judgement.verdict.word == NOT_CHECKABLE
        ]
    }


def sources(judged: JudgedArticle, wording: Wording) -> View:
    """Return the sources that the verdicts rest on, with licence, dates and address."""
    used = {name for j in judged.now.values() for o in j.outcomes for name in o.sources}
    at_hand = judged.opened.data.sources
    return {
        "sources": [
            source_view(at_hand[name], wording)
            for name in sorted(used)
            if name in at_hand
        ]
    }


def hashes(judged: JudgedArticle, wording: Wording) -> View:
    """Return the hash of everything that each verdict rests on."""
    return {
        "claims": [
            {
                "id": judgement.claim.claim_id,
                "sha256": judged.hashes[judgement.claim.claim_id],
            }
            for judgement in scored(judged)
        ]
    }


def machines(judged: JudgedArticle, wording: Wording) -> View:
    """Return the ClaimReviews of all scored claims, as JSON that is safe in a page."""
    about = _article(judged, wording)
    reviews = [review(judged, j, wording) for j in scored(judged)]
    graph = [{"@id": "#claimbook", "@type": "Organization", "name": "claimbook"}]
    content = {"@context": "https://schema.org", "@graph": [*graph, about, *reviews]}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return {"reviews": text.translate(ESCAPED)}


def _article(judged: JudgedArticle, wording: Wording) -> dict[str, Any]:
    """Return the article as the appearance that every reviewed claim refers to."""
    article = judged.opened.article
    node: dict[str, Any] = {
        "@id": "#article",
        "@type": "NewsArticle",
        "headline": getattr(article, f"title_{wording.language}"),
        "datePublished": article.published.isoformat(),
        "inLanguage": article.language,
    }
    if article.address:
        node["url"] = article.address
    if article.outlet:
        node["publisher"] = {"@type": "Organization", "name": article.outlet}
    return node


def review(
    judged: JudgedArticle, judgement: Judgement, wording: Wording
) -> dict[str, Any]:
    """Return the ClaimReview of one Judgement, as schema.org has it.

    It is dated by nothing: the page follows from its inputs, which the manifest names.
    """
    claim, verdict = judgement.claim, judgement.verdict
    rating: dict[str, Any] = {
        "@type": "Rating",
        "alternateName": verdict_line(
            verdict, wording, names_of(judged, judgement, wording)
        ),
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
