"""Rows that try to get a wrong answer from each check, a table a check.

A row says what is tried, what the plan chooses and the figures are, and the answer: a
status and words of the note, "no data", or the fault that refuses the comparison.
"""

import pytest
from made import LEVEL, claim, data, event, figure, gdp, heading, printed, rate, totals

from claimbook.checks import checks
from claimbook.checks.alike import problem
from claimbook.domain.interval import Interval, relation
from claimbook.text.printed import find_printed

BRAZIL = {
    "series": "goods_trade",
    "source": "customs",
    "reporter": "CHN",
    "partner": "BRA",
    "flow": "exports",
    "product": "all",
}


def amounts(values, **more):
    """One reporter's exports by year, from {year: value}."""
    return [figure(v, period=str(y), **more) for y, v in values.items()]


def answer(check, text, choices, rows, period="2024"):
    module = checks()[check]
    numbers = find_printed(text, "en") if isinstance(text, str) else text
    made, figures = module.Choices(**choices), data(*rows)
    asked = claim(*numbers, period=period)
    unlike = problem(module, asked, made, figures)
    if unlike:
        return f"fault: {unlike[0]}"
    found = module.run(asked, made, figures)
    if found is None:
        return "no data"
    status = found.status or relation(found.interval, found.claimed)
    return f"{status}: {found.note}"


EURO = figure(
    "0.8", "DEU", "USA", "", series="exchange_rate", product="", unit="EUR per USD"
)
YUAN = rate("7.2")
DOLLARS = BRAZIL | {"source": "customs"}
LEVELS = {
    "zero": ("over 100 dollars", BRAZIL, amounts({2024: 0}), "fails"),
    "negative": ("under 100 dollars", BRAZIL, amounts({2024: -5}), "fails"),
    "revision": (
        "over 100 dollars",
        BRAZIL,
        amounts({2024: 120}, released="2025-01-01")
        + amounts({2024: 90}, released="2025-06-01"),
        "fails",
    ),
    "tie": ("over 100 dollars", BRAZIL, amounts({2024: 100}), "fails"),
    "another currency": (
        "over 100 euro",
        BRAZIL,
        amounts({2024: 120}),
        "fault: a number in EUR",
    ),
    "a currency left open": (
        "over 100 pesos",
        BRAZIL,
        amounts({2024: 120}),
        "fault: a number in money of no one currency",
    ),
    "converted": (
        "over 100 euro",
        BRAZIL | {"currency": "EUR", "rates": "customs"},
        [*amounts({2024: 120}), EURO],
        "fails: converted at 0.8 EUR per USD (customs, 2024)",
    ),
    "converted through a third": (
        "over 10 euro",
        BRAZIL | {"currency": "EUR"},
        [*amounts({2024: 72}, unit="CNY"), EURO, YUAN],
        "fails: converted at 7.2 CNY per USD (customs, 2024), 0.8 EUR per USD",
    ),
    "without a rate": (
        "over 100 euro",
        BRAZIL | {"currency": "EUR"},
        [*amounts({2024: 120}), YUAN],
        "fault: no rate into EUR by customs",
    ),
    "the rate of another year": (
        "over 100 euro",
        BRAZIL | {"currency": "EUR"},
        [*amounts({2024: 120}), rate("0.8", "2023", unit="EUR per USD")],
        "no data",
    ),
    "tonnes": (
        "over 100 dollars",
        BRAZIL,
        amounts({2024: 120}, unit="tonnes"),
        "fault: a number in USD",
    ),
    "barrels for tonnes": (
        "over 100 barrels",
        BRAZIL,
        amounts({2024: 120}, unit="tonnes"),
        "fault: a number in barrels",
    ),
    "percentage points for percent": (
        "6 percentage points",
        BRAZIL,
        amounts({2024: 6}, unit="percent"),
        "fault: a number in percentage points",
    ),
    "constant prices": (
        "over 100 dollars",
        BRAZIL,
        amounts({2024: 120}, unit="constant 2021 USD"),
        "fault: a number in USD",
    ),
    "an amount a year": (
        "over 100 dollars a year",
        BRAZIL,
        amounts({2024: 120}),
        "holds",
    ),
    "two units in one sum": (
        "over 100 dollars",
        BRAZIL | {"product": "a+b"},
        [figure(60, product="a"), figure(60, product="b", unit="CNY")],
        "fault: figures in CNY and USD",
    ),
}

