from dataclasses import replace
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import each, interval, refused

from claimbook.domain.interval import Interval
from claimbook.text import words
from claimbook.text.printed import find_printed, read_printed, unread
from claimbook.text.words import LANGUAGES, conventions


def half_open(low, high):
    return Interval(low, high, True, False)


def figures(text):
    """[(printed, value, unit)] of "5 % = 5 percent; 2015 = 2015 year"."""
    pairs = (part.split(" = ") for part in text.split("; ") if part)
    return [
        (printed, float(what.split()[0]), what.split()[1]) for printed, what in pairs
    ]


@each(
    "language, text, reading, claimed",
    """
    sv | 66 miljarder yuan | 66e9 money CNY none | [65.5e9, 66.5e9)
    sv | cirka 9,2 miljarder dollar | 9.2e9 money USD about | [9.1e9, 9.3e9]
    sv | översteg 500 miljarder dollar | 500e9 money USD over | (500e9, inf)
    sv | 500 miljarder dollar | 500e9 money USD none | [475e9, 525e9)
    sv | cirka 500 miljarder | 500e9 count - about | [450e9, 550e9]
    sv | 1 miljard kronor | 1e9 money SEK none | [900e6, 1.1e9)
    sv | 9,0 procent | 9 percent - none | [8.95, 9.05)
    sv | 3 500 statliga stipendier | 3500 count scholarships none | [3500, 3500]
    sv | 3 500 stipendier | 3500 count scholarships none | [3500, 3500]
    sv | 3 500 stipendier | 3500 count scholarships none | [3500, 3500]
    sv | under 90 dagar | 90 duration days none | [90, 90]
    sv | Fem latinamerikanska länder | 5 count countries none | [5, 5]
    sv | världens näst största ekonomi | 2 rank - none | [2, 2]
    sv | tredje | 3 rank - none | [3, 3]
    sv | drygt 9,2 procent | 9.2 percent - just_over | (9.2, 9.3]
    sv | drygt 300 medlemmar | 300 count members just_over | (300, 330]
    sv | knappt 500 miljarder euro | 500e9 money EUR just_under | [450e9, 500e9)
    sv | minst 300 medlemmar | 300 count members at_least | [300, inf)
    sv | upp till 20 procentenheter | 20 percentage_point - up_to | [0, 20]
    sv | mellan 5 och 10 procent | 7.5 percent - between | [5, 10]
    sv | två tredjedelar | 0.6666666666666666 fraction - none | [0.6333333333333333, 0.7)
    sv | tvåtusenfemhundra kronor | 2500 money SEK none | [2450, 2550)
    sv | mer än fördubblats | 2 multiple - over | (2, inf)
    sv | −5 % | -5 percent - none | (-5.5, -4.5]
    sv | 2015 | 2015 year - none | [2015, 2015]
    en | $9.2bn | 9.2e9 money USD none | [9.15e9, 9.25e9)
    en | USD 518.5 billion | 518.5e9 money USD none | [518.45e9, 518.55e9)
    en | about $9.2 billion | 9.2e9 money USD about | [9.1e9, 9.3e9]
    en | more than $500 billion | 500e9 money USD over | (500e9, inf)
    en | half a billion dollars | 500e6 money USD none | [450e6, 550e6)
    en | between $5bn and $10bn | 7.5e9 money USD between | [5e9, 10e9]
    en | $5–10 billion | 7.5e9 money USD between | [5e9, 10e9]
    en | 5 to 10 percent | 7.5 percent - between | [5, 10]
    en | 3,500 scholarships | 3500 count scholarships none | [3500, 3500]
    en | 1.234 percent | 1.234 percent - none | [1.2335, 1.2345)
    en | 2 percentage points | 2 percentage_point - none | [1.8, 2.2)
    en | 40 times | 40 multiple - none | [38, 42)
    en | second-largest | 2 rank - none | [2, 2]
    en | 3rd | 3 rank - none | [3, 3]
    en | three out of ten | 0.3 fraction - none | [0.285, 0.315)
    en | nearly two-thirds | 0.6666666666666666 fraction - just_under | [0.6, 0.6666666666666666)
    en | 90-day | 90 duration days none | [90, 90]
    en | fewer than 300 members | 300 count members under | [0, 300)
    en | two thousand five hundred | 2500 count - none | [2500, 2500]
    en | as much as 5 million tonnes | 5e6 quantity tonnes up_to | [0, 5e6]
    es | 66.000 millones de yuanes | 66e9 money CNY none | [65.5e9, 66.5e9)
    es | unos 9.200 millones de dólares | 9.2e9 money USD about | [9.1e9, 9.3e9]
    es | 9,2 mil millones de dólares | 9.2e9 money USD none | [9.15e9, 9.25e9)
    es | superó los 500.000 millones de dólares | 500e9 money USD over | (500e9, inf)
    es | un billón de dólares | 1e12 money USD none | [900e9, 1.1e12)
    es | mil millones de pesos | 1e9 money - none | [900e6, 1.1e9)
    es | 518.500 mdd | 518.5e9 money USD none | [518.45e9, 518.55e9)
    es | 500.000 personas | 500e3 count persons none | [500e3, 500e3]
    es | 3,500 becas | 3500 count scholarships none | [3500, 3500]
    es | 3 mil 500 becas | 3500 count scholarships none | [3500, 3500]
    es | dos millones y medio de personas | 2.5e6 count persons none | [2.45e6, 2.55e6)
    es | treinta y un países | 31 count countries none | [31, 31]
    es | 6 por ciento | 6 percent - none | [5.5, 6.5)
    es | dos puntos porcentuales | 2 percentage_point - none | [1.8, 2.2)
    es | 3 de cada 10 | 0.3 fraction - none | [0.285, 0.315)
    es | la mitad | 0.5 fraction - none | [0.475, 0.525)
    es | la segunda economía más grande | 2 rank - none | [2, 2]
    es | se duplicó | 2 multiple - none | [1.8, 2.2)
    es | al menos 90 días | 90 duration days at_least | [90, inf)
    es | entre 5 y 10 por ciento | 7.5 percent - between | [5, 10]
    pt | US$1,71 bilhão | 1.71e9 money USD none | [1.705e9, 1.715e9)
    pt | 66 bilhões de yuans | 66e9 money CNY none | [65.5e9, 66.5e9)
    pt | 66 mil milhões de yuans | 66e9 money CNY none | [65.5e9, 66.5e9)
    pt | cerca de 9,2 bilhões de dólares | 9.2e9 money USD about | [9.1e9, 9.3e9]
    pt | superou os US$ 500 bi | 500e9 money USD over | (500e9, inf)
    pt | um bilião de euros | 1e12 money EUR none | [900e9, 1.1e12)
    pt | R$ 5,3 milhões | 5.3e6 money BRL none | [5.25e6, 5.35e6)
    pt | 3.500 bolsas | 3500 count scholarships none | [3500, 3500]
    pt | pouco mais de 300 membros | 300 count members just_over | (300, 330]
    pt | dois mil e quinhentos | 2500 count - none | [2500, 2500]
    pt | 3 a cada 10 | 0.3 fraction - none | [0.285, 0.315)
    pt | quase metade | 0.5 fraction - just_under | [0.45, 0.5)
    pt | segunda maior economia | 2 rank - none | [2, 2]
    pt | 3º | 3 rank - none | [3, 3]
    pt | 0,5 p.p. | 0.5 percentage_point - none | [0.45, 0.55)
    pt | até 10% | 10 percent - up_to | [0, 10]
    pt | mais que dobrou | 2 multiple - over | (2, inf)
    """,
)
def test_reads(language, text, reading, claimed):
    printed, claimed = read_printed(text, language), interval(claimed)
    value, unit, of, hedge = reading.split()
    assert printed.value == pytest.approx(float(value), rel=1e-15)
    assert (printed.unit, printed.hedge) == (unit, hedge)
    what = printed.currency if unit == "money" else printed.counted
    assert (what or "-") == of or unit in ("rank", "multiple", "fraction")
    assert printed.claimed.low == pytest.approx(claimed.low, rel=1e-15)
    assert printed.claimed.high == pytest.approx(claimed.high, rel=1e-15)
    assert printed.claimed.low_closed is claimed.low_closed
    assert printed.claimed.high_closed is claimed.high_closed
    assert text[printed.start : printed.end] == printed.text


