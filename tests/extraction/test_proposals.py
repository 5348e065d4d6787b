from datetime import date

from claimbook.data.schema import Claim
from claimbook.extraction import read
from claimbook.extraction.proposals import proposals

TEXT = """Trade topped $500 billion for the first time last year, the minister said.

China pledged 66 billion yuan (about 9.2 billion dollars). Peru joined the pact.
The number of quetzals was 7.
"""
DAY = date(2025, 5, 13)


def proposed(text, sources=None):
    return proposals(text, read(text, DAY, "en"), DAY, sources)


def test_rows_are_claims_with_ids_of_their_own_and_no_sentence_of_the_text():
    claims, _ = proposed(TEXT)
    assert all(isinstance(c, Claim) for c in claims)
    assert [(c.claim_id, c.printed, c.when_printed) for c in claims] == [
        ("p1-threshold", "topped $500 billion", "last year"),
        ("p1-first-time", "topped $500 billion", "last year"),
        ("p2-pledge", "66 billion yuan", ""),
        ("p2-conversion", "66 billion yuan (about 9.2 billion dollars)", ""),
        ("p2-membership", "", ""),
        ("p2-count", "7", ""),
    ]
    for c in claims:
        assert c.statement_en.startswith("To be written in own words: ")
        assert c.statement_sv.startswith("Att skriva i egna ord: ")
        assert "minister" not in c.statement_en and "quetzal" not in c.statement_en


def test_an_entry_names_check_series_period_and_the_sources_at_hand():
    sources = {"goods_trade": {"b", "a"}, "exchange_rate": {"rates"}}
    _, entries = proposed(TEXT, sources)
    assert entries[0] == {
        "claim": "p1-threshold",
        "check": "level",
        "series": "goods_trade",
        "main": {"source": ["a", "b"], "period": "2024"},
        "reason": "Suggested for a threshold; choose one source and say why.",
    }
    assert [e["claim"] for e in entries] == [
        "p1-threshold",
        "p1-first-time",
        "p2-conversion",
    ]
    assert entries[2]["main"] == {"source": ["rates"], "period": "2025-05-13"}


def test_without_figures_at_hand_nothing_is_planned():
    assert proposed(TEXT)[1] == []


def test_an_inconsistency_is_a_row_of_its_own():
    text = "China pledged 66 billion yuan (about 0.92 billion dollars)."
    claims, _ = proposed(text)
    (row,) = [c for c in claims if c.type == "consistency"]
    assert row.topic == "article"
    assert "a conversion at an impossible rate" in row.statement_en
