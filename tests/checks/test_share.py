"""A part of a whole against the printed percentage, over one set of countries."""

import pytest
from made import LEVEL, claim, data, figure, printed, totals

from claimbook.checks import share
from claimbook.domain.interval import Interval, relation

HALF = printed(Interval(45, 55), unit="percent", value=50)


def run(part, rows, number=HALF, **more):
    made = share.Choices(**(LEVEL | {"part": part} | more))
    return share.run(claim(number), made, data(rows))


def flow(value, name, **more):
    return figure(value, partner="china_customs", flow=name, **more)


@pytest.mark.parametrize(
    ("part", "status"), [(50, "holds"), (45, "holds"), (44, "fails"), (56, "fails")]
)
def test_the_part_is_divided_by_the_whole(part, status):
    found = run({"flow": "imports"}, [*totals({2024: 100}), flow(part, "imports")])
    assert (found.value, found.unit) == (part, "percent")
    assert relation(found.interval, found.claimed) == status
    assert [f.flow for f in found.used] == ["imports", "total"]


def test_both_roundings_widen_the_share():
    rows = [*totals({2024: 100}, room=10), flow(50, "imports", room=1)]
    found = run({"flow": "imports"}, rows)
    assert found.interval.low == pytest.approx(100 * 49 / 110)
    assert found.interval.high == pytest.approx(100 * 51 / 90)
    assert relation(found.interval, found.claimed) == "undecided"


def test_a_printed_fraction_is_read_in_percent():
    third = printed(Interval(0.32, 0.35), unit="fraction", value=1 / 3)
    rows = [*totals({2024: 100}), flow(33, "imports")]
    found = run({"flow": "imports"}, rows, third)
    assert found.claimed == Interval(32, 35)
    assert relation(found.interval, found.claimed) == "holds"


def test_part_and_whole_are_summed_over_the_same_countries():
    rows = [
        figure(value, country, "CHN", flow)
        for country, value in (("BRA", 60), ("CHL", 40))
        for flow in ("exports", "imports")
    ]
    # Chile names no ore, and Peru reports ore but no total
    rows.append(figure(50, "BRA", "CHN", "exports", product="2601"))
    rows.append(figure(900, "PER", "CHN", "exports", product="2601"))
    found = run(
        {"product": "2601"}, rows, reporter="partners", region="celac", flow="imports"
    )
    assert found.value == 50
    assert found.note == "sum over 2 countries; the part has no figure for CHL"


def test_without_a_part_a_whole_or_one_unit_there_is_nothing():
    whole = totals({2024: 100})
    assert run({"flow": "imports"}, whole) is None
    assert run({"flow": "imports"}, [flow(5, "imports")]) is None
    weight = {"series": "goods_quantity", "between": None, "reporter": "CHN"}
    tonnes = figure(
        5, "CHN", "", "", series="goods_quantity", product="", unit="tonnes"
    )
    found = run(weight, [*whole, tonnes])
    assert found.status == "undecided"
    assert found.note == "in USD and in tonnes, which are not alike"


def test_only_a_percentage_or_a_fraction_fits():
    made = share.Choices(**(LEVEL | {"part": {"flow": "imports"}}))
    found, allowed = share.unfit(claim(Interval(1, 2)), made, data())
    assert (found, allowed) == (
        "a number of the kind money",
        "a percentage or a fraction",
    )
    assert share.unfit(claim(HALF), made, data()) is None


def test_the_sources_of_both_are_named():
    part = {"flow": "imports", "source": "press"}
    made = share.Choices(**(LEVEL | {"part": part}))
    assert made.all_sources() == ("customs", "press")