def test_decimal_arithmetic_leaves_no_float_dust():
    printed = read_printed("cirka 9,2 miljarder dollar", "sv")
    assert printed.claimed == Interval(9.1e9, 9.3e9)
    assert printed.bare == half_open(9.15e9, 9.25e9)
    assert printed.truncation == half_open(9.2e9, 9.3e9)
    assert printed.exact == Interval.point(9.2e9)
    assert (printed.place, printed.rule) == (8, "sharp")


@each(
    "text, rule, place",
    """
    500 miljarder | round | 11
    1 miljard | one digit | 9
    518,5 miljarder | sharp | 8
    300 medlemmar | exact | 0
    en tredjedel | fraction | None
    5–10 % | range | None
    3 tusen medlemmar | one digit | 3
    """,
)
def test_names_the_rule_and_the_place(text, rule, place):
    printed = read_printed(text, "sv")
    assert (printed.rule, str(printed.place)) == (rule, place)


@each(
    "language, text, message",
    """
    sv | 5G-nätverk | '5G-nätverk': found no number; allowed: one figure
    sv | en stor del | found no number
    sv | 13 maj 2025 | found a date
    en | May 13, 2025 | found a date
    en | the 1990s | found no number
    sv | cirkaa 9,2 miljarder | found 'cirkaa' unread; allowed: one figure
    sv | 66 miljarder yuan i lån | found 'i lån' unread
    sv | 66 miljarder yuan (cirka 9,2 miljarder dollar) | found 2 figures, '66 miljarder yuan' and 'cirka 9,2 miljarder dollar'
    en | from 5 to 10 percent | found 2 figures, '5' and '10 percent'
    de | 5 Prozent | 'de': found no such language; allowed: sv, en, es, pt
    sv |  | '': found no number
    """,
)
def test_says_what_it_cannot_read(language, text, message):
    refused(message, read_printed, text, language)


