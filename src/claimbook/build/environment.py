"""The conda environment, written from the lock so that both hold the same pins.

``make lock`` runs this file with the system's Python before anything is installed,
so it imports the standard library only.
"""

import re
import sys

PIN = re.compile(r"^([a-z0-9-]+==[^\s;]+(?: ; [^\\]+)?) \\$", re.MULTILINE)

HEAD = """\
# Generated from requirements.lock by `make lock`; do not edit.
#
#   conda env create -f environment.yml      (or: mamba, micromamba)
#   conda activate claimbook
#   python -m pip install --no-deps --no-build-isolation -e .
#
# The third command installs the package itself; on Binder, postBuild does that.
name: claimbook
channels:
  - conda-forge
dependencies:
  - python=3.11
  - pip
  - pip:
"""


def pins(lock):
    """Return the pins of a lock, without their hashes.

    Parameters
    ----------
    lock : str
        Text of ``requirements.lock``.

    Returns
    -------
    list of str
        Requirements such as ``pywinpty==3.1.2 ; os_name == 'nt'``, in the lock's order.
    """
    return PIN.findall(lock)


def conda_environment(lock):
    """Return the text of ``environment.yml`` that holds a lock's pins.

    Parameters
    ----------
    lock : str
        Text of ``requirements.lock``.

    Returns
    -------
    str
        YAML; each pin is quoted, because markers hold quotes and spaces.
    """
    return HEAD + "".join(f'      - "{pin}"\n' for pin in pins(lock))


if __name__ == "__main__":
    sys.stdout.write(conda_environment(sys.stdin.read()))
