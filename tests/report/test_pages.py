"""The reader's pages as a browser gets them, with friendly and with hostile texts."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from claimbook.faults import Faults

RLO = "\u202e"  # turns all text after it, until it is closed
HOSTILE = {
    "script": "</script><script>alert(1)</script>",
    "handler": "\"'><img src=x onerror=alert(2)>",
    "turned": f"good {RLO}dab",
    "long": "x" * 4000,
    "formula": "=HYPERLINK(1)",
    "dollars": "from $1.2bn to $3.4bn & a<b",
}


def parsed(html):
    return BeautifulSoup(html, "html.parser")


def quoted(text):
    """A text as a cell of a CSV file."""
    return '"' + text.replace('"', '""') + '"'


def spoil(project, text):
    """Put a text wherever the raw tables take a free one."""
    cell, line = quoted(text), json.dumps(text, ensure_ascii=False)
    for name in ("article.yaml", "plan.yaml", "claims.csv", "evidence.csv"):
        path = f"articles/tiny/{name}"
        changed = project.path(path).read_text("utf-8")
        for old, new in {
            "title_en: A title": f"title_en: {line}",
            "title_sv: En rubrik": f"title_sv: {line}",
            "outlet: null": f"outlet: {line}",
            "why: One direction.": f"why: {line}\n      name_sv: {line}\n      name_en: {line}",
            "reason: Customs publishes it.": f"reason: {line}\n  reason_sv: {line}",
            "the article,,,Two came.,Två kom.": f"{cell},,,{cell},{cell}",
            "Xi,över 500": f"{cell},över 500",
            "The mood was good.,Stämningen var god.": f"{cell},{cell}",
            ",AP,agency": f",{cell},agency",
            "one came,AP,": f"{cell},{cell},{cell}",
        }.items():
            changed = changed.replace(old, new)
        project.write(path, changed)
    project.entry(
        "customs", institution=text, table=text, licence=text, compiled_by=text
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_comes_out_as_text(project, pages, text):
    spoil(project, text)
    made = pages()
    for name in ("index.html", "claims/trade.html", "claims/guest-one.en.html"):
        assert parsed(made[name]).get_text().count(text) > 2, name
    for name, html in made.items():
        page = parsed(html)
        for element in page.find_all(True):
            assert not [a for a in element.attrs if a.startswith("on")], element
            for address in (element.get("href"), element.get("src")):
                assert not re.match(r"\s*javascript:", address or "", re.I), element
        scripts = page.find_all("script")
        assert len(scripts) == (0 if "mood" in name else 1), name
        assert not page.find_all("img")
        if "claims/guests" in name:
            assert json.loads(scripts[0].string)["claimReviewed"] == text
        for element in page.select("[aria-label]"):
            assert "<bdi>" not in element["aria-label"]
        if RLO in text:
            for found in page.find("main").find_all(string=re.compile(RLO)):
                isolated = ("bdi", "script", "option", "svg")
                assert found.find_parent(isolated), found.parent


def test_an_address_that_is_none_is_refused(project):
    project.edit(
        "articles/tiny/evidence.csv", "https://example.org/a", "javascript:x()"
    )
    with pytest.raises(Faults, match="javascript:x"):
        project.read()


def test_each_language_has_its_pages_and_leads_to_the_other(friendly):
    found = friendly[1]
    claims = ("guest-one", "guests", "loan", "mood", "trade")
    assert set(found) == {"index.html", "en.html"} | {
        f"claims/{claim}{end}.html" for claim in claims for end in ("", ".en")
    }
    for name, other, language in (
        ("index.html", "en.html", "sv"),
        ("en.html", "index.html", "en"),
        ("claims/trade.html", "trade.en.html", "sv"),
        ("claims/trade.en.html", "trade.html", "en"),
    ):
        page = parsed(found[name])
        assert page.html["lang"] == language
        assert page.select_one("nav.pages a[hreflang]")["href"] == other
    assert parsed(found["index.html"]).h1.string == "En rubrik"
    assert "510,5 miljarder dollar" in parsed(found["claims/trade.html"]).get_text()
    assert "510.5 bn USD" in parsed(found["claims/trade.en.html"]).get_text()


def test_a_claim_leads_back_and_to_its_neighbours(friendly):
    page = parsed(friendly[1]["claims/loan.en.html"])
    around = [link["href"] for link in page.select("nav.around a")]
    order = parsed(friendly[1]["en.html"]).select("table.claims a")
    rows = [link["href"].removeprefix("claims/") for link in order]
    at = rows.index("loan.en.html")
    assert around == rows[at - 1 : at] + rows[at + 1 : at + 2]
    assert page.select_one(".back a")["href"] == "../en.html#loan"
    assert parsed(friendly[1]["en.html"]).select_one("#loan a")["href"] == (
        "claims/loan.en.html"
    )


def test_a_published_project_says_where_its_pages_are(project, pages):
    text = "name: A desk\naddress: https://example.org/checks/\nemail: me@example.org\n"
    (project.project.root / "project.yaml").write_text(text)
    page = parsed(pages()["claims/trade.en.html"])
    place = "https://example.org/checks/tiny/claims/trade"
    assert page.select_one("link[rel=canonical]")["href"] == f"{place}.en.html"
    links = {a["hreflang"]: a["href"] for a in page.select("link[hreflang]")}
    assert links == {"en": f"{place}.en.html", "sv": f"{place}.html"}
    assert page.select_one("meta[property='og:url']")["content"] == f"{place}.en.html"
    front = parsed(pages()["index.html"])
    assert front.select_one("a[href^='mailto:me']")
    assert "A desk" in page.select_one("section.more pre").string


def test_a_project_published_nowhere_claims_no_address(friendly):
    page = parsed(friendly[1]["claims/trade.en.html"])
    assert page.select("link") == [] and page.select("a[href^=mailto]") == []
    assert page.select_one("meta[name=description]")["content"].startswith(
        "It was 510.5"
    )


def test_what_project_yaml_may_not_say_is_a_fault(project, pages):
    (project.project.root / "project.yaml").write_text("nmae: A desk\n")
    with pytest.raises(Faults, match=r"project.yaml.*unknown nmae.*Did you mean name"):
        pages()
    (project.project.root / "project.yaml").write_text("languages: [sv]\n")
    with pytest.raises(Faults, match="The working is in English: add en"):
        pages()


def test_an_article_in_another_language_leads_in_english(project, pages):
    project.edit("articles/tiny/article.yaml", "language: sv", "language: es")
    claims = project.path("articles/tiny/claims.csv").read_text("utf-8")
    claims = claims.replace(
        "över 500 miljarder dollar", "más de 500 mil millones de dólares"
    )
    claims = claims.replace("förra året", "el año pasado").replace(
        "72 miljarder yuan (10 miljarder dollar)",
        '"72 mil millones de yuanes (10 mil millones de dólares)"',
    )
    project.write("articles/tiny/claims.csv", claims)
    found = pages()
    assert parsed(found["index.html"]).html["lang"] == "en"
    assert parsed(found["sv.html"]).html["lang"] == "sv"


def test_a_card_says_what_a_reader_asks(friendly):
    card = parsed(friendly[1]["claims/trade.en.html"]).select_one("article#trade")
    assert {"supported", "trade"} < set(card["class"])
    said = {
        term.string: term.find_next_sibling("dd").get_text()
        for term in card.select("dl.facts dt")
    }
    assert (
        "Supported, but not by imports only" in card.select_one(".verdict").get_text()
    )
    assert "510.5 bn USD; claimed: above 500 bn USD" in said["Found"]
    assert "customs" in said["By whose figures"]
    assert "It would turn at 500 bn USD, 10.5 bn USD away." in said["How close"]
    assert "It fails by imports only: 210 bn USD." in said["What would change it"]
    assert "figures public by 20 January 2025" in said["As of"]
    assert "över 500 miljarder dollar" in card.select_one(".printed").get_text()
    links = [a["href"] for a in card.select("a")]
    assert "../2-trade.html#claim-trade" in links
    assert "../data/charts/trade.csv" in links
    assert "../data/figures.csv" in links
    assert "https://example.org/table" in links
    assert card.svg["aria-label"].startswith("Each way of counting")
    assert card.svg["role"] == "img"


def test_without_a_figure_for_the_main_choice_the_others_are_still_told(project, pages):
    project.edit(
        "articles/tiny/plan.yaml",
        "main: {source: rates, period: 2025-05-13}\n  reason: The rate of the day.",
        "main: {source: rates, period: 2025-05-14}\n  reason: The rate of the day.\n"
        "  other:\n    day_before: {period: 2025-05-13, why: The last one known.}",
    )
    card = parsed(pages()["claims/loan.en.html"]).select_one("article#loan")
    assert "not-enough-data" in card["class"]
    said = card.select_one("dl.facts").get_text(" ")
    assert "No figure answers the way that decides." in said
    assert "It holds by day before: 9.931 bn USD." in said
    assert "The last one known." in said
    assert len(card.select("figure")) == 1


def test_documents_and_what_would_change_them_are_said(friendly):
    card = parsed(friendly[1]["claims/guest-one.en.html"]).article
    assert "1 document for" in card.get_text()
    assert "Neither a primary document nor two independent agencies" in card.get_text()
    assert card.select_one("a[href='https://example.org/a']").string == "AP"


def test_what_is_not_checked_stands_on_the_page_and_says_why(friendly):
    row = parsed(friendly[1]["en.html"]).select_one("table.claims #mood")
    assert "The mood was good." in row.get_text()
    assert "not checkable" in row.get_text()
    page = parsed(friendly[1]["claims/mood.en.html"])
    assert "Neither figures nor documents can settle this." in page.get_text()


def test_the_filter_knows_every_verdict_and_subject(friendly):
    page = parsed(friendly[1]["en.html"])
    assert page.select_one(".filters").has_attr("hidden")  # until its script runs
    for row in page.select("table.claims tbody tr"):
        for select, value in (
            ("#by-verdict", row["data-verdict"]),
            ("#by-subject", row["data-subject"]),
        ):
            assert page.select_one(f"{select} option[value={value}]")
    assert page.select_one("#shown")["data-none"] == "No claim is of this kind."


def test_every_picture_has_a_text_and_its_figures(friendly):
    pictures = [
        f for html in friendly[1].values() for f in parsed(html).select("figure")
    ]
    assert len(pictures) >= 4
    for figure in pictures:
        assert figure.svg["aria-label"]
        link = figure.select_one("a")["href"].removeprefix("../data/")
        assert (friendly[0] / "scratch" / "tiny" / link).read_text("utf-8").count(
            "\n"
        ) > 1


def test_a_page_says_what_it_weighs(friendly):
    html = friendly[1]["en.html"]
    said = parsed(html).select_one("#weight").string
    told = float(re.search(r"weighs ([\d.]+) kB", said)[1])
    assert told == pytest.approx(len(html.encode()) / 1000, rel=0.02)


def test_an_article_without_claims_has_a_page_that_says_so(project, pages):
    claims = project.path("articles/tiny/claims.csv").read_text("utf-8")
    project.write("articles/tiny/claims.csv", claims.splitlines()[0] + "\n")
    for name in ("plan.yaml", "evidence.csv"):
        text = project.path(f"articles/tiny/{name}").read_text("utf-8")
        head = text.splitlines()[0] + "\n" if name.endswith("csv") else ""
        project.write(f"articles/tiny/{name}", head)
    page = parsed(pages()["en.html"])
    assert "No claims yet" in page.main.get_text()
    assert page.select("article, svg") == []


def test_nothing_is_left_of_the_project_s_folder(friendly):
    assert not [name for name, html in friendly[1].items() if str(friendly[0]) in html]
