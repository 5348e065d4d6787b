"""The project's own data: sources resolve, sums hold, nothing is kept unused."""

import csv
import re
from itertools import dropwhile

import pytest

from claimbook.charts import beside_frames
from claimbook.charts.series import series
from claimbook.data.figure_files import read_dataset
from claimbook.data.figure_schema import FigureRow
from claimbook.data.raw_files import read_rows
from claimbook.domain.dataset import totals_against_parts
from claimbook.domain.economies import is_code
from claimbook.domain.quantity import Quantity
from claimbook.faults import Collector
from claimbook.judging.opening import judge_article, open_article
from claimbook.project import Project

ARTICLES = sorted(p.name for p in Project.find().articles.iterdir() if p.is_dir())
LISTS = ("celac", "un_m49", "world_bank", "china_customs")
KEY = ("series", "reporter", "partner", "flow", "product", "period", "released")

# base unit -> lowest and highest value that any row of the series may have
RANGES = {
    ("event", "event"): (1, 1),
    ("class_fuels", "heading"): (1, 1),
    ("goods_trade", "USD"): (0, 8e12),
    ("goods_trade", "CNY"): (0, 5e13),
    ("goods_quantity", "tonnes"): (1e3, 2e9),
    ("gdp_nominal", "USD"): (1e8, 2e14),
    ("gdp_ppp", "international $"): (1e8, 5e13),
    ("exchange_rate", "CNY per USD"): (6.0, 8.5),
    ("gdp_growth", "percent"): (-40, 70),
    ("commodity_price", "USD per tonne"): (20, 6e4),
    ("commodity_price", "USD per kilogram"): (0.1, 20),
    ("commodity_price", "USD per barrel"): (20, 200),
    ("commodity_price", "USD per troy ounce"): (5, 6e3),
    ("commodity_price", "USD per million BTU"): (1, 80),
    ("debt_owed", "USD"): (0, 5e10),
    ("tariff_headline", "percent"): (0, 200),
    ("tariff_average", "percent"): (0, 200),
    ("published_share", "percent"): (0, 100),
    ("lithium_price", "USD per tonne"): (5e3, 9e4),
    ("lithium_price", "CNY per tonne"): (4e4, 7e5),
    ("policy_bank_lending", "USD"): (0, 2e11),
    ("development_finance", "constant 2021 USD"): (0, 3e11),
    ("odi_flow", "USD"): (0, 1e11),
    ("odi_stock", "USD"): (0, 1e12),
    ("fdi_inflow", "USD"): (-4e11, 6e11),
    ("pledge", "USD"): (1e9, 5e10),
    ("pledge", "CNY"): (1e9, 5e11),
}

# unclear, and no more than a selection, for articles to come
SELECTIONS = {"comtrade_pairs": "pairs of economies from 2018, 3 % of the table"}

# published totals that the sum of their parts cannot be, and why
KNOWN_SUMS = {
    ("gacc_partner_2024", "2024", "china_customs", "exports"): (
        "the copy's rows are 0.67 million yuan short of the region's: one member of "
        "the customs list, Saint Pierre and Miquelon, has no row in it"
    ),
    ("gacc_usd", "2022", "china_customs", "total"): (
        "the total is that of the first release, the flows are of a later list or a "
        "revision whose day is not known"
    ),
}


@pytest.fixture(scope="module")
def data():
    faults = Collector()
    figures = read_dataset(Project.find(), faults)
    assert [str(fault) for fault in faults] == []
    return figures


def cells(path):
    with path.open(encoding="utf-8", newline="") as file:
        table = dropwhile(lambda line: line.startswith(("#", '"#')), file)
        return list(csv.DictReader(table))


def figures_files():
    return sorted(Project.find().figures.glob("*.csv"))


@pytest.mark.parametrize("slug", ARTICLES)
def test_an_article_opens_without_faults(slug):
    assert open_article(Project.find(), slug).claims


@pytest.mark.parametrize("slug", ARTICLES)
def test_claims_have_ids_of_their_own_and_statements_in_both_languages(slug):
    claims = cells(Project.find().articles / slug / "claims.csv")
    ids = [row["claim_id"] for row in claims]
    assert len(ids) == len(set(ids))
    assert [
        row["claim_id"]
        for row in claims
        if not (row["statement_en"].strip() and row["statement_sv"].strip())
    ] == []


@pytest.mark.parametrize("slug", ARTICLES)
def test_paragraphs_are_counted_through(slug):
    claims = cells(Project.find().articles / slug / "claims.csv")
    numbers = [int(row["paragraph"]) for row in claims]
    assert numbers == sorted(numbers)


def test_celac_has_33_members_and_every_list_holds_them(data):
    celac = set(data.members(["celac"]))
    assert len(celac) == 33
    assert {name: celac - set(data.members([name])) for name in LISTS} == {
        "celac": set(),
        "un_m49": set(),
        "world_bank": set(),
        "china_customs": set(),
    }


def test_countries_are_iso_codes_in_order():
    codes = [row["iso3"] for row in cells(Project.find().regions)]
    assert [code for code in codes if not is_code(code)] == []
    assert codes == sorted(set(codes))


