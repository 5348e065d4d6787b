"""What is raised, each beside a text in which all is well."""

from datetime import date

import pytest

from claimbook.extraction.read import read

RATE = "a conversion at an impossible rate"
CHANGE = "a change that does not follow from its levels"
SUM = "parts that do not sum"
YEAR = "a year held against part of one"
TWICE = "two figures for one thing"
LIST = "a number and its list"
PLURAL = "a plural with one named"
FOUNDED = "a founding year of either of two"

CASES = [
    (
        RATE,
        "en",
        "China pledged 66 billion yuan (about {} billion dollars).",
        "9.2",
        "0.92",
    ),
    (
        RATE,
        "sv",
        "Kreditlinjen är på 66 miljarder yuan (cirka {} miljarder dollar).",
        "9,2",
        "92",
    ),
    (
        RATE,
        "es",
        "Son 66.000 millones de yuanes (unos {} millones de dólares).",
        "9.200",
        "920",
    ),
    (RATE, "pt", "São 66 bilhões de iuanes (cerca de US$ {} bilhões).", "9,2", "92"),
    (
        CHANGE,
        "en",
        "Exports rose {} percent to $518 billion from $450 billion.",
        "15",
        "30",
    ),
    (
        CHANGE,
        "sv",
        "Exporten ökade med {} procent, från 450 miljarder dollar till 518 miljarder dollar.",
        "15",
        "30",
    ),
    (
        CHANGE,
        "es",
        "Las exportaciones crecieron un {} %, de 450 millones de dólares a 518 millones de dólares.",
        "15",
        "30",
    ),
    (
        CHANGE,
        "pt",
        "As exportações foram de US$ 100 bilhões em 2023 e US$ 110 bilhões em 2024. É um aumento de {}%.",
        "10",
        "25",
    ),
    (
        CHANGE,
        "en",
        "Exports doubled from $100 billion in 2010 to ${} billion in 2020.",
        "200",
        "350",
    ),
    (
        CHANGE,
        "en",
        "Unemployment rose by {} percentage points to 8.3 percent from 7.9 percent.",
        "0.4",
        "1.4",
    ),
    (
        CHANGE,
        "en",
        "Exports fell {} percent to $450 billion from $518 billion.",
        "13",
        "30",
    ),
    (
        CHANGE,
        "en",
        "Trade was $450 billion in 2023. Trade reached $518 billion in 2024. Trade grew {} percent in 2024.",
        "15",
        "30",
    ),
    (
        SUM,
        "en",
        "Exports were $277 billion and imports $241 billion, in total ${} billion.",
        "518",
        "600",
    ),
    (
        SUM,
        "sv",
        "Exporten var 277 miljarder dollar och importen 241 miljarder dollar, totalt {} miljarder dollar.",
        "518",
        "600",
    ),
    (
        SUM,
        "es",
        "Se firmaron 20 proyectos, de los cuales {} proyectos son de energía.",
        "15",
        "25",
    ),
    (
        SUM,
        "en",
        "The region sent 500 delegates. Of these, 300 delegates came from Brazil and {} delegates from Chile.",
        "150",
        "250",
    ),
    (
        SUM,
        "sv",
        "Exporten var 277 miljarder dollar i fjol. Importen var 241 miljarder dollar. Handeln uppgick till {} miljarder dollar.",
        "518",
        "600",
    ),
    (
        YEAR,
        "en",
        "Trade reached $260 billion in {} 2024, compared with $480 billion in 2023.",
        "the year",
        "the first half of",
    ),
    (
        YEAR,
        "sv",
        "Handeln var 260 miljarder dollar {} 2024, jämfört med 480 miljarder dollar under 2023.",
        "under",
        "under första halvåret",
    ),
    (
        TWICE,
        "es",
        "El comercio entre China y Perú fue de 36.000 millones de dólares en 2024.\n\nEl comercio bilateral entre Perú y China sumó {}.000 millones de dólares en 2024.",
        "36",
        "43",
    ),
    (
        TWICE,
        "en",
        "Xi promised 3,500 scholarships to Latin America. China offers {} scholarships to Latin America.",
        "3,500",
        "5,300",
    ),
    (
        LIST,
        "en",
        "Xi presented {} initiatives focused on dialogue, development and security.",
        "three",
        "five",
    ),
    (
        LIST,
        "sv",
        "Xi lade fram {} initiativ med fokus på dialog, utveckling, utbyten samt säkerhet.",
        "fyra",
        "fem",
    ),
    (
        PLURAL,
        "en",
        "Latin American states join BRI\n\nColombia will join the BRI. {} joined the BRI in 2019.",
        "Peru",
        "Colombia",
    ),
    (
        FOUNDED,
        "en",
        "He spoke at the forum {} which was established in 2015.",
        "in Beijing,",
        "– a group of states –",
    ),
]


@pytest.mark.parametrize("rule, language, text, right, wrong", CASES)
def test_raised_where_wrong_and_only_there(rule, language, text, right, wrong):
    for filled, expected in ((right, []), (wrong, [rule])):
        found = read(text.format(filled), date(2025, 5, 13), language)
        assert [s.rule for s in found.contradictions] == expected, filled


@pytest.mark.parametrize(
    "text",
    [
        "Exports of copper were $20 billion in 2024. Exports of soya were $30 billion in 2024.",
        "Exports to Peru were $20 billion in 2024. Exports to Chile were $30 billion in 2024.",
        "Trade was $20 billion in 2023. Trade was $30 billion in 2024.",
        "Copper exports were $20 billion in 2024. Lithium exports were $3 billion in 2024.",
    ],
)
def test_different_things_may_differ(text):
    assert not read(text, date(2025, 5, 13), "en").contradictions


def test_what_is_raised_says_where_and_why():
    text = "China pledged 66 billion yuan (about 0.92 billion dollars)."
    (raised,) = read(text, date(2025, 5, 13), "en").contradictions
    assert raised.note.startswith(
        "66 billion yuan as about 0.92 billion dollars means 71.74 CNY per USD; "
        "in the year to 2025-05-13 it was 7.0"
    )
    assert [text[a:b] for a, b in raised.of] == [
        "66 billion yuan",
        "about 0.92 billion dollars",
    ]
    assert raised.score == 1


def test_a_currency_without_rates_raises_nothing():
    text = "It costs 66 billion pesos (about 0.92 billion dollars)."
    assert not read(text, date(2025, 5, 13), "en").contradictions