SINCE = LEVEL | {"since": 2021}
FIRST = {
    "zero": (
        "over 100 dollars",
        SINCE,
        totals({2021: 0, 2022: 0, 2023: 0, 2024: 120}),
        "holds",
    ),
    "missing middle year": (
        "over 100 dollars",
        SINCE,
        totals({2021: 70, 2023: 80, 2024: 120}),
        "undecided: highest earlier year 2023; no figure for 2022",
    ),
    "tie": (
        "over 100 dollars",
        SINCE,
        totals({2021: 100, 2022: 100, 2023: 80, 2024: 120}),
        "holds",
    ),
    "revision": (
        "over 100 dollars",
        SINCE | {"since": 2023},
        totals({2023: 99, 2024: 120}, released="2025-01-01")
        + totals({2023: 101}, released="2025-02-01"),
        "fails",
    ),
    "unit": (
        "over 100 euro",
        SINCE,
        totals({2023: 99, 2024: 120}),
        "fault: a number in EUR",
    ),
}

GROWTH = BRAZIL | {"base": "2022"}
FIVE = GROWTH | {"bar_percent_a_year": 5}
GROWTHS = {
    "from zero": ("", FIVE, amounts({2022: 0, 2024: 5}), "undecided: 2022 to 2024; 0 "),
    "from below zero": ("", FIVE, amounts({2022: -3, 2024: 5}), "undecided"),
    "through zero": (
        "",
        FIVE,
        amounts({2022: 2, 2024: -3}),
        "fails: 2022 to 2024; through zero, to",
    ),
    "to zero": ("", FIVE, amounts({2022: 2, 2024: 0}), "fails"),
    "missing middle year": ("", FIVE, amounts({2022: 100, 2024: 121}), "holds"),
    "revision": (
        "",
        FIVE,
        amounts({2022: 100, 2024: 121}, released="2025-01-01")
        + amounts({2024: 104}, released="2025-06-01"),
        "fails",
    ),
    "tie": ("", FIVE | {"bar_percent_a_year": 10}, amounts({2022: 100, 2024: 121}), ""),
    "across currencies": (
        "",
        FIVE,
        [*amounts({2022: 10}), *amounts({2024: 66}, unit="CNY")],
        "fault: figures in CNY and USD",
    ),
    "converted": (
        "",
        FIVE | {"currency": "USD"},
        [*amounts({2022: 10}), *amounts({2024: 66}, unit="CNY"), YUAN],
        "fails: 2022 to 2024; converted at 7.2 CNY per USD (customs, 2024)",
    ),
    "points for percent": (
        "6 percentage points",
        GROWTH,
        amounts({2022: 100, 2024: 106}),
        "fault: no printed percentage",
    ),
    "opposite order": ("", FIVE | {"base": "2025"}, amounts({2024: 9, 2025: 5}), "no"),
}

FALLS = BRAZIL | {"base": "2022", "direction": "falls"}
TRENDS = {
    "from zero": (
        "",
        FALLS | {"direction": "rises"},
        amounts({2022: 0, 2024: 5}),
        "holds",
    ),
    "through zero": (
        "",
        FALLS,
        amounts({2022: 2, 2024: -3}),
        "holds",
    ),
    "negative": ("", FALLS, amounts({2022: -2, 2024: -3}), "holds"),
    "tie": ("", FALLS, amounts({2022: 3, 2024: 3}), "fails"),
    "missing end": ("", FALLS, amounts({2022: 3, 2023: 2}), "no data"),
    "across units": (
        "",
        FALLS,
        [*amounts({2022: 10}), *amounts({2024: 6}, unit="tonnes")],
        "fault: figures in USD and tonnes",
    ),
}

TIMES = BRAZIL | {"base": "2022"}
MULTIPLES = {
    "from zero": ("three times", TIMES, amounts({2022: 0, 2024: 5}), "undecided"),
    "negative": ("three times", TIMES, amounts({2022: -1, 2024: -3}), "undecided"),
    "through zero": (
        "three times",
        TIMES,
        amounts({2022: 1, 2024: -3}),
        "fails: 2022 to 2024; through zero, to",
    ),
    "opposite order": ("three times", TIMES, amounts({2022: 3, 2024: 1}), "fails"),
    "across currencies": (
        "three times",
        TIMES,
        [*amounts({2022: 1}), *amounts({2024: 3}, unit="CNY")],
        "fault: figures in CNY and USD",
    ),
    "money": (
        "3 dollars",
        TIMES,
        amounts({2022: 1, 2024: 3}),
        "fault: a number of the",
    ),
}

