"""Faults in what an analyst wrote: all of a run are listed together."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST = 1000  # letters of each part of a message


@dataclass(frozen=True)
class Fault:
    """One fault: where it stands, what is given, what is allowed, how to fix it."""

    file: str
    row: str
    given: str
    allowed: str
    fix: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.row}" if self.row else self.file
        return f"{place}: found {self.given}; allowed: {self.allowed}. {self.fix}"


class Faults(Exception):
    """Every fault of a run, raised once, after all files have been looked at."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(map(str, self.faults)))

    def __reduce__(self) -> tuple[type["Faults"], tuple[list[Fault]]]:
        """Let another process raise it too."""
        return Faults, (self.faults,)


class Collector:
    """Collects faults in order, each once; those of several files in one list.

    `file` is how messages call the file whose faults are added.
    """

    def __init__(self, file: str = "", faults: dict[Fault, None] | None = None) -> None:
        self.file = file
        self._faults: dict[Fault, None] = {} if faults is None else faults

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._faults)

    def __len__(self) -> int:
        return len(self._faults)

    def in_file(self, file: str) -> "Collector":
        """Return a collector of another file's faults, which adds to the same list."""
        return Collector(file, self._faults)

    def add(self, row: str, given: str, allowed: str, fix: str) -> None:
        """Add one fault; `row` is where in the file it stands, blank for all of it."""
        parts = (row, given, allowed, fix)
        self.extend([Fault(self.file, *map(_shortened, parts))])

    def unknown(
        self,
        row: str,
        kind: str,
        name: str,
        allowed: Iterable[str],
        fix: str = "Fix the name.",
        words: str = "",
    ) -> None:
        """Add the fault of a name that is none of `allowed`, with the nearest of them.

        `kind` is what the name is of: a column, a key, a choice. `words` is what is
        allowed in words, where a list of the names would not help.
        """
        allowed = list(allowed)
        hint, words = near_miss(name, allowed), words or listed(allowed)
        self.add(row, f"{kind} = {name!r}", words, hint + fix)

    def extend(self, faults: Iterable[Fault]) -> None:
        """Add faults that are made already."""
        self._faults |= dict.fromkeys(faults)

    def check(self) -> None:
        """Raise Faults with all that were added, if any."""
        if self._faults:
            raise Faults(self)


def _shortened(text: str) -> str:
    """Return a text without its middle, where it is longer than a reader reads."""
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST // 2]} … {text[-LONGEST // 4 :]}"


def near_miss(name: str, allowed: Iterable[str]) -> str:
    """Return "Did you mean x? " for the allowed name closest to `name`, or ""."""
    close = difflib.get_close_matches(str(name), map(str, allowed), 1, 0.6)
    return f"Did you mean {close[0]}? " if close else ""


def listed(names: Iterable[str], most: int = 30) -> str:
    """Return allowed names, in order, as one phrase of at most `most`."""
    names = sorted(map(str, names))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
