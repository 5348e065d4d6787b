"""Parameters of the notebooks: what may be set, checked before a kernel starts."""

import re

from papermill import inspect_notebook

from claimbook.faults import Collector, listed, near_miss

KINDS = {"str": str, "int": int, "float": float}
RANGE = re.compile(r"(-?\d+(?:\.\d+)?) to (-?\d+(?:\.\d+)?)")
ALONE = "in JupyterLab only"  # what a report would publish
ONE_OF = re.compile(r"one of ([\w-]+(?:, [\w-]+)*)")


def declared(notebook):
    """Return {name: parameter} of a notebook's parameters cell.

    A comment that says "2014 to 2024" is a range, one that says "one of a, b" a list;
    both are held to.
    """
    return inspect_notebook(str(notebook))


def check(project, given):
    """Return ({notebook name: its parameters}, faults) for `given` {name: text}.

    A parameter goes to every notebook that declares it; one that none declares, or a
    value of the wrong type or out of range, is a fault.
    """
    known = {
        path.stem: declared(path) for path in sorted(project.notebooks.glob("*.ipynb"))
    }
    names = {name for parameters in known.values() for name in parameters}
    chosen, faults = {stem: {} for stem in known}, Collector("parameters")
    for name, text in given.items():
        if name not in names:
            fix = near_miss(name, names) + "Nothing was run."
            faults.add(name, "a name no notebook has", listed(names), fix)
        for stem, parameters in known.items():
            if name not in parameters:
                continue
            value, problem = _value(text, parameters[name])
            if problem:
                faults.add(name, repr(text), problem, "Nothing was run.")
                break
            chosen[stem][name] = value
    return chosen, faults


def _value(text, parameter):
    """Return (value, problem) of one given text by the parameter's type and help."""
    kind = KINDS.get(parameter["inferred_type_name"])
    if kind is None:
        return None, f"a typed parameter; its type is {parameter['inferred_type_name']}"
    try:
        value = kind(text)
    except ValueError:
        return None, f"a value of type {kind.__name__}"
    if ALONE in parameter["help"] and value:
        return None, "nothing in a report; set it in JupyterLab"
    limits = RANGE.search(parameter["help"])
    if limits and kind is not str:
        low, high = map(float, limits.groups())
        if not low <= value <= high:
            return None, f"{low:g} to {high:g}"
    choices = ONE_OF.search(parameter["help"])
    if choices and text not in choices[1].split(", "):
        return None, choices[0]
    return value, None
