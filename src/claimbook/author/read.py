"""What the claimbook command shows of a text that it reads."""

from datetime import date

from claimbook.extraction import proposals
from claimbook.extraction.article_text import read_file
from claimbook.project import Project


def lines(
    project: Project,
    path: str,
    published: str,
    language: str | None,
    form: str,
    named: str = "",
) -> list[str]:
    """Return the lines of a file read, in the form table, json, record or edits.

    named: for record the article of the project whose claims the edits lead to, for
    edits the file of edits to make claims with. Raises Faults for what is wrong.
    """
    source, reading = read_file(path, published, language)
    if form in ("table", "json"):
        return [*(reading.table() if form == "table" else reading.json_lines())]
    claims, _ = proposals.proposals(source.text, reading, date.fromisoformat(published))
    if form == "record":
        return proposals.recorded(claims, project, named).splitlines()
    return proposals.edited(claims, named).splitlines()
