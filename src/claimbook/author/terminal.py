"""An explained claim as text for a terminal: aligned, and no wider than it."""

import textwrap

import click

from claimbook.domain.verdict import NO_DATA
from claimbook.domain.wording import word_of
from claimbook.judging.old_sentences import SIGNS, group_name, quantity

NARROW, WIDE = 60, 100
MOST = 4  # pages of a source, or figures at hand, that are shown
COLORS = {"supported": "green", "contradicted": "red"}


def lines(found, width):
    """Return the lines of a claim explained by `explain`, for `width` columns."""
    width = max(NARROW, min(width, WIDE))
    told = [
        click.style(f"{found['claim']} · {found['article']}", bold=True),
        *_wrap(found["statement"], width),
        *_wrap(_printed(found), width),
        "",
        *_pairs(
            [
                ("known now", _colored(found["known_now"])),
                ("on the dateline", _colored(found["on_the_dateline"])),
            ],
            width,
        ),
    ]
    if found["check"]:
        told += _checked(found, width)
    if found["readings"]:
        told += _readings(found, width)
    if found["turns"]:
        told += [*_head("What would turn it, and what stays open")]
        for line in found["turns"]:
            told += _wrap(line, width, "- ")
    if found["parts"]:
        told += _head("Parts")
        told += _pairs([(p["claim"], p["known_now"]) for p in found["parts"]], width)
    if found["documents"]:
        told += _head("Documents")
        for paper in found["documents"]:
            told += _paper(paper, width)
    if found["sources"]:
        told += _head("Sources")
        for source in found["sources"]:
            told += _source(source, found["figures"], width)
    if not (found["readings"] or found["documents"] or found["parts"]):
        told += ["", *_wrap(_why_nothing(found), width)]
    return told


def _printed(found):
    said = f"paragraph {found['paragraph']}, said by {found['said_by']}"
    if found["printed"]:
        said = f"printed “{found['printed']}”, {said}"
    if found["when_printed"]:
        said += f", “{found['when_printed']}” read as {found['period'] or 'no date'}"
    part = f", part of {found['part_of']}" if found["part_of"] else ""
    return f"{said} · {found['topic']}, {found['type']}{part}"


def _checked(found, width):
    check = found["check"]
    return [
        *_head("Check"),
        *_pairs(
            [
                (check["name"], check["formula"]),
                ("reason", check["reason"]),
                ("result", check["finding"] or "no admissible figure"),
            ],
            width,
        ),
    ]


def _readings(found, width):
    rows = {
        reading["name"]: [(_value(o), _margin(o), _varied(o)) for o in outcomes]
        for reading in found["readings"]
        if (outcomes := reading["outcomes"])
    }
    name_room = max(map(len, map(group_name, rows))) + 2
    rooms = [max(len(o[i]) for os in rows.values() for o in os) for i in range(2)]
    wide = 7 + name_room + sum(rooms) + 4 + 16 <= width
    told = _head("Readings: now, on the dateline")
    for reading in found["readings"]:
        name = group_name(reading["name"])
        signs = f"  {SIGNS[reading['status']]} {SIGNS[reading['on_the_dateline']]}  "
        if not wide:
            told.append(signs + name)
        for value, margin, varied in rows[reading["name"]]:
            start = signs + name.ljust(name_room) if wide else " " * 7
            told += _wrap(
                varied, width, f"{start}{value:>{rooms[0]}}  {margin:<{rooms[1]}}  "
            )
            signs, name = " " * 7, ""
        if reading["name"] != "main":
            told += _wrap(reading["why"], width, " " * 7, dim=True)
        told += [
            line
            for has in _few(reading["at_hand"], "figures")
            for line in _wrap(has, width, " " * 7 + "at hand: ")
        ]
    return told


def _few(found, what):
    more = len(found) - MOST
    return found[:MOST] + ([f"{more} more {what}: see --json"] if more > 0 else [])


def _value(outcome):
    if outcome["status"] == NO_DATA:
        return "no figure"
    if outcome["value"] is None:
        return "no number"
    return f"{quantity(outcome['value'], outcome['unit'])} {SIGNS[outcome['status']]}"


def _margin(outcome):
    margin, percent = outcome["margin"], outcome["margin_percent"]
    if margin is None:
        return ""
    if outcome["unit"].startswith("percent"):
        return f"{margin:+.3g} points"
    return f"{margin:+.3g}" if percent is None else f"{percent:+.3g} %"


def _varied(outcome):
    varied = outcome["varied"]
    told = [f"{k} {v}" for k, v in varied.items()]
    return "; ".join(told + ([] if "source" in varied else outcome["sources"]))


def _paper(paper, width):
    dated = paper["date"] or "undated"
    late = "" if paper["by_the_dateline"] else ", after the dateline"
    head = f"{word_of(paper['stance'])}, {paper['rank']}: "
    return [
        *_wrap(f"{head}{paper['publisher']}, {dated}{late}", width, "- "),
        *_wrap(paper["stated"], width, "  "),
        "  " + paper["address"],
    ]


def _source(source, figures, width):
    released = f"released {source['released']}, " if source["released"] else ""
    name = f"{source['name']}: {source['institution']}, {source['table']}"
    pages = [f["address"] for f in figures if f["source"] == source["name"]]
    pages = [page for page in dict.fromkeys(pages) if page]
    told = _wrap(f"{name} ({released}{source['licence']})", width, "- ")
    return told + ["  " + page for page in _few(pages, "pages")]


def _why_nothing(found):
    if found["known_now"] == "not checkable":
        return f"Not scored: {found['type']}. Figures and documents cannot settle it."
    return (
        "Nothing answers it yet: an entry in plan.yaml lets figures do so, a row in "
        "evidence.csv a document."
    )


def _head(text):
    return ["", click.style(text, bold=True)]


def _colored(verdict):
    return click.style(verdict, fg=COLORS.get(verdict.split(",")[0], "yellow"))


def _pairs(pairs, width):
    """Return name and text side by side, the texts aligned."""
    room = max(len(name) for name, _ in pairs) + 2
    told = []
    for name, text in pairs:
        told += _wrap(text, width, f"  {name.ljust(room)}")
    return told


def _wrap(text, width, start="  ", dim=False):
    """Return text wrapped to `width`, further lines under the first one's text."""
    room = max(16, width - len(start))
    wrapped = textwrap.wrap(text, room, break_on_hyphens=False) or [""]
    if dim:
        wrapped = [click.style(line, dim=True) for line in wrapped]
    rest = " " * len(start)
    return [(start + wrapped[0]).rstrip(), *(rest + line for line in wrapped[1:])]
