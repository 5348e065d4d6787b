"""An article's findings: figures filled in by the run, and held by it."""

import pytest

from claimbook.domain.wording import ENGLISH
from claimbook.faults import Faults
from claimbook.judging.findings import check_findings, filled
from claimbook.judging.opening import judge_article, open_article
from claimbook.report.languages import in_language

ARTICLE = "articles/tiny/article.yaml"
GOOD = """
finding_en: Trade passed 500 billion ({trade}), but not by imports ({trade.imports_only}).
finding_sv: Handeln passerade 500 miljarder ({trade}), med {trade:away}.
findings:
  - {text_en: "The loan is {loan}.", text_sv: "Lånet är {loan}.", claims: [loan]}
chart: {claim: trade, title_en: "In 2024 {trade}", title_sv: "Under 2024 {trade}"}
rests_on: {trade: holds, trade.imports_only: fails, loan: holds, guest-one: undecided}
"""


@pytest.fixture
def judged(project):
    """Return a function that judges the article with an addition to article.yaml."""
    before = project.path(ARTICLE).read_text("utf-8")

    def judge(text):
        project.write(ARTICLE, before + text)
        return judge_article(open_article(project.project, "tiny"))

    return judge


def test_figures_are_filled_in_as_a_language_writes_them(judged):
    article = judged(GOOD)
    check_findings(article)
    facts = article.opened.article
    assert filled(facts.finding_en, article) == (
        "Trade passed 500 billion (510.5 bn USD), but not by imports (210 bn USD)."
    )
    assert filled(facts.finding_sv, article, in_language("sv")) == (
        "Handeln passerade 500 miljarder (510,5 miljarder dollar), "
        "med 10,5 miljarder dollar."
    )
    assert filled("{trade:bound}", article, ENGLISH) == "500 bn USD"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("({trade})", "({trad})", "claim_id = 'trad'; allowed: .* Did you mean trade?"),
        ("imports_only}", "import_only}", "alternative of trade = 'import_only'"),
        ("{trade:away}", "{trade:far}", "part = 'far'; allowed: away, bound"),
        ("{loan}.", "{guests}.", "{guests}; allowed: what the run measured"),
        ("{loan}.", "{loan.", "expected '}' before end of string"),
        ("billion (", "billion, or 510.5 (", "the number 510.5; allowed: a printed"),
        ("trade: holds", "trade: fails", "trade: fails; allowed: holds, by the run"),
        ("trade: holds", "rates: holds", "claim_id = 'rates'"),
        ("claims: [loan]", "claims: [lone]", "claim_id = 'lone'"),
        ("claim: trade,", "claim: guests,", "a claim that a number answers"),
    ],
)
def test_what_the_run_does_not_bear_out_is_a_fault(judged, old, new, fault):
    assert old in GOOD
    article = judged(GOOD.replace(old, new))
    with pytest.raises(Faults, match=fault) as raised:
        check_findings(article)
    assert str(raised.value).startswith("data/raw/articles/tiny/article.yaml")


def test_a_finding_follows_the_figures(judged, project):
    article = judged(GOOD)
    project.edit("figures/customs.csv", "2024,300.5", "2024,280.5")
    changed = judge_article(open_article(project.project, "tiny"))
    assert filled("{trade}", article) == "510.5 bn USD"
    assert filled("{trade}", changed) == "490.5 bn USD"
    with pytest.raises(Faults, match="trade: holds; allowed: fails, by the run"):
        check_findings(changed)
