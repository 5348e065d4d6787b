"""The look of charts: gaps, labels, dark mode, and texts shown as written."""

from math import isnan
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from claimbook.charts import overview
from claimbook.charts.style import DARK, broken, canvas, label, svg, title
from claimbook.domain.verdict import Verdict


@pytest.mark.parametrize(
    ("periods", "gaps"),
    [
        (["2025-01-01", "2025-01-02", "2025-01-06"], 0),  # a weekend
        (["2025-06-29", "2025-06-30", "2025-12-01", "2025-12-02"], 1),
        (["2024-01", "2024-02", "2024-03", "2024-09"], 1),
        (["2020", "2021", "2022"], 0),
        (["2010", "2020", "2021", "2022"], 1),
        (["2020"], 0),
    ],
)
def test_a_line_breaks_where_the_series_has_a_gap(periods, gaps):
    days, values = broken([(period, 1.0) for period in periods])
    assert sum(map(isnan, values)) == gaps
    assert len(days) == len(values) == len(periods) + gaps


def test_text_is_shown_as_written():
    figure, axes = canvas()
    title(axes, "from $1.2bn to $3.4bn <b> & x_2")
    found = " ".join(ElementTree.fromstring(svg(figure)).itertext())
    assert "from $1.2bn to $3.4bn <b> & x_2" in found


def test_a_long_label_is_cut_and_a_short_one_is_not():
    assert label("a" * 46) == "a" * 46
    assert label("a" * 47) == "a" * 45 + "…"


def test_a_chart_follows_the_reader_s_preference():
    figure, axes = canvas()
    title(axes, "A title")
    text = svg(figure)
    assert "@media (prefers-color-scheme:dark)" in text
    for light, dark in DARK.items():
        assert f'[style*="fill: {light}"]{{fill:{dark}!important}}' in text


def test_a_title_fits_into_the_figure():
    figure, axes = canvas(2, 2, squeeze=False)
    for panel in axes.flat:
        title(panel, "Outward direct investment, flow: a source with a long name", 38)
        panel.barh(["a name", "another, much longer name"], [1, 2])
    svg(figure)
    width = figure.get_size_inches()[0] * figure.dpi
    for panel in axes.flat:
        box = panel._left_title.get_window_extent()
        assert box.x0 >= 0 and box.x1 <= width


def test_the_overview_counts_what_is_scored():
    claims = {
        name: SimpleNamespace(claim=SimpleNamespace(topic=topic), verdict=Verdict(word))
        for name, topic, word in (
            ("a", "trade", "supported"),
            ("b", "trade", "contradicted"),
            ("c", "visa", "not checkable"),
        )
    }
    figure, alt, rows = overview.draw(claims)
    assert alt == "Bars by subject: trade 1 supported, 1 contradicted"
    assert "1 of 2 scored claims are supported" in svg(figure)
    assert [row["claims"] for row in rows] == [1, 1]


def test_without_a_scored_claim_there_is_nothing_to_draw():
    assert overview.draw({}) is None
