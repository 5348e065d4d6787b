"""The tables of an article as frames: a row a claim, figure, document, outcome."""
# pandas says of too little what type it is
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from collections.abc import Iterable
from datetime import date
from math import isfinite
from operator import attrgetter
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin

import pandas as pd

from claimbook.checks import checks
from claimbook.domain.figures import Figure
from claimbook.domain.quantity import Choices, Quantity
from claimbook.domain.verdict import FAILS, HOLDS, NO_DATA, Status
from claimbook.domain.wording import ENGLISH, word_of
from claimbook.judging.cleaning import CleanClaim
from claimbook.judging.judge import Outcome
from claimbook.judging.judgement import Judgement
from claimbook.judging.opening import JudgedArticle, OpenArticle
from claimbook.judging.rows import (
    AlternativeRow,
    AsOf,
    ClaimRow,
    EvidenceRow,
    FigureTableRow,
    InterpretationRow,
    OutcomeRow,
    PrintedRow,
    RestsOnRow,
    SourceRow,
    TableRow,
    VerdictRow,
)
from claimbook.judging.sentences import claimed_set
from claimbook.judging.specifications import MAIN
from claimbook.text.printed import Printed

DATES: tuple[AsOf, AsOf] = ("known now", "on the dateline")
TYPES = {int: "int64", float: "float64", bool: "bool", date: "datetime64[s]"}
# the main outcome of a claim that no figure answers
NOTHING = Outcome("", "", 0, MAIN, Choices(), {}, "", NO_DATA)
# as the standard for Data Packages calls them
KINDS = {int: "integer", float: "number", bool: "boolean", date: "date"}


def frame(rows: Iterable[TableRow], model: type[TableRow]) -> pd.DataFrame:
    """Return rows as a DataFrame: closed lists as categories, days as dates."""
    own = list(rows)
    columns = {
        name: pd.Series(
            list(map(attrgetter(name), own)), dtype=_dtype(field.annotation)
        )
        for name, field in model.model_fields.items()
    }
    for name, column in columns.items():
        if isinstance(column.dtype, pd.CategoricalDtype):
            columns[name] = column.cat.remove_unused_categories()
    return pd.DataFrame(columns)