SOY = BRAZIL | {"part": {"product": "soya"}}


def shared(whole, part, **more):
    return [figure(whole), figure(part, product="soya", **more)]


SHARES = {
    "of zero": ("half", SOY, shared(0, 5), "undecided"),
    "of a negative whole": ("half", SOY, shared(-10, -5), "undecided"),
    "a negative part": ("half", SOY, shared(10, -5), "fails"),
    "more than all": ("half", SOY, shared(10, 20), "fails"),
    "tie": ("50 percent", SOY, shared(10, 5), "holds"),
    "unit": ("half", SOY, shared(10, 5, unit="CNY"), "fault: figures in CNY and USD"),
    "points": (
        "50 percentage points",
        SOY,
        shared(10, 5),
        "fault: a number of the kind",
    ),
}

DROVE = BRAZIL | {"base": "2022", "bar_percent": 30} | {"part": {"product": "soya"}}


def drove(whole, part, **more):
    """Whole and part from 2022 to 2024."""
    return [
        figure(v, period=year, **(more if year == "2024" else {}) | product)
        for values, product in ((whole, {}), (part, {"product": "soya"}))
        for year, v in zip(("2022", "2024"), values, strict=True)
    ]


DRIVERS = {
    "the whole shrank": ("", DROVE, drove((10, 5), (2, 4)), "fails: 2022 to 2024: the"),
    "no change": ("", DROVE, drove((10, 10), (2, 4)), "fails"),
    "the rest fell": (
        "",
        DROVE,
        drove((10, 15), (2, 12)),
        "holds: 2022 to 2024; the rest fell by 5 USD, so the part is more than all",
    ),
    "the part fell": (
        "",
        DROVE,
        drove((10, 15), (5, 3)),
        "fails: 2022 to 2024; the part fell by 2 USD",
    ),
    "from zero": ("", DROVE, drove((0, 5), (0, 4)), "holds"),
    "unit": ("", DROVE, drove((10, 66), (2, 40), unit="CNY"), "fault: figures in CNY"),
}

LARGEST = [printed(Interval.point(1), unit="rank", value=1, per=None)]
CHINA = {"series": "gdp_nominal", "source": "bank", "economy": "CHN"}
TABLE = [gdp(29, "USA"), gdp(19, "CHN"), gdp(5, "DEU")]
UNION = {"bloc": "EUU", "members": "DEU+FRA"}
PARTNERS = BRAZIL | {"partner": "", "among": "partner", "economy": "BRA"}
RANKS = {
    "zero": ("second largest", CHINA, [gdp(1, "USA"), gdp(0, "CHN")], "holds"),
    "negative": (LARGEST, CHINA, [gdp(-1, "USA"), gdp(0, "CHN")], "holds"),
    "tie": ("second largest", CHINA, [gdp(19, "USA"), gdp(19, "CHN")], "undecided"),
    "aggregate": (
        "second largest",
        CHINA,
        [*TABLE, gdp(110, "WLD"), gdp(20, "celac")],
        "undecided",
    ),
    "the world's total is used up": (
        "second largest",
        CHINA,
        [*TABLE, gdp(60, "WLD")],
        "holds: of 3; neighbours United States +53%, Germany -74%",
    ),
    "a larger one is absent": (
        LARGEST,
        CHINA,
        [gdp(19, "CHN"), gdp(5, "DEU"), gdp(28, "USA", period="2023")],
        "undecided: of 2; neighbours Germany -74%; no figure for United States, larger",
    ),
    "revision": (
        LARGEST,
        CHINA,
        [gdp(20, "USA", released="2025-01-01"), gdp(18, "USA", released="2025-02-01")]
        + [gdp(19, "CHN")],
        "holds",
    ),
    "a bloc in place of its members": (
        "second largest",
        CHINA | UNION,
        [*TABLE, gdp(16, "FRA")],
        "fails: of 3; neighbours European Union +11%",
    ),
    "a bloc with a figure of its own": (
        "second largest",
        CHINA | UNION,
        [*TABLE, gdp(20, "EUU")],
        "fails: of 3; neighbours European Union +5%",
    ),
    "a bloc beside its members is not counted": (
        "second largest",
        CHINA,
        [*TABLE, gdp(20, "EUU")],
        "holds: of 3",
    ),
    "another flow or product": (
        LARGEST,
        PARTNERS,
        [
            figure(9),
            figure(5, partner="CHL"),
            figure(50, partner="PER", flow="imports"),
            figure(50, partner="PER", product="soya"),
            figure(50, "USA", "PER"),
            figure(99, partner="WLD", period="2023"),
            figure(99, partner="celac"),
        ],
        "holds: of 2",
    ),
    "products": (
        "second largest",
        BRAZIL | {"among": "product", "economy": "soya", "product": ""},
        [figure(9, product="soya"), figure(12, product="oil")],
        "holds: of 2",
    ),
    "number": ("2 dollars", CHINA, TABLE, "fault: a number of the kind money"),
    "unit": (
        "second largest",
        CHINA,
        [*TABLE, gdp(90, "JPN", unit="CNY")],
        "fault: figures in CNY and USD",
    ),
}

