"""Does what a word names fall in a class of a published classification?"""

from claimbook.checks import Finding
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message

PRINTED = 0
DATED = False
FORMULA = (
    "the number of the named goods' codes that begin with a heading of the class is "
    "all of them; some of them is undecided"
)


class Choices(Quantity):
    """The class (a series), the edition (a period; blank: the latest), the codes.

    `product` holds the codes of what the word names, `inside` what the claim says.
    """

    inside: bool = True


def run(claim, choices, data):
    """Look the codes up among the headings that the classification puts in the class.

    A classification is a tree of codes in which a longer code lies within the shorter
    one that it begins with (UN Statistics Division, best practice on classifications).
    """
    headings = data.figures.newest(choices.source, choices.series, choices.period)
    if not headings:
        return None
    edition = max(f.period for f in headings)
    headings = [f for f in headings if f.period == edition]
    within = [
        code
        for code in choices.product
        if any(code.startswith(f.product) for f in headings)
    ]
    total = len(choices.product)
    found = len(within) if choices.inside else total - len(within)
    return Finding(
        float(found),
        Interval.point(found),
        Interval.point(total),
        "codes",
        tuple(headings),
        status="undecided" if 0 < found < total else None,
        note=Message(
            "{codes} against {headings}",
            codes=choices.product,
            headings=[f.product for f in headings],
        ),
    )
