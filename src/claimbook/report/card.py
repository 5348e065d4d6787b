"""The card of a claim: is it so, by whose figures, how close, what would change it."""

from claimbook.charts import specification
from claimbook.data.vocabulary import word_of
from claimbook.domain.economies import translated
from claimbook.domain.verdict import NO_DATA
from claimbook.judging.sentences import claimed_set, verdict_line
from claimbook.report import proof, show
from claimbook.report.facts import SHAPES, facts, kind

WHO_SAID_IT = ("attribution", "quotation")
ARTICLE = "the article"


def card(found, one, _):
    """Return the card of a Judged claim of a Conclusion, in the language of `_`."""
    claim, word = one.claim, one.verdict.word
    shown = [
        badge(one.verdict, _, found.names(one, _)),
        f"<h3>{_statement(found, claim, _)}</h3>",
        f'<p class="printed">{_printed(found, claim, _)}</p>',
        facts(found, one, _),
    ]
    if one.outcomes:
        drawn = specification.draw(one, _, found.names(one, _))
        if drawn:
            claimed = claimed_set(
                next(o for o in one.outcomes if o.status != NO_DATA), _
            )
            caption = _("Shaded: {claimed}, as claimed.", claimed=claimed)
            shown.append(show.figure(drawn, caption, claim.claim_id, found.book, _))
        shown.append(proof.ways(found, one, _))
        shown.append(proof.sources(found, one, _))
    if one.evidence:
        shown.append(proof.documents(one, _))
    shown.append(f'<p class="ways">{_links(one, _)}</p>')
    part = " part" if claim.part_of else ""
    return (
        f'<article class="card {kind(word)}{part}" id="{claim.claim_id}" '
        f'data-verdict="{kind(word)}" data-topic="{claim.topic}">'
        f"{''.join(shown)}</article>"
    )


def badge(verdict, _, names=None):
    """Return a verdict as a badge: shape, word and what it depends on."""
    line = verdict_line(verdict, _, names)
    return (
        f'<p class="verdict {kind(verdict.word)}"><span class="shape" '
        f'aria-hidden="true">{SHAPES[verdict.word]}</span> '
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


def _links(one, _):
    """Return the ways down and the card's own stable address.

    A claim with parts is checked where its parts are.
    """
    claim_id, claim = one.claim.claim_id, one.claim
    down = show.link_to(
        f"{claim.notebook}.html#claim-{claim_id}",
        _("How this was checked, step by step"),
    )
    own = show.link_to(f"#{claim_id}", f"#{claim_id}", title=_("Link to this claim"))
    return own if one.parts else f"{down} · {own}"