COUNT = {"series": "gdp_nominal", "source": "bank", "lowest": 5}
COUNTS = {
    "aggregate": (
        "3 countries",
        COUNT,
        [*TABLE, gdp(99, "WLD"), gdp(50, "EUU")],
        "holds",
    ),
    "zero": ("3 countries", COUNT, [*TABLE, gdp(0, "FRA")], "holds"),
    "negative": ("3 countries", COUNT, [*TABLE, gdp(-9, "FRA")], "holds"),
    "tie": ("3 countries", COUNT | {"lowest": 5.1}, TABLE, "fails"),
    "number": ("3 dollars", COUNT, TABLE, "fault: a number of the kind money"),
    "unit": (
        "3 countries",
        COUNT,
        [*TABLE, gdp(90, "JPN", unit="CNY")],
        "fault: figures in CNY and USD",
    ),
}

DAY = {"source": "customs", "period": "2024"}
CONVERSIONS = {
    "one order": ("66 billion yuan (about 9.2 billion dollars)", DAY, [YUAN], "holds"),
    "opposite order": (
        "9.2 billion dollars (about 66 billion yuan)",
        DAY,
        [YUAN],
        "holds: at 7.2 CNY per USD",
    ),
    "the hedged amount is the converted one": (
        "about 9.2 billion dollars (66 billion yuan)",
        DAY,
        [YUAN],
        "holds",
    ),
    "yuan into euro without a way": (
        "66 billion yuan (about 9.2 billion euro)",
        DAY,
        [YUAN],
        "fault: amounts in CNY and EUR",
    ),
    "yuan into euro through dollars": (
        "72 billion yuan (about 8 billion euro)",
        DAY,
        [YUAN, EURO],
        "holds: at 7.2 CNY per USD; at 0.8 EUR per USD",
    ),
    "yuan into euro, told as dollars": (
        "72 billion yuan (about 10 billion euro)",
        DAY,
        [YUAN, EURO],
        "fails",
    ),
    "one currency": (
        "66 yuan (9.2 yuan)",
        DAY,
        [YUAN],
        "fault: amounts in CNY and CNY",
    ),
    "no money": ("66 yuan (9 countries)", DAY, [YUAN], "fault: amounts in CNY and no"),
    "zero": ("0 yuan (0 dollars)", DAY, [YUAN], "holds"),
    "the mean of the months": (
        "72 billion yuan (10.0 billion dollars)",
        DAY,
        [rate(7 + m / 15, f"2024-{m:02}") for m in range(13) if m],
        "fails: at 7.43333 CNY per USD",
    ),
    "a missing month": (
        "72 billion yuan (10 billion dollars)",
        DAY,
        [rate("7.2", f"2024-{m:02}") for m in range(1, 12)],
        "no data",
    ),
}

WEEK = {"source": "diary", "begins": "a", "ends": "b"}
DURATIONS = {
    "zero": ("0 days", WEEK, ("2025-05-01", "2025-05-01"), "holds"),
    "opposite order": ("7 days", WEEK, ("2025-05-08", "2025-05-01"), "fails"),
    "unit": ("7 weeks", WEEK, ("2025-05-01", "2025-05-08"), "fails"),
    "not of time": (
        "7 dollars",
        WEEK,
        ("2025-05-01", "2025-05-08"),
        "fault: printed in",
    ),
}
SEQUENCES = {
    "tie": ("", ("2025-05-01", "2025-05-01"), "undecided"),
    "opposite order": ("", ("2025-05-08", "2025-05-01"), "fails"),
    "a day within the other's month": ("", ("2025-05-08", "2025-05"), "undecided"),
}
MEMBERS = {
    "the day itself": ("2025-05-01", "holds"),
    "the day before": ("2025-04-30", "fails"),
    "the last day": ("2025-05-07", "holds"),
    "the day of leaving": ("2025-05-08", "fails"),
}
AGREE = {
    "zero": ("0 projects, 5 projects, 20 percent", "change", "no data"),
    "unit": ("5.0 dollars, 5.0 euro", "equal", "fault: numbers in EUR and USD"),
    "opposite order": ("48 projects, 12 projects, 25 percent", "share", "fails"),
    "negative": ("10 dollars, 5 dollars, -50 percent", "change", "holds"),
}
CLASSES = {
    "a longer code": ("0510", "holds"),
    "a shorter one": ("0", "fails"),
    "half": ("0510+0710", "undecided"),
}
TABLES = {
    "level": LEVELS,
    "first_time": FIRST,
    "growth": GROWTHS,
    "trend": TRENDS,
    "multiple": MULTIPLES,
    "share": SHARES,
    "driver": DRIVERS,
    "rank": RANKS,
    "count": COUNTS,
    "conversion": CONVERSIONS,
}
ROWS = [
    pytest.param(check, *row, id=f"{check}: {name}")
    for check, table in TABLES.items()
    for name, row in table.items()
]


