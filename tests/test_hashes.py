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
            "9c6c6bc0c6387f8e01ea990504c9dfc7954ed8eccb82c373732a75341ad39030"
        ),
    },
    "brasil-china-2023": {
        "ties-fifty-years": (
            "72606dad48fa1d54ab5644edce0e47a98c0335d9bdeb88fb06416a6f68dbfc95"
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
            "de2ecb9723d379d7e3cc87279941eca093b227a8731614ad2c7767ad9d3330fc"
        ),
        "loans-over-29": (
            "5f2e9543b8266c949b657fc43fc0063184166e51ce7c452c09726a021e952725"
        ),
    },
}
# of all claims' ids and hashes, a line each
EVERY = {
    "kina-celac-2025": (
        "c2b2689942bdab50a102b29eb41030828f8105bdc17dc70faa720fc280a07709"
    ),
    "brasil-china-2023": (
        "defc8ebd63d95202339bc0682e6e3b6e2484c297696a5122c5ed0c7dd3736f53"
    ),
    "china-loans-2016": (
        "559775d9cfd08d398e8ad20e232d4b0dfc608330959396fdf900a631cb6a8a94"
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
