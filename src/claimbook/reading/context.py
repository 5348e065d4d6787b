"""What a statement is about: indicator, places, and who says it."""

from claimbook.text.tokens import PAD

ARTICLE = "the article"
LINKS = {"de", "da", "do", "dos", "del", "of", "von", "van", "bin", "la"}
REACH = 3  # tokens between a name and its verb of saying
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


def speaker(sentence, last):
    """(who says the sentence, the last one named): a name beside a verb of saying.

    A pronoun beside the verb is the last speaker named. ``the article`` where nobody
    is quoted.
    """
    tokens = sentence.tokens[:-PAD]
    for mark in sentence.of("according"):
        name = _name(sentence, tokens, mark.end, +1)
        if name:
            return name, name
    pronouns = {m.first for m in sentence.of("pronoun")}
    for mark in sentence.of("speech"):
        for at, step in ((mark.first - 1, -1), (mark.end, +1)):
            name = _name(sentence, tokens, at, step)
            if name:
                return name, name
            if at in pronouns and last:
                return last, last
    return ARTICLE, last


def _name(sentence, tokens, at, step):
    """The run of capitalised words that begins within REACH tokens, or None."""
    for skipped in range(REACH):
        i = at + step * skipped
        if not 0 <= i < len(tokens) or tokens[i].kind in ("number", "symbol"):
            return None
        if _capital(sentence, tokens[i]) and (i or step < 0):
            break
        if tokens[i].kind == "mark" and tokens[i].key not in "\"'”“’":
            return None
    else:
        return None
    low = high = i
    while low - 1 >= 0 and step < 0 and _part(sentence, tokens, low - 1, -1):
        low -= 1
    while step > 0 and high + 1 < len(tokens) and _part(sentence, tokens, high + 1, 1):
        high += 1
    return sentence.text[tokens[low].start : tokens[high].end]


def _capital(sentence, token):
    return token.kind == "word" and sentence.text[token.start].isupper()


def _part(sentence, tokens, i, step):
    if _capital(sentence, tokens[i]):
        return True
    beyond = i + step
    return (
        tokens[i].key in LINKS
        and 0 <= beyond < len(tokens)
        and _capital(sentence, tokens[beyond])
    )
