"""What stands at each token of a text: the tokens, a language's tables, neighbours."""

from claimbook.text.tokens import Match, Token
from claimbook.text.words import Language, longest

SIGNS = ("-", "−", "–")


class Cursor:
    """One text's tokens with a language's tables; every part of a grammar holds it.

    alone: the text is one short phrase, not running text. mark: its decimal mark, ""
    where open.
    """

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        language: Language,
        mark: str,
        alone: bool = False,
    ):
        self.text, self.tokens, self.language = text, tokens, language
        self.mark, self.alone, self.tables = mark, alone, language.tables

    def take(self, at: int, kind: str) -> Match | None:
        """The longest phrase of a kind at a token, or None."""
        phrases = self.tables[kind].get(self.tokens[at].key)  # most often none
        return longest(phrases, self.tokens, at) if phrases else None

    def skip(self, at: int, kind: str, most: int = 1) -> int:
        """The token after up to so many phrases of a kind."""
        for _ in range(most):
            match = self.take(at, kind)
            if not match:
                break
            at = match.end
        return at

    def adjoins(self, at: int) -> bool:
        """Whether no space stands between a token and the one before it."""
        return at > 0 and self.tokens[at - 1].end == self.tokens[at].start

    def past_hyphen(self, at: int) -> int:
        """Past a hyphen that joins what is before a token to a word (90-day)."""
        joins = self.tokens[at].key == "-" and self.tokens[at + 1].kind == "word"
        return at + 1 if joins and self.adjoins(at) and self.adjoins(at + 1) else at

    def currency(self, at: int) -> Match | None:
        """The code of a symbol, an ISO code or a name, or None."""
        return self.currency_mark(at) or self.take(at, "currency")

    def currency_mark(self, at: int) -> Match | None:
        """As currency, but a symbol or ISO code only: what may stand in front."""
        token = self.tokens[at]
        if token.kind == "symbol":
            code = self.language.symbols.get(token.key)
            return Match(None if code == "open" else code, at + 1) if code else None
        if not self.is_code(token):
            return None
        return Match(self.language.codes[self.text[token.start : token.end]], at + 1)

    def is_code(self, token: Token) -> bool:
        """Whether a token is an ISO 4217 code in capitals."""
        return (
            token.end - token.start == 3
            and self.text[token.start : token.end] in self.language.codes
        )

    def is_upper(self, at: int) -> bool:
        """Whether a token is in capitals."""
        token = self.tokens[at]
        return self.text[token.start : token.end].isupper()

    def is_free(self, at: int) -> bool:
        """Whether the digits at a token are a number, not part of a name or time."""
        tokens, token = self.tokens, self.tokens[at]
        mark = tokens[at + 1].key
        if mark in (":", "/") and self.adjoins(at + 1):
            if tokens[at + 2].kind == "number" and self.adjoins(at + 2):
                fraction = mark == "/" and self.denominator(at) is not None
                return len(token.key) == 4 or fraction
        if not at:
            return True
        if self.take(at - 1, "before_no_amount"):
            return False
        if not self.adjoins(at):
            return True
        before = tokens[at - 1]
        if before.kind == "word" or before.key in ("/", "#", "_", "@"):
            return False
        if before.key in ("-", "–", ":", ".", ",", "'", "’") and self.adjoins(at - 1):
            return len(token.key) == 4 and before.key in SIGNS
        return True

    def denominator(self, at: int) -> int | None:
        """The denominator in digits, slash, digits where it is a fraction, or None."""
        a, b = self.tokens[at].key, self.tokens[at + 2].key
        if self.tokens[at + 1].key != "/" or not (a.isdigit() and b.isdigit()):
            return None
        if len(b) > 3 or len(a) > len(b) or self.tokens[at + 3].key == "/":
            return None
        common = int(b) <= 10 or int(b) == 100
        return int(b) if common and 0 < int(a) < int(b) else None

    def date_end(self, at: int) -> int | None:
        """The token after a date that begins at a token, or None.

        A year alone is a figure of its own; the day of a date is not.
        """
        if self.tokens[at].kind == "number":
            return self._iso_end(at) or self._day_first_end(at)
        return self._month_first_end(at) if self.tokens[at].kind == "word" else None

    def _iso_end(self, at: int) -> int | None:
        """2025-05 and 2025-05-13."""
        year, mark, month = self.tokens[at : at + 3]
        if len(year.key) != 4 or mark.key != "-" or month.kind != "number":
            return None
        if not (self.adjoins(at + 1) and self.adjoins(at + 2)):
            return None
        if len(month.key) != 2 or not "01" <= month.key <= "12":
            return None
        day = self.tokens[at + 3].key == "-" and is_digits(self.tokens[at + 4], 1, 2)
        return at + 5 if day else at + 3

    def _day_first_end(self, at: int) -> int | None:
        """13 maj 2025, 13 de mayo de 2025, 13th of May."""
        if not is_digits(self.tokens[at], 1, 2):
            return None
        month = self.take(self.skip(self._past_suffix(at + 1), "of"), "month")
        if not month:
            return None
        year = self.skip(month.end, "of")
        return year + 1 if is_digits(self.tokens[year], 4, 4) else month.end

    def _month_first_end(self, at: int) -> int | None:
        """May 13, 2025, in the languages that write it so."""
        if not self.language.month_first:
            return None
        month = self.take(at, "month")
        if not month or not is_digits(self.tokens[month.end], 1, 2):
            return None
        at = self._past_suffix(month.end + 1)
        after = self.tokens[at]
        if after.key == "," and is_digits(self.tokens[at + 1], 4, 4):
            return at + 2
        # "in May 13 countries": the number counts
        counts = after.kind == "word" and not self.take(at, "stop")
        return None if counts or self.take(at, "percent") else at

    def _past_suffix(self, at: int) -> int:
        suffix = self.take(at, "ordinal_suffix")
        return suffix.end if suffix and self.adjoins(at) else at


def is_digits(token: Token, least: int, most: int) -> bool:
    """Whether a token is a number in plain digits, so many at least and at most."""
    plain = token.kind == "number" and token.key.isdigit()
    return plain and least <= len(token.key) <= most
