"""The picture the README shows is the one the first article's report shows."""

from pathlib import Path

from claimbook.domain.wording import ENGLISH
from claimbook.judging.opening import judge_article, open_article
from claimbook.project import Project
from claimbook.report.claim_view import claim_view
from claimbook.report.languages import templates

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / ".github" / "trade-over-500.svg"


def test_the_readme_shows_the_result():
    opened = open_article(Project(ROOT), "kina-celac-2025")
    judged = judge_article(opened, ["trade-over-500"])
    chart = claim_view(judged, judged.now["trade-over-500"], ENGLISH)["chart"]
    template = templates("en").get_template("strip.svg.j2")
    picture = f"{template.module.strip(chart, alone=True)}\n"
    if not PICTURE.is_file() or PICTURE.read_text("utf-8") != picture:
        PICTURE.write_text(picture, encoding="utf-8")
        raise AssertionError(
            f"{PICTURE.name} was not today's result; it has been drawn again: look "
            "at it, check the README's first paragraph, and commit both"
        )
