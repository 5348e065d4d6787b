from datetime import date

import pytest

from claimbook.data.schema import Claim
from claimbook.extraction import read
from claimbook.extraction.proposals import period_of, proposals

TEXT = """Trade topped $500 billion for the first time last year, the minister said.

China pledged 66 billion yuan (about 9.2 billion dollars). Peru joined the pact.
The number of quetzals was 7.
"""
DAY = date(2025, 5, 13)


def proposed(text, suggest=None):
    return proposals(text, read(text, DAY, "en"), DAY, suggest)


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


def test_an_entry_is_what_is_suggested_for_the_statement_or_why_none_is():
    def suggest(statement):
        if statement.type == "threshold":
            return {"check": "level"}, ""
        return None, f"no {statement.type}"

    assert proposed(TEXT, suggest)[1] == [
        {"claim": "p1-threshold", "check": "level"},
        {"claim": "p1-first-time", "none": "no first_time"},
        {"claim": "p2-pledge", "none": "no pledge"},
        {"claim": "p2-conversion", "none": "no conversion"},
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Trade grew 5 percent in 2024.", "2024"),
        ("Trade grew 5 percent in March 2024.", "2024-03"),
        ("Trade grew 5 percent from 2015 to 2020.", "2015-01-01/2020-12-31"),
        ("Trade grew 5 percent.", ""),
    ],
)
def test_a_period_is_written_as_figures_write_it(text, period):
    statements = [s for s in read(text, DAY, "en").statements if s.type == "growth"]
    assert [period_of(s, DAY) for s in statements] == [period]


def test_without_figures_at_hand_nothing_is_planned():
    assert proposed(TEXT)[1] == []


def test_an_inconsistency_is_a_row_of_its_own():
    text = "China pledged 66 billion yuan (about 0.92 billion dollars)."
    claims, _ = proposed(text)
    (row,) = [c for c in claims if c.type == "consistency"]
    assert row.topic == "article"
    assert "a conversion at an impossible rate" in row.statement_en
