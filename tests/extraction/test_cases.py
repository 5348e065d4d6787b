"""The marked texts: how much is found, right and of the right type."""

import csv
from typing import get_args

import pytest
from texts import days, each, statement, statements

from claimbook.checks import checks
from claimbook.data.vocabulary import ClaimType, Topic
from claimbook.extraction import read
from claimbook.extraction.reading import Reading
from claimbook.extraction.statement import conventions
from claimbook.project import Project
from extraction.marked import MARKED, cases, score

FRESH = {  # found, valued, dated, typed, hedged, no more than extra
    "fresh_dev": (98, 93, 89, 93, 97, 2),
    "fresh_held": (97, 95, 79, 91, 98, 2),
}


def of_case(case):
    return read(case.text, case.published, case.language)


@pytest.mark.parametrize("half", ["dev", "held"])
def test_as_good_as_aimed_at(half):
    tally = score(cases(half), of_case)
    assert tally.marked > 100
    assert tally.share("found", "marked") >= 95
    assert tally.share("right", "found") >= 91
    assert tally.share("typed", "found") >= 88
    assert tally.share("extra", "proposed") <= 5
    assert tally.share("wordless_found", "wordless") >= 80


@pytest.mark.parametrize("half", FRESH)
def test_fresh_texts_stay_as_good_as_they_are(half):
    tally = score(cases(half), of_case)
    found, valued, dated, typed, hedged, extra = FRESH[half]
    assert tally.share("found", "marked") >= found
    assert tally.share("valued", "found") >= valued
    assert tally.share("dated", "found") >= dated
    assert tally.share("typed", "found") >= typed
    assert tally.share("hedged", "found") >= hedged
    assert tally.share("extra", "proposed") <= extra
    assert tally.share("at_odds_found", "at_odds") >= 60
    assert tally.accused <= 1


@pytest.mark.parametrize(
    "half, texts", {"dev": 20, "held": 20, "fresh_dev": 40, "fresh_held": 40}.items()
)
def test_every_text_is_marked_whole(half, texts):
    assert len(cases(half)) == texts
    for case in cases(half):
        assert case.gold and not {"{", "}"} & set(case.text), case.name
        for gold in case.gold:
            assert case.text[gold.start : gold.end] == gold.printed


def test_a_miss_is_counted():
    case = cases("dev")[0]
    tally = score([case], lambda case: Reading("sv", (), ()))
    assert (tally.found, tally.marked) == (0, 5)
    assert not MARKED.search(case.text)
    wrong = of_case(case)
    for s in wrong.statements:
        s.value = 1.5
    assert score([case], lambda case: wrong).right == 0


@each(
    "language, text, printed, expected",
    """
    en | It rose 5 percent last year, from a year earlier. | 5 percent | growth 2024 rises
    en | The bank said on Monday that it lent $5 billion. | $5 billion | level - -
    en | The $3 billion port opened on Monday. | $3 billion | level - -
    en | Founded in 1990, it has 12 members. | 12 members | count - -
    en | Trade was $1 billion in 2023; in 2024, $2 billion. | $2 billion | level 2024 -
    en | Half of exports go to China, compared with 5% in 2000. | 5% | level 2000 -
    sv | Räntan sänktes till 2,25 procent. | 2,25 procent | level - -
    sv | Priset är 40 procent lägre. | 40 procent | growth - falls
    sv | Importen landade på 116,8 miljarder efter 12 miljarder kronor. | 12 miljarder kronor | level - -
    es | Subió hasta el 4,5 %. | 4,5 % | level - -
    es | Se multiplicó por cuatro. | cuatro | growth - -
    es | Hasta el 4,5 % queda libre. | Hasta el 4,5 % | threshold - -
    pt | A taxa foi de 13,25% ao ano. | 13,25% ao ano | level - -
    pt | Deve crescer 2% em 2026. | 2% | forecast 2026 -
    """,
)
def test_types_and_periods(language, text, printed, expected):
    s = statement(language, text, printed)
    type, year, direction = expected.split()
    assert (s.type, days(s.stated)[:4]) == (type, year)
    if direction != "-":
        assert s.direction == direction


@each(
    "language, text, rule",
    """
    sv | Indonesien gick med i Brics. | no number: joined
    en | Panama withdrew from the pact. | no number: left
    es | Brasil es miembro de la OMC. | no number: is a member
    pt | A Argentina foi a primeira nação a sair do bloco. | no number: was the first
    sv | Panama blev det första landet att dra sig ur. | no number: was the first
    en | Prices soared. | no number: rises or falls
    en | It closed because of the strike. | no number: a cause is given
    en | He is president of Chile. | no number: holds an office
    sv | Landet har ett underskott mot Kina. | no number: a share or rank in words
    en | Farms sell almost exclusively to China. | no number: a share or rank in words
    es | China lidera las compras. | no number: a share or rank in words
    pt | A renda é dividida em partes iguais. | no number: a share or rank in words
    """,
)
def test_statements_without_a_number_are_marked(language, text, rule):
    found = statements(language, text)
    assert rule in [s.rule for s in found if s.unit == "statement"]


@pytest.mark.parametrize(
    "text",
    [
        "The G20 and 5G were named.",
        "A Boeing 737 landed.",
        "It is one of the largest on record.",
        "The record shows it.",
        "The top 10 exporters met the five largest buyers.",
    ],
)
def test_names_are_no_statements(text):
    found = statements("en", text)
    assert [s for s in found if s.type not in ("first_time",)] == []


def test_what_is_suggested_exists():
    types, indicators = conventions()["types"], conventions()["indicators"]
    known = {
        row["series"]
        for row in csv.DictReader(Project.find().series.open(encoding="utf-8"))
    }
    every = [*types.values(), *indicators.values()]
    assert {e["check"] for e in every if "check" in e} <= set(checks())
    assert {name for e in every for name in e.get("series", ())} <= known
    assert {e["topic"] for e in every if "topic" in e} <= set(get_args(Topic))
    assert types.keys() - {"multiple"} <= set(get_args(ClaimType))


@pytest.mark.parametrize("case", cases("dev") + cases("held"), ids=lambda c: c.name)
def test_places_in_the_text_hold_what_is_printed(case):
    for s in of_case(case).statements:
        assert case.text[s.start : s.end] == s.printed
        assert 0 <= s.score < 1 and s.rule
