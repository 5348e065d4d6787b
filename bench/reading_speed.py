"""How fast claimbook reads, and in how much memory."""

import time
import tracemalloc
from datetime import date

from claimbook.extraction.read import by_sentence, read

DAY = date(2025, 5, 13)


def speed(text):
    """Print one core's time for 500 words of a Swedish text and for a megabyte; memory.

    The 500 words are read once before; what is printed is the median of twenty runs.
    """
    article = " ".join((text.split() * 5)[:500])
    read(article, DAY, "sv")
    times = []
    for _ in range(20):
        begun = time.process_time()
        read(article, DAY, "sv")
        times.append(time.process_time() - begun)
    print(f"500 words, warm: {1000 * sorted(times)[10]:.0f} ms (aim 300)")
    long = "\n\n".join([article] * (1_000_000 // len(article) + 1))
    begun = time.process_time()
    found = read(long, DAY, "sv")
    spent = time.process_time() - begun
    print(
        f"{len(long):,} characters: {spent:.1f} s (aim 20), "
        f"{len(found.statements):,} statements"
    )
    del found
    for size in (1, 4):
        tracemalloc.start()
        for _ in read_streamed(long[: size * 250_000]):
            pass
        print(
            f"{size * 250_000:,} characters, sentence by sentence: "
            f"{tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB at most"
        )
        tracemalloc.stop()


def read_streamed(text):
    """Yield the statements of a text and keep none."""
    for _, statements in by_sentence(text, DAY, "sv"):
        yield from statements
