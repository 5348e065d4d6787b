"""Every verdict has its own mark, class and colour."""

import re

import pytest

from claimbook.domain.verdict import WORDS
from claimbook.report.claim_view import SHAPES, kind
from claimbook.report.languages import TEMPLATES

STYLE = (TEMPLATES / "style.css").read_text("utf-8")


@pytest.mark.parametrize("word", WORDS)
def test_a_verdict_is_a_class_with_a_colour_and_a_mark(word):
    name = kind(word)
    assert re.fullmatch("[a-z]+(-[a-z]+)*", name)
    assert re.search(rf"\.{name}\b[^{{]*{{ --verdict: ", STYLE)
    assert list(SHAPES.values()).count(SHAPES[word]) == 1


def test_what_was_right_when_printed_looks_unlike_what_is_contradicted():
    colours = {
        name: colour
        for names, colour in re.findall(
            r"^(\.[^{]*){ --verdict: var\((.*)\)", STYLE, re.M
        )
        for name in re.findall(r"\.([\w-]+)", names)
    }
    revised = kind("right when printed, since revised")
    assert colours[revised] != colours[kind("contradicted")]
