"""What an article's page says at a glance, and its ClaimReview by schema.org's terms."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claimbook.data.schema import Settings
from claimbook.domain.verdict import Verdict
from claimbook.domain.wording import ENGLISH
from claimbook.report.article_view import about, article_view
from claimbook.report.languages import in_language
from claimbook.report.structured import citation, review

HERE = Settings(name="A desk", address="https://example.org/checks/")
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


@pytest.mark.parametrize("settings", [HERE, Settings()])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_claim_has_a_valid_review(judged, language, settings):
    for claim_id, judgement in judged.now.items():
        content = review(judged, judgement, settings, in_language(language), "sv")
        assert content.pop("@context") == "https://schema.org"
        assert faults(content) == []
        page = f"{claim_id}.en.html" if language == "en" else f"{claim_id}.html"
        published = f"https://example.org/checks/tiny/claims/{page}"
        assert content.get("url") == (published if settings.address else None)
        claim = content["itemReviewed"]
        assert claim["identifier"] == claim_id
        assert claim["datePublished"] == "2025-05-13"
        assert claim["appearance"]["@type"] == "NewsArticle"


def test_a_claim_is_rated_as_it_was_when_printed(judged):
    then = judged.then | {
        "trade": replace(judged.then["trade"], verdict=Verdict("contradicted"))
    }
    changed = replace(judged, then=then)
    rating = review(changed, judged.now["trade"], HERE, ENGLISH, "sv")["reviewRating"]
    assert (rating["ratingValue"], rating["alternateName"]) == (1, "contradicted")
    assert "510.5 bn USD" in rating["ratingExplanation"]


def test_a_claim_can_be_cited(judged):
    where = "https://example.org/checks/tiny/claims/trade.html"
    cite = citation(judged, judged.now["trade"], HERE, where)
    assert cite["text"].startswith("A desk: “") and cite["text"].endswith(where)
    assert cite["bibtex"].startswith("@misc{claimbook-tiny-trade,\n  title = {")
    assert f"howpublished = {{\\url{{{where}}}}}" in cite["bibtex"]


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
    then = judged.then | {"trade": replace(judged.then["trade"], verdict=verdict)}
    changed = replace(judged, then=then)
    rating = review(changed, judged.now["trade"], HERE, ENGLISH, "sv")["reviewRating"]
    assert rating.get("ratingValue") == value
    assert rating["alternateName"].startswith(verdict.word)


def test_a_summary_counts_leaves_and_names_what_an_editor_looks_for(judged):
    view = article_view(judged, HERE, ENGLISH)
    assert (view["judgeable"], view["unscored"]) == (
        3,
        1,
    )  # guests is counted by its part
    assert [(c["kind"], c["number"]) for c in view["tally"]] == [
        ("supported", 2),
        ("not-enough-data", 1),
    ]
    groups = {name: [c["id"] for c in own] for name, own in view["groups"].items()}
    assert groups == {
        "wrong": [],
        "contested": ["trade"],
        "revised": [],
        "open": ["guest-one"],
    }
    assert (
        view["groups"]["contested"][0]["but"] == "But not by imports only (210 bn USD)."
    )
    assert [row["id"] for row in view["rows"]] == list(judged.now)


def test_the_index_knows_titles_verdicts_and_words(judged):
    facts = about(judged, HERE)
    assert facts["in"]["sv"]["title"] == "En rubrik" and facts["claims"] == 4
    assert facts["verdicts"]["not checkable"] == 1
    assert facts["lead"] == "sv"
    rows = {row[0]: row[1:] for row in facts["in"]["en"]["search"]}
    statement, word, more = rows["claims/guest-one.en.html"]
    assert (statement, word) == ("One came.", "not enough data")
    assert "AP" in more


def test_the_view_is_of_one_language(judged):
    view = article_view(judged, HERE, in_language("sv"))
    assert view["title"] == "En rubrik" and view["written_in"] == "svenska"
    assert view["topics"]["exchange_rate"] == "växelkurs"
    assert [source.name for source in view["sources"]] == ["customs", "rates"]
