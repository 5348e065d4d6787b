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
