"""From saved rows to verdicts as of two dates, and the hash of what they rest on."""

from datetime import date

import pandas as pd
import pytest
from made import ABOVE_100, LEVEL, claim, data, plan, totals

from claimbook.domain.verdict import (
    CONTRADICTED,
    FAILS,
    HOLDS,
    MIXED,
    NOT_CHECKABLE,
    NOT_ENOUGH_DATA,
    SUPPORTED,
    Verdict,
)
from claimbook.judging import old_tables as tables
from claimbook.judging import outcome_tables
from claimbook.judging.old_judge import judge
from claimbook.judging.old_tables import DATELINE, NOW
from claimbook.judging.verdict_table import rests_on_hashes, verdict_table
from claimbook.judging.verdicts import judged

PAPERS = ["claim_id", "rank", "stance", "compiled_by", "by_dateline", "address"]
NO_PAPERS = pd.DataFrame(columns=PAPERS)
PRESS = {"source": "press", "why": "w"}


def claims(*rows):
    """The claims table; each row an id, or an id and what is special about it."""
    columns = {
        "part_of": "",
        "topic": "trade",
        "type": "threshold",
        "scored": "yes",
        "printed": "over 100",
        "when_printed": "last year",
    }
    rows = [row if isinstance(row, tuple) else (row, {}) for row in rows]
    return pd.DataFrame([{"claim_id": id} | columns | own for id, own in rows])


def papers(*rows):
    return pd.DataFrame(rows, columns=PAPERS)


def paper(claim_id="a", rank="primary", stance="supports", by="x", dateline="yes"):
    return (claim_id, rank, stance, by, dateline, f"https://{by}.example")


def judgements(value, claim_id="a", *, other=None, rows=(), **more):
    entry = plan("level", LEVEL, other)
    row = totals({2024: value}, **more)
    return [judge(claim(ABOVE_100, claim_id=claim_id), entry, data(row, list(rows)))]


def outcomes(now, then=None):
    """The outcomes table of judgements as of both dates."""
    frames = [
        outcome_tables.outcomes(js, day)
        for js, day in ((now, NOW), (then, DATELINE))
        if js is not None
    ]
    return pd.concat(frames)


NO_OUTCOMES = outcomes([], [])


def word(found, claim_id="a"):
    return found[claim_id].verdict.word


def test_every_claim_gets_a_verdict_and_without_anything_it_lacks_data():
    found = judged(claims("a", "b"), NO_OUTCOMES, NO_PAPERS, NOW)
    assert {c: f.verdict for c, f in found.items()} == {
        "a": Verdict(NOT_ENOUGH_DATA),
        "b": Verdict(NOT_ENOUGH_DATA),
    }
    assert found["a"].main is None
    assert found["a"].compilers(HOLDS) == []


def test_an_opinion_is_not_checkable_whatever_documents_say():
    opinion = claims(("a", {"scored": "no"}))
    found = judged(opinion, NO_OUTCOMES, papers(paper()), NOW)
    assert word(found) == NOT_CHECKABLE


def test_each_date_is_judged_from_its_own_outcomes():
    table = outcomes(judgements(120), judgements(90))
    assert word(judged(claims("a"), table, NO_PAPERS, NOW)) == SUPPORTED
    assert word(judged(claims("a"), table, NO_PAPERS, DATELINE)) == CONTRADICTED


def test_a_figure_released_later_is_not_known_on_the_dateline():
    row = totals({2024: 120}, released="2025-05-16")
    undated = totals({2024: 120})
    for rows in (row, undated):
        known = data(rows).figures.released_by(date(2025, 5, 13))
        assert list(known) == []
    early = data(totals({2024: 120}, released="2025-05-13"))
    assert len(list(early.figures.released_by(date(2025, 5, 13)))) == 1


def test_only_documents_dated_by_then_count_on_the_dateline():
    evidence = papers(
        paper(stance="denies", rank="agency", by="AP"),
        paper(stance="denies", rank="agency", by="AFP"),
        paper(dateline="no"),
    )
    assert word(judged(claims("a"), NO_OUTCOMES, evidence, NOW)) == SUPPORTED
    then = judged(claims("a"), NO_OUTCOMES, evidence, DATELINE)
    assert word(then) == CONTRADICTED
    assert len(then["a"].evidence) == 2


def test_figures_decide_where_both_figures_and_documents_speak():
    denied = papers(paper(stance="denies"))
    assert word(judged(claims("a"), outcomes(judgements(120)), denied, NOW)) == (
        SUPPORTED
    )


def test_a_parent_follows_from_its_parts():
    rows = claims("whole", ("a", {"part_of": "whole"}), ("b", {"part_of": "whole"}))
    table = outcomes(judgements(120) + judgements(90, "b"))
    found = judged(rows, table, NO_PAPERS, NOW)
    assert word(found, "whole") == MIXED
    assert [p.claim.claim_id for p in found["whole"].parts] == ["a", "b"]
    without = judged(rows, outcomes(judgements(120)), NO_PAPERS, NOW)
    assert (word(without, "whole"), word(without, "b")) == (SUPPORTED, NOT_ENOUGH_DATA)


