"""The plan of an article: what it names must exist, and fit the check it names."""

from pydantic import BaseModel, ConfigDict, ValidationError

from claimbook.checks import checks
from claimbook.data.article_files import RawArticle
from claimbook.data.raw_files import add_model_faults
from claimbook.data.vocabulary import (
    NOT_SCORED,
    PUBLISHER_REGIONS,
    Id,
    SourceId,
    Text,
)
from claimbook.domain import price_volume as split
from claimbook.domain.dataset import Dataset
from claimbook.domain.economies import LAC, is_code
from claimbook.domain.quantity import Quantity
from claimbook.faults import Collector, listed, near_miss
from claimbook.judging.specifications import MAIN, specifications


class PlanEntry(BaseModel):
    """The analyst's choice for one claim: the check, its main choice, the others.

    Keys beside the named ones are settings of the check, the same for every group.
    A list in `main` or in a group of `other` stands for equivalent choices. `beside`
    names quantities to show with the claim, `split` the value and the volume of a good
    whose growth to split by price; both decide nothing. `reason_sv` is the reason in
    Swedish; a group may have `name_en`, `name_sv` and `why_sv`.
    """

    model_config = ConfigDict(extra="allow", frozen=True, use_attribute_docstrings=True)

    claim: Id
    """the claim it is for, an id of claims.csv"""
    check: Text
    """the check that fits the claim"""
    main: dict = {}
    """the reading that decides; a list stands for equivalent choices"""
    reason: Text
    """why this check and this reading are the main ones"""
    reason_sv: str = ""
    """the same in Swedish"""
    other: dict[SourceId, dict] = {}
    """readings that mean something else, by name: what differs from main, and why"""
    beside: list[dict] = []
    """quantities to show with the claim that decide nothing"""
    split: dict = {}
    """the value and the volume of a good whose growth to split; decides nothing"""

    @property
    def reasons(self):
        """The reason for the main choice, by the keys a group's reasons have."""
        return {"why": self.reason, "why_sv": self.reason_sv}

    @property
    def settings(self):
        """Settings of the check that every group shares."""
        return self.model_extra


def read_plan(
    raw: RawArticle, data: Dataset, faults: Collector
) -> dict[str, PlanEntry]:
    """Return {claim id: PlanEntry}; what is wrong with the entries is added."""
    plan: dict[str, PlanEntry] = {}
    for number, content in enumerate(raw.entries, 1):
        claim = content.get("claim") if isinstance(content, dict) else None
        place = f"entry {number} ({claim or 'no claim'})"
        try:
            entry = PlanEntry.model_validate(content)
        except ValidationError as error:
            add_model_faults(error, place, "Fix the entry.", faults, PlanEntry)
            continue
        _check_claim(entry, plan, raw, place, faults)
        _check_entry(entry, data, place, faults)
        plan[entry.claim] = entry
    return plan


def _check_claim(entry, plan, raw, place, faults):
    claims = {claim.claim_id: claim for claim in raw.claims}
    if entry.claim in plan:
        given = "a second entry for the claim"
        faults.add(place, given, "one entry a claim", "Join the two.")
    if entry.claim not in claims:
        if raw.complete:
            fix = near_miss(entry.claim, claims) + "Fix the id or take the entry out."
            given = f"claim = {entry.claim!r}"
            faults.add(place, given, "a claim of claims.csv", fix)
    elif claims[entry.claim].type in NOT_SCORED:
        given = f"a check for a claim of the type {claims[entry.claim].type}"
        fix = "Opinions, motives and forecasts are not checked."
        faults.add(place, given, "a claim that is scored", fix)
    elif any(c.part_of == entry.claim for c in raw.claims):
        given, allowed = "a check for a claim with parts", "checks for its parts"
        faults.add(place, given, allowed, "A parent's verdict follows from its parts.")


def _check_entry(entry, data, place, faults):
    for group, choices in {MAIN: entry.main, **entry.other}.items():
        for name in sorted({"between", "countries"} & choices.keys()):
            faults.add(
                place,
                f"{name} in {group}",
                f"{name} beside main and other, the same for every alternative",
                "Move it there; a list in an alternative stands for equivalent "
                "choices.",
            )
    if entry.check not in checks():
        faults.unknown(place, "check", entry.check, checks())
        return
    if MAIN in entry.other:
        given = f"an alternative {MAIN} in other"
        faults.add(place, given, "any other name", "Rename it.")
    model = checks()[entry.check].Choices
    rows = specifications(entry)
    for group in (MAIN, *entry.other):
        if group not in {s.alternative for s in rows}:
            given = f"an empty list in {group}"
            faults.add(place, given, "one choice or more", "Take it out.")
    for row in rows:
        if row.alternative != MAIN and not row.why:
            given, allowed = f"no why in {row.alternative}", "a reason for each"
            faults.add(place, given, f"{allowed} alternative", "Write it.")
        _check_choices(model, row.choices, row.alternative, data, place, faults)
    for number, quantity in enumerate(entry.beside, 1):
        _check_choices(Quantity, quantity, f"beside {number}", data, place, faults)
    if entry.split:
        _check_choices(split.Choices, entry.split, "split", data, place, faults)


def _check_choices(model, content, group, data, place, faults):
    try:
        choices = model.model_validate(content)
        quantities = _quantities(choices)
    except ValidationError as error:
        own = Collector()
        add_model_faults(error, place, "", own)
        for fault in own:
            unknown = fault.given.startswith("unknown ")
            hint = near_miss(fault.given.split()[-1], model.model_fields)
            fix = hint * unknown + f"It takes {listed(model.model_fields)}."
            faults.add(place, f"{fault.given} in {group}", fault.allowed, fix)
    else:
        for quantity in quantities:
            _check_names(quantity, group, data, place, faults)
        for event in getattr(choices, "events", ()):
            _check_event(event, choices, group, data, place, faults)


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


def _check_event(event, choices, group, data, place, faults):
    known = {
        f.product
        for f in data.figures
        if f.source in choices.source
        and (f.series, f.partner) == (choices.series, choices.partner)
    }
    if event not in known and data.sources.keys() >= set(choices.source):
        allowed = listed(known) or "an event of the sources named"
        fix = near_miss(event, known) + "Fix the name or add the figure."
        faults.add(place, f"event {event!r} in {group}", allowed, fix)


def _check_names(choices, group, data, place, faults):
    def unknown(kind, name, known):
        fix = near_miss(name, known) + "Fix the name."
        faults.add(place, f"{kind} = {name!r} in {group}", listed(known), fix)

    for source in choices.source:
        if data.sources and source not in data.sources:
            unknown("source", source, data.sources)
    if data.series and choices.series not in data.series:
        unknown("series", choices.series, data.series)
    regions = (*data.regions, *PUBLISHER_REGIONS)
    for region in choices.region:
        if region not in regions:
            unknown("region", region, regions)
    for economy in choices.between or ():
        if economy != LAC and not is_code(economy):
            given = f"between = {economy!r} in {group}"
            allowed = "ISO3 codes, or LAC for a region"
            faults.add(place, given, allowed, "Fix the code.")
    for side in ("reporter", "partner"):
        code = getattr(choices, side)
        if choices.between is None and code and code not in regions:
            if not is_code(code):
                allowed = f"an ISO3 code or one of {listed(regions)}"
                fix = near_miss(code, regions) + "Fix the code."
                faults.add(place, f"{side} = {code!r} in {group}", allowed, fix)


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
