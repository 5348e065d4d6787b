"""One quantity at a place: sign, currency, number, scale word, unit, rate."""

from dataclasses import dataclass
from decimal import Decimal

from claimbook.text.numerals import read_number
from claimbook.text.reader import SIGNS
from claimbook.text.unit_words import ONE, UnitReader

HALF = Decimal("0.5")


@dataclass(slots=True)
class Quantity:
    """A number as printed with its scale and unit; start, end are tokens.

    unit None is a bare number; known says that what it counts is named all the
    same. part is 1/d for a fraction n/d.
    """

    number: Decimal
    scale: Decimal
    start: int
    end: int
    unit: str | None = None
    currency: str | None = None
    counted: str | None = None
    per: str | None = None
    part: Decimal | None = None
    known: bool = False


class QuantityReader(UnitReader):
    """Reads the quantity at a token, each only once."""

    def __init__(self, *args):
        super().__init__(*args)
        self._read = {}

    def quantity(self, i, hedged=False, after_mark=False):
        """The Quantity at token i, or None; the same object each time.

        hedged: a hedge stands before it; after_mark: the hyphen before it is
        that of a range.
        """
        place = i, hedged, after_mark
        if place not in self._read:
            self._read[place] = self._quantity(*place)
        return self._read[place]

    def _quantity(self, i, hedged, after_mark):
        fixed = self._fixed(i)
        if fixed:
            return fixed
        start = i
        sign, i = self._sign(i)
        money = self.currency_mark(i)
        if money:
            again, i = self._sign(money[1])
            sign *= again
        got = self._number(i, bool(money) or after_mark)
        if not got:
            return None
        number, scale, end, form = got
        q = Quantity(sign * number, scale, start, end)
        if money:
            q.unit, q.currency = "money", money[0]
        self._scale(q, form)
        if not self.unit(q, form, hedged):
            return None
        per = self.take(q.end, "per")
        if per:
            q.per, q.end = per
        return q

    def _fixed(self, i):
        """Words that are a number and a unit in one: doubled, half."""
        grown = self.take(i, "grown")
        if grown:
            number = Decimal(str(grown[0]))
            return Quantity(number, ONE, i, grown[1], unit="multiple")
        whole = self.take(i, "whole_fraction")
        # "the second half" is a period
        if whole and not self._half(i) and not (i and self.take(i - 1, "ordinal")):
            part = ONE / whole[0]
            return Quantity(part, ONE, i, whole[1], unit="fraction", part=part)
        return None

    def _sign(self, i):
        token = self.tokens[i]
        if token.key in SIGNS and self.adjoins(i + 1):
            free = not self.adjoins(i) or self.tokens[i - 1].key in "(["
            return (-1, i + 1) if free else (1, i)
        minus = token.kind == "word" and self.take(i, "minus")
        return (-1, minus[1]) if minus else (1, i)

    def _half(self, i):
        """The token after "half a" where a scale or a duration follows."""
        half = self.take(i, "half")
        if half and (self.take(half[1], "scale") or self.take(half[1], "duration")):
            return half[1]
        return None

    def _number(self, i, bound):
        """(number, scale, next, form) with form digits, words, one or article.

        bound: what stands before it belongs to it.
        """
        half = self._half(i)
        if half:
            return HALF, ONE, half, "words"
        form = "digits" if self.tokens[i].kind == "number" else "words"
        got = read_number(self.tokens, i, self.language, self.mark)
        if got:
            if form == "digits" and not bound and not self.free(i):
                return None
            number, end = got
            if end == i + 1 and self.take(i, "one"):
                form = "one"
        elif self.take(i, "article"):
            number, end, form = ONE, i + 1, "article"
        else:
            return self._lone_scale(i)
        number, end = self._split_thousand(number, end)
        half = self.take(end, "and_a_half")
        if half and number < 1000:
            number, end, form = number + HALF, half[1], "words"
        return number, ONE, end, form

    def _lone_scale(self, i):
        """A scale word without a number: "mil millones de dólares"."""
        lone = self.take(i, "lone_scale")
        if not lone or self.take(lone[1], "stop") and not self.take(lone[1], "of"):
            return None
        return ONE, Decimal(10) ** lone[0], lone[1], "words"

    def _split_thousand(self, number, end):
        """3 mil 500, as Mexico prints 3,500."""
        split = self.take(end, "split_thousand")
        rest = self.tokens[split[1]] if split else None
        if not rest or not rest.key.isdigit() or len(rest.key) > 3 or number >= 1000:
            return number, end
        return number * 1000 + int(rest.key), split[1] + 1

    def _scale(self, q, form):
        """Take a scale word, and a half after it ("dos millones y medio")."""
        at = self.past_hyphen(q.end)
        joint = self.take(at, "scale_money")
        if joint and q.unit is None:
            power, code = joint[0].split()
            q.unit, q.currency = "money", None if code == "open" else code
            q.scale, q.end = Decimal(10) ** int(power), joint[1]
            return
        scale = self.take(at, "scale") or form == "digits" and self._short(q, at)
        if not scale:
            return
        q.scale *= Decimal(10) ** scale[0]
        q.end = scale[1]
        half = self.take(q.end, "and_a_half")
        if half and q.number < 1000 and q.number == int(q.number):
            q.number, q.end = q.number + HALF, half[1]

    def _short(self, q, at):
        """A scale of one letter, only with money or a thing: $5m, 9m people."""
        short = self.take(at, "short_scale")
        if not short:
            return None
        after = self.skip(short[1], "of")
        named = (self.take(after, kind) for kind in ("thing", "measure"))
        return short if q.unit or self.currency(after) or any(named) else None
