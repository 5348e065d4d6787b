"""One picture of all claims: how many of which verdict, by subject."""

import pandas as pd

from claimbook.charts.style import PAPER, canvas, title
from claimbook.domain.verdict import NOT_CHECKABLE, SUPPORTED, WORDS
from claimbook.domain.wording import ENGLISH, word_of

# dark to light and hatched, so that grey tells them apart
LOOKS = {
    "supported": ("#0a6b46", ""),
    "contradicted": ("#c0392b", "xx"),
    "mixed": ("#8e7cc3", "//"),
    "undecided": ("#d9a441", ".."),
    "not enough data": ("#b9c0c8", ""),
    "not yet judged": ("#d5d9de", ""),
}


def draw(judged, wording=ENGLISH):
    """Return (figure, what it shows, rows) of {claim id: Judged}: a bar a topic.

    None where no claim is scored.
    """
    rows = [
        (j.claim.topic, j.verdict.word)
        for j in judged.values()
        if j.verdict.word != NOT_CHECKABLE
    ]
    if not rows:
        return None
    frame = pd.DataFrame(rows, columns=["topic", "verdict"])
    counts = pd.crosstab(frame.topic, frame.verdict)
    counts = counts.reindex(columns=[w for w in WORDS if w in counts])
    counts = counts.loc[counts.sum(axis=1).sort_values(kind="stable").index]
    topics = [wording.gettext(word_of(topic)) for topic in counts.index]
    figure, axes = canvas(height=1.2 + 0.27 * len(counts))
    left = pd.Series(0, index=counts.index)
    for word in counts:
        color, hatch = LOOKS[word]
        axes.barh(
            topics,
            counts[word],
            left=left,
            color=color,
            hatch=hatch,
            edgecolor=PAPER,
            label=f"{wording.gettext(word)} ({counts[word].sum()})",
        )
        left += counts[word]
    axes.locator_params(axis="x", integer=True)
    axes.set(xlabel=wording.gettext("claims"))
    axes.grid(axis="y", visible=False)
    axes.legend(fontsize=9, framealpha=1, loc="lower right")
    total = len(rows)
    held = int(counts[SUPPORTED].sum()) if SUPPORTED in counts else 0
    title(
        axes,
        wording.gettext(
            "{held} of {total} scored claims are supported", held=held, total=total
        ),
    )
    alt = wording.gettext(
        "Bars by subject: {topics}",
        topics="; ".join(
            f"{topic} "
            + ", ".join(
                f"{n} {wording.gettext(w)}" for w, n in counts.loc[key].items() if n
            )
            for key, topic in zip(counts.index[::-1], topics[::-1], strict=True)
        ),
    )
    long = counts.stack().rename("claims").reset_index()
    return figure, alt, long[long.claims > 0].to_dict("records")