@pytest.mark.parametrize(("check", "text", "choices", "rows", "expected"), ROWS)
def test_no_row_gets_a_wrong_answer(check, text, choices, rows, expected):
    assert answer(check, text, choices, rows).startswith(expected)


def events(first, last, partner=""):
    ends = (("a", first), ("b", last))
    return [event(n, day, partner=partner, source="diary") for n, day in ends]


@pytest.mark.parametrize(
    ("text", "choices", "days", "expected"), DURATIONS.values(), ids=DURATIONS
)
def test_no_duration_gets_a_wrong_answer(text, choices, days, expected):
    assert answer("duration", text, choices, events(*days)).startswith(expected)


@pytest.mark.parametrize(
    ("text", "days", "expected"), SEQUENCES.values(), ids=SEQUENCES
)
def test_no_sequence_gets_a_wrong_answer(text, days, expected):
    choices = {"source": "diary", "first": "a", "then": "b"}
    assert answer("sequence", text, choices, events(*days)).startswith(expected)


@pytest.mark.parametrize(("day", "expected"), MEMBERS.values(), ids=MEMBERS)
def test_no_membership_gets_a_wrong_answer(day, expected):
    choices = {"source": "diary", "joined": "a", "left": "b"}
    rows = events("2025-05-01", "2025-05-08")
    assert answer("membership", "", choices, rows, day).startswith(expected)


@pytest.mark.parametrize(("text", "rule", "expected"), AGREE.values(), ids=AGREE)
def test_no_consistency_gets_a_wrong_answer(text, rule, expected):
    assert answer("consistency", text, {"rule": rule}, []).startswith(expected)


@pytest.mark.parametrize(("codes", "expected"), CLASSES.values(), ids=CLASSES)
def test_no_definition_gets_a_wrong_answer(codes, expected):
    choices = {"series": "class_fuels", "source": "customs", "product": codes}
    rows = [heading("05"), heading("06")]
    assert answer("definition", "", choices, rows, "2008").startswith(expected)


def test_every_check_has_a_table():
    others = {"duration", "sequence", "membership", "consistency", "definition"}
    assert {*TABLES, *others} == set(checks())


def test_a_partner_of_a_single_good_counts_only_where_it_has_both_ends():
    """A missing row is no zero: what appears at the end alone is no growth."""
    rows = [
        figure(value, partner=partner, period=year, product=product)
        for partner, year, product, value in (
            *(("BRA", y, "soya", v) for y, v in (("2022", 10), ("2024", 12))),
            ("PER", "2024", "soya", 50),
            *(
                ("china_customs", y, "all", v)
                for y, v in (("2022", 100), ("2024", 200))
            ),
        )
    ]
    choices = LEVEL | {"flow": "exports", "base": "2022", "bar_percent": 30}
    choices |= {"part": {"product": "soya", "region": "celac"}}
    assert answer("driver", "", choices, rows) == (
        "fails: 2022 to 2024; the part: 2022 to 2024, over the 1 country that reports "
        "both years"
    )


def test_a_printed_number_of_no_known_kind_is_refused_in_plain_words():
    choices = checks()["level"].Choices(**BRAZIL)
    number = printed(Interval(100, 110), unit="money", currency="EUR", per=None)
    rows = data(amounts({2024: 120}))
    assert problem(checks()["level"], claim(number), choices, rows) == (
        "a number in EUR",
        "one in USD, as the figures are; figures in EUR, or a currency and rates in the "
        "plan that lead there",
    )
