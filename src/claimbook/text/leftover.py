"""What the grammar leaves of a printed figure: words that a reader must not miss."""

from difflib import get_close_matches

from claimbook.text.grammar import Grammar, Phrase
from claimbook.text.tokens import PAD

# Phrases that may stand beside a figure, and such as show that it was not read whole.
BESIDE = ("lead", "filler", "change", "and", "from", "to", "by", "in_year", "during")
OF_FIGURES = (
    "number hundred thousand scale dozen half currency minor_currency percent "
    "percentage_point negation comparison"
).split()
NAMED = ("rank", "quantity", "multiple", "fraction")  # say what they are numbers of
MISSPELT = 0.85  # how like a scale word ("milones") what is counted may not be


def left_over(grammar: Grammar, phrases: list[Phrase]) -> str:
    """The first words of a text that its figures leave, or "" where all are read."""
    last, before = len(grammar.tokens) - PAD, None
    for phrase in [*phrases, None] if phrases else ():
        low, high = before.end if before else 0, phrase.first if phrase else last
        rank = phrase and not before and phrase.amount.unit == "rank"
        if not rank and not _stands_beside(grammar, before, low, high):
            start, end = grammar.tokens[low].start, grammar.tokens[high - 1].end
            return grammar.cursor.text[start:end].strip(" .,;:()\n\t\"'”“…")
        before = phrase
    return ""


def _stands_beside(grammar: Grammar, before: Phrase | None, at: int, end: int) -> bool:
    """Whether all tokens from one to another may stand beside a figure.

    before: the figure that they follow. After what it counts, or "of", any words may
    stand that are not themselves of a figure.
    """
    counted = before and before.amount.unit not in ("money", "duration", "percent")
    loose = counted and (before.amount.known or before.amount.unit in NAMED)
    loose = loose or before and grammar.take(at, "part_of")
    while at < end:
        token = grammar.tokens[at]
        match = next((m for kind in BESIDE if (m := grammar.take(at, kind))), None)
        if match:
            at = match.end
            continue
        if token.kind in ("number", "symbol"):
            return False
        if token.kind == "word" and not (loose and _is_plain(grammar, at)):
            return False
        at += 1
    return True


def _is_plain(grammar: Grammar, at: int) -> bool:
    """Whether a word is none of a figure's own, nor a scale or currency misspelt."""
    if grammar.take(at, "one"):
        return True
    if any(grammar.take(at, kind) for kind in OF_FIGURES):
        return False
    tables = grammar.cursor.tables
    alone = (k for k, phrases in tables["currency"].items() if len(phrases[-1][0]) == 1)
    names = [*tables["scale"], *alone]
    return not get_close_matches(grammar.tokens[at].key, names, 1, MISSPELT)
