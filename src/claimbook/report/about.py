"""What the front page says of one article; its manifest keeps it."""

import csv

from claimbook.verdict import WORDS


def about(article, tables):
    """Return what the front page says of one article: titles, date, verdicts, claims.

    `claims` are [claim id, statement in English, in Swedish, verdict], to be searched.
    """
    with (tables / "verdicts.csv").open(encoding="utf-8", newline="") as file:
        words = {row["claim_id"]: row["known_now"] for row in csv.DictReader(file)}
    found, counted = article.article, list(words.values())
    return {
        "title_en": found.title_en,
        "title_sv": found.title_sv,
        "published": found.published.isoformat(),
        "language": found.language,
        "claims": len(words),
        "verdicts": {w: counted.count(w) for w in WORDS if w in counted},
        "search": [
            [c.claim_id, c.statement_en, c.statement_sv, words[c.claim_id]]
            for c in article.claims
            if c.claim_id in words
        ],
    }
