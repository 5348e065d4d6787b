"""Faults in what an analyst wrote: all of a run are listed together."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault: where it stands, what was found, what is allowed, what to do."""

    file: str
    row: str
    found: str
    allowed: str
    todo: str

    def __str__(self):
        place = f"{self.file}, {self.row}" if self.row else self.file
        return f"{place}: found {self.found}; allowed: {self.allowed}. {self.todo}"


class Faults(Exception):
    """Every fault of a run, raised once, after all files have been looked at."""

    def __init__(self, faults):
        self.faults = list(faults)
        super().__init__("\n".join(map(str, self.faults)))

    def __reduce__(self):
        """Let another process raise it too."""
        return Faults, (self.faults,)
