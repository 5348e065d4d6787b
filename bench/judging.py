"""Judge 10,000 claims with 20 specifications each on one core: time, memory, profile.

Run ``.venv/bin/python bench/judging.py``; ``--claims N`` takes another number. Exits
with 1 where it takes a minute or more, or a GiB or more. The claims are of every
numeric check type in turn, with periods, bases, economies and printed numbers that
vary, a hundred to an article; they are held against some 135,000 made-up figures of 20
sources. What is timed is judging, the tables and the verdicts, without reading and
without pages.
"""

import argparse
import cProfile
import gc
import pstats
import resource
import sys
import time
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pandas as pd

from claimbook.data.figure_schema import FigureRow
from claimbook.data.schema import Claim
from claimbook.domain.dataset import Dataset, Figures
from claimbook.judging import rows, tables
from claimbook.judging.cleaning import CleanClaim
from claimbook.judging.opening import OpenArticle, judge_article
from claimbook.judging.specifications import entries
from claimbook.text.printed import find_printed, interpretations
from claimbook.text.when import find_when
from claimbook.text.words import conventions

DATELINE = date(2025, 5, 13)
YEARS = range(1990, 2025)
SOURCES = [f"source_{n:02}" for n in range(20)]
REGION = (
    "ARG ATG BHS BLZ BOL BRA BRB CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM "
    "KNA LCA MEX NIC PAN PER PRY SLV SUR TTO URY VCT VEN"
).split()
ARTICLE = 100
TRADE = {"series": "goods_trade", "between": ["CHN", "LAC"], "reporter": "CHN"}
TOTAL = TRADE | {"region": "publisher_lac"}
PARTNERS = TRADE | {"region": "celac", "reporter": "partners"}
OUTPUT = {"series": "gdp_nominal"}


def ways(n):
    """Return the nth claim of each check: (check, printed, its plan's choices)."""
    year, base = str(2000 + n % 25), str(1990 + n % 10)
    economy, x = REGION[n % len(REGION)], n % 89 + 10
    return (
        ("level", f"over {x}0 billion dollars", TOTAL | {"period": year}),
        ("level", f"over {x}0 billion dollars", PARTNERS | {"period": year}),
        ("growth", f"{x / 10} percent a year", TOTAL | {"base": base, "period": year}),
        (
            "driver",
            "",
            TOTAL
            | {"base": base, "period": year}
            | {"part": {"flow": "imports"}, "bar_percent": float(x)},
        ),
        (
            "share",
            f"{x} percent",
            TOTAL | {"period": year, "part": {"flow": "imports"}},
        ),
        ("multiple", f"{x / 10} times", TOTAL | {"base": base, "period": year}),
        ("rank", "second largest", OUTPUT | {"economy": economy, "period": year}),
        ("count", f"{x} countries", OUTPUT | {"lowest": x * 1e10, "period": year}),
        (
            "conversion",
            f"66 billion yuan (about {x / 10} billion dollars)",
            {"reporter": "CHN", "partner": "USA", "period": f"2025-04-{n % 30 + 1:02}"},
        ),
        (
            "trend",
            "",
            OUTPUT
            | {"reporter": economy, "base": base, "period": year}
            | {"direction": "rises"},
        ),
        (
            "first_time",
            f"over {x}0 billion dollars",
            TOTAL | {"since": 1990, "period": year},
        ),
        ("sequence", "", {"first": "talks", "then": "deal"}),
    )


