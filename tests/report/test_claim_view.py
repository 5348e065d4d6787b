"""What a card says of a claim, as plain values of one language."""

import pytest

from claimbook.domain.wording import ENGLISH
from claimbook.report.claim_view import SHAPES, claim_view, said_by
from claimbook.report.languages import in_language

SWEDISH = in_language("sv")


def view(judged, claim_id, wording=ENGLISH):
    return claim_view(judged, judged.now[claim_id], wording)


def test_figures_say_how_close_it_is_and_what_turns_it(judged):
    card = view(judged, "trade")
    assert card["verdict"] == {
        "kind": "supported",
        "shape": "●",
        "line": "supported, but not by imports only",
    }
    assert card["main"] == {
        "value": "510.5 bn USD",
        "claimed": "above 500 bn USD",
        "note": {"text": "sum over 1 country; no figure for CHL", "language": "en"},
        "by": "customs",
        "on": 1,
        "off": 1,
        "margin": "It would turn at 500 bn USD, 10.5 bn USD away.",
        "percent": "2",
        "only_by_rounding": False,
    }
    (turn,) = card["turns"]
    assert turn["sentence"] == "It fails by imports only: 210 bn USD."
    assert turn["why"] == {"text": "One direction.", "language": "en"}
    assert card["before"] is False  # the same on the dateline


def test_what_all_ways_of_counting_share_is_said_once(judged):
    main, other = view(judged, "trade", SWEDISH)["outcomes"]
    assert main["alternative"] == "huvudvalet, det som avgör"
    assert (main["status"], other["status"]) == ("✓ håller", "✗ faller")
    assert main["claimed"] == other["claimed"] == ""
    assert view(judged, "trade")["claimed"] == "above 500 bn USD"


def test_documents_are_counted_by_who_speaks(judged):
    card = view(judged, "guest-one")
    assert card["main"] is None and card["outcomes"] == []
    documents = card["documents"]
    assert (documents["on"], documents["off"], documents["total"]) == (1, 0, 1)
    assert (documents["primary"], documents["agencies"]) == (0, 1)
    assert documents["by"] == "AP"
    assert str(documents["last"]) == "2025-05-13"


def test_a_whole_points_to_its_parts_and_has_no_working_of_its_own(judged):
    card = view(judged, "guests")
    assert [part["id"] for part in card["parts"]] == ["guest-one"]
    assert card["judged_parts"] == 0
    assert card["working"] == ""
    assert view(judged, "guest-one")["working"] == "4-documents.html"


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("the article", "sv", ("artikeln", "sv")),
        ("China", "sv", ("Kina", "sv")),
        ("China", "en", ("China", "en")),
        ("Xi", "sv", ("Xi", "en")),
    ],
)
def test_who_says_it_is_named_in_the_language_it_has(name, language, expected):
    said = said_by(name, in_language(language))
    assert (said["text"], said["language"]) == expected


def test_every_verdict_has_a_shape_of_its_own():
    assert len(set(SHAPES.values())) == len(SHAPES)
