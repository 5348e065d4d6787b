"""One article open in a notebook: its frames, its verdicts, its cards."""

import os
from collections.abc import Collection
from dataclasses import asdict
from functools import cached_property
from pathlib import Path

import pandas as pd
from IPython.display import HTML

from claimbook.charts import beside_frames
from claimbook.charts.series import series
from claimbook.data.schema import Article
from claimbook.data.vocabulary import NOTEBOOK_OF_TOPIC
from claimbook.domain.dataset import totals_against_parts
from claimbook.domain.holdings import holdings
from claimbook.domain.wording import ENGLISH
from claimbook.faults import Collector
from claimbook.judging import rows, tables
from claimbook.judging.judge import Outcome
from claimbook.judging.opening import (
    JudgedArticle,
    OpenArticle,
    cited_figures,
    judge_article,
    open_article,
)
from claimbook.project import Project
from claimbook.report.claim_view import claim_view
from claimbook.report.display import pick, prepare
from claimbook.report.languages import render
from claimbook.text.words import SHARES


class Book:
    """An article, the figures at hand, and what they say of its claims.

    `root` is the project's folder. Every frame has one row a thing, named by its
    method, and columns that `claimbook.judging.rows` describes; closed lists are
    categories, days are dates.
    """

    def __init__(self, opened: OpenArticle) -> None:
        self.opened = opened
        self.root: Path = opened.project.root

    def __repr__(self) -> str:
        slug = self.opened.article.slug
        text = f"Book of {slug}: {len(self.opened.claims)} claims"
        if self.opened.project.is_snapshot:  # a page is of its own article alone
            return text
        others = ", ".join(name for name in self.articles if name != slug)
        return f"{text}. Other articles to open: {others or 'none yet'}"

    @property
    def article(self) -> Article:
        """What is known of the article."""
        return self.opened.article

    @property
    def articles(self) -> list[str]:
        """The articles that can be opened."""
        return self.opened.project.slugs()

    @cached_property
    def judged(self) -> JudgedArticle:
        """The article judged as a whole, as cards and pages are made of it."""
        return judge_article(self.opened)

    @cached_property
    def about(self) -> pd.DataFrame:
        """One row a fact of the article; its own text is not part of the project."""
        article = self.opened.article
        facts = [
            ("title", article.title_en),
            ("outlet", article.outlet or "not known"),
            ("dateline", article.published.isoformat()),
            ("language", article.language),
            ("words", str(article.text_words or "not counted")),
            ("SHA-256 of the text", article.text_sha256 or "no copy kept"),
        ]
        facts += [
            (step.relation, f"{step.publisher}, {step.published or 'undated'}")
            for step in article.lineage
        ]
        return pd.DataFrame(facts, columns=["fact", "value"])

    @cached_property
    def conventions(self) -> pd.DataFrame:
        """One row a rule by which printed numbers are read; x is the number."""
        rules = self.opened.rules
        shares = {name: str(getattr(rules, name)) for name in SHARES}
        texts = rules.hedges | shares
        return pd.DataFrame({"rule": texts.keys(), "set": texts.values()})

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One row a claim: as written, and its first printed number as a set."""
        return tables.frame(tables.claim_rows(self.opened), rows.ClaimRow)

    @cached_property
    def printed(self) -> pd.DataFrame:
        """One row a printed number, and the set of values that makes it right."""
        return tables.frame(tables.printed_rows(self.opened), rows.PrintedRow)

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """One row a document that speaks of a claim."""
        return tables.frame(tables.evidence_rows(self.opened), rows.EvidenceRow)

    @cached_property
    def figures(self) -> pd.DataFrame:
        """One row a figure at hand, of the sources that the plan may draw on."""
        names = self.opened.sources()
        figures = (f for f in self.opened.data.figures if f.source in names)
        return tables.frame(tables.figure_rows(figures), rows.FigureTableRow)

    def available(self, **cells: str) -> pd.DataFrame:
        """Return one row a run of figures there is: of which source, for which years.

        `cells` are what its figures have: series, reporter, partner, flow, product,
        source. All sources count, the plan's or not.
        """
        data = cited_figures(self.opened.project, Collector())
        figures = (
            f
            for f in data.figures
            if all(getattr(f, name) == cell for name, cell in cells.items())
        )
        return pd.DataFrame(map(asdict, holdings(figures)))

    @cached_property
    def sources(self) -> pd.DataFrame:
        """One row a source that the plan may draw on, with what is wrong with it."""
        names = sorted(self.opened.sources())
        known = (self.opened.data.sources[n] for n in names)
        return tables.frame(map(tables.source_row, known), rows.SourceRow)

    @cached_property
    def totals(self) -> pd.DataFrame:
        """One row a published total whose parts the same source publishes too."""
        data, names = self.opened.data, self.opened.sources()
        return pd.DataFrame(totals_against_parts(data, names))

    def judge(self, topic: str | None = None) -> pd.DataFrame:
        """Return one row an outcome: what a check says under one specification.

        `topic` is trade, investment or documents for the claims of that notebook, or
        one topic of claims.csv; all claims if None. The numbers of a claim are all in
        one unit, in the column `unit`. Raises Faults for an unknown topic.
        """
        return tables.frame(
            tables.outcome_rows(self._judgements(topic)), rows.OutcomeRow
        )

    def verdicts(self, topic: str | None = None) -> pd.DataFrame:
        """Return one row a claim: its verdicts, and what they hang on, base units."""
        return tables.frame(
            tables.verdict_rows(self._judgements(topic)), rows.VerdictRow
        )

    def alternatives(self, topic: str | None = None) -> pd.DataFrame:
        """Return one row an alternative and date, base units."""
        return tables.frame(
            tables.alternative_rows(self._judgements(topic)), rows.AlternativeRow
        )

    def interpretations(self, topic: str | None = None) -> pd.DataFrame:
        """Return one row another way to read a printed number, base units."""
        return tables.frame(
            tables.interpretation_rows(self._judgements(topic)), rows.InterpretationRow
        )

    def rests_on(self, topic: str | None = None) -> pd.DataFrame:
        """Return one row a figure that an outcome uses."""
        return tables.frame(
            tables.rests_on_rows(self._judgements(topic)), rows.RestsOnRow
        )

    def claim(self, claim_id: str) -> HTML:
        """Return the card of one claim, as the reader's page has it.

        Raises Faults for a claim that the article has not.
        """
        if claim_id not in self.judged.now:
            faults, fix = Collector("claim"), "Name one of the article's claims."
            faults.unknown("", "claim_id", claim_id, self.judged.now, fix)
            faults.check()
        judgement, language = self.judged.now[claim_id], ENGLISH.language
        view = claim_view(self.judged, judgement, ENGLISH) | {"lead": language}
        return HTML(render("reader/card.html.j2", language, **view))

    def series(self, outcomes: pd.DataFrame) -> pd.DataFrame:
        """Return one row a period of the figures behind outcomes, for drawing."""
        table = series(self._outcomes(outcomes), self.opened.data)
        statements = self.claims.set_index("claim_id")["statement_en"]
        return table.assign(statement=table.claim_id.map(statements))

    def mirror(self, outcomes: pd.DataFrame) -> pd.DataFrame:
        """Return both sides' reports of the trade behind outcomes, by country."""
        return beside_frames.mirror(self._outcomes(outcomes), self.opened)

    def beside(self, outcomes: pd.DataFrame) -> pd.DataFrame:
        """Return the quantities that the plan shows beside claims: one row a year."""
        return beside_frames.beside(outcomes.claim_id.unique(), self.opened)

    def price_and_volume(self, outcomes: pd.DataFrame) -> pd.DataFrame:
        """Return how much of a good's growth is volume and how much is price."""
        return beside_frames.price_and_volume(outcomes.claim_id.unique(), self.opened)

    def pick(self, table: pd.DataFrame) -> object:
        """Return a frame with a claim to pick and a query to type, in JupyterLab.

        In a build it is the frame: a page runs no code.
        """
        if self.opened.project.is_snapshot:
            return table
        return pick(table)

    def save(self, table: pd.DataFrame, name: str) -> None:
        """Write a table as NAME.csv where this notebook's results go.

        A build publishes it; in JupyterLab that is the folder scratch, which git
        ignores.
        """
        folder = self.opened.project.scratch(self.opened.article.slug)
        folder.mkdir(parents=True, exist_ok=True)
        tables.save(table, folder / f"{name}.csv")

    def _outcomes(self, table: pd.DataFrame) -> list[Outcome]:
        """Return the Outcomes that rows of an outcome frame stand for, in its order."""
        judged = self.judged.now
        keys = zip(table.claim_id, table.number, strict=True)
        return [judged[claim].outcomes[number - 1] for claim, number in keys]

    def _judgements(self, topic: str | None) -> JudgedArticle:
        """Return the article as judged, or what of it is of a topic."""
        if topic is None:
            return self.judged
        own, whole = self._claims_of(topic), self.judged
        now, then, hashes = (
            {claim_id: rows[claim_id] for claim_id in own}
            for rows in (whole.now, whole.then, whole.hashes)
        )
        return JudgedArticle(self.opened, now, then, hashes)

    def _claims_of(self, topic: str) -> Collection[str]:
        subjects = {n.partition("-")[2] for n in NOTEBOOK_OF_TOPIC.values()}
        if topic not in subjects | NOTEBOOK_OF_TOPIC.keys():
            faults, known = Collector("judge"), {*subjects, *NOTEBOOK_OF_TOPIC}
            faults.unknown("", "topic", topic, known, "Name one, or none for all.")
            faults.check()
        return [
            c.claim_id
            for c in self.opened.claims
            if topic in (c.row.topic, c.notebook.partition("-")[2])
        ]


def open_book(article: str, about_percent: float = 10.0) -> Book:
    """Open an article, named by its folder, and give the notebook the project's look.

    `about_percent` is the widest room an "about" leaves, in percent of the number, 0 to
    25. In a notebook the working folder becomes that of the notebooks, as JupyterLab
    has it, so that a relative path is read alike everywhere. Raises Faults for what is
    wrong in the article, the figures or a parameter.
    """
    project = Project.find(own=True)
    book = Book(open_article(project, article, about_percent))
    if prepare() and project.notebooks.is_dir():
        os.chdir(project.notebooks)
    return book
