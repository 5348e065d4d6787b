"""The page over all articles, made from the manifests of their reports."""

import csv

from jinja2 import Environment, PackageLoader

from claimbook import paths
from claimbook.run import manifest
from claimbook.verdict import WORDS


def about(article, tables):
    """Return what the front page says of one article: titles, date, verdict counts."""
    with (tables / "verdicts.csv").open(encoding="utf-8", newline="") as file:
        words = [row["known_now"] for row in csv.DictReader(file)]
    return {
        "title": article.article.title_en,
        "published": article.article.published.isoformat(),
        "language": article.article.language,
        "claims": len(words),
        "verdicts": {word: words.count(word) for word in WORDS if word in words},
    }


def write(slugs):
    """Write reports/index.html: a row an article, those without a report said to be."""
    rows = []
    for slug in slugs:
        found = manifest.read(slug)
        rows.append({"slug": slug, "about": found["about"] if found else None})
    environment = Environment(loader=PackageLoader("claimbook.report"), autoescape=True)
    style = environment.loader.get_source(environment, "claimbook/style.css")[0]
    page = environment.get_template("front.html.j2").render(
        rows=rows, words=WORDS, style=style
    )
    target = paths.reports() / "index.html"
    if not target.is_file() or target.read_text("utf-8") != page:
        fresh = target.with_suffix(".new")
        fresh.write_text(page, encoding="utf-8")
        fresh.replace(target)
