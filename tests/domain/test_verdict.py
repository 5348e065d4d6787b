"""The verdict rules, row by row, and the laws that hold for all of them."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.domain.verdict import (
    CONTRADICTED,
    FAILS,
    HOLDS,
    MIXED,
    NO_DATA,
    NOT_CHECKABLE,
    NOT_ENOUGH_DATA,
    SUPPORTED,
    UNDECIDED,
    WORDS,
    Verdict,
    group_status,
    of_documents,
    of_groups,
    of_parts,
)

STATUSES = (HOLDS, FAILS, UNDECIDED, NO_DATA)


@pytest.mark.parametrize(
    ("statuses", "together"),
    [
        ([HOLDS], HOLDS),
        ([HOLDS, HOLDS], HOLDS),
        ([FAILS, FAILS], FAILS),
        ([HOLDS, FAILS], UNDECIDED),
        ([HOLDS, UNDECIDED], UNDECIDED),
        ([UNDECIDED, UNDECIDED], UNDECIDED),
        ([NO_DATA, HOLDS], HOLDS),
        ([NO_DATA, FAILS, NO_DATA], FAILS),
        ([NO_DATA, NO_DATA], NO_DATA),
        ([], NO_DATA),
    ],
)
def test_a_group_says_what_all_of_it_says(statuses, together):
    assert group_status(statuses) == together


@pytest.mark.parametrize(
    ("main", "others", "verdict"),
    [
        # no admissible figure in the main group, whatever the others say
        (NO_DATA, {}, Verdict(NOT_ENOUGH_DATA)),
        (NO_DATA, {"a": HOLDS, "b": FAILS}, Verdict(NOT_ENOUGH_DATA)),
        # main group undecided
        (UNDECIDED, {}, Verdict(UNDECIDED)),
        (UNDECIDED, {"a": HOLDS, "b": FAILS}, Verdict(UNDECIDED)),
        # main group holds
        (HOLDS, {}, Verdict(SUPPORTED)),
        (HOLDS, {"a": HOLDS}, Verdict(SUPPORTED)),
        (HOLDS, {"a": HOLDS, "b": FAILS}, Verdict(SUPPORTED, ("b",))),
        (HOLDS, {"a": FAILS, "b": FAILS}, Verdict(SUPPORTED, ("a", "b"))),
        # main group fails
        (FAILS, {}, Verdict(CONTRADICTED)),
        (FAILS, {"a": FAILS}, Verdict(CONTRADICTED)),
        (FAILS, {"a": FAILS, "b": HOLDS}, Verdict(CONTRADICTED, ("b",))),
        # undecided others are named and change nothing, unknown ones are not
        (HOLDS, {"a": UNDECIDED}, Verdict(SUPPORTED, (), ("a",))),
        (FAILS, {"a": UNDECIDED}, Verdict(CONTRADICTED, (), ("a",))),
        (NO_DATA, {"a": UNDECIDED}, Verdict(NOT_ENOUGH_DATA, (), ("a",))),
        (UNDECIDED, {"a": UNDECIDED}, Verdict(UNDECIDED, (), ("a",))),
        (HOLDS, {"a": UNDECIDED, "b": FAILS}, Verdict(SUPPORTED, ("b",), ("a",))),
        (HOLDS, {"a": NO_DATA}, Verdict(SUPPORTED)),
    ],
)
def test_the_first_rule_that_fits_decides(main, others, verdict):
    assert of_groups(main, others) == verdict


def test_a_verdict_reads_as_a_sentence_would_say_it():
    assert str(Verdict(SUPPORTED)) == "supported"
    assert str(Verdict(SUPPORTED, ("a", "b"))) == "supported, depends on a, b"


def paper(rank, stance="supports", compiled_by="x"):
    return SimpleNamespace(rank=rank, stance=stance, compiled_by=compiled_by)


def papers(*origins, rank="agency", stance="supports"):
    return [paper(rank, stance, origin) for origin in origins]


PRIMARY = [paper("primary")]
TWO = papers("AP", "Reuters")
DENIED = [paper("primary", "denies")]
TWO_DENY = papers("EFE", "AFP", stance="denies")
OTHER = [paper("primary", "other_reading")]
TWO_OTHER = papers("EFE", "AFP", stance="other_reading")
DENIAL, READING = "a denial of equal rank", "another documented reading"


@pytest.mark.parametrize(
    ("evidence", "verdict"),
    [
        (PRIMARY, Verdict(SUPPORTED)),
        (TWO, Verdict(SUPPORTED)),
        # one agency, and copies of one origin, are not enough
        (papers("AP"), Verdict(NOT_ENOUGH_DATA)),
        (papers("AP", "AP", "AP"), Verdict(NOT_ENOUGH_DATA)),
        ([], Verdict(NOT_ENOUGH_DATA)),
        # rewrites never count, however many
        (papers("a", "b", "c", rank="rewrite"), Verdict(NOT_ENOUGH_DATA)),
        (papers("AP") + papers("b", "c", rank="rewrite"), Verdict(NOT_ENOUGH_DATA)),
        # nor does what says nothing of the claim
        (papers("a", "b", stance="silent"), Verdict(NOT_ENOUGH_DATA)),
        (papers("a", "b", stance="context"), Verdict(NOT_ENOUGH_DATA)),
        # denial of equal rank, of lower rank, and a rewritten one
        (PRIMARY + DENIED, Verdict(SUPPORTED, (DENIAL,))),
        (TWO + TWO_DENY, Verdict(SUPPORTED, (DENIAL,))),
        (PRIMARY + TWO_DENY, Verdict(SUPPORTED)),
        (TWO + papers("EFE", stance="denies"), Verdict(SUPPORTED)),
        (TWO + papers("a", "b", rank="rewrite", stance="denies"), Verdict(SUPPORTED)),
        # another reading
        (PRIMARY + OTHER, Verdict(SUPPORTED, (READING,))),
        (PRIMARY + TWO_OTHER, Verdict(SUPPORTED, (READING,))),
        (PRIMARY + papers("EFE", stance="other_reading"), Verdict(SUPPORTED)),
        (PRIMARY + DENIED + OTHER, Verdict(SUPPORTED, (DENIAL, READING))),
        (OTHER, Verdict(NOT_ENOUGH_DATA)),
        # contradicted likewise
        (DENIED, Verdict(CONTRADICTED)),
        (TWO_DENY, Verdict(CONTRADICTED)),
        (papers("EFE", "EFE", stance="denies"), Verdict(NOT_ENOUGH_DATA)),
        (TWO + DENIED, Verdict(CONTRADICTED)),
        (papers("AP") + TWO_DENY, Verdict(CONTRADICTED)),
        (DENIED + OTHER, Verdict(CONTRADICTED, (READING,))),
    ],
)
def test_documents_decide_by_rank_and_independent_origin(evidence, verdict):
    assert of_documents(evidence) == verdict


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ([SUPPORTED, SUPPORTED], SUPPORTED),
        ([CONTRADICTED], CONTRADICTED),
        ([SUPPORTED, CONTRADICTED], MIXED),
        ([SUPPORTED, UNDECIDED], MIXED),
        ([SUPPORTED, MIXED], MIXED),
        # parts without data are counted, not judged
        ([SUPPORTED, NOT_ENOUGH_DATA], SUPPORTED),
        ([CONTRADICTED, NOT_CHECKABLE, NOT_ENOUGH_DATA], CONTRADICTED),
        ([NOT_ENOUGH_DATA, NOT_ENOUGH_DATA], NOT_ENOUGH_DATA),
        ([NOT_CHECKABLE], NOT_CHECKABLE),
        ([NOT_CHECKABLE, NOT_ENOUGH_DATA], NOT_ENOUGH_DATA),
        ([], NOT_ENOUGH_DATA),
    ],
)
def test_a_claim_with_parts_is_what_its_judged_parts_are(parts, verdict):
    assert of_parts([Verdict(word) for word in parts]) == Verdict(verdict)


def test_a_claim_depends_on_what_any_of_its_judged_parts_depends_on():
    parts = [Verdict(SUPPORTED, ("a", "b")), Verdict(SUPPORTED, ("b", "c"))]
    assert of_parts(parts) == Verdict(SUPPORTED, ("a", "b", "c"))
    parts.append(Verdict(CONTRADICTED, ("d",)))
    assert of_parts(parts) == Verdict(MIXED)


def strength(verdict):
    """How far a verdict speaks for the claim, from contradicted to supported."""
    if verdict.word == CONTRADICTED:
        return 1 if verdict.depends_on else 0
    if verdict.word == SUPPORTED:
        return 3 if verdict.depends_on else 4
    return 2


statuses = st.sampled_from(STATUSES)
groups = st.lists(st.lists(statuses, min_size=1, max_size=4), min_size=1, max_size=5)


def judged(groups):
    """The verdict on groups of outcomes; the first is the main one."""
    main, *others = map(group_status, groups)
    return of_groups(main, {f"group {n}": s for n, s in enumerate(others)})


@given(groups)
def test_the_rules_are_total(groups):
    """Whatever the outcomes, one verdict comes out, and it names what it must."""
    verdict = judged(groups)
    assert verdict.word in WORDS
    assert not set(verdict.depends_on) & set(verdict.undecided)
    assert verdict.word in (SUPPORTED, CONTRADICTED) or not verdict.depends_on


@given(groups, st.data())
def test_flipping_an_outcome_never_moves_a_verdict_the_wrong_way(groups, data):
    places = [(g, n) for g, found in enumerate(groups) for n in range(len(found))]
    group, n = data.draw(st.sampled_from(places))
    strengths = []
    for status in (FAILS, UNDECIDED, HOLDS):
        groups[group][n] = status
        strengths.append(strength(judged(groups)))
    assert strengths == sorted(strengths)


@given(groups, st.data())
def test_only_the_main_group_changes_the_word(groups, data):
    before = judged(groups)
    others = data.draw(st.lists(st.lists(statuses, min_size=1), max_size=5))
    assert judged([groups[0], *others]).word == before.word


evidence = st.lists(
    st.builds(
        paper,
        st.sampled_from(["primary", "agency", "rewrite"]),
        st.sampled_from(["supports", "denies", "other_reading", "context", "silent"]),
        st.sampled_from("abc"),
    ),
    max_size=8,
)


@given(evidence)
def test_the_documentary_rules_are_total(evidence):
    assert of_documents(evidence).word in (SUPPORTED, CONTRADICTED, NOT_ENOUGH_DATA)


@given(evidence.filter(bool), st.data())
def test_a_document_that_turns_never_moves_a_verdict_the_wrong_way(evidence, data):
    turning = data.draw(st.sampled_from(evidence))
    strengths = []
    for stance in ("denies", "silent", "supports"):
        turning.stance = stance
        strengths.append(strength(of_documents(evidence)))
    assert strengths == sorted(strengths)


@given(evidence, st.sampled_from(["supports", "denies", "other_reading"]))
def test_one_more_rewrite_changes_nothing(evidence, stance):
    more = [*evidence, paper("rewrite", stance, "another")]
    assert of_documents(more) == of_documents(evidence)


verdicts = st.builds(Verdict, st.sampled_from(WORDS), st.just(()))


@given(st.lists(verdicts, max_size=6))
def test_the_rule_for_parts_is_total_and_heeds_no_order(parts):
    assert of_parts(parts).word in WORDS
    assert of_parts(parts) == of_parts(parts[::-1])


@given(st.lists(verdicts, min_size=1), st.data())
def test_a_part_that_turns_never_moves_the_whole_the_wrong_way(parts, data):
    place = data.draw(st.integers(0, len(parts) - 1))
    strengths = []
    for word in (CONTRADICTED, SUPPORTED):
        parts[place] = Verdict(word)
        strengths.append(strength(of_parts(parts)))
    assert strengths == sorted(strengths)


@given(groups)
def test_exactly_one_rule_fits_and_gives_the_verdict(groups):
    """The ordered rules, told again as conditions that exclude each other."""
    main, *others = map(group_status, groups)
    rules = {
        (NOT_ENOUGH_DATA, False): main == NO_DATA,
        (UNDECIDED, False): main == UNDECIDED,
        (SUPPORTED, True): main == HOLDS and FAILS in others,
        (SUPPORTED, False): main == HOLDS and FAILS not in others,
        (CONTRADICTED, True): main == FAILS and HOLDS in others,
        (CONTRADICTED, False): main == FAILS and HOLDS not in others,
    }
    (fitting,) = [rule for rule, fits in rules.items() if fits]
    verdict = judged(groups)
    assert (verdict.word, bool(verdict.depends_on)) == fitting
    against = {HOLDS: FAILS, FAILS: HOLDS}.get(main)
    named = {n for n, s in enumerate(others) if s == against}
    assert {int(g.split()[1]) for g in verdict.depends_on} == named
    assert {int(g.split()[1]) for g in verdict.undecided} == {
        n for n, s in enumerate(others) if s == UNDECIDED
    }
