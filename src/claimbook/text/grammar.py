"""The grammar of printed figures: which tokens make one, in any of the languages.

A hand-written recursive descent over tokens with bounded look-ahead, so time
is linear in the text whatever the text is.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from claimbook.text.numerals import decimal_mark
from claimbook.text.printed_dates import date_at
from claimbook.text.quantities import Quantity, QuantityReader
from claimbook.text.reader import SIGNS
from claimbook.text.tokens import tokenize


@dataclass(slots=True)
class Phrase:
    """One figure found: quantity, the upper one of a range, hedge, characters."""

    quantity: Quantity
    upper: Quantity | None
    hedge: str
    start: int
    end: int


class Grammar(QuantityReader):
    """The figures of one text; dates counts the dates passed over."""

    def __init__(self, text, language, alone, mark=None, tokens=None):
        tokens = language.taken_apart(tokens or tokenize(text))
        mark = decimal_mark(text, language) if mark is None else mark
        super().__init__(text, tokens, language, mark, alone)
        self.dates = 0
        self.past = -1  # the token after the last figure

    def phrases(self):
        """Every figure, in order, not overlapping."""
        found, i = [], 0
        starts = self.language.starts
        while (token := self.tokens[i]).kind != "end":
            if not (
                token.kind in ("number", "symbol")
                or token.key in starts
                or token.key in SIGNS
                or self.is_code(token)
            ):
                i += 1
                continue
            date = date_at(self, i)
            if date:
                self.dates += 1
                i = date
                continue
            got = (
                self._change(i)
                or self._between(i)
                or self._listed(i)
                or self._rank(i)
                or self._single(i)
                or ((), i + 1)
            )
            found += got[0]
            i = got[1]
            self.past = i if got[0] else self.past
        return found

    def _phrase(self, q, upper, hedge, first, after):
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        return Phrase(q, upper, hedge, start, end)

    def _hedged(self, i):
        """(quantity, hedge, first token) of a figure with its hedge at token i."""
        hedge = self.take(i, "hedge")
        joint = i == self.past and self.take(i, "to")
        if hedge and joint and joint[1] == hedge[1]:
            hedge = None  # "creció 6 % hasta 518": to, not up to
        if hedge:
            at = self.skip(hedge[1], "filler", 2)
            q = self.quantity(at, hedged=True)
            if not q:
                at = hedge[1]  # "hasta un millón": what looked like filler counts
                q = self.quantity(at, hedged=True)
            if q:
                # "under 90 dagar" lasts; "until 2024" and "over 2024" bound no year
                during = q.unit == "duration" and self.take(i, "during")
                if during or q.unit == "year" and hedge[0] != "about":
                    return q, "none", at
                return q, hedge[0], i
        q = self.quantity(i)
        return (q, "none", i) if q else None

    def _single(self, i):
        got = self._hedged(i)
        if not got:
            return None
        q, hedge, first = got
        after = self.take(q.end, "hedge_after")
        if after and hedge == "none" and q.unit != "year":
            hedge, q = after[0], replace(q, end=after[1])
        return [self._phrase(q, None, hedge, first, q.end)], q.end

    def _between(self, i):
        """Find between A and B, A-B, A to B, with A below B."""
        between = self.take(i, "between")
        a = self.quantity(between[1] if between else i)
        if not a:
            return None
        joint = between and self.take(a.end, "and") or self.take(a.end, "to")
        if not joint or not between and self._told_apart(i, a):
            return None
        mark = self.tokens[a.end].kind == "mark"
        if mark and not (self.adjoins(a.end) and self.adjoins(joint[1])):
            return None
        b = self.quantity(joint[1], after_mark=mark)
        pair = b and self._paired(a, b)
        if not pair:
            return None
        a, b = pair
        if a.number * a.scale >= b.number * b.scale:
            return None
        if not between and a.scale == 1 and a.number >= 1000 and b.scale > 1:
            return None  # "up 300 000 to 4.2 million"
        return [self._phrase(a, b, "between", i, b.end)], b.end

    def _told_apart(self, i, a):
        """Whether a figure is no range's lower end: rose BY 5 to 20, in 2000 to $5."""
        if not i:
            return False
        if a.unit == "year":
            return i == self.past or bool(self.take(i - 1, "in_year"))
        return bool(self.take(i - 1, "by"))

    def _change(self, i):
        """Find from A to B: two figures, the first with the second's unit."""
        start = self.take(i, "from")
        lower = self._hedged(start[1]) if start else None
        joint = self.take(lower[0].end, "to") if lower else None
        upper = self._hedged(joint[1]) if joint else None
        if not upper:
            return None
        a, b = lower[0], upper[0]
        if a.unit == b.unit == "year":
            return self._between(start[1])
        return self._two(lower, upper)

    def _listed(self, i):
        """Find A and B with one unit: "145 and 125 percent"."""
        lower = self._hedged(i)
        a = lower and lower[0]
        joint = self.take(a.end, "and") if a and not (a.unit or a.known) else None
        upper = self._hedged(joint[1]) if joint else None
        if not upper or upper[0].unit not in ("percent", "percentage_point", "money"):
            return None
        return self._two(lower, upper)

    def _two(self, lower, upper):
        """Both of two hedged figures, or None where their units are at odds."""
        a, b = lower[0], upper[0]
        pair = self._paired(a, b)
        return pair and (
            [
                self._phrase(pair[0], None, lower[1], lower[2], a.end),
                self._phrase(pair[1], None, upper[1], upper[2], b.end),
            ],
            b.end,
        )

    def _paired(self, a, b):
        """A and B, each with what it leaves to the other, or None if at odds."""
        named = b.unit or b.known or b.scale != 1
        if a.unit == "year" and b.unit != "year" and named:
            a = replace(a, unit=None)  # "2000 to 5000 people"
        if (a.unit == "year") != (b.unit == "year"):
            return None
        last = self.tokens[a.end - 1].kind == "number"
        bare = a.unit is None and not a.known
        if a.unit == "money" and b.unit is None and not b.known:
            b = replace(b, unit="money", currency=a.currency)
        if bare:
            a = replace(a, unit=b.unit, currency=b.currency, counted=b.counted)
        elif (a.unit, a.currency) != (b.unit, b.currency):
            return None
        # "from 2.4 to 1.9 million" is about millions twice, "from 900 to 1.2" is not
        if (bare or last) and a.scale == 1 and a.number < 10 * b.number:
            a = replace(a, scale=b.scale)
        return replace(a, per=a.per or b.per), b

    def _rank(self, i):
        """An ordinal with a superlative; without one where the phrase is alone."""
        token = self.tokens[i]
        special = self.take(i, "special_rank")
        if special:
            return self._ranked(special[0], i, special[1])
        if token.key.isdigit() and len(token.key) <= 3:
            suffix = self.take(i + 1, "ordinal_suffix")
            fits = suffix and self.adjoins(i + 1) and self.free(i)
            return self._ranked(int(token.key), i, suffix[1]) if fits else None
        ordinal = self.take(i, "ordinal")
        if not ordinal:
            return None
        at = ordinal[1] + (self.tokens[ordinal[1]].key == "-")
        for j in (at, at + 1):
            noun = self.take(j, "superlative") or self.take(j, "rank_noun")
            if noun:
                return self._ranked(ordinal[0], i, noun[1])
            if self.tokens[j].kind != "word":
                break
        return self._ranked(*ordinal[:1], i, ordinal[1]) if self.alone else None

    def _ranked(self, value, i, end):
        end = self.skip(end, "superlative")
        q = Quantity(Decimal(value), Decimal(1), i, end, unit="rank")
        return [self._phrase(q, None, "none", i, end)], end
