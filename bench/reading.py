"""How well and how fast claimbook reads texts, beside other libraries.

    .venv/bin/python bench/reading.py [--no-peers]

The marked texts of tests/extraction/cases in two halves: dev was looked at while the
rules were made, held was only scored. Other libraries run in a virtual environment of
their own, made from bench/reading-peers.txt, and are measured on what all of them do:
whether the value of a marked number is among those found.
"""

import json
import subprocess
import sys
from math import isclose
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from extraction.marked import cases, score  # noqa: E402
from reading_speed import linear, speed  # noqa: E402

from claimbook.extraction import read  # noqa: E402

HALVES = ("dev", "held", "fresh_dev", "fresh_held")
PEER_HALVES = ("dev", "held")
# What is measured, of which count, and the least that is aimed at.
AIMS = {
    "found": ("marked", 97),
    "valued": ("found", 97),
    "dated": ("found", 85),
    "typed": ("found", 92),
    "hedged": ("found", 95),
    "wordless_found": ("wordless", 60),
    "at_odds_found": ("at_odds", 60),
}
VENV = ROOT / ".build" / "bench-peers"


def main():
    """Print the three tables; fails where time grows faster than the text."""
    accuracy()
    peers("--no-peers" not in sys.argv)
    linear()
    speed(" ".join(c.text for h in PEER_HALVES for c in cases(h) if c.language == "sv"))


def accuracy():
    """Print what is found, right and accused of in each half, beside the aims."""
    columns = [*AIMS, "precision", "false"]
    print("Percent, the aims in the last row; false: contradictions in 100 texts")
    print(f"{'half':16}{'marked':>8}" + "".join(f"{c[:9]:>11}" for c in columns))
    rows = [(half, cases(half)) for half in HALVES]
    rows += [
        (f"{half} {language}", [c for c in of_half if c.language[:2] == language])
        for half, of_half in rows
        if half.startswith("fresh")
        for language in ("sv", "en", "es", "pt")
    ]
    for name, of_row in rows:
        t = score(of_row, _reading)
        shares = [t.share(share, of) for share, (of, _) in AIMS.items()]
        shares += [100 - t.share("extra", "proposed"), t.share("accused", "texts")]
        print(f"{name:16}{t.marked:8}" + "".join(f"{s:11.1f}" for s in shares))
    aims = [*(aim for _, aim in AIMS.values()), 96, 1]
    print(f"{'aim':24}" + "".join(f"{aim:11}" for aim in aims))
    print(
        "valued: value, unit and currency. dated: stated or inherited; in dev and held "
        "only stated periods are marked, so read it for the fresh halves alone.\n"
    )


def _reading(case):
    return read(case.text, case.published, case.language)


def peers(wanted):
    """Print, a library and a language, the share of marked values that it finds."""
    found = {"claimbook": {"about": "this one", "found": _ours()}}
    if wanted:
        found |= _theirs()
    print("Values found, percent of the marked numbers (a range counts by its ends)")
    print(
        f"{'library':33}"
        + "".join(
            f"{half + ' ' + code:>9}"
            for half in PEER_HALVES
            for code in ("sv", "en", "es", "pt", "all")
        )
    )
    for name, result in found.items():
        if "found" not in result:
            print(f"{name:33}could not run: {result['about']}")
            continue
        shares = [
            _share(result["found"], half, code)
            for half in PEER_HALVES
            for code in ("sv", "en", "es", "pt", "")
        ]
        label = f"{name} {result['about']}" if name != "claimbook" else name
        print(f"{label:33}" + "".join(f"{s:9.1f}" for s in shares))
    print()


def _ours():
    found = {}
    for case in (c for half in PEER_HALVES for c in cases(half)):
        found[case.name] = [
            [s.start, s.end, value]
            for s in _reading(case).statements
            if s.value is not None and s.unit != "date"
            for value in ({s.low, s.high} if s.hedge == "between" else {s.value})
        ]
    return found


def _theirs():
    python = _venv()
    if isinstance(python, str):
        return {"other libraries": {"about": python}}
    given = [[c.name, c.language, c.text] for half in PEER_HALVES for c in cases(half)]
    ran = subprocess.run(
        [python, ROOT / "bench" / "reading_peers.py"],
        input=json.dumps({"cases": given}),
        capture_output=True,
        text=True,
    )
    if ran.returncode:
        return {"other libraries": {"about": ran.stderr.strip().splitlines()[-1]}}
    return json.loads(ran.stdout)


def _venv():
    """The Python of the peers' environment, made if needed; a reason where it fails."""
    lock, mark = ROOT / "bench" / "reading-peers.txt", VENV / ".ready"
    python = VENV / "bin" / "python"
    if mark.is_file() and mark.read_text() == lock.read_text():
        return python
    uv = next((ROOT / ".tools").glob("uv-*/bin/uv"), None)
    if uv is None:
        return "no uv in .tools: run make once"
    for command in (
        [
            uv,
            "venv",
            "--quiet",
            "--clear",
            "--no-project",
            "--python",
            sys.executable,
            VENV,
        ],
        [uv, "pip", "sync", "--quiet", "--python", python, "--require-hashes", lock],
    ):
        ran = subprocess.run(command, capture_output=True, text=True)
        if ran.returncode:
            return "not installed: " + " ".join(ran.stderr.split())[-200:]
    mark.write_text(lock.read_text())
    return python


def _share(found, half, code):
    hits = total = 0
    for case in cases(half):
        if code and case.language[:2] != code:
            continue
        values = [v for *_, v in found.get(case.name, []) if v is not None]
        for gold in case.gold:
            if gold.value is None or gold.type == "first_time":
                continue
            if gold.unit == "rank":  # "largest" is a number to few
                continue
            for value in gold.value if isinstance(gold.value, tuple) else (gold.value,):
                total += 1
                hits += any(isclose(value, v, rel_tol=1e-4) for v in values)
    return 100 * hits / max(1, total)


if __name__ == "__main__":
    main()
