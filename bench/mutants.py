"""Change every judged claim in one way at a time, and see whether the verdict notices.

    make mutants [ARTICLES="slug slug"]

A change makes another claim, another plan or another figure of what there is, so a
fault or another verdict must follow. A claim whose words alone changed is *reworded*:
the run stops, because nobody has read its plan and documents against these words. What
passes even so is *slack* (the claim is so wide that the changed one is right or wrong
alike: above 500 is above 50 as well), *same* (it means nothing: both directions of
trade, added up, have no order) or a *defect*. Writes bench/mutants.md, and exits with 1
if there is a defect.
"""

import csv
import io
import itertools
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from claimbook.build import reviewed
from claimbook.data.figure_files import seal
from claimbook.faults import Faults
from claimbook.judging.judgement import Judgement
from claimbook.judging.opening import JudgedArticle, judge_article, open_article
from claimbook.project import Project

ROOT = Path(__file__).parents[1]
RESULT = ROOT / "bench" / "mutants.md"
WORDS = yaml.safe_load((ROOT / "bench" / "mutants.yaml").read_text("utf-8"))
SEEN = ("fault", "another verdict")
RESULTS = (*SEEN, "reworded", "slack", "same", "defect")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SIDES = {"exports": "imports", "imports": "exports"}


@dataclass(frozen=True)
class Mutant:
    """One change of a file: of which claim (or source), of what kind, in short."""

    article: str
    claim: str
    kind: str
    change: str
    file: str
    content: bytes


def claim_mutants(slug: str, judged: JudgedArticle) -> Iterator[Mutant]:
    """Yield each change of the words of a claim that is judged, but for its parents."""
    path = judged.opened.project.article(slug) / "claims.csv"
    rows = _rows(path)
    parents, speakers = (
        {r["part_of"] for r in rows},
        sorted({r["said_by"] for r in rows}),
    )
    for number, row in enumerate(rows):
        judgement = judged.now[row["claim_id"]]
        if not judgement.claim.scored or row["claim_id"] in parents:
            continue
        words = WORDS[judged.opened.article.language]
        cells = itertools.chain(
            _printed(row["printed"], words),
            _when(row["when_printed"], judgement),
            _spoken(row, speakers),
        )
        for kind, column, new in cells:
            if new != row[column]:
                changed = [*rows[:number], row | {column: new}, *rows[number + 1 :]]
                change = f"{column}: {row[column]} → {new}"
                yield _mutant(slug, row["claim_id"], kind, change, path, _csv(changed))


