"""The reader's page: verdict first, evidence one step away, nothing hidden."""

from html import escape

import pandas as pd

from claimbook.domain.verdict import NOT_CHECKABLE
from claimbook.domain.wording import word_of
from claimbook.report import proof, show
from claimbook.report.card import card, said_by
from claimbook.report.facts import SHAPES, kind
from claimbook.report.machine import claim_reviews, links
from claimbook.report.opening import JUDGED, having


def filters(found):
    """Show what to filter the cards by; the page's style does it, without a script."""
    show.in_each_language(lambda wording: _filters(found, wording))


def _filters(found, wording):
    def choice(value, text, checked=""):
        return (
            f'<label><input type="radio" name="verdict" value="{value}"{checked}> '
            f"{show.safe(text)}</label>"
        )

    topics = dict.fromkeys(j.claim.topic for j in found.scored)
    every = wording.gettext("all ({n})", n=len(found.scored))
    radios = choice("all", every, " checked") + "".join(
        choice(kind(w), f"{SHAPES[w]} {wording.gettext(w)} ({len(having(found, w))})")
        for w in JUDGED
        if having(found, w)
    )
    options = "".join(
        f'<option value="{t}">{show.safe(wording.gettext(word_of(t)))}</option>'
        for t in topics
    )
    return (
        f'<div class="filters" role="group" aria-label="'
        f'{escape(wording.gettext("Filter"))}">'
        f"<fieldset><legend>{wording.gettext('Show the verdicts')}</legend>"
        f"{radios}</fieldset>"
        f'<label>{wording.gettext("on the subject")} <select name="topic">'
        f'<option value="all">{wording.gettext("any")}</option>{options}'
        "</select></label></div>"
    )


def cards(found, notebooks):
    """Show a card a claim of the named notebooks; parts stand under their parent.

    Claims that figures settle come before those that documents do.
    """
    own = [
        j for j in found.scored if j.claim.notebook in notebooks and not j.claim.part_of
    ]
    own.sort(key=lambda j: not (j.main or any(p.main for p in j.parts)))
    for one in own:
        for shown in (one, *one.parts):
            if shown.verdict.word != NOT_CHECKABLE:
                show.in_each_language(
                    lambda wording, shown=shown: card(found, shown, wording)
                )


def not_scored(found):
    """Show the opinions, motives and forecasts: listed, not judged, and why."""
    show.in_each_language(lambda wording: _not_scored(found, wording))


def _not_scored(found, wording):
    rows = [
        {
            wording.gettext("statement"): found.statement(one.claim, wording),
            wording.gettext("kind"): wording.gettext(one.claim.type),
            wording.gettext("said by"): show.Markup(said_by(one.claim, wording)),
        }
        for one in found.now.values()
        if one.verdict.word == NOT_CHECKABLE
    ]
    return show.rows(
        pd.DataFrame(rows),
        wording.gettext("Opinions, motives and forecasts"),
        wording=wording,
    )


def sources(found):
    """Show the sources the verdicts rest on, with licence, dates and address."""
    show.in_each_language(lambda wording: _sources(found, wording))


def _sources(found, wording):
    used = set(found.figures.source)
    rows = [
        proof.source_row(source, wording)
        for name, source in sorted(found.book.data.sources.items())
        if name in used
    ]
    return show.rows(
        pd.DataFrame(rows),
        wording.gettext("Sources of figures"),
        [(wording.gettext("institution"), "address")],
        wording=wording,
    )


def rests_on(found):
    """Show the hash of everything each verdict rests on."""
    verdicts = found.book.load("verdicts", "5-report")

    def table(wording):
        rows = [
            {
                wording.gettext("claim"): show.Markup(
                    show.link_to(f"#{v.claim_id}", v.claim_id)
                ),
                wording.gettext("verdict"): wording.gettext(v.known_now),
                "SHA-256": v.rests_on_sha256,
            }
            for v in verdicts.itertuples()
            if v.known_now != NOT_CHECKABLE
        ]
        caption = wording.gettext(
            "Hash of each claim, its figures as published and its documents"
        )
        return show.rows(pd.DataFrame(rows), caption, wording=wording)

    show.in_each_language(
        lambda wording: proof.folded(wording.gettext("The hashes"), table(wording))
    )


def machines(found):
    """Show what programs can read: the tables beside the page, ClaimReview in it.

    The build writes the tables' Data Package, after the last of them.
    """
    show.in_each_language(
        lambda wording: links(wording) + claim_reviews(found, wording)
    )
