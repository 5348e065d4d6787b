"""What holds a run: verdicts that were looked at, of claims worded as they were then."""

import pytest
from small import SLUG

from claimbook.build import reviewed
from claimbook.judging.opening import judge_article, open_article
from claimbook.judging.rows import VerdictRow
from claimbook.judging.tables import frame, save, verdict_rows

LOAN = "loan,,2,exchange_rate,conversion,Xi"


@pytest.fixture
def built(project, monkeypatch):
    """The verdicts of the small article, as a report of its inputs has them in place."""
    monkeypatch.setattr(reviewed, "_check_age", lambda *_: None)
    folder = project.project.processed / SLUG
    folder.mkdir(parents=True)
    judged = judge_article(open_article(project.project, SLUG))
    save(frame(verdict_rows(judged), VerdictRow), folder / "verdicts.csv")
    return folder / "verdicts.csv"


def differences(project, built):
    return reviewed.differences(project.project, SLUG, built).splitlines()


def test_what_is_accepted_holds(project, built):
    assert differences(project, built) == []  # nothing to hold it to yet
    reviewed.accept(project.project, SLUG)
    assert differences(project, built) == []


@pytest.mark.parametrize(
    ("claim", "old", "new"),
    [
        ("guest-one", "One came.,", "Nobody came.,"),
        ("loan", LOAN, LOAN.replace("Xi", "Lula")),
        ("loan", "72 miljarder yuan", "72 miljarder euro"),
        ("trade", "förra året", "i år"),
        (
            "guest-one",
            "guest-one,guests,3,people,existence",
            "guest-one,,3,people,date",
        ),
    ],
)
def test_a_claim_that_is_reworded_is_looked_at_again(project, built, claim, old, new):
    reviewed.accept(project.project, SLUG)
    project.edit("articles/tiny/claims.csv", old, new)
    first, second, third = differences(project, built)[:3]
    assert first == (
        "tiny: 1 verdicts differ from the reviewed ones, or are of claims that are "
        "worded otherwise"
    )
    assert second == f"  {claim}: reworded"
    assert third == (
        "Read plan and documents against the words again. If it is meant: "
        "claimbook accept tiny"
    )


def test_another_place_in_the_article_is_no_other_wording(project, built):
    reviewed.accept(project.project, SLUG)
    project.edit("articles/tiny/claims.csv", "trade,,1,", "trade,,2,")
    assert differences(project, built) == []
