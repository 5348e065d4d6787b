"""Every rule for an article's files, with a case that breaks it."""

import pytest
import yaml

ARTICLE = "articles/tiny/article.yaml"
CLAIMS = "articles/tiny/claims.csv"
PLAN = "articles/tiny/plan.yaml"
EVIDENCE = "articles/tiny/evidence.csv"


def test_what_is_read_is_what_is_written(project):
    _, article = project.read()
    assert article.article.published.isoformat() == "2025-05-13"
    assert [c.claim_id for c in article.claims] == [
        "trade",
        "loan",
        "guests",
        "guest-one",
        "mood",
    ]
    assert list(article.plan) == ["trade", "loan"]
    assert [e.stance for e in article.evidence] == ["supports"]


def test_an_article_that_is_not_there_is_told_from_those_that_are(project):
    assert project.fault("tinny") == (
        "articles/tinny: found no such article; allowed: tiny. Did you mean tiny? An "
        "article is a folder of data/raw/articles."
    )


ARTICLE_FAULTS = {
    "another slug than the folder's": (
        (ARTICLE, "slug: tiny", "slug: small"),
        ", slug: found 'small'; allowed: the folder's name, tiny. Rename one of them.",
    ),
    "a language not read": (
        (ARTICLE, "language: sv", "language: fr"),
        ": found language = 'fr'; allowed: sv, en, es or pt. Fix the entry.",
    ),
    "a date that is none": (
        (ARTICLE, "published: 2025-05-13", "published: 13 May"),
        ": found published = '13 May'; allowed: Input should be a valid date",
    ),
    "no date": (
        (ARTICLE, "published: 2025-05-13\n", ""),
        ": found no published; allowed: published is needed. It is the date on it, ",
    ),
    "a hash that is none": (
        (ARTICLE, "text_sha256: a", "text_sha256: z"),
        "; allowed: String should match pattern '^[0-9a-f]{64}$'. Fix the entry.",
    ),
    "a key the schema has not": (
        (ARTICLE, "outlet: null", "outlet: null\npaper: A"),
        ": found unknown paper; allowed: address, chart, checked_by, checked_on, "
        "finding_en, finding_sv, findings, language, lineage, note, outlet, place, "
        "published, rests_on, reviewed_by, slug, text_sha256, text_words, title_en, "
        "title_sv, without. Did you mean place? "
        "Fix the entry.",
    ),
    "an unknown claim type": (
        (CLAIMS, "trade,threshold", "trade,treshold"),
        ", row 2: found type = 'treshold'; allowed: level, threshold, first_time, ",
    ),
    "a claim type nearly right": (
        (CLAIMS, "trade,threshold", "trade,treshold"),
        "opinion, motive or forecast. Did you mean threshold? Fix the cell.",
    ),
    "an unknown topic": (
        (CLAIMS, "diplomacy,opinion", "diplomaci,opinion"),
        "people or article. Did you mean diplomacy? Fix the cell.",
    ),
    "a paragraph before the first": (
        (CLAIMS, "mood,,4", "mood,,0"),
        ", row 6: found paragraph = '0'; allowed: Input should be greater than or",
    ),
    "an id of other letters": (
        (CLAIMS, "mood,,4", "The Mood,,4"),
        ", row 6: found claim_id = 'The Mood'; allowed: String should match pattern",
    ),
    "no statement": (
        (CLAIMS, "The mood was good.", " "),
        ", row 6: found statement_en = ' '; allowed: String should have at least 1",
    ),
    "an id twice": (
        (CLAIMS, "mood,,4", "trade,,4"),
        ", row 6: found the id 'trade' of row 2; allowed: one row a claim. Give one of "
        "them another id.",
    ),
    "a part of nothing": (
        (CLAIMS, "mood,,4", "mood,guest,4"),
        ", row 6: found part_of = 'guest'; allowed: the id of a claim that is itself "
        "no part. Did you mean guests? Fix the id.",
    ),
    "a part of a part": (
        (CLAIMS, "mood,,4", "mood,guest-one,4"),
        ", row 6: found part_of = 'guest-one'; allowed: the id of a claim that is ",
    ),
    "a part of itself": (
        (CLAIMS, "mood,,4", "mood,mood,4"),
        ", row 6: found part_of = 'mood'; allowed: the id of a claim that is ",
    ),
    "evidence for no claim": (
        (EVIDENCE, "guest-one", "guest-on"),
        ", row 2: found claim_id = 'guest-on'; allowed: a claim of claims.csv. Did you "
        "mean guest-one? Fix the id.",
    ),
    "an unknown stance": (
        (EVIDENCE, "supports", "support"),
        ", row 2: found stance = 'support'; allowed: supports, denies, other_reading, "
        "context or silent. Did you mean supports? Fix the cell.",
    ),
    "an unknown rank": (
        (EVIDENCE, ",agency,", ",newspaper,"),
        ", row 2: found rank = 'newspaper'; allowed: primary, agency or rewrite. Fix",
    ),
    "a document of no date": (
        (EVIDENCE, "2025-05-13", "yesterday"),
        ", row 2: found date = 'yesterday'; allowed: Input should be a valid date",
    ),
    "a document nowhere": (
        (EVIDENCE, "https://example.org/a", ""),
        ", row 2: found address = ''; allowed: String should match pattern",
    ),
}


@pytest.mark.parametrize(
    ("edit", "message"), ARTICLE_FAULTS.values(), ids=ARTICLE_FAULTS
)
def test_what_breaks_a_rule_is_refused(project, edit, message):
    project.edit(*edit)
    fault = project.fault()
    assert fault.startswith(edit[0])
    assert message in fault


@pytest.mark.parametrize("text", ["claim: trade", "7", "trade"])
def test_a_plan_is_a_list(project, text):
    project.write(PLAN, text)
    kind = type(yaml.safe_load(text)).__name__
    assert project.fault() == (
        f"{PLAN}: found a {kind}; allowed: a list of entries. Begin each entry with a "
        "dash."
    )


@pytest.mark.parametrize("stance", ["supports", "denies", "other_reading", "context"])
@pytest.mark.parametrize("kind", ["existence", "consistency"])
def test_no_text_is_proof_of_itself_or_of_what_renders_it(project, stance, kind):
    lineage = "lineage: [{relation: rewording of, publisher: AP, published: null, address: 'https://example.org/a'}]"
    project.edit(ARTICLE, "outlet: null", f"outlet: null\n{lineage}")
    project.edit(EVIDENCE, ",supports,", f",{stance},")
    project.edit(CLAIMS, "guests,3,people,existence", f"guests,3,people,{kind}")
    allowed = stance == "context" or kind == "consistency"
    assert allowed or project.fault() == (
        f"{EVIDENCE}, row 2: found the stance {stance} of a text that the article is or "
        "renders; allowed: another text, or context. No text proves itself. Give it the "
        "stance context."
    )
    assert not allowed or project.faults() == []


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]"])
def test_a_plan_may_be_empty(project, text):
    project.write(PLAN, text)
    assert project.faults() == []
