"""An article opened and judged as of two dates, and the hash of what it rests on."""

import os

import pytest
from made import (
    ABOVE_100,
    DATELINE,
    LEVEL,
    claim,
    data,
    document,
    opened,
    plan,
    totals,
)

from claimbook.domain.interval import Interval
from claimbook.domain.verdict import (
    CONTRADICTED,
    NO_DATA,
    NOT_CHECKABLE,
    NOT_ENOUGH_DATA,
    NOTHING_PUBLIC,
    REVISED,
    SUPPORTED,
    UNDATED,
    Verdict,
)
from claimbook.faults import Collector, Faults
from claimbook.judging import opening
from claimbook.judging.opening import (
    ABOUT_PERCENT,
    cited_figures,
    judge_article,
    open_article,
)
from claimbook.text.printed import BARE, CUT_OFF, EXACT

CLAIMS = "articles/tiny/claims.csv"

EARLY, LATE = "2025-05-13", "2025-05-16"
PRESS = {"source": "press", "why": "w"}


def judge(rows=(), evidence=(), *, other=None, entry=None, claims=None, **main):
    """Judge an article of the claims a, over 100, and b, which nothing settles."""
    made = claims or [claim(ABOVE_100, claim_id="a"), claim(claim_id="b")]
    entry = entry or plan("level", LEVEL | main, other)
    return judge_article(opened(made, {"a": entry}, evidence, data(list(rows))))


def words(judged, claim_id="a"):
    """(known now, on the dateline) of one claim."""
    return tuple(each[claim_id].verdict for each in (judged.now, judged.then))


def paper(*given, **cells):
    return document("a", *given, **cells)


def test_each_date_is_judged_from_the_figures_public_by_then():
    first = totals({2024: 90}, released=EARLY)
    later = totals({2024: 120}, released=LATE)
    assert words(judge(first + later)) == (Verdict(SUPPORTED), Verdict(CONTRADICTED))
    assert words(judge(first)) == (Verdict(CONTRADICTED), Verdict(CONTRADICTED))


@pytest.mark.parametrize("released", [LATE, None])
def test_a_figure_not_known_to_be_public_by_then_does_not_count_on_the_dateline(
    released,
):
    judged = judge(totals({2024: 120}, released=released))
    assert words(judged) == (Verdict(SUPPORTED), Verdict(NOT_ENOUGH_DATA))
    assert [o.status for o in judged.then["a"].outcomes] == [NO_DATA]
    early = judge(totals({2024: 120}, released=EARLY))
    assert words(early) == (Verdict(SUPPORTED), Verdict(SUPPORTED))


@pytest.mark.parametrize("day", [LATE, ""])
def test_only_documents_dated_by_then_count_on_the_dateline(day):
    evidence = [
        paper("denies", rank="agency", by="AP"),
        paper("denies", rank="agency", by="AFP"),
        paper(date=day),
    ]
    judged = judge(evidence=evidence)
    assert words(judged) == (Verdict(SUPPORTED), Verdict(CONTRADICTED))
    assert len(judged.now["a"].evidence) == 3
    assert [e.compiled_by for e in judged.then["a"].evidence] == ["AP", "AFP"]


def test_documents_answer_on_the_dateline_what_figures_came_too_late_for():
    late = totals({2024: 120}, released=LATE)
    judged = judge(late, [paper("denies")])
    assert words(judged) == (Verdict(SUPPORTED), Verdict(CONTRADICTED))
    assert words(judge(late)) == (Verdict(SUPPORTED), Verdict(NOT_ENOUGH_DATA))


def test_what_was_right_by_an_earlier_release_is_revised_not_contradicted():
    first = totals({2024: 120}, released=EARLY)
    later = totals({2024: 90}, released=LATE)
    assert words(judge(first + later)) == (Verdict(REVISED), Verdict(SUPPORTED))
    # what may have been public already speaks for no revision
    undated = totals({2024: 90}, released=None, source="press")
    judged = judge(first + undated, source="press then customs")
    assert words(judged) == (Verdict(CONTRADICTED), Verdict(SUPPORTED))


