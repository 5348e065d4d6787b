"""What others take from a claim's page: its ClaimReview, and how to cite it."""

import json
from typing import Any

from claimbook.data.schema import Settings
from claimbook.domain.verdict import CONTRADICTED, MIXED, SUPPORTED, UNDECIDED
from claimbook.domain.wording import Wording
from claimbook.judging.conclusions import conclusion, verdict_in_words
from claimbook.judging.judgement import Judgement
from claimbook.judging.opening import JudgedArticle
from claimbook.report.claim_view import View, names_of, statement
from claimbook.report.languages import claim_page

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


def json_in_page(content: Any) -> str:
    """Return content as JSON that a script element may hold."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.translate(ESCAPED)


def address(
    judged: JudgedArticle, settings: Settings, claim_id: str, language: str, lead: str
) -> str:
    """Return where a claim's page is published, or its file name if nowhere."""
    page = claim_page(claim_id, language, lead)
    if settings.address is None:
        return page
    root = settings.address.rstrip("/")
    return f"{root}/{judged.opened.article.slug}/claims/{page}"


def review(
    judged: JudgedArticle,
    judgement: Judgement,
    settings: Settings,
    wording: Wording,
    lead: str,
) -> dict[str, Any]:
    """Return the ClaimReview of a claim, as schema.org has it.

    It rates the claim as it was when printed, by what was public on that day.
    """
    article, row = judged.opened.article, judgement.claim.row
    then = judged.then[row.claim_id]
    us = {"@type": "Organization", "name": settings.name}
    if settings.address:
        us["url"] = settings.address
    rating: dict[str, Any] = {
        "@type": "Rating",
        "alternateName": verdict_in_words(
            then.verdict, wording, names_of(judged, then, wording)
        ),
        "ratingExplanation": conclusion(judgement, wording),
    }
    if then.verdict.word in RATINGS:
        value = RATINGS[then.verdict.word][bool(then.verdict.depends_on)]
        rating |= {"ratingValue": value, "worstRating": 1, "bestRating": 5}
    content: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "inLanguage": wording.language,
        "author": us,
        "claimReviewed": statement(judgement, wording),
        "itemReviewed": {
            "@type": "Claim",
            "identifier": row.claim_id,
            "author": _author(judged, row.said_by),
            "datePublished": article.published.isoformat(),
            "appearance": _work(article.model_dump(), article.published, wording),
        },
        "reviewRating": rating,
    }
    if settings.address:
        page = address(judged, settings, row.claim_id, wording.language, lead)
        content["url"] = page
    if article.checked_on:
        content["datePublished"] = article.checked_on.isoformat()
    if article.lineage:
        last = article.lineage[-1]
        first = {"outlet": last.publisher, "address": last.address}
        content["itemReviewed"]["firstAppearance"] = _work(first, last.published, None)
    return content


def _author(judged: JudgedArticle, said_by: str) -> dict[str, Any]:
    """Return who says it: the article's outlet, or whom the article names."""
    outlet = judged.opened.article.outlet
    name = outlet if said_by == "the article" and outlet else said_by
    return {"@type": "Organization" if name == outlet else "Person", "name": name}


def _work(facts: dict[str, Any], published: Any, wording: Wording | None) -> View:
    """Return a text as schema.org has it, with what is known of it."""
    work: View = {"@type": "NewsArticle"}
    if wording:
        work["headline"] = facts[f"title_{wording.language}"]
        work["inLanguage"] = facts["language"]
    if published:
        work["datePublished"] = published.isoformat()
    if facts["address"]:
        work["url"] = facts["address"]
    if facts["outlet"]:
        work["publisher"] = {"@type": "Organization", "name": facts["outlet"]}
    return work


def citation(
    judged: JudgedArticle, judgement: Judgement, settings: Settings, where: str
) -> View:
    """Return what to cite a claim's page by: as a text, and as BibTeX."""
    article, row = judged.opened.article, judgement.claim.row
    title = f"{row.statement_en} {judgement.verdict.word.capitalize()}."
    year = article.checked_on.year if article.checked_on else None
    facts = {"title": title, "author": f"{{{settings.name}}}", "year": year}
    facts |= {"note": f"on {article.outlet or article.title_en}, {article.published}"}
    facts |= {"howpublished": f"\\url{{{where}}}" if settings.address else None}
    lines = [f"  {n} = {{{_bibtex(v)}}}" for n, v in facts.items() if v]
    key = f"claimbook-{article.slug}-{row.claim_id}"
    dated = f" ({article.checked_on.isoformat()})" if article.checked_on else ""
    place = f", {where}" if settings.address else ""
    return {
        "text": f"{settings.name}{dated}: “{row.statement_en}” "
        f"{judgement.verdict.word.capitalize()}. "
        f"{article.title_en}, {row.claim_id}{place}",
        "bibtex": f"@misc{{{key},\n" + ",\n".join(lines) + "\n}",
    }


def _bibtex(value: object) -> str:
    """Return a value with what BibTeX takes for a command escaped."""
    text = str(value)
    if text.startswith(("{", "\\url")):
        return text
    for sign in "&%$#_":
        text = text.replace(sign, f"\\{sign}")
    return text
