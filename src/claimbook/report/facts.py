"""What a reader asks of a claim first, as terms and what is said of each."""

from claimbook.domain.verdict import FAILS, HOLDS, NOT_ENOUGH_DATA
from claimbook.judging.sentences import claimed_set, margin, note, turning, verdict_line
from claimbook.report import proof, show

# a shape a verdict, so that colour is not needed to tell them apart
SHAPES = {
    "supported": "●",
    "contradicted": "✕",
    "mixed": "◐",
    "undecided": "◆",
    "not enough data": "○",
    "not checkable": "–",
    "not yet judged": "·",
}


def kind(word):
    """Return a verdict's word as the name of a class."""
    return word.replace(" ", "-")


def facts(found, one, _):
    """Return what a reader asks first, as a list of terms."""
    if one.main:
        facts = _measured(found, one, _)
    elif one.outcomes:
        nothing = _("No figure for {group}.", group=_("main choice"))
        facts = [
            (_("Found"), nothing),
            (_("What would change it"), _changes(found, one, _)),
        ]
    elif one.parts:
        facts = [
            (_("Found"), _parts(found, one, _)),
            (_("By whose figures"), show.safe(_.all_of(_compilers(one)))),
            (_("What would change it"), _("Another verdict on one of its parts.")),
        ]
    elif one.evidence:
        facts = proof.told(one, _)
    else:
        facts = [
            (_("Found"), _("Neither a figure nor a document at hand answers this.")),
            (_("What would change it"), _("A primary document, or two agencies.")),
        ]
    facts.append((_("As of"), _as_of(found, one, _)))
    body = "".join(f"<dt>{name}</dt><dd>{said}</dd>" for name, said in facts if said)
    return f'<dl class="facts">{body}</dl>'


def _measured(found, one, _):
    main = one.main
    value = f"<strong>{show.safe(_.quantity(main.value, main.unit))}</strong>"
    claimed = _("claimed: {claimed}", claimed=claimed_set(main, _))
    said = f"{value}; {show.safe(claimed)}"
    if main.note:
        said += f". {_note(main, _)}"
    close = [margin(main, _)]
    percent = main.margin_percent
    if percent == percent and percent and not main.unit.startswith("percent"):
        close.append(_("The margin is {n} % of that.", n=_.number(abs(percent), 2)))
    if main.only_by_rounding:
        close.append(_("Right only by rounding."))
    return [
        (_("Found"), said),
        (_("By whose figures"), _whose(one, _)),
        (_("How close"), show.safe(" ".join(filter(None, close)))),
        (_("What would change it"), _changes(found, one, _)),
    ]


def _note(outcome, _):
    """Return an outcome's note; what could not be translated is marked as English."""
    language = _.language if outcome.note_said else "en"
    return f'<span class="soft">{show.foreign(note(outcome, _), language, _)}</span>'


def _whose(one, _):
    own = _.all_of(one.main.compiled_by.split("; "))
    on, off = len(one.compilers(HOLDS)), len(one.compilers(FAILS))
    counted = (
        _.n_("{n} independent compiler for", "{n} independent compilers for", on)
        + ", "
        + _("{n} against", n=off)
    )
    return f'{show.safe(own)} <span class="soft">({show.safe(counted)})</span>'


def _changes(found, one, _):
    names = found.names(one, _)
    items = []
    for turn in turning(one, _, names):
        why, language = found.why(one.claim.claim_id, turn.group, _)
        said = f"{show.safe(turn.said)} "
        if turn.note:
            said += f'<span class="soft">{show.safe(turn.note)}.</span> '
        if why:
            said += f'<span class="soft">{show.foreign(why, language, _)}</span>'
        items.append(f"<li>{said}</li>")
    if not items:
        return _("No other way of counting in the plan says otherwise.")
    return f"<ul>{''.join(items)}</ul>"


def _parts(found, one, _):
    judged = sum(p.verdict.word != NOT_ENOUGH_DATA for p in one.parts)
    items = "".join(f"<li>{pointer(found, part, _)}</li>" for part in one.parts)
    said = _(
        "{judged} of {total} parts could be judged.",
        judged=judged,
        total=len(one.parts),
    )
    return f'{said}<ul class="parts">{items}</ul>'


def _compilers(one):
    """Return who stands behind the verdicts of a claim's parts."""
    return sorted(
        {c for p in one.parts for side in (HOLDS, FAILS) for c in p.compilers(side)}
    )


def pointer(found, part, _):
    """Return a line that names another claim's verdict and leads to its card."""
    word = part.verdict.word
    line = verdict_line(part.verdict, _, found.names(part, _))
    statement = found.statement(part.claim, _)
    return (
        f'<span class="shape {kind(word)}" aria-hidden="true">{SHAPES[word]}</span> '
        f"{show.link_to(f'#{part.claim.claim_id}', statement)} "
        f'<span class="soft">{show.safe(line)}</span>'
    )


def _as_of(found, one, _):
    """Return which date the verdict stands for, and what the dateline alone says."""
    told = []
    if one.main:
        released = one.main.released_by
        told.append(
            _("figures public by {day}", day=_.date(released))
            if released
            else _("figures whose release date is not known")
        )
    dates = [e.date for e in one.evidence if e.date]
    if dates:
        told.append(_("documents up to {day}", day=_.date(max(dates))))
    elif one.evidence:
        told.append(_("documents whose date is not known"))
    before = found.then[one.claim.claim_id].verdict
    dateline = _.date(found.book.article.published)
    if before == one.verdict:
        told.append(_("the same from what was public on {day} alone", day=dateline))
    else:
        line = verdict_line(before, _, found.names(one, _))
        told.append(
            _(
                "from what was public on {day} alone: {verdict}",
                day=dateline,
                verdict=line,
            )
        )
    return show.safe("; ".join(told))
