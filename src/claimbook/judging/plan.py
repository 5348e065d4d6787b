"""The plan of an article: what it names must exist, and fit the check it names."""

from pydantic import ValidationError

from claimbook.checks import checks
from claimbook.data.figure_faults import PUBLISHER_REGIONS
from claimbook.data.read import listed, model_faults, near_miss
from claimbook.data.schema import PlanEntry
from claimbook.data.vocabulary import NOT_SCORED
from claimbook.data.yaml_json import read_yaml
from claimbook.domain import price_volume as split
from claimbook.domain.economies import LAC, is_code
from claimbook.domain.quantity import Quantity
from claimbook.faults import Fault
from claimbook.judging.specification import MAIN, specifications


def read_plan(folder, name, claims, complete, raw, faults):
    """Return {claim id: PlanEntry} of an article; what is wrong is added to `faults`.

    `name` is how the file is called in faults; `complete` tells whether `claims` could
    be read whole, so that an id they lack is the plan's fault.
    """
    plan = {}
    anew = "Restore it; where figures settle no claim, leave it empty."
    entries = read_yaml(folder / "plan.yaml", name, faults, anew) or []
    if not isinstance(entries, list):
        faults.append(
            Fault(
                name,
                "",
                f"a {type(entries).__name__}",
                "a list of entries",
                "Begin each entry with a dash.",
            )
        )
        entries = []
    for number, content in enumerate(entries, 1):
        claim = content.get("claim") if isinstance(content, dict) else None
        place = f"entry {number} ({claim or 'no claim'})"
        try:
            entry = PlanEntry.model_validate(content)
        except ValidationError as error:
            faults += model_faults(error, name, place, "Mend the entry.", PlanEntry)
            continue
        # equivalent choices repeat what is wrong with the others
        problems = dict.fromkeys(_plan_faults(entry, plan, claims, complete, raw))
        faults += [Fault(name, place, *problem) for problem in problems]
        plan[entry.claim] = entry
    return plan


def _plan_faults(entry, plan, claims, complete, raw):
    """Yield (found, allowed, what to do) for what an entry names and does not exist."""
    if entry.claim in plan:
        yield "a second entry for the claim", "one entry a claim", "Join the two."
    if entry.claim not in claims:
        if complete:
            yield (
                f"claim = {entry.claim!r}",
                "a claim of claims.csv",
                near_miss(entry.claim, claims) + "Mend the id or take the entry out.",
            )
    elif claims[entry.claim].type in NOT_SCORED:
        yield (
            f"a check for a {claims[entry.claim].type}",
            "a claim that is scored",
            "Opinions, motives and forecasts are not checked.",
        )
    elif any(c.part_of == entry.claim for c in claims.values()):
        yield (
            "a check for a claim with parts",
            "checks for its parts",
            "A parent's verdict follows from its parts.",
        )
    for group, choices in {MAIN: entry.main, **entry.other}.items():
        for name in sorted({"between", "countries"} & choices.keys()):
            yield (
                f"{name} in {group}",
                f"{name} beside main and other, the same for every reading",
                "Move it there; a list in a reading stands for equivalent choices.",
            )
    if entry.check not in checks():
        yield (
            f"check = {entry.check!r}",
            listed(checks()),
            near_miss(entry.check, checks()) + "Mend the name.",
        )
        return
    if MAIN in entry.other:
        yield f"a group {MAIN} in other", "any other name", "Rename it."
    model = checks()[entry.check].Choices
    found = specifications(entry)
    for group in (MAIN, *entry.other):
        if group not in {s.group for s in found}:
            yield f"an empty list in {group}", "one choice or more", "Take it out."
    for specification in found:
        group = specification.group
        if group != MAIN and not specification.why:
            yield f"no why in {group}", "a reason for every group", "Write it."
        yield from _choice_faults(model, specification.choices, group, raw)
    for number, quantity in enumerate(entry.beside, 1):
        yield from _choice_faults(Quantity, quantity, f"beside {number}", raw)
    if entry.split:
        yield from _choice_faults(split.Choices, entry.split, "split", raw)


def _choice_faults(model, content, place, raw):
    try:
        choices = model.model_validate(content)
        quantities = _quantities(choices)
    except ValidationError as error:
        for fault in model_faults(error, "", place, ""):
            unknown = fault.found.startswith("unknown ")
            hint = near_miss(fault.found.split()[-1], model.model_fields)
            yield (
                f"{fault.found} in {place}",
                fault.allowed,
                hint * unknown + f"It takes {listed(model.model_fields)}.",
            )
    else:
        for quantity in quantities:
            yield from _unknown_names(quantity, place, raw)
        for event in getattr(choices, "events", ()):
            yield from _unknown_event(event, choices, place, raw)


def _quantities(choices):
    """Return every Quantity of a check's choices: its own, and those within them.

    A dict among the choices overrides some of the quantity's own, as a part does. A
    check of the article's own numbers measures nothing.
    """
    own, found = (), []
    if isinstance(choices, Quantity):
        own = Quantity.model_fields
        found = [choices.changed()]
    for name in [n for n in type(choices).model_fields if n not in own]:
        value = getattr(choices, name)
        if isinstance(value, dict):
            value = choices.changed(**value)
        if isinstance(value, Quantity):
            found.append(value)
    return found


def _unknown_event(event, choices, group, raw):
    known = {
        f.product
        for f in raw.figures
        if f.source in choices.source
        and (f.series, f.partner) == (choices.series, choices.partner)
    }
    if event not in known and raw.sources.keys() >= set(choices.source):
        yield (
            f"event {event!r} in {group}",
            listed(known) or "an event of the sources named",
            near_miss(event, known) + "Mend the name or add the figure.",
        )


def _unknown_names(choices, group, raw):
    for source in choices.source:
        if raw.sources and source not in raw.sources:
            yield (
                f"source = {source!r} in {group}",
                listed(raw.sources),
                near_miss(source, raw.sources) + "Mend the name.",
            )
    if raw.series and choices.series not in raw.series:
        yield (
            f"series = {choices.series!r} in {group}",
            listed(raw.series),
            near_miss(choices.series, raw.series) + "Mend the name.",
        )
    regions = (*raw.regions, *PUBLISHER_REGIONS)
    for region in choices.region:
        if region not in regions:
            yield (
                f"region = {region!r} in {group}",
                listed(regions),
                near_miss(region, regions) + "Mend the name.",
            )
    for economy in choices.between or ():
        if economy != LAC and not is_code(economy):
            yield (
                f"between = {economy!r} in {group}",
                "ISO3 codes, or LAC for a region",
                "Mend the code.",
            )
    for side in ("reporter", "partner"):
        code = getattr(choices, side)
        if choices.between is None and code and code not in regions:
            if not is_code(code):
                yield (
                    f"{side} = {code!r} in {group}",
                    f"an ISO3 code or one of {listed(regions)}",
                    near_miss(code, regions) + "Mend the code.",
                )


def sources(plan):
    """Return the names of all sources that the entries may draw a figure from."""
    names = set()
    for entry in plan.values():
        for specification in specifications(entry):
            choices = checks()[entry.check].Choices(**specification.choices)
            names |= set(choices.all_sources())
        for quantity in entry.beside:
            names |= set(Quantity(**quantity).all_sources())
        if entry.split:
            both = split.Choices(**entry.split)
            names |= {*both.value.all_sources(), *both.volume.all_sources()}
    return names
