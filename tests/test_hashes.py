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
            "4d205e73e658ec28ba646a3c55c763d25a98ecb16713ad54b759bb493a623b5a"
        ),
        "trade-first-time": (
            "4024b0a15093469a2304691a5cd1f020881de0536e73d9d5e8e5052a0dfd8b98"
        ),
        "growth-driven-by-imports": (
            "5dd6c079a4efb104bc0be4ae4391a92b1dc321c08bfa4cb15c48e716e187b270"
        ),
        "credit-line-in-dollars": (
            "863363476959bc35d538bc9252a669d20d0eae2e4c87b761e32b5a4086515279"
        ),
        "iron-ore-is-energy": (
            "3ee537f59f9692601da5b85c3f0848d8bf5e0a62a57568de4b428aeff7be8624"
        ),
        "alliances-strengthened": (
            "9aeaa7a932352ad505843b0c1aac7d07ee08d917d56ee80d0c72be3a25a70d8a"
        ),
        "colombia-joins-bri": (
            "a55ffb1157a8bb4753747bee3dcef124134242d930cd2c059ce5f1db4b1dfe8a"
        ),
    },
    "brasil-china-2023": {
        "ties-fifty-years": (
            "b9938e4ce747a39aabdeae52e881be69bb12e3f5e8229829b01dd5ffbd911ddb"
        ),
        "growth-two-terms": (
            "031bb22b249d6db1f5f0e159d65192a0d247af73c8a811325f1aae98d2278eac"
        ),
        "share-crude": (
            "c5653a7102fbaef23eb5e7513db7535c80f66aac7a48b17acac4c5c208741d9e"
        ),
    },
    "china-loans-2016": {
        "larger-than-banks": (
            "d2a845010fba38d8e3942112cc11f3ca3dbc3f0fb13783a73893695dc198141f"
        ),
        "loans-over-29": (
            "d6b7761ae1c7cf507d6cf76a504e31a184af11d194beec02c65289a9987eec11"
        ),
    },
}
# of all claims' ids and hashes, a line each
EVERY = {
    "kina-celac-2025": (
        "602638d5a0ee5a0dc7d741a9edb7b0e3638ff8dcfa114bad899c6e43ca7dc333"
    ),
    "brasil-china-2023": (
        "cb6b9f6a5e73ef761330f5d77d0d0b48ff2954005e43e67adccd3d83e5d8b316"
    ),
    "china-loans-2016": (
        "0f9d56cdb3d31e6f4761904556eb156ce52177c1d42692a0272dbfa5d10d1973"
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
