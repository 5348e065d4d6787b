"""The total of a year held against that of a part of one."""

from claimbook.extraction.contradictions import alike, days, raised

WHOLE, PART = 360, 300  # days: at least a year, at most ten months


def within(sentence, statements, previous, published):
    """Yield two figures of a comparison whose periods differ in length."""
    numbers = [s for s in statements if s.value is not None and days(s)]
    numbers = [s for s in numbers if s.type in ("level", "threshold", "count", "rate")]
    for a, b in zip(numbers, numbers[1:], strict=False):
        if not alike(a, b) or not _compared(sentence, a, b):
            continue
        short, long = sorted((days(a), days(b)))
        if short <= PART and WHOLE <= long <= 370:
            yield raised(
                "a year held against part of one",
                f"{a.printed} is of {days(a)} days, {b.printed} of {days(b)}",
                a,
                b,
            )


def _compared(sentence, a, b):
    low, high = a.end - sentence.start, b.start - sentence.start
    return any(
        low <= sentence.at(m)[0] and sentence.at(m)[1] <= high
        for m in sentence.of("compare", "from")
    )
