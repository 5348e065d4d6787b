"""What a begun article lacks: each thing listed, and none of a finished one."""

import pytest

from claimbook.data.unfinished import PROPOSED
from claimbook.judging.opening import check, open_article

FOLDER = "articles/tiny"


def lacks(project):
    """What check lists, from the article's folder down; it is no fault."""
    listed = check(project.project, ["tiny"])
    assert tuple(listed) == open_article(project.project, "tiny").lacks
    return [str(lack).removeprefix(f"data/raw/{FOLDER}/") for lack in listed]


def test_a_finished_article_lacks_nothing(project):
    assert lacks(project) == []


@pytest.mark.parametrize(
    ("edit", "lack"),
    [
        (
            ("article.yaml", "title_en: A title", "title_en: Untitled"),
            "article.yaml, title_en: found 'Untitled'; allowed: what the article is "
            "about. Write it.",
        ),
        (
            ("claims.csv", "One came.", "To be written in own words: count"),
            "claims.csv, guest-one: found statement_en = 'To be written in own words:' …; "
            "allowed: the claim in your own words. Write it, or drop the row.",
        ),
        (
            ("claims.csv", "En kom.", "Att skriva i egna ord: antal"),
            "claims.csv, guest-one: found statement_sv = 'Att skriva i egna ord:' …; "
            "allowed: the claim in your own words. Write it, or drop the row.",
        ),
        (
            ("plan.yaml", "- claim: loan", f"{PROPOSED}: fix it\n- claim: loan"),
            "plan.yaml, line 12: found proposals; allowed: what was looked at. Take the "
            "marks of what fits away, and the rest out.",
        ),
    ],
)
def test_what_is_not_written_yet_is_listed(project, edit, lack):
    name, before, after = edit
    project.edit(f"{FOLDER}/{name}", before, after)
    assert lacks(project) == [lack]


def test_an_empty_plan_is_unfinished_where_no_document_answers(project):
    project.write(f"{FOLDER}/plan.yaml", "[]\n")
    assert lacks(project) == [
        "plan.yaml: found no entry, and no document for trade, loan; allowed: a check "
        "or a document for what is scored. Plan a check of it, or cite a document."
    ]


def test_an_article_without_claims_is_unfinished(project):
    for name in ("claims.csv", "evidence.csv"):
        header = project.path(f"{FOLDER}/{name}").read_text("utf-8").split("\n")[0]
        project.write(f"{FOLDER}/{name}", f"{header}\n")
    project.write(f"{FOLDER}/plan.yaml", "[]\n")
    assert lacks(project) == [
        "claims.csv: found no claim; allowed: one row a claim. Write the article's "
        "claims."
    ]
