"""Figures, data and claims made by hand: tables small enough to read in a test."""

from datetime import date
from decimal import Decimal
from math import inf
from types import SimpleNamespace

from claimbook.data.figure_schema import FigureRow
from claimbook.data.schema import Claim, Evidence
from claimbook.data.vocabulary import NOT_SCORED
from claimbook.domain.dataset import Dataset, Figures, Member
from claimbook.domain.interval import Interval
from claimbook.judging.judge import interpretations, outcomes
from claimbook.judging.judgement import judgements
from claimbook.judging.opening import OpenArticle
from claimbook.judging.specifications import entry_model

REGIONS = {"celac": ("BRA", "CHL", "PER"), "china_customs": ("BRA", "CHL", "PER")}
ABOVE_100 = Interval(100, inf, False)
DATELINE = date(2025, 5, 13)


def figure(
    value,
    reporter="CHN",
    partner="BRA",
    flow="exports",
    period="2024",
    *,
    source="customs",
    series="goods_trade",
    product="all",
    unit="USD",
    room=0,
    status="stated",
    released=None,
    compiled_by=None,
):
    """One cited figure, known exactly; `room` is another half-width, None: rounded."""
    row = FigureRow(
        series=series,
        reporter=reporter,
        partner=partner,
        flow=flow,
        product=product,
        period=period,
        value=Decimal(str(value)),
        unit=unit,
        plus_minus=None if room is None else Decimal(str(room)),
        basis="as reported",
        status=status,
        released=date.fromisoformat(released) if released else None,
        address=None,
        note="",
    )
    publisher = SimpleNamespace(
        name=source,
        address=f"https://{source}.example",
        compiled_by=compiled_by or source,
    )
    return row.figure(publisher)


def rate(value, period="2024", **more):
    """One exchange rate, yuan for a dollar."""
    more = {"series": "exchange_rate", "product": "", "unit": "CNY per USD"} | more
    return figure(value, "CHN", "USA", "", period, **more)


def gdp(value, economy, **more):
    """The output of one economy in 2024."""
    more = {"series": "gdp_nominal", "product": "", "source": "bank"} | more
    return figure(value, economy, "", "", **more)


def totals(values, **more):
    """China's published trade with the region, from {year: value}."""
    return [
        figure(v, partner="china_customs", flow="total", period=str(y), **more)
        for y, v in values.items()
    ]


def data(*rows, **regions):
    """Data of figures, given one by one or in lists."""
    figures = [f for row in rows for f in (row if isinstance(row, list) else [row])]
    named = {name: tuple(map(Member, own)) for name, own in (REGIONS | regions).items()}
    return Dataset(Figures(figures), {}, {}, named)


def printed(claimed, *, value=None, bare=None, truncation=None, **more):
    """A printed number as read; without a hedge the bare set is the claimed one."""
    more = {"hedge": "none", "unit": "money", "currency": "USD", "counted": None} | more
    return SimpleNamespace(
        claimed=claimed,
        value=value,
        bare=bare or claimed,
        truncation=truncation or claimed,
        **more,
    )


def claim(*numbers, period="2024", claim_id="made", **cells):
    """A claim as cleaned, from its printed numbers or from their claimed sets.

    `cells` are those of its row in claims.csv that matter.
    """
    numbers = tuple(printed(n) if isinstance(n, Interval) else n for n in numbers)
    row = claim_row(claim_id, **cells)
    made = SimpleNamespace(
        claim_id=claim_id,
        row=row,
        scored=row.type not in NOT_SCORED,
        printed=numbers,
        period_text=period,
        interpretations={},
    )
    # as in the real one, nothing to ask for where nothing is printed
    if numbers:
        made.claimed = numbers[0].claimed
    return made


def claim_row(claim_id="made", **cells):
    """A row of claims.csv; only what matters has to be named."""
    usual = {
        "paragraph": 1,
        "topic": "trade",
        "type": "threshold",
        "said_by": "the article",
        "printed": "over 100",
        "when_printed": "last year",
        "statement_en": "Trade was over 100.",
        "statement_sv": "Handeln var över 100.",
    }
    return Claim(claim_id=claim_id, **(usual | cells))


def plan(check, main, other=None, **settings):
    """An entry of the plan for the claim `made`, whether or not it is valid."""
    return entry_model(check).model_construct(
        claim="made",
        check=check,
        main=main,
        reason="the main reason",
        other=other or {},
        **settings,
    )


LEVEL = {
    "series": "goods_trade",
    "source": "customs",
    "between": ("CHN", "LAC"),
    "region": "china_customs",
    "reporter": "CHN",
}


def event(name, period, economy="", partner="", **more):
    """One dated event, of an economy or of nobody in particular."""
    more = {"series": "event", "product": name, "unit": "event"} | more
    return figure(1, economy, partner, "", period, **more)


def heading(code, period="2008", **more):
    """One heading that a classification puts in a class."""
    more = {"series": "class_fuels", "product": code, "unit": "heading"} | more
    return figure(1, "", "", "", period, **more)


def document(claim_id="made", stance="supports", by="x", **cells):
    """A row of evidence.csv: a primary document of the dateline, unless said."""
    usual = {
        "source_id": "page",
        "publisher": by,
        "rank": "primary",
        "date": str(DATELINE),
        "address": f"https://{by}.example".replace(" ", "-"),
        "stated": "it was so",
        "note": "",
    }
    cells = usual | cells
    return Evidence(claim_id=claim_id, stance=stance, compiled_by=by, **cells)


def judged(claim, entry, rows, evidence=()):
    """The Judgement of one claim from its plan entry, if any, figures, documents."""
    own = outcomes(claim, entry, rows) if entry else ()
    beside = interpretations(claim, own, rows)
    key = claim.claim_id
    return judgements((claim,), {key: own}, tuple(evidence), {key: beside})[key]


def opened(claims, plan=None, evidence=(), rows=None):
    """An article of the dateline, open: {claim id: plan entry}, documents, data."""
    article = SimpleNamespace(slug="made", published=DATELINE)
    return OpenArticle(
        None, article, tuple(claims), plan or {}, tuple(evidence), rows or data()
    )
