"""ClaimReview by schema.org's own terms, and ratings that follow from verdicts."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claimbook.domain.verdict import Verdict
from claimbook.domain.wording import ENGLISH
from claimbook.report.languages import in_language
from claimbook.report.machine import claim_reviews, review

TYPES = json.loads((Path(__file__).parent / "schema-org.json").read_text())["types"]


def is_a(kind, wanted):
    while kind:
        if kind == wanted:
            return True
        kind = TYPES[kind].get("is_a")
    return False


def ranges(kind, name):
    """The ranges of a property of a type or of one it is a kind of, None if unknown."""
    while kind:
        if name in TYPES[kind]:
            return TYPES[kind][name]
        kind = TYPES[kind].get("is_a")
    return None


def fits(value, wanted):
    if isinstance(value, dict):
        return value["@type"] in TYPES and is_a(value["@type"], wanted)
    if wanted == "Number":
        return isinstance(value, int | float)
    if wanted == "URL":
        return isinstance(value, str) and value.startswith(("#", "https://", "http://"))
    if wanted == "Date":
        return isinstance(value, str) and bool(date.fromisoformat(value))
    return wanted == "Text" and isinstance(value, str)


def faults(node):
    """What a node of JSON-LD holds that schema.org does not know, one line each."""
    if node.get("@type") not in TYPES:
        return [f"no such type: {node.get('@type')}"]
    found = []
    for name, value in node.items():
        if name.startswith("@"):
            continue
        wanted = ranges(node["@type"], name)
        if wanted is None:
            found.append(f"{node['@type']} has no {name}")
        elif not any(fits(value, each) for each in wanted):
            found.append(f"{node['@type']}.{name} is no {' or '.join(wanted)}")
        if isinstance(value, dict):
            found += faults(value)
    return found


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_scored_claim_has_a_valid_review(conclusion, language):
    found = conclusion()
    element = claim_reviews(found, in_language(language))
    content = json.loads(element.partition(">")[2].removesuffix("</script>"))
    assert content["@context"] == "https://schema.org"
    graph = content["@graph"]
    assert [faults(node) for node in graph] == [[]] * len(graph)
    ids = [node["itemReviewed"]["identifier"] for node in graph]
    assert ids == ["trade", "loan", "guests", "guest-one"]  # the opinion has none
    assert {node["url"] for node in graph} == {f"#{i}" for i in ids}


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Rumour"}, "no such type: Rumour"),
        ({"@type": "Rating", "stars": 5}, "Rating has no stars"),
        ({"@type": "Rating", "ratingValue": []}, "Rating.ratingValue is no Number"),
        ({"@type": "ClaimReview", "url": "x y"}, "ClaimReview.url is no URL"),
        (
            {"@type": "Review", "reviewRating": {"@type": "Claim"}},
            "Review.reviewRating is no Rating",
        ),
    ],
)
def test_what_schema_org_does_not_know_is_seen(node, fault):
    assert faults(node)[0].startswith(fault)


@pytest.mark.parametrize(
    ("verdict", "value"),
    [
        (Verdict("supported"), 5),
        (Verdict("supported", ("x",)), 4),
        (Verdict("mixed"), 3),
        (Verdict("undecided"), 3),
        (Verdict("contradicted", ("x",)), 2),
        (Verdict("contradicted"), 1),
        (Verdict("not enough data"), None),
    ],
)
def test_a_rating_follows_from_the_verdict(conclusion, verdict, value):
    found = conclusion()
    one = replace(found.now["trade"], verdict=verdict)
    rating = review(found, one, ENGLISH)["reviewRating"]
    assert rating.get("ratingValue") == value
    assert rating["alternateName"].startswith(verdict.word)
