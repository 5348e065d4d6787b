"""How `make lab` starts JupyterLab. Nothing is asked of the network."""

c = get_config()  # noqa: F821  (Jupyter gives it)

c.LabApp.default_url = "/lab/tree/notebooks"
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"  # the other one lists what a registry offers
c.ServerApp.allow_root = True  # who works in a container is root there
