"""The Data Package of an article's processed tables: what every column holds."""

import csv
import hashlib
import io
import json

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
    "year": "calendar year",
    "claims": "number of claims",
    "ratio": "importer's figure divided by the exporter's",
    "home_value": "what the home economy reports, in base units",
    "partner_value": "what the partner reports of the same flow, in base units",
    "change_of_part": "change of the part over the window, in base units",
    "change_of_whole": "change of the whole over the window, in base units",
}
TEXTS = {
    "claim_id": "the claim's id",
    "part_of": "id of the claim this is a part of",
    "as_of": "which figures count: known now, or public on the dateline",
    "group": "the reading; main decides, the others mean something else",
    "note": "what was counted, in English",
    "note_said": "the note as texts and values, JSON, to be said in another language",
    "passes": "whether the year's value lies in the claimed set",
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


FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula
GUARDED = (
    "A text that a spreadsheet would take for a formula begins with an apostrophe that "
    "is not part of it."
)


def describe(folder, article):
    """Write datapackage.json beside an article's tables: columns, sizes, hashes."""
    titles = {f"{name}.csv": title for name, title in TABLES.items()}
    charts = sorted(file.name for file in (folder / "charts").glob("*.csv"))
    titles |= {f"charts/{name}": f"Figures of the chart {name[:-4]}" for name in charts}
    resources = []
    for path, title in titles.items():
        content = (folder / path).read_bytes()
        header = next(csv.reader(io.StringIO(content.decode("utf-8"))), [])
        resources.append(
            {
                "name": path.removesuffix(".csv").replace("/", "-"),
                "path": path,
                "title": title,
                "format": "csv",
                "encoding": "utf-8",
                **_seal(content),
                "schema": {"fields": [_field(column) for column in header]},
            }
        )
    package = {
        "name": article.slug,
        "title": article.title_en,
        "resources": resources,
    }
    _write(package, folder)


def publish(folder, target):
    """Copy the described tables of `folder` to `target`, safe to open as spreadsheets.

    Numbers and dates stay as they are; a text that looks like a formula is guarded.
    Tables that nothing describes are no package, and stay where they are.
    """
    if not (folder / "datapackage.json").is_file():
        return
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_text("utf-8")
        fields = [field["type"] for field in resource["schema"]["fields"]]
        guarded = _guarded(content, fields).encode("utf-8")
        (target / resource["path"]).parent.mkdir(parents=True, exist_ok=True)
        (target / resource["path"]).write_bytes(guarded)
        resource |= _seal(guarded)
    _write({"description": GUARDED, **package}, target)


def _guarded(content, types):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in csv.reader(io.StringIO(content, newline="")):
        writer.writerow(
            f"'{cell}" if kind == "string" and cell.startswith(FORMULA) else cell
            for cell, kind in zip(row, types, strict=True)
        )
    return out.getvalue()


def _seal(content):
    digest = hashlib.sha256(content).hexdigest()
    return {"bytes": len(content), "hash": f"sha256:{digest}"}


def _write(package, folder):
    text = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")


def _field(column):
    if column in NUMBERS:
        return {"name": column, "type": "number", "description": NUMBERS[column]}
    described = {"description": TEXTS[column]} if column in TEXTS else {}
    return {"name": column, "type": "string", **described}
