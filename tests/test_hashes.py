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
            "40081c10163a3f5492232f9f7570af5a93df45223723a434ed6c831c1807ab11"
        ),
        "trade-first-time": (
            "83d9e9ad9c5a772298fb0bb18a6b0eac243c77db516b88c190ec9fbf37829d0a"
        ),
        "growth-driven-by-imports": (
            "f38750ce4c511ede3bb0ad9578c7f26123d0d5ed3876a8c98f4302d1f0b79b32"
        ),
        "credit-line-in-dollars": (
            "78bd281276b3f1ef7e5800319ec8c397d51b6a83a64d73a9a691e3770f020eee"
        ),
        "iron-ore-is-energy": (
            "3ee537f59f9692601da5b85c3f0848d8bf5e0a62a57568de4b428aeff7be8624"
        ),
        "alliances-strengthened": (
            "9aeaa7a932352ad505843b0c1aac7d07ee08d917d56ee80d0c72be3a25a70d8a"
        ),
        "colombia-joins-bri": (
            "d9edc9b249ce15e1d4822968f84582285d82a8eed23a8eff2cba67a9f36983b9"
        ),
    },
    "brasil-china-2023": {
        "ties-fifty-years": (
            "b9938e4ce747a39aabdeae52e881be69bb12e3f5e8229829b01dd5ffbd911ddb"
        ),
        "growth-two-terms": (
            "7d29ec0d1edf68e4c3a56351c996cbe3dd29673880d417e153e7ea45b2aa8485"
        ),
        "share-crude": (
            "e016fdd1e21fc95c56f68f1f305564210f1e3e1d14d626b9758966c11c8185c2"
        ),
    },
    "china-loans-2016": {
        "larger-than-banks": (
            "d2a845010fba38d8e3942112cc11f3ca3dbc3f0fb13783a73893695dc198141f"
        ),
        "loans-over-29": (
            "5f2e9543b8266c949b657fc43fc0063184166e51ce7c452c09726a021e952725"
        ),
    },
}
# of all claims' ids and hashes, a line each
EVERY = {
    "kina-celac-2025": (
        "11dba6e4ab7adf833ed3de3339d7c657d2255a62b4b272630b8b89c22811af9c"
    ),
    "brasil-china-2023": (
        "3715ab1e043617cd897c5b88837892939571b8977eb08e75fe919522e6eae772"
    ),
    "china-loans-2016": (
        "81cb8075d858766550b3c9927b2e6570922cd369a17ae3487b4e1c19b7d23671"
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
