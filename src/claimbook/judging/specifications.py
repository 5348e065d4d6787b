"""From a plan entry to its specifications: every defensible way to run the check."""

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimbook.judging.plan import PlanEntry

MAIN = "main"
# what an alternative may tell readers beside its `why`: its name, both in Swedish
TOLD = ("name_en", "name_sv", "why_sv")


@dataclass(frozen=True, slots=True)
class Specification:
    """One way of running a check: the alternative it belongs to, its settled choices.

    Specifications of one alternative differ only in equivalent choices; `varied` names
    them.
    """

    alternative: str
    choices: dict[str, Any]
    varied: dict[str, Any]
    why: str


def specifications(entry: "PlanEntry") -> list[Specification]:
    """Return the Specifications of a PlanEntry, the main alternative first.

    An alternative of `other` starts from the main choices and overrides some. A list
    stands for equivalent choices; several lists are combined.
    """
    rows: list[Specification] = []
    alternatives = {MAIN: entry.main | {"why": entry.reason}, **entry.other}
    for name, own in alternatives.items():
        chosen = entry.main | own
        why = chosen.pop("why", "")
        for text in TOLD:
            chosen.pop(text, None)
        lists = {k: v for k, v in chosen.items() if isinstance(v, list)}
        for combination in product(*lists.values()):
            varied = dict(zip(lists, combination, strict=True))
            choices = entry.settings | chosen | varied
            rows.append(Specification(name, choices, varied, why))
    return rows
