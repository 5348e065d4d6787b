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
            "de04d5a918fdf2c4867aea85acfaf31bc9f9261a32422722bb4ab26c5292f277"
        ),
        "trade-first-time": (
            "8d9380173faf1835cb2369d1af6ef7c260a38cb40e555edd39edc91ef694d9da"
        ),
        "growth-driven-by-imports": (
            "1cc6d3cee96426bfdd193a84a22d057088df30d2807f5d224733b2484e593320"
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
            "842698b7639ed4d9a9d3f48f6bd1a9a85471a13a19c3d94bedfab2d17e5d62d6"
        ),
    },
    "china-loans-2016": {
        "larger-than-banks": (
            "d2a845010fba38d8e3942112cc11f3ca3dbc3f0fb13783a73893695dc198141f"
        ),
        "loans-over-29": (
            "11b76587e5508a0d73e72ce4dd61f5553597ad201b3dee7bd211d5444b31ffbd"
        ),
    },
}
# of all claims' ids and hashes, a line each
EVERY = {
    "kina-celac-2025": (
        "7ed54541b02d9beb584e905b8fdb978daa1c9e05344e231c994063141f0ae42c"
    ),
    "brasil-china-2023": (
        "26840165a7164ae927c0678cc34bac5a5a88f9c6f652d40cbc65fe3219651594"
    ),
    "china-loans-2016": (
        "7074af6add8e99a4e71c8596bc1d22a9fee0451b1d11276f85e91499304bba86"
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
