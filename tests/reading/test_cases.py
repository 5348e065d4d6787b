"""The marked texts: how much is found, right and of the right type."""

import pytest

from claimbook.reading.read import read
from reading.marked import MARKED, cases, score


def statements(case):
    return read(case.text, case.published, case.language).statements


@pytest.mark.parametrize("half", ["dev", "held"])
def test_as_good_as_aimed_at(half):
    tally = score(cases(half), statements)
    assert tally.marked > 100
    assert tally.share("found", "marked") >= 95
    assert tally.share("right", "found") >= 91
    assert tally.share("typed", "found") >= 88
    assert tally.share("extra", "proposed") <= 5
    assert tally.share("wordless_found", "wordless") >= 80


def test_every_text_is_marked_whole():
    for half in ("dev", "held"):
        assert len(cases(half)) == 20
        for case in cases(half):
            assert case.gold and not {"{", "}"} & set(case.text), case.name
            for gold in case.gold:
                assert case.text[gold.start : gold.end] == gold.printed


def test_a_miss_is_counted():
    case = cases("dev")[0]
    tally = score([case], lambda case: [])
    assert (tally.found, tally.marked) == (0, 5)
    assert not MARKED.search(case.text)
    wrong = statements(case)
    for s in wrong:
        s.value = 1.5
    assert score([case], lambda case: wrong).right == 0


@pytest.mark.parametrize("case", cases("dev") + cases("held"), ids=lambda c: c.name)
def test_places_in_the_text_hold_what_is_printed(case):
    for s in statements(case):
        assert case.text[s.start : s.end] == s.printed
        assert 0 <= s.score < 1 and s.rule
