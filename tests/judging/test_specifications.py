"""From a plan entry to every way its check is to be run."""

from hypothesis import given
from hypothesis import strategies as st
from made import plan

from claimbook.judging.specifications import MAIN, specifications


def told(entry):
    return [(s.alternative, s.choices, s.varied, s.why) for s in specifications(entry)]


def test_a_plan_without_other_readings_has_one_specification():
    entry = plan("level", {"source": "customs"}, series="goods_trade")
    choices = {"series": "goods_trade", "source": "customs"}
    assert told(entry) == [(MAIN, choices, {}, "the main reason")]


def test_the_main_group_comes_first_and_the_others_override_it():
    other = {
        "by_partners": {"reporter": "partners", "why": "the other side"},
        "in_yuan": {"currency": "CNY", "why": "as compiled"},
    }
    entry = plan("level", {"source": "customs", "reporter": "CHN"}, other)
    assert told(entry) == [
        (MAIN, {"source": "customs", "reporter": "CHN"}, {}, "the main reason"),
        (
            "by_partners",
            {"source": "customs", "reporter": "partners"},
            {},
            "the other side",
        ),
        (
            "in_yuan",
            {"source": "customs", "reporter": "CHN", "currency": "CNY"},
            {},
            "as compiled",
        ),
    ]


def test_lists_stand_for_equivalent_choices_and_are_combined():
    main = {"source": ["ecb", "fed"], "period": ["2025-05-12", "2025-05-13"], "a": 1}
    found = specifications(plan("conversion", main))
    assert [s.varied for s in found] == [
        {"source": "ecb", "period": "2025-05-12"},
        {"source": "ecb", "period": "2025-05-13"},
        {"source": "fed", "period": "2025-05-12"},
        {"source": "fed", "period": "2025-05-13"},
    ]
    assert all(s.choices == {"a": 1} | s.varied for s in found)
    assert {s.alternative for s in found} == {MAIN}


def test_a_group_settles_or_opens_what_the_main_one_leaves_open():
    other = {"one_day": {"base": "2023", "why": "w"}, "more": {"flow": ["a", "b"]}}
    found = specifications(plan("driver", {"base": ["2010", "2015"]}, other))
    assert [(s.alternative, s.choices) for s in found] == [
        (MAIN, {"base": "2010"}),
        (MAIN, {"base": "2015"}),
        ("one_day", {"base": "2023"}),
        ("more", {"base": "2010", "flow": "a"}),
        ("more", {"base": "2010", "flow": "b"}),
        ("more", {"base": "2015", "flow": "a"}),
        ("more", {"base": "2015", "flow": "b"}),
    ]


def test_a_group_overrides_a_setting_of_the_check():
    entry = plan("first_time", {}, {"later": {"since": 2013, "why": "w"}}, since=1990)
    assert [s.choices["since"] for s in specifications(entry)] == [1990, 2013]


def test_the_reason_is_no_choice():
    entry = plan("level", {"source": "a"}, {"b": {"source": "b", "why": "w"}, "c": {}})
    assert all("why" not in s.choices for s in specifications(entry))
    assert [s.why for s in specifications(entry)] == ["the main reason", "w", ""]


def test_the_plan_itself_is_left_as_it_is():
    main, other = {"source": ["a", "b"]}, {"g": {"why": "w", "source": "c"}}
    entry = plan("level", main, other)
    assert told(entry) == told(entry)
    assert (main, other) == (
        {"source": ["a", "b"]},
        {"g": {"why": "w", "source": "c"}},
    )


choices = st.dictionaries(
    st.sampled_from("abc"), st.integers() | st.lists(st.integers(), min_size=1)
)


@given(choices, st.dictionaries(st.sampled_from(["x", "y"]), choices))
def test_every_specification_is_settled_and_every_group_is_there(main, other):
    found = specifications(plan("level", main, other))
    assert list(dict.fromkeys(s.alternative for s in found)) == [MAIN, *other]
    for s in found:
        assert not any(isinstance(v, list) for v in s.choices.values())
        assert s.choices.keys() == main.keys() | other.get(s.alternative, {}).keys()


def test_what_a_group_tells_readers_is_no_choice():
    told = {"why": "w", "why_sv": "v", "name_en": "n", "name_sv": "m"}
    _, other = specifications(
        plan("level", {"source": "a"}, {"b": {"flow": "x"} | told})
    )
    assert other.choices == {"source": "a", "flow": "x"}
    assert other.why == "w"
