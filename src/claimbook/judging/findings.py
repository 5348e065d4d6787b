"""The analyst's findings of an article, their figures filled in and held by the run.

A figure stands in a finding as {claim_id}, for what the main choice measured, or as
{claim_id.alternative}; several values are a range. {…:bound} is where the first would
flip, {…:away} how far it is from there.
"""

import re
from collections.abc import Iterator
from string import Formatter

from claimbook.domain.verdict import (
    CONTRADICTED,
    FAILS,
    HOLDS,
    REVISED,
    SUPPORTED,
    UNDECIDED,
)
from claimbook.domain.wording import ENGLISH, Wording
from claimbook.faults import Collector
from claimbook.judging.judge import Outcome
from claimbook.judging.judgement import Judgement
from claimbook.judging.opening import JudgedArticle
from claimbook.judging.sentences import away, bound, measured_range
from claimbook.judging.specifications import MAIN

PARTS = {"": measured_range, "bound": bound, "away": away}
NUMBER = re.compile(r"\d(?:[\d\s.,]*\d)?")
YEAR = re.compile(r"(?:19|20)\d\d")
FIX = "Fix the finding."


def check_findings(judged: JudgedArticle) -> None:
    """Raise Faults for a finding that names, or rests on, what the run does not say."""
    article, project = judged.opened.article, judged.opened.project
    file = project.article(article.slug) / "article.yaml"
    faults = Collector(project.shown(file))
    printed = {n for c in judged.opened.claims for n in NUMBER.findall(c.row.printed)}
    for place, text in _texts(judged):
        try:
            fields = list(Formatter().parse(text))
        except ValueError as error:
            faults.add(place, str(error), "figures in braces, each closed", FIX)
            continue
        for literal, name, part, _ in fields:
            for number in NUMBER.findall(literal):
                if not YEAR.fullmatch(number) and number not in printed:
                    allowed = "a printed number, or the run's as {claim_id}"
                    faults.add(place, f"the number {number}", allowed, FIX)
            if name is not None:
                _check_figure(judged, place, name, part or "", faults)
    for number, finding in enumerate(article.findings, 1):
        for claim in finding.claims:
            _known(judged, f"findings, {number}", claim, faults)
    if article.chart and _known(judged, "chart", article.chart.claim, faults):
        if not any(o.finding for o in judged.now[article.chart.claim].outcomes):
            given = f"claim = {article.chart.claim!r}"
            faults.add("chart", given, "a claim that a number answers", FIX)
    for name, status in article.rests_on.items():
        if _known(judged, "rests_on", name, faults):
            said = _status(judged, name)
            if said != status:
                fix = "Write the findings as the run has it now."
                faults.add("rests_on", f"{name}: {status}", f"{said}, by the run", fix)
    faults.check()


def filled(text: str, judged: JudgedArticle, wording: Wording = ENGLISH) -> str:
    """Return a finding with its figures as a language writes them."""
    pieces: list[str] = []
    for literal, name, part, _ in Formatter().parse(text):
        pieces.append(literal)
        if name is not None:
            outcomes = _answered(*_parted(judged, name))
            pieces.append(PARTS[part or ""](outcomes, wording))
    return "".join(pieces)


def _texts(judged: JudgedArticle) -> Iterator[tuple[str, str]]:
    """Yield each text of the findings with where it stands in article.yaml."""
    article = judged.opened.article
    for language in ("en", "sv"):
        yield f"finding_{language}", getattr(article, f"finding_{language}")
        for number, finding in enumerate(article.findings, 1):
            place = f"findings, {number}, text_{language}"
            yield place, getattr(finding, f"text_{language}")
        if article.chart:
            place = f"title_{language}"
            yield f"chart, {place}", getattr(article.chart, place)


def _check_figure(
    judged: JudgedArticle, place: str, name: str, part: str, faults: Collector
) -> None:
    if part not in PARTS:
        faults.unknown(place, "part", part, filter(None, PARTS), FIX)
    elif _known(judged, place, name, faults):
        if not PARTS[part](_answered(*_parted(judged, name)), ENGLISH):
            faults.add(place, f"{{{name}}}", "what the run measured", FIX)


def _known(judged: JudgedArticle, place: str, name: str, faults: Collector) -> bool:
    """Return whether a claim, or claim.alternative, is there; else add the fault."""
    claim, _, alternative = name.partition(".")
    if claim not in judged.now:
        faults.unknown(place, "claim_id", claim, judged.now, FIX)
        return False
    there = judged.now[claim].alternatives()
    if alternative and alternative not in there:
        faults.unknown(place, f"alternative of {claim}", alternative, there, FIX)
        return False
    return True


def _parted(judged: JudgedArticle, name: str) -> tuple[Judgement, str]:
    claim, _, alternative = name.partition(".")
    return judged.now[claim], alternative or MAIN


def _answered(judgement: Judgement, alternative: str) -> list[Outcome]:
    """Return the outcomes of an alternative that a figure answers."""
    own = (o for o in judgement.outcomes if o.alternative == alternative)
    return [o for o in own if o.finding]


def _status(judged: JudgedArticle, name: str) -> str:
    """Return what an alternative says, or a claim by its verdict."""
    judgement, alternative = _parted(judged, name)
    if "." in name:
        return judgement.alternatives()[alternative][0]
    words = {SUPPORTED: HOLDS, CONTRADICTED: FAILS, REVISED: FAILS}
    return words.get(judgement.verdict.word, UNDECIDED)
