from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import DAY, days, each, refused

from claimbook.text.when import Unreadable, find_when, read_when
from claimbook.text.words import LANGUAGES


@each(
    "language, text, period_days, granularity",
    """
    sv | förra året | 2024-01-01 2024-12-31 | year
    sv | i februari | 2025-02-01 2025-02-28 | month
    sv | i juni | 2024-06-01 2024-06-30 | month
    sv | Tidigare denna månad | 2025-05-01 2025-05-13 | range
    sv | på måndagen | 2025-05-12 2025-05-12 | day
    sv | på tisdagen | 2025-05-13 2025-05-13 | day
    sv | i tisdags | 2025-05-06 2025-05-06 | day
    sv | under de kommande tre åren | 2025-05-13 2028-05-13 | years
    sv | helgens | 2025-05-10 2025-05-11 | range
    sv | 2015 | 2015-01-01 2015-12-31 | year
    sv | sedan 2015 | 2015-01-01 2025-05-13 | range
    sv | i maj 2025 | 2025-05-01 2025-05-31 | month
    sv | 13 maj 2025 | 2025-05-13 2025-05-13 | day
    sv | den 14 maj | 2024-05-14 2024-05-14 | day
    sv | de senaste månaderna | 2025-02-13 2025-05-13 | range
    sv | det senaste året | 2024-05-13 2025-05-13 | years
    sv | första kvartalet 2025 | 2025-01-01 2025-03-31 | quarter
    sv | mellan 2015 och 2024 | 2015-01-01 2024-12-31 | years
    sv | på 1990-talet | 1990-01-01 1999-12-31 | years
    sv | förra veckan | 2025-05-05 2025-05-11 | week
    en | last year | 2024-01-01 2024-12-31 | year
    en | this year | 2025-01-01 2025-12-31 | year
    en | earlier this month | 2025-05-01 2025-05-13 | range
    en | on Monday | 2025-05-12 2025-05-12 | day
    en | last Tuesday | 2025-05-06 2025-05-06 | day
    en | in February | 2025-02-01 2025-02-28 | month
    en | in February last year | 2024-02-01 2024-02-29 | month
    en | over the past five years | 2020-05-13 2025-05-13 | years
    en | over the past year | 2024-05-13 2025-05-13 | years
    en | since 2000 | 2000-01-01 2025-05-13 | range
    en | next three years | 2025-05-13 2028-05-13 | years
    en | May 13, 2025 | 2025-05-13 2025-05-13 | day
    en | the first quarter of 2025 | 2025-01-01 2025-03-31 | quarter
    en | three years ago | 2022-01-01 2022-12-31 | year
    es | el año pasado | 2024-01-01 2024-12-31 | year
    es | este año | 2025-01-01 2025-12-31 | year
    es | a principios de este mes | 2025-05-01 2025-05-13 | range
    es | el lunes | 2025-05-12 2025-05-12 | day
    es | en febrero | 2025-02-01 2025-02-28 | month
    es | en los últimos cinco años | 2020-05-13 2025-05-13 | years
    es | desde 2015 | 2015-01-01 2025-05-13 | range
    es | los próximos tres años | 2025-05-13 2028-05-13 | years
    es | 13 de mayo de 2025 | 2025-05-13 2025-05-13 | day
    es | en mayo de 2025 | 2025-05-01 2025-05-31 | month
    es | primer trimestre de 2025 | 2025-01-01 2025-03-31 | quarter
    es | los últimos meses | 2025-02-13 2025-05-13 | range
    es | hace tres años | 2022-01-01 2022-12-31 | year
    pt | no ano passado | 2024-01-01 2024-12-31 | year
    pt | este ano | 2025-01-01 2025-12-31 | year
    pt | no início deste mês | 2025-05-01 2025-05-13 | range
    pt | na segunda-feira | 2025-05-12 2025-05-12 | day
    pt | em fevereiro | 2025-02-01 2025-02-28 | month
    pt | nos últimos cinco anos | 2020-05-13 2025-05-13 | years
    pt | desde 2015 | 2015-01-01 2025-05-13 | range
    pt | nos próximos três anos | 2025-05-13 2028-05-13 | years
    pt | 13 de maio de 2025 | 2025-05-13 2025-05-13 | day
    pt | em maio de 2025 | 2025-05-01 2025-05-31 | month
    pt | primeiro trimestre de 2025 | 2025-01-01 2025-03-31 | quarter
    pt | nos últimos meses | 2025-02-13 2025-05-13 | range
    """,
)
def test_reads(language, text, period_days, granularity):
    period = read_when(text, language, DAY)
    assert (days(period), period.granularity) == (period_days, granularity)
    assert period.text == text


