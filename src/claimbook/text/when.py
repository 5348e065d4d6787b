"""Printed times ("last year", "in February") as periods, against the dateline.

The templates of each language are data (``when`` in its table), held as a tree of their
words, in which each beginning is once; what a rule means is in ``calendar_rules``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import product

from claimbook.text import words
from claimbook.text.calendar_days import Period
from claimbook.text.calendar_rules import Mention
from claimbook.text.cursor import Cursor, is_digits
from claimbook.text.numerals import read_number
from claimbook.text.tokens import Keys, Match, Token, keys, tokenize
from claimbook.text.words import Conventions, Language, Unreadable

__all__ = ["Period", "Unreadable", "find_when", "read_when"]
ALLOWED = (
    "a date, weekday, month, quarter, year or span, or one relative to the "
    "dateline, such as 'last year'"
)
NO_PERIOD = {
    "rate": "a rate, not a period",
    "duration": "a duration, not a date or period",
    "last_of": "the last part of a span, not of the time up to the dateline",
}
CONTENT = ("number", "symbol", "word")
# A number before one of these counts or measures; it is no year.
AMOUNT = ("scale", "currency", "percent", "percentage_point", "thing", "measure")
DIGITS = ("{year}", "{yy}", "{day}", "{n}")  # slots that may open in digits
TABLES = {"n": "number", "unit": "duration"}  # of the slots that are called otherwise


@dataclass(slots=True)
class Node:
    """A place in the tree of templates: what may follow, the rule that ends here.

    words: Node by word; slots: by name what may open it (None for digits) and Node.
    order: the place of the rule's template in the table.
    """

    words: dict[str, "Node"] = field(default_factory=dict)
    slots: dict[str, tuple[frozenset[str] | None, "Node"]] = field(default_factory=dict)
    rule: str = ""
    order: int = 0

    def step(self, element: str, language: Language) -> "Node":
        """The Node after a word or a slot."""
        if element[0] != "{":
            return self.words.setdefault(element, Node())
        opens = None if element in DIGITS else frozenset(_openers(element, language))
        return self.slots.setdefault(element[1:-1], (opens, Node()))[1]


@dataclass(frozen=True, slots=True)
class Template:
    """A template that fits: its rule, the slots read, tokens from and to."""

    rule: str
    slots: dict[str, list]
    first: int
    end: int


@cache
def tree(name: str) -> tuple[Node, frozenset[str]]:
    """The Node that opens the tree of a language's templates.

    Beside it the keys that a template may open with, other than digits.
    """
    language = words.language(name)
    root, openers, order = Node(), set(), 0
    for rule, templates in language.when.items():
        for template in templates:
            for elements in _expanded(template):
                openers.update(_openers(elements[0], language))
                node = root
                for element in elements:
                    node = node.step(element, language)
                if not node.rule:
                    node.rule, node.order = rule, order
                order += 1
    return root, frozenset(openers)


def _openers(element: str, language: Language) -> Iterable[str]:
    """The keys that a word or a slot may open with, other than digits."""
    if element[0] != "{":
        return (element,)
    name = element[1:-1]
    return (
        () if name in ("year", "yy", "day") else language.tables[TABLES.get(name, name)]
    )


def _expanded(template: str) -> set[Keys]:
    """Every sequence of keys and slots that a template with a|b and c? stands for."""
    pieces = []
    for piece in template.split():
        choices = [
            (choice,) if choice.startswith("{") else keys(choice)
            for choice in piece.removesuffix("?").split("|")
        ]
        pieces.append([*choices, ()] if piece.endswith("?") else choices)
    return {sum(choice, ()) for choice in product(*pieces)} - {()}


def read_when(
    text: str, language: str, published: date, conventions: Conventions | None = None
) -> Period:
    """The Period of a phrase that is a single printed time; published: the dateline.

    Months and dates without a year are the nearest not after the dateline, a weekday
    the latest on or before it; "the next three years" run from the dateline to the same
    day three years on. Raises Unreadable for a rate ("every year"), a duration ("for 90
    days"), and all else that is no period.
    """
    times = _Times(text, language, published, conventions)
    tokens = times.cursor.tokens
    first = next((i for i, t in enumerate(tokens) if t.kind in CONTENT), 0)
    template = times.template(first)
    if template is None:
        raise Unreadable(text, "no time", ALLOWED)
    rest = [t for t in tokens[template.end :] if t.kind in CONTENT]
    if rest:
        raise Unreadable(text, f"{text[rest[0].start :]!r} after the time", ALLOWED)
    if template.rule in NO_PERIOD:
        raise Unreadable(text, NO_PERIOD[template.rule], ALLOWED)
    try:
        return times.period(template, None)
    except (ValueError, OverflowError) as error:
        raise Unreadable(text, f"no such date ({error})", ALLOWED) from None


def find_when(
    text: str,
    language: str,
    published: date,
    conventions: Conventions | None = None,
    anchor: Period | None = None,
    tokens: list[Token] | None = None,
) -> list[Period]:
    """Every printed time of a running text, in order, not overlapping.

    "A year earlier" counts back from the time printed before it, or from the Period
    anchor where it is the first; without either from the dateline. tokens: those of
    the text, where they have been made already.

    A month alone counts only with a word before it ("in May", not "may"), and a year
    only where it counts nothing. Never raises on any text.
    """
    times = _Times(text, language, published, conventions, tokens)
    periods, at = [], 0
    while times.cursor.tokens[at].kind != "end":
        template = times.template(at)
        if template is None or not times.stands(template):
            at += 1
            continue
        if template.rule not in NO_PERIOD:
            try:
                anchor = times.period(template, anchor)
            except (ValueError, OverflowError):
                at += 1
                continue
            periods.append(anchor)
        at = template.end
    return periods


class _Times:
    """The printed times of one text."""

    def __init__(self, text, language, published, conventions, tokens=None):
        table = words.language(language)
        tokens = table.taken_apart(tokens or tokenize(text))
        self.cursor = Cursor(text, tokens, table, table.decimal)
        self.root, self.openers = tree(language)
        self.published = published
        self.vague = (conventions or words.conventions()).vague_count

    def template(self, at: int) -> Template | None:
        """The longest template at a token; of two as long the first in the table."""
        token, tokens = self.cursor.tokens[at], self.cursor.tokens
        if token.kind != "number" and token.key not in self.openers:
            return None
        best: Template | None = None
        order, ways = 0, [(self.root, at, {})]
        while ways:
            node, i, slots = ways.pop()
            longer = best is None or (i, -node.order) > (best.end, -order)
            if node.rule and longer:
                best, order = Template(node.rule, slots, at, i), node.order
            key = tokens[i].key
            if step := node.words.get(key):
                ways.append((step, i + 1, slots))
            for name, (opens, step) in node.slots.items():
                if (opens is None or key in opens) and (match := self._slot(name, i)):
                    values = [*slots.get(name, ()), match.value]
                    ways.append((step, match.end, slots | {name: values}))
        return best

    def stands(self, template: Template) -> bool:
        """Whether a template means a time in running text, not may or an amount."""
        if template.rule == "month" and template.end - template.first == 1:
            return False
        if template.rule in ("year", "years", "since year"):
            if any(self.cursor.take(template.end, kind) for kind in AMOUNT):
                return False
            before = self.cursor.tokens[template.first - 1] if template.first else None
            return before is None or before.kind != "symbol"
        return True

    def period(self, template: Template, anchor: Period | None) -> Period:
        """The Period of a template; ValueError, OverflowError where there is none."""
        mention = Mention(template.slots, self.published, self.vague, anchor)
        start, end, granularity = mention.span(template.rule)
        tokens = self.cursor.tokens
        at = tokens[template.first].start, tokens[template.end - 1].end
        text = self.cursor.text[at[0] : at[1]]
        return Period(start, end, granularity, text, template.rule, at)

    def _slot(self, name: str, at: int) -> Match | None:
        token = self.cursor.tokens[at]
        if name == "year":
            year = is_digits(token, 4, 4) and "1800" <= token.key <= "2099"
            return Match(int(token.key), at + 1) if year else None
        if name == "yy":
            short = is_digits(token, 2, 2)
            return Match(2000 + int(token.key), at + 1) if short else None
        if name == "day":
            return Match(int(token.key), at + 1) if is_digits(token, 1, 2) else None
        if name != "n":
            return self.cursor.take(at, TABLES.get(name, name))
        match = read_number(self.cursor, at)
        whole = match and match.value == match.value.to_integral_value()
        if match is None or not whole or match.value >= 10000:
            return None
        return Match(int(match.value), match.end)
