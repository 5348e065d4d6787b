"""Changed verdicts as lines for a terminal, and as Markdown for a pull request."""

import textwrap
from html import escape

JUDGED = "Both judged by the code at hand."


def lines(found, width=88):
    """Return what `diff` found as lines of text."""
    told = [_headline(found)]
    for row in found["changed"]:
        told += ["", f"{row['article']}, {row['claim']}"]
        told += _wrap("before", row["before"], width)
        told += _wrap("after", row["after"], width)
        for reason in row["why"]:
            told += _wrap("why", reason, width)
    if found["same_verdict"]:
        names = ", ".join(row["claim"] for row in found["same_verdict"])
        told += ["", *textwrap.wrap(f"Other inputs, same verdict: {names}", width)]
    for slug, fault in found["unread"].items():
        told += ["", *textwrap.wrap(_unread(slug, fault), width)]
    return told


def markdown(found):
    """Return what `diff` found as Markdown, safe to show as it is."""
    told = [f"### {_headline(found)}", ""]
    if found["changed"]:
        told += ["| claim | before | after | why |", "|---|---|---|---|"]
    for row in found["changed"]:
        why = "<br>".join(map(_cell, row["why"]))
        claim = f"{_cell(row['article'])}, {_cell(row['claim'])}"
        told.append(
            f"| {claim} | {_cell(row['before'])} | {_cell(row['after'])} | {why} |"
        )
    if found["same_verdict"]:
        told += ["", "Other inputs, same verdict:", ""]
        told += [
            f"- {_cell(row['claim'])}: {'; '.join(map(_cell, row['why']))}"
            for row in found["same_verdict"]
        ]
    told += ["", *(_cell(_unread(*pair)) for pair in found["unread"].items())]
    return told


def _headline(found):
    count = len(found["changed"])
    verdicts = "1 verdict differs" if count == 1 else f"{count} verdicts differ"
    if not count:
        verdicts = "No verdict differs"
    return f"{verdicts} from {found['from']} to {found['to']}. {JUDGED}"


def _unread(slug, fault):
    return (
        f"{slug}: the code at hand cannot read the earlier data ({fault}); what was "
        "reviewed then stands for it."
    )


def _wrap(name, text, width):
    start = f"  {name:<7} "
    return textwrap.wrap(
        text, width, initial_indent=start, subsequent_indent=" " * len(start)
    )


def _cell(text):
    for mark in "\\`*_[]|":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(escape(text, quote=False).split())
