import pytest
from texts import each, statement

from claimbook.extraction.sentences import LONGEST, sentences


def cut(text, language="en"):
    return [s.text for s in sentences(text, language)]


@pytest.mark.parametrize(
    "language, text, expected",
    [
        ("en", "It rose. It fell.", ["It rose.", "It fell."]),
        ("en", "Mr. Smith of the U.S. Treasury spoke.", None),
        ("en", "It cost 9.2 billion. Then 5.", ["It cost 9.2 billion.", "Then 5."]),
        ("en", "“It rose.” He left!", ["“It rose.”", "He left!"]),
        ("en", "Blueberries... and more.", None),
        ("en", "Who? Me.", ["Who?", "Me."]),
        ("sv", "Det gäller bl.a. Kina och ca. 5 länder.", None),
        (
            "sv",
            "Handeln steg 2015. Den föll 2016.",
            ["Handeln steg 2015.", "Den föll 2016."],
        ),
        (
            "es",
            "El Sr. Pérez habló. ¿Subió? ¡Sí!",
            ["El Sr. Pérez habló.", "¿Subió?", "¡Sí!"],
        ),
        ("pt", "Custa US$ 1,71 bilhão. É caro.", ["Custa US$ 1,71 bilhão.", "É caro."]),
    ],
)
def test_cuts_where_a_sentence_ends(language, text, expected):
    assert cut(text, language) == (expected or [text])


def test_blank_lines_part_paragraphs_and_lines_do_without_them():
    blank = "A heading\n\nOne line\nof text. Two.\n"
    found = list(sentences(blank, "en"))
    assert [(s.paragraph, s.heading) for s in found] == [
        (1, True),
        (2, False),
        (2, False),
    ]
    lines = "One.\nTwo.\nThree."
    assert [s.paragraph for s in sentences(lines, "en")] == [1, 2, 3]


def test_places_are_those_of_the_text():
    text = "  Ett. \n\n Två är fler.  Tre!\n"
    for s in sentences(text, "sv"):
        assert text[s.start : s.start + len(s.text)] == s.text


def test_a_run_without_a_stop_is_cut_at_blanks():
    text = "ord " * 5000
    found = list(sentences(text, "sv"))
    assert len(found) > 3
    assert max(len(s.text) for s in found) <= LONGEST
    assert " ".join(s.text for s in found) == text.strip()


@each(
    "language, text, printed, places, counterpart",
    """
    en | China's exports to Brazil rose 5 percent and to Peru 7 percent. | 5 percent | CHN BRA | BRA
    en | China's exports to Brazil rose 5 percent and to Peru 7 percent. | 7 percent | PER | PER
    en | Germany grew by 2 percent, France by 1 percent. | 1 percent | FRA | -
    sv | Sveriges handel med Kina ökade med 5 procent. | 5 procent | SWE CHN | CHN
    es | Chile vendió 5 toneladas a China. | 5 toneladas | CHL CHN | CHN
    """,
)
def test_places_are_those_of_the_figure(language, text, printed, places, counterpart):
    s = statement(language, text, printed)
    assert (" ".join(s.places), s.counterpart or "-") == (places, counterpart)
