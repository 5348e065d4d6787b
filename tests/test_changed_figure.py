"""One figure of data/raw changed so that a margin crosses zero, and what follows.

Exactly the verdicts that rest on the figure may change; all else is the same, down to
the hash of what it rests on.
"""

import shutil
from pathlib import Path

import pytest

from claimbook.data.figure_files import seal
from claimbook.domain.verdict import CONTRADICTED, MIXED, SUPPORTED, UNDECIDED
from claimbook.judging import old_tables as tables
from claimbook.judging.book import JUDGING, conclude, judge_claims, open_book
from claimbook.project import Project

RAW = Path(__file__).parents[1] / "data" / "raw"
SLUG = "kina-celac-2025"


def conclusions(root, work, patch):
    """The verdicts table of the project in `root`, and the claims by figure used."""
    patch.chdir(root)
    book = open_book(SLUG, 10.0, workspace=work)
    book.save("claims", tables.claims(book))
    book.save("evidence", tables.evidence(book))
    for notebook in JUDGING:
        judge_claims(book, notebook)
    conclude(book)
    return (
        book.load("verdicts", "5-report").set_index("claim_id"),
        book.load("rests-on", "5-report").groupby("figure_id")["claim_id"].agg(set),
    )


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        yield conclusions(RAW.parents[1], tmp_path_factory.mktemp("before"), patch)


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
            "gacc_usd:goods_trade:CHN:china_customs:total:all:2024:2025-05-16",
            {"trade-over-500": CONTRADICTED, "trade-first-time": CONTRADICTED},
        ),
    ],
)
def test_exactly_the_verdicts_that_rest_on_it_change(
    tmp_path, before, file, old, new, figure, changed
):
    verdicts, used_by = before
    shutil.copytree(RAW, tmp_path / "data" / "raw")
    path = tmp_path / "data" / "raw" / "figures" / f"{file}.csv"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    work = tmp_path / "work"
    work.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        seal(Project.find())
        after, _ = conclusions(tmp_path, work, patch)
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