@each(
    "language, text, expected",
    """
    sv | 66 miljarder yuan (cirka 9,2 miljarder dollar) | 66 miljarder yuan = 66e9 money; cirka 9,2 miljarder dollar = 9.2e9 money
    sv | ren energi, 5G-telekommunikation, G20 och Covid-19 |
    sv | tillsammans med andra nationer |
    sv | etablerades 2015. Fem länder | 2015 = 2015 year; Fem länder = 5 count
    sv | på 1990-talet, kl 10.30 den 13 maj |
    sv | från 5 till 10 procent | 5 = 5 percent; 10 procent = 10 percent
    en | the first quarter; one of them; a third country; 24/7; 9/11 |
    sv | tullar på 145 och 125 procent | 145 = 145 percent; 125 procent = 125 percent
    es | creció 6 % hasta 518 millones; hasta un 25 % | 6 % = 6 percent; 518 millones = 518e6 count; hasta un 25 % = 25 percent
    en | Twelve hundred, RMB 66bn | Twelve hundred = 1200 count; RMB 66bn = 66e9 money
    en | 2015-2024 | 2015-2024 = 2019.5 year
    en | fell by 5%, to $3m | 5% = 5 percent; $3m = 3e6 money
    en | In May 13 countries met | 13 countries = 13 count
    en | 2,000 in 2,000 places | 2,000 = 2000 count; 2,000 places = 2000 count
    es | los años 90, hasta 2024 | 2024 = 2024 year
    es | subió 9.2 %, a 1.234 pesos | 9.2 % = 9.2 percent; 1.234 pesos = 1.234 money
    pt | um em cada cinco | um em cada cinco = 0.2 fraction
    """,
)
def test_finds_in_running_text(language, text, expected):
    found = find_printed(text, language)
    assert [(p.text, p.value, p.unit) for p in found] == figures(expected)
    assert all(text[p.start : p.end] == p.text for p in found)


@each(
    "language, text, value",
    """
    es | 7,135 | 7.135
    es | 66,000 | 66000
    es-MX | 1,234 | 1234
    es-MX | 1.234 | 1.234
    es | 1.234.567 | 1.234567e6
    sv | 1.234 | 1234
    sv | 9.2 | 9.2
    en | 1,234.5 | 1234.5
    pt | 1.234,5 | 1234.5
    pt-PT | 1.234,5 | 1234.5
    en | 0.500 | 0.5
    """,
)
def test_separators(language, text, value):
    assert read_printed(text, language).value == float(value)


def test_conventions_vary_as_a_specification():
    wide = replace(conventions(), about_cap=Decimal("0.2"), about_factor=Decimal(4))
    printed = read_printed("cirka 500 miljarder", "sv", wide)
    assert printed.claimed == Interval(400e9, 600e9)


def test_rates_keep_their_period():
    assert read_printed("300 medlemmar per år", "sv").per == "years"
    assert read_printed("3.500 bolsas por ano", "pt").per == "years"


