"""What every notebook imports, imported once: the process that reports are forked from.

Nothing here starts a thread or opens a socket, so that the process can be forked.
"""

import os
import sys

# nbformat's validator looks for this optional package of jsonschema's, which builds a
# grammar at import: 1.5 seconds for a check of addresses that notebooks do not have.
sys.modules.setdefault("rfc3987_syntax", None)
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")

import matplotlib_inline.backend_inline  # noqa: E402, F401
import seaborn  # noqa: E402, F401

import claimbook.book  # noqa: E402, F401
import claimbook.report.chapters  # noqa: E402, F401
import claimbook.report.cleaning  # noqa: E402, F401
import claimbook.report.conclusion  # noqa: E402, F401
import claimbook.report.opening  # noqa: E402, F401
import claimbook.report.pages  # noqa: E402, F401
import claimbook.report.reader  # noqa: E402, F401
import claimbook.run.job  # noqa: E402, F401
