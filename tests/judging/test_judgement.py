"""What is concluded of a claim on one date, from its outcomes and documents."""

import pytest
from made import ABOVE_100, LEVEL, claim, data, document, judged, plan, totals

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
    Verdict,
)
from claimbook.judging.judge import outcomes
from claimbook.judging.judgement import judgements

PRESS = {"source": "press", "why": "w"}


def by_figures(value, evidence=(), other=None, rows=(), **main):
    """The Judgement of `a`, over 100, from a figure of this value and documents."""
    figures = data(totals({2024: value}), list(rows))
    entry = plan("level", LEVEL | main, other)
    return judged(claim(ABOVE_100, claim_id="a"), entry, figures, evidence)


def by_documents(*evidence, **cells):
    return judged(claim(claim_id="a", **cells), None, data(), evidence)


def paper(*given, **cells):
    return document("a", *given, **cells)


def test_every_claim_gets_a_judgement_and_without_anything_it_lacks_data():
    claims = (claim(claim_id="a"), claim(claim_id="b"))
    every = judgements(claims, {}, (), {})
    assert {c: j.verdict for c, j in every.items()} == {
        "a": Verdict(NOT_ENOUGH_DATA),
        "b": Verdict(NOT_ENOUGH_DATA),
    }
    only = every["a"]
    assert (only.claim, only.outcomes, only.evidence) == (claims[0], (), ())
    assert (only.main, only.turns_if, only.alternatives()) == (None, [], {})
    assert only.compilers(HOLDS) == []


def test_judgements_keep_the_order_of_the_claims():
    claims = tuple(claim(claim_id=name) for name in "cab")
    assert list(judgements(claims, {}, (), {})) == ["c", "a", "b"]


def test_an_opinion_is_not_checkable_whatever_documents_say():
    assert by_documents(paper(), type="opinion").verdict == Verdict(NOT_CHECKABLE)


def test_documents_decide_what_no_plan_does():
    judgement = by_documents(paper(stance="denies"), document("b"))
    assert judgement.verdict == Verdict(CONTRADICTED)
    assert [e.claim_id for e in judgement.evidence] == ["a"]


def test_figures_decide_where_both_figures_and_documents_speak():
    denied = [paper("denies")]
    assert by_figures(120, denied).verdict == Verdict(SUPPORTED)
    assert len(by_figures(120, denied).evidence) == 1


def test_documents_answer_where_no_admissible_figure_does():
    denied = [paper("denies")]
    nobody = by_figures(120, denied, source="nobody")
    assert nobody.verdict == Verdict(CONTRADICTED)
    assert [o.status for o in nobody.outcomes] == [NO_DATA]
    assert by_figures(120, source="nobody").verdict == Verdict(NOT_ENOUGH_DATA)


def test_documents_do_not_answer_for_an_undecided_figure():
    rows = totals({2024: 90}, source="press")
    judgement = by_figures(120, [paper()], source=["customs", "press"], rows=rows)
    assert judgement.verdict == Verdict(UNDECIDED)


def parts(*values):
    """The Judgements of a claim and of its parts a, b, …, one a value, None: none."""
    names = "abc"[: len(values)]
    claims = tuple(claim(ABOVE_100, claim_id=n, part_of="whole") for n in names)
    own = {
        part.claim_id: outcomes(part, plan("level", LEVEL), data(totals({2024: value})))
        for part, value in zip(claims, values, strict=True)
        if value is not None
    }
    return judgements((claim(claim_id="whole"), *claims), own, (), {})


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ((120, 90), MIXED),
        ((120, 130), SUPPORTED),
        ((90, 80), CONTRADICTED),
        ((None, None), NOT_ENOUGH_DATA),
    ],
)
def test_a_parent_follows_from_its_parts(values, word):
    every = parts(*values)
    assert every["whole"].verdict == Verdict(word)
    assert every["whole"].parts == (every["a"], every["b"])
    assert every["a"].parts == ()


def test_a_part_without_data_is_said_to_be_so():
    assert parts(120, None)["b"].verdict == Verdict(NOT_ENOUGH_DATA)


def test_the_main_outcome_is_the_first_of_the_main_alternative_with_a_figure():
    judgement = by_figures(120, other={"by_press": PRESS})
    assert (judgement.main.alternative, judgement.main.value) == ("main", 120)
    statuses = {name: s for name, (s, _) in judgement.alternatives().items()}
    assert statuses == {"main": HOLDS, "by_press": NO_DATA}
    second = by_figures(120, source=["nobody", "customs"])
    assert second.main is second.outcomes[1]
    # another alternative never stands for the main one
    rows = totals({2024: 90}, source="press")
    nobody = by_figures(120, source="nobody", other={"by_press": PRESS}, rows=rows)
    assert nobody.main is None


def test_an_alternative_says_together_what_its_outcomes_do():
    rows = totals({2024: 90}, source="press")
    judgement = by_figures(120, source=["customs", "press", "nobody"], rows=rows)
    assert judgement.alternatives() == {
        "main": (UNDECIDED, list(judgement.outcomes)),
    }


def test_compilers_are_counted_once_and_rewrites_never():
    rows = totals({2024: 130}, source="press", compiled_by="customs")
    evidence = [
        paper(by="AP", rank="agency"),
        paper(by="AP", rank="agency", source_id="copy"),
        paper(by="a blog", rank="rewrite"),
        paper(by="EFE", rank="agency", stance="denies"),
        paper(by="DPA", rank="agency", stance="context"),
        paper(by="ANSA", rank="agency", stance="other_reading"),
    ]
    judgement = by_figures(120, evidence, other={"by_press": PRESS}, rows=rows)
    assert judgement.compilers(HOLDS) == ["AP", "customs"]
    assert judgement.compilers(FAILS) == ["EFE"]
