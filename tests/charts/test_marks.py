"""Claimed sets, titles and units marked in charts that seaborn has drawn."""

from math import inf, nan

import pandas as pd
import pytest
import seaborn as sns
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

from claimbook.charts.marks import mark_claimed
from claimbook.charts.theme import TINT, alternative_text

OVER, IN = "Trade was over 500 billion dollars.", "The share was two to three percent."
OUTCOMES = pd.DataFrame(
    {
        "claim_id": ["over", "over", "share", "share"],
        "statement": [OVER, OVER, IN, IN],
        "alternative": ["main", "exporter fob", "main", "in yuan"],
        "status": ["holds", "fails", "holds", "fails"],
        "value": [518.5, 477.6, 2.5, 3.5],
        "claimed_low": [500.0, 500.0, 2.0, 2.0],
        "claimed_high": [inf, inf, 3.0, 3.0],
        "unit": ["bn USD", "bn USD", "percent", "percent"],
    }
)
SERIES = pd.DataFrame(
    {
        "claim_id": "over",
        "statement": OVER,
        "alternative": "main",
        "year": [2020, 2021, 2022, 2023, 2024],
        "value": [315.0, 451.6, 485.8, 489.0, 518.5],
        "claimed_low": 500.0,
        "claimed_high": inf,
        "unit": "bn USD",
    }
)


def dots(data, **facets):
    return sns.relplot(
        data=data,
        x="value",
        y="alternative",
        facet_kws={"sharex": False, "sharey": False},
        height=2,
        aspect=3,
        **facets,
    )


def bounds(axes, along="x"):
    """Where the lines of claimed sets stand."""
    get = "get_xdata" if along == "x" else "get_ydata"
    dashed = [line for line in axes.lines if line.get_linestyle() == "--"]
    return sorted(float(getattr(line, get)()[0]) for line in dashed)


def shaded(axes, along="x"):
    """From where to where sets are shaded."""
    spans = [
        p
        for p in axes.patches
        if isinstance(p, Rectangle) and p.get_facecolor() == to_rgba(TINT)
    ]
    if along == "x":
        return [(p.get_x(), p.get_x() + p.get_width()) for p in spans]
    return [(p.get_y(), p.get_y() + p.get_height()) for p in spans]


def test_each_panel_of_rows_has_its_claims_set_title_and_unit():
    grid = dots(OUTCOMES, row="claim_id")
    mark_claimed(grid, OUTCOMES)
    over, share = grid.axes_dict["over"], grid.axes_dict["share"]
    assert (bounds(over), bounds(share)) == ([500], [2, 3])
    assert shaded(over) == [(500, over.get_xlim()[1])]
    assert shaded(share) == [(2, 3)]
    assert (over.get_title("left"), over.get_title()) == (OVER, "")
    assert share.get_title("left") == IN
    assert (over.get_xlabel(), share.get_xlabel()) == ("bn USD", "percent")


def test_a_bound_beyond_the_points_is_made_visible():
    far = OUTCOMES.head(2).assign(claimed_low=900.0)
    grid = dots(far, row="claim_id")
    mark_claimed(grid, far)
    low, high = grid.axes_dict["over"].get_xlim()
    assert low < 477.6 and high > 900
    assert bounds(grid.axes_dict["over"]) == [900]


def test_columns_are_facets_too():
    grid = dots(OUTCOMES, col="claim_id", col_wrap=1)
    mark_claimed(grid, OUTCOMES)
    assert bounds(grid.axes_dict["share"]) == [2, 3]
    assert grid.axes_dict["share"].get_title("left") == IN


def test_rows_and_columns_together_name_the_claim_and_the_alternative():
    grid = dots(OUTCOMES, row="claim_id", col="alternative")
    mark_claimed(grid, OUTCOMES)
    titles = {key: axes.get_title("left") for key, axes in grid.axes_dict.items()}
    assert titles["over", "main"] == f"main; {OVER}"
    assert titles["share", "in yuan"] == f"in yuan; {IN}"
    assert bounds(grid.axes_dict["share", "main"]) == [2, 3]


def test_a_panel_without_rows_has_no_set_and_no_unit():
    grid = dots(OUTCOMES, row="claim_id", col="alternative")
    mark_claimed(grid, OUTCOMES)
    empty = grid.axes_dict["over", "in yuan"]
    assert (bounds(empty), shaded(empty)) == ([], [])
    assert empty.get_title("left") == "over, in yuan"


def test_a_value_that_stands_in_two_columns_is_of_the_facets_column():
    twin = OUTCOMES.assign(note=["main", "share", "over", "x"])
    grid = dots(twin, row="claim_id")
    mark_claimed(grid, twin)
    assert bounds(grid.axes_dict["share"]) == [2, 3]
    assert bounds(grid.axes_dict["over"]) == [500]


def test_another_frame_than_the_one_drawn_is_refused():
    grid = dots(OUTCOMES, row="claim_id")
    with pytest.raises(ValueError) as caught:
        mark_claimed(grid, OUTCOMES.head(2))
    assert str(caught.value) == (
        "found no column with the panels over, share; allowed: the frame that the "
        "chart was drawn of"
    )


