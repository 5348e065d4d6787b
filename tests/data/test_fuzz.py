"""Raw files with random damage: a fault or a sound article, never anything else.

MUTATIONS (an environment variable, 200 if not given) files are damaged, the same ones
each time for a SEED.
"""

import os
import random
import time

from claimbook.faults import Faults
from claimbook.judging import opening

MUTATIONS = int(os.environ.get("MUTATIONS", "200"))
LONGEST_S = 20
PIECES = [
    *("\x00", "\x1b[2J", "\ufeff", "\u202e", "\r", "\u2028", "\ud7ff", "\U0010ffff"),
    *('"', "'", ",", "\n", ":", "- ", "&a ", "*a", "{", "[", "}", "]", "#", "|", ">"),
    *(
        "1e400",
        "1e-400",
        "1E+20000",
        "-0",
        "NaN",
        "inf",
        "9" * 400,
        "0x1f",
        "1:30",
        "1_0",
    ),
    *("2024-02-30", "9999-12-31", "0001-01-01", "-1", "0", "100000000000000000000"),
    *("null", "~", "true", "!!python/object:os.system", "!!binary x", "? ", "<<: *a"),
    *(
        "=1+1",
        "＝1",
        "con",
        "../../x",
        "/etc/passwd",
        "x" * 70_000,
        "[" * 500,
        "å",
        "٣",
    ),
    *("CHN", "LAC", "customs", "level", "trade", "USD", "CNY", "%", "förra året"),
    *("500 miljarder", "över", "mellan 1 och 2", "1/0", "½", "minus", "\n\n---\n"),
]


def damaged(text, chance):
    """Return a text with one to three damages."""
    for _ in range(chance.randint(1, 3)):
        at, length = chance.randrange(len(text) + 1), chance.choice([0, 0, 1, 5, 40])
        kind = chance.randrange(5)
        if kind == 0:
            text = text[:at] + text[at + length :]
        elif kind == 1:
            text = text[:at] + text[at : at + length] * 3 + text[at + length :]
        elif kind == 2:  # a cell or a word for another
            words = text.replace(",", " ").split()
            text = text.replace(chance.choice(words), chance.choice(PIECES), 1)
        else:
            text = text[:at] + chance.choice(PIECES) + text[at + length :]
    return text


def test_damaged_files_end_in_faults_or_are_sound(project):
    chance = random.Random(int(os.environ.get("SEED", "1")))
    files = [p for p in sorted(project.raw.rglob("*")) if p.is_file()]
    whole = {path: path.read_text("utf-8") for path in files}
    for number in range(MUTATIONS):
        path = chance.choice(files)
        text = damaged(whole[path], chance)
        path.write_text(text, "utf-8", errors="surrogatepass", newline="")
        if path.suffix == ".csv" and path.parent == project.project.figures:
            project.reseal()
        begun = time.monotonic()
        try:
            opening.check(project.project, ())
            for slug in project.project.slugs():
                opening.judge_article(opening.open_article(project.project, slug))
        except Faults as error:
            assert error.faults and all(len(str(f)) < 5000 for f in error.faults)
        except Exception as error:
            name = path.relative_to(project.raw).as_posix()
            raise AssertionError(f"number {number}, {name}:\n{text[:3000]}") from error
        assert time.monotonic() - begun < LONGEST_S, f"number {number}, {path}"
        path.write_text(whole[path], "utf-8")
