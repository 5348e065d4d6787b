"""What was read in a text, as lines of JSON or as a table for the terminal."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from claimbook.extraction.statement import HIDDEN, Statement

WIDTH = 46
COLUMNS = ("score", "¶", "type", "printed", "means", "period", "test")


@dataclass(frozen=True)
class Reading:
    """What was read: the language, the Statements in order, those of consistency."""

    language: str
    statements: tuple[Statement, ...]
    inconsistencies: tuple[Statement, ...]

    def json_lines(self) -> Iterator[str]:
        """Yield one JSON object a statement as it stands, those of consistency last."""
        for statement in (*self.statements, *self.inconsistencies):
            yield json.dumps(statement.row(), ensure_ascii=False)

    def table(self) -> Iterator[str]:
        """Yield the lines of a table: the statements most worth a check first."""
        every = (*self.inconsistencies, *self.statements)
        by_score = sorted(every, key=lambda s: (-s.score, s.start))
        shown = [s for s in by_score if s.score >= HIDDEN and s.unit != "consistency"]
        yield (
            f"{len(shown)} statements in {self.language}, the one most worth a check "
            "first; ¶ is the paragraph"
        )
        yield ""
        rows = [COLUMNS, *map(_cells, shown)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            padded = (c.ljust(w) for c, w in zip(row, (*widths[:-1], 0), strict=True))
            yield "  ".join(padded).rstrip()
        if self.inconsistencies:
            yield ""
            yield "The text against itself:"
        for s in sorted(self.inconsistencies, key=lambda s: s.start):
            yield f"  ¶ {s.paragraph}  {s.rule}: {s.note}"


def _cells(s: Statement) -> tuple[str, ...]:
    printed = " ".join(s.printed.split())
    if len(printed) > WIDTH:
        printed = printed[: WIDTH - 1] + "…"
    test = f"{s.check}: {', '.join(s.series)}" if s.check else ""
    place = str(s.paragraph)
    return f"{s.score:.2f}", place, s.type, printed, s.means(), s.when(), test
