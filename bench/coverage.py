"""How many figure claims the suggested plan judges rightly, as it is.

A text's claims are proposed, planned as suggested and judged from the figures at hand;
what comes out is held against what is right by hand, a verdict a paragraph. Half of the
texts are for working on the suggestions, the other half is only scored.

Usage: .venv/bin/python bench/coverage.py [--base FOLDER]

--base is a folder of further tables of figures with their datapackage.json, a wide base
that is not shipped.
"""

import argparse
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

import yaml

from claimbook.author.new import create
from claimbook.author.suggest import Suggester
from claimbook.data.figure_files import read_dataset, read_products
from claimbook.extraction import read
from claimbook.extraction.proposals import proposals
from claimbook.faults import Collector
from claimbook.judging.opening import judge_article, open_article
from claimbook.project import Project

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "coverage.yaml"


def judged(raw: Path, language: str, published: str, text: str) -> dict[int, set[str]]:
    """Return {paragraph: verdict words} of a text's claims, planned as suggested."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        shutil.copytree(raw, project.raw, ignore=shutil.ignore_patterns("articles"))
        project.articles.mkdir()
        file = Path(folder) / "text.txt"
        file.write_text(text, "utf-8")
        article = create(project, "text", language, published, str(file))
        day, reading = date.fromisoformat(published), None
        data = read_dataset(project, Collector())
        reading = read(text, day, language)
        products = read_products(project, Collector())
        suggest = Suggester(data, products, text, reading, day)
        _, entries = proposals(text, reading, day, suggest)
        plan = [entry for entry in entries if "none" not in entry]
        (article / "plan.yaml").write_text(yaml.safe_dump(plan), "utf-8")
        opened = open_article(project, "text")
        now = judge_article(opened).now
        words: dict[int, set[str]] = {}
        for claim in opened.claims:
            if claim.claim_id in opened.plan:
                verdict = now[claim.claim_id].verdict
                words.setdefault(claim.row.paragraph, set()).add(verdict.word)
        return words


def main() -> None:
    """Print the share that is judged rightly, in each half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, default=HERE.parent / "data" / "raw")
    raw = parser.parse_args().base
    texts = yaml.safe_load(TEXTS.read_text("utf-8"))
    for half in ("worked", "scored"):
        right = count = 0
        for text in (t for t in texts if t["half"] == half):
            body = "\n\n".join(claim["says"] for claim in text["claims"]) + "\n"
            words = judged(raw, text["language"], text["published"], body)
            for number, claim in enumerate(text["claims"], 1):
                ok = words.get(number) == {claim["is"]}
                count, right = count + 1, right + ok
                if not ok:
                    got = ", ".join(sorted(words.get(number, {"not judged"})))
                    print(f"  {got}: {claim['says']}", file=sys.stderr)
        print(f"{half}: {right} of {count} judged rightly, {right / count:.0%}")


if __name__ == "__main__":
    main()
