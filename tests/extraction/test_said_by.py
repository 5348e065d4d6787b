"""Who says a sentence: a name beside a verb of saying, not beside a noun like one."""

from texts import each, statements


@each(
    "language, text, said_by",
    """
    en | The United States exported goods worth $5 billion. | the article
    en | Chinese state banks lent $5 billion. | the article
    en | China not only bought 5 percent more. | the article
    en | Bolivia stated that 5 percent were left. | Bolivia
    en | The IMF noted growth of 5 percent. | IMF
    es | Los indicadores de Perú subieron 5 %. | the article
    es | Perú indicó que subieron 5 %. | Perú
    es | El informe Perú 2024 da 5 %. | the article
    pt | As exportações relativas ao Brasil subiram 5%. | the article
    pt | O Brasil relatou alta de 5%. | Brasil
    """,
)
def test_only_a_verb_of_saying_names_a_speaker(language, text, said_by):
    assert {s.said_by for s in statements(language, text)} == {said_by}


@each(
    "language, text, said_by",
    """
    es | Las ventas crecieron un 8 %, según la aduana china. | aduana china
    es | Las ventas crecieron un 8 %, informó el ministerio de Economía. | ministerio de Economía
    es | La directora del banco, Rosanna Costa, señaló un alza de 3 %. | Rosanna Costa
    es | "Vamos a crecer un 3 %", afirmó Gabriel Boric, presidente de Chile. | Gabriel Boric
    pt | As vendas subiram 4 %, segundo o instituto de estatística. | instituto de estatística
    pt | O ministério informou que as vendas subiram 4 %. | ministério
    sv | Exporten steg med 5 procent, enligt den kinesiska tullen. | kinesiska tullen
    sv | Tillväxten blir 5 procent, sade finansministern. | finansministern
    en | Exports rose 5 percent, the finance ministry said. | finance ministry
    en | Exports to Peru rose 5 percent, said Jane Harrow. | Jane Harrow
    en | Mr Smith, who rose 5 percent, said so. | the article
    """,
)
def test_a_body_or_an_office_may_be_the_speaker(language, text, said_by):
    assert {s.said_by for s in statements(language, text)} == {said_by}
