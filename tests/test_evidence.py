"""The articles' documents: what may count as proof, and of how many origins."""

from urllib.parse import urlsplit

import pytest

from claimbook.judging.opening import open_article
from claimbook.project import Project

# copies of other publishers' texts on sites that have nothing to do with them
COPYING = (
    "94ha.com",
    "askpandi.com",
    "ckhq.net",
    "ctmanga.com",
    "gjswrc.com",
    "rvsolutions.in",
    "trinityvietnam.vn",
)


@pytest.fixture(scope="module", params=Project.find().slugs())
def opened(request):
    return open_article(Project.find(), request.param)


def test_a_copy_on_an_unrelated_site_is_no_document_of_a_party(opened):
    assert [
        (e.claim_id, e.source_id)
        for e in opened.evidence
        if e.rank != "rewrite" and urlsplit(e.address).netloc.endswith(COPYING)
    ] == []


def test_texts_of_unnamed_agencies_are_one_origin(opened):
    assert {e.compiled_by for e in opened.evidence if "wire" in e.compiled_by} <= {
        "unnamed wire"
    }
    assert not any("agency text" in e.compiled_by for e in opened.evidence)


def test_a_source_is_one_document_with_one_date_address_and_origin(opened):
    documents = {}
    for e in opened.evidence:
        documents.setdefault(e.source_id, set()).add((e.date, e.address))
    assert {name: found for name, found in documents.items() if len(found) > 1} == {}
