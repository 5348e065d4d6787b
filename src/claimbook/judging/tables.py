"""The tables of an article as frames: a row a claim, figure, document, outcome."""
# pandas says of too little what type it is
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from collections.abc import Iterable, Sequence
from datetime import date
from math import isfinite
from operator import attrgetter
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin

import pandas as pd

from claimbook.checks import checks
from claimbook.domain.figures import Figure
from claimbook.domain.quantity import Quantity
from claimbook.domain.verdict import FAILS, HOLDS, Status
from claimbook.domain.wording import ENGLISH, word_of
from claimbook.judging.judgement import Judgement, Outcome
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

DATES: tuple[AsOf, AsOf] = ("known now", "on the dateline")
TYPES = {int: "int64", float: "float64", bool: "bool", date: "datetime64[s]"}
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
        rows.append(
            ClaimRow(
                **claim.row.model_dump(),
                notebook=claim.notebook,
                scored=claim.scored,
                claimed_low=first.claimed.low if first else None,
                claimed_high=first.claimed.high if first else None,
                kind=first.unit if first else "",
                hedge=first.hedge if first else "",
                period_start=claim.period.start if claim.period else None,
                period_end=claim.period.end if claim.period else None,
            )
        )
    return rows


def printed_rows(opened: OpenArticle) -> list[PrintedRow]:
    """Return one row a printed number of an article's claims, in their order."""
    rows: list[PrintedRow] = []
    for claim in opened.claims:
        for printed in claim.printed:
            width = printed.claimed.high - printed.claimed.low
            size = abs(printed.value)
            rows.append(
                PrintedRow(
                    claim_id=claim.claim_id,
                    printed=printed.text,
                    kind=printed.unit,
                    unit=printed.currency or printed.counted or printed.unit,
                    hedge=printed.hedge,
                    rule=printed.rule,
                    value=printed.value,
                    low=printed.claimed.low,
                    high=printed.claimed.high,
                    width_percent=100 * width / size
                    if size and isfinite(width)
                    else None,
                )
            )
    return rows


def evidence_rows(opened: OpenArticle) -> list[EvidenceRow]:
    """Return one row a document that speaks of a claim of an article."""
    published = opened.article.published
    return [
        EvidenceRow(
            **row.model_dump(), by_dateline=bool(row.date and row.date <= published)
        )
        for row in opened.evidence
    ]


def figure_rows(figures: Iterable[Figure]) -> list[FigureTableRow]:
    """Return one row a figure, in base units, in the order given."""
    same = sorted(FigureTableRow.model_fields.keys() - {"figure_id", "low", "high"})
    cells = attrgetter(*same)
    return [
        FigureTableRow(
            figure_id=f.id,
            low=f.interval.low,
            high=f.interval.high,
            **dict(zip(same, cells(f), strict=True)),
        )
        for f in figures
    ]


def source_row(source: Any) -> SourceRow:
    """Return the row of one source of figures."""
    same = SourceRow.model_fields.keys() - {"source", "known_defects"}
    return SourceRow(
        source=source.name,
        known_defects=" ".join(source.known_defects),
        **{name: getattr(source, name) for name in same},
    )


def outcome_rows(judged: JudgedArticle) -> list[OutcomeRow]:
    """Return one row a specification of the claims judged, in the plan's order.

    The numbers of a claim are all in one unit that its largest is said in, bn USD.
    """
    rows: list[OutcomeRow] = []
    for claim_id, now in judged.now.items():
        then = judged.then[claim_id].outcomes
        largest = max((abs(o.value) for o in now.outcomes if o.value), default=0.0)
        for outcome, before in zip(now.outcomes, then, strict=True):
            rows.append(_outcome_row(now, outcome, before.status, largest))
    return rows


def _outcome_row(
    judgement: Judgement, o: Outcome, before: Status, largest: float
) -> OutcomeRow:
    finding = o.finding
    factor, unit = ENGLISH.scale(largest, o.unit) if finding else (1.0, "")

    def scaled(value: float | None) -> float | None:
        return None if value is None else value / factor

    window = finding.detail if finding else {}
    own = o.choices.period if isinstance(o.choices, Quantity) else None
    period = own or judgement.claim.period_text
    return OutcomeRow(
        claim_id=o.claim_id,
        statement=judgement.claim.row.statement_en,
        topic=judgement.claim.row.topic,
        check=o.check,
        family=checks()[o.check].FAMILY,
        number=o.number,
        alternative=word_of(o.alternative),
        choice=", ".join(map(str, o.varied.values())),
        status=o.status,
        status_on_the_dateline=before,
        value=scaled(o.value),
        low=scaled(finding.interval.low) if finding else None,
        high=scaled(finding.interval.high) if finding else None,
        claimed_low=scaled(finding.claimed.low) if finding else None,
        claimed_high=scaled(finding.claimed.high) if finding else None,
        unit=unit,
        claimed=claimed_set(o) if finding else "",
        margin=scaled(o.margin),
        margin_percent=o.margin_percent,
        flips_at=scaled(o.flips_at),
        only_by_rounding=o.only_by_rounding,
        base=str(window.get("base", "")),
        end=str(window.get("end", period)),
        note=str(o.note),
        why=o.why,
        sources="; ".join(o.sources),
        compiled_by="; ".join(o.compilers),
        released_by=o.released_by,
    )


