"""The picture the README shows is the one the first article's report shows."""

from pathlib import Path

from claimbook.charts import specification
from claimbook.charts.style import svg
from claimbook.judging.book import judge_claims, open_book

PICTURE = Path(__file__).parents[2] / ".github" / "trade-over-500.svg"


def test_the_readme_shows_what_was_found(tmp_path):
    book = open_book("kina-celac-2025", 10.0, workspace=tmp_path)
    results = judge_claims(book, "2-trade")
    drawn, *_ = specification.draw(results.verdicts["trade-over-500"])
    picture = svg(drawn)
    if not PICTURE.is_file() or PICTURE.read_text("utf-8") != picture:
        PICTURE.write_text(picture, encoding="utf-8")
        raise AssertionError(
            f"{PICTURE.name} was not what is found today; it has been drawn again: look "
            "at it, check the README's first paragraph, and commit both"
        )
