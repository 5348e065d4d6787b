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
    NOTHING_PUBLIC,
    REVISED,
    SUPPORTED,
    UNDATED,
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


def paper(rank, stance="supports", compiled_by="x", party="", case=""):
    return SimpleNamespace(
        rank=rank, stance=stance, compiled_by=compiled_by, party=party, case=case
    )


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
        # what was right when printed is not wrong
        ([SUPPORTED, REVISED], REVISED),
        ([CONTRADICTED, REVISED], MIXED),
        ([CONTRADICTED, NOT_CHECKABLE], CONTRADICTED),
        ([NOT_ENOUGH_DATA, NOT_ENOUGH_DATA], NOT_ENOUGH_DATA),
        ([NOT_CHECKABLE], NOT_CHECKABLE),
        ([NOT_CHECKABLE, NOT_ENOUGH_DATA], NOT_ENOUGH_DATA),
        ([], NOT_ENOUGH_DATA),
    ],
)
def test_a_claim_with_parts_is_what_its_judged_parts_are(parts, verdict):
    assert of_parts([Verdict(word) for word in parts]) == Verdict(verdict)


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ([SUPPORTED] + 4 * [NOT_ENOUGH_DATA], "supported in part, 1 of 5 parts"),
        ([SUPPORTED, SUPPORTED, NOT_ENOUGH_DATA], "supported in part, 2 of 3 parts"),
        ([CONTRADICTED, NOT_ENOUGH_DATA], "contradicted in part, 1 of 2 parts"),
        # what is not checkable is no part that lacks data
        ([SUPPORTED, NOT_CHECKABLE], "supported in part, "),
    ],
)
def test_a_claim_of_which_parts_lack_data_is_so_in_part(parts, verdict):
    whole = of_parts([Verdict(word) for word in parts])
    assert f"{whole.word} in part, {whole.in_part}" == verdict


def test_a_parent_that_lacks_data_lacks_a_date_where_a_part_does():
    nothing, undated = (
        Verdict(NOT_ENOUGH_DATA, lacks=lacks) for lacks in (NOTHING_PUBLIC, UNDATED)
    )
    assert of_parts([nothing, undated]).lacks == UNDATED
    assert of_parts([nothing, nothing]).lacks == NOTHING_PUBLIC
    assert of_parts([Verdict(SUPPORTED), undated]).lacks == ""


def statement(party, stance="supports", rank="agency", by="AP"):
    return paper(rank, stance, by, party)


@pytest.mark.parametrize(
    ("evidence", "verdict"),
    [
        # one rank, whoever carries it
        ([statement("A")], Verdict(SUPPORTED)),
        ([statement("A", rank="primary")], Verdict(SUPPORTED)),
        ([statement("A", rank="rewrite")], Verdict(NOT_ENOUGH_DATA)),
        ([statement("A", "denies")], Verdict(CONTRADICTED)),
        # neither side of a quarrel outweighs the other
        ([statement("A"), statement("B", "denies")], Verdict(SUPPORTED, (DENIAL,))),
        (
            [statement("A"), statement("B", "denies", "primary")],
            Verdict(SUPPORTED, (DENIAL,)),
        ),
        # nor what two agencies found out
        ([*TWO, statement("B", "denies")], Verdict(SUPPORTED, (DENIAL,))),
        # an act outweighs what is stated of it
        ([*PRIMARY, statement("B", "denies", "primary")], Verdict(SUPPORTED)),
        # two agencies that carry one party are no two agencies
        ([*DENIED, statement("A"), statement("A", by="AFP")], Verdict(CONTRADICTED)),
        # one wire is one origin, in small letters or large
        (papers("AFP", "afp"), Verdict(NOT_ENOUGH_DATA)),
    ],
)
def test_a_party_has_one_rank_whoever_carries_it(evidence, verdict):
    assert of_documents(evidence) == verdict


@pytest.mark.parametrize(
    ("evidence", "in_part"),
    [
        ([paper("primary", case="Chancay")], "1 of 2 cases"),
        ([paper("primary"), paper("primary")], "1 of 2 cases"),
        ([paper("primary", case="a"), paper("primary", case="b")], ""),
        # each case by documents that would decide it
        ([paper("primary", case="a"), paper("agency", case="b")], "1 of 2 cases"),
        ([paper("agency", "supports", o, case=c) for o in "xy" for c in "ab"], ""),
    ],
)
def test_a_plural_needs_two(evidence, in_part):
    assert of_documents(evidence, 2).in_part == in_part
    assert of_documents(evidence).in_part == ""


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
