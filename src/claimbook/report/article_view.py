"""A JudgedArticle as its front page says it, in one language."""

from typing import Any

from claimbook.data.schema import Settings
from claimbook.domain.verdict import (
    CONTRADICTED,
    NOT_CHECKABLE,
    NOTHING_PUBLIC,
    REVISED,
    SUPPORTED,
    UNDATED,
    WORDS,
)
from claimbook.domain.wording import Wording, word_of
from claimbook.judging.conclusions import but, conclusion
from claimbook.judging.findings import filled
from claimbook.judging.judgement import Judgement
from claimbook.judging.opening import JudgedArticle
from claimbook.report.claim_view import (
    SHAPES,
    View,
    names_of,
    pointer,
    statement,
)
from claimbook.report.languages import claim_page, in_language, leading
from claimbook.report.strip import kind, strip

OF_THE_ARTICLE = "article"  # the subject of statements on the article's own consistency


def article_view(judged: JudgedArticle, settings: Settings, wording: Wording) -> View:
    """Return what an article's front page says."""
    article, language = judged.opened.article, wording.language
    leaves = leaves_of(judged)
    judgeable = [j for j in leaves if j.verdict.word != NOT_CHECKABLE]
    used = {name for j in judgeable for o in j.outcomes for name in o.sources}
    sources = judged.opened.data.sources
    return {
        "article": article,
        "settings": settings,
        "title": getattr(article, f"title_{language}"),
        "written_in": wording.locale.languages.get(article.language, article.language),
        "finding": filled(getattr(article, f"finding_{language}"), judged, wording),
        "findings": [
            {
                "text": filled(getattr(finding, f"text_{language}"), judged, wording),
                "claims": [
                    pointer(judged, judged.now[c], wording) for c in finding.claims
                ],
            }
            for finding in article.findings
        ],
        "chart": _chart(judged, wording),
        "judgeable": len(judgeable),
        "own": sum(j.claim.row.topic == OF_THE_ARTICLE for j in judgeable),
        "tally": tally(counted(judgeable), wording),
        "groups": _groups(judged, leaves, wording),
        "unscored": len(leaves) - len(judgeable),
        "earlier": _earlier(judged, leaves, wording),
        "rows": [_row(judged, j, wording) for j in judged.now.values()],
        "topics": {
            j.claim.row.topic: wording.gettext(word_of(j.claim.row.topic))
            for j in judged.now.values()
        },
        "words": {
            kind(word): wording.gettext(word)
            for word in WORDS
            if any(j.verdict.word == word for j in judged.now.values())
        },
        "working": [
            file.stem
            for file in sorted(judged.opened.project.notebooks.glob("*.ipynb"))
            if file.stem not in article.without
        ],
        "sources": [sources[name] for name in sorted(used) if name in sources],
        "lead": leading(article.language, settings.languages),
    }


def leaves_of(judged: JudgedArticle) -> list[Judgement]:
    """Return the claims that have no parts: what a summary counts."""
    return [j for j in judged.now.values() if not j.parts]


def counted(claims: list[Judgement]) -> dict[str, int]:
    """Return the number of claims of each verdict that there is."""
    words = [j.verdict.word for j in claims]
    return {word: words.count(word) for word in WORDS if word in words}


def tally(counts: dict[str, int], wording: Wording) -> list[View]:
    """Return the number of claims of each verdict, as a list shows them."""
    return [
        {
            "kind": kind(word),
            "shape": SHAPES[word],
            "number": number,
            "word": wording.gettext(word),
        }
        for word, number in counts.items()
    ]


def _groups(
    judged: JudgedArticle, leaves: list[Judgement], wording: Wording
) -> dict[str, list[View]]:
    """Return the claims that an editor looks at first, a line each, by what they are.

    Statements on the article's own consistency stand among the others.
    """
    rows: dict[str, list[View]] = {
        "wrong": [],
        "contested": [],
        "revised": [],
        "open": [],
    }
    for judgement in leaves:
        verdict = judgement.verdict
        if verdict.word == CONTRADICTED:
            name = "wrong"
        elif verdict.word == REVISED:
            name = "revised"
        elif verdict.word == SUPPORTED:
            name = "contested" if verdict.depends_on else ""
        elif verdict.word == NOT_CHECKABLE:
            name = ""
        else:
            name = "open"
        if name:
            rows[name].append(_line(judged, judgement, wording))
    return rows


def _line(judged: JudgedArticle, judgement: Judgement, wording: Wording) -> View:
    """Return a claim in a line: what it says, and what was found of it."""
    names = names_of(judged, judgement, wording)
    return pointer(judged, judgement, wording) | {
        "conclusion": conclusion(judgement, wording),
        "but": but(judgement, wording, names),
    }


def _earlier(
    judged: JudgedArticle, leaves: list[Judgement], wording: Wording
) -> dict[str, list[View]]:
    """Return what would have read differently on the article's day, by what differs.

    What has been revised since stands by itself, and is not among them.
    """
    rows: dict[str, list[View]] = {UNDATED: [], NOTHING_PUBLIC: [], "otherwise": []}
    for judgement in leaves:
        then, word = (
            judged.then[judgement.claim.claim_id].verdict,
            judgement.verdict.word,
        )
        if then.word == word or word == REVISED:
            continue
        line = pointer(judged, judgement, wording)
        own = rows[then.lacks or "otherwise"]
        own.append(line | {"then": wording.gettext(then.word)})
    return {name.replace(" ", "_"): own for name, own in rows.items()}


def _row(judged: JudgedArticle, judgement: Judgement, wording: Wording) -> View:
    row = judgement.claim.row
    return pointer(judged, judgement, wording) | {
        "part": bool(row.part_of),
        "topic": row.topic,
        "subject": wording.gettext(word_of(row.topic)),
    }


def _chart(judged: JudgedArticle, wording: Wording) -> View | None:
    """Return the chart that carries the finding, if the article names one."""
    chart = judged.opened.article.chart
    if chart is None:
        return None
    judgement = judged.now[chart.claim]
    title = getattr(chart, f"title_{wording.language}")
    return {
        "claim": pointer(judged, judgement, wording),
        "title": filled(title, judged, wording),
        "strip": strip(judgement, wording, names_of(judged, judgement, wording)),
    }


def about(judged: JudgedArticle, settings: Settings) -> dict[str, Any]:
    """Return what the index says of an article, in each of the project's languages.

    Each of `search` is [address, statement, verdict, what else is searched in].
    """
    article, own = judged.opened.article, dict[str, Any]()
    lead = leading(article.language, settings.languages)
    leaves = leaves_of(judged)
    for language in settings.languages:
        wording = in_language(language)
        finding = filled(getattr(article, f"finding_{language}"), judged, wording)
        own[language] = {
            "title": getattr(article, f"title_{language}"),
            "finding": finding,
            "search": [
                [
                    f"claims/{claim_page(claim_id, language, lead)}",
                    statement(judgement, wording),
                    wording.gettext(judgement.verdict.word),
                    _searched(judged, judgement),
                ]
                for claim_id, judgement in judged.now.items()
            ],
        }
    return {
        "published": article.published.isoformat(),
        "language": article.language,
        "lead": lead,
        "claims": len(leaves),
        "verdicts": counted(leaves),
        "in": own,
    }


def _searched(judged: JudgedArticle, judgement: Judgement) -> str:
    """Return what else of a claim is searched: its printed words, who stands behind."""
    row = judgement.claim.row
    sources = {c for o in judgement.outcomes for c in o.compilers}
    sources |= {e.publisher for e in judgement.evidence}
    return " ".join([row.printed, row.said_by, *sorted(sources)])
