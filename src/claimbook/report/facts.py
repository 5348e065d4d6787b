"""What a reader asks of a claim first, as terms and what is said of each."""

from claimbook.domain.verdict import FAILS, HOLDS, NOT_ENOUGH_DATA
from claimbook.judging.old_sentences import (
    claimed_set,
    margin,
    note,
    turning,
    verdict_line,
)
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


def facts(found, one, wording):
    """Return what a reader asks first, as a list of terms."""
    if one.main:
        facts = _measured(found, one, wording)
    elif one.outcomes:
        nothing = wording.gettext(
            "No figure for {group}.", group=wording.gettext("main choice")
        )
        facts = [
            (wording.gettext("Found"), nothing),
            (wording.gettext("What would change it"), _changes(found, one, wording)),
        ]
    elif one.parts:
        facts = [
            (wording.gettext("Found"), _parts(found, one, wording)),
            (
                wording.gettext("By whose figures"),
                show.safe(wording.list(_compilers(one))),
            ),
            (
                wording.gettext("What would change it"),
                wording.gettext("Another verdict on one of its parts."),
            ),
        ]
    elif one.evidence:
        facts = proof.told(one, wording)
    else:
        facts = [
            (
                wording.gettext("Found"),
                wording.gettext(
                    "Neither a figure nor a document at hand answers this."
                ),
            ),
            (
                wording.gettext("What would change it"),
                wording.gettext("A primary document, or two agencies."),
            ),
        ]
    facts.append((wording.gettext("As of"), _as_of(found, one, wording)))
    body = "".join(f"<dt>{name}</dt><dd>{said}</dd>" for name, said in facts if said)
    return f'<dl class="facts">{body}</dl>'


def _measured(found, one, wording):
    main = one.main
    value = f"<strong>{show.safe(wording.quantity(main.value, main.unit))}</strong>"
    claimed = wording.gettext("claimed: {claimed}", claimed=claimed_set(main, wording))
    said = f"{value}; {show.safe(claimed)}"
    if main.note:
        said += f". {_note(main, wording)}"
    close = [margin(main, wording)]
    percent = main.margin_percent
    if percent == percent and percent and not main.unit.startswith("percent"):
        close.append(
            wording.gettext(
                "The margin is {n} % of that.", n=wording.number(abs(percent), 2)
            )
        )
    if main.only_by_rounding:
        close.append(wording.gettext("Right only by rounding."))
    return [
        (wording.gettext("Found"), said),
        (wording.gettext("By whose figures"), _whose(one, wording)),
        (wording.gettext("How close"), show.safe(" ".join(filter(None, close)))),
        (wording.gettext("What would change it"), _changes(found, one, wording)),
    ]


def _note(outcome, wording):
    """Return an outcome's note; what could not be translated is marked as English."""
    language = wording.language if outcome.note_said else "en"
    text = show.foreign(note(outcome, wording), language, wording)
    return f'<span class="soft">{text}</span>'


def _whose(one, wording):
    own = wording.list(one.main.compiled_by.split("; "))
    on, off = len(one.compilers(HOLDS)), len(one.compilers(FAILS))
    counted = (
        wording.ngettext(
            "{n} independent compiler for", "{n} independent compilers for", on
        )
        + ", "
        + wording.gettext("{n} against", n=off)
    )
    return f'{show.safe(own)} <span class="soft">({show.safe(counted)})</span>'


def _changes(found, one, wording):
    names = found.names(one, wording)
    items = []
    for turn in turning(one, wording, names):
        why, language = found.why(one.claim.claim_id, turn.group, wording)
        said = f"{show.safe(turn.said)} "
        if turn.note:
            said += f'<span class="soft">{show.safe(turn.note)}.</span> '
        if why:
            said += f'<span class="soft">{show.foreign(why, language, wording)}</span>'
        items.append(f"<li>{said}</li>")
    if not items:
        return wording.gettext("No other way of counting in the plan says otherwise.")
    return f"<ul>{''.join(items)}</ul>"


def _parts(found, one, wording):
    judged = sum(p.verdict.word != NOT_ENOUGH_DATA for p in one.parts)
    items = "".join(f"<li>{pointer(found, part, wording)}</li>" for part in one.parts)
    said = wording.gettext(
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


def pointer(found, part, wording):
    """Return a line that names another claim's verdict and leads to its card."""
    word = part.verdict.word
    line = verdict_line(part.verdict, wording, found.names(part, wording))
    statement = found.statement(part.claim, wording)
    return (
        f'<span class="shape {kind(word)}" aria-hidden="true">{SHAPES[word]}</span> '
        f"{show.link_to(f'#{part.claim.claim_id}', statement)} "
        f'<span class="soft">{show.safe(line)}</span>'
    )


def _as_of(found, one, wording):
    """Return which date the verdict stands for, and what the dateline alone says."""
    told = []
    if one.main:
        released = one.main.released_by
        told.append(
            wording.gettext("figures public by {day}", day=wording.date(released))
            if released
            else wording.gettext("figures whose release date is not known")
        )
    dates = [e.date for e in one.evidence if e.date]
    if dates:
        told.append(
            wording.gettext("documents up to {day}", day=wording.date(max(dates)))
        )
    elif one.evidence:
        told.append(wording.gettext("documents whose date is not known"))
    before = found.then[one.claim.claim_id].verdict
    dateline = wording.date(found.book.article.published)
    if before == one.verdict:
        told.append(
            wording.gettext(
                "the same from what was public on {day} alone", day=dateline
            )
        )
    else:
        line = verdict_line(before, wording, found.names(one, wording))
        told.append(
            wording.gettext(
                "from what was public on {day} alone: {verdict}",
                day=dateline,
                verdict=line,
            )
        )
    return show.safe("; ".join(told))
