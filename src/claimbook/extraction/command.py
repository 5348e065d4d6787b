"""The lines that `claimbook read` prints."""

from claimbook.extraction import edits, files, output


def lines(text, published, language, form, named=None):
    """Return the lines of a file read, in the form table, json, record or edits.

    named: for record the article whose claims the edits lead to, for edits the file
    of edits to make claims with. Raises Faults for what is wrong.
    """
    if form in ("record", "edits"):
        proposed = files.propose_file(text, published, language)
        make = edits.recorded if form == "record" else edits.made
        return make(proposed, named).splitlines()
    _, found = files.read_file(text, published, language)
    return (output.json_lines if form == "json" else output.table)(found)
