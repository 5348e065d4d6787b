"""The plan of an article: what it names must exist, and fit the check it names."""

from typing import Any, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claimbook.checks import checks
from claimbook.data.article_files import RawArticle
from claimbook.data.raw_files import add_model_fault
from claimbook.data.schema import Claim
from claimbook.data.vocabulary import NOT_SCORED
from claimbook.domain.dataset import Dataset
from claimbook.domain.economies import LAC, is_code
from claimbook.domain.quantity import Choices, Quantity
from claimbook.faults import Collector, listed, near_miss
from claimbook.judging.specifications import (
    MAIN,
    SAME_IN_ALL,
    PlanEntry,
    Reasons,
    entries,
    specifications,
)

Plan = dict[str, PlanEntry]  # by claim id
UNKNOWN = "extra_forbidden"  # as pydantic calls a name that a model has not


def read_plan(raw: RawArticle, data: Dataset, faults: Collector) -> Plan:
    """Return the plan of an article; what is wrong with it is added to `faults`."""
    plan: Plan = {}
    claims = {row.claim_id: row for row in raw.claims}
    parents = {row.part_of for row in raw.claims}
    for number, content in enumerate(raw.entries, 1):
        claim = _names(content).get("claim")
        place = f"entry {number} ({claim or 'no claim'})"
        if isinstance(claim, str):
            known = claims if raw.complete or claim in claims else None
            _check_claim(claim, plan, known, parents, place, faults)
        entry = _entry(content, place, faults)
        if entry and _is_sound(entry, data, place, faults):
            plan[entry.claim] = entry
    return plan


def sources(plan: Plan) -> set[str]:
    """Return the names of all sources that the entries may draw a figure from."""
    return {
        source
        for entry in plan.values()
        for choices in [c for _, c in entry.settled] + list(entry.shown.values())
        for source in choices.all_sources()
    }


def _names(content: object) -> dict[str, Any]:
    """Return what YAML reads as names and their values; nothing for anything else."""
    return cast(dict[str, Any], content) if isinstance(content, dict) else {}


def _check_claim(
    claim: str,
    plan: Plan,
    claims: dict[str, Claim] | None,
    parents: set[str | None],
    place: str,
    faults: Collector,
) -> None:
    """Add what speaks against checking a claim by figures, or once more.

    `claims` are None where that one may be among those that could not be read.
    """
    if claim in plan:
        given = "a second entry for the claim"
        faults.add(place, given, "one entry a claim", "Join the two.")
    if claims is None:
        return
    if claim not in claims:
        fix, words = "Fix the id or take the entry out.", "a claim of claims.csv"
        faults.unknown(place, "claim", claim, claims, fix, words)
    elif claims[claim].type in NOT_SCORED:
        given = f"a check for a claim of the type {claims[claim].type}"
        fix = "Opinions, motives and forecasts are not checked."
        faults.add(place, given, "a claim that is scored", fix)
    elif claim in parents:
        given, allowed = "a check for a claim with parts", "checks for its parts"
        faults.add(place, given, allowed, "A parent's verdict follows from its parts.")


def _entry(content: Any, place: str, faults: Collector) -> PlanEntry | None:
    """Return an entry that fits the check it names, or None with faults."""
    if not _names(content):
        allowed = "an entry with claim, check, main and reason"
        faults.add(place, repr(content), allowed, "Fix the entry.")
        return None
    check = _names(content).get("check")
    if check in checks():
        _check_needed(_names(content), check, place, faults)
    try:
        return entries().validate_python(content)
    except ValidationError as error:
        for problem in error.errors():
            if problem["type"] == "union_tag_invalid":
                faults.unknown(place, "check", str(check), checks())
            elif problem["type"] == "union_tag_not_found":
                about = PlanEntry.model_fields["check"].description
                fix = f"It is {about}. Fix the entry."
                faults.add(place, "no check", "check is needed", fix)
            else:
                tag, *path = problem["loc"]
                _add(problem, path, checks()[str(tag)].Choices, place, faults)
        return None


