"""How fast claimbook reads, in how much memory, and that time grows with the text."""

import time
import tracemalloc
from datetime import date
from itertools import product

from claimbook.extraction import by_sentence, read
from claimbook.text.printed import find_printed
from claimbook.text.words import LANGUAGES

DAY = date(2025, 5, 13)
PIECES = (
    *("9", "1 000 ", "1.000.", "1,", "(", "([{", ")", ".", "..! ", "\n", "a"),
    *("från 5 till ", "5 procent av ", "mellan ", "2015–", "$", "Kina ", "“"),
    *("\u0301", "tvåtusen", "- ", "ökade 5 och ", "förra året ", "a year earlier "),
)
FIGURES = ("1", "1.", "123 ", "(", "a", "-1", "fem ", "från 5 till ", "%5", "e\u0301")


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
        f"{len(long):,} characters: {spent:.1f} s (aim 5), "
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


def linear():
    """Assert that no text takes more than in proportion to its length."""
    for language, piece in product(LANGUAGES, PIECES):
        seconds(read, piece, 1000, DAY, language)
        small = seconds(read, piece, 5000, DAY, language)
        large = seconds(read, piece, 20_000, DAY, language)
        # four times the text: quadratic work would take sixteen times as long
        assert large < 9 * small + 0.5, (language, piece, small, large)
    for piece in FIGURES:
        seconds(find_printed, piece, 1000, "sv")
        small = min(seconds(find_printed, piece, 5000, "sv") for _ in range(3))
        large = seconds(find_printed, piece, 50_000, "sv")
        assert large < 40 * small + 0.2, (piece, small, large)
    for piece, size in (("7", 4_000_000), ("(", 300_000), ("[5]", 50_000)):
        # 15 s for a megabyte is the aim; three times that for a slow machine
        spent = seconds(read, piece, size, DAY, "sv")
        assert spent < 45 * size / 1_000_000, (piece, spent)
    print("time grows no faster than the text, whatever the text\n")


def seconds(function, piece, size, *arguments):
    """Processor time that reading so many characters of one piece takes."""
    text = piece * (size // len(piece))
    begun = time.process_time()
    function(text, *arguments)
    return time.process_time() - begun


def read_streamed(text):
    """Yield the statements of a text and keep none."""
    for _, statements in by_sentence(text, DAY, "sv"):
        yield from statements
