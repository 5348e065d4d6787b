"""An IPython extension: what to run first when a cell misses a name."""

HINT = (
    "If a cell further up makes it, as after a restart of the kernel, run that first: "
    "menu Run, Run All Above Selected Cell."
)


def load_ipython_extension(shell):
    """Add the hint to every NameError of a cell."""
    shell.set_custom_exc((NameError,), _hint)


def _hint(shell, kind, error, traceback, tb_offset=None):
    error.add_note(HINT)
    shell.showtraceback((kind, error, traceback), tb_offset=tb_offset)
