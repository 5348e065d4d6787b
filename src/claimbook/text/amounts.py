"""One amount at a place: sign, currency, number, scale word, unit, rate."""

from decimal import Decimal
from typing import Any

from claimbook.text import numerals
from claimbook.text.cursor import SIGNS, Cursor
from claimbook.text.numerals import HALF, ONE
from claimbook.text.tokens import Match
from claimbook.text.unit_words import Amount, UnitReader

TWELVE = Decimal(12)
# "Every third week" is how often, "var tredje störst" is who is third.
NOT_EVERY = ("stop", "duration", "fraction", "superlative", "rank_noun")


class AmountReader:
    """Reads the amount at a token, each only once."""

    def __init__(self, cursor: Cursor):
        self.cursor = cursor
        self._read: dict[tuple[int, bool, bool], Amount | None] = {}

    def amount(
        self, at: int, hedged: bool = False, after_mark: bool = False
    ) -> Amount | None:
        """The Amount at a token, or None; the same object each time.

        hedged: a hedge stands before it; after_mark: the hyphen before it is that of a
        range.
        """
        place = at, hedged, after_mark
        if place not in self._read:
            self._read[place] = self._fixed(at) or self._amount(at, hedged, after_mark)
        return self._read[place]

    def _fixed(self, at: int) -> Amount | None:
        """Words that are a number and a unit together: doubled, half."""
        take = self.cursor.take
        if times := take(at, "grown"):
            number = Decimal(str(times.value))
            return Amount(number, ONE, at, times.end, unit="multiple")
        if points := take(at, "half_point"):
            return Amount(HALF, ONE, at, points.end, unit="percentage_point")
        if every := take(at, "every"):
            return self._every(at, every.end)
        whole = take(at, "whole_fraction")
        if not whole or numerals.half_of_scale(self.cursor, at):
            return None
        if at and take(at - 1, "ordinal"):
            return None  # "the second half" is a period
        part = ONE / whole.value
        return Amount(part, ONE, at, whole.end, unit="fraction", part=part)

    def _every(self, at: int, after: int) -> Amount | None:
        """Every fifth household; not every fifth year, nor that he was third."""
        nth = self.cursor.take(after, "ordinal")
        if not nth or nth.value < 3 or self.cursor.tokens[nth.end].kind != "word":
            return None
        if any(self.cursor.take(nth.end, kind) for kind in NOT_EVERY):
            return None
        part = ONE / nth.value
        return Amount(part, ONE, at, nth.end, unit="fraction", part=part)

    def _amount(self, start: int, hedged: bool, after_mark: bool) -> Amount | None:
        sign, at = self._sign(start)
        money = self.cursor.currency_mark(at)
        if money:
            again, at = self._sign(money.end)
            sign *= again
        joint = None if money else self.cursor.take(at, "scale_money")
        if joint and self.cursor.is_upper(at):  # MEUR 5
            return self._in_front(start, joint)
        numeral = numerals.read_numeral(self.cursor, at, bool(money) or after_mark)
        if not numeral:
            return None
        number, scale, end, form = numeral
        unit, currency = ("money", money.value) if money else (None, None)
        bare = Amount(sign * number, scale, start, end, unit, currency)
        scaled = self._scaled(bare, form)
        amount = UnitReader(self.cursor, scaled, form, hedged).read()
        per = self.cursor.take(amount.end, "per") if amount else None
        return amount._replace(per=per.value, end=per.end) if amount and per else amount

    def _in_front(self, start: int, joint: Match) -> Amount | None:
        numeral = numerals.read_numeral(self.cursor, joint.end, bound=True)
        if not numeral:
            return None
        plain = Amount(numeral.number, ONE, start, numeral.end)
        return plain._replace(**_scaled_money(joint.value))

    def _sign(self, at: int) -> tuple[int, int]:
        """(-1 or 1, the token after the sign)."""
        tokens, token = self.cursor.tokens, self.cursor.tokens[at]
        if token.key in SIGNS and self.cursor.adjoins(at + 1):
            free = not self.cursor.adjoins(at) or tokens[at - 1].key in "(["
            return (-1, at + 1) if free else (1, at)
        minus = self.cursor.take(at, "minus") if token.kind == "word" else None
        return (-1, minus.end) if minus else (1, at)

    def _scaled(self, amount: Amount, form: str) -> Amount:
        """With a scale word, and a half after it ("dos millones y medio")."""
        at = self.cursor.past_hyphen(amount.end)
        joint = self.cursor.take(at, "scale_money")
        if joint and amount.unit is None:
            return amount._replace(**_scaled_money(joint.value), end=joint.end)
        word = self.cursor.take(at, "scale")
        if not word and form == "digits":
            word = self._one_letter(amount, at)
        if not word:
            dozen = self.cursor.take(at, "dozen")
            return amount._replace(scale=TWELVE, end=dozen.end) if dozen else amount
        scale = amount.scale * Decimal(10) ** word.value
        amount = amount._replace(scale=scale, end=word.end)
        if amount.number != int(amount.number):
            return amount
        half = self.cursor.take(word.end, "and_a_half")
        if half and amount.number < 1000:
            return amount._replace(number=amount.number + HALF, end=half.end)
        return self._with_smaller(amount)

    def _with_smaller(self, amount: Amount) -> Amount:
        """With a smaller scale after it: 1 millón 250 mil, 1 bilhão e 200 milhões."""
        at = self.cursor.skip(amount.end, "scale_joiner")
        lower = numerals.read_numeral(self.cursor, at, bound=True)
        if not lower or lower.form not in ("digits", "words") or lower.scale != 1:
            return amount
        scale, word = ONE, self.cursor.take(lower.end, "scale")
        if word:
            scale = Decimal(10) ** word.value
        elif lower.form == "digits" or lower.number < 100:
            return amount
        rest = lower.number * scale / amount.scale
        if rest >= 1:
            return amount
        number = (amount.number + rest).normalize()
        return amount._replace(number=number, end=word.end if word else lower.end)

    def _one_letter(self, amount: Amount, at: int) -> Match | None:
        """A scale of one letter, only with money or a thing: $5m, 9m people."""
        short = self.cursor.take(at, "short_scale")
        if not short or amount.unit:
            return short
        after = self.cursor.skip(short.end, "of")
        named = (self.cursor.take(after, kind) for kind in ("thing", "measure"))
        return short if self.cursor.currency(after) or any(named) else None


def _scaled_money(value: str) -> dict[str, Any]:
    """The parts of an Amount that a scale with a currency (MEUR) says."""
    power, code = value.split()
    currency = None if code == "open" else code
    return {"unit": "money", "currency": currency, "scale": Decimal(10) ** int(power)}
