"""What a claim's verdict says, in whole sentences: one for each kind of check.

The alternatives' names read within a sentence ("by exporters' figures", "counted since
2021"): that is how a plan writes them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from claimbook.domain.verdict import (
    CONTRADICTED,
    FAILS,
    HOLDS,
    REVISED,
    UNDECIDED,
    WORDS,
    Verdict,
)
from claimbook.domain.wording import ENGLISH, Wording
from claimbook.judging.judge import Outcome
from claimbook.judging.judgement import Judgement
from claimbook.judging.sentences import (
    claimed_set,
    in_sentence,
    measured_range,
    verdict_itself,
)
from claimbook.judging.specifications import MAIN

Names = Mapping[str, str]


def template(text: str) -> str:
    """Mark a text for the catalogues; it is filled in where its values are known."""
    return text


ANY = template("The value is {value}, by the figures of {by}.")
BY_CHECK = {
    "level": template("It was {value}, by the figures of {by}."),
    "conversion": template("The amount comes to {value}, at the rates of {by}."),
    "growth": template("It grew by {value}, by the figures of {by}."),
    "share": template("Its share was {value}, by the figures of {by}."),
    "driver": template("It makes up {value} of the rise, by the figures of {by}."),
    "trend": template("The change was {value}, by the figures of {by}."),
    "multiple": template("It came to {value}, by the figures of {by}."),
    "count": template("The record of {by} has {value}."),
    "duration": template("It is {value}, by the record of {by}."),
    "sequence": template("From one to the other it is {value}, by {by}."),
    "rank": template("It is number {n} in size, by the figures of {by}."),
    "consistency": template("The article's own numbers give {value}."),
}
BY_STATUS = {  # where what was found is no number, or another sentence
    ("first_time", HOLDS): template(
        "No earlier year had passed it: the highest came to {value}, by the figures of "
        "{by}."
    ),
    ("first_time", FAILS): template(
        "The figures of {by} speak against a first time: {value}."
    ),
    ("first_time", UNDECIDED): template(
        "The highest earlier year came to {value}, by the figures of {by}."
    ),
    ("membership", HOLDS): template("It was so by then, by the record of {by}."),
    ("membership", FAILS): template("It was not so by then, by the record of {by}."),
    ("membership", UNDECIDED): template("The records of {by} leave it open."),
    ("definition", UNDECIDED): template("The classifications of {by} differ on it."),
    ("definition", HOLDS): template("It belongs there, by the classification of {by}."),
    ("definition", FAILS): template(
        "It does not belong there, by the classification of {by}."
    ),
}
BELOW = {  # what is said of a value below zero
    "sequence": template("The order is the other way round, by {size}."),
    "growth": template("It did not grow: {value}, by the figures of {by}."),
    "driver": template(
        "It took no part in the rise, but {value} of it, by the figures of {by}."
    ),
}
YES_OR_NO = ("definition", "membership", "sequence")  # their values say no more
CONDITIONS = {  # what documents may depend on is no way of counting
    "a denial of equal rank": template("denied with equal weight"),
    "another documented reading": template("told otherwise as well"),
}


def verdict_in_words(
    verdict: Verdict, wording: Wording = ENGLISH, names: Names | None = None
) -> str:
    """Return a verdict as readers meet it: supported, but not by exporters' figures."""
    word = verdict_itself(verdict, wording, names)
    if not verdict.depends_on or verdict.contested:
        return word
    conditions = [CONDITIONS[n] for n in verdict.depends_on if n in CONDITIONS]
    ways = [n for n in verdict.depends_on if n not in CONDITIONS]
    called = wording.list(in_sentence(n, wording, names) for n in ways)
    if conditions:
        what = wording.list(wording.gettext(text) for text in conditions)
        return wording.gettext("{verdict}, but {what}", verdict=word, what=what)
    return wording.gettext("{verdict}, but not {ways}", verdict=word, ways=called)


def conclusion(judgement: Judgement, wording: Wording = ENGLISH) -> str:
    """Return what was found of a claim, in one or two whole sentences."""
    if judgement.parts:
        return _of_parts(judgement, wording)
    if judgement.main:
        return _of_figures(judgement, wording)
    if judgement.evidence:
        return _of_documents(judgement, wording)
    if judgement.outcomes:
        return wording.gettext("No figure at hand answers this the way it is counted.")
    if not judgement.claim.scored:
        return wording.gettext("Neither figures nor documents can settle this.")
    return wording.gettext("Neither a figure nor a document at hand answers this.")


