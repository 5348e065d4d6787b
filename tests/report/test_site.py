"""The pages over all articles: index, search, method and corrections."""

import base64
import hashlib
import json
import re

import pytest
from bs4 import BeautifulSoup

from claimbook.checks import checks
from claimbook.data.article_files import read_errata
from claimbook.data.schema import Settings
from claimbook.faults import Collector, Faults
from claimbook.report import languages, site

HEADER = "date,article,claim_id,was_wrong,says_now\n"
HOSTILE = "</script><script>alert(1)</script>"


def own(title, claim, end):
    """What an article says of itself in one language."""
    return {
        "title": title,
        "finding": f"{title}: so it was.",
        "search": [
            [f"claims/trade{end}.html", claim, "supported", "China Customs"],
            [f"claims/other{end}.html", HOSTILE, "supported", HOSTILE],
        ],
    }


ABOUT = {
    "published": "2025-05-13",
    "language": "sv",
    "lead": "sv",
    "claims": 2,
    "verdicts": {"supported": 1, "contradicted": 1},
    "in": {
        "en": own("A title", "Trade grew.", ".en"),
        "sv": own("En rubrik", "Handeln växte.", ""),
    },
}


@pytest.fixture
def tiny(project):
    """The small project, without a correction."""
    project.write("errata.csv", HEADER)
    return project


def errata(tiny):
    """The corrections of the small project; raises Faults for what is wrong."""
    faults = Collector()
    rows = read_errata(tiny.project, ["tiny"], faults)
    faults.check()
    return rows


def page(tiny, name, about=ABOUT):
    text = site.site_pages(Settings(), {"tiny": about}, errata(tiny))[name]
    return text, BeautifulSoup(text, "html.parser")


def test_each_language_has_an_index_that_leads_to_its_pages(tiny):
    for name, lead, statement in (
        ("index.html", "tiny/en.html", "Trade grew."),
        ("sv.html", "tiny/index.html", "Handeln växte."),
    ):
        text, found = page(tiny, name)
        assert found.select_one(".articles a")["href"] == lead
        tally = [item["class"] for item in found.select(".tally li")]
        assert tally == [["supported"], ["contradicted"]]
        claims = json.loads(found.select_one("script#claims").string)
        end = ".en" if name == "index.html" else ""
        assert claims[0][:2] == [f"tiny/claims/trade{end}.html", statement]
        assert claims[0][-1] in ("A title", "En rubrik")
        assert claims[1][1] == HOSTILE
        assert text.count("<script") == 2


def test_only_the_search_script_may_run(tiny):
    _, found = page(tiny, "index.html")
    policy = found.select_one("meta[http-equiv]")["content"]
    script = found.select("script")[-1].string
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "innerHTML" not in script


def test_an_article_without_a_report_is_said_to_have_none(tiny):
    _, found = page(tiny, "index.html", None)
    assert "no report" in found.select_one(".articles").get_text()


def test_the_method_page_says_what_the_code_says(tiny):
    text = page(tiny, "method.html")[1].get_text()
    for name, check in checks().items():
        assert name.replace("_", " ") in text
        assert check.FORMULA in text
    assert "1.06" in text
    assert "What a printed number claims" in text


def test_corrections_are_shown_the_newest_first(tiny):
    tiny.write(
        "errata.csv",
        HEADER
        + "2026-01-01,tiny,,The date was wrong,It is right\n"
        + f"2026-02-01,tiny,trade,{HOSTILE},The sum is 5\n",
    )
    text, found = page(tiny, "corrections.html")
    rows = [row.get_text(" ") for row in found.select("tbody tr")]
    assert HOSTILE in rows[0] and "1 February 2026" in rows[0]
    assert "the whole report" in rows[1]
    assert found.select_one("tbody a[href='tiny/claims/trade.en.html']")
    assert "<script" not in text


@pytest.mark.parametrize("name", ["method", "corrections"])
def test_a_page_over_all_articles_leads_to_itself_in_the_other_language(tiny, name):
    for own, language, other in (("", "en", ".sv"), (".sv", "sv", "")):
        _, found = page(tiny, f"{name}{own}.html")
        ways = [a["href"] for a in found.select("nav.pages a")]
        assert found.html["lang"] == language
        assert f"{name}{other}.html" in ways
        assert {f"method{own}.html", f"corrections{own}.html"} <= set(ways)


def test_only_what_is_marked_stands_in_english_on_swedish_pages(tiny):
    tiny.write("errata.csv", HEADER + "2026-01-01,tiny,trade,It was 4,It is 5\n")
    for name, english in (("method", "4-documents"), ("corrections", "It was 4")):
        text, found = page(tiny, f"{name}.sv.html")
        marked = found.select("main [lang=en]")
        assert any(english in element.get_text() for element in marked)
        for element in marked:
            element.decompose()
        said = found.main.get_text(" ", strip=True)
        assert english in text and english not in said
        assert not re.search(r"\b(the|is|of|what|was)\b", said)
    assert found.select_one("tbody a[href='tiny/claims/trade.html']")


def test_no_correction_is_said(tiny):
    assert "No correction has been made" in page(tiny, "corrections.html")[0]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            "2026-01-01,tinny,,a,b",
            "article = 'tinny'; allowed: tiny. Did you mean tiny?",
        ),
        ("2026-01-01,tiny,trde,a,b", "claim_id = 'trde'"),
        ("soon,tiny,,a,b", "date = 'soon'"),
        ("2026-01-01,tiny,,,b", "was_wrong = ''"),
    ],
)
def test_a_correction_that_fits_nothing_is_a_fault(tiny, row, fault):
    tiny.write("errata.csv", f"{HEADER}{row}\n")
    with pytest.raises(Faults) as raised:
        errata(tiny)
    assert fault in str(raised.value)
    assert "data/raw/errata.csv, row 2" in str(raised.value)


def test_a_page_name_follows_from_who_leads():
    assert languages.page_of("sv", "sv") == "index.html"
    assert languages.page_of("en", "sv") == "en.html"
    assert languages.leading("pt", ["en", "sv"]) == "en"
    assert languages.claim_page("trade", "sv", "sv") == "trade.html"
    assert languages.claim_page("trade", "en", "sv") == "trade.en.html"
