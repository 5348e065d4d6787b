"""Figures are found by subject, newest first, and converted at the year's rate."""

from datetime import date
from decimal import Decimal

import pytest

from claimbook.checks import checks
from claimbook.domain.dataset import Figures
from claimbook.domain.figures import Subject, measured
from claimbook.domain.interval import Interval
from claimbook.domain.rates import converted
from claimbook.judging.specifications import specifications

CUSTOMS = ("customs",)
TRADE = Subject("goods_trade", "CHN", "BRA", "", "")


@pytest.fixture
def make(figure_row, a_source):
    """Return a function that makes a Figure of a source from some cells."""

    def made(source="customs", **cells):
        return figure_row(**cells).figure(a_source(source))

    return made


def test_the_newest_release_is_found(make):
    old = make(value="480", released="2024-01-12")
    new = make(value="489", released="2025-01-13")
    for order in ([old, new], [new, old]):
        assert Figures(order).find(CUSTOMS, TRADE, "2024") == new


def test_a_release_of_unknown_date_never_beats_a_dated_one(make):
    unknown = make(value="480")
    known = make(value="489", released="2025-01-13")
    later = make(value="490", released="2025-08-13")
    for order in ([unknown, known, later], [later, known, unknown]):
        figures = Figures(order)
        assert figures.find(CUSTOMS, TRADE, "2024") == later
        for undated in (False, True):
            then = figures.released_by(date(2025, 5, 13), undated)
            assert then.find(CUSTOMS, TRADE, "2024") == known
    only = Figures([unknown])
    assert only.find(CUSTOMS, TRADE, "2024") == unknown
    assert not list(only.released_by(date(2025, 5, 13)))
    assert list(only.released_by(date(2025, 5, 13), undated=True)) == [unknown]


def test_what_was_public_on_a_day_leaves_out_later_and_unknown_dates(make):
    days = ("2025-05-12", "2025-05-13", "2025-05-14", "")
    figures = Figures(make(released=day, period="2023") for day in days)
    then = figures.released_by(date(2025, 5, 13))
    assert [f.released.day for f in then] == [12, 13]
    assert len(list(figures)) == 4


def test_the_first_source_that_has_a_figure_gives_it(make):
    one, other = make(value="1"), make("dots", value="2")
    figures = Figures([one, other, make("dots", value="3", period="2020")])
    assert figures.find(("dots", "customs"), TRADE, "2024") == other
    assert figures.find(("customs", "dots"), TRADE, "2024") == one
    assert figures.find(("customs", "dots"), TRADE, "2020").value == 3
    assert figures.find(("customs",), TRADE, "2020") is None


@pytest.mark.parametrize("place", range(5))
def test_another_subject_is_another_figure(make, place):
    subject = list(TRADE)
    subject[place] = "other"
    assert Figures([make()]).find(CUSTOMS, Subject(*subject), "2024") is None


def test_periods_are_those_of_every_source_in_order(make):
    figures = Figures(
        [make(period="2024"), make("dots", period="2019"), make("dots", period="2024")]
    )
    assert figures.periods(("customs", "dots"), TRADE) == ["2019", "2024"]
    assert figures.periods(("eclac",), TRADE) == []


def in_unit(figure, unit, sources, figures):
    known = Figures(figures)
    return converted(measured(figure), unit, known, sources, figure.period)


@pytest.fixture
def rates(make):
    """The rates of two years, the later one rounded to 7.195 up to 7.205."""
    rate = {
        "series": "exchange_rate",
        "partner": "USA",
        "unit": "CNY per USD",
        "basis": "market rate",
    }
    return [
        make(**rate, period="2023", value="7.00"),
        make(**rate, period="2024", value="7.20"),
    ]


def test_yuan_become_dollars_at_the_rate_of_the_year(make, rates):
    yuan = make(unit="CNY billion", value="72.0")
    found = in_unit(yuan, "USD", CUSTOMS, [yuan, *rates])
    assert (found.value, found.unit) == (72e9 / 7.2, "USD")
    assert found.used == (yuan, rates[1])
    assert found.interval == Interval(
        float(Decimal("71.95e9")) / 7.205, 72.05e9 / 7.195, True, False
    )


def test_the_rate_is_among_what_a_measure_used(project):
    series = project.path("figures/customs.csv").read_text().splitlines()
    yuan = [row.replace("USD billion", "CNY billion") for row in series]
    rate = "exchange_rate,CHN,USA,,,2024,7.2,CNY per USD,,fixing,stated,2025-01-20,,"
    project.write("figures/customs.csv", "\n".join([*yuan, rate]) + "\n")
    project.edit("figures/customs.csv", ",300.5,", ",360,")
    raw, article = project.read()
    main = specifications(article.plan["trade"])[0]
    found = checks()["level"].Choices(**main.choices).measure(raw, "2024")
    assert found.value == pytest.approx(570e9 / 7.2)
    assert [f.series for f in found.used].count("exchange_rate") == 2


def test_a_figure_in_the_unit_asked_for_is_left_as_it_is(make, rates):
    dollars = make(unit="USD billion", value="10")
    assert in_unit(dollars, "USD", CUSTOMS, rates) == measured(dollars)


@pytest.mark.parametrize(
    ("cells", "unit", "sources"),
    [
        ({"unit": "CNY billion", "period": "2019"}, "USD", CUSTOMS),
        ({"unit": "CNY billion"}, "USD", ("dots",)),
        ({"unit": "EUR billion"}, "USD", CUSTOMS),
        ({"unit": "tonnes"}, "USD", CUSTOMS),
    ],
    ids=["no rate of the year", "no rate of the source", "no way there", "no money"],
)
def test_what_cannot_be_converted_is_not_there(make, rates, cells, unit, sources):
    found = make(**cells)
    assert in_unit(found, unit, sources, [found, *rates]) is None
