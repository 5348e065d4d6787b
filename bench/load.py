"""How long `claimbook check` takes for one article of many claims.

    .venv/bin/python bench/load.py 1000 5000

A made-up article is checked, its claims trade claims of one plan entry each.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "tests"))
from built import claimbook  # noqa: E402
from small import SmallProject  # noqa: E402

ENTRY = """\
- claim: trade-{number}
  check: level
  series: goods_trade
  between: [CHN, LAC]
  main: {{reporter: CHN, region: celac, source: customs}}
  reason: Customs publishes it.
  other:
    imports_only: {{flow: imports, why: One direction.}}
"""
CLAIM = (
    "trade-{number},,1,trade,threshold,Xi,över {size} miljarder dollar,förra året,S.,S."
)


def made(root, count):
    """Make a project of one article with `count` claims in the folder `root`."""
    project = SmallProject(root)
    tables = {"claims.csv": CLAIM, "plan.yaml": ENTRY, "evidence.csv": ""}
    for name, row in tables.items():
        head = project.path(f"articles/tiny/{name}").read_text("utf-8").splitlines()[:1]
        rows = head if name.endswith(".csv") else []
        for number in range(count if row else 0):
            rows.append(row.format(number=number, size=100 + number))
        project.write(f"articles/tiny/{name}", "\n".join(rows) + "\n")


def main():
    """Print wall and processor seconds for each number of claims."""
    for count in map(int, sys.argv[1:] or (1000, 5000)):
        with tempfile.TemporaryDirectory() as place:
            made(Path(place), count)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            begun = time.monotonic()
            run = claimbook(place, "check")
            wall = time.monotonic() - begun
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
        print(f"{count} claims: {wall:.2f} s, processor {spent:.2f} s: {run.stdout}")


if __name__ == "__main__":
    main()