def _printed(printed: str, words: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for kind, pairs in words.items() if printed else ():
        for old, new in pairs.items():
            first = re.search(r"\d", printed)
            if old and old in printed:
                yield kind, "printed", printed.replace(old, new, 1)
                break
            if not old and first:
                at = max(0, printed.rfind(" ", 0, first.start()) + 1)
                yield kind, "printed", printed[:at] + new + printed[at:]
                break
    for match in re.finditer(r"\d+", printed):
        for kind, digits in _digits(match.group()):
            new = printed[: match.start()] + digits + printed[match.end() :]
            yield kind, "printed", new


def _digits(digits: str) -> Iterator[tuple[str, str]]:
    if len(digits) > 1:
        yield "a digit dropped", digits[:-1]
    yield "a digit doubled", digits[0] + digits
    for at, (a, b) in enumerate(itertools.pairwise(digits)):
        if a != b and (at or b != "0"):
            yield "digits transposed", digits[:at] + b + a + digits[at + 2 :]
            return


def _when(when: str, judgement: Judgement) -> Iterator[tuple[str, str, str]]:
    period, year = judgement.claim.period, YEAR.search(when)
    for kind, step in (("a year before", -1), ("a year after", 1)):
        if year:
            other = str(int(year.group()) + step)
            yield (
                kind,
                "when_printed",
                when[: year.start()] + other + when[year.end() :],
            )
        elif period:
            yield kind, "when_printed", str(period.start.year + step)


def _spoken(row: dict[str, str], speakers: list[str]) -> Iterator[tuple[str, str, str]]:
    other = next((s for s in speakers if s != row["said_by"]), "somebody else")
    yield "another speaker", "said_by", other
    statement = row["statement_en"]
    for old, new in WORDS["statement"].items():
        if old in statement:
            kind = "a negation" if "not" in new else "the other direction, in our words"
            yield kind, "statement_en", statement.replace(old, new, 1)
            return


def plan_mutants(slug: str, judged: JudgedArticle) -> Iterator[Mutant]:
    """Yield each change of what a plan's main alternative measures."""
    path = judged.opened.project.article(slug) / "plan.yaml"
    entries = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    for number, entry in enumerate(entries):
        for kind, new in _measures(entry):
            text = yaml.safe_dump([*entries[:number], new, *entries[number + 1 :]])
            changed = {k: v for k, v in new.items() if entry.get(k) != v}
            changed |= {
                f"main {k}": v
                for k, v in (changed.pop("main", None) or {}).items()
                if entry["main"].get(k) != v
            }
            change = ", ".join(f"{k}: {v}" for k, v in changed.items())
            yield _mutant(slug, entry["claim"], kind, change, path, text.encode())


def _measures(entry: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    main = entry["main"]
    made = entry | main
    changes: list[tuple[str, dict[str, Any]]] = []
    if isinstance(made.get("between"), list):
        changes.append(
            ("partner and reporter swapped", {"between": made["between"][::-1]})
        )
    elif {"reporter", "partner"} <= made.keys():
        swapped = {"reporter": made["partner"], "partner": made["reporter"]}
        changes.append(("partner and reporter swapped", swapped))
    if made.get("flow") in SIDES:
        changes.append(("exports for imports", {"flow": SIDES[made["flow"]]}))
    for name in ("period", "base"):
        if YEAR.fullmatch(str(made.get(name))):
            year = type(made[name])(int(made[name]) - 1)
            changes.append((f"another {name}", {name: year}))
    for kind, cells in changes:
        in_main = {k: v for k, v in cells.items() if k in main}
        yield kind, entry | cells | {"main": main | in_main}


def figure_mutants(slug: str, judged: JudgedArticle) -> Iterator[Mutant]:
    """Yield three changes of one cell of each source that a main alternative uses."""
    project, units = judged.opened.project, defaultdict[str, set[str]](set)
    for row in judged.opened.data.figures:
        units[row.series].add(row.published.split(" ", 1)[-1])
    seen = set[str]()
    for claim_id, judgement in judged.now.items():
        for figure in judgement.main.used if judgement.main else ():
            path = project.figures / f"{figure.source}.csv"
            if figure.source in seen or not path.exists():
                continue
            seen.add(figure.source)
            rows = _rows(path)
            at = next(n for n, r in enumerate(rows) if _is(r, figure))
            row, place = rows[at], f"{figure.source}, row {at + 2}"
            for kind, cells in _cells(row):
                changed = [*rows[:at], row | cells, *rows[at + 1 :]]
                change = place + "".join(
                    f", {k}: {row[k]} → {v}" for k, v in cells.items()
                )
                yield _mutant(slug, claim_id, kind, change, path, _csv(changed))


def _is(row: dict[str, str], figure: Any) -> bool:
    names = ("series", "reporter", "partner", "flow", "product", "period")
    return all((row.get(n) or "") == (getattr(figure, n) or "") for n in names)


def _cells(row: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    value, year = row["value"], YEAR.match(row["period"])
    if value:
        yield "a figure times ten", {"value": f"{Decimal(value) * 10:f}"}
    other = {"USD": "EUR", "percent": "USD", "yuan": "USD", "CNY": "USD"}
    word = row["unit"].split()[0] if row["unit"] else ""
    unit = row["unit"].replace(word, other.get(word, "USD")) if word else "USD"
    yield "a figure in another unit", {"unit": unit}
    if year:
        moved = str(int(year.group()) + 1) + row["period"][4:]
        yield "a figure of another period", {"period": moved}


def _mutant(
    slug: str, claim: str, kind: str, change: str, path: Path, content: bytes
) -> Mutant:
    return Mutant(slug, claim, kind, change, str(path.relative_to(ROOT)), content)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _csv(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


@cache
def copied() -> Project:
    """Return a copy of the project's raw data that this process may change."""
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    for own in (Project(ROOT).raw, Project(ROOT).reviewed):
        shutil.copytree(own, folder / own.relative_to(ROOT))
    return Project(folder)


@cache
def unchanged(slug: str) -> JudgedArticle:
    """Return an article judged as it is."""
    return judge_article(open_article(copied(), slug))


def answer(mutant: Mutant) -> tuple[str, str]:
    """Return what follows from a mutant: (result, why not another verdict)."""
    project, before = copied(), unchanged(mutant.article)
    path = project.root / mutant.file
    kept, sealed = path.read_bytes(), project.figures / "datapackage.json"
    package = sealed.read_bytes()
    path.write_bytes(mutant.content)
    figure = path.parent == project.figures
    try:
        if figure:
            seal(project)
        only = None if figure else [mutant.claim]
        after = judge_article(open_article(project, mutant.article), only)
        stopped = mutant.claim in reviewed.reworded(project, mutant.article)
    except Faults:
        return "fault", ""
    finally:
        path.write_bytes(kept)
        sealed.write_bytes(package)
    if any(_verdicts(before, c) != _verdicts(after, c) for c in after.now):
        return "another verdict", ""
    result, why = _why(mutant.kind, before.now[mutant.claim], after.now[mutant.claim])
    return ("reworded" if stopped else result), why


def _verdicts(judged: JudgedArticle, claim: str) -> tuple[Any, ...]:
    both = judged.now[claim].verdict, judged.then[claim].verdict
    return tuple((v.word, v.depends_on) for v in both)


def _why(kind: str, before: Judgement, after: Judgement) -> tuple[str, str]:
    """Return the kind of a survivor, and the reason a reader can check."""
    old, new = before.main, after.main
    if old is None:
        return "defect", "documents alone settle it"
    if new is None or new.finding is None or old.finding is None:
        return "slack", "no figure is left, and documents say the same"
    measured = (old.interval, old.used) != (new.interval, new.used)
    claimed = (str(old.claimed), old.unit) != (str(new.claimed), new.unit)
    if not measured and not claimed:
        if kind == "partner and reporter swapped":
            return "same", "both directions, added up"
        return "defect", "nothing measured or claimed has changed"
    margin = (
        f"{new.margin_percent:+.1f} %" if new.margin_percent is not None else "none"
    )
    return "slack", f"{new.status} against {new.claimed}, margin {margin}"


def write(answers: list[tuple[Mutant, tuple[str, str]]]) -> None:
    """Write the table of kinds, and the survivors by claim."""
    counts = defaultdict[str, Counter[str]](Counter)
    for mutant, (result, _) in answers:
        counts[mutant.kind][result] += 1
    lines = [
        "# Changes that a verdict must notice",
        "",
        "Written by `make mutants`: every judged claim, its plan and a cell of each",
        "source used, changed in one way at a time (files sealed again).",
        "",
        f"| change | changes | {' | '.join(RESULTS)} |",
        f"|---|{'--:|' * (len(RESULTS) + 1)}",
    ]
    for kind, own in [
        *sorted(counts.items()),
        ("in all", sum(counts.values(), Counter())),
    ]:
        cells = [kind, str(own.total()), *(str(own[r] or "") for r in RESULTS)]
        lines.append(f"| {' | '.join(cells)} |")
    for result in RESULTS[:1:-1]:
        changes = defaultdict[tuple[str, ...], list[str]](list)
        for m, (own, why) in answers:
            if own == result:
                changes[m.article, m.claim, why].append(m.change.replace("|", "/"))
        if changes:
            lines += ["", f"## The same verdict: {result}", ""]
            lines += ["| article | claim | why | changes |", "|---|---|---|---|"]
            for key, own in sorted(changes.items()):
                lines.append(f"| {' | '.join((*key, '; '.join(own)))} |")
    RESULT.write_text("\n".join(lines) + "\n", "utf-8")


def main(chosen: list[str]) -> int:
    """Change the chosen articles, or all; return 1 if a change passes unnoticed."""
    project = Project(ROOT)
    mutants: list[Mutant] = []
    for slug in chosen or project.slugs():
        judged = judge_article(open_article(project, slug))
        for kinds in (claim_mutants, plan_mutants, figure_mutants):
            mutants += kinds(slug, judged)
    with ProcessPoolExecutor() as pool:
        answers = list(
            zip(mutants, pool.map(answer, mutants, chunksize=20), strict=True)
        )
    write(answers)
    defects = sum(result == "defect" for _, (result, _) in answers)
    print(f"{len(answers)} changes, {defects} that nothing notices: {RESULT.name}")
    return min(defects, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
