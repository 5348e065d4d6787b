"""Every text a reader meets exists in every language, and no other does."""

import csv
import json
import re
from inspect import getdoc
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from claimbook.checks import checks
from claimbook.checks.duration import DAYS, MONTHS
from claimbook.data.schema import Evidence, Lineage
from claimbook.data.vocabulary import NOT_SCORED, Topic
from claimbook.domain.units import NAMED_UNITS
from claimbook.domain.verdict import FAILS, HOLDS, NO_DATA, UNDECIDED, WORDS
from claimbook.domain.wording import SCALES, SINGULAR
from claimbook.report.claim_view import ARTICLE
from claimbook.report.languages import CATALOGUES, LANGUAGES
from claimbook.text.words import SHARES, conventions

ROOT = Path(__file__).parents[2]
OTHERS = [language for language in LANGUAGES if language != "en"]


def words(options):
    return {option.replace("_", " ") for option in options}


def from_tables():
    """Texts that stand in closed lists and are translated word by word."""
    # a currency without a word of its own keeps its code in every language
    units = {base for _, base in NAMED_UNITS.values() if not base.startswith("percent")}
    units |= {"USD", "CNY", "CNY per USD"}
    units |= {"times", "economies", "codes", *DAYS, *MONTHS, *SINGULAR.values()}
    columns, rules = Evidence.model_fields, conventions()
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
        ARTICLE,
        *words(rules.hedges),
        *(rule for rule in rules.hedges.values() if any(map(str.isalpha, rule))),
        *words(SHARES),
        *words(checks()),
        *(getdoc(check).split("\n\n")[0] for check in checks().values()),
    }


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """Texts that the package's code and templates mark, as pybabel finds them."""
    template = tmp_path_factory.mktemp("texts") / "claimbook.pot"
    command = ["pybabel", "--quiet", "extract", "--mapping-file", "pyproject.toml"]
    command += ["--keyword", "Message", "--keyword", "plural:1,2"]
    command += ["--keyword", "template"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        CommandLineInterface().run([*command, "--output-file", str(template), "src"])
    return set(read(template))


def from_data():
    """Names of events and institutions: a translation is welcome, and not asked for."""
    tables = {
        "product": (ROOT / "data/raw/figures").glob("*_events.csv"),
        "compiled_by": (ROOT / "data/raw/articles").glob("*/evidence.csv"),
    }
    package = json.loads((ROOT / "data/raw/figures/datapackage.json").read_text())
    return {
        row[column].replace("_", " ")
        for column, files in tables.items()
        for file in files
        for row in csv.DictReader(file.read_text("utf-8").splitlines())
    } | {e[n] for e in package["resources"] for n in ("institution", "compiled_by")}


def read(file):
    """Return {text: translation} of a catalogue; a plural's text is a pair."""
    with file.open("rb") as content:
        return {m.id: m.string for m in read_po(content) if m.id}


def catalogue(language):
    return read(CATALOGUES / language / "LC_MESSAGES" / "claimbook.po")


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated_and_no_other(language, marked):
    translated = catalogue(language)
    used = marked | from_tables()
    assert sorted(map(str, used - translated.keys())) == []
    assert sorted(map(str, translated.keys() - used - from_data())) == []


def test_texts_of_code_and_of_templates_are_seen(marked):
    assert "It would turn at {at}." in marked  # a Wording's, in Python
    assert "How close" in marked  # of a template
    assert "spliced: {joints}" in marked  # a Message
    assert ("{n} document", "{n} documents") in marked


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_the_values(language):
    for text, translation in catalogue(language).items():
        both = (
            zip(text, translation, strict=True)
            if isinstance(text, tuple)
            else [(text, translation)]
        )
        for english, other in both:
            assert other, english
            # "there is one" names no number
            assert fields(other) - fields(english) <= {"n"}, english
            assert fields(english) <= fields(other), english


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_says_how_it_counts(language):
    text = (CATALOGUES / language / "LC_MESSAGES" / "claimbook.po").read_text("utf-8")
    assert re.search(r"Plural-Forms: nplurals=2; plural=\(n != 1\);", text)