@each(
    "language, text, message",
    """
    sv | årligen | 'årligen': found a rate, not a period; allowed: a date,
    sv | under 90 dagar | found a duration, not a date or period
    en | for 90 days | found a duration, not a date or period
    es | al año | found a rate, not a period
    pt | por 90 dias | found a duration, not a date or period
    pt | no último ano do | the last part of a span
    es | en el último año de | the last part of a span
    sv | så småningom | found no time
    sv |  | found no time
    sv | på tisdagen eller onsdagen | found 'eller onsdagen' after the time
    sv | 30 februari 2025 | found no such date (day is out of range for month)
    sv | mellan 2024 och 2015 | no such date (2024 is not before 2015)
    en | since 2030 | no such date (2030-01-01 is after the dateline)
    en | next 9999 years | no such date (year 12024)
    de | 2015 | 'de': found no such language
    """,
)
def test_says_what_it_cannot_read(language, text, message):
    refused(message, read_when, text, language, DAY)


@each(
    "language, text, expected",
    """
    sv | efter helgens samtal | helgens
    sv | för första gången förra året | förra året
    en | It may rise in May; 2015 people came in 2016. | in May; in 2016
    en | for 90 days, a year |
    pt | No último ano do mandato, em 2010, subiu. | em 2010
    es | En el último mes de la guerra y en el último año. | en el último año
    sv | 30 februari, sedan 2030 | 2030
    """,
)
def test_finds_in_running_text(language, text, expected):
    found = find_when(text, language, DAY)
    assert [p.text for p in found] == [*filter(None, expected.split("; "))]
    assert all(text[p.at[0] : p.at[1]] == p.text for p in found)


@each(
    "language, text, expected",
    """
    en | It rose in 2023, from less a year earlier. | 2023 2022
    en | In the second quarter of 2024 it fell; two years before it rose. | 2024-04 2022-04
    sv | I mars 2024 steg den, året innan föll den. | 2024-03 2023-03
    es | En 2023 subió, frente al año anterior. | 2023 2022
    pt | Em 1973 caiu e no ano seguinte subiu. | 1973 1974
    es | Al año siguiente subió. |
    en | A year earlier it rose. | 2024
    sv | under årets första tre månader | 2025-01
    en | in the first six months of this year | 2024-01
    es | en los primeros nueve meses de 2024 | 2024-01
    pt | nos primeiros três meses deste ano | 2025-01
    en | in January and February | 2025-01
    es | entre enero y marzo | 2025-01
    pt | no dia 1º de agosto | 2024-08-01
    """,
)
def test_counts_from_the_time_before_and_reads_parts_of_years(language, text, expected):
    found, starts = find_when(text, language, DAY), expected.split()
    pairs = zip(found, starts, strict=True)
    assert [str(p.start)[: len(start)] for p, start in pairs] == starts


def test_a_year_earlier_is_as_long_as_the_time_it_counts_from():
    quarter, earlier = find_when(
        "in the second quarter of 2024, up from a year earlier", "en", DAY
    )
    assert (str(earlier.start), str(earlier.end)) == ("2023-04-01", "2023-06-30")
    (alone,) = find_when("a year earlier", "en", DAY, anchor=quarter)
    assert (alone.start, alone.end) == (earlier.start, earlier.end)
    (present,) = find_when("from 2005 to the present", "en", DAY)
    assert present.end == DAY


@each(
    "language, text, months",
    """
    en | in January and February of 2023 | 2023-01-01 2023-02-28
    en | in December and January | 2024-12-01 2025-01-31
    en | December 2022 and January 2023 | 2022-12-01 2023-01-31
    en | in January and June 2023 | -
    en | May 2021 and June 2023 | -
    en | between January and June 2023 | 2023-01-01 2023-06-30
    sv | i januari och februari 2023 | 2023-01-01 2023-02-28
    sv | under mars och april | 2025-03-01 2025-04-30
    sv | i januari och juni 2023 | -
    es | en enero y febrero de 2023 | 2023-01-01 2023-02-28
    es | en diciembre y enero de 2023 | 2022-12-01 2023-01-31
    es | en enero y junio de 2023 | -
    pt | em janeiro e fevereiro de 2023 | 2023-01-01 2023-02-28
    pt | em janeiro e fevereiro | 2025-01-01 2025-02-28
    pt | em janeiro e junho de 2023 | -
    """,
)
def test_two_months_are_one_time_only_where_they_adjoin(language, text, months):
    found = [days(p) for p in find_when(text, language, DAY)]
    if months != "-":
        assert found == [months]
    else:
        assert found[-1] == "2023-06-01 2023-06-30"
        with pytest.raises(Unreadable):
            read_when(text, language, DAY)


@each(
    "language, text",
    """
    en | From 2005 to the present
    en | From 2005 until now
    en | between 2005 and today
    sv | från 2005 fram till i dag
    sv | mellan 2005 och nu
    es | De 2005 hasta el presente
    es | desde 2005 a la fecha
    pt | De 2005 até o presente
    pt | de 2005 até os dias de hoje
    """,
)
def test_up_to_the_present_ends_at_the_dateline(language, text):
    period = read_when(text, language, DAY)
    assert days(period) == f"2005-01-01 {DAY}"
    with pytest.raises(Unreadable, match="after the dateline"):
        read_when(text.replace("2005", "2030"), language, DAY)


