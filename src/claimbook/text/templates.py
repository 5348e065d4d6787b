"""The templates of printed time in a language's table, as one tree of their words."""

from functools import cache
from itertools import product

from claimbook.text import words
from claimbook.text.tokens import keys

DIGITS = ("{year}", "{day}", "{n}")  # slots that may open in digits


class Node:
    """A place in the tree of templates: what may follow, the rule that ends here.

    words: Node by word; slots: by name what may open it (None for digits) and Node.
    """

    __slots__ = ("words", "slots", "rule", "order")

    def __init__(self):
        self.words, self.slots, self.rule, self.order = {}, {}, None, 0

    def step(self, element, table):
        """The Node after a word or a slot."""
        if element[0] != "{":
            return self.words.setdefault(element, Node())
        opens = None if element in DIGITS else frozenset(_first_keys(element, table))
        return self.slots.setdefault(element[1:-1], (opens, Node()))[1]


@cache
def tree(language):
    """The Node that opens the tree of all templates, in which each beginning is once.

    Beside it the keys that a template may open with, other than digits.
    """
    table = words.language(language)
    root, openers, order = Node(), set(), 0
    for rule, templates in table.when.items():
        for template in templates:
            for elements in _expanded(template):
                openers.update(_first_keys(elements[0], table))
                node = root
                for element in elements:
                    node = node.step(element, table)
                if node.rule is None:
                    node.rule, node.order = rule, order
                order += 1
    return root, frozenset(openers)


def _first_keys(element, table):
    if element in ("{year}", "{day}"):
        return ()
    if element == "{n}":
        return tuple(table.tables["number"])
    if element == "{unit}":
        return tuple(table.tables["duration"])
    return tuple(table.tables[element[1:-1]]) if element[0] == "{" else (element,)


def _expanded(template):
    """Every sequence of keys and slots that a template with a|b and c? stands for."""
    pieces = []
    for piece in template.split():
        optional = piece.endswith("?")
        choices = [
            (choice,) if choice.startswith("{") else keys(choice)
            for choice in piece.removesuffix("?").split("|")
        ]
        pieces.append([*choices, ()] if optional else choices)
    return {sum(choice, ()) for choice in product(*pieces)} - {()}
