"""The card of a claim: is it so, by whose figures, how close, what would change it."""

from claimbook.charts import specification
from claimbook.economies import translated
from claimbook.report import proof, show
from claimbook.sentences import (
    claimed_set,
    margin,
    note,
    turning,
    verdict_line,
)
from claimbook.tables import word_of
from claimbook.verdict import FAILS, HOLDS, NOT_ENOUGH_DATA

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
WHO_SAID_IT = ("attribution", "quotation")
ARTICLE = "the article"


def card(found, one, _):
    """Return the card of a Judged claim of a Conclusion, in the language of `_`."""
    claim, word = one.claim, one.verdict.word
    shown = [
        badge(one.verdict, _, found.names(one, _)),
        f"<h3>{_statement(found, claim, _)}</h3>",
        f"<p class='printed'>{_printed(found, claim, _)}</p>",
        _facts(found, one, _),
    ]
    if one.main:
        drawn = specification.draw(one, _, found.names(one, _))
        if drawn:
            caption = _(
                "Shaded: {claimed}, as claimed.", claimed=claimed_set(one.main, _)
            )
            shown.append(show.figure(drawn, caption, claim.claim_id, found.book, _))
        shown.append(proof.ways(found, one, _))
        shown.append(proof.sources(found, one, _))
    if one.evidence:
        shown.append(proof.documents(one, _))
    shown.append(f"<p class='ways'>{_links(claim, _)}</p>")
    part = " part" if claim.part_of else ""
    return (
        f"<article class='card {kind(word)}{part}' id='{claim.claim_id}' "
        f"data-verdict='{kind(word)}' data-topic='{claim.topic}'>"
        f"{''.join(shown)}</article>"
    )


def kind(word):
    """Return a verdict's word as the name of a class."""
    return word.replace(" ", "-")


def badge(verdict, _, names=None):
    """Return a verdict as a badge: shape, word and what it depends on."""
    line = verdict_line(verdict, _, names)
    return (
        f"<p class='verdict {kind(verdict.word)}'><span class='shape' "
        f"aria-hidden='true'>{SHAPES[verdict.word]}</span> "
        f"{show.safe(line[:1].upper() + line[1:])}</p>"
    )


def _statement(found, claim, _):
    return show.safe(found.statement(claim, _))


def _printed(found, claim, _):
    """Return what the article prints, where, and who says it."""
    told = []
    if claim.printed:
        language = found.book.article.language
        told.append(
            f"{_('As printed:')} <q>{show.foreign(claim.printed, language, _)}</q>"
        )
    told.append(_("paragraph {n}", n=int(claim.paragraph)))
    told.append(f"{_('said by')} {said_by(claim, _)}")
    if claim.type in WHO_SAID_IT:
        told.append(_("checked here: who said it"))
    told.append(_(word_of(claim.topic)))
    if claim.part_of:
        whole = found.now[claim.part_of].claim
        link = show.link_to(f"#{claim.part_of}", found.statement(whole, _))
        told.append(f"{_('part of:')} {link}")
    return " · ".join(told)


def said_by(claim, _):
    """Return who says it: the article, an economy by its name, or as written."""
    name = translated(claim.said_by, _.locale) if _.language != "en" else None
    if claim.said_by == ARTICLE:
        name = _(ARTICLE)
    return show.safe(name) if name else show.foreign(claim.said_by, "en", _)


def _facts(found, one, _):
    """Return what a reader asks first, as a list of terms."""
    if one.main:
        facts = _measured(found, one, _)
    elif one.parts:
        facts = [(_("Found"), _parts(found, one, _))]
    elif one.evidence:
        facts = proof.told(one, _)
    else:
        facts = [
            (_("Found"), _("Neither a figure nor a document at hand answers this.")),
            (_("What would change it"), _("A primary document, or two agencies.")),
        ]
    facts.append((_("As of"), _as_of(found, one, _)))
    body = "".join(f"<dt>{name}</dt><dd>{said}</dd>" for name, said in facts if said)
    return f"<dl class='facts'>{body}</dl>"


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
    return f"<span class='soft'>{show.foreign(note(outcome, _), language, _)}</span>"


def _whose(one, _):
    own = _.all_of(one.main.compiled_by.split("; "))
    on, off = len(one.compilers(HOLDS)), len(one.compilers(FAILS))
    counted = (
        _.n_("{n} independent compiler for", "{n} independent compilers for", on)
        + ", "
        + _("{n} against", n=off)
    )
    return f"{show.safe(own)} <span class='soft'>({show.safe(counted)})</span>"


def _changes(found, one, _):
    names = found.names(one, _)
    items = []
    for turn in turning(one, _, names):
        why, language = found.why(one.claim.claim_id, turn.group, _)
        said = f"{show.safe(turn.said)} "
        if why:
            said += f"<span class='soft'>{show.foreign(why, language, _)}</span>"
        items.append(f"<li>{said}</li>")
    if not items:
        return _("No other way of counting in the plan says otherwise.")
    return f"<ul>{''.join(items)}</ul>"


def _parts(found, one, _):
    judged = sum(p.verdict.word != NOT_ENOUGH_DATA for p in one.parts)
    items = "".join(f"<li>{_part(found, part, _)}</li>" for part in one.parts)
    said = _(
        "{judged} of {total} parts could be judged.",
        judged=judged,
        total=len(one.parts),
    )
    return f"{said}<ul class='parts'>{items}</ul>"


def _part(found, part, _):
    word = part.verdict.word
    line = verdict_line(part.verdict, _, found.names(part, _))
    statement = found.statement(part.claim, _)
    return (
        f"<span class='shape {kind(word)}' aria-hidden='true'>{SHAPES[word]}</span> "
        f"{show.link_to(f'#{part.claim.claim_id}', statement)} "
        f"<span class='soft'>{show.safe(line)}</span>"
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


def _links(claim, _):
    """Return the ways down and the card's own stable address."""
    claim_id = claim.claim_id
    down = show.link_to(
        f"{claim.notebook}.html#claim-{claim_id}",
        _("How this was checked, step by step"),
    )
    own = show.link_to(f"#{claim_id}", f"#{claim_id}", title=_("Link to this claim"))
    return f"{down} · {own}"
