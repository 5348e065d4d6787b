"""An article opened and judged at once, from its raw files and the figures at hand."""

import hashlib
import json
from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from claimbook.data.article_files import (
    RawArticle,
    check_slugs,
    read_article,
    read_errata,
)
from claimbook.data.figure_files import read_dataset
from claimbook.data.schema import Article, Evidence
from claimbook.domain.dataset import Dataset
from claimbook.faults import Collector, Fault
from claimbook.judging.cleaning import CleanClaim, clean_claims
from claimbook.judging.judge import Outcome, interpretations, outcomes
from claimbook.judging.judgement import Judgement, judgements, settle, turns_on_dates
from claimbook.judging.plan import Plan, read_plan, sources
from claimbook.project import Project
from claimbook.text.words import Conventions, conventions

_LAST: dict[str, Any] = {}  # the figures read last, and what their files were then
ABOUT_PERCENT = (0.0, 25.0)  # what may be chosen for the widest room of an "about"


@dataclass(frozen=True)
class OpenArticle:
    """An article as its analyst wrote it down and as cleaned, with the figures at hand.

    `claims` are in the order of their file, `plan` is by claim id; `rules` are those by
    which its printed numbers are read. `lacks` is what is not written yet: with it, the
    report is a draft.
    """

    project: Project
    article: Article
    claims: tuple[CleanClaim, ...]
    plan: Plan
    evidence: tuple[Evidence, ...]
    data: Dataset
    rules: Conventions = field(default_factory=conventions)
    lacks: tuple[Fault, ...] = ()

    def sources(self) -> set[str]:
        """Return the names of all sources the plan may draw a figure from."""
        return sources(self.plan)


@dataclass(frozen=True)
class JudgedArticle:
    """An article's Judgements by claim id: known now, and on its dateline.

    `hashes` are the SHA-256 of all that each verdict rests on.
    """

    opened: OpenArticle
    now: dict[str, Judgement]
    then: dict[str, Judgement]
    hashes: dict[str, str]


@dataclass(frozen=True)
class Sound:
    """What putting a report in place needs of an article that has no fault.

    It is little, because it is kept of every article that is built. `sources` are the
    names of all that its plan may draw a figure from, in order.
    """

    article: Article
    sources: tuple[str, ...]
    lacks: tuple[Fault, ...] = ()


def open_article(
    project: Project, slug: str, about_percent: float | None = None
) -> OpenArticle:
    """Return an article opened and cleaned; raise Faults for what is wrong in it.

    `about_percent` is the widest room an "about" leaves, in percent of the number;
    without it and for all else the conventions of the project's table hold.
    """
    faults = Collector()
    rules = conventions()
    if about_percent is not None:
        low, high = ABOUT_PERCENT
        if not low <= about_percent <= high:
            parameters, given = faults.in_file("parameters"), repr(about_percent)
            allowed = f"{low:g} to {high:g}"
            parameters.add("about_percent", given, allowed, "Nothing was run.")
        rules = replace(rules, about_cap=Decimal(str(about_percent)) / 100)
    raw = read_article(project, slug, faults)
    data = cited_figures(project, faults, raw.named)
    opened = _opened(project, raw, slug, data, rules, faults)
    faults.check()
    assert opened is not None
    return opened


def cited_figures(
    project: Project, faults: Collector, only: Collection[str] | None = None
) -> Dataset:
    """Return the figures at hand; files that have not changed are read once.

    `only` names the sources whose figures are needed; None for all. So a notebook that
    opens its article again, and the notebooks of one report, which are forks of one
    process, do not read them anew.
    """
    files = [*project.figures.glob("*"), project.series, project.regions, project.blocs]
    stats = [(file, file.stat()) for file in sorted(files) if file.is_file()]
    stamp = (project, *((f.name, s.st_mtime_ns, s.st_size) for f, s in stats))
    held: set[str] | None = _LAST.get("only", set[str]())
    enough = held is None or (only is not None and held >= {*only})
    if _LAST.get("stamp") != stamp or not enough:
        before = len(faults)
        data = read_dataset(project, faults, only)
        if len(faults) > before:
            return data
        _LAST.update(stamp=stamp, data=data, only=None if only is None else {*only})
    return _LAST["data"]


def _opened(
    project: Project,
    raw: RawArticle,
    slug: str,
    data: Dataset,
    rules: Conventions,
    faults: Collector,
) -> OpenArticle | None:
    """Return an article, whose faults are added to `faults`; None if it has no date."""
    folder = project.article(slug)
    in_plan = faults.in_file(project.shown(folder / "plan.yaml"))
    plan = read_plan(raw, data, in_plan)
    if raw.article is None:
        return None
    in_claims = faults.in_file(project.shown(folder / "claims.csv"))
    claims = clean_claims(raw.article, raw.claims, plan, rules, data, in_claims)
    own = (project, raw.article, claims, plan, raw.evidence, data, rules, raw.lacks)
    return OpenArticle(*own)


def known(project: Project, chosen: Sequence[str]) -> list[str]:
    """Return the slugs; raise Faults for those of `chosen` that are none."""
    faults = Collector()
    there = check_slugs(project, chosen, faults)
    faults.check()
    return there


