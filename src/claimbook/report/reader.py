"""The reader's page: verdict first, evidence one step away, nothing hidden."""

import pandas as pd

from claimbook import paths
from claimbook.charts import overview
from claimbook.package import describe
from claimbook.report import proof, show
from claimbook.report.card import SHAPES, badge, card, kind, said_by
from claimbook.report.machine import claim_reviews, links
from claimbook.tables import word_of
from claimbook.verdict import MIXED, NOT_CHECKABLE, SUPPORTED, WORDS

JUDGED = tuple(word for word in WORDS if word != NOT_CHECKABLE)


def headline(found):
    """Show the article's title, what it is and which texts it renders."""
    show.in_each_language(lambda _: _headline(found, _), lead=found.lead)


def _headline(found, _):
    article = found.book.article
    outlet = article.outlet or _("outlet not known")
    where = show.link(article.address or "", outlet)
    language = _.locale.languages.get(article.language, article.language)
    steps = "".join(f"<li>{_step(step, _)}</li>" for step in article.lineage)
    lineage = f"<p>{_('Where its text comes from:')}</p><ol>{steps}</ol>"
    told = _(
        "Every checkable statement of the article is held against cited figures or "
        "documents. Its own text is not republished here."
    )
    return (
        f"<h1>{show.safe(getattr(article, f'title_{_.language}'))}</h1>"
        f"<p class='lede'>{where}, {_.date(article.published)}, "
        f"{show.safe(_('in {language}', language=language))}. {told}</p>"
        f"{lineage if steps else ''}"
    )


def _step(step, _):
    said = f"{_(step.relation)} {show.link(step.address or '', step.publisher)}"
    if step.published:
        said += f", {_.date(step.published)}"
    if step.note:
        said += f" <span class='soft'>{show.foreign(step.note, 'en', _)}</span>"
    return said


def result(found):
    """Show the result in one paragraph and one picture, verdict first."""
    show.in_each_language(lambda _: _result(found, _))


def _result(found, _):
    if not found.now:
        return f"<p class='lede'>{_('No claims yet: claims.csv has no rows.')}</p>"
    counts = {w: _having(found, w) for w in JUDGED if _having(found, w)}
    tally = "".join(
        f"<li class='{kind(word)}'><span class='shape' aria-hidden='true'>"
        f"{SHAPES[word]}</span> <strong>{len(ones)}</strong> {_(word)}</li>"
        for word, ones in counts.items()
    )
    hanging = sum(bool(j.verdict.depends_on) for j in found.scored)
    changed = sum(j.verdict != found.then[c].verdict for c, j in found.now.items())
    held = len(counts.get(SUPPORTED, ()))
    told = " ".join(
        [
            _(
                "Of {total} scored claims, {held} are supported.",
                total=len(found.scored),
                held=held,
            ),
            _.n_(
                "{n} verdict depends on a choice that could be made otherwise and is "
                "named with it.",
                "{n} verdicts depend on a choice that could be made otherwise and is "
                "named with them.",
                hanging,
            ),
            _.n_(
                "From what was public on the article's day alone, {n} claim would read "
                "differently.",
                "From what was public on the article's day alone, {n} claims would "
                "read differently.",
                changed,
            ),
        ]
    )
    others = "".join(
        f"<li>{badge(j.verdict, _, found.names(j, _))} "
        + show.link_to(f"#{j.claim.claim_id}", found.statement(j.claim, _))
        + "</li>"
        for word, ones in counts.items()
        if word not in (SUPPORTED, MIXED)
        for j in ones
    )
    drawn = overview.draw(found.now, _)
    caption = _("Verdicts by subject, from all figures known now.")
    picture = show.figure(drawn, caption, "overview", found.book, _) if drawn else ""
    heading = _("What is not supported")
    listed = f"<h3>{heading}</h3><ul class='others'>{others}</ul>" if others else ""
    return (
        f"<ul class='tally'>{tally}</ul><p class='lede'>{show.safe(told)}</p>"
        f"{picture}{listed}"
    )


def _having(found, word):
    return [j for j in found.scored if j.verdict.word == word]


def filters(found):
    """Show what to filter the cards by; the page's style does it, without a script."""
    show.in_each_language(lambda _: _filters(found, _))


def _filters(found, _):
    def choice(value, text, checked=""):
        return (
            f"<label><input type='radio' name='verdict' value='{value}'{checked}> "
            f"{show.safe(text)}</label>"
        )

    topics = dict.fromkeys(j.claim.topic for j in found.scored)
    every = _("all ({n})", n=len(found.scored))
    radios = choice("all", every, " checked") + "".join(
        choice(kind(w), f"{SHAPES[w]} {_(w)} ({len(_having(found, w))})")
        for w in JUDGED
        if _having(found, w)
    )
    options = "".join(
        f"<option value='{t}'>{show.safe(_(word_of(t)))}</option>" for t in topics
    )
    return (
        "<form class='filters' autocomplete='off'>"
        f"<fieldset><legend>{_('Show the verdicts')}</legend>{radios}</fieldset>"
        f"<label>{_('on the subject')} <select name='topic'>"
        f"<option value='all'>{_('any')}</option>{options}</select></label></form>"
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
                show.in_each_language(lambda _, shown=shown: card(found, shown, _))


def not_scored(found):
    """Show the opinions, motives and forecasts: listed, not judged, and why."""
    show.in_each_language(lambda _: _not_scored(found, _))


def _not_scored(found, _):
    rows = [
        {
            _("statement"): found.statement(one.claim, _),
            _("kind"): _(one.claim.type),
            _("said by"): show.Markup(said_by(one.claim, _)),
        }
        for one in found.now.values()
        if one.verdict.word == NOT_CHECKABLE
    ]
    return show.rows(pd.DataFrame(rows), _("Opinions, motives and forecasts"), speech=_)


def sources(found):
    """Show the sources the verdicts rest on, with licence, dates and address."""
    show.in_each_language(lambda _: _sources(found, _))


def _sources(found, _):
    used = set(found.figures.source)
    rows = [
        proof.source_row(source, _)
        for name, source in sorted(found.book.data.sources.items())
        if name in used
    ]
    return show.rows(
        pd.DataFrame(rows),
        _("Sources of figures"),
        [(_("institution"), "address")],
        speech=_,
    )


def rests_on(found):
    """Show the hash of everything each verdict rests on."""
    verdicts = found.book.load("verdicts", "5-report")

    def table(_):
        rows = [
            {
                _("claim"): show.Markup(show.link_to(f"#{v.claim_id}", v.claim_id)),
                _("verdict"): _(v.known_now),
                "SHA-256": v.rests_on_sha256,
            }
            for v in verdicts.itertuples()
            if v.known_now != NOT_CHECKABLE
        ]
        caption = _("Hash of each claim, its figures as published and its documents")
        return show.rows(pd.DataFrame(rows), caption, speech=_)

    show.in_each_language(lambda _: proof.folded(_("The hashes"), table(_)))


def machines(found):
    """Show what programs can read: the tables beside the page, ClaimReview in it.

    The tables' Data Package is written here, after the last of them.
    """
    describe(paths.workspace(found.book.slug), found.book.article)
    show.in_each_language(lambda _: links(_) + claim_reviews(found, _))
