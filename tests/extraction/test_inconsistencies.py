"""What is at odds, each beside a text in which all is well."""

from datetime import date

import pytest
from texts import each

from claimbook.extraction import read


@each(
    "rule, language, text, right, wrong",
    """
    a conversion at an impossible rate | en | China pledged 66 billion yuan (about {} billion dollars). | 9.2 | 0.92
    a conversion at an impossible rate | sv | Kreditlinjen är på 66 miljarder yuan (cirka {} miljarder dollar). | 9,2 | 92
    a conversion at an impossible rate | es | Son 66.000 millones de yuanes (unos {} millones de dólares). | 9.200 | 920
    a conversion at an impossible rate | pt | São 66 bilhões de iuanes (cerca de US$ {} bilhões). | 9,2 | 92
    a change that does not follow from its levels | en | Exports rose {} percent to $518 billion from $450 billion. | 15 | 30
    a change that does not follow from its levels | sv | Exporten ökade med {} procent, från 450 miljarder dollar till 518 miljarder dollar. | 15 | 30
    a change that does not follow from its levels | es | Las exportaciones crecieron un {} %, de 450 millones de dólares a 518 millones de dólares. | 15 | 30
    a change that does not follow from its levels | pt | As exportações foram de US$ 100 bilhões em 2023 e US$ 110 bilhões em 2024. É um aumento de {}%. | 10 | 25
    a change that does not follow from its levels | en | Exports doubled from $100 billion in 2010 to ${} billion in 2020. | 200 | 350
    a change that does not follow from its levels | en | Unemployment rose by {} percentage points to 8.3 percent from 7.9 percent. | 0.4 | 1.4
    a change that does not follow from its levels | en | Exports fell {} percent to $450 billion from $518 billion. | 13 | 30
    a change that does not follow from its levels | en | Trade was $450 billion in 2023. Trade reached $518 billion in 2024. Trade grew {} percent in 2024. | 15 | 30
    parts that do not sum | en | Exports were $277 billion and imports $241 billion, in total ${} billion. | 518 | 600
    parts that do not sum | sv | Exporten var 277 miljarder dollar och importen 241 miljarder dollar, totalt {} miljarder dollar. | 518 | 600
    parts that do not sum | es | Se firmaron 20 proyectos, de los cuales {} proyectos son de energía. | 15 | 25
    parts that do not sum | en | The region sent 500 delegates. Of these, 300 delegates came from Brazil and {} delegates from Chile. | 150 | 250
    parts that do not sum | sv | Exporten var 277 miljarder dollar i fjol. Importen var 241 miljarder dollar. Handeln uppgick till {} miljarder dollar. | 518 | 600
    a change that does not follow from its levels | en | Growers picked 410,000 tonnes, {}% more than the 350,000 of 2023. | 17 | 5
    percent where percentage points are meant | sv | Andelen steg från 40 procent till 50 procent, en ökning med {} procent. | 25 | 10
    a balance that its flows do not make | pt | O país fechou 2024 com exportação de US$ 200 bilhões e importação de US$ 150 bilhões, um saldo de US$ {} bilhões. | 50 | 70
    a share that does not follow from its parts | es | Chile exportó fruta por US$ 6.000 millones en 2024. Las cerezas aportaron US$ 1.500 millones, un {}% del total. | 25 | 40
    shares above the whole | es | China compró el 60 %, Japón el {} % y la Unión Europea el 15 %. | 20 | 35
    parts that do not sum | sv | Biståndet blev 312 miljoner kronor: 180 miljoner till vatten och {} miljoner till skolor. | 90 | 150
    growth of a total outside that of its parts | en | Trade rose {} percent in 2024. Exports rose 5 percent and imports 7 percent in 2024. | 6 | 12
    a year held against part of one | en | Trade reached $260 billion in {} 2024, compared with $480 billion in 2023. | the year | the first half of
    a year held against part of one | sv | Handeln var 260 miljarder dollar {} 2024, jämfört med 480 miljarder dollar under 2023. | under | under första halvåret
    two figures for one thing | es | El comercio entre China y Perú fue de 36.000 millones de dólares en 2024. ¶ El comercio bilateral entre Perú y China sumó {}.000 millones de dólares en 2024. | 36 | 43
    two figures for one thing | en | Xi promised 3,500 scholarships to Latin America. China offers {} scholarships to Latin America. | 3,500 | 5,300
    a number and its list | en | Xi presented {} initiatives focused on dialogue, development and security. | three | five
    a number and its list | sv | Xi lade fram {} initiativ med fokus på dialog, utveckling, utbyten samt säkerhet. | fyra | fem
    a plural with one named | en | Latin American states join BRI ¶ Colombia will join the BRI. {} joined the BRI in 2019. | Peru | Colombia
    a founding year of either of two | en | He spoke at the forum {} which was established in 2015. | in Beijing, | – a group of states –
    """,
)
def test_is_given_where_wrong_and_only_there(rule, language, text, right, wrong):
    text = text.replace(" ¶ ", "\n\n")
    for filled, expected in ((right, []), (wrong, [rule])):
        found = read(text.format(filled), date(2025, 5, 13), language)
        assert [s.rule for s in found.inconsistencies] == expected, filled


@pytest.mark.parametrize(
    "text",
    [
        "Exports of copper were $20 billion in 2024. Exports of soya were $30 billion in 2024.",
        "Exports to Peru were $20 billion in 2024. Exports to Chile were $30 billion in 2024.",
        "Trade was $20 billion in 2023. Trade was $30 billion in 2024.",
        "Copper exports were $20 billion in 2024. Lithium exports were $3 billion in 2024.",
        "Firms sold goods worth $5bn, €3bn and £2bn, $14bn in total.",
        "Exports rose 5%, 6% and 7%, a total of 9%.",
        "The price fell from $118 in 2023 to $93 in 2024. Shares rose 3 percent on Monday.",
        "The share of men is 70 percent of voters, of women 60 percent of members.",
        "The law affects regions such as Asia, Europe and Africa in five areas.",
    ],
)
def test_different_things_may_differ(text):
    assert not read(text, date(2025, 5, 13), "en").inconsistencies


@pytest.mark.parametrize(
    "text",
    [
        "Las ventas pasaron de 20 millones en enero hasta 35 millones en marzo.",
        "De 40 países llegaron 300 delegados, hasta 20 de cada uno, un 10 % más.",
    ],
)
def test_from_and_to_of_different_things_are_no_contradiction(text):
    assert not read(text, date(2025, 5, 13), "es").inconsistencies


def test_says_where_and_why():
    text = "China pledged 66 billion yuan (about 0.92 billion dollars)."
    (odd,) = read(text, date(2025, 5, 13), "en").inconsistencies
    assert odd.note.startswith(
        "66 billion yuan as about 0.92 billion dollars means 71.74 CNY per USD; "
        "in the year to 2025-05-13 it was 7.0"
    )
    assert [text[a:b] for a, b in odd.of] == [
        "66 billion yuan",
        "about 0.92 billion dollars",
    ]
    assert odd.score == 1


def test_a_currency_without_rates_is_at_odds_with_nothing():
    text = "It costs 66 billion pesos (about 0.92 billion dollars)."
    assert not read(text, date(2025, 5, 13), "en").inconsistencies
