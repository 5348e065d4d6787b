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
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pandas as pd

from claimbook.data.figure_schema import FigureRow
from claimbook.data.schema import Claim
from claimbook.domain.dataset import Dataset, Figures
from claimbook.judging import old_tables as tables
from claimbook.judging import outcome_tables
from claimbook.judging.cleaning import CleanClaim
from claimbook.judging.old_judge import judge, under_other_readings
from claimbook.judging.specifications import entries
from claimbook.judging.verdict_table import rests_on_hashes, verdict_table
from claimbook.judging.verdicts import judged
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
    found = []
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
            found.append(row.figure(publisher))
    return Figures(found)


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
    """Return (CleanClaim, PlanEntry) pairs: two readings of ten sources each."""
    when = find_when("last year", "en", DATELINE)[0]
    pairs = []
    for n in range(count):
        found = ways(n)
        check, printed, choices = found[n % len(found)]
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


def article(pairs, data, then_data):
    """Judge the claims of one article as of both dates; return its verdict table."""
    now = [judge(claim, entry, data) for claim, entry in pairs]
    then = [judge(claim, entry, then_data) for claim, entry in pairs]
    outcomes = pd.concat(
        [
            outcome_tables.outcomes(now, tables.NOW),
            outcome_tables.outcomes(then, tables.DATELINE),
        ]
    )
    readings = outcome_tables.readings(
        r
        for (claim, _), j in zip(pairs, now, strict=True)
        for r in under_other_readings(claim, j, data)
    )
    used = {f.id: f for j in now for o in j.outcomes for f in o.used}
    claims = tables.claims(SimpleNamespace(claims=[claim for claim, _ in pairs]))
    evidence = pd.DataFrame(columns=["claim_id", "by_dateline"])
    found = [
        judged(claims, outcomes, evidence, day, readings)
        for day in (tables.NOW, tables.DATELINE)
    ]
    rests_on, figures = outcome_tables.rests_on(now), tables.figures(used.values())
    hashes = rests_on_hashes(claims, outcomes, rests_on, figures, evidence)
    return verdict_table(*found, hashes)


def main():
    """Print the time, the peak memory, the verdicts and where the time went."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--profile", action="store_true", help="say where time goes")
    given = parser.parse_args()
    data = Dataset(made_figures(), {}, {}, {"celac": tuple(REGION)})
    pairs = made_claims(given.claims)
    # by default the collector visits what is kept so often that it takes a fifth of the
    # time; nothing here is in a circle
    gc.set_threshold(50_000, 20, 20)
    profile = cProfile.Profile(time.process_time)
    start = time.process_time()
    if given.profile:
        profile.enable()
    then_data = data.released_by(DATELINE)
    found = [
        article(pairs[n : n + ARTICLE], data, then_data)
        for n in range(0, len(pairs), ARTICLE)
    ]
    profile.disable()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = pd.concat(found)["known_now"].value_counts()
    print(f"{len(pairs)} claims, 20 specifications each, as of two dates")
    print(f"{seconds:.1f} s of one core, {peak:.0f} MiB at the peak")
    print(", ".join(f"{word} {count}" for word, count in words.items()))
    if given.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(20)
    sys.exit(seconds >= 60 or peak >= 1024)


if __name__ == "__main__":
    main()
