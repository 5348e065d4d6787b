"""The verdict rules: what all outcomes together say of a claim. First match wins."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from claimbook.domain.wording import Message

Status = Literal["holds", "fails", "undecided", "no data"]
HOLDS: Final = "holds"
FAILS: Final = "fails"
UNDECIDED: Final = "undecided"
NO_DATA: Final = "no data"

Word = Literal[
    "supported",
    "right when printed, since revised",
    "contradicted",
    "mixed",
    "undecided",
    "not enough data",
    "not checkable",
]
SUPPORTED: Final = "supported"
REVISED: Final = "right when printed, since revised"
CONTRADICTED: Final = "contradicted"
MIXED: Final = "mixed"
NOT_ENOUGH_DATA: Final = "not enough data"
NOT_CHECKABLE: Final = "not checkable"
Lack = Literal["", "undated", "nothing public"]
UNDATED: Final = "undated"
NOTHING_PUBLIC: Final = "nothing public"
LACKS: tuple[Lack, ...] = ("", NOTHING_PUBLIC, UNDATED)  # the last says the most
WORDS: tuple[Word, ...] = get_args(Word)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A word, the groups it depends on, and the groups left undecided.

    `in_part` says of what alone it is so, where that is not all that the claim speaks
    of: "1 of 5 parts". `contested` are the groups it depends on that speak of the
    article's own year. `lacks` says what the data of an earlier date lack.
    """

    word: Word
    depends_on: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    in_part: str = ""
    contested: tuple[str, ...] = ()
    lacks: Lack = field(default="", compare=False)

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


DENIED: Final = "a denial of equal rank"
READ_OTHERWISE: Final = "another documented reading"


def of_documents(evidence: Collection[Any], cases: int = 1) -> Verdict:
    """Return the Verdict that documents carry; `evidence` are Evidence rows.

    One primary document, two agencies of independent origin, or what a party states of
    itself or of its adversary, whoever carries it, decide. A decided side depends on a
    denial of equal rank, or on another documented reading: one that would decide by the
    same measure, so that one agency alone documents none. Rewrites of another outlet's
    text never count by themselves. `cases` are how many the claim's wording needs, two
    for a plural: with fewer that are each supported, it is so in part.
    """
    for_it, against = weight(evidence, "supports"), weight(evidence, "denies")
    depends = (READ_OTHERWISE,) if weight(evidence, "other_reading") else ()
    if for_it and for_it >= against:
        denied = (DENIED,) if against == for_it else ()
        there, in_part = _cases(evidence), ""
        if there < cases:
            in_part = Message("{n} of {total} cases", n=there, total=cases)
        return Verdict(SUPPORTED, denied + depends, in_part=in_part)
    if against:
        return Verdict(CONTRADICTED, depends)
    return Verdict(NOT_ENOUGH_DATA)


def _cases(evidence: Collection[Any]) -> int:
    """Return how many cases are supported, each by documents that would decide."""
    named = {e.case for e in evidence if e.stance == "supports"}
    own = ([e for e in evidence if e.case == case] for case in named)
    return max(1, sum(weight(rows, "supports") > 0 for rows in own))


def weight(evidence: Collection[Any], stance: str) -> int:
    """Return 2 for a primary document, 1 for a party or two agencies, else 0.

    Agencies count by origin. One that carries what a party states is no origin of it.
    """
    rows = [e for e in evidence if e.stance == stance]
    if any(e.rank == "primary" and not e.party for e in rows):
        return 2
    if any(e.party and e.rank != "rewrite" for e in rows):
        return 1
    origins = {e.compiled_by.casefold() for e in rows if e.rank == "agency"}
    return 1 if len(origins) >= 2 else 0


def of_parts(parts: Collection[Verdict]) -> Verdict:
    """Return the Verdict of a claim from those of its parts.

    It is mixed where the judged parts differ, and in part where others could not be
    judged: these are counted and do not decide.
    """
    scored = [p for p in parts if p.word != NOT_CHECKABLE]
    judged = [p for p in scored if p.word != NOT_ENOUGH_DATA]
    words: set[Word] = {p.word for p in judged or parts}
    if not judged:
        lacks: list[Lack] = sorted((p.lacks for p in parts), key=LACKS.index)
        word = words.pop() if len(words) == 1 else NOT_ENOUGH_DATA
        return Verdict(word, lacks=lacks[-1] if lacks else "")
    if words == {SUPPORTED, REVISED}:
        words = {REVISED}
    if len(words) > 1:
        return Verdict(MIXED)
    depends = tuple(dict.fromkeys(name for p in judged for name in p.depends_on))
    undecided = tuple(dict.fromkeys(name for p in judged for name in p.undecided))
    in_part = ""
    if len(judged) < len(scored):
        in_part = Message("{n} of {total} parts", n=len(judged), total=len(scored))
    contested = tuple(dict.fromkeys(name for p in judged for name in p.contested))
    return Verdict(words.pop(), depends, undecided, in_part, contested)
