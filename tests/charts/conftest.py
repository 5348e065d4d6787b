"""What all tests of charts have around them."""

import matplotlib.pyplot as plt
import pytest

from claimbook.charts.theme import use_theme


@pytest.fixture(autouse=True)
def look():
    """The project's look; nothing of it stays after the test."""
    with plt.rc_context():
        use_theme()
        yield
    plt.close("all")
