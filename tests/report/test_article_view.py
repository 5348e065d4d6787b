"""What an article's page says at a glance, and its ClaimReview by schema.org's terms."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claimbook.domain.verdict import Verdict
from claimbook.domain.wording import ENGLISH
from claimbook.report.article_view import about, article_view, review, reviews
from claimbook.report.languages import in_language

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


def fits(value, wanted, nodes):
    if isinstance(value, dict):
        kind = value.get("@type", nodes.get(value.get("@id")))
        return kind in TYPES and is_a(kind, wanted)
    if wanted == "Number":
        return isinstance(value, int | float)
    if wanted == "URL":
        return isinstance(value, str) and value.startswith(("#", "https://", "http://"))
    if wanted == "Date":
        return isinstance(value, str) and bool(date.fromisoformat(value))
    return wanted == "Text" and isinstance(value, str)


def faults(node, nodes=None):
    """What a node of JSON-LD holds that schema.org does not know, one line each.

    `nodes` are the types of those that others refer to by "@id".
    """
    nodes = nodes or {}
    if set(node) == {"@id"}:
        return [] if node["@id"] in nodes else [f"no such node: {node['@id']}"]
    if node.get("@type") not in TYPES:
        return [f"no such type: {node.get('@type')}"]
    found = []
    for name, value in node.items():
        if name.startswith("@"):
            continue
        wanted = ranges(node["@type"], name)
        if wanted is None:
            found.append(f"{node['@type']} has no {name}")
        elif not any(fits(value, each, nodes) for each in wanted):
            found.append(f"{node['@type']}.{name} is no {' or '.join(wanted)}")
        if isinstance(value, dict):
            found += faults(value, nodes)
    return found


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_scored_claim_has_a_valid_review(judged, language):
    content = json.loads(reviews(judged, in_language(language)))
    assert content["@context"] == "https://schema.org"
    graph = content["@graph"]
    nodes = {node["@id"]: node["@type"] for node in graph if "@id" in node}
    assert nodes == {"#claimbook": "Organization", "#article": "NewsArticle"}
    assert [faults(node, nodes) for node in graph] == [[]] * len(graph)
    own = [node for node in graph if node["@type"] == "ClaimReview"]
    ids = [node["itemReviewed"]["identifier"] for node in own]
    assert ids == ["trade", "loan", "guests", "guest-one"]  # the opinion has none
    assert {node["url"] for node in own} == {f"#{i}" for i in ids}


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Rumour"}, "no such type: Rumour"),
        ({"@type": "Rating", "stars": 5}, "Rating has no stars"),
        ({"@type": "Review", "author": {"@id": "#nobody"}}, "Review.author is no"),
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
def test_a_rating_follows_from_the_verdict(judged, verdict, value):
    judgement = replace(judged.now["trade"], verdict=verdict)
    rating = review(judged, judgement, ENGLISH)["reviewRating"]
    assert rating.get("ratingValue") == value
    assert rating["alternateName"].startswith(verdict.word)


def test_the_result_counts_and_points_to_what_is_not_supported(judged):
    view = article_view(judged, ENGLISH)
    assert view["total"] == 4 and view["held"] == 2
    assert [(c["kind"], c["number"]) for c in view["tally"]] == [
        ("supported", 2),
        ("not-enough-data", 2),
    ]
    assert view["hanging"] == 1
    assert [c["id"] for c in view["others"]] == ["guests", "guest-one"]


def test_the_front_page_knows_titles_verdicts_and_words(judged):
    facts = about(judged)
    assert facts["title_sv"] == "En rubrik" and facts["claims"] == 5
    assert facts["verdicts"]["not checkable"] == 1
    assert ["guests", "Two came.", "Två kom.", "not enough data"] in facts["search"]


def test_the_view_is_of_one_language(judged):
    view = article_view(judged, in_language("sv"))
    assert view["title"] == "En rubrik" and view["written_in"] == "svenska"
    assert view["topics"] == {
        "trade": "handel",
        "exchange_rate": "växelkurs",
        "people": "personer",
    }
    assert view["not_scored"] == [
        {
            "statement": "Stämningen var god.",
            "kind": "åsikt",
            "said_by": {"text": "artikeln", "language": "sv"},
        }
    ]
    assert [source["name"] for source in view["sources"]] == ["customs", "rates"]
    assert view["hashes"] == {c: h for c, h in judged.hashes.items() if c != "mood"}
