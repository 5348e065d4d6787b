"""The Data Package of an article's processed tables: what every column holds."""

import json

from claimbook.raw.read import sha256

TABLES = {
    "claims": "One row a claim: as written, its number as a set, its time as dates",
    "evidence": "One row a document that speaks of a claim",
    "figures": "One row a figure a verdict rests on, in base units",
    "groups": "One row a reading: what it says, and at what value it would turn",
    "outcomes": "One row a specification: what a check found against the claimed set",
    "readings": "One row another reading of a printed number, beside the verdict",
    "rests-on": "One row a figure a specification used",
    "verdicts": "One row a claim: its verdict as of two dates and what it hangs on",
}
NUMBERS = {
    "paragraph": "paragraph of the article the claim stands in, from 1",
    "number": "number of the specification within its claim, from 1",
    "value": "the value found, in base units",
    "low": "lower end of what the value may truly be",
    "high": "upper end of what the value may truly be",
    "claimed_low": "lower end of the set that makes the claim right",
    "claimed_high": "upper end of the set that makes the claim right",
    "margin": "how far the value lies inside the claimed set; negative: outside",
    "margin_percent": "the margin in percent of the bound where it would turn",
    "flips_at": "the value at which the outcome would turn",
    "specifications": "how many specifications the group has",
    "compilers": "independent compilers of the figures the group rests on",
    "sources_for": "independent compilers whose figures or documents support the claim",
    "sources_against": "independent compilers whose figures or documents deny it",
}
TEXTS = {
    "claim_id": "the claim's id",
    "part_of": "id of the claim this is a part of",
    "as_of": "which figures count: known now, or public on the dateline",
    "group": "the reading; main decides, the others mean something else",
    "varied": "the equivalent choice this specification made, as JSON",
    "status": "holds, fails, undecided or no data; for a figure, how it was published",
    "known_now": "verdict from all figures and documents",
    "on_the_dateline": "verdict from what was public on the dateline",
    "only_by_rounding": "whether it holds by rounding and would fail by truncation",
    "turns": "whether the group says the opposite of the main one",
    "reading": "how the printed number is read instead",
    "changes": "whether the main choice would then say something else",
    "turns_if_read": "the readings of the printed number that would turn the claim",
    "rests_on_sha256": "hash of the claim, its figures as published and its documents",
    "claimed": "the set that makes the claim right, with open and closed ends",
    "figure_id": "source, series, reporter, partner, flow, product, period, release",
    "unit": "the base unit of value, low and high",
    "released": "the day the figure was public by, if known",
    "released_by": "the day all figures used were public by, if known",
    "compiled_by": "who compiled the figures; press copies of one are one compiler",
}


def describe(folder, article):
    """Write datapackage.json beside an article's tables: columns, sizes, hashes."""
    resources = []
    for name, title in TABLES.items():
        file = folder / f"{name}.csv"
        header = file.read_text("utf-8").split("\n", 1)[0].split(",")
        resources.append(
            {
                "name": name,
                "path": file.name,
                "title": title,
                "format": "csv",
                "encoding": "utf-8",
                "bytes": file.stat().st_size,
                "hash": f"sha256:{sha256(file)}",
                "schema": {"fields": [_field(column) for column in header]},
            }
        )
    package = {
        "name": article.slug,
        "title": article.title_en,
        "resources": resources,
    }
    text = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")


def _field(column):
    if column in NUMBERS:
        return {"name": column, "type": "number", "description": NUMBERS[column]}
    described = {"description": TEXTS[column]} if column in TEXTS else {}
    return {"name": column, "type": "string", **described}
