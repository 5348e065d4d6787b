"""The look of charts: bytes that repeat, dark paper, plain ticks, and words for all."""

import re
from xml.etree import ElementTree

import matplotlib.pyplot as plt
import pandas as pd
import pytest
import seaborn as sns

from claimbook.charts.theme import (
    DARK,
    PALETTE,
    STATUS_COLORS,
    STATUS_MARKERS,
    alternative_text,
    close,
    describe,
    svg,
)
from claimbook.domain.verdict import Status

YEARS = pd.DataFrame(
    {
        "year": [2021, 2022, 2023, 2021, 2022, 2023],
        "value": [100.0, 120, 150, 90, 95, 99],
        "source": ["customs"] * 3 + ["press"] * 3,
    }
)


def lines():
    return sns.relplot(
        data=YEARS, kind="line", x="year", y="value", hue="source", errorbar=None
    )


def texts(picture):
    return [t.strip() for t in ElementTree.fromstring(picture).itertext() if t.strip()]


def test_every_status_has_a_colour_and_a_marker_of_its_own():
    statuses = list(Status.__args__)
    assert list(STATUS_COLORS) == list(STATUS_MARKERS) == statuses
    assert len(set(STATUS_COLORS.values())) == len(statuses)
    assert len(set(STATUS_MARKERS.values())) == len(statuses)


def test_a_picture_has_the_same_bytes_twice():
    first, second = svg(lines().figure), svg(lines().figure)
    assert first == second
    assert svg(plt.figure()) == svg(plt.figure())


def test_a_picture_tells_no_date_and_no_program():
    picture = svg(lines().figure)
    assert "dc:date" not in picture
    assert "matplotlib.org" not in picture.lower()


def test_letters_stay_text():
    grid = lines()
    grid.ax.set_title("from $1.2bn to $3.4bn <b> & x_2")
    assert "from $1.2bn to $3.4bn <b> & x_2" in texts(svg(grid.figure))


def test_a_picture_follows_the_readers_preference_for_dark_paper():
    picture = svg(lines().figure)
    (rules,) = re.findall(
        r"@media \(prefers-color-scheme:dark\)\{(.*)\}</style>", picture
    )
    for light, dark in DARK.items():
        for part in ("fill", "stroke"):
            assert f'[style*="{part}: {light}"]{{{part}:{dark}!important}}' in rules


def test_the_colours_of_statuses_and_of_lines_have_a_dark_one():
    assert {*STATUS_COLORS.values(), PALETTE[0]} <= DARK.keys()


@pytest.mark.parametrize("along", ["x", "y"])
def test_a_logarithmic_axis_is_written_in_plain_numbers(along):
    frame = YEARS.assign(value=[1.0, 10, 100, 1000, 10_000, 100_000])
    both = (
        {"x": "value", "y": "source"} if along == "x" else {"x": "year", "y": "value"}
    )
    axes = sns.scatterplot(data=frame, **both)
    axes.set(**{f"{along}scale": "log"})
    shown = texts(svg(axes.figure))
    assert {"1", "10", "100"} <= set(shown)
    assert not [text for text in shown if "mathdefault" in text or "$" in text]


def test_a_grids_legend_stays_inside_its_picture():
    grid = lines()
    picture = ElementTree.fromstring(svg(grid.figure))
    width = float(picture.get("width").removesuffix("pt"))
    grid.figure.canvas.draw()
    legend = grid.legend.get_window_extent()
    assert legend.x1 * 72 / grid.figure.dpi <= width + 1


def test_the_alternative_text_is_made_of_the_axes():
    assert alternative_text(lines().figure) == ("value by year: 2 lines from 90 to 150")


@pytest.mark.parametrize(
    ("draw", "text"),
    [
        (
            lambda: sns.countplot(data=YEARS, x="source"),
            "count by source: 2 bars from 0 to 3",
        ),
        (
            lambda: sns.countplot(data=YEARS, y="source"),
            "count by source: 2 bars from 0 to 3",
        ),
        (
            lambda: sns.scatterplot(data=YEARS, x="value", y="source"),
            "value by source: 1 group of points from 90 to 150",
        ),
        (
            lambda: sns.scatterplot(data=YEARS, x="year", y="value"),
            "value by year: 1 group of points from 90 to 150",
        ),
    ],
)
def test_the_alternative_text_names_the_kind_of_marks(draw, text):
    assert alternative_text(draw().figure) == text


def test_every_panel_is_named_by_its_title():
    grid = sns.relplot(data=YEARS, x="year", y="value", col="source")
    assert alternative_text(grid.figure) == (
        "source = customs, value by year: 1 group of points from 100 to 150; "
        "source = press, year: 1 group of points from 90 to 99"
    )


def test_a_line_of_two_points_is_a_bound_and_no_series():
    figure, axes = plt.subplots()
    axes.axhline(5)
    axes.plot([1, 2, 3], [1, 2, 3])
    assert "1 line from" in alternative_text(figure)


def test_an_empty_figure_is_said_to_be_so():
    assert alternative_text(plt.figure()) == "an empty chart"


@pytest.mark.parametrize(
    "chart",
    [
        lines,
        lambda: sns.countplot(data=YEARS, x="source"),
        lambda: plt.figure(),
    ],
)
def test_a_text_that_is_given_comes_before_one_that_is_made(chart):
    drawn = chart()
    describe(drawn, "Trade rose every year.")
    figure = getattr(drawn, "figure", drawn)
    assert alternative_text(figure) == "Trade rose every year."


def test_a_blank_text_is_none():
    grid = lines()
    describe(grid, "")
    assert alternative_text(grid.figure) == "value by year: 2 lines from 90 to 150"


def test_only_a_chart_can_be_described():
    with pytest.raises(TypeError) as caught:
        describe(YEARS, "a frame")
    assert str(caught.value) == (
        "found a DataFrame; allowed: a seaborn grid, axes or a figure"
    )


def test_a_figure_that_was_shown_is_forgotten():
    figure = plt.figure()
    close(figure)
    assert not plt.fignum_exists(figure.number)
