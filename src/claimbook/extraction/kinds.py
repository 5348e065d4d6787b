"""The type of a claim that a figure makes: the first rule that fits.

Each rule looks at the words that mark something between the figure before and the
figure after; the words are in the language tables, the rules are the same for all.
"""

from bisect import bisect_left
from operator import itemgetter
from typing import NamedTuple

from claimbook.extraction.figures import Figure
from claimbook.extraction.sentences import Mark, Sentence

AHEAD = 4  # tokens from a word of expecting to the number of things expected
NEAR = 3  # tokens after a figure that still speak of it ("a 5 percent increase")
RATE_NEAR = 12  # tokens from a figure to "per year"
LIST_NEAR = 6  # tokens between figures that are listed
APPOSED = 4  # tokens from an amount to what renders it in another currency
BOUNDS = ("over", "under", "at_least", "up_to")
TIMES = ("years", "months", "weeks", "days")
OPEN = ("(", "[", "–", "—", "-")
THINGS = ("count", "quantity")

Placed = tuple[Mark, int, int]  # a mark, its first character and its last


class Kind(NamedTuple):
    """A type of claims.csv, the rule that gave it, and whether it rises or falls."""

    type: str
    rule: str
    direction: str | None = None


class View:
    """What stands around the nth figure of a sentence.

    previous_type: the type of the figure before, "" for the first.
    """

    def __init__(
        self, sentence: Sentence, figures: list[Figure], n: int, previous_type: str
    ):
        self.sentence, self.previous_type = sentence, previous_type
        self.printed, self.time = figures[n].printed, figures[n].time
        self.unit, self.hedge = self.printed.unit, self.printed.hedge
        self.previous = figures[n - 1].printed if n else None
        following = figures[n + 1].printed if n + 1 < len(figures) else None
        self.low = self.previous.end if self.previous else 0
        self.high = following.start if following else len(sentence.text)
        # marks come in the order of their starts
        placed, start = sentence.placed, itemgetter(1)
        first = bisect_left(placed, self.low, key=start)
        self.marks = placed[first : bisect_left(placed, self.high, key=start)]

    def before(self, *kinds: str) -> Placed | None:
        """The nearest mark of some kinds between the figure before and this one."""
        marks = (
            placed
            for placed in self.marks
            if placed[0].kind in kinds
            and self.low <= placed[1]
            and placed[2] <= self.printed.start
        )
        return max(marks, key=itemgetter(2), default=None)

    def anywhere_before(self, *kinds: str) -> bool:
        """Whether a mark of some kinds stands before the figure, in its sentence."""
        ends = self.sentence.first_ends
        return any(k in ends and ends[k] <= self.printed.start for k in kinds)

    def within(self, kind: str) -> bool:
        """Whether a mark of a kind touches the figure itself."""
        return any(
            m.kind == kind and start < self.printed.end and end > self.printed.start
            for m, start, end in self.marks
        )

    def after(self, *kinds: str, near: int = NEAR) -> Placed | None:
        """The first mark of some kinds just after the figure, or None."""
        for mark, start, end in self.marks:
            if mark.kind in kinds and self.printed.end <= start < self.high:
                between = self.sentence.between(self.printed.end, start)
                if len(between) <= near and not {*between} & {",", ";", ".", ")"}:
                    return mark, start, end
        return None

    def touching(self, kind: str, room: int = 1) -> bool:
        """Whether a mark of a kind stands right before the figure."""
        mark = self.before(kind)
        if not mark:
            return False
        return len(self.sentence.between(mark[2], self.printed.start)) < room

    def crosses(self) -> bool:
        """Whether a word of crossing ("topped") is part of the figure or before it."""
        return self.within("crossing") or self.touching("crossing")

    def gap(self) -> list[str]:
        """The tokens between the figure before and this one."""
        return self.sentence.between(self.low, self.printed.start)


def kind(view: View) -> Kind:
    """The Kind of a figure."""
    printed, direction = view.printed, _direction(view)
    if view.unit in ("rank", "duration"):
        return Kind(view.unit, f"{view.unit} as printed")
    if converts(view):
        return Kind("conversion", "the amount before in another currency")
    if _forecast(view):
        return Kind("forecast", "a word of expecting before it", direction)
    if change := _change(view):
        return change._replace(direction=direction)
    if view.unit == "fraction":
        return Kind("share", "a fraction")
    if view.unit == "percent" and _share(view):
        return Kind("share", "a percentage of something")
    if view.hedge in BOUNDS and (view.unit != "count" or view.crosses()):
        return Kind("threshold", f"the bound {view.hedge}", direction)
    if view.unit in ("money", *THINGS) and _rate(view):
        return Kind("rate", "so many a unit of time")
    if view.unit == "money" and view.anywhere_before("pledge"):
        return Kind("pledge", "an amount after a word of promising")
    if view.unit == "count" and (printed.counted or printed.value % 1 == 0):
        return Kind("count", "a number of things")
    return Kind("level", "a value as it stands", direction)


