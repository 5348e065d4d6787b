"""Numbers and ranks in words, read back from what another library writes."""

import pytest
from texts import each

from claimbook.text.printed import find_printed

num2words = pytest.importorskip("num2words2", reason="make installs it").num2words

WRITTEN_WRONG = {"tjugode": "tjugonde", "vigesimo": "vigésimo"}  # by the library


def values(language, phrases):
    """The values read in a text that has one phrase a sentence, from start to end."""
    printed = find_printed("; ".join(phrases), language)
    assert [p.text for p in printed] == phrases
    return [p.value for p in printed]


@each(
    "writer, unit",
    """
    sv | kronor
    en | dollars
    es | dólares
    pt | dólares
    pt_BR | dólares
    """,
)
def test_every_number_to_ten_thousand_is_read_back(writer, unit):
    numbers = range(10_001)
    phrases = [f"{num2words(n, lang=writer).replace(',', '')} {unit}" for n in numbers]
    assert values(writer[:2], phrases) == [*numbers]


@each(
    "language, noun",
    """
    sv | största
    en | largest
    es | lugar
    pt | lugar
    """,
)
def test_every_rank_below_a_hundred_is_read_back(language, noun):
    ranks = range(1, 100)
    written = [num2words(n, lang=language, to="ordinal") for n in ranks]
    phrases = [f"{WRITTEN_WRONG.get(word, word)} {noun}" for word in written]
    assert values(language, phrases) == [*ranks]