def test_the_main_outcome_and_the_groups_are_read_from_the_rows():
    pressed = judgements(120, other={"by_press": PRESS})
    found = judged(claims("a"), outcomes(pressed), NO_PAPERS, NOW)["a"]
    assert (found.main.group, found.main.value) == ("main", 120)
    assert {g: s for g, (s, _) in found.groups().items()} == {
        "main": HOLDS,
        "by_press": "no data",
    }
    nobody = judgements(120, source="nobody")
    assert judged(claims("a"), outcomes(nobody), NO_PAPERS, NOW)["a"].main is None


def test_compilers_are_counted_once_and_rewrites_never():
    rows = totals({2024: 130}, source="press", compiled_by="customs")
    both = judgements(120, other={"by_press": PRESS}, rows=rows)
    evidence = papers(
        paper(by="AP", rank="agency"),
        paper(by="AP", rank="agency"),
        paper(by="a blog", rank="rewrite"),
        paper(by="EFE", rank="agency", stance="denies"),
    )
    found = judged(claims("a"), outcomes(both), evidence, NOW)["a"]
    assert found.compilers(HOLDS) == ["AP", "customs"]
    assert found.compilers(FAILS) == ["EFE"]


def test_the_verdict_table_has_a_row_a_claim_and_says_what_it_hangs_on():
    rows = totals({2024: 90}, source="press")
    now = judgements(120, other={"by_press": PRESS}, rows=rows)
    table = outcomes(now, judgements(90))
    known, before = (
        judged(claims("a", "b"), table, NO_PAPERS, day) for day in (NOW, DATELINE)
    )
    found = verdict_table(known, before, {"a": "1f", "b": "2f"})
    first, second = found.to_dict("records")
    assert first == {
        "claim_id": "a",
        "part_of": "",
        "topic": "trade",
        "type": "threshold",
        "known_now": SUPPORTED,
        "known_now_depends_on": "by_press",
        "on_the_dateline": CONTRADICTED,
        "on_the_dateline_depends_on": "",
        "undecided_groups": "",
        "value": 120,
        "low": 120,
        "high": 120,
        "unit": "USD",
        "margin": 20,
        "margin_percent": 20,
        "flips_at": 100,
        "only_by_rounding": False,
        "turns_if_read": "",
        "sources_for": 1,
        "sources_against": 1,
        "rests_on_sha256": "1f",
    }
    assert second["known_now"] == second["on_the_dateline"] == NOT_ENOUGH_DATA
    assert (second["unit"], second["sources_for"]) == ("", 0)
    assert pd.isna(second["value"]) and pd.isna(second["flips_at"])


def hashes(now, *, evidence=NO_PAPERS, rows=None):
    used = {f.id: f for j in now for o in j.outcomes for f in o.used}
    return rests_on_hashes(
        claims("a", "b") if rows is None else rows,
        outcomes(now),
        outcome_tables.rests_on(now),
        tables.figures(used.values()),
        evidence,
    )


def test_the_hash_changes_with_a_figure_used_and_not_otherwise():
    aside = totals({2019: 1, 2020: 2}, source="press")
    before = hashes(judgements(120, rows=aside))
    assert hashes(judgements(120, rows=aside)) == before
    # a figure that nothing uses
    elsewhere = totals({2019: 7, 2020: 8}, source="press")
    assert hashes(judgements(120, rows=elsewhere)) == before
    # the figure used: its value, the digits it was published with, its unit
    for value, unit in ((121, "USD"), ("120.0", "USD"), (120, "USD million")):
        after = hashes(judgements(value, unit=unit))
        assert after["a"] != before["a"]
        assert after["b"] == before["b"]


def test_the_hash_changes_with_how_well_the_figure_is_known():
    exact = hashes(judgements(120))
    assert hashes(judgements(120, room=5))["a"] != exact["a"]
    assert hashes(judgements(120, status="lower bound"))["a"] != exact["a"]


@pytest.mark.parametrize(
    "change",
    [
        {"rank": "agency"},
        {"stance": "denies"},
        {"by": "y"},
        {"dateline": "no"},
    ],
)
def test_the_hash_changes_with_what_a_document_counts_for(change):
    now = judgements(120)
    before = hashes(now, evidence=papers(paper()))
    assert hashes(now, evidence=papers(paper(**change)))["a"] != before["a"]
    assert hashes(now, evidence=papers(paper(**change)))["b"] == before["b"]


def test_the_hash_changes_with_the_claim_and_with_the_choices():
    now = judgements(120)
    before = hashes(now)["a"]
    reprinted = claims(("a", {"printed": "over 200"}), "b")
    assert hashes(now, rows=reprinted)["a"] != before
    assert hashes(judgements(120, other={"by_press": PRESS}))["a"] != before


def test_the_hash_changes_with_the_set_that_makes_the_claim_right():
    def growing(cut):
        entry = plan("growth", LEVEL, base="2020", bar_percent_a_year=cut)
        years = data(totals({2020: 100, 2024: 120}))
        return [judge(claim(claim_id="a"), entry, years)]

    assert hashes(growing(5))["a"] != hashes(growing(3))["a"]


def test_documents_answer_where_no_admissible_figure_does():
    late = outcomes(judgements(120), judgements(120, source="nobody"))
    evidence = papers(paper(stance="denies"))
    assert word(judged(claims("a"), late, evidence, NOW)) == SUPPORTED
    assert word(judged(claims("a"), late, evidence, DATELINE)) == CONTRADICTED
    then = judged(claims("a"), late, NO_PAPERS, DATELINE)
    assert word(then) == NOT_ENOUGH_DATA
