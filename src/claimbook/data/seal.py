"""Keep datapackage.json's sizes and hashes in step with the figures' files."""

import json

from claimbook.data.raw_files import read_json, sha256
from claimbook.faults import Collector
from claimbook.project import Project


def seal(project: Project) -> list[str]:
    """Write each figures file's size and hash beside its source; return what changed.

    For an analyst who has changed a file and means it: the hash is what tells a meant
    change from an accident. Raises Faults where datapackage.json cannot be read.
    """
    path = project.figures / "datapackage.json"
    faults = Collector(project.shown(path))
    package = read_json(path, faults)
    faults.check()
    changed: list[str] = []
    for entry in package["resources"]:
        if "path" not in entry:
            continue
        file = project.figures / entry["path"]
        sealed = {"bytes": file.stat().st_size, "hash": f"sha256:{sha256(file)}"}
        if entry | sealed != entry:
            entry |= sealed
            changed.append(entry["name"])
    text = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8")
    return changed
