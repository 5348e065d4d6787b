"""Where a chart puts its marks: all in view, on an axis with a few round numbers."""

from math import inf
from types import SimpleNamespace

import pytest

from claimbook.checks import Finding
from claimbook.domain.interval import Interval
from claimbook.domain.wording import ENGLISH
from claimbook.judging.judge import Outcome
from claimbook.judging.judgement import Judgement
from claimbook.report import strip
from claimbook.report.languages import in_language, render, templates

ABOVE_500 = Interval(500e9, inf, False, False)


def outcome(value, status, alternative="main", low=None, high=None, **changes):
    interval = Interval(value if low is None else low, value if high is None else high)
    finding = Finding(value, interval, ABOVE_500, "USD", ())
    if value is None:
        finding = None
    own = {"number": 1, "choices": None, "varied": {}, "why": "", "finding": finding}
    return Outcome(
        "trade", "level", alternative=alternative, status=status, **own | changes
    )


def judgement(*outcomes, topic="trade", word="supported"):
    row = SimpleNamespace(topic=topic)
    claim, verdict = SimpleNamespace(row=row), SimpleNamespace(word=word)
    return Judgement(claim, verdict, outcomes)


def drawn(*outcomes, code="en", **names):
    chart = strip.strip(judgement(*outcomes), in_language(code), names)
    html = templates(code).get_template("strip.svg.j2").module.strip(chart)
    return chart, str(html)


HOLDS = outcome(518e9, "holds")
FAILS = outcome(477e9, "fails", "exporter_fob")


def test_every_mark_lies_in_view_and_higher_values_lie_to_the_right():
    chart, _ = drawn(HOLDS, FAILS)
    held, failed = (row["at"] for row in chart["rows"])
    (bound,) = chart["bounds"]
    assert 0 < failed < bound < held < 100
    assert chart["set"][0] == bound and sum(chart["set"]) > 100


def test_shapes_tell_the_statuses_apart():
    undecided = outcome(500e9, "undecided", "both")
    _, html = drawn(HOLDS, FAILS, undecided)
    assert html.count("<circle") == 1
    assert html.count("M-5-5 5 5M-5 5 5-5") == 1
    assert html.count("M0-6 6 0 0 6-6 0z") == 1


def test_the_words_for_it_are_all_that_it_shows():
    chart, html = drawn(HOLDS, FAILS, code="sv", exporter_fob="exportörernas siffror")
    assert 'role="img"' in html
    assert (
        "Varje sätt att räkna, ställt mot det påstådda: huvudvalet 518 miljarder dollar, håller; "
        "exportörernas siffror 477 miljarder dollar, faller" in html
    )
    assert [row["value"] for row in chart["rows"]] == ["518", "477"]
    assert chart["unit"] == "miljarder dollar"


def test_a_sum_over_part_of_the_countries_is_an_arrow():
    chart, html = drawn(outcome(491e9, "undecided", high=inf))
    assert chart["rows"][0]["at_least"]
    assert "M0 0H46" in html
    assert "M0 0H46" not in drawn(HOLDS)[1]


def test_long_names_break_into_lines_and_lose_nothing():
    name = "what the countries of the region report, where both of the sides report it"
    chart, _ = drawn(HOLDS, outcome(490e9, "fails", "long"), long=name)
    lines = [text for _, text in chart["rows"][1]["lines"]]
    assert len(lines) == 2 and " ".join(lines) == name
    assert max(map(len, lines)) <= strip.LABEL
    first, second = chart["rows"]
    assert second["y"] - first["y"] > strip.LINE + strip.BAND


def test_equivalent_choices_are_named_by_what_sets_them_apart():
    day = {"period": "2025-05-12"}
    both = [outcome(518e9, "holds", varied=day), outcome(519e9, "holds", varied={})]
    chart, _ = drawn(*both)
    assert [row["lines"][0][1] for row in chart["rows"]] == [
        "main choice, 2025-05-12",
        "main choice",
    ]


@pytest.mark.parametrize(
    ("low", "high", "whole", "ticks"),
    [
        (470e9, 530e9, False, [480e9, 500e9, 520e9]),
        (0.8, 2.2, True, [1, 2]),
        (0.95, 1.05, True, [1]),
        (-3, 95, False, [0, 25, 50, 75]),
        (7.09, 7.26, False, pytest.approx([7.1, 7.15, 7.2, 7.25])),
    ],
)
def test_ticks_are_few_and_round(low, high, whole, ticks):
    assert strip._ticks(low, high, whole) == ticks


def test_one_value_alone_has_an_axis():
    chart, _ = drawn(outcome(500e9, "undecided"))
    assert chart["bounds"] == [chart["rows"][0]["at"]] == [50]


def test_without_a_number_there_is_no_chart():
    nothing = judgement(outcome(1.0, "no data", finding=None))
    assert strip.strip(nothing, ENGLISH, {}) is None
    assert strip.figures(nothing) == []


def test_its_figures_are_in_base_units():
    assert strip.figures(judgement(FAILS)) == [
        {
            "alternative": "exporter_fob",
            "varied": "",
            "status": "fails",
            "value": 477e9,
            "low": 477e9,
            "high": 477e9,
            "claimed_low": 500e9,
            "claimed_high": inf,
            "unit": "USD",
        }
    ]


def test_a_table_of_any_cells_leaves_out_what_is_blank():
    html = render(
        "table.html.j2",
        "en",
        caption="Rows",
        rows=[{"a": 1.5, "b": "", "c": "x"}, {"a": "", "b": "", "c": "<y>"}],
        columns={"a": "first", "b": "second", "c": "third"},
    )
    assert "second" not in html and '<td class="number">1.5</td>' in html
    assert "<td>&lt;y&gt;</td>" in html
