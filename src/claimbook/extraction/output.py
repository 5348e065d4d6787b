"""What was read, for a machine (one JSON object a line) and for the eye (a table)."""

import json
from dataclasses import asdict
from datetime import date

HIDDEN = 0.1  # statements worth less only date another one
WIDTH = 46


def json_lines(reading):
    """Yield one JSON object a statement as they stand, those of consistency last."""
    for statement in (*reading.statements, *reading.contradictions):
        yield json.dumps(as_row(statement), ensure_ascii=False)


def as_row(statement):
    """A Statement as a dict of JSON values, `when_printed` and the like included."""
    row = asdict(statement)
    for name in ("sentence", "about", "heading", "plural"):
        del row[name]
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row.items()
    }


def table(reading):
    """Yield the lines of a table: the statements most worth a check first."""
    shown = [s for s in reading.by_score if s.score >= HIDDEN]
    at_odds = [s for s in shown if s.unit == "consistency"]
    rest = [s for s in shown if s.unit != "consistency"]
    yield (
        f"{len(rest)} statements in {reading.language}, the one most worth a check "
        "first; ¶ is the paragraph"
    )
    yield ""
    rows = [("score", "¶", "type", "printed", "means", "period", "test")]
    rows += [_cells(s) for s in rest]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    for row in rows:
        padded = [cell.ljust(w) for cell, w in zip(row, (*widths, 0), strict=True)]
        yield "  ".join(padded).rstrip()
    if at_odds:
        yield ""
        yield "The text against itself:"
    for s in at_odds:
        yield f"  ¶ {s.paragraph}  {s.rule}: {s.note}"


def _cells(s):
    test = s.check and f"{s.check}: {', '.join(s.series)}"
    printed = " ".join(s.printed.split())
    if len(printed) > WIDTH:
        printed = printed[: WIDTH - 1] + "…"
    period = ""
    if s.period:
        same = s.period_start == s.period_end
        period = f"{s.period_start}" + ("" if same else f" to {s.period_end}")
    return (
        f"{s.score:.2f}",
        str(s.paragraph),
        s.type,
        printed,
        means(s),
        period,
        test or "",
    )


def means(s):
    """The set of values that a statement's figure stands for, in words and signs."""
    if s.value is None:
        return "no number" if s.unit == "statement" else ""
    unit = s.currency or {"percent": "%", "percentage_point": "pp"}.get(
        s.unit, s.counted or s.unit
    )
    if s.unit == "date":
        return f"{s.value:.0f}"
    low, high = (_short(end) for end in (s.low, s.high))
    if low == high:
        return f"{low} {unit}"
    if low.partition(" ")[2] == high.partition(" ")[2]:
        low = low.partition(" ")[0]
    opening = "[" if s.low_closed else "("
    return f"{opening}{low}, {high}{']' if s.high_closed else ')'} {unit}"


def _short(end):
    if end is None:
        return "∞"
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(end) >= size:
            return f"{end / size:.6g} {name}"
    return f"{end:.6g}"
