"""What a statement is about: indicator, places, and who says it."""

from claimbook.text import words
from claimbook.text.tokens import PAD

ARTICLE = "the article"
LINKS = {"de", "da", "do", "dos", "del", "of", "von", "van", "bin", "la"}
REACH = 3  # tokens between a name and its verb of saying
ONE = ("land", "country", "país")
NO_NAME = ("stop", "lead", "month", "weekday", "number", "hedge")
QUOTES = "\"'”“’"
TOPICS = {
    "trade": "trade",
    "exports": "trade",
    "imports": "trade",
    "balance": "trade",
    "investment": "direct_investment",
    "loan": "credit",
    "price": "commodity_price",
    "gdp": "gdp",
    "inflation": "gdp",
    "interest": "gdp",
    "unemployment": "gdp",
    "budget": "gdp",
    "tariff": "tariffs",
    "production": "commodities",
    "sales": "commodities",
    "project": "projects",
    "aid": "pledges",
    "scholarships": "people",
    "population": "people",
    "visa": "visa",
    "emissions": "commodities",
}


def indicator(sentence, start, end):
    """What is measured: the nearest word for an indicator, before the figure first."""
    best = None
    for mark in sentence.of("indicator"):
        low, high = sentence.at(mark)
        before = low < start
        gap = sentence.between(high, start) if before else sentence.between(end, low)
        cost = len(gap) + (0 if before else 2) + 6 * len(set(gap) & {";", "."})
        if best is None or cost < best[0]:
            best = cost, mark.value
    return best and best[1]


def about(sentence, statement):
    """(word before the indicator, word after its "of"), blank where there is none.

    "copper exports" is ("copper", ""), "exports of copper" ("", "copper").
    """
    best = None
    for mark in sentence.of("indicator"):
        start, end = sentence.at(mark)
        gap = sentence.between(min(end, statement.end), max(start, statement.start))
        if mark.value == statement.indicator and (best is None or len(gap) < best[0]):
            best = len(gap), mark
    if best is None:
        return "", ""
    table, tokens = words.language(sentence.language), sentence.tokens
    first, end = best[1].first, best[1].end
    of = table.take(tokens, end, "of") or table.take(tokens, end, "part_of")
    thing = tokens[of[1]] if of else None
    before = tokens[first - 1] if first else None
    plain = before and before.kind == "word"
    plain = plain and not any(
        table.take(tokens, first - 1, kind) for kind in ("stop", "lead", "filler")
    )
    taken = {i for m in sentence.of("name", "places") for i in range(m.first, m.end)}
    return (
        before.key if plain and first - 1 not in taken else "",
        thing.key if thing and thing.kind == "word" and of[1] not in taken else "",
    )


def plural(sentence, end):
    """Whether several countries or states are named before a character."""
    table = words.language(sentence.language)
    for i, token in enumerate(sentence.tokens):
        if token.kind == "end" or token.start >= end:
            return False
        got = table.take(sentence.tokens, i, "thing")
        if (
            got
            and got[0] == "countries"
            and token.key not in ("land", "country", "país")
        ):
            return True
    return False


def places(sentence):
    """ISO 3166 codes of the places and peoples named, in order, each once.

    LAC is Latin America and the Caribbean, WLD the world, EU the union.
    """
    found = {}
    for mark in sentence.of("name", "places"):
        start = sentence.tokens[mark.first].start
        if mark.kind == "name" and not sentence.text[start].isupper():
            continue
        found[mark.value] = True
    return tuple(found)


def speaker(sentence, last, times=()):
    """(who says the sentence, the last one named): a name beside a verb of saying.

    A pronoun beside the verb is the last speaker named. ``the article`` where nobody
    is quoted.
    """
    names = _Names(sentence, times)
    for mark in sentence.of("according"):
        name = names.after(mark.end)
        if name:
            return name, name
    pronouns = {m.first for m in sentence.of("pronoun")}
    for mark in sentence.of("speech"):
        if last and pronouns & {mark.first - 1, mark.end}:
            return last, last
        name = names.before(mark.first - 1) or names.after(mark.end)
        if name:
            return name, name
    return ARTICLE, last


class _Names:
    """A sentence's runs of capitalised words, without words of time and grammar."""

    def __init__(self, sentence, times):
        self.times = [time.at for time in times]
        self.sentence, self.tokens = sentence, sentence.tokens[:-PAD]
        self.table = words.language(sentence.language)
        self.titles = {m.first: m.end for m in sentence.of("title")}

    def before(self, at):
        """The run that ends within REACH tokens before a token, or None."""
        for i in range(at, max(at - REACH, -1), -1):
            if self._capital(i):
                low = i
                while self._part(low - 1, -1):
                    low -= 1
                return self._text(low, i)
            if self.tokens[i].kind != "word" and self.tokens[i].key not in QUOTES:
                return None
        return None

    def after(self, at):
        """The run that begins within REACH tokens after a token, or None.

        Where an office follows a country, the name after the office.
        """
        for i in range(at, min(at + REACH, len(self.tokens))):
            if self._capital(i):
                high = i
                while self._part(high + 1, +1):
                    high += 1
                past = self.titles.get(high + 1)
                later = past and past < len(self.tokens) and self._capital(past)
                return self.after(past) if later else self._text(i, high)
            if self.tokens[i].kind != "word" and self.tokens[i].key not in QUOTES:
                return None
        return None

    def _text(self, low, high):
        return self.sentence.text[self.tokens[low].start : self.tokens[high].end]

    def _capital(self, i):
        if not 0 <= i < len(self.tokens):
            return False
        token = self.tokens[i]
        if token.kind != "word" or not self.sentence.text[token.start].isupper():
            return False
        if any(low <= token.start < high for low, high in self.times):
            return False
        return not any(self.table.take(self.tokens, i, kind) for kind in NO_NAME)

    def _part(self, i, step):
        if self._capital(i):
            return True
        beyond = i + step
        return (
            0 <= i < len(self.tokens)
            and self.tokens[i].key in LINKS
            and self._capital(beyond)
        )
