"""What `make lab` gives every kernel: edited code of the package is loaded again."""

c = get_config()  # noqa: F821  (IPython gives it)

c.InteractiveShellApp.extensions = ["autoreload", "claimbook.report.display"]
c.InteractiveShellApp.exec_lines = ["%autoreload 2"]