def _of_figures(judgement: Judgement, wording: Wording) -> str:
    status, outcomes = judgement.alternatives()[MAIN]
    known = [o for o in outcomes if o.finding]
    first = known[0]
    text = BY_CHECK.get(first.check, ANY)
    text = BY_STATUS.get((first.check, status), text)
    if first.value is not None and first.value < 0:
        text = BELOW.get(first.check, text)
    said = wording.gettext(text, **_values(known, wording))
    if status == UNDECIDED:
        return " ".join([said, wording.gettext("That leaves it open.")])
    return said


def _values(outcomes: list[Outcome], wording: Wording) -> dict[str, str]:
    first = outcomes[0]
    return {
        "value": measured_range(outcomes, wording),
        "n": wording.number(first.value or 0),
        "size": wording.quantity(abs(first.value or 0), first.unit),
        "by": wording.list(named((c for o in outcomes for c in o.compilers), wording)),
    }


def named(names: Iterable[str], wording: Wording) -> list[str]:
    """Return who compiled figures or spoke in documents, each once, in a language.

    One whose name was not found out is left out where others are named.
    """
    each = list(dict.fromkeys(names))
    known = [name for name in each if not name.startswith("unnamed")]
    return [wording.gettext(name) for name in known or each]


def needed(judgement: Judgement, wording: Wording = ENGLISH) -> str:
    """Return what the claim needs to be right, and whose bound that is; "" if none."""
    main = judgement.main
    claimed = claimed_set(main, wording) if main else ""
    if not main or not claimed or main.check == "definition":
        return ""
    if is_ours(main):
        return wording.gettext(
            "Our bar for its word is {claimed}; the article gives no number.",
            claimed=claimed,
        )
    return wording.gettext("Claimed is {claimed}.", claimed=claimed)


def is_ours(outcome: Outcome) -> bool:
    """Return whether the bound is a bar that we chose for a word of the article."""
    choices: Mapping[str, Any] = dict(outcome.choices)
    return any(n.startswith("bar") and v is not None for n, v in choices.items())


def but(
    judgement: Judgement, wording: Wording = ENGLISH, names: Names | None = None
) -> str:
    """Return on what the verdict depends, as a sentence; "" if on nothing."""
    depends = judgement.verdict.depends_on
    if not depends:
        return ""
    if set(depends) & CONDITIONS.keys():
        return _but_documents(judgement, wording)
    alternatives = judgement.alternatives()
    ways = [
        _way(name, alternatives[name][1], wording, names)
        for name in depends
        if name in alternatives
    ]
    if judgement.verdict.word in (CONTRADICTED, REVISED):
        return wording.gettext("It does hold, though, {ways}.", ways=wording.list(ways))
    return wording.gettext("But not {ways}.", ways=wording.list(ways))


def _way(
    name: str, outcomes: list[Outcome], wording: Wording, names: Names | None
) -> str:
    called = in_sentence(name, wording, names)
    known = [o for o in outcomes if o.finding and o.check not in YES_OR_NO]
    value = measured_range(known, wording)
    return f"{called} ({value})" if value else called


def _but_documents(judgement: Judgement, wording: Wording) -> str:
    sentences: list[str] = []
    for stance, text in (
        ("denies", template("Denied by {by}.")),
        ("other_reading", template("Told otherwise by {by}.")),
    ):
        for rank in ("primary", "agency"):
            by = [
                e.compiled_by
                for e in judgement.evidence
                if (e.stance, e.rank) == (stance, rank)
            ]
            if by:
                called = wording.list(named(by, wording))
                sentences.append(wording.gettext(text, by=called))
                break
    return " ".join(sentences)


def _of_documents(judgement: Judgement, wording: Wording) -> str:
    against = judgement.verdict.word in (CONTRADICTED, REVISED)
    stance = "denies" if against else "supports"
    rows = [e for e in judgement.evidence if e.stance == stance]
    for rank in ("primary", "agency"):
        by = {e.compiled_by: e for e in rows if e.rank == rank}
        called = wording.list(named(by, wording))
        if rank == "primary" and by:
            text = template("A party's own document says so: {by}.")
            if against:
                text = template("A party's own document says otherwise: {by}.")
            return wording.gettext(text, by=called)
        if len(by) > 1:
            text = template("Independent agencies say so: {by}.")
            if against:
                text = template("Independent agencies say otherwise: {by}.")
            return wording.gettext(text, by=called)
    return wording.gettext(
        "Neither a primary document nor two independent agencies were found."
    )


def _of_parts(judgement: Judgement, wording: Wording) -> str:
    """Return how many parts have each verdict."""
    words = [part.verdict.word for part in judgement.parts]
    counts = [
        f"{words.count(word)} {wording.gettext(word)}"
        for word in WORDS
        if word in words
    ]
    return wording.gettext("Of its parts: {counts}.", counts=", ".join(counts))
