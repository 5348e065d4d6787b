"""From a plan entry to its specifications: every defensible way to run the check."""

from dataclasses import dataclass
from itertools import product

MAIN = "main"
# what a group may tell readers beside its `why`: its name, and both in Swedish
TOLD = ("name_en", "name_sv", "why_sv")


@dataclass(frozen=True, slots=True)
class Specification:
    """One way of running a check: the group it belongs to and its settled choices.

    Specifications of one group differ only in equivalent choices; `varied` names them.
    """

    group: str
    choices: dict
    varied: dict
    why: str


def specifications(entry):
    """Return the Specifications of a PlanEntry, the main group first.

    A group of `other` starts from the main choices and overrides some. A list stands
    for equivalent choices; several lists are combined.
    """
    found = []
    groups = {MAIN: entry.main | {"why": entry.reason}, **entry.other}
    for group, own in groups.items():
        chosen = entry.main | own
        why = chosen.pop("why", "")
        for told in TOLD:
            chosen.pop(told, None)
        lists = {k: v for k, v in chosen.items() if isinstance(v, list)}
        for combination in product(*lists.values()):
            varied = dict(zip(lists, combination, strict=True))
            found.append(
                Specification(group, entry.settings | chosen | varied, varied, why)
            )
    return found