def save(table: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV whose bytes follow from its values alone."""
    table.to_csv(
        path,
        index=False,
        lineterminator="\n",
        float_format="%.12g",
        date_format="%Y-%m-%d",
    )


def schema(model: type[TableRow]) -> list[dict[str, str]]:
    """Return the fields of a model's table as a Data Package has them."""
    return [
        {
            "name": name,
            "type": KINDS.get(_kind(field.annotation), "string"),
            "description": field.description or "",
        }
        for name, field in model.model_fields.items()
    ]


def _kind(annotation: Any) -> Any:
    """Return the type of a column's cells that are not blank."""
    if get_origin(annotation) is UnionType:
        return next(kind for kind in get_args(annotation) if kind is not type(None))
    return annotation


def _dtype(annotation: Any) -> Any:
    kind = _kind(annotation)
    if get_origin(kind) is Literal:
        return pd.CategoricalDtype(get_args(kind))
    return TYPES.get(kind, "str")


def claim_rows(opened: OpenArticle) -> list[ClaimRow]:
    """Return one row a claim of an article, in the order of its file."""
    rows: list[ClaimRow] = []
    for claim in opened.claims:
        first = claim.printed[0] if claim.printed else None
        row = ClaimRow.of(
            claim.row,
            claim,
            claimed_low=first.claimed.low if first else None,
            claimed_high=first.claimed.high if first else None,
            kind=first.unit if first else "",
            hedge=first.hedge if first else "",
            period_start=claim.period.start if claim.period else None,
            period_end=claim.period.end if claim.period else None,
        )
        rows.append(row)
    return rows


def printed_rows(opened: OpenArticle) -> list[PrintedRow]:
    """Return one row a printed number of an article's claims, in their order."""
    return [
        _printed_row(claim.claim_id, printed)
        for claim in opened.claims
        for printed in claim.printed
    ]


def _printed_row(claim_id: str, printed: Printed) -> PrintedRow:
    width, size = printed.claimed.high - printed.claimed.low, abs(printed.value)
    return PrintedRow.of(
        printed.claimed,
        printed,
        claim_id=claim_id,
        printed=printed.text,
        kind=printed.unit,
        unit=printed.currency or printed.counted or printed.unit,
        width_percent=100 * width / size if size and isfinite(width) else None,
    )


def evidence_rows(opened: OpenArticle) -> list[EvidenceRow]:
    """Return one row a document that speaks of a claim of an article."""
    published = opened.article.published
    return [
        EvidenceRow.of(row, by_dateline=bool(row.date and row.date <= published))
        for row in opened.evidence
    ]


def figure_rows(figures: Iterable[Figure]) -> list[FigureTableRow]:
    """Return one row a figure, in base units, in the order given."""
    return [FigureTableRow.of(f, f.interval, figure_id=f.id) for f in figures]


def source_row(source: Any) -> SourceRow:
    """Return the row of one source of figures."""
    defects = " ".join(source.known_defects)
    return SourceRow.of(source, source=source.name, known_defects=defects)


def outcome_rows(judged: JudgedArticle) -> list[OutcomeRow]:
    """Return one row a specification of the claims judged, in the plan's order.

    The numbers of a claim are all in one unit that its largest is said in, bn USD.
    """
    rows: list[OutcomeRow] = []
    for claim_id, now in judged.now.items():
        then = judged.then[claim_id].outcomes
        largest = max((abs(o.value) for o in now.outcomes if o.value), default=0.0)
        for outcome, before in zip(now.outcomes, then, strict=True):
            rows.append(_outcome_row(now.claim, outcome, before.status, largest))
    return rows


def _outcome_row(
    claim: CleanClaim, o: Outcome, before: Status, largest: float
) -> OutcomeRow:
    factor, unit = ENGLISH.scale(largest, o.unit) if o.finding else (1.0, "")
    interval, claimed = o.interval, o.claimed
    numbers = {
        "value": o.value,
        "low": interval.low if interval else None,
        "high": interval.high if interval else None,
        "claimed_low": claimed.low if claimed else None,
        "claimed_high": claimed.high if claimed else None,
        "margin": o.margin,
        "flips_at": o.flips_at,
    }
    window = o.finding.detail if o.finding else {}
    own = o.choices.period if isinstance(o.choices, Quantity) else None
    return OutcomeRow.of(
        o,
        claim.row,
        **{n: v if v is None else v / factor for n, v in numbers.items()},
        statement=claim.row.statement_en,
        family=checks()[o.check].FAMILY,
        alternative=word_of(o.alternative),
        choice=", ".join(map(str, o.varied.values())),
        status_on_the_dateline=before,
        unit=unit,
        claimed=claimed_set(o),
        base=str(window.get("base", "")),
        end=str(window.get("end", own or claim.period_text)),
        note=str(o.note),
        sources="; ".join(o.sources),
        compiled_by="; ".join(o.compilers),
    )


def alternative_rows(judged: JudgedArticle) -> list[AlternativeRow]:
    """Return one row an alternative and date of the claims judged.

    Of its specifications the one nearest to flipping counts: where it flips, the
    alternative no longer says what it says.
    """
    return [
        _alternative_row(as_of, name, judgement)
        for as_of, judgements in zip(DATES, (judged.now, judged.then), strict=True)
        for judgement in judgements.values()
        for name in judgement.alternatives()
    ]


def _alternative_row(as_of: AsOf, name: str, judgement: Judgement) -> AlternativeRow:
    alternatives = judgement.alternatives()
    (main, _), (status, outcomes) = alternatives[MAIN], alternatives[name]
    known = [o for o in outcomes if o.finding]
    return AlternativeRow.of(
        min(known, key=_distance, default=outcomes[0]),
        as_of=as_of,
        alternative=word_of(name),
        status=status,
        turns={main, status} == {HOLDS, FAILS},
        specifications=len(outcomes),
        compilers=len({compiler for o in known for compiler in o.compilers}),
    )


def _distance(outcome: Outcome) -> float:
    """How far an outcome is from flipping; one without a bound never flips."""
    return float("inf") if outcome.margin is None else abs(outcome.margin)


def interpretation_rows(judged: JudgedArticle) -> list[InterpretationRow]:
    """Return one row another way to read a printed number of the claims judged."""
    return [
        InterpretationRow.of(
            i,
            interpretation=i.name,
            claimed=str(i.claimed),
            claimed_low=i.claimed.low,
            claimed_high=i.claimed.high,
        )
        for judgement in judged.now.values()
        for i in judgement.interpretations
    ]


def rests_on_rows(judged: JudgedArticle) -> list[RestsOnRow]:
    """Return one row a figure that a specification of the claims judged used."""
    rows = (
        RestsOnRow.of(o, figure_id=figure.id)
        for judgement in judged.now.values()
        for o in judgement.outcomes
        for figure in o.used
    )
    return list(dict.fromkeys(rows))


def verdict_rows(judged: JudgedArticle) -> list[VerdictRow]:
    """Return one row a claim: its verdicts as of both dates and what they hang on."""
    return [_verdict_row(judged, claim_id) for claim_id in judged.now]


def _verdict_row(judged: JudgedArticle, claim_id: str) -> VerdictRow:
    now, then = judged.now[claim_id], judged.then[claim_id]
    main = now.main or NOTHING
    return VerdictRow.of(
        main,
        now.claim.row,
        claim_id=claim_id,
        part_of=now.claim.row.part_of or "",
        known_now=now.verdict.word,
        known_now_depends_on="; ".join(now.verdict.depends_on),
        known_now_in_part=str(now.verdict.in_part),
        contested="; ".join(now.contested),
        on_the_dateline=then.verdict.word,
        on_the_dateline_depends_on="; ".join(then.verdict.depends_on),
        on_the_dateline_in_part=str(then.verdict.in_part),
        on_the_dateline_lacks=then.verdict.lacks,
        undecided_groups="; ".join(now.verdict.undecided),
        low=main.interval.low if main.interval else None,
        high=main.interval.high if main.interval else None,
        turns_if_read="; ".join(now.turns_if),
        sources_for=len(now.compilers(HOLDS)),
        sources_against=len(now.compilers(FAILS)),
        rests_on_sha256=judged.hashes[claim_id],
    )