@contextmanager
def _contained(project: Project, slug: str, faults: Collector) -> Generator[None]:
    """Make of what nobody foresaw a fault of the one article that it came with."""
    try:
        yield
    except Exception as error:
        given, fix = f"{type(error).__name__}: {error}", "Undo its last change."
        folder = faults.in_file(project.shown(project.article(slug)))
        folder.add("", given, "an article that can be read", fix)


def read(
    project: Project, chosen: Sequence[str], faults: Collector, *, whole: bool = False
) -> dict[str, Sound]:
    """Return {slug: Sound}; raise Faults with all of `faults` and of the files.

    Those are the files of the articles and of the figures that their plans name, of all
    figures where `whole`.
    """
    raws: dict[str, RawArticle] = {}
    for slug in chosen:
        with _contained(project, slug, faults):
            raws[slug] = read_article(project, slug, faults)
    named = None if whole else {name for raw in raws.values() for name in raw.named}
    data, sound = cited_figures(project, faults, named), dict[str, Sound]()
    for slug, raw in raws.items():
        opened = None
        with _contained(project, slug, faults):
            opened = _opened(project, raw, slug, data, conventions(), faults)
        if opened and not faults:
            sources = tuple(sorted(opened.sources()))
            sound[slug] = Sound(opened.article, sources, opened.lacks)
    faults.check()
    return sound


def check(project: Project, chosen: Sequence[str]) -> list[Fault]:
    """Raise Faults with every fault of the figures and of the `chosen` articles.

    Returns what they still lack, for which their reports are drafts.
    """
    there, faults = known(project, chosen), Collector()
    read_errata(project, there, faults)
    sound = read(project, chosen or there, faults, whole=True)
    return [lack for each in sound.values() for lack in each.lacks]


def judge_article(
    opened: OpenArticle, only: Collection[str] | None = None
) -> JudgedArticle:
    """Return an article judged by what is known now and by what was on its dateline.

    `only` are the ids of the claims to judge; all if None.
    """
    chosen = tuple(c for c in opened.claims if only is None or c.claim_id in only)
    found = _measured(chosen, opened.plan, opened.data)
    beside = {
        claim.claim_id: interpretations(claim, found[claim.claim_id], opened.data)
        for claim in chosen
        if claim.claim_id in found
    }
    alone = {claim_id: entry.only for claim_id, entry in opened.plan.items()}
    now = judgements(chosen, found, opened.evidence, beside, alone)
    then = _on_dateline(opened, chosen, alone)
    in_doubt = [c for c in chosen if turns_on_dates(now[c.claim_id], then[c.claim_id])]
    maybe = _on_dateline(opened, in_doubt, alone, undated=True)
    hashes = {c.claim_id: _rests_on(c, found, opened) for c in chosen}
    return JudgedArticle(opened, *settle(now, then, maybe), hashes)


def _on_dateline(
    opened: OpenArticle,
    claims: Sequence[CleanClaim],
    alone: Mapping[str, str],
    undated: bool = False,
) -> dict[str, Judgement]:
    """Return Judgements from what was public by then, or also what is undated."""
    day = opened.article.published
    found = _measured(claims, opened.plan, opened.data.released_by(day, undated))
    public = (e for e in opened.evidence if (e.date <= day if e.date else undated))
    return judgements(tuple(claims), found, tuple(public), {}, alone)


def _measured(
    claims: Sequence[CleanClaim], plan: Plan, data: Dataset
) -> dict[str, tuple[Outcome, ...]]:
    """Return {claim id: outcomes} of the planned ones of `claims` on some data."""
    return {
        claim.claim_id: outcomes(claim, plan[claim.claim_id], data)
        for claim in claims
        if claim.claim_id in plan
    }


def _rests_on(
    claim: CleanClaim, judged: dict[str, tuple[Outcome, ...]], opened: OpenArticle
) -> str:
    """Return the SHA-256 of all that a claim's verdict rests on.

    That is the claim as printed, each specification and what it says, the figures used
    as published, and the documents with what they count for.
    """
    own = judged.get(claim.claim_id, ())
    lines = [f"{claim.claim_id} {claim.row.printed} {claim.row.when_printed}"]
    entry = opened.plan.get(claim.claim_id)
    needs = (claim.row.cases, entry.only if entry else "")
    if needs != (1, ""):
        lines.append("{} {}".format(*needs))
    for o in own:
        ends = [
            _digits(end)
            for bounds in (o.interval, o.claimed)
            for end in ((bounds.low, bounds.high) if bounds else (None, None))
        ]
        varied = json.dumps(o.varied, sort_keys=True, default=str) if o.varied else ""
        choice = f"{o.check} {o.alternative} {varied} {o.status}"
        lines.append(" ".join([choice, *ends]))
    figures = (f"{o.number} {f.id} {f.published}" for o in own for f in o.used)
    lines += dict.fromkeys(figures)
    for e in opened.evidence:
        if e.claim_id == claim.claim_id:
            public = e.date and e.date <= opened.article.published
            known = "yes" if public else "no"
            own_words = f" {e.party} {e.case}".rstrip()
            line = f"{e.stance} {e.rank} {e.compiled_by} {known} {e.address}"
            lines.append(line + own_words)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _digits(value: float | None) -> str:
    """Return a number with the twelve digits that tables publish."""
    return "nan" if value is None else str(float(f"{value:.12g}"))
