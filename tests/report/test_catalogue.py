"""Every text a reader meets exists in every language, and no other does."""

import ast
import csv
import json
import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel.messages.pofile import read_po

from claimbook.checks.duration import DAYS, MONTHS
from claimbook.data.schema import Evidence, Lineage
from claimbook.data.vocabulary import NOT_SCORED, Topic
from claimbook.domain.figures import NAMED_UNITS
from claimbook.domain.verdict import FAILS, HOLDS, NO_DATA, UNDECIDED, WORDS
from claimbook.domain.wording import SCALES, SINGULAR
from claimbook.report.article import paragraphs
from claimbook.report.card import ARTICLE
from claimbook.report.languages import CATALOGUES, LANGUAGES
from claimbook.report.machine import SCALE
from claimbook.report.pages import NAMELESS

ROOT = Path(__file__).parents[2]
# what a text is marked by in the code
MARKS = ("gettext", "Message")
MARKS_OF_TWO = ("ngettext", "plural")
OTHERS = [language for language in LANGUAGES if language != "en"]


def words(options):
    return {option.replace("_", " ") for option in options}


def from_tables():
    """Texts that stand in closed lists and are said word by word."""
    # a currency without a word of its own keeps its code in every language
    units = {base for _, base in NAMED_UNITS.values() if not base.startswith("percent")}
    units |= {"USD", "CNY", "CNY per USD"}
    units |= {"times", "economies", "codes", *DAYS, *MONTHS, *SINGULAR.values()}
    columns = Evidence.model_fields
    return {
        *words(get_args(Topic)),
        *WORDS,
        *NOT_SCORED,
        *(HOLDS, FAILS, UNDECIDED, NO_DATA),
        *words(get_args(columns["stance"].annotation)),
        *get_args(columns["rank"].annotation),
        *get_args(Lineage.model_fields["relation"].annotation),
        *(scaled for _, scaled in SCALES),
        *units,
        *("percent", "a year", "rank"),
        *("a denial of equal rank", "another documented reading"),
        *(ARTICLE, SCALE, NAMELESS),
    }


def from_code():
    """Texts marked in the package's code and templates."""
    package, found = ROOT / "src" / "claimbook", set()
    for file in package.rglob("*.py"):
        found |= marked(ast.parse(file.read_text("utf-8")))
    for file in package.rglob("*.j2"):
        text = file.read_text("utf-8")
        found |= set(re.findall(r"""\bgettext\("([^"]+)"[),]""", text))
        found |= set(re.findall(r"""\bngettext\("([^"]+)", "([^"]+)",""", text))
    return found


def marked(tree):
    """Return the texts a piece of code marks, singular and plural as a pair."""
    found = set()
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        texts = [a.value for a in call.args if isinstance(a, ast.Constant)]
        if name in MARKS_OF_TWO and len(texts) >= 2:
            found.add(tuple(texts[:2]))
        elif name in MARKS and texts:
            found.add(texts[0])
    return found


def from_prose():
    """Paragraphs of the notebook that becomes the reader's page."""
    notebook = json.loads((ROOT / "notebooks/5-report.ipynb").read_text("utf-8"))
    return {
        text
        for cell in notebook["cells"]
        if cell["cell_type"] == "markdown"
        for _, text in paragraphs("".join(cell["source"]))
    }


def from_data():
    """Names of the events at hand: a translation is welcome, and not asked for."""
    return {
        row["product"].replace("_", " ")
        for file in (ROOT / "data/raw/figures").glob("*_events.csv")
        for row in csv.DictReader(file.read_text("utf-8").splitlines())
    }


def used():
    return from_tables() | from_code() | from_prose()


def catalogue(language):
    with (CATALOGUES / language / "LC_MESSAGES" / "claimbook.po").open("rb") as file:
        return {m.id: m.string for m in read_po(file, language) if m.id}


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated_and_no_other(language):
    translated = catalogue(language)
    assert sorted(map(str, used() - translated.keys())) == []
    assert sorted(map(str, translated.keys() - used() - from_data())) == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_the_values(language):
    for text, said in catalogue(language).items():
        pairs = (
            zip(text, said, strict=True) if isinstance(text, tuple) else [(text, said)]
        )
        for english, other in pairs:
            assert other, english
            assert fields(english) == fields(other), english


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_says_how_it_counts(language):
    text = (CATALOGUES / language / "LC_MESSAGES" / "claimbook.po").read_text("utf-8")
    assert re.search(r"Plural-Forms: nplurals=2; plural=\(n != 1\);", text)
