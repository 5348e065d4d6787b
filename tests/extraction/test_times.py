"""Which time a figure speaks of, in sentences as newspapers print them."""

from datetime import date

from texts import days, each, statement, statements

PUBLISHED = date(2024, 9, 18)


@each(
    "language, text, printed, expected",
    """
    sv | Under det andra kvartalet såldes 900 bilar, en nedgång med 8 procent jämfört med samma period i fjol. | 8 procent | 2024-04-01 2024-06-30
    en | Sales rose 5 percent compared with the same month of 2023. | 5 percent | -
    es | Subió un 8 % respecto al mismo período de 2023. | 8 % | -
    pt | Caiu 8% em relação ao mesmo mês de 2023. | 8% | -
    es | Subió al 8 %, frente al 5 % del mismo mes de 2023. | 5 % | 2023-01-01 2023-12-31
    sv | Exporten var 87 miljarder kronor 2023, vilket var 5 procent mindre än året innan. | 5 procent | 2023-01-01 2023-12-31
    en | Exports were $87 billion in 2023, which was 5 percent less. | 5 percent | 2023-01-01 2023-12-31
    es | Exportó 5 millones de euros en 2023, lo que supone un 7 % menos. | 7 % | 2023-01-01 2023-12-31
    pt | Exportou US$ 5 milhões em 2023, o que representa 7% do total. | 7% | 2023-01-01 2023-12-31
    en | It lent $9 billion in 2023 to the port, which is worth $5 billion. | $5 billion | -
    sv | Förra året bröts 13 ton koppar, varav 4 ton i Chile. | 4 ton | 2023-01-01 2023-12-31
    es | Se extrajeron 13 toneladas en 2023, de las cuales el 40 % en Chile. | 40 % | 2023-01-01 2023-12-31
    es | El desempleo subió al 8,5 %, frente al 7,9 % de junio. | 8,5 % | -
    es | Durante el primer trimestre de este año murieron 90 personas. | 90 personas | 2024-01-01 2024-03-31
    pt | Durante o primeiro trimestre deste ano foram 90 pessoas. | 90 pessoas | 2024-01-01 2024-03-31
    sv | BNP växte med 0,3 procent under årets andra kvartal. | 0,3 procent | 2024-04-01 2024-06-30
    sv | I slutet av juni fanns 900 bilar. | 900 bilar | 2024-06-01 2024-06-30
    sv | Under perioden januari–augusti såldes 900 bilar. | 900 bilar | 2024-01-01 2024-08-31
    sv | De första åtta månaderna i år såldes 900 bilar. | 900 bilar | 2024-01-01 2024-08-31
    sv | Under de fem senaste åren såldes 900 bilar. | 900 bilar | 2019-09-18 2024-09-18
    sv | Räntan har fallit 2 procent sedan i mars. | 2 procent | 2024-03-01 2024-09-18
    es | En el período enero-agosto vendió 900 coches. | 900 coches | 2024-01-01 2024-08-31
    pt | No período janeiro-agosto vendeu 900 carros. | 900 carros | 2024-01-01 2024-08-31
    en | January–August sales were $9 billion. | $9 billion | 2024-01-01 2024-08-31
    es | Facturó 9 millones de euros en el ejercicio 2023. | 9 millones de euros | 2023-01-01 2023-12-31
    """,
)
def test_a_figure_has_the_time_it_speaks_of(language, text, printed, expected):
    s = statement(language, text, printed, PUBLISHED)
    assert days(s.stated) == expected


def test_an_amount_before_ago_goes_on_in_the_currency_before():
    text = "Ganó 3.400 millones de euros, frente a los 2.900 millones de hace un año."
    found = statements("es", text, PUBLISHED)
    assert [s.currency for s in found if s.unit == "money"] == ["EUR", "EUR"]
