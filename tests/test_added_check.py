"""Adding a check is one file and its texts: planned, judged, drawn, shown, refused."""

import sys

import matplotlib.pyplot as plt
import pytest
import seaborn as sns

from claimbook import STATUS_COLORS, checks, mark_claimed, open_book
from claimbook.charts.theme import alternative_text, svg
from claimbook.faults import Faults
from claimbook.judging.sentences import main_finding, turns

PLAN = "articles/tiny/plan.yaml"
SURPLUS = '''"""Does one side sell the other more than it buys of it?"""

from math import inf

from claimbook.checks.protocol import Finding, fits
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message

PRINTED = 0
DATED = True
FAMILY = "part"
FORMULA = "exports are larger than imports by more than the bar"
unfit = fits


class Choices(Quantity):
    """The trade whose two directions are compared."""

    bar: float = 0.0
    """how much larger exports must be, in base units"""


def run(claim, choices, data):
    """Subtract what is bought from what is sold."""
    period = choices.period or claim.period_text
    sold, bought = (
        choices.changed(flow=flow).measure(data, period)
        for flow in ("exports", "imports")
    )
    if sold is None or bought is None:
        return None
    return Finding(
        sold.value - bought.value,
        sold.interval.minus(bought.interval),
        Interval(choices.bar, inf, False),
        sold.unit,
        sold.used + bought.used,
        note=Message("{sold} sold", sold={"value": sold.value, "unit": sold.unit}),
    )
'''
ENTRY = """\
- claim: trade
  check: surplus
  series: goods_trade
  between: [CHN, LAC]
  main: {reporter: CHN, region: celac, source: customs}
  reason: Customs publishes both directions.
  other:
    by_far:
      bar: 100000000000
      why: A surplus worth the name.
"""


@pytest.fixture
def surplus(project, tmp_path, monkeypatch):
    """The small project with a check more, which its plan names."""
    folder = tmp_path / "more-checks"
    folder.mkdir()
    (folder / "surplus.py").write_text(SURPLUS)
    monkeypatch.setattr(checks, "__path__", [*checks.__path__, str(folder)])
    checks.checks.cache_clear()
    loan = project.path(PLAN).read_text("utf-8").split("\n\n")[1]
    project.write(PLAN, f"{ENTRY}\n{loan}")
    yield project
    sys.modules.pop("claimbook.checks.surplus", None)
    checks.checks.cache_clear()
    plt.close("all")


def test_it_is_planned(surplus):
    book = open_book("tiny")
    entry = book.opened.plan["trade"]
    assert entry.check == "surplus"
    assert entry.CHOICES is checks.checks()["surplus"].Choices


def test_a_choice_that_it_has_not_is_refused_as_with_any_other(surplus):
    surplus.edit(PLAN, "bar: 100000000000", "bart: 1")
    with pytest.raises(Faults) as caught:
        open_book("tiny")
    (fault,) = caught.value.faults
    assert (fault.file, fault.row) == (
        "data/raw/articles/tiny/plan.yaml",
        "entry 1 (trade), by_far",
    )
    assert "Did you mean bar?" in fault.fix


def test_it_is_judged_in_a_table_with_its_family(surplus):
    outcomes = open_book("tiny").judge("trade")
    columns = ["check", "family", "alternative", "status", "value", "unit", "note"]
    assert list(outcomes[columns].itertuples(index=False, name=None)) == [
        ("surplus", "part", "main", "holds", 90.5, "bn USD", "300.5 bn USD sold"),
        ("surplus", "part", "by far", "fails", 90.5, "bn USD", "300.5 bn USD sold"),
    ]
    assert outcomes.margin.tolist() == pytest.approx([89.95, -8.95])
    assert outcomes.flips_at.tolist() == [0, 100]
    verdict = open_book("tiny").verdicts("trade").iloc[0]
    assert (verdict.known_now, verdict.known_now_depends_on) == ("supported", "by_far")


def test_it_is_drawn_in_its_familys_section_as_the_others_are(surplus):
    book = open_book("tiny")
    outcomes = book.judge("trade").query("family == 'part'")
    grid = sns.relplot(
        data=outcomes,
        x="value",
        y="alternative",
        hue="status",
        palette=STATUS_COLORS,
        row="claim_id",
    )
    mark_claimed(grid, outcomes)
    assert alternative_text(grid.figure) == (
        "trade: main 90.5 bn USD, by far 90.5 bn USD"
    )
    drawn = svg(grid.figure)
    assert STATUS_COLORS["holds"] in drawn and STATUS_COLORS["fails"] in drawn
    # the trade it measures, over time
    series = book.series(outcomes)
    assert series.period.tolist() == ["2024", "2024"]
    assert set(series.unit) == {"bn USD"}


def test_it_is_shown_as_a_sentence_and_on_its_card(surplus):
    book = open_book("tiny")
    judgement = book.judged.now["trade"]
    assert main_finding(judgement) == (
        "Found 90.5 bn USD (300.5 bn USD sold); claimed: above 0 USD. It would turn at "
        "0 USD, 90.5 bn USD away."
    )
    assert list(map(str, turns(judgement))) == [
        "It fails by by far: 90.5 bn USD. A surplus worth the name. (300.5 bn USD sold)"
    ]
    card = book.claim("trade")._repr_html_()
    assert "90.5 bn USD" in card and "300.5 bn USD sold" in card


def test_it_is_gone_with_its_file():
    assert "surplus" not in checks.checks()
