"""Each article's claims.csv, from the proposals and the edits on record."""

import csv
import io
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from claimbook.cli import main
from claimbook.data.schema import Claim
from claimbook.extraction.proposals import apply, as_csv, edits_between
from claimbook.faults import Faults
from claimbook.project import Project

HERE = Path(__file__).parent
TEXT = HERE / "retelling.sv.txt"
FOLDER = Project.find().articles / "kina-celac-2025"
# Each retold in own words, every figure phrase kept.
RETOLD = {
    "kina-celac-2025": ("2025-05-13", "sv"),
    "brasil-china-2023": ("2023-03-24", "pt"),
    "china-loans-2016": ("2016-02-14", "en"),
}


def given(slug):
    day, language = RETOLD[slug]
    text = str(HERE / f"retelling.{language}.txt")
    return ["read", text, "--published", day, "--language", language]


@pytest.mark.parametrize("slug", RETOLD)
def test_the_claims_come_back_from_the_proposals_and_the_edits(slug):
    folder = Project.find().articles / slug
    edits = ["--edits", str(folder / "edits.yaml")]
    ran = CliRunner().invoke(main, [*given(slug), *edits])
    written = (folder / "claims.csv").read_text("utf-8")
    # cells, not bytes: by hand a cell may be quoted that needs no quotes
    again = (
        f"claims.csv or what is proposed has changed; record again (--record {slug})"
    )
    assert rows(ran.output) == rows(written), again


def rows(text):
    return [*csv.reader(io.StringIO(text))]


def test_edits_fit_only_the_text_they_were_recorded_with():
    edits = Project.find().articles / "brasil-china-2023" / "edits.yaml"
    ran = CliRunner().invoke(main, [*given("china-loans-2016"), "--edits", str(edits)])
    assert ran.exit_code == 2 and "Is it the text the edits" in ran.output


def test_most_figures_came_from_a_proposal():
    edits = yaml.safe_load((FOLDER / "edits.yaml").read_text("utf-8"))
    made = [e for e in edits if "from" in e]
    assert len(made) >= 25
    untouched = {"printed", "when_printed"}
    same = [e for e in made if not untouched & set(e.get("set", {}))]
    assert len(same) >= 15


def test_the_record_says_where_a_claim_comes_from_and_what_differs():
    ran = CliRunner().invoke(
        main,
        [
            *given("kina-celac-2025"),
            *("--record", "kina-celac-2025"),
        ],
    )
    entries = {e["claim"]: e for e in yaml.safe_load(ran.output)}
    assert entries["trade-over-500"]["from"] == "p11-threshold"
    assert set(entries["trade-over-500"]["set"]) == {"statement_en", "statement_sv"}
    assert "from" not in entries["united-front"]


def claim(**cells):
    return Claim(
        **{
            "claim_id": "a",
            "paragraph": 1,
            "topic": "trade",
            "type": "level",
            "said_by": "the article",
            "printed": "5 %",
            "when_printed": "",
            "statement_en": "S.",
            "statement_sv": "S.",
        }
        | cells
    )


def test_any_claims_are_led_to_and_come_back():
    before = [claim(claim_id="p1-level"), claim(claim_id="p2-level", paragraph=2)]
    after = [
        claim(claim_id="one", said_by="Xi"),
        claim(claim_id="new", printed="", type="opinion", paragraph=2),
        claim(claim_id="part", part_of="one", paragraph=3),
    ]
    edits = edits_between(before, after)
    assert edits[0] == {"claim": "one", "from": "p1-level", "set": {"said_by": "Xi"}}
    assert apply(before, edits) == after
    assert as_csv(after).splitlines()[3].startswith("part,one,3,trade,level")


def test_edits_of_another_text_are_refused():
    with pytest.raises(
        Faults, match="edits.yaml, one: found from = 'p9-level'; allowed"
    ):
        apply([claim()], [{"claim": "one", "from": "p9-level", "set": {}}])


def test_a_missing_list_or_article_is_one_error(tmp_path):
    read = given("kina-celac-2025")
    ran = CliRunner().invoke(main, [*read, "--edits", str(tmp_path / "none.yaml")])
    assert ran.exit_code == 2 and "none.yaml: found no such file" in ran.output
    ran = CliRunner().invoke(main, [*read, "--record", "none"])
    assert ran.exit_code == 2 and "no such article" in ran.output