def test_a_chart_of_one_panel_has_no_title_of_its_own():
    grid = dots(OUTCOMES.head(2))
    mark_claimed(grid, OUTCOMES.head(2))
    assert bounds(grid.ax) == [500]
    assert grid.ax.get_title("left") == ""
    assert grid.ax.get_xlabel() == "bn USD"


def test_plain_axes_are_marked_like_a_grid():
    axes = sns.scatterplot(data=OUTCOMES.tail(2), x="value", y="alternative")
    mark_claimed(axes, OUTCOMES.tail(2))
    assert (bounds(axes), shaded(axes)) == ([2, 3], [(2, 3)])
    assert axes.get_xlabel() == "percent"
    assert (
        alternative_text(axes.figure) == "share: main 2.5 percent, in yuan 3.5 percent"
    )


def test_values_along_the_upright_axis_are_marked_along_it():
    grid = sns.relplot(
        data=SERIES, kind="line", x="year", y="value", row="claim_id", errorbar=None
    )
    mark_claimed(grid, SERIES)
    axes = grid.axes_dict["over"]
    assert bounds(axes, "y") == [500]
    assert shaded(axes, "y") == [(500, axes.get_ylim()[1])]
    assert axes.get_ylabel() == "bn USD"
    assert axes.get_title("left") == OVER


def test_years_have_ticks_at_whole_years():
    grid = sns.relplot(data=SERIES, kind="line", x="year", y="value", errorbar=None)
    mark_claimed(grid, SERIES)
    assert all(float(tick).is_integer() for tick in grid.ax.get_xticks())


@pytest.mark.parametrize("unit", ["rank", "codes", "economies", "days"])
def test_what_is_counted_has_ticks_at_whole_numbers(unit):
    ranks = OUTCOMES.tail(2).assign(value=[1.0, 2.0], unit=unit)
    grid = dots(ranks)
    mark_claimed(grid, ranks)
    assert all(float(tick).is_integer() for tick in grid.ax.get_xticks())


def test_two_units_of_one_panel_are_both_named():
    both = OUTCOMES.head(2).assign(unit=["bn USD", "bn CNY"])
    grid = dots(both)
    mark_claimed(grid, both)
    assert grid.ax.get_xlabel() == "bn USD, bn CNY"


def test_a_frame_without_sets_has_none_marked():
    grid = dots(OUTCOMES.assign(claimed_low=nan, claimed_high=nan), row="claim_id")
    mark_claimed(grid, OUTCOMES.assign(claimed_low=nan, claimed_high=nan))
    assert [bounds(axes) for axes in grid.axes_dict.values()] == [[], []]
    bare = OUTCOMES[["claim_id", "value", "alternative"]]
    grid = dots(bare, row="claim_id")
    mark_claimed(grid, bare)
    assert grid.axes_dict["over"].get_title("left") == "over"


def test_a_set_open_at_both_ends_has_no_bound():
    every = OUTCOMES.head(2).assign(claimed_low=-inf, claimed_high=inf)
    grid = dots(every)
    mark_claimed(grid, every)
    assert bounds(grid.ax) == []


def test_a_set_of_one_number_is_a_line():
    exact = OUTCOMES.head(2).assign(claimed_low=500.0, claimed_high=500.0)
    grid = dots(exact)
    mark_claimed(grid, exact)
    assert (bounds(grid.ax), shaded(grid.ax)) == ([500], [])


def test_a_long_title_is_wrapped_and_cut_after_two_lines():
    long = OUTCOMES.assign(statement="Trade with the region was more than that. " * 9)
    grid = dots(long, row="claim_id")
    mark_claimed(grid, long)
    title = grid.axes_dict["over"].get_title("left")
    assert len(title.splitlines()) == 2
    assert title.endswith(" …")


def test_without_a_text_one_is_made_of_the_frame():
    grid = dots(OUTCOMES, row="claim_id")
    mark_claimed(grid, OUTCOMES)
    assert alternative_text(grid.figure) == (
        "over: main 518.5 bn USD, exporter fob 477.6 bn USD; share: main 2.5 percent, "
        "in yuan 3.5 percent"
    )


def test_of_a_series_the_last_value_is_told():
    grid = sns.relplot(data=SERIES, kind="line", x="year", y="value", errorbar=None)
    mark_claimed(grid, SERIES)
    assert alternative_text(grid.figure) == "over: main 518.5 bn USD"


def test_an_outcome_without_a_value_is_left_out_of_the_text():
    some = OUTCOMES.head(2).assign(value=[518.5, nan])
    grid = dots(some)
    mark_claimed(grid, some)
    assert alternative_text(grid.figure) == "over: main 518.5 bn USD"


def test_a_text_can_be_given():
    grid = dots(OUTCOMES, row="claim_id")
    mark_claimed(grid, OUTCOMES, alt="Only one way of counting fails.")
    assert alternative_text(grid.figure) == "Only one way of counting fails."


def test_a_frame_that_is_not_of_claims_is_described_by_its_axes():
    bare = SERIES[["year", "value"]]
    grid = sns.relplot(data=bare, kind="line", x="year", y="value", errorbar=None)
    mark_claimed(grid, bare)
    assert alternative_text(grid.figure) == "value by year: 1 line from 315 to 518.5"
