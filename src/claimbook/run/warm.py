"""What every notebook imports, imported once: the process that reports are forked from.

Tables of the package and page templates are read once too; data never are, a report
reads its own. Nothing here starts a thread or opens a socket, so that the process can
be forked.
"""

import gc
import os

os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")

import ipykernel.debugger  # noqa: E402, F401  every kernel imports it as it starts
import matplotlib_inline.backend_inline  # noqa: E402, F401
import nbformat  # noqa: E402
import seaborn  # noqa: E402, F401

import claimbook.book  # noqa: E402, F401
import claimbook.report.chapters  # noqa: E402, F401
import claimbook.report.cleaning  # noqa: E402, F401
import claimbook.report.conclusion  # noqa: E402, F401
import claimbook.report.opening  # noqa: E402, F401
import claimbook.report.reader  # noqa: E402, F401
import claimbook.run.job  # noqa: E402, F401
from claimbook.checks import checks  # noqa: E402
from claimbook.report import article  # noqa: E402
from claimbook.text.words import LANGUAGES, conventions, language  # noqa: E402

checks()
conventions()
for name in LANGUAGES:
    language(name)
for kind in article.EXPORTERS:
    article.exporter(kind).from_notebook_node(
        nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Warm")])
    )

gc.collect()
gc.freeze()  # no fork looks through what was imported, and its memory stays shared
