"""What verdicts rest on: a hash changes with a figure, a choice or a document alone.

A change of code leaves every hash as it is. Where a claim, a plan, a figure or a document
is changed on purpose, the tables below change with it.
"""

import hashlib
from pathlib import Path

import pytest

from claimbook.judging.opening import judge_article, open_article
from claimbook.project import Project

PROJECT = Project(Path(__file__).parents[1])

# claims that figures settle, documents settle, and nothing can
FEW = {
    "kina-celac-2025": {
        "trade-over-500": (
            "134c3718ba46961dabf0324476210c5ccb6c76b9bdd038e0054dade24fc2773a"
        ),
        "trade-first-time": (
            "ecafef583e9443a9c29e125c1b9d1f4a0cdcc79ebdc3b870b123010f9a038df7"
        ),
        "growth-driven-by-imports": (
            "5dd6c079a4efb104bc0be4ae4391a92b1dc321c08bfa4cb15c48e716e187b270"
        ),
        "credit-line-in-dollars": (
            "ffd88268793b7d3d62d9a38b818ec8b3c18e24a53f1e628feaf873f82fdb00bb"
        ),
        "iron-ore-is-energy": (
            "32da7d5be471f2dfd236efbeb08572517c9e0117fbb8a9165869d90809fd9d43"
        ),
        "alliances-strengthened": (
            "9aeaa7a932352ad505843b0c1aac7d07ee08d917d56ee80d0c72be3a25a70d8a"
        ),
        "colombia-joins-bri": (
            "3d41e7ab7319077cffeadd1a2df5c3b5fa8ba07645fe8af822b7cac76c7f8fbe"
        ),
    },
    "brasil-china-2023": {
        "ties-fifty-years": (
            "3d2dd69c13b5fc8b063b24b785d038b9a9ec06385e3078238dcbda47b7bd8b7c"
        ),
        "growth-two-terms": (
            "031bb22b249d6db1f5f0e159d65192a0d247af73c8a811325f1aae98d2278eac"
        ),
        "share-crude": (
            "a5ba5686190bfadb7eca0d6ef6d2e6f7e995b2f1289da3636499b2dc309477c1"
        ),
    },
    "china-loans-2016": {
        "larger-than-banks": (
            "309ab66f0f6846d3c1ae9a661d42989668fe03555bdff2ee8430350f473f5c44"
        ),
        "loans-over-29": (
            "d6b7761ae1c7cf507d6cf76a504e31a184af11d194beec02c65289a9987eec11"
        ),
    },
}
# of all claims' ids and hashes, a line each
EVERY = {
    "kina-celac-2025": (
        "0c003e0a3747dbe3f75c8f1848c4075713057f85fd26fbdc83cb11ba6e1c09ef"
    ),
    "brasil-china-2023": (
        "cbac1ec77796d70e5a41e0936b54e4d3bb15df3ba5780a340f2816d661449d59"
    ),
    "china-loans-2016": (
        "875c3456aff1de6c01b8737e7a8eea342cd428f705a2ff99a4c9d974e50de73c"
    ),
}


@pytest.fixture(scope="module", params=FEW)
def article(request):
    """The slug of an article, and its hashes by claim."""
    slug = request.param
    return slug, judge_article(open_article(PROJECT, slug)).hashes


def test_some_claims_rest_on_what_they_rested_on(article):
    slug, hashes = article
    assert {claim: hashes[claim] for claim in FEW[slug]} == FEW[slug]


def test_all_claims_rest_on_what_they_rested_on(article):
    slug, hashes = article
    lines = "".join(f"{claim} {value}\n" for claim, value in hashes.items())
    assert hashlib.sha256(lines.encode()).hexdigest() == EVERY[slug]


def test_every_article_is_held():
    assert FEW.keys() == EVERY.keys() == set(PROJECT.slugs())