def test_every_figure_can_be_looked_up(data):
    """By its own page, else its source's, else where `obtained` says it was read."""
    nowhere = {
        f.source
        for f in data.figures
        if not re.match(r"https?://", f.address)
        and not re.search(r"https?://|\bfiles? \d", data.sources[f.source].obtained)
    }
    assert nowhere == set()


def test_every_source_says_what_is_wrong_with_it_and_is_on_the_shelf(data):
    assert {s.path for s in data.sources.values() if s.path} == {
        path.name for path in figures_files()
    }
    assert [s.name for s in data.sources.values()] == sorted(data.sources)


def within(figure):
    """Tell whether a figure can be: a rate, of any currency, is above zero."""
    usual = (1e-3, 3e4) if figure.series == "exchange_rate" else None
    low, high = RANGES.get((figure.series, figure.unit), usual)
    return low <= figure.value <= high


def test_every_value_lies_where_its_series_can(data):
    odd = [(f.id, f.value) for f in data.figures if not within(f)]
    assert odd == []


@pytest.mark.parametrize("path", figures_files(), ids=lambda path: path.stem)
def test_rows_are_in_the_order_of_their_keys(path):
    keys = [tuple(row[column] for column in KEY) for row in cells(path)]
    assert keys == sorted(keys)
    assert b"\r" not in path.read_bytes()


def test_parts_sum_to_published_totals(data):
    rows = totals_against_parts(data, set(data.sources))
    differing = {
        (row["source"], row["period"], row["partner"], row["flow"]): row
        for row in rows
        if row["agree"] != "yes"
    }
    assert differing.keys() == KNOWN_SUMS.keys()
    short = [row["total"] - row["sum of parts"] for row in differing.values()]
    assert sorted(short) == pytest.approx([0.67e6, 2.6e9])


def test_a_region_is_held_against_all_of_its_partners(data):
    parts = {
        row["flow"]: row["parts"]
        for row in totals_against_parts(data, {"gacc_partner_2024"})
        if (row["period"], row["partner"]) == ("2024", "china_customs")
    }
    assert (parts["exports"], parts["imports"]) == ("51 partners", "51 partners")


def seen(opened):
    """Return the ids of all figures that an article's checks use or its charts draw."""
    used = set()
    measure = Quantity.measure

    def noting(self, *given):
        measured = measure(self, *given)
        used.update(f.id for f in (measured.used if measured else ()))
        return measured

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Quantity, "measure", noting)
        judged = judge_article(opened)
        for judgement in (*judged.now.values(), *judged.then.values()):
            used.update(f.id for o in judgement.outcomes for f in o.used)
            findings = (o.finding for o in judgement.outcomes if o.finding)
            rates = (m for f in findings for m in f.detail.get("rates", {}).values())
            used.update(f.id for rate in rates for f in rate.used)
        outcomes = [o for j in judged.now.values() for o in j.outcomes]
        series(outcomes, opened.data)
        beside_frames.mirror(outcomes, opened)
        beside_frames.beside(opened.plan, opened)
        beside_frames.price_and_volume(opened.plan, opened)
    return used


def parts_of_regions(data):
    """Return the ids of what a region's figure is held against, as 1-clean shows it.

    Only figures as stated count: a computed part agrees with its total by itself.
    """
    stated = [f for f in data.figures if f.status == "stated"]
    found = set()
    for whole in stated:
        if whole.partner not in LISTS:
            continue
        partners = (*data.members([whole.partner]), "other_latin_america")
        found |= {
            f.id
            for f in stated
            if (f.source, f.series, f.reporter, f.product, f.period)
            == (whole.source, whole.series, whole.reporter, whole.product, whole.period)
            and (
                (f.partner == whole.partner and whole.flow == "total")
                or (f.partner in partners and f.flow == whole.flow != "total")
            )
        }
    return found


def unused(data, articles):
    """Return {source: [(row number, FigureRow)]} of rows that nothing uses.

    Only of sources that may not clearly be republished; the others may be kept whole.
    """
    used = parts_of_regions(data).union(*map(seen, articles))
    rows = {}
    for source in data.sources.values():
        if source.redistribution != "unclear":
            continue
        path = Project.find().figures / source.path
        rows[source.name] = [
            (line, row)
            for line, row in read_rows(path, FigureRow, Collector())
            if row.figure(source).id not in used
        ]
    return {name: found for name, found in rows.items() if found}


def test_where_republishing_is_unclear_only_rows_in_use_are_kept(data):
    articles = [open_article(Project.find(), slug) for slug in ARTICLES]
    kept = {
        name: f"rows {', '.join(str(line) for line, _ in rows)}: take them out, or "
        "let a plan use them"
        for name, rows in unused(data, articles).items()
        if name not in SELECTIONS
    }
    assert kept == {}


def test_a_row_that_nothing_uses_is_named(data):
    rows = unused(data, [])
    line, row = rows["gem_lithium"][0]
    assert (line, row.series, row.period) == (2, "lithium_price", "2015")
    assert "ecb_fx" not in rows
