"""Two figures for one thing: same indicator, unit and period, no value in common."""

from claimbook.extraction.contradictions import apart, bounds, raised

KINDS = ("level", "threshold", "count", "pledge", "rate")
MOST = 5  # figures kept for one thing, so that time stays linear


def across(statements, published):
    """Yield each later figure at odds with an earlier one for the same thing.

    The same thing is what the same words are said of, among the same places and in the
    same period; without a period, only what was pledged or is counted.
    """
    things = {}
    for s in statements:
        key = _thing(s)
        if key is None:
            continue
        known = things.setdefault(key, [])
        for other in known:
            if other.sentence != s.sentence and _one_thing(other, s):
                if apart(bounds(other), bounds(s)):
                    yield raised(
                        "two figures for one thing",
                        f"{other.printed} and {s.printed} are said of the same thing",
                        other,
                        s,
                    )
                    break
        if len(known) < MOST:
            known.append(s)


def _thing(s):
    if s.value is None or s.type not in KINDS or s.direction:
        return None
    if not s.indicator and s.unit != "count":
        return None
    if not (s.period or s.places and s.type in ("pledge", "count", "rate")):
        return None
    counted = s.counted if s.unit == "count" else None
    if s.unit == "count" and counted is None:
        return None
    return s.indicator, counted, s.unit, s.currency, s.per, s.period


def _one_thing(a, b):
    """Whether the words around two indicators and the places may mean one thing."""
    (before, of), (other_before, other_of) = a.about, b.about
    if of != other_of or before and other_before and before != other_before:
        return False
    return bool(a.places) == bool(b.places) and (
        set(a.places) <= set(b.places) or set(b.places) <= set(a.places)
    )
