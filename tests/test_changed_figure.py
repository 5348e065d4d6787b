"""One figure of data/raw changed so that a margin crosses zero, and what follows.

Exactly the verdicts that rest on the figure may change; all else is the same, down to
the hash of what it rests on.
"""

import shutil
from pathlib import Path

import pytest

from claimbook.data.figure_files import seal
from claimbook.domain.verdict import CONTRADICTED, MIXED, SUPPORTED, UNDECIDED
from claimbook.judging.opening import judge_article, open_article
from claimbook.judging.rows import RestsOnRow, VerdictRow
from claimbook.judging.tables import frame, rests_on_rows, verdict_rows
from claimbook.project import Project

ROOT = Path(__file__).parents[1]
SLUG = "kina-celac-2025"


def conclusions(project):
    """The verdicts table of a project's article, and the claims by figure used."""
    judged = judge_article(open_article(project, SLUG))
    verdicts = frame(verdict_rows(judged), VerdictRow)
    used = frame(rests_on_rows(judged), RestsOnRow)
    return (
        verdicts.set_index("claim_id").astype(str),
        used.groupby("figure_id")["claim_id"].agg(set),
    )


@pytest.fixture(scope="module")
def before():
    return conclusions(Project(ROOT))


@pytest.mark.parametrize(
    ("file", "old", "new", "figure", "changed"),
    [
        (
            "geneva_tariffs",
            "USA,CHN,,additional_duties_total,2025-05-14,30,",
            "USA,CHN,,additional_duties_total,2025-05-14,146,",
            "geneva_tariffs:tariff_headline:USA:CHN:additional_duties_total:2025-05-14:"
            "2025-05-12",
            {"us-tariff-lowered": CONTRADICTED, "tariffs-lowered": MIXED},
        ),
        # a smaller change does not cross zero
        (
            "geneva_tariffs",
            "USA,CHN,,additional_duties_total,2025-05-14,30,",
            "USA,CHN,,additional_duties_total,2025-05-14,140,",
            "geneva_tariffs:tariff_headline:USA:CHN:additional_duties_total:2025-05-14:"
            "2025-05-12",
            {},
        ),
        (
            "joint_statement_events",
            "geneva_talks_end,2025-05-11,",
            "geneva_talks_end,2025-05-13,",
            "joint_statement_events:event:geneva_talks_end:2025-05-11:2025-05-12",
            {"deal-after-talks": UNDECIDED},
        ),
        (
            "gacc_usd",
            "CHN,china_customs,total,all,2024,518.467,",
            "CHN,china_customs,total,all,2024,499.9,",
            "gacc_usd:goods_trade:CHN:china_customs:total:all:2024:2025-01-18",
            {"trade-over-500": CONTRADICTED, "trade-first-time": CONTRADICTED},
        ),
    ],
)
def test_exactly_the_verdicts_that_rest_on_it_change(
    tmp_path, before, file, old, new, figure, changed
):
    verdicts, used_by = before
    project = Project(tmp_path)
    shutil.copytree(Project(ROOT).raw, project.raw)
    path = project.figures / f"{file}.csv"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    seal(project)
    after, _ = conclusions(project)
    words = ["known_now", "on_the_dateline"]
    differing = after[words].ne(verdicts[words]).any(axis=1)
    assert after.loc[differing, "known_now"].to_dict() == changed
    resting = used_by[figure]
    parents = set(verdicts.loc[sorted(resting), "part_of"]) - {""}
    assert changed.keys() <= resting | parents
    hashes = after["rests_on_sha256"].ne(verdicts["rests_on_sha256"])
    assert set(after.index[hashes]) == resting
    others = after.index.difference([*resting, *parents])
    assert after.loc[others].equals(verdicts.loc[others])
    if changed:
        assert SUPPORTED in set(verdicts.loc[list(changed), "known_now"])
