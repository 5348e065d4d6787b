"""One picture of all claims: how many of which verdict, by subject."""

import pandas as pd

from claimbook.charts.style import canvas, title
from claimbook.verdict import NOT_CHECKABLE, SUPPORTED, WORDS

# light to dark and hatched, so that grey tells them apart
LOOKS = {
    "supported": ("#0a6b46", ""),
    "contradicted": ("#c0392b", "xx"),
    "mixed": ("#8e7cc3", "//"),
    "undecided": ("#d9a441", ".."),
    "not enough data": ("#d5d9de", ""),
    "not yet judged": ("#eef0f2", ""),
}


def draw(judged):
    """Return (figure, what it shows) of {claim id: Judged}: a bar a topic.

    None where no claim is scored.
    """
    rows = [
        (j.claim.topic.replace("_", " "), j.verdict.word)
        for j in judged.values()
        if j.verdict.word != NOT_CHECKABLE
    ]
    if not rows:
        return None
    frame = pd.DataFrame(rows, columns=["topic", "verdict"])
    counts = pd.crosstab(frame.topic, frame.verdict)
    counts = counts.reindex(columns=[w for w in WORDS if w in counts])
    counts = counts.loc[counts.sum(axis=1).sort_values().index]
    figure, axes = canvas(height=1.1 + 0.26 * len(counts))
    left = pd.Series(0, index=counts.index)
    for word in counts:
        color, hatch = LOOKS[word]
        axes.barh(
            counts.index,
            counts[word],
            left=left,
            color=color,
            hatch=hatch,
            edgecolor="white",
            label=f"{word} ({counts[word].sum()})",
        )
        left += counts[word]
    axes.set(xlabel="claims")
    axes.grid(axis="y", visible=False)
    axes.legend(fontsize=8, framealpha=1, loc="lower right")
    total, held = (
        int(counts.to_numpy().sum()),
        int(counts.get(SUPPORTED, pd.Series([0])).sum()),
    )
    title(axes, f"{held} of {total} scored claims are supported")
    return figure, "Bars by subject: " + "; ".join(
        f"{topic} " + ", ".join(f"{n} {w}" for w, n in counts.loc[topic].items() if n)
        for topic in counts.index[::-1]
    )