def test_tables_agree():
    tables = [words.language(name).tables for name in LANGUAGES]
    assert len({frozenset(table) for table in tables}) == 1
    hedges = {
        hedge
        for table in tables
        for phrases in table["hedge"].values()
        for _, hedge in phrases
    }
    assert hedges | {"none", "between"} == set(conventions().hedges)


# The laws.

HEDGES = {
    "none": ("", "", "", ""),
    "about": ("cirka ", "about ", "alrededor de ", "cerca de "),
    "over": ("mer än ", "more than ", "más de ", "mais de "),
    "under": ("mindre än ", "less than ", "menos de ", "menos de "),
    "just_over": ("drygt ", "just over ", "poco más de ", "pouco mais de "),
    "just_under": ("knappt ", "nearly ", "casi ", "quase "),
    "at_least": ("minst ", "at least ", "al menos ", "pelo menos "),
    "up_to": ("upp till ", "up to ", "hasta ", "até "),
}
SCALES = {
    6: (" miljoner", " million", " millones", " milhões"),
    9: (" miljarder", " billion", " mil millones", " bilhões"),
    12: (" biljoner", " trillion", " billones", " trilhões"),
}
UNITS = {
    "money": (" dollar", " dollars", " dólares", " dólares"),
    "percent": (" procent", " percent", " por ciento", " por cento"),
    "count": (" personer", " people", " personas", " pessoas"),
}
numbers = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(1, 9999),
    st.integers(0, 2),
)


def rendered(number, hedge, scale, unit, place):
    places = -number.as_tuple().exponent
    pattern = "#,##0" + ("." + "0" * places if places else "")
    digits = format_decimal(number, format=pattern, locale=LANGUAGES[place])
    of = " de" if scale and place > 1 and unit == "money" else ""
    scale_word = SCALES[scale][place] if scale else ""
    return HEDGES[hedge][place] + digits + scale_word + of + UNITS[unit][place]


def sets(printed):
    return printed.exact, printed.bare, printed.truncation, printed.claimed


@given(numbers, st.sampled_from([*HEDGES]), st.sampled_from([None, *SCALES]), st.data())
def test_law_the_language_changes_nothing(number, hedge, scale, data):
    unit = data.draw(st.sampled_from(["money", "count"] if scale else [*UNITS]))
    read = [
        read_printed(rendered(number, hedge, scale, unit, i), language)
        for i, language in enumerate(LANGUAGES)
    ]
    assert len({(sets(p), p.value, p.unit, p.hedge, p.rule) for p in read}) == 1
    assert read[0].hedge == hedge


@given(numbers, st.sampled_from([*HEDGES]), st.sampled_from(["money", "count"]))
def test_law_another_scale_word_scales_the_set(number, hedge, unit):
    millions, billions = (
        read_printed(rendered(number, hedge, scale, unit, 0), "sv") for scale in (6, 9)
    )
    for small, large in zip(sets(millions), sets(billions), strict=True):
        assert large.low == pytest.approx(small.low * 1000, rel=1e-15)
        assert large.high == pytest.approx(small.high * 1000, rel=1e-15)
        assert (large.low_closed, large.high_closed) == (
            small.low_closed,
            small.high_closed,
        )


@given(numbers, st.sampled_from([None, *SCALES]), st.sampled_from(["money", "count"]))
def test_law_about_is_never_narrower_than_bare(number, scale, unit):
    bare = read_printed(rendered(number, "none", scale, unit, 1), "en")
    about = read_printed(rendered(number, "about", scale, unit, 1), "en")
    assert bare.claimed.inside(about.claimed)
    assert about.bare == bare.claimed
    assert about.bare.contains(about.value) and about.truncation.contains(about.value)


WORDS = st.sampled_from(
    "5 10 9,2 9.2 1.234 3\u00a0500 $ US$ % - – / : ( ) mellan och från till between "
    "and from to entre y de a mil fem five cinco hundred miljarder billion millones "
    "half dollar third per år % näst största 2015 maj May av 10 x cirka about".split(
        " "
    )
)


