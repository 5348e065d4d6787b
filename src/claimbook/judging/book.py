"""One article opened in a notebook: its data, its judgements, its tables so far."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from claimbook.domain.dataset import Dataset
from claimbook.judging import old_tables as tables
from claimbook.judging import outcome_tables
from claimbook.judging.groups import group_table
from claimbook.judging.old_judge import judge, under_other_readings
from claimbook.judging.opening import OpenArticle, open_article
from claimbook.judging.verdict_table import rests_on_hashes, verdict_table
from claimbook.judging.verdicts import judged
from claimbook.project import Project

JUDGING = ("2-trade", "3-investment", "4-documents")


@dataclass(frozen=True)
class Book:
    """An article, its claims as cleaned, and all cited figures."""

    project: Project
    slug: str
    raw: OpenArticle
    claims: tuple
    data: Dataset
    workspace: Path

    @property
    def article(self):
        """What is known of the article."""
        return self.raw.article

    def save(self, name, frame):
        """Write a table to the workspace; return it."""
        self.workspace.mkdir(parents=True, exist_ok=True)
        tables.save(frame, self.workspace / f"{name}.csv")
        return frame

    def load(self, name, notebook):
        """Read a table of the workspace that `notebook` writes."""
        path = self.workspace / f"{name}.csv"
        if not path.is_file():
            raise FileNotFoundError(
                f"no {path.name} for {self.slug} yet: run {notebook}.ipynb first"
            )
        return tables.load(path)


def open_book(article, about_percent, project=None, workspace=None):
    """Open an article, named by its folder; raise Faults for what is wrong in it.

    `about_percent` is the widest room an "about" leaves, in percent of the number; the
    other conventions are those of the project's table.
    """
    project = project or Project.find()
    raw = open_article(project, article, about_percent)
    place = Path(workspace) if workspace else project.scratch(article)
    return Book(project, article, raw, raw.claims, raw.data, place)


@dataclass(frozen=True)
class Results:
    """The planned claims of one notebook: judgements now, and their verdicts.

    `judgements` are {claim id: Judgement} with the figures used; `verdicts` are
    {claim id: Judged} from the same rows that are saved.
    """

    judgements: dict
    verdicts: dict


def judge_claims(book, notebook):
    """Judge a notebook's planned claims as of both dates and save the outcomes."""
    planned = [
        (c, book.raw.plan[c.claim_id])
        for c in book.claims
        if c.notebook == notebook and c.claim_id in book.raw.plan
    ]
    then_data = book.data.released_by(book.article.published)
    now = [judge(c, entry, book.data) for c, entry in planned]
    then = [judge(c, entry, then_data) for c, entry in planned]
    outcomes = pd.concat(
        [
            outcome_tables.outcomes(now, tables.NOW),
            outcome_tables.outcomes(then, tables.DATELINE),
        ]
    )
    book.save(f"outcomes-{notebook}", outcomes)
    readings = outcome_tables.readings(
        r
        for (c, _), j in zip(planned, now, strict=True)
        for r in under_other_readings(c, j, book.data)
    )
    book.save(f"readings-{notebook}", readings)
    book.save(f"rests-on-{notebook}", outcome_tables.rests_on(now))
    used = {f.id: f for j in now for o in j.outcomes for f in o.used}
    book.save(f"figures-{notebook}", tables.figures(used[i] for i in sorted(used)))
    claims = tables.claims(book)
    shown = claims[claims.claim_id.isin([c.claim_id for c, _ in planned])]
    return Results(
        {j.claim_id: j for j in now},
        judged(shown, outcomes, tables.evidence(book), tables.NOW, readings),
    )


def conclude(book):
    """Join what the notebooks found to verdicts; save and return them as of both dates.

    Writes outcomes.csv, readings.csv, rests-on.csv, figures.csv, groups.csv and
    verdicts.csv; returns two {claim id: Judged}, known now and on the dateline.
    """
    joined = {}
    for name in ("outcomes", "readings", "rests-on", "figures"):
        parts = [book.load(f"{name}-{n}", n) for n in JUDGING]
        joined[name] = pd.concat(parts).drop_duplicates(ignore_index=True)
        book.save(name, joined[name])
        for n in JUDGING:
            (book.workspace / f"{name}-{n}.csv").unlink()
    claims = book.load("claims", "1-clean")
    evidence = book.load("evidence", "4-documents")
    now, then = (
        judged(claims, joined["outcomes"], evidence, as_of, joined["readings"])
        for as_of in (tables.NOW, tables.DATELINE)
    )
    hashes = rests_on_hashes(
        claims, joined["outcomes"], joined["rests-on"], joined["figures"], evidence
    )
    book.save("groups", group_table((tables.NOW, now), (tables.DATELINE, then)))
    book.save("verdicts", verdict_table(now, then, hashes))
    return now, then
