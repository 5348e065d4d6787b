"""What an amount is of: the unit after its number, the thing counted, a whole."""

from decimal import Decimal
from typing import NamedTuple

from claimbook.text import numerals
from claimbook.text.cursor import Cursor
from claimbook.text.numerals import ONE
from claimbook.text.tokens import HALVES


class Amount(NamedTuple):
    """A number as printed with its scale and unit; start, end are tokens.

    unit None is a bare number; known says that what it counts is named all the same.
    part is 1/d for a fraction n/d.
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


class UnitReader:
    """Reads what follows a number: its unit, what it counts, or that it is no figure.

    form: how the number is written, as in Numeral; hedged: whether a hedge stands
    before it.
    """

    def __init__(self, cursor: Cursor, amount: Amount, form: str, hedged: bool):
        self.cursor, self.take, self.tokens = cursor, cursor.take, cursor.tokens
        self.amount, self.form, self.hedged = amount, form, hedged
        self._with = amount._replace
        self.end, self.scaled = amount.end, amount.scale != 1

    def read(self) -> Amount | None:
        """The amount with its unit and end; None where what follows shows no figure."""
        if self.form == "article" and not self.scaled:
            return self._fraction()
        at = self.cursor.past_hyphen(self.end)
        word = self.tokens[self.end].kind == "word"
        glued = self.form == "digits" and word and self.cursor.adjoins(self.end)
        if self.amount.unit == "money":
            again = self.cursor.currency(self.cursor.skip(at, "of"))
            if again and again.value == self.amount.currency:
                return self._with(end=again.end)  # "$5 billion dollars"
            return self.amount if self.scaled or not glued else None
        return (
            self._percent_or_money(at)
            or (None if self.scaled else self._fraction())
            or self._measured(at)
            or self._bare(at, glued)
        )

    def _percent_or_money(self, at: int) -> Amount | None:
        """Percent, percentage points (or hundredths, tenths of them), money."""
        for unit in ("percentage_point", "percent"):
            if match := self.take(at, unit):
                return self._with(unit=unit, end=match.end)
        basis = self.take(at, "basis_point")
        if basis and (basis.value == 100 or not self.take(basis.end, "of")):
            scale = self.amount.scale / basis.value
            return self._with(unit="percentage_point", scale=scale, end=basis.end)
        if minor := self.take(self.cursor.skip(at, "of"), "minor_currency"):
            code = None if minor.value == "open" else minor.value
            scale = self.amount.scale / 100
            return self._with(unit="money", currency=code, scale=scale, end=minor.end)
        code = self.cursor.currency(self.cursor.skip(at, "of"))
        # A symbol glued to the next number is that number's: "5, $10".
        next_number = code and self.tokens[code.end].kind == "number"
        if not code or next_number and self.cursor.adjoins(code.end):
            return None
        return self._with(unit="money", currency=code.value, end=code.end)

    def _measured(self, at: int) -> Amount | None:
        """Durations, measured quantities, multiples."""
        for kind, unit in (("duration", "duration"), ("measure", "quantity")):
            if match := self.take(self.cursor.skip(at, "of"), kind):
                counted, end = match
                return self._with(unit=unit, counted=counted, end=end, known=True)
        match = self.take(at, "multiple")
        if not match or self.form == "one":
            return None
        return self._with(unit="multiple", end=match.end)

    def _bare(self, at: int, glued: bool) -> Amount | None:
        """A year or a count; None where the digits name something (5G, 1990s)."""
        start, digits = self.amount.start, self.form == "digits"
        if glued or self.take(at, "decade_after") and at > self.end:
            return None
        if self.form == "one" and not self.scaled and not self._is_one_thing():
            return None
        if digits and not self.scaled and self._is_year():
            return self._with(unit="year")
        if start and self.take(start - 1, "decade_before"):
            return None
        return self._counted(at)

    def _is_one_thing(self) -> bool:
        """Whether "one", which is mostly an article, is a phrase's only number."""
        ends = self.tokens[self.end].kind == "end" or self.take(self.end, "thing")
        return self.cursor.alone and bool(ends)

    def _fraction(self) -> Amount | None:
        """Read n thirds, n out of d, n/d."""
        number, (whole, end) = self.amount.number, self._whole()
        if self.tokens[self.end - 1].key in HALVES and self.take(self.end, "part_of"):
            return self._with(unit="fraction", part=number)  # "¾ of the exports"
        if whole is None or not 0 < number < whole:
            return None
        part = ONE / Decimal(whole)
        number = number / Decimal(whole)
        return self._with(number=number, unit="fraction", part=part, end=end)

    def _whole(self) -> tuple[Decimal | int | None, int]:
        """(what the number is a part of, next token)."""
        match = self.take(self.cursor.past_hyphen(self.end), "fraction")
        if match:
            # "a third country" is no fraction, "a third of" is.
            loose = self.tokens[match.end].kind == "word"
            loose = loose and not self.take(match.end, "part_of")
            if self.form != "article" or self.hedged or not loose:
                return match
        elif self.form == "digits" and (d := self.cursor.denominator(self.end - 1)):
            return d, self.end + 2
        elif out_of := self.take(self.end, "out_of"):
            match = numerals.read_number(self.cursor, out_of.end)
            common = match and (match.value <= 10 or match.value in (100, 1000))
            if match and (common or self.amount.number == 1 and match.value <= 100):
                return match
        return None, self.end

    def _is_year(self) -> bool:
        """Whether bare digits are a year: four of them, counting nothing."""
        key = self.tokens[self.end - 1].key
        single = self.end - self.amount.start == 1
        year = len(key) == 4 and key.isdigit() and "1800" <= key <= "2099"
        if not single or not year:
            return False
        if self.hedged and key.endswith("00") or self.take(self.end, "thing"):
            return False
        return not (self.cursor.alone and self.tokens[self.end].kind == "word")

    def _counted(self, at: int) -> Amount:
        """With the thing counted: of the table within three words, or the next word."""
        for i in range(at, at + 3):
            if thing := self.take(self.cursor.skip(i, "of"), "thing"):
                return self._with(counted=thing.value, end=thing.end, known=True)
            if self.tokens[i].kind != "word" or self.take(i, "stop"):
                break
        at = self.cursor.skip(at, "of")
        word = self.tokens[at]
        if word.kind != "word" or self.take(at, "stop"):
            return self.amount
        counted = self.cursor.text[word.start : word.end]
        return self._with(counted=counted, known=True)
