"""What follows a number: its unit, what it counts, or that it is no figure."""

from decimal import Decimal

from claimbook.text.numerals import read_number
from claimbook.text.reader import Reader

ONE = Decimal(1)


class UnitReader(Reader):
    """Reads the unit of a quantity whose number and scale have been read."""

    def unit(self, q, form, hedged):
        """Put unit and end into q; False where what follows shows no figure.

        form: how the number is written (digits, words, one, article); hedged:
        whether a hedge stands before it.
        """
        scaled = q.scale != 1
        if form == "article" and not scaled:
            return self._fraction(q, form, hedged)
        at = self.past_hyphen(q.end)
        glued = form == "digits" and self._glued_word(q.end)
        if q.unit == "money":
            again = self.currency(self.skip(at, "of"))  # "$5 billion dollars"
            if again and again[0] == q.currency:
                q.end = again[1]
                return True
            return scaled or not glued
        if self._after(q, at) or not scaled and self._fraction(q, form, hedged):
            return True
        if self._measured(q, at, form):
            return True
        if glued or self.take(at, "decade_after") and at > q.end:
            return False
        if form == "one" and not scaled and not self._one_alone(q.end):
            return False
        if form == "digits" and not scaled and self._year(q, hedged):
            q.unit = "year"
            return True
        if q.start and self.take(q.start - 1, "decade_before"):
            return False
        self._counted(q, at)
        return True

    def _after(self, q, at):
        """Percent, percentage points (a hundred basis points each), money."""
        for kind in ("percentage_point", "percent"):
            got = self.take(at, kind)
            if got:
                q.unit, q.end = kind, got[1]
                return True
        basis = self.take(at, "basis_point")
        if basis:
            q.unit, q.scale, q.end = "percentage_point", q.scale / 100, basis[1]
            return True
        got = self.currency(self.skip(at, "of"))
        # A symbol glued to the next number is that number's: "5, $10".
        if not got or self.tokens[got[1]].kind == "number" and self.adjoins(got[1]):
            return False
        q.unit, q.currency, q.end = "money", *got
        return True

    def _measured(self, q, at, form):
        """Durations, measured quantities, multiples."""
        for kind, unit in (("duration", "duration"), ("measure", "quantity")):
            got = self.take(self.skip(at, "of"), kind)
            if got:
                q.unit, q.counted, q.end, q.known = unit, got[0], got[1], True
                return True
        got = self.take(at, "multiple")
        if not got or form == "one":
            return False
        q.unit, q.end = "multiple", got[1]
        return True

    def _one_alone(self, i):
        """Whether "one", which is mostly an article, is a phrase's only number."""
        ends = self.tokens[i].kind == "end" or self.take(i, "thing")
        return self.alone and bool(ends)

    def _glued_word(self, i):
        return self.tokens[i].kind == "word" and self.adjoins(i)

    def _fraction(self, q, form, hedged):
        """Read n thirds, n out of d, n/d."""
        whole, end = None, q.end
        got = self.take(self.past_hyphen(q.end), "fraction")
        if got:
            # "a third country" is no fraction, "a third of" is.
            loose = self.tokens[got[1]].kind == "word"
            loose = loose and not self.take(got[1], "part_of")
            if form != "article" or hedged or not loose:
                whole, end = got
        elif form == "digits" and (slash := self.slash(q.end - 1)):
            whole, end = slash, q.end + 2
        elif out_of := self.take(q.end, "out_of"):
            got = read_number(self.tokens, out_of[1], self.language, self.mark)
            common = got and (got[0] <= 10 or got[0] in (100, 1000))
            if common or got and q.number == 1 and got[0] <= 100:
                whole, end = got
        if whole is None or not 0 < q.number < whole:
            return False
        q.part = ONE / Decimal(whole)
        q.number, q.unit, q.end = q.number / Decimal(whole), "fraction", end
        return True

    def _year(self, q, hedged):
        """Whether bare digits are a year: four of them, counting nothing."""
        key = self.tokens[q.end - 1].key
        if q.end - q.start != 1 or len(key) != 4 or not "1800" <= key <= "2099":
            return False
        if hedged and key.endswith("00") or self.take(q.end, "thing"):
            return False
        return not (self.alone and self.tokens[q.end].kind == "word")

    def _counted(self, q, at):
        """What is counted: a thing of the table within three words, or the next."""
        for i in range(at, at + 3):
            got = self.take(self.skip(i, "of"), "thing")
            if got:
                q.counted, q.end, q.known = got[0], got[1], True
                return
            if self.tokens[i].kind != "word" or self.take(i, "stop"):
                break
        at = self.skip(at, "of")
        word = self.tokens[at]
        if word.kind == "word" and not self.take(at, "stop"):
            q.counted, q.known = self.text[word.start : word.end], True