def alternative_rows(judged: JudgedArticle) -> list[AlternativeRow]:
    """Return one row an alternative and date of the claims judged.

    Of its specifications the one nearest to flipping counts: where it flips, the
    alternative no longer says what it says.
    """
    return [
        _alternative_row(claim_id, as_of, name, status, outcomes, judgement)
        for as_of, judgements in zip(DATES, (judged.now, judged.then), strict=True)
        for claim_id, judgement in judgements.items()
        for name, (status, outcomes) in judgement.alternatives().items()
    ]


def _alternative_row(
    claim_id: str,
    as_of: AsOf,
    name: str,
    status: Status,
    outcomes: Sequence[Outcome],
    judgement: Judgement,
) -> AlternativeRow:
    known = [o for o in outcomes if o.finding]
    near = min(known, key=_distance, default=None)
    main, _ = judgement.alternatives()[MAIN]
    return AlternativeRow(
        claim_id=claim_id,
        as_of=as_of,
        alternative=word_of(name),
        status=status,
        turns={main, status} == {HOLDS, FAILS},
        specifications=len(outcomes),
        value=near.value if near else None,
        unit=near.unit if near else "",
        margin=near.margin if near else None,
        margin_percent=near.margin_percent if near else None,
        flips_at=near.flips_at if near else None,
        compilers=len({name for o in known for name in o.compilers}),
    )


def _distance(outcome: Outcome) -> float:
    """How far an outcome is from flipping; one without a bound never flips."""
    return float("inf") if outcome.margin is None else abs(outcome.margin)


def interpretation_rows(judged: JudgedArticle) -> list[InterpretationRow]:
    """Return one row another way to read a printed number of the claims judged."""
    return [
        InterpretationRow(
            claim_id=i.claim_id,
            interpretation=i.name,
            claimed=str(i.claimed),
            claimed_low=i.claimed.low,
            claimed_high=i.claimed.high,
            unit=i.unit,
            status=i.status,
            changes=i.changes,
        )
        for judgement in judged.now.values()
        for i in judgement.interpretations
    ]


def rests_on_rows(judged: JudgedArticle) -> list[RestsOnRow]:
    """Return one row a figure that a specification of the claims judged used."""
    keys = (
        (o.claim_id, o.number, figure.id)
        for judgement in judged.now.values()
        for o in judgement.outcomes
        for figure in o.used
    )
    return [
        RestsOnRow(claim_id=claim_id, number=number, figure_id=figure_id)
        for claim_id, number, figure_id in dict.fromkeys(keys)
    ]


def verdict_rows(judged: JudgedArticle) -> list[VerdictRow]:
    """Return one row a claim: its verdicts as of both dates and what they hang on."""
    return [_verdict_row(judged, claim_id) for claim_id in judged.now]


def _verdict_row(judged: JudgedArticle, claim_id: str) -> VerdictRow:
    now, then = judged.now[claim_id], judged.then[claim_id]
    row, main = now.claim.row, now.main
    interval = main.interval if main else None
    return VerdictRow(
        claim_id=claim_id,
        part_of=row.part_of or "",
        topic=row.topic,
        type=row.type,
        known_now=now.verdict.word,
        known_now_depends_on="; ".join(now.verdict.depends_on),
        on_the_dateline=then.verdict.word,
        on_the_dateline_depends_on="; ".join(then.verdict.depends_on),
        undecided_groups="; ".join(now.verdict.undecided),
        value=main.value if main else None,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        unit=main.unit if main else "",
        margin=main.margin if main else None,
        margin_percent=main.margin_percent if main else None,
        flips_at=main.flips_at if main else None,
        only_by_rounding=bool(main and main.only_by_rounding),
        turns_if_read="; ".join(now.turns_if),
        sources_for=len(now.compilers(HOLDS)),
        sources_against=len(now.compilers(FAILS)),
        rests_on_sha256=judged.hashes[claim_id],
    )
