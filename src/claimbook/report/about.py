"""What the front page says of one article; its manifest keeps it."""

import csv

from claimbook.domain.verdict import WORDS


def about(article, tables):
    """Return what the front page says of one article: titles, date, verdicts, claims.

    `article` is what is known of it, `tables` the folder of its processed ones. Each of
    `search` is [claim id, statement in English, in Swedish, verdict].
    """
    words = {r["claim_id"]: r["known_now"] for r in _rows(tables / "verdicts.csv")}
    counted = list(words.values())
    return {
        "title_en": article.title_en,
        "title_sv": article.title_sv,
        "published": article.published.isoformat(),
        "language": article.language,
        "claims": len(words),
        "verdicts": {w: counted.count(w) for w in WORDS if w in counted},
        "search": [
            [r["claim_id"], r["statement_en"], r["statement_sv"], words[r["claim_id"]]]
            for r in _rows(tables / "claims.csv")
            if r["claim_id"] in words
        ],
    }


def _rows(table):
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
