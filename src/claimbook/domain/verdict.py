"""The verdict rules: what all outcomes together say of a claim. First match wins."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

Status = Literal["holds", "fails", "undecided", "no data"]
HOLDS: Final = "holds"
FAILS: Final = "fails"
UNDECIDED: Final = "undecided"
NO_DATA: Final = "no data"

Word = Literal[
    "supported",
    "contradicted",
    "mixed",
    "undecided",
    "not enough data",
    "not checkable",
]
SUPPORTED: Final = "supported"
CONTRADICTED: Final = "contradicted"
MIXED: Final = "mixed"
NOT_ENOUGH_DATA: Final = "not enough data"
NOT_CHECKABLE: Final = "not checkable"
WORDS: tuple[Word, ...] = get_args(Word)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A word, the groups it depends on, and the groups left undecided."""

    word: Word
    depends_on: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.depends_on:
            return self.word
        return f"{self.word}, depends on {', '.join(self.depends_on)}"


def group_status(statuses: Iterable[Status]) -> Status:
    """Return what a group of equivalent specifications says together.

    It holds if all of it holds, fails if all of it fails, else it is undecided;
    specifications without an admissible figure say nothing.
    """
    known: list[Status] = [s for s in statuses if s != NO_DATA]
    if not known:
        return NO_DATA
    return known[0] if len(set(known)) == 1 else UNDECIDED


def of_groups(main: Status, others: Mapping[str, Status]) -> Verdict:
    """Return the Verdict from the main group's status and the others' by name."""
    undecided = tuple(name for name, s in others.items() if s == UNDECIDED)
    if main == NO_DATA:
        return Verdict(NOT_ENOUGH_DATA, undecided=undecided)
    if main == UNDECIDED:
        return Verdict(UNDECIDED, undecided=undecided)
    word, against = (SUPPORTED, FAILS) if main == HOLDS else (CONTRADICTED, HOLDS)
    depends = tuple(name for name, s in others.items() if s == against)
    return Verdict(word, depends, undecided)


def of_documents(evidence: Collection[Any]) -> Verdict:
    """Return the Verdict that documents carry; `evidence` are Evidence rows.

    One primary document or two agencies of independent origin decide. A decided side
    depends on a denial of equal rank, or on another documented reading: one that would
    decide by the same measure, so that one agency alone documents none. Rewrites of
    another outlet's text never count by themselves.
    """
    for_it, against = _weight(evidence, "supports"), _weight(evidence, "denies")
    other = _weight(evidence, "other_reading")
    depends = ("another documented reading",) if other else ()
    if for_it and for_it >= against:
        denied = ("a denial of equal rank",) if against == for_it else ()
        return Verdict(SUPPORTED, denied + depends)
    if against:
        return Verdict(CONTRADICTED, depends)
    return Verdict(NOT_ENOUGH_DATA)


def _weight(evidence: Collection[Any], stance: str) -> int:
    """Return 2 for a primary document, 1 for two independent agencies, else 0."""
    origins = {
        rank: {e.compiled_by for e in evidence if (e.stance, e.rank) == (stance, rank)}
        for rank in ("primary", "agency")
    }
    if origins["primary"]:
        return 2
    return 1 if len(origins["agency"]) >= 2 else 0


def of_parts(parts: Collection[Verdict]) -> Verdict:
    """Return the Verdict of a claim from those of its parts.

    It is mixed where the judged parts differ; parts that could not be judged are
    counted elsewhere and do not decide.
    """
    judged = [p for p in parts if p.word in (SUPPORTED, CONTRADICTED, UNDECIDED, MIXED)]
    if not judged:
        words: set[Word] = {p.word for p in parts}
        return Verdict(words.pop() if len(words) == 1 else NOT_ENOUGH_DATA)
    words = {p.word for p in judged}
    if len(words) > 1:
        return Verdict(MIXED)
    depends = tuple(dict.fromkeys(name for p in judged for name in p.depends_on))
    undecided = tuple(dict.fromkeys(name for p in judged for name in p.undecided))
    return Verdict(judged[0].word, depends, undecided)
