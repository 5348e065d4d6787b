"""What every part of the figure grammar looks at: tokens, tables, neighbours."""

SIGNS = ("-", "−", "–")


class Reader:
    """One text's tokens with a language's tables.

    alone: the text is one short phrase, not running text. mark: its decimal
    mark, "" where open.
    """

    def __init__(self, text, tokens, language, mark, alone):
        self.text, self.tokens, self.language = text, tokens, language
        self.mark, self.alone, self.tables = mark, alone, language.tables

    def take(self, i, kind):
        """(value, next token) of the longest phrase of a kind at token i, or None."""
        known = self.tokens[i].key in self.tables[kind]  # most often not
        return self.language.take(self.tokens, i, kind) if known else None

    def skip(self, i, kind, most=1):
        """The token after up to so many phrases of a kind."""
        for _ in range(most):
            got = self.take(i, kind)
            if not got:
                break
            i = got[1]
        return i

    def adjoins(self, i):
        """Whether no space stands between token i and the one before it."""
        return i > 0 and self.tokens[i - 1].end == self.tokens[i].start

    def past_hyphen(self, i):
        """Past a hyphen that joins what is before token i to a word (90-day)."""
        joins = self.tokens[i].key == "-" and self.tokens[i + 1].kind == "word"
        return i + 1 if joins and self.adjoins(i) and self.adjoins(i + 1) else i

    def currency(self, i):
        """(code, next token) of a symbol, an ISO code or a name, or None."""
        return self.currency_mark(i) or self.take(i, "currency")

    def currency_mark(self, i):
        """As currency, but a symbol or ISO code only: what may stand in front."""
        token = self.tokens[i]
        if token.kind == "symbol":
            code = self.language.symbols.get(token.key)
            return (code, i + 1) if code else None
        if not self.is_code(token):
            return None
        return self.language.codes[self.text[token.start : token.end]], i + 1

    def is_code(self, token):
        """Whether a token is an ISO 4217 code in capitals."""
        return (
            token.end - token.start == 3
            and self.text[token.start : token.end] in self.language.codes
        )

    def free(self, i):
        """Whether the digits at token i are a number, not part of a name or time."""
        tokens, token = self.tokens, self.tokens[i]
        mark = tokens[i + 1].key
        if mark in (":", "/") and self.adjoins(i + 1):
            if tokens[i + 2].kind == "number" and self.adjoins(i + 2):
                return len(token.key) == 4 or mark == "/" and self.slash(i) is not None
        if not i:
            return True
        if self.take(i - 1, "before_no_amount"):
            return False
        if not self.adjoins(i):
            return True
        before = tokens[i - 1]
        if before.kind == "word" or before.key in ("/", "#", "_", "@"):
            return False
        if before.key in ("-", "–", ":", ".", ",", "'", "’") and self.adjoins(i - 1):
            return len(token.key) == 4 and before.key in SIGNS
        return True

    def slash(self, i):
        """The whole in digits, slash, digits where it is a fraction, or None."""
        a, b = self.tokens[i].key, self.tokens[i + 2].key
        if self.tokens[i + 1].key != "/" or not (a.isdigit() and b.isdigit()):
            return None
        if len(b) > 3 or len(a) > len(b) or self.tokens[i + 3].key == "/":
            return None
        common = int(b) <= 10 or int(b) == 100
        return int(b) if common and 0 < int(a) < int(b) else None