def test_what_was_announced_and_called_off_since_was_right_when_printed():
    announced = [paper(rank="agency", by=by) for by in ("AP", "AFP")]
    called_off = paper("denies", date=LATE)
    judged = judge(evidence=[*announced, called_off])
    assert words(judged) == (Verdict(REVISED), Verdict(SUPPORTED))
    denied = judge(evidence=[*announced, paper("denies", date="")])
    assert words(denied) == (Verdict(CONTRADICTED), Verdict(SUPPORTED))


@pytest.mark.parametrize(
    ("released", "day", "lacks"),
    [
        (LATE, None, NOTHING_PUBLIC),
        (None, None, UNDATED),
        (None, LATE, UNDATED),
        (LATE, "", UNDATED),
        (LATE, LATE, NOTHING_PUBLIC),
    ],
)
def test_undated_is_told_from_nothing_public(released, day, lacks):
    evidence = [] if day is None else [paper(date=day)]
    judged = judge(totals({2024: 120}, released=released), evidence)
    assert words(judged) == (Verdict(SUPPORTED), Verdict(NOT_ENOUGH_DATA))
    assert judged.then["a"].verdict.lacks == lacks
    assert judged.now["a"].verdict.lacks == ""


YEARS = {2020: 100, 2023: 130, 2024: 120}
LAST = {"last_year": {"base": "2023", "why": "the year itself"}}


@pytest.mark.parametrize(
    ("base", "other", "contested"),
    [
        ("2020", LAST, ("last_year",)),
        # one year is no window, and another window no year
        ("2023", {"long": {"base": "2020", "why": "w"}}, ()),
        ("2020", {"short": {"base": "2023", "period": "2023", "why": "w"}}, ()),
        ("2020", {"other": {"base": "2020", "why": "w"}}, ()),
    ],
)
def test_a_window_is_contested_by_the_articles_own_year(base, other, contested):
    trend = plan("trend", LEVEL | {"base": base}, other, direction="rises")
    now = judge(totals(YEARS), entry=trend).now["a"]
    assert now.contested == contested


def test_a_claim_of_which_main_measures_less_is_so_in_part():
    entry = plan("level", LEVEL, only="copper ores alone")
    now, _ = words(judge(totals({2024: 120}), entry=entry))
    assert now == Verdict(SUPPORTED, in_part="copper ores alone")
    later, _ = words(judge(totals({2023: 120}), entry=entry))
    assert later == Verdict(NOT_ENOUGH_DATA)


def test_a_hash_says_what_alone_is_measured_and_how_many_cases_are_needed():
    entry = plan("level", LEVEL, only="copper ores alone")
    alone = judge(totals({2024: 120}), entry=entry)
    whole = judge(totals({2024: 120}))
    assert alone.hashes["a"] != whole.hashes["a"]
    two = judge(totals({2024: 120}), claims=[claim(ABOVE_100, claim_id="a", cases=2)])
    assert two.hashes["a"] not in (whole.hashes["a"], alone.hashes["a"])


def test_a_named_party_that_denies_is_shown_whatever_the_verdict():
    evidence = [paper(), paper("denies", rank="agency", party="B", by="AP")]
    now = judge(evidence=evidence).now["a"]
    assert now.verdict == Verdict(SUPPORTED)
    assert [e.party for e in now.denials] == ["B"]


def test_some_claims_can_be_judged_alone():
    made = [claim(ABOVE_100, claim_id="a"), claim(claim_id="b")]
    article = opened(made, {"a": plan("level", LEVEL)}, (), data(totals({2024: 120})))
    alone = judge_article(article, ["a"])
    assert (list(alone.now), list(alone.then), list(alone.hashes)) == (["a"],) * 3
    both = judge_article(article)
    assert list(both.now) == ["a", "b"]
    assert both.now["a"] == alone.now["a"]
    assert both.hashes["a"] == alone.hashes["a"]
    assert judge_article(article, []).now == {}


def test_only_what_is_known_now_has_other_interpretations(project):
    judged = judge_article(open_article(project.project, "tiny"))
    assert [i.name for i in judged.now["trade"].interpretations] == [BARE]
    assert judged.then["trade"].interpretations == ()
    assert judged.now["loan"].turns_if == [EXACT, CUT_OFF]