def made_figures():
    """Return made-up Figures: every source, economy, flow and year."""
    figures = []
    for s, source in enumerate(SOURCES):
        publisher = SimpleNamespace(
            name=source, address="https://example.org", compiled_by=source
        )
        for subject, period, value, unit in _rows(s):
            series, reporter, partner, flow, product = subject
            row = FigureRow(
                series=series,
                reporter=reporter,
                partner=partner,
                flow=flow,
                product=product,
                period=period,
                value=Decimal(value),
                unit=unit,
                plus_minus=None,
                basis="made up",
                status="stated",
                released=date(2025, 1 + s // 2, 1),
                address=None,
                note="",
            )
            figures.append(row.figure(publisher))
    return Figures(figures)


def _rows(s):
    """Yield (subject, period, value, unit) of every row of source number `s`."""
    for year in YEARS:
        for c, country in enumerate(REGION):
            size = 1 + (7 * c + 3 * s + 11 * (year - 1989)) % 97
            for flow in ("exports", "imports"):
                for pair in (("CHN", country), (country, "CHN")):
                    value = f"{size * (year - 1985) / 80:.1f}"
                    subject = ("goods_trade", *pair, flow, "all")
                    yield subject, str(year), value, "USD billion"
            output = str(size * 20 + year - 1990)
            subject = ("gdp_nominal", country, "", "", "")
            yield subject, str(year), output, "USD billion"
        for flow, part in (("total", 20), ("exports", 11), ("imports", 9)):
            subject = ("goods_trade", "CHN", "publisher_lac", flow, "all")
            yield subject, str(year), str(part * (year - 1985) + s), "USD billion"
    for day in range(1, 31):
        subject = ("exchange_rate", "CHN", "USA", "", "")
        yield subject, f"2025-04-{day:02}", f"7.{100 + day + s}", "CNY per USD"
    for name, day in (("talks", "2025-05-11"), ("deal", "2025-05-12")):
        yield ("event", "", "", "", name), day, "1", "event"


def made_claims(count):
    """Return (CleanClaim, PlanEntry) pairs: two alternatives of ten sources each."""
    when = find_when("last year", "en", DATELINE)[0]
    pairs = []
    for n in range(count):
        made = ways(n)
        check, printed, choices = made[n % len(made)]
        row = Claim(
            claim_id=f"claim-{n}",
            paragraph=1,
            topic="trade",
            type="threshold",
            said_by="the article",
            printed=printed,
            when_printed="last year",
            statement_en="A made-up claim.",
            statement_sv="Ett påhittat påstående.",
        )
        written = {
            "claim": row.claim_id,
            "check": check,
            "main": {"source": SOURCES[:10]},
            "reason": "made up",
            "other": {"others": {"source": SOURCES[10:], "why": "made up"}},
        }
        entry = entries().validate_python(written | choices)
        numbers = tuple(find_printed(printed, "en"))
        others = interpretations(printed, "en", conventions(), numbers)
        pairs.append((CleanClaim(row, numbers, when, others), entry))
    return pairs


@dataclass(frozen=True)
class Shared(Dataset):
    """The figures of all articles, and those that were public on their one dateline."""

    earlier: Dataset

    def released_by(self, day):
        """Return what was public on the dateline."""
        return self.earlier


def article(pairs, data):
    """Judge the claims of one article as of both dates; return its verdict table."""
    opened = OpenArticle(
        None,
        SimpleNamespace(published=DATELINE),
        tuple(claim for claim, _ in pairs),
        {claim.claim_id: entry for claim, entry in pairs},
        (),
        data,
    )
    judged = judge_article(opened)
    used = {f.id: f for j in judged.now.values() for o in j.outcomes for f in o.used}
    tables.frame(tables.claim_rows(opened), rows.ClaimRow)
    tables.frame(tables.figure_rows(used.values()), rows.FigureTableRow)
    tables.frame(tables.outcome_rows(judged), rows.OutcomeRow)
    tables.frame(tables.alternative_rows(judged), rows.AlternativeRow)
    tables.frame(tables.interpretation_rows(judged), rows.InterpretationRow)
    tables.frame(tables.rests_on_rows(judged), rows.RestsOnRow)
    return tables.frame(tables.verdict_rows(judged), rows.VerdictRow)


def main():
    """Print the time, the peak memory, the verdicts and where the time went."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--profile", action="store_true", help="say where time goes")
    given = parser.parse_args()
    every = Dataset(made_figures(), {}, {}, {"celac": tuple(REGION)})
    pairs = made_claims(given.claims)
    # by default the collector visits what is kept so often that it takes a fifth of the
    # time; nothing here is in a circle
    gc.set_threshold(50_000, 20, 20)
    profile = cProfile.Profile(time.process_time)
    start = time.process_time()
    if given.profile:
        profile.enable()
    earlier = every.released_by(DATELINE)
    data = Shared(every.figures, every.sources, every.series, every.regions, earlier)
    verdicts = [
        article(pairs[n : n + ARTICLE], data) for n in range(0, len(pairs), ARTICLE)
    ]
    profile.disable()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = pd.concat(verdicts)["known_now"].astype("str").value_counts()
    print(f"{len(pairs)} claims, 20 specifications each, as of two dates")
    print(f"{seconds:.1f} s of one core, {peak:.0f} MiB at the peak")
    print(", ".join(f"{word} {count}" for word, count in words.items()))
    if given.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(20)
    sys.exit(seconds >= 60 or peak >= 1024)


if __name__ == "__main__":
    main()
