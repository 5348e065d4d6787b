"""What a job hands back; it can be taken without what the job imports."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Built:
    """What a job hands back: files by path, or why it failed and what ran so far.

    Paths begin with tables/, pages/ or notebooks/ (the executed copies).
    """

    slug: str
    files: dict
    failure: str | None = None
