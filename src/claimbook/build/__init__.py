"""Building reports: what is stale, running its notebooks, placing what they made."""

import sys

# nbformat's validator looks for this optional package of jsonschema's, which builds a
# grammar at import: 1.5 seconds for a check of addresses that notebooks do not have.
sys.modules.setdefault("rfc3987_syntax", None)