def test_an_article_is_opened_cleaned_and_with_the_figures_at_hand(project):
    article = open_article(project.project, "tiny")
    assert article.project == project.project
    assert (article.article.slug, article.article.published) == ("tiny", DATELINE)
    assert [c.claim_id for c in article.claims] == [
        "trade",
        "loan",
        "guests",
        "guest-one",
        "mood",
    ]
    assert list(article.plan) == ["trade", "loan"]
    assert [e.claim_id for e in article.evidence] == ["guest-one"]
    assert len(list(article.data.figures)) == 4
    assert article.sources() == {"customs", "rates"}


def test_it_is_judged_from_its_plan_and_its_documents(project):
    judged = judge_article(open_article(project.project, "tiny"))
    assert {c: words(judged, c) for c in judged.now} == {
        "trade": (Verdict(SUPPORTED, ("imports_only",)),) * 2,
        "loan": (Verdict(SUPPORTED),) * 2,
        "guests": (Verdict(NOT_ENOUGH_DATA),) * 2,
        "guest-one": (Verdict(NOT_ENOUGH_DATA),) * 2,
        "mood": (Verdict(NOT_CHECKABLE),) * 2,
    }


@pytest.mark.parametrize("percent", [0, 0.0, 10, 25.0])
def test_an_about_may_leave_so_much_room(project, percent):
    project.edit(CLAIMS, "över 500 miljarder", "omkring 500 miljarder")
    trade = open_article(project.project, "tiny", percent).claims[0]
    room = min(2 * 25e9, percent * 5e9)
    assert trade.claimed == Interval(500e9 - max(25e9, room), 500e9 + max(25e9, room))


def test_without_a_parameter_the_table_of_conventions_holds(project):
    project.edit(CLAIMS, "över 500 miljarder", "omkring 500 miljarder")
    assert open_article(project.project, "tiny").claims == (
        open_article(project.project, "tiny", 10.0).claims
    )


@pytest.mark.parametrize("percent", [-0.1, 25.5, 1000])
def test_more_room_than_that_is_a_fault(project, percent):
    with pytest.raises(Faults) as caught:
        open_article(project.project, "tiny", percent)
    assert [str(f) for f in caught.value.faults] == [
        f"parameters, about_percent: found {percent!r}; allowed: 0 to 25. Nothing was "
        "run."
    ]
    assert ABOUT_PERCENT == (0.0, 25.0)


def test_an_unknown_article_is_a_fault_that_names_the_nearest(project):
    with pytest.raises(Faults) as caught:
        open_article(project.project, "tny", 30)
    assert [str(f) for f in caught.value.faults] == [
        "parameters, about_percent: found 30; allowed: 0 to 25. Nothing was run.",
        "data/raw/articles/tny: found no such article; allowed: tiny. Did you mean "
        "tiny? An article is a folder of data/raw/articles.",
    ]


@pytest.fixture
def reads(monkeypatch):
    """The projects whose figures were read, in order."""
    projects = []
    read = opening.read_dataset

    def reading(project, faults, only=None):
        projects.append(project)
        return read(project, faults, only)

    monkeypatch.setattr(opening, "read_dataset", reading)
    return projects


def cited(project):
    """The figures of a project and what was said of them."""
    faults = Collector()
    rows = cited_figures(project.project, faults)
    return rows, [str(fault) for fault in faults]


def test_figures_that_have_not_changed_are_read_once(project, reads):
    first, _ = cited(project)
    assert cited(project) == (first, [])
    assert cited(project)[0] is first
    open_article(project.project, "tiny")
    assert reads == [project.project]


