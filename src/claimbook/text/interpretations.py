"""Other readings of printed numbers, shown beside a verdict and never changing it.

A bare number may be meant exactly, or cut off instead of rounded; a hedged one may be
held to what it would say without its hedge; and every share of our conventions may be
half or twice as wide.
"""

from dataclasses import replace

from claimbook.text.printed import find_printed

SHARES = ("one_digit", "round_number", "about_factor", "about_cap", "round_step")
EXACT, CUT_OFF, BARE = "exact", "cut off", "without its hedge"
NARROW, WIDE = "conventions half as wide", "conventions twice as wide"


def other_readings(text, language, rules, printed):
    """Return {reading: the printed numbers with its sets as the deciding ones}.

    `printed` are the numbers of `text` as decided; a reading that leaves all their sets
    as they are is left out.
    """
    found = {
        EXACT: [p.exact if p.hedge == "none" else p.claimed for p in printed],
        CUT_OFF: [p.truncation if p.hedge == "none" else p.claimed for p in printed],
        BARE: [p.bare for p in printed],
    }
    for name, half in ((NARROW, True), (WIDE, False)):
        shares = {s: getattr(rules, s) for s in SHARES}
        changed = {s: x / 2 if half else x * 2 for s, x in shares.items()}
        again = find_printed(text, language, replace(rules, **changed))
        found[name] = [p.claimed for p in again]
    decided = [p.claimed for p in printed]
    return {
        name: tuple(
            replace(p, claimed=claimed)
            for p, claimed in zip(printed, sets, strict=True)
        )
        for name, sets in found.items()
        if sets != decided
    }
