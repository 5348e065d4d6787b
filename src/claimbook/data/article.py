"""One article as the analyst wrote it down: claims, plan and evidence, checked."""

from dataclasses import dataclass

from pydantic import ValidationError

from claimbook.checks import checks
from claimbook.data.read import listed, model_faults, near_miss, read_rows
from claimbook.data.schema import Article, Claim, Evidence
from claimbook.data.yaml_json import read_yaml
from claimbook.domain import price_volume as split
from claimbook.domain.quantity import Quantity
from claimbook.faults import Fault
from claimbook.judging.plan import read_plan
from claimbook.judging.specification import specifications


@dataclass(frozen=True)
class RawArticle:
    """What is known of the article, its claims in order, plan by claim, evidence."""

    article: Article
    claims: tuple
    plan: dict
    evidence: tuple

    def sources(self):
        """Return the names of all sources the plan may draw a figure from."""
        found = set()
        for entry in self.plan.values():
            for specification in specifications(entry):
                choices = checks()[entry.check].Choices(**specification.choices)
                found |= set(choices.all_sources())
            for quantity in entry.beside:
                found |= set(Quantity(**quantity).all_sources())
            if entry.split:
                both = split.Choices(**entry.split)
                found |= {*both.value.all_sources(), *both.volume.all_sources()}
        return found


def read_article(project, slug, raw, faults):
    """Return the RawArticle of `slug`; every fault of its files is added to `faults`.

    None where the folder or its article.yaml cannot be read.
    """
    folder = project.articles / slug
    if not folder.is_dir():
        known = [p.name for p in project.articles.glob("*") if p.is_dir()]
        faults.append(
            Fault(
                project.shown(folder),
                "",
                "no such article",
                listed(known),
                near_miss(slug, known) + "An article is a folder of data/raw/articles.",
            )
        )
        return None

    def name(file):
        return project.shown(folder / file)

    article = None
    needed = [n for n, f in Article.model_fields.items() if f.is_required()]
    anew = f"Restore it, or write it with {', '.join(needed)}."
    before = len(faults)
    content = read_yaml(folder / "article.yaml", name("article.yaml"), faults, anew)
    if len(faults) == before:
        try:
            article = Article.model_validate({} if content is None else content)
        except ValidationError as error:
            faults += model_faults(
                error, name("article.yaml"), "", "Mend the entry.", Article
            )
        else:
            if article.slug != slug:
                faults.append(
                    Fault(
                        name("article.yaml"),
                        "slug",
                        repr(article.slug),
                        f"the folder's name, {slug}",
                        "Rename one of them.",
                    )
                )
    before = len(faults)
    claims = _read_claims(folder, name("claims.csv"), faults)
    # a claim that cannot be read is not unknown as well
    complete = len(faults) == before
    evidence = read_rows(
        folder / "evidence.csv", Evidence, name("evidence.csv"), faults
    )
    for line, row in evidence:
        if complete and row.claim_id not in claims:
            faults.append(
                Fault(
                    name("evidence.csv"),
                    f"row {line}",
                    f"claim_id = {row.claim_id!r}",
                    "a claim of claims.csv",
                    near_miss(row.claim_id, claims) + "Mend the id.",
                )
            )
    plan = read_plan(folder, name("plan.yaml"), claims, complete, raw, faults)
    if article is None:
        return None
    return RawArticle(
        article, tuple(claims.values()), plan, tuple(row for _, row in evidence)
    )


def _read_claims(folder, name, faults):
    claims, lines = {}, {}
    for line, row in read_rows(folder / "claims.csv", Claim, name, faults):
        if row.claim_id in claims:
            faults.append(
                Fault(
                    name,
                    f"row {line}",
                    f"the id {row.claim_id!r} of row {lines[row.claim_id]}",
                    "one row a claim",
                    "Give one of them another id.",
                )
            )
            continue
        claims[row.claim_id], lines[row.claim_id] = row, line
    for claim_id, row in claims.items():
        parent = claims.get(row.part_of)
        if row.part_of and (parent is None or parent.part_of):
            faults.append(
                Fault(
                    name,
                    f"row {lines[claim_id]}",
                    f"part_of = {row.part_of!r}",
                    "the id of a claim that is itself no part",
                    near_miss(row.part_of, claims) + "Mend the id.",
                )
            )
    return claims
