"""The same verdicts for programs: ClaimReview in the page, tables beside it."""

import json

from claimbook.domain.verdict import CONTRADICTED, MIXED, SUPPORTED, UNDECIDED
from claimbook.judging.old_sentences import finding, verdict_line
from claimbook.report import show

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


def links(wording):
    """Return what stands beside the page, and what the ratings in it mean."""
    items = [
        show.link_to("data/verdicts.csv", wording.gettext("the verdicts (CSV)")),
        show.link_to(
            "data/datapackage.json", wording.gettext("every table (Data Package)")
        ),
        show.link_to(
            "manifest.json", wording.gettext("the manifest: every input with its hash")
        ),
    ]
    return (
        "<ul>"
        + "".join(f"<li>{item}</li>" for item in items)
        + f"</ul><p>{show.safe(wording.gettext(SCALE))}</p>"
    )


SCALE = (
    "The page holds a ClaimReview for each scored claim. Its rating runs from 1 to 5: "
    "5 supported, 4 supported but dependent on a choice, 3 mixed or undecided, 2 "
    "contradicted but dependent on a choice, 1 contradicted. A claim without enough "
    "data has no rating."
)


def claim_reviews(found, wording):
    """Return the ClaimReviews of all scored claims as one JSON-LD element."""
    graph = [review(found, one, wording) for one in found.scored]
    content = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(ESCAPED)}</script>'


def review(found, one, wording):
    """Return the ClaimReview of one Judged claim, as schema.org has it.

    It is dated by nothing: the page follows from its inputs, which the manifest names.
    """
    claim, article = one.claim, found.book.article
    line = verdict_line(one.verdict, wording, found.names(one, wording))
    rating = {
        "@type": "Rating",
        "alternateName": line,
        "bestRating": 5,
        "worstRating": 1,
    }
    if one.verdict.word in RATINGS:
        value = RATINGS[one.verdict.word][bool(one.verdict.depends_on)]
        rating["ratingValue"] = value
    if one.main:
        rating["ratingExplanation"] = finding(one, wording)
    appearance = {
        "@type": "NewsArticle",
        "headline": getattr(article, f"title_{wording.language}"),
        "datePublished": article.published.isoformat(),
        "inLanguage": article.language,
    }
    if article.address:
        appearance["url"] = article.address
    if article.outlet:
        appearance["publisher"] = {"@type": "Organization", "name": article.outlet}
    return {
        "@type": "ClaimReview",
        "url": f"#{claim.claim_id}",
        "inLanguage": wording.language,
        "author": {"@type": "Organization", "name": "claimbook"},
        "claimReviewed": found.statement(claim, wording),
        "itemReviewed": {
            "@type": "Claim",
            "identifier": claim.claim_id,
            "creditText": claim.said_by,
            "appearance": appearance,
        },
        "reviewRating": rating,
    }