@each(
    "language, first, after, since",
    """
    en | In 2010 it fell | the following year | Since then
    sv | År 2010 föll den | året därpå | Sedan dess
    es | En 2010 cayó | al año siguiente | Desde entonces
    pt | Em 2010 caiu | no ano seguinte | Desde então
    """,
)
def test_counts_on_from_the_time_before(language, first, after, since):
    def last(text, anchor=None):
        found = find_when(text, language, DAY, anchor=anchor)
        return [days(p) for p in found][-1:]

    assert last(f"{first} and {after}") == ["2011-01-01 2011-12-31"]
    assert last(f"{first}. {since}") == [f"2010-01-01 {DAY}"]
    assert last(f"{first}; {after}. {since}") == [f"2011-01-01 {DAY}"]
    assert last(after) == last(since) == []
    (later,) = find_when("2030", language, DAY)
    assert last(since, later) == []


def test_leap_day_and_weekend_on_its_own_days():
    assert str(read_when("next year", "en", date(2024, 2, 29)).start) == "2025-01-01"
    past = read_when("det senaste året", "sv", date(2024, 2, 29))
    assert str(past.start) == "2023-02-28"
    for day in (10, 11):
        weekend = read_when("i helgen", "sv", date(2025, 5, day))
        assert (weekend.start.day, weekend.end.day) == (10, 11)


WORDS = st.sampled_from(
    "2015 2024 13 9999 sedan since desde i in den maj May mayo år year años de senaste "
    "three tre {n} - – , till to förra last hace ago Q1 talet s 1990".split()
)


@given(
    st.text() | st.lists(WORDS).map(" ".join),
    st.sampled_from(LANGUAGES),
    st.dates(),
)
def test_find_when_never_raises(text, language, published):
    for period in find_when(text, language, published):
        assert period.start <= period.end


@each(
    "language, text, expected",
    """
    en | until April | 2025-01-01 2025-04-30
    sv | till och med april | 2025-01-01 2025-04-30
    es | hasta abril | 2025-01-01 2025-04-30
    pt | até abril | 2025-01-01 2025-04-30
    en | in the three months to March | 2025-01-01 2025-03-31
    en | the year to March 2024 | 2023-04-01 2024-03-31
    pt | em 12 meses encerrados em abril | 2024-05-01 2025-04-30
    sv | tolv månader till och med mars | 2024-04-01 2025-03-31
    pt | no primeiro bimestre | 2025-01-01 2025-02-28
    es | en el segundo bimestre de 2024 | 2024-03-01 2024-04-30
    pt | no acumulado do ano até março | 2025-01-01 2025-03-31
    es | en lo que va de año | 2025-01-01 2025-05-13
    sv | sedan årsskiftet | 2025-01-01 2025-05-13
    sv | vid årsskiftet | 2024-12-31 2024-12-31
    sv | vid halvårsskiftet | 2024-06-30 2024-06-30
    sv | i våras | 2025-03-01 2025-05-31
    sv | under hösten | 2024-09-01 2024-11-30
    sv | förra sommaren | 2024-06-01 2024-08-31
    en | in the winter of 2023 | 2023-12-01 2024-02-29
    es | en el último trimestre | 2025-01-01 2025-03-31
    es | en el último trimestre de 2024 | 2024-10-01 2024-12-31
    en | Q3 2024 | 2024-07-01 2024-09-30
    en | H1 2024 | 2024-01-01 2024-06-30
    en | 1H24 | 2024-01-01 2024-06-30
    pt | 1T25 | 2025-01-01 2025-03-31
    en | in FY2023/24 | 2023-07-01 2024-06-30
    sv | räkenskapsåret 2023/24 | 2023-07-01 2024-06-30
    pt | na safra 2024/25 | 2024-07-01 2025-06-30
    en | in early 2023 | 2023-01-01 2023-04-30
    en | mid-2023 | 2023-05-01 2023-08-31
    sv | i slutet av 2023 | 2023-09-01 2023-12-31
    es | a finales de 2023 | 2023-09-01 2023-12-31
    en | by the end of June 2024 | 2024-06-30 2024-06-30
    es | al cierre de abril | 2025-04-30 2025-04-30
    pt | no fim do mês passado | 2025-04-30 2025-04-30
    sv | 13–15 april | 2025-04-13 2025-04-15
    es | del 13 al 15 de abril | 2025-04-13 2025-04-15
    en | in 2014 and 2015 | 2014-01-01 2015-12-31
    """,
)
def test_forms_of_news(language, text, expected):
    assert [days(p) for p in find_when(text, language, DAY)] == [expected]


@each(
    "language, text, expected",
    """
    sv | under januari–mars 2025, mot samma period i fjol | 2024-01-01 2024-03-31
    en | in the second quarter of 2024, against the same period of 2022 | 2022-04-01 2022-06-30
    es | en abril, frente al mismo mes del año anterior | 2024-04-01 2024-04-30
    pt | em abril; em 12 meses | 2024-05-01 2025-04-30
    """,
)
def test_a_time_counted_from_the_one_before(language, text, expected):
    assert days(find_when(text, language, DAY)[-1]) == expected


@each(
    "language, text",
    """
    en | paused until August
    en | in 2023/26
    es | en doce meses
    """,
)
def test_what_is_no_such_time_is_none(language, text):
    assert find_when(text, language, DAY) == []