def _check_needed(
    content: dict[str, Any], check: str, place: str, faults: Collector
) -> None:
    """Add the choices that the check cannot do without and main does not make."""
    made = {*content, *_names(content.get("main"))}
    for name, field in checks()[check].Choices.model_fields.items():
        if field.is_required() and name not in made:
            about = f"It is {field.description}. " if field.description else ""
            fix = about + "Write it in main, or beside main for every alternative."
            faults.add(f"{place}, main", f"no {name}", f"{name} is needed", fix)


def _add(
    problem: ErrorDetails,
    path: list[int | str],
    choices: type[Choices],
    place: str,
    faults: Collector,
) -> None:
    """Add what pydantic says is wrong at a `path` of an entry, in plain words."""
    alternative, fields = "", PlanEntry.model_fields | choices.model_fields
    match path:
        case ["main", *rest] if rest:
            alternative, path, fields = MAIN, rest, choices.model_fields
        case ["other", name, "[key]"]:
            given = f"the name {name!r} in other"
            faults.add(place, given, problem["msg"], "Rename it.")
            return
        case ["other", name, *rest] if rest:
            alternative, path = str(name), rest
            fields = choices.model_fields | Reasons.model_fields
        case ["beside", int(number), *rest] if rest:
            place, path = f"{place}, beside {number + 1}", rest
            fields = Quantity.model_fields
        case _:
            pass
    where = f"{place}, {alternative}" if alternative else place
    if len(path) > 1:
        fields = Quantity.model_fields
    if alternative and problem["type"] == UNKNOWN and path[0] in SAME_IN_ALL:
        allowed = f"{path[0]} beside main and other, the same for every alternative"
        fix = "Move it there; a list in an alternative stands for equivalent choices."
        faults.add(where, str(path[0]), allowed, fix)
    else:
        add_model_fault(problem, path, where, "Fix the entry.", faults, fields)


def _is_sound(entry: PlanEntry, data: Dataset, place: str, faults: Collector) -> bool:
    """Add what the entry names that is not there; tell whether all its choices fit."""
    sound = True
    for specification in specifications(entry):
        where = f"{place}, {specification.alternative}"
        try:
            choices = entry.CHOICES.model_validate(specification.choices)
            quantities = choices.quantities()
        except ValidationError as error:
            for problem in error.errors():
                if problem["type"] != "missing":  # which is said already
                    path = problem["loc"]
                    add_model_fault(problem, path, where, "Fix the entry.", faults)
            sound = False
            continue
        for quantity in quantities:
            _check_names(quantity, data, where, faults)
        for event in choices.events:
            _check_event(event, choices, data, where, faults)
    for where, choices in entry.shown.items():
        for quantity in choices.quantities():
            _check_names(quantity, data, f"{place}, {where}", faults)
    return sound


def _check_event(
    event: str, choices: Any, data: Dataset, where: str, faults: Collector
) -> None:
    known = {
        f.product
        for f in data.figures
        if f.source in choices.source
        and (f.series, f.partner) == (choices.series, choices.partner)
    }
    if event not in known and data.sources.keys() >= set(choices.source):
        allowed = listed(known) or "an event of the sources named"
        fix = near_miss(event, known) + "Fix the name or add the figure."
        faults.add(where, f"event {event!r}", allowed, fix)


def _check_names(
    quantity: Quantity, data: Dataset, where: str, faults: Collector
) -> None:
    """Add the names of a quantity that the figures do not have."""
    for source in (*quantity.source, *quantity.rates):
        if data.sources and source not in data.sources:
            faults.unknown(where, "source", source, data.sources)
    if data.series and quantity.series not in data.series:
        faults.unknown(where, "series", quantity.series, data.series)
    regions = data.regions
    for region in quantity.region:
        if region.partition("@")[0] not in regions:
            faults.unknown(where, "region", region, regions)
    for economy in quantity.between or ():
        name = economy.partition("@")[0]
        if economy != LAC and name not in regions and not is_code(economy):
            words = f"ISO3 codes, LAC for a region, or one of {listed(regions)}"
            faults.unknown(where, "between", economy, regions, "Fix the code.", words)
    if quantity.between:
        return
    for side, code in (("reporter", quantity.reporter), ("partner", quantity.partner)):
        if code and code not in regions and not is_code(code):
            words = f"an ISO3 code or one of {listed(regions)}"
            faults.unknown(where, side, code, regions, "Fix the code.", words)
