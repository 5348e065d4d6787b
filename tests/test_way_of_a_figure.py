"""One figure's way from its row in data/raw to its sentence, through five types."""

from pathlib import Path

import pytest

from claimbook import judging
from claimbook.checks import Finding, checks
from claimbook.data.figure_schema import FigureRow
from claimbook.data.raw_files import read_rows
from claimbook.domain.figures import Figure, Measurement
from claimbook.domain.interval import Interval
from claimbook.faults import Collector
from claimbook.judging.judge import Outcome, outcomes
from claimbook.judging.opening import judge_article, open_article
from claimbook.judging.sentences import main_finding
from claimbook.project import Project

PROJECT = Project(Path(__file__).parents[1])
CLAIM, SOURCE = "trade-over-500", "gacc_usd"
CELLS = {"partner": "china_customs", "flow": "total", "period": "2024"}
BILLION = 1e9


@pytest.fixture(scope="module")
def article():
    return open_article(PROJECT, "kina-celac-2025")


def test_a_figure_reaches_its_sentence_through_five_types(article):
    # 1. as written down: a row of data/raw/figures
    path = PROJECT.figures / f"{SOURCE}.csv"
    row = next(
        row
        for _, row in read_rows(path, FigureRow, Collector())
        if all(getattr(row, name) == cell for name, cell in CELLS.items())
    )
    assert (str(row.value), row.unit) == ("518.467", "USD billion")

    # 2. in base units, known to half a unit of its last digit
    figure = row.figure(article.data.sources[SOURCE])
    assert type(figure) is Figure
    assert (figure.value, figure.unit) == (518.467 * BILLION, "USD")
    assert figure.interval == Interval(518.4665e9, 518.4675e9, True, False)
    assert figure in list(article.data.figures)

    # 3. a quantity measured: here one figure, elsewhere a sum of them
    claim = next(c for c in article.claims if c.claim_id == CLAIM)
    main, *_ = outcomes(claim, article.plan[CLAIM], article.data)
    measurement = main.choices.measure(article.data, claim.period_text)
    assert type(measurement) is Measurement
    assert (measurement.value, measurement.used) == (figure.value, (figure,))

    # 4. what the check says of it: the value, and the set that makes the claim right
    finding = checks()["level"].run(claim, main.choices, article.data)
    assert type(finding) is Finding
    assert (finding.value, finding.used) == (figure.value, (figure,))
    assert finding.claimed == Interval(500e9, float("inf"), False)

    # 5. the outcome of a specification: its status and how far it is from flipping
    assert type(main) is Outcome
    assert main.finding == finding
    assert (main.status, main.flips_at) == ("holds", 500e9)
    assert main.margin == pytest.approx(18.4665e9)

    # and the sentence
    judgement = judge_article(article, [CLAIM]).now[CLAIM]
    assert judgement.main == main
    assert main_finding(judgement) == (
        "Found 518.5 bn USD; claimed: above 500 bn USD. It would turn at 500 bn USD, "
        "18.47 bn USD away."
    )


def test_the_docstring_of_judging_names_the_five_types():
    words = " ".join(judging.__doc__.split())
    assert (
        "FigureRow as written down, Figure in base units, Measurement of a quantity, "
        "Finding of a check, Outcome of a specification"
    ) in words
