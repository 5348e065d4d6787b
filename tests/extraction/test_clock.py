"""The time of a figure that stands without one, and where it is from."""

from texts import days, each, statement


@each(
    "language, text, printed, period, source",
    """
    sv | I februari steg exporten med 5 procent. Importen föll 3 procent. | 3 procent | 2025-02-01 2025-02-28 | paragraph
    sv | Under 2024 steg exporten. ¶ Importen uppgick till 3 miljarder kronor. | 3 miljarder kronor | 2024-01-01 2024-12-31 | article
    en | Exports were $5bn in 2023, and imports, too, came to $4bn. | $4bn | 2023-01-01 2023-12-31 | sentence
    en | In 2023 exports fell. In 2024 they rose. Imports rose 3 percent. | 3 percent | 2024-01-01 2024-12-31 | paragraph
    en | Exports rose 3 percent. | 3 percent | 2025-05-13 2025-05-13 | dateline
    en | In 2023 the port opened. It has 8 members. | 8 members | 2025-05-13 2025-05-13 | dateline
    en | In 2023 exports rose. Two in three firms sell abroad. | Two in three | 2025-05-13 2025-05-13 | dateline
    en | In 2023 exports rose. That was two thirds of the total. | two thirds | 2023-01-01 2023-12-31 | paragraph
    en | Exports rose in March, up from $5bn in 2019. Imports rose 3 percent. | 3 percent | 2025-03-01 2025-03-31 | paragraph
    en | On Monday stocks fell. ¶ Output rose 3 percent. | 3 percent | 2025-05-13 2025-05-13 | dateline
    es | En abril subieron los precios. Los alimentos aumentaron 2,9 %. | 2,9 % | 2025-04-01 2025-04-30 | paragraph
    pt | Em 2024 as vendas caíram, ante 2023. As compras aumentaram 9%. | 9% | 2024-01-01 2024-12-31 | paragraph
    """,
)
def test_the_time_last_stated_carries_on(language, text, printed, period, source):
    text = text.replace(" ¶ ", "\n\n")
    s = statement(language, text, printed)
    assert (days(s.period), s.inherited) == (period, source)
    if source != "dateline":
        low, high = s.when_at
        assert text[low:high].strip()


def test_the_words_of_an_inherited_time_are_not_those_of_the_figure():
    s = statement("en", "In 2023 exports rose. Imports fell 3 percent.", "3 percent")
    assert (s.when_printed, s.when()) == ("", "2023-01-01 to 2023-12-31 (paragraph)")


def test_a_thing_without_a_time_inherits_none():
    s = statement("en", "In 2023 exports rose. It lasts 90 days.", "90 days")
    assert s.period is None and not s.inherited
