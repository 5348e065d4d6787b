"""Faults of several files come in one list, each once, with the nearest name."""

import pickle

import pytest

from claimbook.faults import Collector, Fault, Faults, listed, near_miss


def test_a_fault_names_file_row_what_stands_there_what_is_allowed_and_the_fix():
    fault = Fault("claims.csv", "row 2", "topic = 'tade'", "trade, gdp", "Fix it.")
    assert str(fault) == (
        "claims.csv, row 2: found topic = 'tade'; allowed: trade, gdp. Fix it."
    )
    assert str(Fault("a.csv", "", "no such file", "the file", "Restore it.")) == (
        "a.csv: found no such file; allowed: the file. Restore it."
    )


def test_all_are_raised_at_once_in_order_and_each_once():
    claims = Collector("claims.csv")
    claims.check()
    plan = claims.in_file("plan.yaml")
    plan.add("entry 1", "a", "b", "Fix it.")
    claims.add("row 2", "a", "b", "Fix it.")
    plan.add("entry 1", "a", "b", "Fix it.")
    assert len(claims) == len(plan) == 2
    with pytest.raises(Faults) as error:
        claims.check()
    assert [fault.file for fault in error.value.faults] == ["plan.yaml", "claims.csv"]
    assert str(error.value) == "\n".join(map(str, plan))


def test_an_unknown_name_comes_with_what_there_is_and_the_nearest():
    faults = Collector("plan.yaml")
    faults.unknown("entry 1", "source", "rate", {"rates": 1, "customs": 2})
    faults.unknown("entry 2", "claim", "lone", ["loan"], "Fix the id.", "a claim")
    faults.unknown("entry 3", "source", "xyz", ["rates"])
    assert [str(fault).removeprefix("plan.yaml, ") for fault in faults] == [
        "entry 1: found source = 'rate'; allowed: customs, rates. Did you mean rates? "
        "Fix the name.",
        "entry 2: found claim = 'lone'; allowed: a claim. Did you mean loan? Fix the "
        "id.",
        "entry 3: found source = 'xyz'; allowed: rates. Fix the name.",
    ]


def test_another_process_can_raise_them():
    faults = Faults([Fault("a", "b", "c", "d", "e")])
    assert pickle.loads(pickle.dumps(faults)).faults == faults.faults


def test_a_long_list_is_cut_short():
    assert listed(["b", "a"]) == "a, b"
    assert listed(range(10, 45), most=3) == "10, 11, 12 and 32 more"
    assert near_miss("q", ["rates"]) == ""
