"""What a begun article still lacks, so that its report is a draft."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from claimbook.data.raw_files import read_text
from claimbook.data.schema import Article, Claim
from claimbook.data.vocabulary import NOT_SCORED
from claimbook.faults import Collector

# what stands in a new article until somebody has written it
TITLES = {"title_en": "Untitled", "title_sv": "Utan titel"}
TO_WRITE = {
    "statement_en": "To be written in own words: ",
    "statement_sv": "Att skriva i egna ord: ",
}
PROPOSED = "# Proposed from the text"
OWN_WORDS = "in your own words"


def add_unfinished(
    article: Article | None,
    claims: Collection[Claim],
    documented: Collection[str],
    entries: Collection[Any],
    folder: Path,
    lacks: Collector,
) -> None:
    """Add what an article lacks to `lacks`; `documented` are claims with a document.

    It is no fault: a report can be made of it, which says that it is a draft.
    """
    name = lacks.file
    facts = lacks.in_file(f"{name}/article.yaml")
    for column, text in TITLES.items():
        if getattr(article, column, "") == text:
            facts.add(column, repr(text), "what the article is about", "Write it.")
    rows = lacks.in_file(f"{name}/claims.csv")
    if not claims:
        rows.add("", "no claim", "one row a claim", "Write the article's claims.")
    for claim in claims:
        for column, begin in TO_WRITE.items():
            if getattr(claim, column).startswith(begin.strip()):
                given = f"{column} = {begin.strip()!r} …"
                fix = "Write it, or drop the row."
                rows.add(claim.claim_id, given, f"the claim {OWN_WORDS}", fix)
    plan = lacks.in_file(f"{name}/plan.yaml")
    whole = {claim.part_of for claim in claims}
    open_claims = [
        claim.claim_id
        for claim in claims
        if claim.type not in NOT_SCORED
        and claim.claim_id not in whole
        and claim.claim_id not in documented
    ]
    if open_claims and not entries:
        given = f"no entry, and no document for {', '.join(open_claims[:3])}"
        fix = "Plan a check of it, or cite a document."
        plan.add("", given, "a check or a document for what is scored", fix)
    text = read_text(folder / "plan.yaml", Collector()) or ""
    if PROPOSED in text:
        line = text[: text.index(PROPOSED)].count("\n") + 1
        fix = "Take the marks of what fits away, and the rest out."
        plan.add(f"line {line}", "proposals", "what was looked at", fix)
