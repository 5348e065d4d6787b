"""What is concluded, in whole sentences of each check, outcome and language."""

from math import inf
from types import SimpleNamespace

import pytest

from claimbook.checks import Finding, checks
from claimbook.data.schema import Evidence
from claimbook.domain.interval import Interval
from claimbook.domain.verdict import FAILS, HOLDS, UNDECIDED, Verdict
from claimbook.domain.wording import ENGLISH
from claimbook.judging.conclusions import (
    BELOW,
    BY_CHECK,
    BY_STATUS,
    but,
    conclusion,
    named,
    needed,
    verdict_in_words,
)
from claimbook.judging.judge import Outcome
from claimbook.judging.judgement import Judgement
from claimbook.report.languages import LANGUAGES, in_language

SWEDISH = in_language("sv")
ABOVE_500 = Interval(500e9, inf, False)


class Customs(SimpleNamespace):
    """A figure as far as a sentence names it."""

    compiled_by: str = "China Customs"
    source: str = "customs"


def outcome(check="level", value=518e9, unit="USD", status=HOLDS, **given):
    finding = Finding(value, Interval(value, value), ABOVE_500, unit, (Customs(),))
    facts = {"alternative": "main", "choices": {}, "varied": {}, "why": ""}
    return Outcome("c", check, 1, status=status, finding=finding, **facts | given)


def judgement(*outcomes, word="supported", depends=(), evidence=(), parts=()):
    claim = SimpleNamespace(scored=True, claim_id="c")
    return Judgement(claim, Verdict(word, depends), outcomes, evidence, parts)


def document(stance, rank, by):
    facts = {"claim_id": "c", "source_id": "s", "publisher": by, "note": ""}
    facts |= {"address": "https://example.org", "stated": "so", "compiled_by": by}
    return Evidence(stance=stance, rank=rank, **facts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", [HOLDS, FAILS, UNDECIDED])
@pytest.mark.parametrize("check", sorted(checks()))
@pytest.mark.parametrize("value", [2.0, -2.0])
def test_every_check_and_outcome_has_a_sentence(check, status, value, language):
    wording = in_language(language)
    own = outcome(check, value, "percent", status)
    text = conclusion(judgement(own), wording)
    assert text[0].isupper() and text.endswith(".")
    assert "{" not in text and "_" not in text
    assert check in BY_CHECK or (check, HOLDS) in BY_STATUS
    if language == "sv":
        assert "Kinas tull" in text or check == "consistency" or value < 0
        template = BY_STATUS.get((check, status), BY_CHECK.get(check, ""))
        template = BELOW.get(check, template) if value < 0 else template
        assert wording.gettext(template) != template


def test_several_values_are_a_range_and_several_sources_a_list():
    own = [outcome(value=9.159e9), outcome(value=9.165e9)]
    assert conclusion(judgement(*own)) == (
        "It was 9.159 bn USD to 9.165 bn USD, by the figures of China Customs."
    )


def test_what_is_claimed_and_a_bar_of_ours_are_told_apart():
    assert needed(judgement(outcome())) == "Claimed is above 500 bn USD."
    ours = outcome(choices={"bar_percent": 33.3})
    assert needed(judgement(ours)).startswith("Our bar for its word is")
    assert needed(judgement(outcome(choices={"bar_percent_a_year": None}))).startswith(
        "Claimed is"
    )
    assert needed(judgement()) == ""


def test_on_what_a_verdict_depends_is_named_as_it_reads_in_a_sentence():
    other = outcome(value=460.5e9, status=FAILS, alternative="fob")
    names = {"fob": "by exporters' figures"}
    one = judgement(outcome(), other, depends=("fob",))
    assert but(one, names=names) == "But not by exporters' figures (460.5 bn USD)."
    assert verdict_in_words(one.verdict, ENGLISH, names) == (
        "supported, but not by exporters' figures"
    )
    wrong = judgement(other, word="contradicted", depends=("fob",))
    assert but(wrong, names=names).startswith("It does hold, though, by exporters'")
    assert but(judgement(outcome())) == ""


def test_documents_are_named_by_the_rank_that_decides():
    rows = (
        document("supports", "agency", "AP"),
        document("supports", "agency", "Reuters"),
        document("denies", "agency", "Xinhua"),
    )
    one = judgement(evidence=rows, depends=("a denial of equal rank",))
    assert conclusion(one) == "Independent agencies say so: AP and Reuters."
    assert but(one) == "Denied by Xinhua."
    assert verdict_in_words(one.verdict) == "supported, but denied with equal weight"
    rows += (document("denies", "primary", "Chinese embassy in Chile"),)
    assert conclusion(judgement(evidence=rows, word="contradicted"), SWEDISH) == (
        "Ett förstahandsdokument säger något annat: Kinas ambassad i Chile."
    )


def test_who_has_no_name_is_left_out_where_others_have_one():
    assert named(["AP", "unnamed wire", "AP"], ENGLISH) == ["AP"]
    assert named(["unnamed"], ENGLISH) == ["unnamed"]


def test_a_claim_with_parts_says_what_became_of_them():
    parts = (judgement(outcome()), judgement(outcome(), word="contradicted"))
    assert conclusion(judgement(parts=parts, word="mixed")) == (
        "Of its parts: 1 supported, 1 contradicted."
    )
