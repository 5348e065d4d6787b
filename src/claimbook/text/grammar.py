"""The grammar of printed figures: which tokens make one, in any of the languages.

A hand-written recursive descent over tokens with bounded look-ahead, so time is linear
in the text whatever the text is.
"""

from decimal import Decimal
from typing import NamedTuple

from claimbook.text.amounts import AmountReader
from claimbook.text.cursor import SIGNS, Cursor
from claimbook.text.numerals import ONE
from claimbook.text.tokens import Match, Token
from claimbook.text.unit_words import Amount

NEGATED = {"over": "up_to", "at_least": "under", "up_to": "over", "under": "at_least"}
JOINING_UNITS = ("percent", "percentage_point", "money")  # of "145 and 125 percent"


class Phrase(NamedTuple):
    """One figure: amount, the upper amount of a range, hedge, tokens from and to."""

    amount: Amount
    upper: Amount | None
    hedge: str
    first: int
    end: int


class Hedged(NamedTuple):
    """An amount with its hedge, and the first token of both."""

    amount: Amount
    hedge: str
    first: int


class Grammar:
    """The figures of one text; dates counts the dates passed over."""

    def __init__(self, cursor: Cursor):
        self.cursor, self.take, self.tokens = cursor, cursor.take, cursor.tokens
        self.amount = AmountReader(cursor).amount
        self.dates = 0
        self.past = -1  # the token after the last figure

    def phrases(self) -> list[Phrase]:
        """Every figure, in order, not overlapping."""
        phrases: list[Phrase] = []
        at = 0
        while (token := self.tokens[at]).kind != "end":
            if not self._opens(token):
                at += 1
            elif date := self.cursor.date_end(at):
                self.dates += 1
                at = date
            elif read := self._figures(at):
                phrases += read
                self.past = at = read[-1].end
            else:
                at += 1
        return phrases

    def _opens(self, token: Token) -> bool:
        """Whether a figure may begin with a token."""
        return (
            token.kind in ("number", "symbol")
            or token.key in self.cursor.language.starts
            or token.key in SIGNS
            or self.cursor.is_code(token)
        )

    def _figures(self, at: int) -> list[Phrase]:
        """The figures that begin at a token; two of a change or a list."""
        return (
            self._change(at)
            or self._between(at)
            or self._listed(at)
            or self._rank(at)
            or self._single(at)
        )

    def _hedged(self, at: int) -> Hedged | None:
        """The amount at a token with its hedge."""
        if than := self.take(at, "comparison"):
            amount = self.amount(than.end)  # "more than the 18 percent of last year"
            return Hedged(amount, "none", than.end) if amount else None
        hedge = self._hedge(at)
        joint = self.take(at, "to") if at == self.past else None
        if hedge and joint and joint.end == hedge.end:
            hedge = None  # "creció 6 % hasta 518": to, not up to
        if hedge:
            first = self.cursor.skip(hedge.end, "filler", 2)
            amount = self.amount(first, hedged=True)
            if not amount:
                first = hedge.end  # "hasta un millón": what looked like filler counts
                amount = self.amount(first, hedged=True)
            if amount:
                # "under 90 dagar" lasts; "until 2024" and "over 2024" bound no year
                during = amount.unit == "duration" and self.take(at, "during")
                if during or amount.unit == "year" and hedge.value != "about":
                    return Hedged(amount, "none", first)
                return Hedged(amount, hedge.value, at)
        amount = self.amount(at)
        return Hedged(amount, "none", at) if amount else None

    def _hedge(self, at: int) -> Match | None:
        """A hedge, turned about where "not" stands before or after it."""
        hedge, negation = self.take(at, "hedge"), None
        if hedge:
            negation = self.take(hedge.end, "negation")
            end = negation.end if negation else hedge.end
        elif negation := self.take(at, "negation"):
            hedge = self.take(self.cursor.skip(negation.end, "auxiliary"), "hedge")
            end = hedge.end if hedge else at
        if not negation or not hedge:
            return hedge
        return Match(NEGATED[hedge.value], end) if hedge.value in NEGATED else None

    def _single(self, at: int) -> list[Phrase]:
        hedged = self._hedged(at)
        ordinal = hedged and self._ordinal(hedged.first)
        if not hedged or ordinal and ordinal.end > hedged.amount.end:
            return []  # "twenty-first century" is no twenty
        amount, hedge, first = hedged
        end, after = amount.end, self.take(amount.end, "hedge_after")
        if after and hedge == "none" and amount.unit != "year":
            hedge, end = after
        return [Phrase(amount, None, hedge, first, end)]

    def _between(self, at: int) -> list[Phrase]:
        """Between A and B, A-B, A to B, with A below B."""
        between = self.take(at, "between")
        a = self.amount(between.end if between else at)
        if not a:
            return []
        joint = between and self.take(a.end, "and") or self.take(a.end, "to")
        if not joint or not between and self._stands_alone(at, a):
            return []
        mark = self.tokens[a.end].kind == "mark"
        glued = self.cursor.adjoins(a.end) and self.cursor.adjoins(joint.end)
        b = self.amount(joint.end, after_mark=mark) if glued or not mark else None
        pair = b and self._paired(a, b)
        if not pair:
            return []
        a, b = pair
        if a.number * a.scale >= b.number * b.scale:
            return []
        if not between and a.scale == 1 and a.number >= 1000 and b.scale > 1:
            return []  # "up 300 000 to 4.2 million"
        return [Phrase(a, b, "between", at, b.end)]

    def _stands_alone(self, at: int, a: Amount) -> bool:
        """Whether an amount is no range's lower end: rose BY 5 to 20, in 2000 to $5."""
        if not at:
            return False
        if a.unit == "year":
            return at == self.past or bool(self.take(at - 1, "in_year"))
        return bool(self.take(at - 1, "by"))

    def _change(self, at: int) -> list[Phrase]:
        """From A to B: two figures, the first with the second's unit."""
        start = self.take(at, "from")
        lower = self._hedged(start.end) if start else None
        joint = self.take(lower.amount.end, "to") if lower else None
        upper = self._hedged(joint.end) if joint else None
        if not start or not lower or not upper:
            return []
        if lower.amount.unit == upper.amount.unit == "year":
            return self._between(start.end)
        return self._two(lower, upper)

    def _listed(self, at: int) -> list[Phrase]:
        """A and B with one unit: "145 and 125 percent"."""
        lower = self._hedged(at)
        if not lower or lower.amount.unit or lower.amount.known:
            return []
        joint = self.take(lower.amount.end, "and")
        upper = self._hedged(joint.end) if joint else None
        if not upper or upper.amount.unit not in JOINING_UNITS:
            return []
        return self._two(lower, upper)

    def _two(self, lower: Hedged, upper: Hedged) -> list[Phrase]:
        """Both of two hedged figures, or none where their units are at odds."""
        pair = self._paired(lower.amount, upper.amount)
        return [
            Phrase(amount, None, hedged.hedge, hedged.first, amount.end)
            for amount, hedged in zip(pair or (), (lower, upper), strict=False)
        ]

    def _paired(self, a: Amount, b: Amount) -> tuple[Amount, Amount] | None:
        """A and B, each with what it leaves to the other, or None if at odds."""
        named = b.unit or b.known or b.scale != 1
        if a.unit == "year" and b.unit != "year" and named:
            a = a._replace(unit=None)  # "2000 to 5000 people"
        if (a.unit == "year") != (b.unit == "year"):
            return None
        last = self.tokens[a.end - 1].kind == "number"
        bare = a.unit is None and not a.known
        if a.unit == "money" and b.unit is None and not b.known:
            b = b._replace(unit="money", currency=a.currency)
        if bare:
            a = a._replace(unit=b.unit, currency=b.currency, counted=b.counted)
        elif (a.unit, a.currency) != (b.unit, b.currency):
            return None
        # "from 2.4 to 1.9 million" is about millions twice, "from 900 to 1.2" is not
        if (bare or last) and a.scale == 1 and a.number < 10 * b.number:
            a = a._replace(scale=b.scale)
        return a._replace(per=a.per or b.per), b

    def _rank(self, at: int) -> list[Phrase]:
        """An ordinal with a superlative; without one where the phrase is alone."""
        token = self.tokens[at]
        if special := self.take(at, "special_rank"):
            return self._ranked(special.value, at, special.end)
        if token.key.isdigit() and len(token.key) <= 3:
            suffix = self.take(at + 1, "ordinal_suffix")
            if not suffix or not self.cursor.adjoins(at + 1):
                return []
            free = self.cursor.is_free(at)
            return self._ranked(token.key, at, suffix.end) if free else []
        ordinal = self._ordinal(at)
        if not ordinal:
            return []
        noun_at = ordinal.end + (self.tokens[ordinal.end].key == "-")
        for i in (noun_at, noun_at + 1):
            noun = self.take(i, "superlative") or self.take(i, "rank_noun")
            if noun:
                return self._ranked(ordinal.value, at, noun.end)
            if self.tokens[i].kind != "word":
                break
        alone = self.cursor.alone
        return self._ranked(ordinal.value, at, ordinal.end) if alone else []

    def _ordinal(self, at: int) -> Match | None:
        """An ordinal word, also of two: twenty-first, vigésimo primero."""
        tens = self.take(at, "ordinal") or self.take(at, "number")
        if tens and tens.value in range(10, 100, 10):
            unit = self.take(tens.end + (self.tokens[tens.end].key == "-"), "ordinal")
            if unit and unit.value < 10:
                return Match(tens.value + unit.value, unit.end)
        return self.take(at, "ordinal")

    def _ranked(self, value: int | str, at: int, end: int) -> list[Phrase]:
        end = self.cursor.skip(end, "superlative")
        amount = Amount(Decimal(value), ONE, at, end, unit="rank")
        return [Phrase(amount, None, "none", at, end)]
