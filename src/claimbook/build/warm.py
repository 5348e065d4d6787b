"""What every notebook imports, imported once: the process that reports are forked from.

Tables of the package and page templates are read once too; data never are, a report
reads its own. Nothing here starts a thread or opens a socket, so that the process can
be forked.
"""

import gc
import os
import re
from contextlib import suppress

os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")

import ipykernel.debugger  # noqa: E402, F401  every kernel imports it as it starts
import matplotlib  # noqa: E402
import matplotlib.pyplot as plt  # noqa: E402
import matplotlib_inline.backend_inline  # noqa: E402, F401
import nbformat.v4 as v4  # noqa: E402
import pandas  # noqa: E402
import seaborn  # noqa: E402, F401

import claimbook.build.forked  # noqa: E402, F401
import claimbook.build.job  # noqa: E402, F401
from claimbook.charts import theme  # noqa: E402
from claimbook.judging.specifications import entries  # noqa: E402
from claimbook.project import Project  # noqa: E402
from claimbook.report import exporter, languages  # noqa: E402
from claimbook.text import when, words  # noqa: E402

IMPORT = re.compile(
    r"^ *\"((?:from|import) claimbook[\w.]*(?: import [\w, ]+)?)\\n", re.M
)

with suppress(FileNotFoundError):  # a worker may start outside any project
    for path in Project.find().notebooks.glob("*.ipynb"):
        for line in IMPORT.findall(path.read_text("utf-8")):
            with suppress(ImportError):  # the notebook will say so itself
                exec(line, {})
entries()
words.conventions()
for name in words.LANGUAGES:
    words.language(name)
    when.tree(name)
for name in languages.LANGUAGES:
    for template in languages.templates(name).list_templates(["j2"]):
        if not template.startswith("claimbook/"):  # nbconvert's own
            languages.templates(name).get_template(template)

with matplotlib.rc_context():  # a notebook begins with the usual style
    theme.use_theme()
    figure, axes = plt.subplots()
    axes.set_title("Warm")  # finds the fonts
    theme.svg(figure)
    plt.close(figure)
pandas.DataFrame({"warm": [1]}).to_csv()

cells = [v4.new_markdown_cell("# Warm"), v4.new_code_cell("warm = 1")]
language = {"name": "python", "pygments_lexer": "ipython3"}
notebook = v4.new_notebook(cells=cells, metadata={"language_info": language})
exporter.exporter().from_notebook_node(notebook)

del figure, axes, cells, notebook
gc.collect()
gc.freeze()  # no fork looks through what was imported, and its memory stays shared
gc.set_threshold(20_000)  # and charts, which make objects by the million, wait less
