"""The files of a new article: every name explained by what its schema says of it."""

import csv
import io
import os
import textwrap
from collections import defaultdict
from inspect import getdoc
from pathlib import Path
from types import UnionType
from typing import Literal, Union, get_args, get_origin

import yaml

from claimbook.checks import checks
from claimbook.data.figure_files import read_dataset
from claimbook.data.schema import Article, Claim, Evidence, Lineage
from claimbook.domain.quantity import Quantity
from claimbook.faults import Collector
from claimbook.judging.specifications import PlanEntry, Reasons

PRINTED = {
    "sv": ("över 500 miljarder dollar", "förra året"),
    "en": ("more than 500 billion dollars", "last year"),
    "es": ("más de 500.000 millones de dólares", "el año pasado"),
    "pt": ("mais de 500 bilhões de dólares", "no ano passado"),
}
CLAIM = {
    "claim_id": "record-trade",
    "paragraph": 2,
    "topic": "trade",
    "type": "threshold",
    "said_by": "the article",
    "statement_en": "Trade between China and the region passed 500 billion dollars.",
    "statement_sv": "Handeln mellan Kina och regionen översteg 500 miljarder dollar.",
}
EVIDENCE = {
    "claim_id": "summit-in-lima",
    "source_id": "apec_programme",
    "publisher": "APEC",
    "rank": "primary",
    "stance": "supports",
    "date": "2024-11-14",
    "address": "https://example.org/programme",
    "stated": "the leaders meet in Lima on 15 and 16 November",
    "compiled_by": "APEC",
}
PLAN = """\
- claim: record-trade
  check: level
  series: goods_trade
  between: [CHN, LAC]
  main: {reporter: CHN, region: china_customs, source: gacc_usd}
  reason: China Customs publishes this total for its own list of the region.
  other:
    exporter_fob:
      reporter: exporters
      region: publisher_lac
      source: bu_bulletin
      why: Both directions as the exporter reports them, no freight in either.
"""


def article_yaml(project, facts):
    """Return article.yaml with `facts`, the rest as its schema has it."""
    lines = [_schema_line(project, "article"), *_comment(_about(Article)), ""]
    for name, field in Article.model_fields.items():
        value = facts.get(name, None if field.is_required() else field.default)
        lines += _comment(f"{name}: {field.description}")
        if name == "lineage":
            lines += _comment("an entry has", "  ")
            lines += _columns(Lineage, "    ")
        written = yaml.safe_dump({name: value}, allow_unicode=True, width=80)
        lines += [written, ""]
    return "\n".join(line.rstrip("\n") for line in lines[:-1]) + "\n"


def table(model, rows, language):
    """Return a CSV table of `rows`, dicts, under lines that explain its columns."""
    printed, when_printed = PRINTED[language]
    example = {
        Claim: CLAIM | {"printed": printed, "when_printed": when_printed},
        Evidence: EVIDENCE,
    }[model]
    lines = [
        *_comment(_about(model)),
        *_columns(model),
        *_comment("For example, without the mark at its beginning:"),
    ]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(model.model_fields), lineterminator="\n")
    writer.writerow(example)
    text = io.StringIO("\n".join([*lines, "# " + text.getvalue()]))
    text.seek(0, io.SEEK_END)
    writer = csv.DictWriter(text, list(model.model_fields), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def plan_yaml(project, suggested=()):
    """Return plan.yaml without an entry, and what an entry may choose from.

    `suggested` entries, dicts, stand at its end as comments: the choice is the
    analyst's.
    """
    lines = [
        _schema_line(project, "plan"),
        *_comment("One entry for each claim that figures can settle."),
        *_columns(PlanEntry),
        *_comment("Checks, and what each takes beside what all take:"),
    ]
    for name, check in checks().items():
        lines += _comment(f"{name}: {check.FORMULA}", "  ")
        lines += _comment(" ".join(getdoc(check.Choices).split()), "    ")
        lines += _comment(_own(check.Choices), "    ")
    lines += _comment(
        "All take, in main, in an alternative of other, or beside these for them all:"
    )
    lines += _columns(Quantity)
    may = [n for n, f in Reasons.model_fields.items() if not f.is_required()]
    lines += _comment(
        f"An alternative of other also has its why, and may have {', '.join(may)}."
    )
    lines += _comment("Series, and the sources that have figures of it:")
    for series, sources in at_hand(project).items():
        lines += _comment(f"{series}: {', '.join(sorted(sources))}", "  ")
    lines += _comment("For example, without the marks at the beginning:")
    lines += ["# " + line for line in PLAN.splitlines()]
    if suggested:
        lines += _comment("Read from the text: mend what fits and take its marks away.")
        dumped = yaml.safe_dump([*suggested], sort_keys=False, allow_unicode=True)
        lines += ["# " + line for line in dumped.splitlines()]
    return "\n".join(lines) + "\n"


def _own(choices):
    """Return the names that only this check takes, those it cannot do without first."""
    fields = {
        name: field
        for name, field in choices.model_fields.items()
        if name not in Quantity.model_fields
    }
    needs = [name for name, field in fields.items() if field.is_required()]
    may = [name for name in fields if name not in needs]
    told = [f"needs {', '.join(needs)}"] if needs else []
    told += [f"may have {', '.join(may)}"] if may else []
    told += [] if issubclass(choices, Quantity) else ["takes nothing else"]
    told += [
        f"{name} is one of {', '.join(_choices(field.annotation))}"
        for name, field in fields.items()
        if _choices(field.annotation)
    ]
    return "; ".join(told)


def at_hand(project):
    """Return {series: names of the sources that have figures of it}."""
    found = defaultdict(set)
    for figure in read_dataset(project, Collector()).figures:
        found[figure.series].add(figure.source)
    return dict(sorted(found.items()))


def _schema_line(project, name):
    path = os.path.relpath(project.schemas / f"{name}.json", project.articles / "x")
    return f"# yaml-language-server: $schema={Path(path).as_posix()}"


def _about(model):
    return getdoc(model).splitlines()[0]


def _columns(model, indent="  "):
    """Return a comment a name of the model: what stands there, and what may."""
    lines = []
    for name, field in model.model_fields.items():
        allowed = _choices(field.annotation)
        one_of = f"; one of {', '.join(allowed)}" if allowed else ""
        about = f": {field.description}" if field.description else ""
        lines += _comment(f"{name}{about}{one_of}", indent)
    return lines


def _choices(annotation):
    """Return the words a closed list allows, however it is wrapped."""
    if get_origin(annotation) is Literal:
        return [word or "blank" for word in get_args(annotation)]
    if get_origin(annotation) in (Union, UnionType):
        return [word for kind in get_args(annotation) for word in _choices(kind)]
    return []


def _comment(text, indent=""):
    return textwrap.wrap(
        text,
        88,
        initial_indent=f"# {indent}",
        subsequent_indent=f"# {indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
