"""The first article retold, every figure phrase kept: what claims.csv holds is found."""

from datetime import date
from pathlib import Path

import pytest

from claimbook.extraction import read
from claimbook.judging.opening import open_article
from claimbook.project import Project

TEXT = (Path(__file__).parent / "retelling.sv.txt").read_text(encoding="utf-8")
FOUND = read(TEXT, date(2025, 5, 13), "sv")


def _claims():
    claims = open_article(Project.find(), "kina-celac-2025").claims
    return [c for c in claims if c.printed or c.period]


CLAIMS = _claims()


def test_the_claims_with_figures_are_these():
    assert len(CLAIMS) >= 20
    assert Project.find().articles.is_dir()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: c.claim_id)
def test_every_figure_of_claims_is_found_with_its_interval_and_period(claim):
    here = [s for s in FOUND.statements if s.paragraph == claim.row.paragraph]
    for printed in claim.printed:
        if printed.unit == "year":
            assert any(s.unit == "date" and s.value == printed.value for s in here)
            continue
        sets = [(s.low, s.high, s.unit, s.currency, s.hedge) for s in here]
        low, high = printed.claimed.low, printed.claimed.high
        wanted = (
            low,
            None if high == float("inf") else high,
            printed.unit,
            printed.currency,
            printed.hedge,
        )
        assert wanted in sets
    if claim.period:
        assert (claim.period.start, claim.period.end) in [s.period for s in here]


def test_the_figure_and_its_period_are_one_statement():
    over = [s for s in FOUND.statements if s.type == "threshold"]
    assert [(s.printed, s.period) for s in over] == [
        (
            "översteg 500 miljarder dollar",
            (date(2024, 1, 1), date(2024, 12, 31)),
        )
    ]


@pytest.mark.parametrize(
    "printed, type",
    [
        ("näst största", "rank"),
        ("90 dagar", "duration"),
        ("2015", "date"),
        ("fem initiativ", "count"),
        ("66 miljarder yuan", "pledge"),
        ("cirka 9,2 miljarder dollar", "conversion"),
        ("ansluter sig till", "membership"),
        ("översteg 500 miljarder dollar", "threshold"),
        ("för första gången", "first_time"),
        ("drivs av", "driver"),
        ("ansluta sig till", "membership"),
        ("dra sig ur", "membership"),
        ("på grund av", "cause"),
        ("300 medlemmar", "rate"),
        ("tre åren", "duration"),
        ("3 500 statliga stipendier", "count"),
        ("Fem latinamerikanska länder", "count"),
    ],
)
def test_types_are_those_of_the_analyst(printed, type):
    assert [s.type for s in FOUND.statements if s.printed == printed] == [type]


def test_names_with_digits_are_no_figures():
    assert not [
        s for s in FOUND.statements if "5" == s.printed[:1] and "G" in s.printed
    ]
    numbers = {s.value for s in FOUND.statements if s.unit not in ("date", "statement")}
    assert numbers == {2, 90, 5, 66e9, 9.2e9, 500e9, 300, 3, 3500}


def test_the_articles_inconsistencies_are_given():
    assert [(s.paragraph, s.rule) for s in FOUND.inconsistencies] == [
        (6, "a founding year of either of two"),
        (7, "a number and its list"),
        (10, "a plural with one named"),
    ]
    assert "a list of 4, or 5 if" in FOUND.inconsistencies[1].note
    assert "names COL alone" in FOUND.inconsistencies[2].note


def test_who_says_it_and_where():
    said = {s.printed: (s.said_by, s.places) for s in FOUND.statements}
    assert said["ansluta sig till"][0] == "Gustavo Petro"
    assert said["66 miljarder yuan"][0] == "Xi"
    assert said["dra sig ur"][1] == ("PAN", "LAC")
    assert said["översteg 500 miljarder dollar"] == ("the article", ("CHN",))
