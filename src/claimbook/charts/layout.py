"""Room for what stands around the axes, from the length of its text.

Matplotlib's own layout engines draw a figure twice to measure it, which is half of a
chart's time; text is measured here by the number of its letters.
"""

from matplotlib.text import Annotation

WIDE, BOLD = 0.6, 0.68  # inches a letter takes for each inch of its size, at most
EDGE = 0.12  # inches between the last text and the figure's edge
LINE = 1.25  # a line's height for each inch of its letters


def settle(figure):
    """Set the margins of a figure and the gaps between its panels."""
    width, height = figure.get_size_inches()
    rows, columns, needs = 1, 1, []
    for axes in figure.axes:
        grid = axes.get_subplotspec().get_gridspec()
        rows, columns = grid.nrows, grid.ncols
        needs.append(_needs(axes))
    left, right, top, bottom = (max(need) for need in zip(*needs, strict=True))
    above = _lines(figure._suptitle) + EDGE if figure._suptitle else EDGE
    across = (width - EDGE * 2 - columns * (left + right)) / columns
    down = (height - above - EDGE - rows * (top + bottom)) / rows
    figure.subplots_adjust(
        left=(EDGE + left) / width,
        right=1 - (EDGE + right) / width,
        top=1 - (above + top) / height,
        bottom=(EDGE + bottom) / height,
        wspace=(left + right) / max(across, 0.5),
        hspace=(top + bottom) / max(down, 0.5),
    )
    for axes in figure.axes:  # a title has the whole panel's width
        axes._left_title.set_x(-left / max(across, 0.5))


def _needs(axes):
    """Return the inches axes need to the left, right, top and bottom of them."""
    left = max(map(_width, axes.get_yticklabels()), default=0) + 0.08
    if axes.get_ylabel():
        left += _lines(axes.yaxis.label) + 0.05
    bottom = max(map(_lines, axes.get_xticklabels()), default=0) + 0.08
    if axes.get_xlabel() or axes.xaxis.get_offset_text().get_text():
        bottom += _lines(axes.xaxis.label) + 0.05
    right = 0.1
    for text in axes.texts:
        if isinstance(text, Annotation) and text.get_annotation_clip() is False:
            right = max(right, _width(text) + 0.3)
    top = _lines(axes._left_title) + 0.14 if axes._left_title.get_text() else 0.08
    return left, right, top, bottom


def _width(text):
    lines = text.get_text().split("\n")
    letter = BOLD if text.get_fontweight() == "bold" else WIDE
    return max(map(len, lines)) * letter * text.get_fontsize() / 72


def _lines(text):
    return (text.get_text().count("\n") + 1) * LINE * text.get_fontsize() / 72