def converts(view: View) -> bool:
    """Whether an amount renders the one before it in another currency.

    After a comma it must say so, by a word or a hedge: "$5bn, €3bn and £2bn" is a list.
    """
    a, b = view.previous, view.printed
    if not a or a.unit != "money" or b.unit != "money" or a.currency == b.currency:
        return False
    gap = view.gap()
    if not 0 < len(gap) <= APPOSED or view.before("and"):
        return False
    if gap[0] in OPEN:
        return True
    rendered = b.hedge != "none" or any(key.isalpha() for key in gap)
    return rendered and (gap[0] == "," or len(gap) <= 2)


def _direction(view: View) -> str | None:
    mark = (
        view.before("rise", "fall")
        or view.after("rise", "fall")
        or view.after("more", "less", near=0)
    )
    if view.unit == "multiple" and view.printed.value < 1:
        return "falls"
    if not mark:
        return None
    return "rises" if mark[0].kind in ("rise", "more") else "falls"


def _forecast(view: View) -> bool:
    if view.unit == "count":
        return view.touching("forecast", room=AHEAD)
    return view.anywhere_before("forecast") and not view.before("pledge")


def _change(view: View) -> Kind | None:
    """The Kind of a figure that states a change."""
    if view.unit == "percentage_point":
        return Kind("growth", "percentage points")
    if view.unit == "multiple":
        return Kind("growth", "so many times")
    cue = view.before("rise", "fall", "share")
    moved = bool(cue) and cue[0].kind in ("rise", "fall")
    by = view.touching("by")
    if view.touching("to", room=2) and not by:
        if view.previous_type or view.anywhere_before("rise", "fall"):
            return None  # the outcome of a change, not a change
    if view.unit in ("money", *THINGS):
        if moved and by and view.hedge not in BOUNDS:
            return Kind("growth", "a change by so much")
        return None
    percent = view.unit == "percent"
    if percent and view.touching("from", room=2):
        alike = view.previous and view.previous.unit == "percent"
        same = alike and view.previous_type in ("growth", "share")
        if same and len(view.gap()) <= LIST_NEAR:
            rule = f"the {view.previous_type} before the one stated first"
            return Kind(view.previous_type, rule)
        if alike and view.previous_type == "level":
            return None  # "12 percent, up from 11 percent"
        if not view.previous and _to_another(view):
            return None
    if percent and _signed(view):
        return Kind("growth", "a change in percent, with its sign")
    if moved and (percent or by):
        return Kind("growth", "a change in percent")
    after = view.after("rise", "fall") or view.after("more", "less", near=0)
    if percent and after and not cue:
        return Kind("growth", "a change in percent")
    led = view.touching("or", room=2) and view.anywhere_before("rise", "fall")
    if percent and not cue and led:
        return Kind("growth", "a change in percent, after its levels")
    listed = _listed(view) and not view.touching("from", room=2)
    if percent and view.previous_type == "growth" and not cue and listed:
        return Kind("growth", "a change in percent, listed")
    return None


def _signed(view: View) -> bool:
    """Whether a percentage in brackets or after a comma has a sign: "(+18.3%)"."""
    text, start = view.sentence.text, view.printed.start
    return text[start - 1 : start] == "+" or text[start] == "+"


def _to_another(view: View) -> bool:
    """Whether a change goes from this figure to the next one."""
    return view.high < len(view.sentence.text) and any(
        m.kind == "to" and view.printed.end <= start < view.high
        for m, start, _ in view.marks
    )


def _listed(view: View) -> bool:
    return len(view.gap()) <= LIST_NEAR and not view.after("of", near=0)


def _share(view: View) -> bool:
    cue = view.before("share", "of_which", "rise", "fall")
    if cue and cue[0].kind in ("share", "of_which"):
        return True
    if view.previous_type == "share" and not cue and _listed(view):
        return True
    toward = view.after("toward", near=0)
    amount = view.previous and view.previous.unit in ("money", "quantity", "count")
    if amount and not cue and toward:
        place = view.after("name", "places")
        return bool(place) and not view.time
    of = view.after("of", near=0)
    dated = view.time and of and of[1] == view.time.at[0]  # "2,8 % de abril"
    return bool(of) and not dated


def _rate(view: View) -> bool:
    if view.printed.per:
        return view.printed.per in TIMES
    after = view.after("per", near=RATE_NEAR) if view.unit != "money" else None
    return bool(after) and after[0].value in TIMES
