"""A suggested plan is of figures that hold its cells; else it says what they lack."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest
import yaml
from made import data, figure, gdp

from claimbook.author.suggest import Suggester
from claimbook.data.figure_schema import Product
from claimbook.extraction import read
from claimbook.extraction.proposals import proposals
from claimbook.project import Project

REPOSITORY = Path(__file__).parents[2]
DAY = date(2025, 5, 13)
COPPER = Product(product="copper", en="copper", sv="koppar", es="cobre", pt="cobre")
ROWS = [
    figure(10, "CHN", "BRA", "exports"),
    figure(9, "CHN", "BRA", "exports", "2023"),
    figure(30, "CHN", "BRA", "imports"),
    figure(31, "BRA", "CHN", "exports", source="secex"),
    figure(90, "BRA", "WLD", "exports", source="secex"),
    figure(7, "CHN", "URY", "exports"),
    gdp(2, "BRA"),
    gdp(3, "CHN"),
    figure(3.4, "BRA", "", "", series="gdp_growth", unit="percent", source="bank"),
    figure(9142, "WLD", "", "", series="commodity_price", product="copper",
           unit="USD per tonne", source="bank"),
    figure(7.2, "CHN", "USA", "", series="exchange_rate", product="",
           unit="CNY per USD", source="bank", period="2025"),
]  # fmt: skip


class Sources(dict):
    def __missing__(self, name):
        return type("Source", (), {"institution": name.title()})


def suggested(text, language="en"):
    cited = data(ROWS, mercosur=("BRA", "URY"), eu27=("SWE",))
    object.__setattr__(cited, "sources", Sources())
    reading = read(text, DAY, language)
    suggest = Suggester(cited, {"copper": COPPER}, text, reading, DAY)
    return proposals(text, reading, DAY, suggest)[1]


TRADE = {"check": "level", "series": "goods_trade"}
CASES = [
    (
        "China's exports to Brazil were worth 10 dollars in 2024.",
        TRADE | {"between": ["CHN", "BRA"]},
        {"flow": "exports", "reporter": "CHN", "source": "customs"},
    ),
    (
        "Brazil's exports to China reached 31 dollars in 2024.",
        TRADE | {"between": ["BRA", "CHN"]},
        {"flow": "exports", "reporter": "BRA", "source": "secex"},
    ),
    (
        "Brazil's imports from China reached 10 dollars in 2024.",
        TRADE | {"between": ["BRA", "CHN"]},
        {"flow": "imports", "reporter": "partners", "source": "customs"},
    ),
    (
        "Chinese exports to Brazil grew 11 percent in 2024.",
        {"check": "growth", "base": "2023"},
        {"flow": "exports"},
    ),
    (
        "Chinese exports to Brazil fell 11 percent in 2024.",
        {"check": "growth", "falls": True},
        {},
    ),
    (
        "China took 34 percent of Brazil's exports in 2024.",
        {"check": "share", "part": {"between": ["BRA", "CHN"]}},
        {"source": "secex"},
    ),
    (
        "Brazil's economy grew 3.4 percent in 2024.",
        {"check": "level", "series": "gdp_growth"},
        {"reporter": "BRA", "source": "bank"},
    ),
    (
        "Brazil's GDP was 2 dollars in 2024.",
        {"check": "level", "series": "gdp_nominal"},
        {"reporter": "BRA"},
    ),
    (
        "China's economy is the largest in the world.",
        {"check": "rank", "series": "gdp_nominal"},
        {"economy": "CHN", "period": "2024"},
    ),
    (
        "The price of copper averaged 9,142 dollars a tonne in 2024.",
        {"check": "level", "series": "commodity_price"},
        {"product": "copper", "reporter": "WLD"},
    ),
    (
        "The credit of 72 yuan is worth 10 dollars.",
        {"check": "conversion"},
        {"source": "bank", "period": "2025"},
    ),
]


@pytest.mark.parametrize(("text", "beside", "main"), CASES)
def test_an_entry_is_of_figures_that_are_there(text, beside, main):
    entry = next(e for e in suggested(text) if e.get("check") == beside["check"])
    assert entry.items() >= beside.items()
    assert entry["main"].items() >= main.items()
    assert entry["reason"].startswith("Suggested: ")


def test_the_other_side_is_suggested_beside():
    (entry,) = suggested("Brazil's exports to China reached 31 dollars in 2024.")
    assert entry["other"] == {
        "customs_by_the_other_side": {
            "reporter": "partners",
            "source": "customs",
            "why": "Customs has a figure too: say what differs.",
        }
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "China's exports to Brazil were worth 10 dollars in 2026.",
            "no period 2026; there is customs: goods_trade, CHN–BRA, exports, all, 2023",
        ),
        (
            "Chile's exports to China were worth 10 dollars in 2024.",
            "no reporter CHL; there is secex: goods_trade, BRA–CHN, exports, all, 2024",
        ),
        ("The price of houses averaged 9,142 dollars in 2024.", "no series fits"),
        ("China's trade deficit with Brazil was 20 dollars in 2024.", "no series fits"),
    ],
)
def test_what_no_figure_answers_says_why(text, why):
    (entry,) = suggested(text)
    assert entry["none"].startswith(why)


def test_typical_claims_are_judged_rightly_as_suggested():
    """Twenty claims on the figures shipped, each right by hand: see the comments."""
    file = REPOSITORY / "bench" / "coverage.py"
    spec = importlib.util.spec_from_file_location("coverage_bench", file)
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    typical = yaml.safe_load(bench.TEXTS.read_text("utf-8"))[0]
    assert len(typical["claims"]) == 20
    body = "\n\n".join(claim["says"] for claim in typical["claims"])
    raw = Project(REPOSITORY).raw
    words = bench.judged(raw, typical["language"], typical["published"], body)
    right = [words.get(n) == {c["is"]} for n, c in enumerate(typical["claims"], 1)]
    assert sum(right) >= 18
    # what is judged is never judged wrongly
    assert all(ok or n not in words for n, ok in enumerate(right, 1))