@settings(max_examples=200)
@given(
    st.text() | st.lists(WORDS).map(" ".join) | st.lists(WORDS).map("".join),
    st.sampled_from(LANGUAGES),
)
def test_find_printed_never_raises(text, language):
    found = find_printed(text, language)
    assert all(text[p.start : p.end] == p.text for p in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@each(
    "language, text, values",
    """
    en | up by 25 basis points | 0.25 percentage_point
    sv | höjs med 50 räntepunkter | 0.5 percentage_point
    es | sube 25 puntos básicos | 0.25 percentage_point
    pt | sobe 50 pontos-base | 0.5 percentage_point
    sv | ökade med 300 000 till 4,2 miljoner | 300e3 count; 4.2e6 count
    en | rose by 5 to 20 percent | 5 count; 20 percent
    es | bajó de 2,4 a 1,9 millones | 2.4e6 count; 1.9e6 count
    sv | från 900 till 1,2 miljoner | 900 count; 1.2e6 count
    en | from $1,000 in 2000 to $12,600 | 1000 money; 2000 year; 12600 money
    pt | passou de 12% para 14% | 12 percent; 14 percent
    es | pasó de 40 a 45 millones | 40e6 count; 45e6 count
    en | 4.27 million vehicles | 4.27e6 count
    sv | 35 avgångar per vecka | 35 count
    """,
)
def test_reads_changes_and_ranges_apart(language, text, values):
    found = [(p.value, p.unit) for p in find_printed(text, language)]
    expected = [value.split() for value in values.split(";")]
    assert found == [(pytest.approx(float(value)), unit) for value, unit in expected]


@each(
    "language, text, hedge",
    """
    en | not over 500 billion | up_to
    en | did not exceed $500 billion | up_to
    en | didn’t exceed $500 billion | up_to
    en | has not yet exceeded 500 | up_to
    en | no longer above 500 | up_to
    en | never below 500 | at_least
    en | not at least 500 | under
    en | not up to 500 | over
    en | no more than 500 | up_to
    en | no fewer than 500 | at_least
    en | fell short of 500 | under
    en | just short of 500 | just_under
    en | nothing short of 500 | at_least
    en | not only over 500 | over
    en | No, over 500 | over
    en | not about 500 | about
    en | more than the 18 percent of last year | none
    en | less than the $5bn expected | none
    en | over the 500 million mark | over
    sv | inte över 500 miljarder | up_to
    sv | översteg inte 500 miljarder | up_to
    sv | nådde inte 500 miljarder | under
    sv | inte under 500 | at_least
    sv | aldrig över 500 | up_to
    sv | inte bara över 500 | over
    sv | mer än de 18 procent som väntats | none
    sv | mer än 18 procent | over
    sv | lägre än de 5 miljarder som utlovats | none
    es | no superó los 500 millones | up_to
    es | no se superó los 500 millones | up_to
    es | nunca por debajo de 500 | at_least
    es | no llegó a 20 % | under
    es | no solo más de 500 | over
    es | pasaron de los 30.000 | over
    es | más del 18 % | over
    es | más que el 18 % previsto | none
    es | superó la cota de los 500 | over
    pt | não superou US$ 500 bilhões | up_to
    pt | não ultrapassou 500 | up_to
    pt | não chegava a 20 % | under
    pt | passou da marca de 20 milhões | over
    pt | menos do que os 30,7 % | none
    pt | menos do que 30,7 % | under
    pt | não só mais de 500 | over
    """,
)
def test_no_bound_is_read_the_wrong_way_round(language, text, hedge):
    (printed,) = find_printed(text, language)
    assert printed.hedge == hedge


@pytest.mark.parametrize("bound", ["over", "at least", "under", "up to"])
@given(numbers)
def test_law_not_makes_the_rest_of_the_numbers(bound, number):
    plain, negated = (
        read_printed(f"{words} {number} percent", "en").claimed
        for words in (bound, f"not {bound}")
    )
    below, above = sorted((plain, negated), key=lambda claimed: claimed.high)
    assert (below.low, below.high, above.high) == (0, above.low, float("inf"))
    assert below.high_closed is not above.low_closed


@each(
    "language, text, values",
    """
    es | 1 millón 250 mil personas | 1250000 count
    es | un millón quinientos mil | 1500000 count
    es | 5 millones 2024 | 5e6 count; 2024 year
    pt | R$ 1 bilhão e 200 milhões | 1.2e9 money
    pt | R$ 1 bilhão e R$ 200 milhões | 1e9 money; 200e6 money
    pt | entre 1 milhão e 2 milhões | 1.5e6 count
    pt | 2 milhões e 3 milhões | 2e6 count; 3e6 count
    pt | 3 mil e quinhentos | 3500 count
    sv | två miljoner trehundratusen kronor | 2.3e6 money
    en | 1.5 million 200 thousand | 1.5e6 count; 200e3 count
    en | two dozen countries | 24 count
    en | half a dozen ships | 6 count
    en | dozens of ships |
    es | dos docenas de países | 24 count
    pt | uma dúzia de países | 12 count
    sv | två dussin | 24 count
    es | dos coma cinco por ciento | 2.5 percent
    es | dos coma veinticinco por ciento | 2.25 percent
    sv | två komma fem procent | 2.5 percent
    en | two point five percent | 2.5 percent
    en | three point zero two million | 3.02e6 count
    pt | dois vírgula cinco por cento | 2.5 percent
    en | at one point five people left | 5 count
    en | the twenty-first largest | 21 rank
    en | the twenty-first century |
    sv | tjugoförsta största | 21 rank
    sv | tredjestörsta | 3 rank
    en | rose 2.00 to 2.99 | 2.495 count
    en | 2.50 | 2.5 count
    sv | etthundratusen | 100e3 count
    sv | ettusen | 1000 count
    sv | nittonhundra | 1900 count
    sv | entré, treenighet, tvåa |
    en | 2½ percent, 2 ½ percent | 2.5 percent; 2.5 percent
    en | ¾ million; ½ of them | 750e3 count; 0.5 fraction
    sv | vart femte företag | 0.2 fraction
    sv | var tionde krona | 0.1 fraction
    sv | vart femte år, var tredje i loppet, var tredje störst | 3 rank
    en | every fifth household, every fifth year | 0.2 fraction
    es | tres décimas; tres décimas de grado | 0.3 percentage_point; 3 count
    es | medio punto | 0.5 percentage_point
    en | half a percentage point | 0.5 percentage_point
    """,
)
def test_reads_numbers_made_of_parts(language, text, values):
    found = [(p.value, p.unit) for p in find_printed(text, language)]
    expected = [value.split() for value in values.split("; ") if value]
    assert found == [(pytest.approx(float(value)), unit) for value, unit in expected]


@each(
    "language, text, value, currency",
    """
    sv | 50 öre | 0.5 | SEK
    en | 50 cents a litre | 0.5 | None
    en | 20 pence | 0.2 | GBP
    es | 50 céntimos | 0.5 | EUR
    pt | 50 centavos | 0.5 | None
    en | 3 million francs | 3e6 | None
    en | 3 million Swiss francs | 3e6 | CHF
    sv | MEUR 5 | 5e6 | EUR
    en | 5 MUSD | 5e6 | USD
    es | U$S 5 millones | 5e6 | USD
    es | S/ 500 | 500 | PEN
    es | Bs. 500 | 500 | None
    """,
)
def test_reads_small_and_open_currencies(language, text, value, currency):
    (printed,) = find_printed(text, language)
    assert (printed.unit, printed.value) == ("money", float(value))
    assert str(printed.currency) == currency


def test_a_smaller_scale_makes_the_number_as_sharp_as_its_last_digit():
    whole, point = (
        read_printed(text, "pt") for text in ("1 bilhão e 200 milhões", "1,2 bilhão")
    )
    assert sets(whole) == sets(point)


@each(
    "language, text, left",
    """
    es | 50..960 milones de dólares | 960 milones de dólares
    es | cincuenta y pico mil | y pico
    es | cincuenta y pico | y pico
    es | 960 milones | milones
    sv | 500 miljader kronor | miljader kronor
    sv | 500 projekt kronor | kronor
    en | 5 million dolars | dolars
    en | not about 500 billion dollars | not
    en | hardly 5 percent | hardly
    en | fifty-odd thousand | -odd thousand
    en | between 5 and maybe 6 percent | between
    en | $5 bn–ish | –ish
    sv | tjugo och några miljoner | och några miljoner
    sv | ökade inte med 5 procent | ökade inte med
    pt | não cresceu 753% | não cresceu
    en | roughly 5 million households in the north |
    en | 5 percent of all exports |
    en | 5 projects under construction |
    en | no figure at all |
    sv | 66 miljarder yuan (cirka 9,2 miljarder dollar) |
    sv | 3 stora hamnar och 5 broar |
    pt | US$ 6,6 bilhões … US$ 56,3 bilhões (crescimento de 753%) |
    """,
)
def test_a_printed_figure_is_read_to_its_last_word(language, text, left):
    assert unread(text, language) == left


def test_the_mark_of_a_longer_text_may_be_given():
    assert find_printed("3,500", "es", mark=",")[0].value == 3.5
    assert find_printed("3,500", "es")[0].value == 3500
