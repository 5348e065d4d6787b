"""The first article's claims.csv, from the proposals and the edits on record."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from claimbook import paths
from claimbook.cli import main
from claimbook.faults import Faults
from claimbook.raw.schema import Claim
from claimbook.reading.edits import apply, as_csv, record
from claimbook.reading.proposals import proposals

TEXT = Path(__file__).parent / "retelling.sv.txt"
FOLDER = paths.articles() / "kina-celac-2025"
AGAIN = (
    "claims.csv or what is proposed has changed; record the edits again: claimbook read "
    "tests/reading/retelling.sv.txt --published 2025-05-13 --record kina-celac-2025"
)


def proposed():
    return proposals(TEXT.read_text("utf-8"), "sv", date(2025, 5, 13))[0]


def test_the_claims_come_back_from_the_proposals_and_the_edits():
    ran = CliRunner().invoke(
        main,
        [
            *("read", str(TEXT), "--published", "2025-05-13", "--language", "sv"),
            *("--edits", str(FOLDER / "edits.yaml")),
        ],
    )
    assert ran.output == (FOLDER / "claims.csv").read_text("utf-8"), AGAIN


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
            *("read", str(TEXT), "--published", "2025-05-13", "--language", "sv"),
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
    edits = record(before, after)
    assert edits[0] == {"claim": "one", "from": "p1-level", "set": {"said_by": "Xi"}}
    assert apply(before, edits) == after
    assert as_csv(after).splitlines()[3].startswith("part,one,3,trade,level")


def test_edits_of_another_text_are_refused():
    with pytest.raises(
        Faults, match="edits.yaml, one: found from = 'p9-level'; allowed"
    ):
        apply([claim()], [{"claim": "one", "from": "p9-level", "set": {}}])


def test_a_missing_list_or_article_is_one_error(tmp_path):
    given = ["read", str(TEXT), "--published", "2025-05-13", "--language", "sv"]
    ran = CliRunner().invoke(main, [*given, "--edits", str(tmp_path / "none.yaml")])
    assert ran.exit_code == 2 and "none.yaml: found no such file" in ran.output
    ran = CliRunner().invoke(main, [*given, "--record", "none"])
    assert ran.exit_code == 2 and "no such article" in ran.output
