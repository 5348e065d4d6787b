"""Does what a word names fall in a class of a published classification?"""

from claimbook.checks.protocol import Claim, Finding, fits
from claimbook.domain.dataset import Dataset
from claimbook.domain.interval import Interval
from claimbook.domain.quantity import Quantity
from claimbook.domain.wording import Message

PRINTED = 0
DATED = False
FAMILY = "wording"
FORMULA = (
    "the number of the named goods' codes that begin with a heading of the class is "
    "all of them; some of them is undecided"
)
unfit = fits


class Choices(Quantity):
    """The class (a series), the edition (a period; blank: the latest), the codes.

    `product` holds the codes of what the word names, `inside` what the claim says.
    """

    inside: bool = True


def run(claim: Claim, choices: Choices, data: Dataset) -> Finding | None:
    """Look the codes up among the headings that the classification puts in the class.

    A classification is a tree of codes in which a longer code lies within the shorter
    one that it begins with (UN Statistics Division, best practice on classifications).
    """
    headings = data.figures.newest(choices.source, choices.series, choices.period)
    if not headings:
        return None
    edition = max(f.period for f in headings)
    headings = tuple(f for f in headings if f.period == edition)
    names = [f.product for f in headings]
    within = sum(code.startswith(tuple(names)) for code in choices.product)
    total = len(choices.product)
    fitting = within if choices.inside else total - within
    value, claimed = Interval.point(fitting), Interval.point(total)
    status = "undecided" if 0 < fitting < total else None
    note = Message("{codes} against {headings}", codes=choices.product, headings=names)
    return Finding(float(fitting), value, claimed, "codes", headings, status, note)