def test_an_article_reads_the_figures_of_the_sources_its_plan_names(project, reads):
    project.edit("articles/tiny/plan.yaml", "source: rates", "source: customs")
    opened = open_article(project.project, "tiny")
    assert {f.source for f in opened.data.figures} == {"customs"}
    assert opened.data.sources.keys() == {"customs", "rates"}
    open_article(project.project, "tiny")
    assert {f.source for f in cited(project)[0].figures} == {"customs", "rates"}
    open_article(project.project, "tiny")
    assert len(reads) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda project: project.edit("figures/customs.csv", "300.5", "300.6"),
        lambda project: project.edit("series.csv", "Goods trade", "Trade in goods"),
        lambda project: project.edit("regions.csv", "ABW,Aruba,no", "ABW,Aruba,yes"),
        lambda project: project.entry("customs", institution="Another"),
    ],
)
def test_a_file_that_has_changed_is_read_again(project, reads, change):
    first, _ = cited(project)
    change(project)
    second, said = cited(project)
    assert (said, reads) == ([], [project.project] * 2)
    assert second is not first
    assert cited(project)[0] is second


def test_a_file_written_again_is_read_again_whatever_its_size(project, reads):
    cited(project)
    path = project.path("series.csv")
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    cited(project)
    assert len(reads) == 2


def test_figures_with_a_fault_are_not_kept(project, reads):
    good = project.path("series.csv").read_text("utf-8")
    project.write("series.csv", good.replace("title,", "", 1))
    assert cited(project)[1] == cited(project)[1] != []
    assert len(reads) == 2
    project.write("series.csv", good)
    assert cited(project)[1] == []


def hashes(value=120, evidence=(), **more):
    own = {k: more.pop(k) for k in ("unit", "status", "room") if k in more}
    rows = [*totals({2024: value}, **own), *more.pop("rows", ())]
    return judge(rows, evidence, **more).hashes


def test_the_hash_changes_with_a_figure_used_and_not_otherwise():
    aside = totals({2019: 1, 2020: 2}, source="press")
    before = hashes(rows=aside)
    assert hashes(rows=aside) == before
    # a figure that nothing uses
    elsewhere = totals({2019: 7, 2020: 8}, source="press")
    assert hashes(rows=elsewhere) == before
    # the figure used: its value, the digits it was published with, its unit
    for value, unit in ((121, "USD"), ("120.0", "USD"), (120, "USD million")):
        after = hashes(value, unit=unit)
        assert after["a"] != before["a"]
        assert after["b"] == before["b"]


def test_the_hash_changes_with_how_well_the_figure_is_known():
    exact = hashes()
    assert hashes(room=5)["a"] != exact["a"]
    assert hashes(status="lower bound")["a"] != exact["a"]


@pytest.mark.parametrize(
    "change",
    [{"rank": "agency"}, {"stance": "denies"}, {"by": "y"}, {"date": LATE}],
)
def test_the_hash_changes_with_what_a_document_counts_for(change):
    before = hashes(evidence=[paper()])
    after = hashes(evidence=[paper(**change)])
    assert after["a"] != before["a"]
    assert after["b"] == before["b"]


def test_the_hash_does_not_change_with_a_note_of_a_document():
    assert hashes(evidence=[paper(note="n")]) == hashes(evidence=[paper()])


def test_the_hash_changes_with_the_claim_and_with_the_choices():
    before = hashes()["a"]
    reprinted = [claim(ABOVE_100, claim_id="a", printed="over 200")]
    assert hashes(claims=reprinted)["a"] != before
    later = [claim(ABOVE_100, claim_id="a", when_printed="in 2024")]
    assert hashes(claims=later)["a"] != before
    assert hashes(other={"by_press": PRESS})["a"] != before
    assert hashes(source=["customs"])["a"] != before


def test_the_hash_changes_with_the_set_that_makes_the_claim_right():
    def growing(bar):
        entry = plan("growth", LEVEL, base="2020", bar_percent_a_year=bar)
        return judge(totals({2020: 100, 2024: 120}), entry=entry).hashes["a"]

    assert growing(5) != growing(3)


def test_what_nobody_foresaw_in_an_article_is_a_line_of_it(project, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("one")

    monkeypatch.setattr(opening, "clean_claims", broken)
    with pytest.raises(Faults) as faults:
        opening.check(project.project, ())
    assert str(faults.value) == (
        "data/raw/articles/tiny: found ZeroDivisionError: one; allowed: an article that "
        "can be read. Undo its last change."
    )
