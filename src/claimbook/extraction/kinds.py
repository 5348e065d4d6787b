"""The type of a claim that a figure makes: the first rule that fits.

Each rule looks at the words that mark something between the figure before and the
figure after; the words are in the language tables, the rules are the same for all.
"""

from bisect import bisect_left
from operator import itemgetter

NEAR = 3  # tokens after a figure that still speak of it ("a 5 percent increase")
BOUNDS = ("over", "under", "at_least", "up_to")
TIMES = ("years", "months", "weeks", "days")
OPEN = ("(", "[", ",", "–", "—", "-")


class View:
    """What stands around the nth figure of a sentence."""

    def __init__(self, sentence, figures, n):
        self.sentence, self.printed = sentence, figures[n].printed
        self.time = figures[n].time
        self.previous = figures[n - 1].printed if n else None
        following = figures[n + 1].printed if n + 1 < len(figures) else None
        self.low = self.previous.end if self.previous else 0
        self.high = following.start if following else len(sentence.text)
        # marks come in the order of their starts
        placed, start = sentence.placed, itemgetter(1)
        first = bisect_left(placed, self.low, key=start)
        self.marks = placed[first : bisect_left(placed, self.high, key=start)]

    def before(self, *kinds):
        """The nearest mark of some kinds between the figure before and this one."""
        found = [
            (m, start, end)
            for m, start, end in self.marks
            if m.kind in kinds and self.low <= start and end <= self.printed.start
        ]
        return max(found, key=lambda f: f[2]) if found else None

    def anywhere_before(self, *kinds):
        """Whether a mark of some kinds stands before the figure, in its sentence."""
        ends = self.sentence.first_ends
        return any(k in ends and ends[k] <= self.printed.start for k in kinds)

    def within(self, *kinds):
        """Whether a mark of some kinds touches the figure itself."""
        return any(
            m.kind in kinds and start < self.printed.end and end > self.printed.start
            for m, start, end in self.marks
        )

    def after(self, *kinds, near=NEAR):
        """The first mark of some kinds just after the figure, or None."""
        for mark, start, end in self.marks:
            if mark.kind in kinds and self.printed.end <= start < self.high:
                between = self.sentence.between(self.printed.end, start)
                if len(between) <= near and not set(between) & {",", ";", ".", ")"}:
                    return mark, start, end
        return None

    def touching(self, kind, room=1):
        """Whether a mark of a kind stands right before the figure."""
        found = self.before(kind)
        return bool(found) and (
            len(self.sentence.between(found[2], self.printed.start)) < room
        )

    def gap(self):
        """The tokens between the figure before and this one."""
        return self.sentence.between(self.low, self.printed.start)


def kind(view, previous):
    """(type, rule, direction) of a figure; previous: the type of the one before."""
    printed, direction = view.printed, _direction(view)
    if printed.unit in ("rank", "duration"):
        return printed.unit, f"{printed.unit} as printed", None
    if converts(view):
        return "conversion", "the amount before in another currency", None
    if _forecast(view):
        return "forecast", "a word of expecting before it", direction
    change = _change(view, previous)
    if change:
        return *change, direction
    if printed.unit == "fraction":
        return "share", "a fraction", None
    if view.printed.unit == "percent" and _share(view):
        return "share", "a percentage of something", None
    if printed.hedge in BOUNDS and (
        printed.unit != "count" or view.within("crossing") or view.touching("crossing")
    ):
        return "threshold", f"the bound {printed.hedge}", direction
    if printed.unit in ("money", "count", "quantity") and _rate(view):
        return "rate", "so many a unit of time", None
    if printed.unit == "money" and view.anywhere_before("pledge"):
        return "pledge", "an amount after a word of promising", None
    if printed.unit == "count" and (printed.counted or printed.value % 1 == 0):
        return "count", "a number of things", None
    return "level", "a value as it stands", direction


def converts(view):
    """Whether an amount renders the one before it in another currency."""
    a, b = view.previous, view.printed
    if not a or a.unit != "money" or b.unit != "money" or a.currency == b.currency:
        return False
    gap = view.gap()
    return len(gap) <= 4 and bool(gap) and (gap[0] in OPEN or len(gap) <= 2)


def _direction(view):
    found = (
        view.before("rise", "fall")
        or view.after("rise", "fall")
        or view.after("more", "less", near=0)
    )
    if view.printed.unit == "multiple" and view.printed.value < 1:
        return "falls"
    if not found:
        return None
    return "rises" if found[0].kind in ("rise", "more") else "falls"


def _forecast(view):
    if view.printed.unit in ("duration", "rank"):
        return False
    if view.printed.unit == "count":
        return view.touching("forecast")
    return view.anywhere_before("forecast") and not view.before("pledge")


def _change(view, previous):
    """(type, rule) where the figure tells a change or its outcome."""
    printed = view.printed
    if printed.unit == "percentage_point":
        return "growth", "percentage points"
    if printed.unit == "multiple":
        return "growth", "so many times"
    cue = view.before("rise", "fall", "share")
    moved = cue and cue[0].kind in ("rise", "fall")
    if (
        view.touching("to", room=2)
        and not view.touching("by")
        and (view.anywhere_before("rise", "fall") or previous)
    ):
        return None
    if printed.unit == "money" or printed.unit in ("count", "quantity"):
        if moved and printed.hedge not in BOUNDS and view.touching("by"):
            return "growth", "a change by so much"
        return None
    if printed.unit == "percent" and view.touching("from", room=2):
        alike = view.previous and view.previous.unit == "percent"
        if alike and previous in ("growth", "share") and len(view.gap()) <= 6:
            return previous, f"the {previous} before the one told first"
        if not view.previous and _to_another(view):
            return None
    if moved and (printed.unit == "percent" or view.touching("by")):
        return "growth", "a change in percent"
    after = view.after("rise", "fall") or view.after("more", "less", near=0)
    if printed.unit == "percent" and after and not cue:
        return "growth", "a change in percent"
    if printed.unit == "percent" and previous == "growth" and not cue and _listed(view):
        return "growth", "a change in percent, listed"
    return None


def _to_another(view):
    """Whether a change goes from this figure to the next one."""
    return any(
        m.kind == "to" and view.printed.end <= start < view.high
        for m, start, _ in view.marks
    ) and view.high < len(view.sentence.text)


def _listed(view):
    gap = view.gap()
    return len(gap) <= 6 and not view.after("of", near=0)


def _share(view):
    cue = view.before("share", "of_which", "rise", "fall")
    if cue and cue[0].kind in ("share", "of_which"):
        return True
    of = view.after("of", near=0)
    dated = view.time and of and of[1] == view.time.at[0]  # "2,8 % de abril"
    return bool(of) and not dated


def _rate(view):
    if view.printed.per:
        return view.printed.per in TIMES
    after = view.printed.unit != "money" and view.after("per", near=12)
    return bool(after) and after[0].value in TIMES
