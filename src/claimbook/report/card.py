"""The card of a claim: is it so, by whose figures, how close, what would change it."""

from claimbook.charts import specification
from claimbook.domain.economies import translated
from claimbook.domain.verdict import NO_DATA
from claimbook.domain.wording import word_of
from claimbook.judging.old_sentences import claimed_set, verdict_line
from claimbook.report import proof, show
from claimbook.report.facts import SHAPES, facts, kind

WHO_SAID_IT = ("attribution", "quotation")
ARTICLE = "the article"


def card(found, one, wording):
    """Return the card of a Judged claim of a Conclusion, in one language."""
    claim, word = one.claim, one.verdict.word
    shown = [
        badge(one.verdict, wording, found.names(one, wording)),
        f"<h3>{_statement(found, claim, wording)}</h3>",
        f'<p class="printed">{_printed(found, claim, wording)}</p>',
        facts(found, one, wording),
    ]
    if one.outcomes:
        drawn = specification.draw(one, wording, found.names(one, wording))
        if drawn:
            claimed = claimed_set(
                next(o for o in one.outcomes if o.status != NO_DATA), wording
            )
            caption = wording.gettext("Shaded: {claimed}, as claimed.", claimed=claimed)
            shown.append(
                show.figure(drawn, caption, claim.claim_id, found.book, wording)
            )
        shown.append(proof.ways(found, one, wording))
        shown.append(proof.sources(found, one, wording))
    if one.evidence:
        shown.append(proof.documents(one, wording))
    shown.append(f'<p class="ways">{_links(one, wording)}</p>')
    part = " part" if claim.part_of else ""
    return (
        f'<article class="card {kind(word)}{part}" id="{claim.claim_id}" '
        f'data-verdict="{kind(word)}" data-topic="{claim.topic}">'
        f"{''.join(shown)}</article>"
    )


def badge(verdict, wording, names=None):
    """Return a verdict as a badge: shape, word and what it depends on."""
    line = verdict_line(verdict, wording, names)
    return (
        f'<p class="verdict {kind(verdict.word)}"><span class="shape" '
        f'aria-hidden="true">{SHAPES[verdict.word]}</span> '
        f"{show.safe(line[:1].upper() + line[1:])}</p>"
    )


def _statement(found, claim, wording):
    return show.safe(found.statement(claim, wording))


def _printed(found, claim, wording):
    """Return what the article prints, where, and who says it."""
    told = []
    if claim.printed:
        language = found.book.article.language
        quoted = show.foreign(claim.printed, language, wording)
        told.append(f"{wording.gettext('As printed:')} <q>{quoted}</q>")
    told.append(wording.gettext("paragraph {n}", n=int(claim.paragraph)))
    told.append(f"{wording.gettext('said by')} {said_by(claim, wording)}")
    if claim.type in WHO_SAID_IT:
        told.append(wording.gettext("checked here: who said it"))
    told.append(wording.gettext(word_of(claim.topic)))
    if claim.part_of:
        whole = found.now[claim.part_of].claim
        link = show.link_to(f"#{claim.part_of}", found.statement(whole, wording))
        told.append(f"{wording.gettext('part of:')} {link}")
    return " · ".join(told)


def said_by(claim, wording):
    """Return who says it: the article, an economy by its name, or as written."""
    name = (
        translated(claim.said_by, wording.locale) if wording.language != "en" else None
    )
    if claim.said_by == ARTICLE:
        name = wording.gettext(ARTICLE)
    return show.safe(name) if name else show.foreign(claim.said_by, "en", wording)


def _links(one, wording):
    """Return the ways down and the card's own stable address.

    A claim with parts is checked where its parts are.
    """
    claim_id, claim = one.claim.claim_id, one.claim
    down = show.link_to(
        f"{claim.notebook}.html#claim-{claim_id}",
        wording.gettext("How this was checked, step by step"),
    )
    own = show.link_to(
        f"#{claim_id}", f"#{claim_id}", title=wording.gettext("Link to this claim")
    )
    return own if one.parts else f"{down} · {own}"
