"""What the reader's page opens with: the article, and the result at a glance."""

from claimbook.charts import overview
from claimbook.domain.verdict import MIXED, NOT_CHECKABLE, SUPPORTED, WORDS
from claimbook.report import show
from claimbook.report.facts import SHAPES, kind, pointer

JUDGED = tuple(word for word in WORDS if word != NOT_CHECKABLE)


def headline(found):
    """Show the article's title, what it is and which texts it renders."""
    show.in_each_language(lambda wording: _headline(found, wording), lead=found.lead)


def _headline(found, wording):
    article = found.book.article
    outlet = article.outlet or wording.gettext("outlet not known")
    where = show.link(article.address or "", outlet)
    language = wording.locale.languages.get(article.language, article.language)
    steps = "".join(f"<li>{_step(step, wording)}</li>" for step in article.lineage)
    lineage = f"<p>{wording.gettext('Where its text comes from:')}</p><ol>{steps}</ol>"
    told = wording.gettext(
        "Every checkable statement of the article is held against cited figures or "
        "documents. Its own text is not republished here."
    )
    return (
        f"<h1>{show.safe(getattr(article, f'title_{wording.language}'))}</h1>"
        f'<p class="lede">{where}, {wording.date(article.published)}, '
        f"{show.safe(wording.gettext('in {language}', language=language))}. {told}</p>"
        f"{lineage if steps else ''}"
    )


def _step(step, wording):
    publisher = show.link(step.address or "", step.publisher)
    said = f"{wording.gettext(step.relation)} {publisher}"
    if step.published:
        said += f", {wording.date(step.published)}"
    if step.note:
        said += f' <span class="soft">{show.foreign(step.note, "en", wording)}</span>'
    return said


def result(found):
    """Show the result in one paragraph and one picture, verdict first."""
    show.in_each_language(lambda wording: _result(found, wording))


def _result(found, wording):
    if not found.now:
        empty = wording.gettext("No claims yet: claims.csv has no rows.")
        return f"<p class='lede'>{empty}</p>"
    counts = {w: having(found, w) for w in JUDGED if having(found, w)}
    tally = "".join(
        f'<li class="{kind(word)}"><span class="shape" aria-hidden="true">'
        f"{SHAPES[word]}</span> <strong>{len(ones)}</strong> "
        f"{wording.gettext(word)}</li>"
        for word, ones in counts.items()
    )
    hanging = sum(bool(j.verdict.depends_on) for j in found.scored)
    changed = sum(j.verdict != found.then[c].verdict for c, j in found.now.items())
    held = len(counts.get(SUPPORTED, ()))
    told = " ".join(
        [
            wording.gettext(
                "Of {total} scored claims, {held} are supported.",
                total=len(found.scored),
                held=held,
            ),
            wording.ngettext(
                "{n} verdict depends on a choice that could be made otherwise and is "
                "named with it.",
                "{n} verdicts depend on a choice that could be made otherwise and is "
                "named with them.",
                hanging,
            ),
            wording.ngettext(
                "From what was public on the article's day alone, {n} claim would read "
                "differently.",
                "From what was public on the article's day alone, {n} claims would "
                "read differently.",
                changed,
            ),
        ]
    )
    others = "".join(
        f"<li>{pointer(found, j, wording)}</li>"
        for word, ones in counts.items()
        if word not in (SUPPORTED, MIXED)
        for j in ones
    )
    drawn = overview.draw(found.now, wording)
    caption = wording.gettext("Verdicts by subject, from all figures known now.")
    picture = (
        show.figure(drawn, caption, "overview", found.book, wording) if drawn else ""
    )
    heading = wording.gettext("What is not supported")
    listed = f'<h3>{heading}</h3><ul class="parts">{others}</ul>' if others else ""
    return (
        f'<ul class="tally">{tally}</ul><p class="lede">{show.safe(told)}</p>'
        f"{picture}{listed}"
    )


def having(found, word):
    """Return the scored claims with a verdict of this word."""
    return [j for j in found.scored if j.verdict.word == word]
